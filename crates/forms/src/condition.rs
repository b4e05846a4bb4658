//! “Only if”: a question that is asked where an earlier one was answered in a certain way.

use serde::{Deserialize, Serialize};

use crate::{Answer, Answers, Key, Kind, Question};

/// When a question is asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OnlyIf {
    /// The earlier question.
    pub question: Key,
    /// What must hold of its answer.
    pub holds: Holds,
}

/// What must hold of an answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Holds {
    /// One of these was chosen.
    AnyOf(Vec<Key>),
    /// The number is at least this, in units of its last digit.
    AtLeast(i64),
    /// It was agreed with.
    Agreed,
}

impl OnlyIf {
    /// Whether it can be asked of a question: it is the one, and its answers can be such.
    pub fn can_ask(&self, earlier: &Question) -> bool {
        let fits = match (&self.holds, &earlier.kind) {
            (Holds::AnyOf(keys), kind @ (Kind::Choice { .. } | Kind::Choices { .. })) => {
                !keys.is_empty() && keys.iter().all(|key| kind.choice(*key).is_some())
            }
            (Holds::AtLeast(_), Kind::Number { .. }) | (Holds::Agreed, Kind::Consent) => true,
            _ => false,
        };
        earlier.key == self.question && fits
    }

    /// Whether it holds of what was answered. What was not asked or not answered holds nothing.
    pub fn is_met(&self, answers: &Answers) -> bool {
        match (&self.holds, answers.get(self.question)) {
            (Holds::AnyOf(keys), Some(Answer::Chosen { of, .. })) => {
                of.iter().any(|key| keys.contains(key))
            }
            (Holds::AtLeast(least), Some(Answer::Number(number))) => number >= least,
            (Holds::Agreed, Some(Answer::Agreed)) => true,
            _ => false,
        }
    }
}
