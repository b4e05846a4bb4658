//! What was answered, checked.

use std::collections::BTreeMap;

use city::{InClear, LonLat, Money, Sector};
use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de, ser};

use crate::{Form, Key};

/// The answer to one question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// Words, or an address on the web.
    Text(String),
    /// What was chosen, in the order of the choices.
    Chosen {
        /// The choices.
        of: Vec<Key>,
        /// What was written as something else; empty for nothing.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        other: String,
    },
    /// The choices from the first place on; those left out have no place.
    Ranked(Vec<Key>),
    /// A number in units of its last digit.
    Number(i64),
    /// An amount.
    Money(Money),
    /// A day.
    Date(Date),
    /// When in the week, in order.
    Slots(Vec<Slot>),
    /// Where; at least one of the three.
    Place {
        /// On the map.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        point: Option<LonLat>,
        /// The key of a neighbourhood.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        neighbourhood: Option<String>,
        /// In words; empty for none.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        words: String,
    },
    /// It was agreed with.
    Agreed,
    /// An organisation.
    Organisation {
        /// What it is called.
        name: String,
        /// What kind of partner it is.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        sector: Option<Sector>,
        /// Its address on the web; empty for none.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        site: String,
    },
    /// Somebody else.
    Person {
        /// What they are called.
        name: String,
        /// An e-mail address or a telephone number.
        reach: String,
    },
    /// Words that are kept sealed.
    Sealed(Sealing),
}

/// Where the words of a sealed answer are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sealing {
    /// Sealed, beside the other answers.
    Kept,
    /// Still in memory, to be sealed. They are never written as they are.
    Fresh(InClear),
}

impl Serialize for Sealing {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Kept => to.serialize_str("kept"),
            Self::Fresh(_) => {
                Err(ser::Error::custom("what is to be sealed is not written in clear"))
            }
        }
    }
}

impl<'de> Deserialize<'de> for Sealing {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        match String::deserialize(from)?.as_str() {
            "kept" => Ok(Self::Kept),
            _ => Err(de::Error::custom("a sealed answer is kept elsewhere")),
        }
    }
}

city::stored! {
    /// A part of the day.
    pub enum DayPart {
        /// Until noon.
        Morning = "morning",
        /// From noon on.
        Afternoon = "afternoon",
        /// From six on.
        Evening = "evening",
    }
}

/// A part of a day of the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Slot {
    /// The day, from Monday 1 to Sunday 7.
    pub day: u8,
    /// The part of it.
    pub part: DayPart,
}

impl Slot {
    /// All of them, from Monday morning to Sunday evening.
    pub fn all() -> impl Iterator<Item = Self> {
        (1..=7).flat_map(|day| DayPart::ALL.iter().map(move |part| Self { day, part: *part }))
    }

    /// As it is posted and counted: `1-morning`.
    pub fn key(self) -> String {
        format!("{}-{}", self.day, self.part)
    }
}

/// What somebody answered, by question.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Answers(BTreeMap<Key, Answer>);

impl Answers {
    /// The answer to a question, if there is one.
    pub fn get(&self, question: Key) -> Option<&Answer> {
        self.0.get(&question)
    }

    /// Whether nothing was answered.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Each answer with its question.
    pub fn iter(&self) -> impl Iterator<Item = (Key, &Answer)> {
        self.0.iter().map(|(key, answer)| (*key, answer))
    }

    /// Takes an answer out.
    pub fn forget(&mut self, question: Key) {
        self.0.remove(&question);
    }

    /// The questions whose answers are kept sealed, or are to be, with where their words are.
    pub fn sealed(&self) -> impl Iterator<Item = (Key, &Sealing)> {
        self.0.iter().filter_map(|(key, answer)| match answer {
            Answer::Sealed(sealing) => Some((*key, sealing)),
            _ => None,
        })
    }

    /// Puts an answer.
    pub fn set(&mut self, question: Key, answer: Answer) {
        self.0.insert(question, answer);
    }

    /// The answers to what a form asks.
    pub fn of(&self, form: &Form) -> Self {
        self.only(|key| form.question(key).is_some())
    }

    /// Takes over from earlier answers what the form does not ask any more: nobody took it back.
    pub fn keep_gone(&mut self, form: &Form, before: &Self) {
        let gone = before.only(|key| form.question(key).is_none());
        for (key, answer) in gone.0 {
            self.0.entry(key).or_insert(answer);
        }
    }

    fn only(&self, keep: impl Fn(Key) -> bool) -> Self {
        let kept = self.0.iter().filter(|(key, _)| keep(**key));
        Self(kept.map(|(key, answer)| (*key, answer.clone())).collect())
    }

    /// What anybody may read: without the answers only staff read. An answer to a question that the form does not have
    /// (any more) is left out as well: nobody can say whether it was private.
    pub fn public(&self, form: &Form) -> Self {
        self.only(|key| form.question(key).is_some_and(|question| !question.private))
    }
}
