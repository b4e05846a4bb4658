//! A sheet: what one person answered to the form of a call, on its page or with an idea; and the form with what is known
//! of its answers.

use std::collections::BTreeSet;

use city::{CitySettings, Id, Language, Person, Refusal, Sealed};
use forms::{Answers, Form, Key};
use jiff::Timestamp;

use crate::{Call, Idea};

/// A sheet as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// Its identifier.
    pub id: Id<Sheet>,
    /// The call whose form it answers.
    pub call: Id<Call>,
    /// The idea it came with, where the form goes with ideas.
    pub idea: Option<Id<Idea>>,
    /// Who answered; nobody once they have left.
    pub person: Option<Id<Person>>,
    /// The version of the form that was answered.
    pub version: i64,
    /// The language it was answered in.
    pub language: Language,
    /// What was answered; of what is sealed, that it was.
    pub answers: Answers,
    /// The words of answers that are sealed.
    pub sealed: Option<Sealed>,
    /// Whether it stands in the data set and the summary. A sheet of an idea does while its idea stands in lists: not
    /// once it was merged into another (its author has one in the idea that stays), withdrawn or hidden.
    pub counts: bool,
    /// When it came.
    pub made: Timestamp,
    /// When it was last changed.
    pub changed: Timestamp,
}

/// The form of a call, with what is known of its answers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct KeptForm {
    /// The form as it is being asked.
    pub form: Form,
    /// Its version, from 1; 0 where there was never a form.
    pub version: i64,
    /// Counts its changes, so that two officers do not overwrite each other.
    pub changes: i64,
    /// The questions that somebody answered. What was answered and taken back counts: it may come again, with the idea
    /// that it belongs to.
    pub answered: BTreeSet<Key>,
}

impl KeptForm {
    /// Takes answers that were checked against `version` of the form. Where the form was changed meanwhile, they are taken
    /// if they are still what it asks for; else whoever answered looks again.
    pub fn take(
        &self,
        version: i64,
        answers: &Answers,
        city: &CitySettings,
    ) -> Result<Answers, Refusal> {
        match self.form.check_answers(answers, city) {
            Ok(answers) => Ok(answers),
            Err(flaws) if self.version == version => Err(flaws.into()),
            Err(_) => Err(Refusal::ChangedMeanwhile),
        }
    }
}
