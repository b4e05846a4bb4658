//! The versions of an idea: what it said, who made it say so, and when.
//!
//! An idea that was never changed has none kept: it says what it said.

use city::{Author, Id, Language, Money};
use jiff::Timestamp;

use crate::{Idea, IdeaInput};

/// What an idea says, as far as its versions keep it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    /// The language it is written in.
    pub language: Language,
    /// One sentence.
    pub title: String,
    /// The idea, as Markdown.
    pub text: String,
    /// A place in words; empty for none.
    pub place: String,
    /// The neighbourhood's key.
    pub neighbourhood: Option<String>,
    /// A rough cost.
    pub cost: Option<Money>,
}

/// One version of an idea.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// Of which idea.
    pub idea: Id<Idea>,
    /// Counts from 1: what was published first.
    pub number: i64,
    /// Who put it before the public.
    pub author: Author,
    /// Who proposed what changed, where somebody else did.
    pub proposer: Option<Author>,
    /// What it says.
    pub wording: Wording,
    /// When it was put before the public.
    pub made: Timestamp,
}

impl Wording {
    /// What an idea's content says.
    pub fn of(input: &IdeaInput) -> Self {
        Self {
            language: input.language.clone(),
            title: input.title.clone(),
            text: input.text.clone(),
            place: input.place.clone(),
            neighbourhood: input.neighbourhood.clone(),
            cost: input.cost,
        }
    }
}
