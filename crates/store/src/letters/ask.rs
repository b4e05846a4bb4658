//! What letters ask their readers.

use city::{Ask, AskKind, Id, Person, Thing};
use jiff::Timestamp;

use crate::{Error, Result, Table as _, Tx};

crate::table! {
    pub(crate) struct AskRow in "ask" key (id) {
        id: Id<Ask>,
        person: Id<Person>,
        kind: AskKind,
        thing: Id<Thing>,
        made_at: Timestamp,
        expires_at: Timestamp,
        answered_at: Option<Timestamp>,
        said: Option<String>,
    }
}

crate::statements! {
    fn row(id: Id<Ask>) -> Option<AskRow> = select "where id = ?1";
    fn note(id: Id<Ask>, now: Timestamp, said: &str) = "update ask set answered_at = ?2, said = ?3 where id = ?1 and answered_at is null";
    /// Ends what somebody was asked about a thing and has not answered: it was settled otherwise.
    pub fn end(thing: Id<Thing>, kind: AskKind, person: Id<Person>, now: Timestamp) -> () = "update ask set expires_at = ?4 where thing = ?1 and kind = ?2 and person = ?3 and answered_at is null and expires_at > ?4";
    /// Who answered so about a thing.
    pub fn who_said(thing: Id<Thing>, kind: AskKind, said: &str) -> Vec<Id<Person>> = "select person from ask where thing = ?1 and kind = ?2 and said = ?3 order by person";
    /// Removes what was over before a moment.
    pub fn purge(before: Timestamp) = "delete from ask where expires_at < ?1";
}

/// A question.
pub fn get(tx: &mut Tx, id: Id<Ask>) -> Result<Ask> {
    let row = row(tx, id)?.ok_or(Error::NotFound)?;
    Ok(Ask {
        id: row.id,
        person: row.person,
        kind: row.kind,
        thing: row.thing,
        made: row.made_at,
        expires: row.expires_at,
        answered: row.answered_at,
        said: row.said,
    })
}

/// Notes a question that a letter asks.
pub fn insert(tx: &mut Tx, one: &Ask) -> Result<()> {
    let row = AskRow {
        id: one.id,
        person: one.person,
        kind: one.kind,
        thing: one.thing,
        made_at: one.made,
        expires_at: one.expires,
        answered_at: one.answered,
        said: one.said.clone(),
    };
    row.insert(tx)
}

/// Notes what was answered; false when it was before.
pub fn answered(tx: &mut Tx, id: Id<Ask>, said: &str, now: Timestamp) -> Result<bool> {
    Ok(note(tx, id, now, said)? == 1)
}
