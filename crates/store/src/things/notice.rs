//! Notices: what somebody is to be told, gathered until a letter is due.

use city::{Audience, Id, Person, StepKind, Thing};
use jiff::{SignedDuration, Timestamp};

use crate::{Result, Table as _, Tx};

crate::table! {
    pub(crate) struct NoticeRow in "notice" key (id) {
        id: Id<Notice>,
        person: Id<Person>,
        kind: StepKind,
        audience: Audience,
        thing: Id<Thing>,
        reason: String,
        other: Option<Id<Thing>>,
        made_at: Timestamp,
        due_at: Option<Timestamp>,
        letter: Option<i64>,
    }
}

/// Something to tell somebody.
#[derive(Debug, Clone)]
pub struct Notice {
    /// Its identifier.
    pub id: Id<Notice>,
    /// Whom.
    pub person: Id<Person>,
    /// What.
    pub kind: StepKind,
    /// In which role they hear of it.
    pub audience: Audience,
    /// About which thing.
    pub thing: Id<Thing>,
    /// The reason or the words that go with it.
    pub reason: String,
    /// Which other thing had a part in it.
    pub other: Option<Id<Thing>>,
    /// Since when.
    pub made_at: Timestamp,
    /// When a letter is due; nothing where none is wanted, and it stands on My page only.
    pub due_at: Option<Timestamp>,
}

/// Clocks of machines that share a database differ by less.
const SKEW: SignedDuration = SignedDuration::from_mins(1);

crate::statements! {
    fn untold(person: Id<Person>, now: Timestamp, ahead: Timestamp) -> Vec<NoticeRow> = select "where person = ?1 and letter is null and due_at is not null and (due_at <= ?2 or made_at > ?3) order by id limit 200";
    fn newest(person: Id<Person>, limit: i64) -> Vec<NoticeRow> = select "where person = ?1 order by made_at desc, id desc limit ?2";
    fn note_told(person: Id<Person>, letter: i64, now: Timestamp, ahead: Timestamp, last: Id<Notice>) = "update notice set letter = ?2 where person = ?1 and letter is null and due_at is not null and (due_at <= ?3 or made_at > ?4) and id <= ?5";
    fn drop_untold(thing: Id<Thing>, kind: StepKind) = "delete from notice where thing = ?1 and kind = ?2 and letter is null";
    fn drop_untold_with(thing: Id<Thing>, kind: StepKind, other: Id<Thing>) = "delete from notice where thing = ?1 and kind = ?2 and other = ?3 and letter is null";
    fn drop_told(before: Timestamp) = "delete from notice where (letter is not null or due_at is null) and made_at < ?1";
}

fn whole(row: NoticeRow) -> Notice {
    let NoticeRow { id, person, kind, audience, thing, reason, other, made_at, due_at, letter: _ } =
        row;
    Notice { id, person, kind, audience, thing, reason, other, made_at, due_at }
}

/// Gathers a notice.
pub fn insert(tx: &mut Tx, new: &Notice) -> Result<()> {
    let row = NoticeRow {
        id: new.id,
        person: new.person,
        kind: new.kind,
        audience: new.audience,
        thing: new.thing,
        reason: new.reason.clone(),
        other: new.other,
        made_at: new.made_at,
        due_at: new.due_at,
        letter: None,
    };
    row.insert(tx)
}

/// A notice that was made after this moment was made while the clock was ahead: when it is due, nobody knows, so it is.
fn ahead(now: Timestamp) -> Timestamp {
    now.checked_add(SKEW).unwrap_or(now)
}

/// What a person has not been told yet and is due, the oldest first; a letter's worth of it.
pub fn of(tx: &mut Tx, person: Id<Person>, now: Timestamp) -> Result<Vec<Notice>> {
    Ok(untold(tx, person, now, ahead(now))?.into_iter().map(whole).collect())
}

/// The newest notices of a person, told or not.
pub fn recent(tx: &mut Tx, person: Id<Person>, limit: i64) -> Result<Vec<Notice>> {
    Ok(newest(tx, person, limit)?.into_iter().map(whole).collect())
}

/// Notes that a letter tells what [`of`] answered, up to the last of it.
pub fn told(
    tx: &mut Tx,
    person: Id<Person>,
    letter: i64,
    now: Timestamp,
    last: Id<Notice>,
) -> Result<()> {
    note_told(tx, person, letter, now, ahead(now), last).map(|_| ())
}

/// Takes back what no letter has told yet about a thing; how many would have heard, or could read it.
pub fn take_back(tx: &mut Tx, thing: Id<Thing>, kind: StepKind) -> Result<u64> {
    drop_untold(tx, thing, kind)
}

/// The same, where another thing had a part in it.
pub fn take_back_joint(
    tx: &mut Tx,
    thing: Id<Thing>,
    kind: StepKind,
    other: Id<Thing>,
) -> Result<u64> {
    drop_untold_with(tx, thing, kind, other)
}

/// Removes what was told before a moment.
pub fn purge(tx: &mut Tx, before: Timestamp) -> Result<u64> {
    drop_told(tx, before)
}
