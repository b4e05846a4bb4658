//! Hidings: what was hidden, why, and what its author answered.

use city::{Detected, Hiding, Id, Person, ReportReason, Thing, Waiting, Waits, Work};
use jiff::Timestamp;

use crate::desk::task;
use crate::{Error, Result, Table as _, Tx};

crate::table! {
    pub(crate) struct HidingRow in "hiding" key (id) {
        id: Id<Hiding>,
        thing: Id<Thing>,
        author: Id<Person>,
        actor: Id<Person>,
        reason: String,
        made_at: Timestamp,
        appeal: Option<String>,
        appealed_at: Option<Timestamp>,
        answer: Option<String>,
        answered_at: Option<Timestamp>,
        restored_at: Option<Timestamp>,
        second: Option<Id<Person>>,
        rule: ReportReason,
        law: String,
        detected: Detected,
    }
}

crate::statements! {
    fn last_of(thing: Id<Thing>) -> Option<HidingRow> = select "where thing = ?1 order by id desc limit 1";
    fn newest(limit: i64) -> Vec<HidingRow> = select "order by id desc limit ?1";
    fn note_appeal(id: Id<Hiding>, appeal: &str, appealed_at: Timestamp) = "update hiding set appeal = ?2, appealed_at = ?3 where id = ?1 and appealed_at is null";
    fn note_answer(id: Id<Hiding>, answer: &str, answered_at: Timestamp) = "update hiding set answer = ?2, answered_at = ?3 where id = ?1";
    fn note_restored(id: Id<Hiding>, restored_at: Timestamp) = "update hiding set restored_at = ?2 where id = ?1";
    fn drop_answer(id: Id<Hiding>) = "update hiding set answer = null, answered_at = null where id = ?1";
    fn drop_restored(id: Id<Hiding>) = "update hiding set restored_at = null where id = ?1";
}

fn whole(row: HidingRow) -> Hiding {
    Hiding {
        id: row.id,
        thing: row.thing,
        author: row.author,
        actor: row.actor,
        reason: row.reason,
        made_at: row.made_at,
        appeal: row.appeal,
        appealed_at: row.appealed_at,
        answer: row.answer,
        answered_at: row.answered_at,
        restored_at: row.restored_at,
        second: row.second,
        rule: row.rule,
        law: row.law,
        detected: row.detected,
    }
}

/// Enters a hiding.
pub fn insert(tx: &mut Tx, hiding: &Hiding) -> Result<()> {
    let row = HidingRow {
        id: hiding.id,
        thing: hiding.thing,
        author: hiding.author,
        actor: hiding.actor,
        reason: hiding.reason.clone(),
        made_at: hiding.made_at,
        appeal: hiding.appeal.clone(),
        appealed_at: hiding.appealed_at,
        answer: hiding.answer.clone(),
        answered_at: hiding.answered_at,
        restored_at: hiding.restored_at,
        second: hiding.second,
        rule: hiding.rule,
        law: hiding.law.clone(),
        detected: hiding.detected,
    };
    row.insert(tx)
}

/// The last time a thing was hidden.
pub fn last(tx: &mut Tx, thing: Id<Thing>) -> Result<Option<Hiding>> {
    Ok(last_of(tx, thing)?.map(whole))
}

/// The newest hidings.
pub fn recent(tx: &mut Tx, limit: i64) -> Result<Vec<Hiding>> {
    Ok(newest(tx, limit)?.into_iter().map(whole).collect())
}

/// Notes its author's answer.
pub fn appeal(tx: &mut Tx, hiding: &Hiding, text: &str, now: Timestamp) -> Result<()> {
    if note_appeal(tx, hiding.id, text, now)? == 0 {
        return Err(Error::Retry);
    }
    let waiting = Waiting { work: Work::Appeal, waits: Waits::Here, since: now, until: None };
    task::open(tx, hiding.thing, &waiting)
}

/// Notes what the moderators say to that.
pub fn answer(tx: &mut Tx, hiding: &Hiding, text: &str, now: Timestamp) -> Result<()> {
    note_answer(tx, hiding.id, text, now)?;
    task::close(tx, hiding.thing, Work::Appeal)
}

/// Notes that it is shown again.
pub fn restore(tx: &mut Tx, hiding: &Hiding, now: Timestamp) -> Result<()> {
    note_restored(tx, hiding.id, now)?;
    task::close(tx, hiding.thing, Work::Appeal)
}

/// Takes back what was said to an appeal: it waits again since it came.
pub fn unanswer(tx: &mut Tx, hiding: &Hiding) -> Result<()> {
    drop_answer(tx, hiding.id)?;
    wait_again(tx, hiding)
}

/// Takes back that it is shown again; an appeal that nobody answered waits again.
pub fn unrestore(tx: &mut Tx, hiding: &Hiding) -> Result<()> {
    drop_restored(tx, hiding.id)?;
    if hiding.answered_at.is_some() { Ok(()) } else { wait_again(tx, hiding) }
}

fn wait_again(tx: &mut Tx, hiding: &Hiding) -> Result<()> {
    let Some(since) = hiding.appealed_at else { return Ok(()) };
    let waiting = Waiting { work: Work::Appeal, waits: Waits::Here, since, until: None };
    task::open(tx, hiding.thing, &waiting)
}
