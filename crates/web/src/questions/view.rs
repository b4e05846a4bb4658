//! The fields of questions, as `questions.html` shows them.

use city::{CitySettings, Sector, Texts};
use forms::{DayPart, Form, Holds, Item, Kind, Question as Asked, Slot, Typed};

use super::said::Telling;
use super::slots::{day_word, part_word, sector_word};
use crate::html::{Attributes, SafeHtml};
use crate::map::{Ground, Place};
use crate::markdown;
use crate::views::{Choice, Chosen, lang_attribute};
use crate::words::Words;

/// The questions of a form with what is typed.
#[derive(Debug, Clone, Default)]
pub struct Questions {
    /// Sections and questions, in the order they are read.
    pub parts: Vec<Part>,
}

/// A part of a form.
#[derive(Debug, Clone)]
pub enum Part {
    /// A title above the questions that follow.
    Section {
        /// The title.
        title: String,
        /// The language of its words, where it is not that of the page.
        lang: Attributes,
        /// What one should know first.
        html: SafeHtml,
    },
    /// A question.
    Question(Box<Question>),
}

/// A question with what is typed.
#[derive(Debug, Clone)]
pub struct Question {
    /// The name of its field: `q3`.
    pub field: String,
    /// The question; that it can be left out is said with it.
    pub label: String,
    /// The language of its words, where it is not that of the page.
    pub lang: Attributes,
    /// What helps to answer it.
    pub help: SafeHtml,
    /// When it is asked, if not always.
    pub when: Option<When>,
    /// Whether only staff read the answer.
    pub private: bool,
    /// How what is answered is sealed, if it is.
    pub sealed: Option<SealedField>,
    /// Its fields.
    pub control: Control,
}

/// How what is answered is sealed.
#[derive(Debug, Clone)]
pub struct SealedField {
    /// The field that keeps what was sealed before; nothing where there is nothing.
    pub keeps: Option<String>,
    /// Whether it can be sealed now.
    pub can: bool,
}

/// When a question is asked, as a sentence and for the script.
#[derive(Debug, Clone)]
pub struct When {
    /// The sentence.
    pub said: String,
    /// The field of the earlier question.
    pub field: String,
    /// The values of which one must be chosen, with blanks between.
    pub any: String,
    /// The least number.
    pub least: String,
}

/// The fields of a question.
#[derive(Debug, Clone)]
pub enum Control {
    /// A line.
    Line {
        /// What is typed.
        value: String,
        /// The keyboard of a phone.
        mode: &'static str,
        /// What stands behind it.
        unit: String,
    },
    /// Some paragraphs.
    Text {
        /// What is typed.
        value: String,
        /// The most characters.
        most: u32,
    },
    /// Radio buttons or boxes to tick.
    Choices {
        /// `radio` or `checkbox`.
        input: &'static str,
        /// What can be chosen.
        choices: Vec<Choice>,
        /// Something else: its field, what is typed there, and whether it is chosen.
        other: Option<(String, String, bool)>,
        /// How many can be chosen, or nothing.
        note: String,
    },
    /// A place for each choice.
    Ranks(Vec<Rank>),
    /// An amount.
    Money {
        /// What is typed.
        value: String,
        /// The sign of the currency.
        sign: String,
    },
    /// A day.
    Date {
        /// What is typed.
        value: String,
    },
    /// Parts of the week.
    Slots {
        /// The parts of a day.
        parts: Vec<&'static str>,
        /// Each day with its boxes.
        days: Vec<(&'static str, Vec<Choice>)>,
    },
    /// A place.
    Place(Box<PlaceFields>),
    /// An organisation.
    Organisation {
        /// Its name.
        name: String,
        /// The sectors; the first is none.
        sectors: Vec<Choice>,
        /// Its address on the web.
        site: String,
    },
    /// Somebody else.
    Person {
        /// What they are called.
        name: String,
        /// An e-mail address or a telephone number.
        reach: String,
    },
    /// A box to tick.
    Consent {
        /// Whether it is ticked.
        agreed: bool,
    },
}

/// A choice to be given a place.
#[derive(Debug, Clone)]
pub struct Rank {
    /// The name of its field.
    pub field: String,
    /// What it says.
    pub label: String,
    /// The places there are; the first is none.
    pub places: Vec<Choice>,
}

/// The fields of a place.
#[derive(Debug, Clone)]
pub struct PlaceFields {
    /// The map to choose on; empty where the city has none.
    pub map: SafeHtml,
    /// Longitude in degrees.
    pub lon: String,
    /// Latitude.
    pub lat: String,
    /// The neighbourhoods; the first is none.
    pub areas: Vec<Choice>,
    /// The place in words.
    pub words: String,
}

/// What is needed to ask.
#[derive(Clone, Copy)]
pub struct Asking<'a> {
    /// The words of the reader.
    pub w: &'a Words,
    /// The languages to look for.
    pub wished: &'a [&'a str],
    /// The city.
    pub city: &'a CitySettings,
    /// Its map.
    pub ground: Option<&'a Ground>,
    /// Whether the key is here that seals.
    pub can_seal: bool,
}

impl Questions {
    /// Whether nothing is asked.
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }
}

impl<'a> Asking<'a> {
    /// Asks the reader of a request.
    pub fn of(visit: &'a crate::http::Visit, wished: &'a [&'a str]) -> Self {
        let city = &visit.city;
        let can_seal = visit.can_seal();
        Self {
            w: &visit.words,
            wished,
            city: &city.settings,
            ground: city.ground.as_ref(),
            can_seal,
        }
    }

    /// All questions of a form, with what is typed.
    pub fn questions(&self, form: &Form, typed: &Typed) -> Questions {
        let part = |item: &Item| match item {
            Item::Section(section) => {
                let (title, lang) = self.text(&section.title);
                let html = markdown::html(&self.text(&section.help).0);
                Part::Section { title, lang, html }
            }
            Item::Question(question) => {
                Part::Question(Box::new(self.question(form, question, typed)))
            }
        };
        Questions { parts: form.items().iter().map(part).collect() }
    }

    fn text(&self, texts: &Texts) -> (String, Attributes) {
        let Some((tag, text)) = texts.pick(self.wished) else { return Default::default() };
        let same = tag.as_str() == self.w.tag();
        let lang = if same { Attributes::new() } else { lang_attribute(tag.as_str()) };
        (text.to_owned(), lang)
    }

    fn telling(&self) -> Telling<'a> {
        Telling::new(self.w, self.wished, self.city)
    }

    fn question(&self, form: &Form, question: &Asked, typed: &Typed) -> Question {
        let (label, lang) = self.text(&question.label);
        Question {
            field: question.field(),
            label: if question.required { label } else { self.w.optional(label) },
            lang,
            help: markdown::html(&self.text(&question.help).0),
            when: self.when(form, question),
            private: question.private,
            sealed: question.sealed.then(|| {
                let keeps = typed.keeps_sealed(question.key) && typed.fresh(question.key).is_none();
                SealedField { keeps: keeps.then(|| question.kept_field()), can: self.can_seal }
            }),
            control: self.control(question, typed),
        }
    }

    fn when(&self, form: &Form, question: &Asked) -> Option<When> {
        let only_if = question.only_if.as_ref()?;
        let earlier = form.question(only_if.question)?;
        let any = match &only_if.holds {
            Holds::AnyOf(keys) => {
                keys.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
            }
            Holds::AtLeast(_) => String::new(),
            Holds::Agreed => "yes".to_owned(),
        };
        let least = match (&only_if.holds, &earlier.kind) {
            (Holds::AtLeast(least), Kind::Number { decimals, .. }) => {
                crate::forms::typed_decimal(*least, *decimals, '.')
            }
            _ => String::new(),
        };
        let said = self.telling().only_if(only_if, earlier);
        Some(When { said, field: earlier.field(), any, least })
    }

    fn control(&self, question: &Asked, typed: &Typed) -> Control {
        let field = question.field();
        let value = match typed.fresh(question.key) {
            Some(fresh) => fresh.reveal().to_owned(),
            None => typed.get(&field).to_owned(),
        };
        let line = |mode, unit| Control::Line { value: value.clone(), mode, unit };
        match &question.kind {
            Kind::ShortText { .. } => line("text", String::new()),
            Kind::LongText { most } => Control::Text { value, most: *most },
            Kind::Choice { other, .. } => {
                let mut control = self.choices(question, typed, "radio", *other, String::new());
                // A radio button cannot be taken back: who chose and need not can choose nothing again.
                if let Control::Choices { choices, .. } = &mut control
                    && !question.required
                    && !value.is_empty()
                {
                    choices.push(Choice::new("", self.w.question_none(), Chosen::No));
                }
                control
            }
            Kind::Choices { choices, other, most } => {
                let all = choices.len() + usize::from(*other);
                let most = most.filter(|most| usize::try_from(*most).is_ok_and(|most| most < all));
                let note = most.map(|most| self.w.question_most(i64::from(most)));
                self.choices(question, typed, "checkbox", *other, note.unwrap_or_default())
            }
            Kind::Ranking { choices } => Control::Ranks(
                choices
                    .iter()
                    .map(|choice| {
                        let field = question.rank_field(choice.key);
                        let places = self.places(choices.len(), typed.get(&field));
                        Rank { label: self.text(&choice.text).0, field, places }
                    })
                    .collect(),
            ),
            Kind::Number { unit, decimals, .. } => {
                let mode = if *decimals == 0 { "numeric" } else { "decimal" };
                line(mode, self.text(unit).0)
            }
            Kind::Money { .. } => {
                let sign = self.city.currency;
                Control::Money {
                    value,
                    sign: crate::words::currency_sign(sign.as_str()).to_owned(),
                }
            }
            Kind::Date => Control::Date { value },
            Kind::Slots => self.slots(&field, typed),
            Kind::Place => self.place(question, typed),
            Kind::Link => line("url", String::new()),
            Kind::Consent => Control::Consent { agreed: value == "yes" },
            Kind::Organisation => self.organisation(question, typed),
            Kind::Person => {
                let reach = typed.get(&question.field_of("reach")).to_owned();
                Control::Person { name: value, reach }
            }
        }
    }

    fn choices(
        &self,
        question: &Asked,
        typed: &Typed,
        input: &'static str,
        other: bool,
        note: String,
    ) -> Control {
        let field = question.field();
        let one = |choice: &forms::Choice| {
            let key = choice.key.to_string();
            let chosen = typed.has(&field, &key).into();
            Choice::new(key, self.text(&choice.text).0, chosen)
        };
        let beside = question.field_of("other");
        let written = typed.get(&beside).to_owned();
        Control::Choices {
            input,
            choices: question.kind.choices().iter().map(one).collect(),
            other: other.then(|| (beside, written, typed.has(&field, "other"))),
            note,
        }
    }

    /// The places from the first to the last; none comes first.
    fn places(&self, many: usize, typed: &str) -> Vec<Choice> {
        let none = Choice::new("", self.w.question_no_place(), Chosen::from(typed.is_empty()));
        let place = |at: usize| {
            let said = self.w.question_place(i64::try_from(at).unwrap_or_default());
            Choice::new(at.to_string(), said, Chosen::from(typed == at.to_string()))
        };
        std::iter::once(none).chain((1..=many).map(place)).collect()
    }

    fn slots(&self, field: &str, typed: &Typed) -> Control {
        let day = |day: u8| {
            let boxes = Slot::all().filter(|slot| slot.day == day).map(|slot| {
                let chosen = typed.has(field, &slot.key()).into();
                Choice::new(slot.key(), part_word(self.w, slot.part), chosen)
            });
            (day_word(self.w, day), boxes.collect())
        };
        Control::Slots {
            parts: DayPart::ALL.iter().map(|part| part_word(self.w, *part)).collect(),
            days: (1..=7).map(day).collect(),
        }
    }

    fn place(&self, question: &Asked, typed: &Typed) -> Control {
        let value = |part: &str| typed.get(&question.field_of(part)).to_owned();
        let (lon, lat, area) = (value("lon"), value("lat"), value("area"));
        let none = Choice::new("", self.w.question_no_area(), Chosen::from(area.is_empty()));
        let areas = self
            .city
            .neighbourhoods
            .iter()
            .map(|one| Choice::new(&one.key, &one.name, Chosen::from(area == one.key)));
        let chosen = lon.parse().ok().zip(lat.parse().ok()).map(|(lon, lat)| Place { lon, lat });
        let field = question.field();
        let map = self.ground.map(|ground| ground.picker_of(&field, chosen, &area));
        Control::Place(Box::new(PlaceFields {
            map: map.unwrap_or_default(),
            areas: std::iter::once(none).chain(areas).collect(),
            words: typed.get(&field).to_owned(),
            lon,
            lat,
        }))
    }
}

impl Asking<'_> {
    fn organisation(&self, question: &Asked, typed: &Typed) -> Control {
        let value = |part: &str| typed.get(&question.field_of(part)).to_owned();
        let chosen = value("sector");
        let none = Choice::new("", self.w.question_no_sector(), Chosen::from(chosen.is_empty()));
        let sectors = Sector::ALL.iter().map(|one| {
            Choice::new(one.key(), sector_word(self.w, *one), Chosen::from(chosen == one.key()))
        });
        Control::Organisation {
            name: typed.get(&question.field()).to_owned(),
            sectors: std::iter::once(none).chain(sectors).collect(),
            site: value("site"),
        }
    }
}

impl Question {
    /// Whether there is a hint, as the pieces of forms want to know.
    pub fn hint(&self) -> &'static str {
        let note = matches!(&self.control, Control::Choices { note, .. } if !note.is_empty());
        if self.help.is_empty() && !note { "" } else { "x" }
    }
}

impl Control {
    /// Whether it has several fields, which the question stands above as the title of a group.
    pub fn is_grouped(&self) -> bool {
        matches!(
            self,
            Self::Choices { .. }
                | Self::Ranks(_)
                | Self::Slots { .. }
                | Self::Place(_)
                | Self::Organisation { .. }
                | Self::Person { .. }
                | Self::Consent { .. }
        )
    }

    /// Whether what is wrong with it leads to the whole group.
    pub fn is_whole(&self) -> bool {
        matches!(self, Self::Ranks(_) | Self::Slots { .. } | Self::Place(_))
    }

    /// Whether it is short.
    pub fn is_number(&self) -> bool {
        matches!(self, Self::Line { mode: "numeric" | "decimal", .. })
    }
}
