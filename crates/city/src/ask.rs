//! What a letter asks: one small question, answered from the letter within a minute and without signing in.

use jiff::Timestamp;

use crate::{Id, Person, Thing};

crate::stored! {
    /// What is asked, declared by the system whose thing it is about.
    pub enum AskKind {
        /// Whether somebody who has a place still comes.
        Coming = "coming",
        /// What the office wants to know more about an idea.
        More = "more",
    }
}

/// A question in somebody's letter. Its identifier and a key made of it are the link; the key opens nothing else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ask {
    /// Its identifier.
    pub id: Id<Ask>,
    /// Who is asked.
    pub person: Id<Person>,
    /// What is asked.
    pub kind: AskKind,
    /// About which thing.
    pub thing: Id<Thing>,
    /// When.
    pub made: Timestamp,
    /// Until when it can be answered.
    pub expires: Timestamp,
    /// When it was answered.
    pub answered: Option<Timestamp>,
    /// What was pressed: the key of the button.
    pub said: Option<String>,
}

impl Ask {
    /// Whether it can be answered.
    pub fn is_open(&self, now: Timestamp) -> bool {
        self.answered.is_none() && now < self.expires
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_is_answered_once_and_in_time() {
        let moment = |second| Timestamp::from_second(second).unwrap();
        let ask = Ask {
            id: Id::new(1),
            person: Id::new(2),
            kind: AskKind::Coming,
            thing: Id::new(3),
            made: moment(0),
            expires: moment(100),
            answered: None,
            said: None,
        };
        assert!(ask.is_open(moment(99)));
        assert!(!ask.is_open(moment(100)));
        assert!(!Ask { answered: Some(moment(1)), ..ask }.is_open(moment(2)));
    }
}
