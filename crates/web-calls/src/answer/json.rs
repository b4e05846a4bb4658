//! Forms, answers and their summaries as programs see them. A question is called `q3`, as it is in data sets and beside
//! flaws; a choice by its number.

use std::borrow::Cow;
use std::collections::BTreeMap;

use calls::{Call, GoesWith, KeptForm};
use city::{Flaw, Flaws, InClear, LonLat, Money, Sector};
use forms::{Answer, Answers, DayPart, Form, Item, Key, Kind, Question, Sealing, Slot, Summary};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};
use web::api::{PointJson, TextsJson, texts};

/// Answers by question: `q3`.
pub(crate) type AnswersJson = BTreeMap<String, AnswerJson>;

/// The answer to one question, as its kind takes it.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub(crate) enum AnswerJson {
    /// Words, or an address on the web.
    Text(String),
    /// What was chosen.
    Chosen(ChosenJson),
    /// Choices, the first place first.
    Ranked(Vec<u32>),
    /// A number in units of the last digit that the question takes.
    Number(i64),
    /// An amount in the city's currency.
    Money(AmountJson),
    /// A day.
    Date(String),
    /// Parts of the week.
    Slots(Vec<String>),
    /// Where.
    Place(PlaceJson),
    /// It was agreed with.
    Agreed(bool),
    /// An organisation.
    Organisation(NamedJson),
    /// Somebody else.
    Person(ContactJson),
    /// It is kept sealed. Sent back, it stays as it is; to change it, its text is sent.
    Sealed(bool),
}

/// What was chosen, and what was written as something else.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Chosen")]
pub(crate) struct ChosenJson {
    #[serde(default)]
    of: Vec<u32>,
    #[serde(default)]
    other: String,
}

/// An amount in minor units of the city's currency.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "AnsweredAmount")]
pub(crate) struct AmountJson {
    minor: i64,
    currency: String,
}

/// Where: a point, the key of a neighbourhood, words.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "AnsweredPlace")]
pub(crate) struct PlaceJson {
    #[serde(default)]
    point: Option<PointJson>,
    #[serde(default)]
    neighbourhood: Option<String>,
    #[serde(default)]
    words: String,
}

/// An organisation: its name, its sector, its address on the web.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "AnsweredOrganisation")]
pub(crate) struct NamedJson {
    name: String,
    #[serde(default)]
    sector: Option<Sector>,
    #[serde(default)]
    site: String,
}

/// Somebody else, and their e-mail address or telephone number.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "AnsweredPerson")]
pub(crate) struct ContactJson {
    name: String,
    reach: String,
}

/// Described as one object of which exactly one field is there. A choice between nine objects would say the same, but
/// programs that are generated from that lack half of them.
impl JsonSchema for AnswerJson {
    fn schema_name() -> Cow<'static, str> {
        "QuestionAnswer".into()
    }

    fn json_schema(schemas: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "The answer to one question: exactly one of these, as its kind takes it.",
            "type": "object",
            "minProperties": 1,
            "maxProperties": 1,
            "additionalProperties": false,
            "properties": {
                "text": { "description": "Words, or an address on the web.", "type": "string" },
                "chosen": schemas.subschema_for::<ChosenJson>(),
                "ranked": {
                    "description": "Choices, the first place first.",
                    "type": "array",
                    "items": schemas.subschema_for::<u32>(),
                },
                "number": {
                    "description": "A number in units of the last digit that the question takes.",
                    "type": "integer",
                    "format": "int64",
                },
                "money": schemas.subschema_for::<AmountJson>(),
                "date": { "description": "A day: 2026-05-01.", "type": "string" },
                "slots": {
                    "description": "Parts of the week, from 1-morning to 7-evening.",
                    "type": "array",
                    "items": { "type": "string" },
                },
                "place": schemas.subschema_for::<PlaceJson>(),
                "organisation": schemas.subschema_for::<NamedJson>(),
                "person": schemas.subschema_for::<ContactJson>(),
                "agreed": { "description": "It was agreed with.", "type": "boolean" },
                "sealed": {
                    "description": "It is kept sealed, and no program reads it. Sent back, it stays as it is; to change it, its text is sent.",
                    "type": "boolean",
                },
            },
        })
    }
}

/// What a call asks.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Form")]
pub(crate) struct FormJson {
    /// The version, which answers name.
    version: i64,
    /// Whether its questions come with each idea or are answered on a page of their own.
    #[schemars(extend("enum" = ["ideas", "answers"]))]
    goes_with: &'static str,
    /// Sections and questions, in their order.
    items: Vec<ItemJson>,
}

/// A section or a question.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(rename = "FormItem")]
enum ItemJson {
    Section { title: TextsJson, help: TextsJson },
    Question(Box<QuestionJson>),
}

/// A question.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Question")]
struct QuestionJson {
    /// Its name: q3.
    question: String,
    label: TextsJson,
    /// Markdown.
    help: TextsJson,
    required: bool,
    /// Whether only staff read what is answered.
    private: bool,
    /// Whether what is answered is kept sealed, so that no program reads it again.
    sealed: bool,
    /// It is asked only where an earlier one was answered so.
    only_if: Option<OnlyIfJson>,
    kind: &'static str,
    /// What can be chosen.
    choices: Vec<ChoiceJson>,
    /// Whether something else can be written.
    other: bool,
    /// The unit of a number.
    unit: TextsJson,
    /// How many digits of a number stand after the decimal mark.
    decimals: u8,
    /// The least number, in units of its last digit.
    least: Option<i64>,
    /// The most characters or choices; of a number in units of its last digit, of an amount in whole units.
    most: Option<i64>,
}

/// A choice.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "QuestionChoice")]
struct ChoiceJson {
    choice: u32,
    text: TextsJson,
}

/// On what a question depends.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "OnlyIf")]
struct OnlyIfJson {
    question: String,
    /// One of these was chosen.
    any_of: Vec<u32>,
    /// The number is at least this.
    at_least: Option<i64>,
}

/// What all answers to a question say. Whoever is no officer gets it once nobody can answer any more, without what
/// would tell of fewer than five people: a choice that is missing is left out for that reason.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "QuestionSummary")]
pub(crate) struct SummaryJson {
    question: String,
    label: TextsJson,
    kind: &'static str,
    /// Everybody who answered it.
    people: i64,
    /// How many for each value, or its points.
    values: Vec<ValueJson>,
    /// The number that half of the answers do not pass, rounded.
    half: Option<i64>,
}

/// How many answered so.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "SummaryValue")]
struct ValueJson {
    /// A choice, “other”, a part of the week, a month, a neighbourhood's or sector's key, or a number with the next.
    value: String,
    /// The most number that is meant, where the value is the least.
    until: Option<i64>,
    many: i64,
}

fn field(key: Key) -> String {
    format!("q{key}")
}

impl FormJson {
    pub(super) fn of(call: &Call, kept: &KeptForm) -> Self {
        Self {
            version: kept.version,
            goes_with: match call.form_goes_with() {
                GoesWith::Ideas => "ideas",
                GoesWith::Answers => "answers",
            },
            items: kept.form.items().iter().map(ItemJson::from).collect(),
        }
    }
}

impl From<&Item> for ItemJson {
    fn from(item: &Item) -> Self {
        match item {
            Item::Section(section) => {
                Self::Section { title: texts(&section.title), help: texts(&section.help) }
            }
            Item::Question(question) => Self::Question(Box::new(QuestionJson::from(question))),
        }
    }
}

impl From<&Question> for QuestionJson {
    fn from(question: &Question) -> Self {
        let mut json = Self {
            question: question.field(),
            label: texts(&question.label),
            help: texts(&question.help),
            required: question.required,
            private: question.private,
            sealed: question.sealed,
            only_if: question.only_if.as_ref().map(OnlyIfJson::from),
            kind: question.kind.name().key(),
            choices: question.kind.choices().iter().map(choice).collect(),
            other: false,
            unit: TextsJson::new(),
            decimals: 0,
            least: None,
            most: None,
        };
        match &question.kind {
            Kind::ShortText { most } | Kind::LongText { most } => json.most = Some((*most).into()),
            Kind::Choice { other, .. } => json.other = *other,
            Kind::Choices { other, most, .. } => {
                json.other = *other;
                json.most = most.map(i64::from);
            }
            Kind::Number { unit, decimals, least, most } => {
                json.unit = texts(unit);
                json.decimals = *decimals;
                json.least = Some(*least);
                json.most = Some(*most);
            }
            Kind::Money { most } => json.most = Some(*most),
            _ => {}
        }
        json
    }
}

fn choice(choice: &forms::Choice) -> ChoiceJson {
    ChoiceJson { choice: choice.key.get(), text: texts(&choice.text) }
}

impl From<&forms::OnlyIf> for OnlyIfJson {
    fn from(only_if: &forms::OnlyIf) -> Self {
        let (any_of, at_least) = match &only_if.holds {
            forms::Holds::AnyOf(keys) => (keys.iter().map(|key| key.get()).collect(), None),
            forms::Holds::AtLeast(number) => (Vec::new(), Some(*number)),
            forms::Holds::Agreed => (Vec::new(), None),
        };
        Self { question: field(only_if.question), any_of, at_least }
    }
}

impl From<&Answer> for AnswerJson {
    fn from(answer: &Answer) -> Self {
        let numbers = |keys: &[Key]| keys.iter().map(|key| key.get()).collect();
        match answer {
            Answer::Text(text) => Self::Text(text.clone()),
            Answer::Chosen { of, other } => {
                Self::Chosen(ChosenJson { of: numbers(of), other: other.clone() })
            }
            Answer::Ranked(keys) => Self::Ranked(numbers(keys)),
            Answer::Number(number) => Self::Number(*number),
            Answer::Money(money) => {
                Self::Money(AmountJson { minor: money.minor, currency: money.currency.to_string() })
            }
            Answer::Date(date) => Self::Date(date.to_string()),
            Answer::Slots(slots) => Self::Slots(slots.iter().map(|slot| slot.key()).collect()),
            Answer::Place { point, neighbourhood, words } => Self::Place(PlaceJson {
                point: point.map(LonLat::degrees).map(|(lon, lat)| PointJson { lon, lat }),
                neighbourhood: neighbourhood.clone(),
                words: words.clone(),
            }),
            Answer::Agreed => Self::Agreed(true),
            Answer::Organisation { name, sector, site } => Self::Organisation(NamedJson {
                name: name.clone(),
                sector: *sector,
                site: site.clone(),
            }),
            Answer::Person { name, reach } => {
                Self::Person(ContactJson { name: name.clone(), reach: reach.clone() })
            }
            Answer::Sealed(_) => Self::Sealed(true),
        }
    }
}

/// Answers as programs see them.
pub(crate) fn answers(answers: &Answers) -> AnswersJson {
    answers.iter().map(|(key, answer)| (field(key), AnswerJson::from(answer))).collect()
}

/// Reads what a program answered; a flaw stands beside its question.
pub(crate) fn read(form: &Form, sent: &AnswersJson) -> Result<Answers, Flaws> {
    let (mut answers, mut flaws) = (Answers::default(), Flaws::default());
    for (name, said) in sent {
        let question = form.questions().find(|question| question.field() == *name);
        match (question, answer(said)) {
            (None, _) => flaws.add(name, Flaw::NotAChoice),
            (_, Err(flaw)) => flaws.add(name, flaw),
            (_, Ok(None)) => {}
            (Some(question), Ok(Some(Answer::Text(words)))) if question.sealed => {
                let fresh = Sealing::Fresh(InClear::new(words));
                answers.set(question.key, Answer::Sealed(fresh));
            }
            (Some(question), Ok(Some(answer))) => answers.set(question.key, answer),
        }
    }
    flaws.into_result().map(|()| answers)
}

fn answer(said: &AnswerJson) -> Result<Option<Answer>, Flaw> {
    let keys = |numbers: &[u32]| numbers.iter().copied().map(Key::new).collect();
    Ok(Some(match said {
        AnswerJson::Text(text) => Answer::Text(text.clone()),
        AnswerJson::Chosen(ChosenJson { of, other }) => {
            Answer::Chosen { of: keys(of), other: other.clone() }
        }
        AnswerJson::Ranked(of) => Answer::Ranked(keys(of)),
        AnswerJson::Number(number) => Answer::Number(*number),
        AnswerJson::Money(AmountJson { minor, currency }) => {
            let currency = currency.parse().map_err(|_| Flaw::NotAChoice)?;
            Answer::Money(Money { minor: *minor, currency })
        }
        AnswerJson::Date(date) => Answer::Date(date.parse().map_err(|_| Flaw::NotADate)?),
        AnswerJson::Slots(slots) => Answer::Slots(read_slots(slots)?),
        AnswerJson::Place(PlaceJson { point, neighbourhood, words }) => Answer::Place {
            point: match point {
                Some(point) => {
                    Some(LonLat::from_degrees(point.lon, point.lat).ok_or(Flaw::OutsideTheCity)?)
                }
                None => None,
            },
            neighbourhood: neighbourhood.clone(),
            words: words.clone(),
        },
        AnswerJson::Agreed(true) => Answer::Agreed,
        AnswerJson::Organisation(NamedJson { name, sector, site }) => {
            Answer::Organisation { name: name.clone(), sector: *sector, site: site.clone() }
        }
        AnswerJson::Person(ContactJson { name, reach }) => {
            Answer::Person { name: name.clone(), reach: reach.clone() }
        }
        AnswerJson::Sealed(true) => Answer::Sealed(Sealing::Kept),
        AnswerJson::Agreed(false) | AnswerJson::Sealed(false) => return Ok(None),
    }))
}

fn read_slots(slots: &[String]) -> Result<Vec<Slot>, Flaw> {
    let read = |key: &String| {
        let (day, part) = key.split_once('-')?;
        let slot = Slot { day: day.parse().ok()?, part: part.parse::<DayPart>().ok()? };
        (1..=7).contains(&slot.day).then_some(slot)
    };
    slots.iter().map(|key| read(key).ok_or(Flaw::NotAChoice)).collect()
}

impl SummaryJson {
    pub(super) fn of(question: &Question, summary: &Summary) -> Self {
        let value = |value: String, many: i64| ValueJson { value, until: None, many };
        let bar = |bar: &forms::Bar| {
            let named = bar.choice.map(|key| key.to_string());
            value(named.unwrap_or_else(|| "other".to_owned()), bar.many)
        };
        let mut half_of = None;
        let values = match summary {
            Summary::Chosen { bars, .. } | Summary::Ranked { bars, .. } => {
                bars.iter().map(bar).collect()
            }
            Summary::Numbers { half, bins, people } => {
                half_of = (*people > 0).then_some(*half);
                let bins = bins.iter();
                bins.map(|bin| ValueJson {
                    until: Some(bin.most),
                    ..value(bin.least.to_string(), bin.many)
                })
                .collect()
            }
            Summary::Months { months: named, .. }
            | Summary::Places { neighbourhoods: named, .. } => {
                named.iter().map(|(name, many)| value(name.clone(), *many)).collect()
            }
            Summary::Slots { slots, .. } => {
                slots.iter().map(|(slot, many)| value(slot.key(), *many)).collect()
            }
            Summary::Sectors { sectors, .. } => {
                sectors.iter().map(|(sector, many)| value(sector.to_string(), *many)).collect()
            }
            Summary::Said { .. } => Vec::new(),
        };
        Self {
            question: question.field(),
            label: texts(&question.label),
            kind: question.kind.name().key(),
            people: summary.people(),
            values,
            half: half_of,
        }
    }
}
