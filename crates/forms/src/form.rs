//! A form: sections and questions in the order they are read.

use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

use city::Texts;
use serde::{Deserialize, Serialize};

use crate::{Kind, OnlyIf};

/// Names a section, a question or a choice within its form. It is never given again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Key(u32);

impl Key {
    /// The key of a number, for those that come from tables and addresses.
    pub const fn new(number: u32) -> Self {
        Self(number)
    }

    /// The key that a part of an answered form names: `q3`.
    pub fn from_part(part: &str) -> Option<Self> {
        part.strip_prefix('q')?.parse().ok()
    }

    /// Its number, for tables.
    pub const fn get(self) -> u32 {
        self.0
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for Key {
    type Err = std::num::ParseIntError;

    fn from_str(number: &str) -> Result<Self, Self::Err> {
        number.parse().map(Self)
    }
}

/// How much a form may hold.
#[derive(Debug, Clone, Copy)]
pub struct Limits;

impl Limits {
    /// Sections and questions together.
    pub const ITEMS: usize = 60;
    /// Choices of one question.
    pub const CHOICES: usize = 40;
    /// The characters of a question or a title.
    pub const LABEL: usize = 200;
    /// The characters of an explanation.
    pub const HELP: usize = 1_000;
    /// The characters of a choice, and of what people write beside “something else”.
    pub const CHOICE: usize = 120;
    /// The characters of a long answer, at most.
    pub const LONG: u32 = 5_000;
    /// The years in which a day can lie.
    pub const YEARS: std::ops::RangeInclusive<i16> = 1900..=2199;
    /// The characters of a short answer, at most.
    pub const SHORT: u32 = 200;
}

/// What a city asks.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Form {
    /// Sections and questions, in the order they are read.
    pub(crate) items: Vec<Item>,
    /// The last key that was given.
    pub(crate) given: u32,
}

/// A part of a form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Item {
    /// Begins a section.
    Section(Section),
    /// Asks something.
    Question(Question),
}

/// A title above the questions that follow.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// Its key.
    pub key: Key,
    /// Its title.
    pub title: Texts,
    /// What one should know first, as Markdown.
    #[serde(default)]
    pub help: Texts,
}

/// A question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// Its key.
    pub key: Key,
    /// The question.
    pub label: Texts,
    /// What helps to answer it, as Markdown.
    #[serde(default)]
    pub help: Texts,
    /// Whether one must answer.
    #[serde(default)]
    pub required: bool,
    /// Whether only staff read what is answered.
    #[serde(default)]
    pub private: bool,
    /// Whether what is answered is kept sealed: nobody reads it but by opening it, which is noted. It takes words, and only
    /// staff open it.
    #[serde(default, skip_serializing_if = "is_open")]
    pub sealed: bool,
    /// When it is asked at all.
    #[serde(default)]
    pub only_if: Option<OnlyIf>,
    /// What kind of answer it takes.
    pub kind: Kind,
}

/// Whether a question is asked as most are: forms are written as they were before there were others.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde wants it so")]
fn is_open(sealed: &bool) -> bool {
    !sealed
}

impl Item {
    /// Its key.
    pub fn key(&self) -> Key {
        match self {
            Self::Section(section) => section.key,
            Self::Question(question) => question.key,
        }
    }

    /// The question it is, if it is one.
    pub fn question(&self) -> Option<&Question> {
        match self {
            Self::Question(question) => Some(question),
            Self::Section(_) => None,
        }
    }
}

impl Form {
    /// Sections and questions, in the order they are read.
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// The item with a key.
    pub fn item(&self, key: Key) -> Option<&Item> {
        self.items.iter().find(|item| item.key() == key)
    }

    /// All questions, in the order they are read.
    pub fn questions(&self) -> impl Iterator<Item = &Question> {
        self.items.iter().filter_map(Item::question)
    }

    /// The question with a key.
    pub fn question(&self, key: Key) -> Option<&Question> {
        self.questions().find(|question| question.key == key)
    }

    /// Whether any answer is kept sealed.
    pub fn seals(&self) -> bool {
        self.questions().any(|question| question.sealed)
    }

    /// Whether nothing is asked.
    pub fn is_empty(&self) -> bool {
        self.questions().next().is_none()
    }

    /// The number people read before a question, counted from 1; sections are not counted.
    pub fn number(&self, key: Key) -> Option<usize> {
        self.questions().position(|question| question.key == key).map(|before| before + 1)
    }

    /// The questions on which a question can depend: those before it whose answer can be told by a condition.
    pub fn before(&self, key: Key) -> impl Iterator<Item = &Question> {
        self.questions().take_while(move |question| question.key != key).filter(|question| {
            matches!(
                question.kind,
                Kind::Choice { .. } | Kind::Choices { .. } | Kind::Number { .. } | Kind::Consent
            )
        })
    }

    /// Whether keys are given once, conditions look back at what is there, and nothing is more than a form may hold.
    pub fn is_sound(&self) -> bool {
        let mut seen = BTreeSet::new();
        let given_once =
            self.keys().all(|key| key.0 > 0 && key.0 <= self.given && seen.insert(key));
        let looks_back = self.questions().all(|question| {
            question.only_if.as_ref().is_none_or(|only_if| {
                self.before(question.key).any(|earlier| only_if.can_ask(earlier))
            })
        });
        let seals_words = self.questions().all(|question| {
            !question.sealed || (question.private && question.kind.may_be_sealed())
        });
        let stays_with_staff = self
            .questions()
            .all(|question| question.private || !question.kind.name().is_for_staff());
        given_once
            && looks_back
            && seals_words
            && stays_with_staff
            && self.items.len() <= Limits::ITEMS
    }

    /// Whether no text and no list is longer than what officers can type, as it is for all that they built here.
    pub fn is_within_limits(&self) -> bool {
        let within =
            |texts: &Texts, most: usize| texts.iter().all(|(_, text)| text.chars().count() <= most);
        let named = |texts: &Texts, most: usize| !texts.is_empty() && within(texts, most);
        self.items.len() <= Limits::ITEMS
            && self.items.iter().all(|item| match item {
                Item::Section(section) => {
                    named(&section.title, Limits::LABEL) && within(&section.help, Limits::HELP)
                }
                Item::Question(question) => {
                    let choices = question.kind.choices();
                    named(&question.label, Limits::LABEL)
                        && within(&question.help, Limits::HELP)
                        && choices.len() <= Limits::CHOICES
                        && choices.iter().all(|choice| named(&choice.text, Limits::CHOICE))
                }
            })
    }

    /// The keys of everything it has: sections, questions, choices.
    pub(crate) fn keys(&self) -> impl Iterator<Item = Key> {
        self.items.iter().flat_map(|item| {
            let choices =
                item.question().map(|question| question.kind.choices()).unwrap_or_default();
            std::iter::once(item.key()).chain(choices.iter().map(|choice| choice.key))
        })
    }

    /// A key that was never given.
    pub fn give_key(&mut self) -> Key {
        self.given = self.given.saturating_add(1);
        Key(self.given)
    }
}
