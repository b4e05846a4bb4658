//! Blocks: who may read and not write, why, until when, and what they said to that.

use city::{Block, Blocked, Id, Person, ReportReason};
use jiff::Timestamp;

use crate::{Error, Result, Table, Tx};

crate::table! {
    pub(crate) struct BlockRow in "block" key (id) {
        id: Id<Block>,
        person: Id<Person>,
        given_by: Option<Id<Person>>,
        rule: ReportReason,
        reason: String,
        made_at: Timestamp,
        until_at: Option<Timestamp>,
        appeal: Option<String>,
        appealed_at: Option<Timestamp>,
        answer: Option<String>,
        answered_at: Option<Timestamp>,
        lifted_at: Option<Timestamp>,
        closed_at: Option<Timestamp>,
    }
}

crate::row! {
    struct End { until_at: Option<Timestamp> }
    struct Listed from "block b join person p on p.id = b.person left join person g on g.id = b.given_by" {
        id: Id<Block> = "b.id",
        name: String = "p.name",
        giver: Option<String> = "g.name",
    }
}

crate::statements! {
    fn by_id(id: Id<Block>) -> Option<BlockRow> = select "where id = ?1";
    fn end(person: Id<Person>, now: Timestamp) -> Option<End> = "select until_at from block where person = ?1 and closed_at is null and (until_at is null or until_at > ?2) order by id desc limit 1";
    fn newest_of(person: Id<Person>) -> Option<BlockRow> = select "where person = ?1 order by id desc limit 1";
    fn all_of(person: Id<Person>, limit: i64) -> Vec<BlockRow> = select "where person = ?1 order by id desc limit ?2";
    fn in_force(now: Timestamp, before: Id<Block>, limit: i64) -> Vec<Listed> = select "where b.closed_at is null and (b.until_at is null or b.until_at > ?1) and b.id < ?2 order by b.id desc limit ?3";
    fn ended(now: Timestamp, before: Id<Block>, limit: i64) -> Vec<Listed> = select "where (b.closed_at is not null or b.until_at <= ?1) and b.id < ?2 order by b.id desc limit ?3";
    fn appealed(now: Timestamp, limit: i64) -> Vec<Listed> = select "where b.closed_at is null and b.appealed_at is not null and b.answered_at is null and (b.until_at is null or b.until_at > ?1) order by b.appealed_at, b.id limit ?2";
    /// How many appeals wait.
    pub fn appeals(now: Timestamp) -> i64 = "select count(*) as appeals from block where closed_at is null and appealed_at is not null and answered_at is null and (until_at is null or until_at > ?1)";
    fn over(now: Timestamp) -> Vec<BlockRow> = select "where closed_at is null and until_at <= ?1 order by id limit 50";
    fn change(id: Id<Block>, appeal: Option<&str>, appealed: Option<Timestamp>, answer: Option<&str>, answered: Option<Timestamp>, lifted: Option<Timestamp>) = "update block set appeal = ?2, appealed_at = ?3, answer = ?4, answered_at = ?5, lifted_at = ?6, closed_at = coalesce(closed_at, ?6) where id = ?1";
    fn note_closed(id: Id<Block>, now: Timestamp) -> () = "update block set closed_at = ?2 where id = ?1 and closed_at is null";
}

/// A block with the names of whom it is about and who blocked them.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The block.
    pub block: Block,
    /// The name of who is blocked.
    pub name: String,
    /// The name of who blocked them.
    pub giver: String,
}

/// Which blocks are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Those in force, the newest first.
    InForce,
    /// Those whose appeals wait, the oldest appeal first.
    Appealed,
    /// Those that have ended, the newest first.
    Ended,
}

fn whole(row: BlockRow) -> Block {
    Block {
        id: row.id,
        person: row.person,
        given_by: row.given_by,
        rule: row.rule,
        reason: row.reason,
        made: row.made_at,
        until: row.until_at,
        appeal: row.appeal,
        appealed: row.appealed_at,
        answer: row.answer,
        answered: row.answered_at,
        lifted: row.lifted_at,
    }
}

/// Enters a block.
pub fn insert(tx: &mut Tx, new: &Block) -> Result<()> {
    let row = BlockRow {
        id: new.id,
        person: new.person,
        given_by: new.given_by,
        rule: new.rule,
        reason: new.reason.clone(),
        made_at: new.made,
        until_at: new.until,
        appeal: new.appeal.clone(),
        appealed_at: new.appealed,
        answer: new.answer.clone(),
        answered_at: new.answered,
        lifted_at: new.lifted,
        closed_at: new.lifted,
    };
    row.insert(tx)
}

/// A block.
pub fn get(tx: &mut Tx, id: Id<Block>) -> Result<Block> {
    by_id(tx, id)?.map(whole).ok_or(Error::NotFound)
}

/// That somebody may not write now.
pub fn blocked(tx: &mut Tx, person: Id<Person>, now: Timestamp) -> Result<Option<Blocked>> {
    Ok(end(tx, person, now)?.map(|end| Blocked { until: end.until_at }))
}

/// The last time somebody was blocked.
pub fn last(tx: &mut Tx, person: Id<Person>) -> Result<Option<Block>> {
    Ok(newest_of(tx, person)?.map(whole))
}

/// When somebody was blocked, the newest first.
pub fn of_person(tx: &mut Tx, person: Id<Person>, limit: i64) -> Result<Vec<Block>> {
    Ok(all_of(tx, person, limit)?.into_iter().map(whole).collect())
}

/// Blocks before one, with names.
pub fn list(
    tx: &mut Tx,
    part: Part,
    now: Timestamp,
    before: Id<Block>,
    limit: i64,
) -> Result<Vec<Entry>> {
    let listed = match part {
        Part::InForce => in_force(tx, now, before, limit)?,
        Part::Appealed => appealed(tx, now, limit)?,
        Part::Ended => ended(tx, now, before, limit)?,
    };
    let mut entries = Vec::new();
    for Listed { id, name, giver } in listed {
        let giver = giver.unwrap_or_default();
        entries.push(Entry { block: get(tx, id)?, name, giver });
    }
    Ok(entries)
}

/// Saves what became of a block.
pub fn update(tx: &mut Tx, it: &Block) -> Result<()> {
    let (appeal, answer) = (it.appeal.as_deref(), it.answer.as_deref());
    match change(tx, it.id, appeal, it.appealed, answer, it.answered, it.lifted)? {
        0 => Err(Error::NotFound),
        _ => Ok(()),
    }
}

/// What is over by its day, and was not seen to.
pub fn to_close(tx: &mut Tx, now: Timestamp) -> Result<Vec<Block>> {
    Ok(over(tx, now)?.into_iter().map(whole).collect())
}

/// Notes that the end of one was seen to.
pub fn closed(tx: &mut Tx, id: Id<Block>, now: Timestamp) -> Result<()> {
    note_closed(tx, id, now)
}
