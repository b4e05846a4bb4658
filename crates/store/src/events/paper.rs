//! Ideas that were collected on paper at an event and typed by the office.

use calls::Idea;
use city::{Id, Person};
use events::Event;
use jiff::Timestamp;

use crate::{Result, Table as _, Tx};

crate::table! {
    pub(crate) struct PaperRow in "on_paper" key (idea) {
        idea: Id<Idea>,
        event: Id<Event>,
        name: String,
        typist: Option<Id<Person>>,
        made_at: Timestamp,
    }
}

/// An idea on paper.
#[derive(Debug, Clone)]
pub struct Paper {
    /// The idea it became.
    pub idea: Id<Idea>,
    /// The event at which it was collected.
    pub event: Id<Event>,
    /// Whose it is; empty where nobody is named.
    pub name: String,
    /// When it was typed.
    pub made: Timestamp,
}

crate::statements! {
    fn with_idea(idea: Id<Idea>) -> Option<PaperRow> = select "where idea = ?1";
    fn newest(event: Id<Event>, limit: i64) -> Vec<PaperRow> = select "where event = ?1 order by idea desc limit ?2";
}

fn whole(row: PaperRow) -> Paper {
    Paper { idea: row.idea, event: row.event, name: row.name, made: row.made_at }
}

/// Notes that an idea was collected on paper.
pub fn insert(tx: &mut Tx, paper: &Paper, typist: Option<Id<Person>>) -> Result<()> {
    let Paper { idea, event, name, made } = paper.clone();
    PaperRow { idea, event, name, typist, made_at: made }.insert(tx)
}

/// The paper an idea was collected on, if it was.
pub fn of(tx: &mut Tx, idea: Id<Idea>) -> Result<Option<Paper>> {
    Ok(with_idea(tx, idea)?.map(whole))
}

/// What was typed last of an event.
pub fn last(tx: &mut Tx, event: Id<Event>, limit: i64) -> Result<Vec<Paper>> {
    Ok(newest(tx, event, limit)?.into_iter().map(whole).collect())
}
