//! Amendments: one by one, and those of an idea.

use calls::{Amendment, AmendmentInput, AmendmentState, Idea};
use city::{Author, Id, Language, Person, ReportOutcome};
use jiff::Timestamp;

use crate::desk::task;
use crate::things::{report, thing};
use crate::{Error, Result, Table as _, Tx};

crate::table! {
    pub(crate) struct AmendmentRow in "amendment" key (id) {
        id: Id<Amendment>,
        idea: Id<Idea>,
        state: AmendmentState,
        text: String,
        reason: String,
        answer: String,
        answered_at: Option<Timestamp>,
    }
}

crate::row! {
    struct Kept from "amendment m join thing t on t.id = m.id join person p on p.id = t.author" {
        id: Id<Amendment>,
        idea: Id<Idea>,
        author: Id<Person> = "p.id",
        name: String = "p.name",
        state: AmendmentState,
        hidden: bool = "t.hidden",
        language: Language = "t.language",
        title: String = "t.title",
        text: String,
        reason: String,
        answer: String,
        answered_at: Option<Timestamp>,
        made_at: Timestamp = "coalesce(t.published_at, t.changed_at)",
    }
}

crate::statements! {
    fn kept(id: Id<Amendment>) -> Option<Kept> = select "where m.id = ?1";
    fn in_state(idea: Id<Idea>, state: AmendmentState, limit: i64) -> Vec<Kept> = select "where m.idea = ?1 and m.state = ?2 order by m.id desc limit ?3";
    fn open_of(idea: Id<Idea>, author: Id<Person>) -> i64 = "select count(*) as open from amendment m join thing t on t.id = m.id where m.idea = ?1 and m.state = 'open' and t.author = ?2";
    fn waiting_for(person: Id<Person>, limit: i64) -> Vec<Kept> = select "where m.state = 'open' and t.hidden = false and m.idea in (select i.id from idea i join thing h on h.id = i.id where h.author = ?1 and i.state in ('published', 'eligible') union all select c.idea from coauthor c join idea j on j.id = c.idea where c.person = ?1 and j.state in ('published', 'eligible')) order by m.id desc limit ?2";
}

fn whole(row: Kept) -> Amendment {
    Amendment {
        id: row.id,
        idea: row.idea,
        author: Author { id: row.author, name: row.name },
        state: row.state,
        hidden: row.hidden,
        input: AmendmentInput {
            language: row.language,
            title: row.title,
            text: row.text,
            reason: row.reason,
        },
        made: row.made_at,
        answer: row.answer,
        answered: row.answered_at,
    }
}

fn row(amendment: &Amendment) -> AmendmentRow {
    AmendmentRow {
        id: amendment.id,
        idea: amendment.idea,
        state: amendment.state,
        text: amendment.input.text.clone(),
        reason: amendment.input.reason.clone(),
        answer: amendment.answer.clone(),
        answered_at: amendment.answered,
    }
}

/// An amendment.
pub fn get(tx: &mut Tx, id: Id<Amendment>) -> Result<Amendment> {
    kept(tx, id)?.map(whole).ok_or(Error::NotFound)
}

/// The amendments of an idea that were answered so or wait, the newest first.
pub fn of(
    tx: &mut Tx,
    idea: Id<Idea>,
    state: AmendmentState,
    limit: i64,
) -> Result<Vec<Amendment>> {
    Ok(in_state(tx, idea, state, limit)?.into_iter().map(whole).collect())
}

/// How many amendments of somebody wait in an idea.
pub fn open_by(tx: &mut Tx, idea: Id<Idea>, author: Id<Person>) -> Result<i64> {
    open_of(tx, idea, author)
}

/// The amendments that wait for somebody, in all ideas they write.
pub fn waiting(tx: &mut Tx, person: Id<Person>, limit: i64) -> Result<Vec<Amendment>> {
    Ok(waiting_for(tx, person, limit)?.into_iter().map(whole).collect())
}

/// Enters an amendment.
pub fn insert(tx: &mut Tx, amendment: &Amendment) -> Result<()> {
    thing::insert(tx, &amendment.thing(amendment.made))?;
    row(amendment).insert(tx)?;
    task::keep_first(tx, amendment.id.thing())
}

/// Saves an amendment as it was changed.
pub fn update(tx: &mut Tx, amendment: &Amendment, now: Timestamp) -> Result<()> {
    thing::update(tx, &amendment.thing(now))?;
    row(amendment).update(tx)?;
    task::keep_first(tx, amendment.id.thing())?;
    if amendment.state == AmendmentState::Withdrawn {
        report::close(tx, amendment.id.thing(), ReportOutcome::Withdrawn, now)?;
    }
    Ok(())
}
