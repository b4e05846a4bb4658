//! What somebody typed into a form, as it was posted: kept in a draft whatever is wrong with it.

use std::collections::BTreeMap;

use city::{InClear, ToSeal};
use serde::{Deserialize, Serialize};

use crate::{Answer, Answers, Form, Key, Kind, Question, Sealing};

/// Values by the names of fields. A question with the key 3 has the field `q3`; beside it there can be `q3_other` (something
/// else), `q3_lon`, `q3_lat` and `q3_area` (a place), `q3_7` (the rank of the choice 7), `q3_sector` and `q3_site` (an organisation),
/// `q3_reach` (a person), and `q3_kept` (what was sealed before stays). What is typed at a question whose answer is sealed stands apart, and is never written with the rest.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Typed {
    fields: BTreeMap<String, Vec<String>>,
    #[serde(skip)]
    fresh: BTreeMap<Key, InClear>,
}

/// What a field beside a sealed one says when what was sealed before stays.
const KEPT: &str = "yes";

impl Question {
    /// The name of its field.
    pub fn field(&self) -> String {
        format!("q{}", self.key)
    }

    /// The name of a field beside it.
    pub fn field_of(&self, part: &str) -> String {
        format!("q{}_{part}", self.key)
    }

    /// The name of the field for the rank of a choice.
    pub fn rank_field(&self, choice: Key) -> String {
        format!("q{}_{choice}", self.key)
    }

    /// The name of the field that keeps what was sealed before.
    pub fn kept_field(&self) -> String {
        self.field_of("kept")
    }

    /// The names of all its fields.
    pub fn fields(&self) -> Vec<String> {
        let mut fields = vec![self.field()];
        if self.sealed {
            fields.push(self.kept_field());
            return fields;
        }
        match &self.kind {
            Kind::Choice { other: true, .. } | Kind::Choices { other: true, .. } => {
                fields.push(self.field_of("other"));
            }
            Kind::Ranking { choices } => {
                fields.extend(choices.iter().map(|choice| self.rank_field(choice.key)));
            }
            Kind::Place => fields.extend(["lon", "lat", "area"].map(|part| self.field_of(part))),
            Kind::Organisation => {
                fields.extend(["sector", "site"].map(|part| self.field_of(part)));
            }
            Kind::Person => fields.push(self.field_of("reach")),
            _ => {}
        }
        fields
    }
}

impl Typed {
    /// Takes of what was posted what the form asks for. `posted` gives the values of a field.
    pub fn of<'a, I>(form: &Form, posted: impl Fn(&str) -> I) -> Self
    where
        I: Iterator<Item = &'a str>,
    {
        let mut typed = Self::default();
        for question in form.questions() {
            for field in question.fields() {
                let values: Vec<String> =
                    posted(&field).filter(|value| !value.is_empty()).map(str::to_owned).collect();
                if question.sealed && field == question.field() {
                    values.into_iter().take(1).for_each(|words| typed.put_fresh(question, words));
                } else if !values.is_empty() {
                    typed.fields.entry(field).or_insert(values);
                }
            }
        }
        typed
    }

    /// Puts words that are to be sealed. Where they fit, they are kept from now on.
    fn put_fresh(&mut self, question: &Question, words: String) {
        let fits = match question.kind {
            Kind::ShortText { most } | Kind::LongText { most } => {
                usize::try_from(most).is_ok_and(|most| words.trim().chars().count() <= most)
            }
            _ => false,
        };
        if words.trim().is_empty() {
            return;
        }
        if fits {
            self.set(question.kept_field(), vec![KEPT.to_owned()]);
        }
        self.fresh.insert(question.key, InClear::new(words));
    }

    /// What was typed anew at a question whose answer is sealed.
    pub fn fresh(&self, question: Key) -> Option<&InClear> {
        self.fresh.get(&question)
    }

    /// Whether what was sealed before stays.
    pub fn keeps_sealed(&self, question: Key) -> bool {
        self.get(&format!("q{question}_kept")) == KEPT
    }

    /// What of it is kept sealed.
    pub fn to_seal(&self) -> ToSeal {
        let kept =
            self.fields.iter().filter(|(_, values)| values.iter().any(|value| value == KEPT));
        let parts = kept.filter_map(|(field, _)| {
            let part = field.strip_suffix("_kept")?;
            let key = Key::from_part(part)?;
            Some((part.to_owned(), self.fresh.get(&key).cloned()))
        });
        parts.collect()
    }

    /// The value of a field, empty for none.
    pub fn get(&self, field: &str) -> &str {
        self.fields.get(field).and_then(|values| values.first()).map_or("", String::as_str)
    }

    /// All values of a field.
    pub fn all(&self, field: &str) -> impl Iterator<Item = &str> {
        self.fields.get(field).into_iter().flatten().map(String::as_str)
    }

    /// Whether a field has a value.
    pub fn has(&self, field: &str, value: &str) -> bool {
        self.all(field).any(|there| there == value)
    }

    /// Whether nothing was typed.
    pub fn is_blank(&self) -> bool {
        self.fresh.is_empty() && self.fields.values().flatten().all(|value| value.trim().is_empty())
    }

    /// Puts the values of a field.
    pub fn set(&mut self, field: impl Into<String>, values: Vec<String>) {
        self.fields.insert(field.into(), values);
    }

    /// What one would type to answer the same, numbers and amounts as `write` says.
    pub fn from_answers(form: &Form, answers: &Answers, write: &impl Writes) -> Self {
        let mut typed = Self::default();
        for question in form.questions() {
            if let Some(answer) = answers.get(question.key) {
                typed.put(question, answer, write);
            }
        }
        typed
    }

    fn put(&mut self, question: &Question, answer: &Answer, write: &impl Writes) {
        let one = |value: String| vec![value];
        let field = question.field();
        match answer {
            Answer::Text(text) if question.sealed => self.put_fresh(question, text.clone()),
            Answer::Sealed(Sealing::Fresh(words)) => {
                self.put_fresh(question, words.reveal().to_owned());
            }
            Answer::Sealed(Sealing::Kept) => {
                self.set(question.kept_field(), one(KEPT.to_owned()));
            }
            Answer::Text(text) => self.set(field, one(text.clone())),
            Answer::Chosen { of, other } => {
                let mut values: Vec<String> = of.iter().map(ToString::to_string).collect();
                if !other.is_empty() {
                    values.push("other".to_owned());
                    self.set(question.field_of("other"), one(other.clone()));
                }
                self.set(field, values);
            }
            Answer::Ranked(keys) => {
                for (key, rank) in keys.iter().zip(1_usize..) {
                    self.set(question.rank_field(*key), one(rank.to_string()));
                }
            }
            Answer::Number(number) => {
                let decimals = match &question.kind {
                    Kind::Number { decimals, .. } => *decimals,
                    _ => 0,
                };
                self.set(field, one(write.number(*number, decimals)));
            }
            Answer::Money(money) => self.set(field, one(write.money(*money))),
            Answer::Date(date) => self.set(field, one(date.to_string())),
            Answer::Slots(slots) => self.set(field, slots.iter().map(|slot| slot.key()).collect()),
            Answer::Place { point, neighbourhood, words } => {
                if let Some((lon, lat)) = point.map(city::LonLat::degrees) {
                    self.set(question.field_of("lon"), one(lon.to_string()));
                    self.set(question.field_of("lat"), one(lat.to_string()));
                }
                if let Some(key) = neighbourhood {
                    self.set(question.field_of("area"), one(key.clone()));
                }
                self.set(field, one(words.clone()));
            }
            Answer::Agreed => self.set(field, one("yes".to_owned())),
            Answer::Organisation { name, sector, site } => {
                self.set(field, one(name.clone()));
                if let Some(sector) = sector {
                    self.set(question.field_of("sector"), one(sector.to_string()));
                }
                if !site.is_empty() {
                    self.set(question.field_of("site"), one(site.clone()));
                }
            }
            Answer::Person { name, reach } => {
                self.set(field, one(name.clone()));
                self.set(question.field_of("reach"), one(reach.clone()));
            }
        }
    }
}

/// How the reader writes numbers.
pub trait Writes {
    /// A number in units of its last digit.
    fn number(&self, number: i64, decimals: u8) -> String;
    /// An amount.
    fn money(&self, money: city::Money) -> String;
}
