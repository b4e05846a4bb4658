//! Lists of events: what comes, the next first, and what is over, the last first.

use calls::Call;
use city::Id;
use events::Event;
use jiff::Timestamp;

use super::event::{Kept, whole};
use crate::{Result, Tx};

crate::statements! {
    fn coming_all(after: Timestamp, id: i64, limit: i64) -> Vec<Kept> = select "where e.shown = true and (e.ends_at, e.id) > (?1, ?2) order by e.ends_at, e.id limit ?3";
    fn past_all(before: Timestamp, id: i64, limit: i64) -> Vec<Kept> = select "where e.shown = true and (e.ends_at, e.id) < (?1, ?2) order by e.ends_at desc, e.id desc limit ?3";
    fn coming_of_call(after: Timestamp, id: i64, limit: i64, call: Id<Call>) -> Vec<Kept> = select "where e.call = ?4 and e.shown = true and (e.ends_at, e.id) > (?1, ?2) order by e.ends_at, e.id limit ?3";
    fn past_of_call(before: Timestamp, id: i64, limit: i64, call: Id<Call>) -> Vec<Kept> = select "where e.call = ?4 and e.shown = true and (e.ends_at, e.id) < (?1, ?2) order by e.ends_at desc, e.id desc limit ?3";
    fn coming_there(after: Timestamp, id: i64, limit: i64, neighbourhood: &str) -> Vec<Kept> = select "where e.neighbourhood = ?4 and e.shown = true and (e.ends_at, e.id) > (?1, ?2) order by e.ends_at, e.id limit ?3";
    fn past_there(before: Timestamp, id: i64, limit: i64, neighbourhood: &str) -> Vec<Kept> = select "where e.neighbourhood = ?4 and e.shown = true and (e.ends_at, e.id) < (?1, ?2) order by e.ends_at desc, e.id desc limit ?3";
    fn begun() -> Vec<Kept> = select "where e.shown = false order by e.ends_at, e.id limit 100";
    fn between(from: Timestamp, until: Timestamp) -> Vec<Kept> = select "where e.shown = true and e.ends_at >= ?1 and e.ends_at < ?2 order by e.ends_at, e.id limit 500";
}

/// Which events are wanted.
#[derive(Debug, Clone, Copy)]
pub enum Wanted<'a> {
    /// All of the city.
    All,
    /// Those of a call.
    Of(Id<Call>),
    /// Those of a neighbourhood, by its key.
    There(&'a str),
}

/// Where a page begins: behind an event that ends at this moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cursor {
    /// When the event before ends, or now.
    pub ends: Timestamp,
    /// The event before; 0 for none.
    pub id: i64,
}

/// Events that are not over, the one that ends first before the others.
pub fn coming(tx: &mut Tx, wanted: Wanted, after: Cursor, limit: i64) -> Result<Vec<Event>> {
    let Cursor { ends, id } = after;
    let rows = match wanted {
        Wanted::All => coming_all(tx, ends, id, limit),
        Wanted::Of(call) => coming_of_call(tx, ends, id, limit, call),
        Wanted::There(key) => coming_there(tx, ends, id, limit, key),
    }?;
    Ok(rows.into_iter().map(whole).collect())
}

/// Events that are over, the last first.
pub fn past(tx: &mut Tx, wanted: Wanted, before: Cursor, limit: i64) -> Result<Vec<Event>> {
    let Cursor { ends, id } = before;
    let rows = match wanted {
        Wanted::All => past_all(tx, ends, id, limit),
        Wanted::Of(call) => past_of_call(tx, ends, id, limit, call),
        Wanted::There(key) => past_there(tx, ends, id, limit, key),
    }?;
    Ok(rows.into_iter().map(whole).collect())
}

/// Drafts that end soonest, those without an end last; a hundred of them.
pub fn drafts(tx: &mut Tx) -> Result<Vec<Event>> {
    Ok(begun(tx)?.into_iter().map(whole).collect())
}

/// Events that end between two moments, for a calendar; five hundred of them.
pub fn ending(tx: &mut Tx, from: Timestamp, until: Timestamp) -> Result<Vec<Event>> {
    Ok(between(tx, from, until)?.into_iter().map(whole).collect())
}
