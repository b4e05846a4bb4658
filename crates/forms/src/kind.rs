//! The kinds of questions, with what each needs to be told.

use city::Texts;
use serde::{Deserialize, Serialize};

use crate::Key;

city::stored! {
    /// The name of a kind of question, as officers choose it.
    pub enum KindName {
        /// A few words.
        ShortText = "short_text",
        /// Some paragraphs.
        LongText = "long_text",
        /// One of several choices.
        Choice = "choice",
        /// Any of several choices.
        Choices = "choices",
        /// Choices brought into an order.
        Ranking = "ranking",
        /// A number with a unit.
        Number = "number",
        /// An amount in the city's currency.
        Money = "money",
        /// A day.
        Date = "date",
        /// When in the week.
        Slots = "slots",
        /// A point on the map, a neighbourhood, or both.
        Place = "place",
        /// An address on the web.
        Link = "link",
        /// Something to agree with.
        Consent = "consent",
        /// An organisation: its name, its sector, its address on the web.
        Organisation = "organisation",
        /// Somebody else, and how to reach them.
        Person = "person",
    }
}

/// What kind of answer a question takes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A few words.
    ShortText {
        /// The most characters there may be.
        most: u32,
    },
    /// Some paragraphs.
    LongText {
        /// The most characters there may be.
        most: u32,
    },
    /// One of several choices.
    Choice {
        /// What can be chosen.
        choices: Vec<Choice>,
        /// Whether people can write something else.
        #[serde(default)]
        other: bool,
    },
    /// Any of several choices.
    Choices {
        /// What can be chosen.
        choices: Vec<Choice>,
        /// Whether people can write something else.
        #[serde(default)]
        other: bool,
        /// How many can be chosen at most; nothing for all of them.
        #[serde(default)]
        most: Option<u32>,
    },
    /// Choices brought into an order, as far as people want to.
    Ranking {
        /// What is brought into an order.
        choices: Vec<Choice>,
    },
    /// A number.
    Number {
        /// What is counted or measured.
        #[serde(default)]
        unit: Texts,
        /// The digits after the decimal mark; 0 to 4.
        #[serde(default)]
        decimals: u8,
        /// The least it can be, in units of the last digit.
        least: i64,
        /// The most it can be, in units of the last digit.
        most: i64,
    },
    /// An amount in the city's currency.
    Money {
        /// The most it can be, in whole units.
        most: i64,
    },
    /// A day.
    Date,
    /// When in the week.
    Slots,
    /// A point on the map, a neighbourhood and words, any of them.
    Place,
    /// An address on the web.
    Link,
    /// Something to agree with; required, one cannot go on without.
    Consent,
    /// An organisation: its name, its sector, its address on the web.
    Organisation,
    /// Somebody else, and how to reach them. Only staff read it.
    Person,
}

/// Something that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// Its key.
    pub key: Key,
    /// What it says.
    pub text: Texts,
}

impl KindName {
    /// Whether what is answered can be kept sealed: words can.
    pub fn may_be_sealed(self) -> bool {
        matches!(self, Self::ShortText | Self::LongText)
    }

    /// Whether only staff ever read what is answered: it tells how to reach somebody who was not asked.
    pub fn is_for_staff(self) -> bool {
        self == Self::Person
    }
}

impl Kind {
    /// The name of the kind.
    pub fn name(&self) -> KindName {
        match self {
            Self::ShortText { .. } => KindName::ShortText,
            Self::LongText { .. } => KindName::LongText,
            Self::Choice { .. } => KindName::Choice,
            Self::Choices { .. } => KindName::Choices,
            Self::Ranking { .. } => KindName::Ranking,
            Self::Number { .. } => KindName::Number,
            Self::Money { .. } => KindName::Money,
            Self::Date => KindName::Date,
            Self::Slots => KindName::Slots,
            Self::Place => KindName::Place,
            Self::Link => KindName::Link,
            Self::Consent => KindName::Consent,
            Self::Organisation => KindName::Organisation,
            Self::Person => KindName::Person,
        }
    }

    /// What can be chosen; nothing for kinds without choices.
    pub fn choices(&self) -> &[Choice] {
        match self {
            Self::Choice { choices, .. }
            | Self::Choices { choices, .. }
            | Self::Ranking { choices } => choices,
            _ => &[],
        }
    }

    /// The choice with a key.
    pub fn choice(&self, key: Key) -> Option<&Choice> {
        self.choices().iter().find(|choice| choice.key == key)
    }

    /// Whether what is answered can be kept sealed: words can.
    pub fn may_be_sealed(&self) -> bool {
        self.name().may_be_sealed()
    }

    /// Whether an answer that was given to a question of this kind means the same where the question is of `other`.
    pub fn reads_as(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Number { unit, decimals, .. }, Self::Number { unit: u, decimals: d, .. }) => {
                decimals == d && unit == u
            }
            _ => self.name() == other.name(),
        }
    }
}
