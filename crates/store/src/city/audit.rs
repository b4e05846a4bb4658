//! The audit log: append-only, each entry chained to the one before.

use city::audit::{Action, Entry, GENESIS, Hash, Verifier, link};
use city::{Id, Person, Thing};
use jiff::Timestamp;

use crate::{Each, Error, Result, Table, Tx};

crate::row! {
    struct Head from "audit" { number: i64, hash: Hash }
}

crate::table! {
    /// An entry as stored.
    pub struct Stored in "audit" key (number) {
        number: i64,
        made_at: i64,
        actor: i64,
        action: String,
        kind: String,
        subject: String,
        thing: Option<Id<Thing>>,
        details: String,
        hash: Vec<u8>,
    }
}

crate::statements! {
    fn last() -> Option<Head> = select "order by number desc limit 1";
    /// An entry's digest, when there is such an entry.
    fn digest(number: i64) -> Option<Head> = select "where number = ?1";
    fn between(from: i64, before: i64, limit: i64) -> Vec<Stored> = select "where number >= ?1 and number < ?2 order by number desc limit ?3";
    fn of_kind(kind: &str, from: i64, before: i64, limit: i64) -> Vec<Stored> = select "where kind = ?1 and number >= ?2 and number < ?3 order by number desc limit ?4";
    fn of_actor(actor: i64, from: i64, before: i64, limit: i64) -> Vec<Stored> = select "where actor = ?1 and number >= ?2 and number < ?3 order by number desc limit ?4";
    fn of_actor_and_kind(actor: i64, kind: &str, from: i64, before: i64, limit: i64) -> Vec<Stored> = select "where actor = ?1 and kind = ?2 and number >= ?3 and number < ?4 order by number desc limit ?5";
    /// The number of the first entry that was made at a moment (microseconds) or later.
    pub fn since(made_at: i64) -> Option<i64> = "select number from audit where made_at >= ?1 order by made_at, number limit 1";
    fn all() -> Each<Stored> = select "order by number";
}

/// Which entries are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Wanted<'a> {
    /// The first word of what they are about: a noun, `person` or `city`.
    pub kind: Option<&'a str>,
    /// Who did it; 0 is the system itself.
    pub actor: Option<i64>,
    /// The number of the first of them.
    pub from: i64,
    /// The number after the last of them.
    pub before: i64,
}

impl Wanted<'_> {
    /// All of them.
    pub const ALL: Self = Self { kind: None, actor: None, from: 0, before: i64::MAX };
}

/// Entries, the newest first.
pub fn list(tx: &mut Tx, wanted: &Wanted, limit: i64) -> Result<Vec<Stored>> {
    let Wanted { kind, actor, from, before } = *wanted;
    match (actor, kind) {
        (None, None) => between(tx, from, before, limit),
        (None, Some(kind)) => of_kind(tx, kind, from, before, limit),
        (Some(actor), None) => of_actor(tx, actor, from, before, limit),
        (Some(actor), Some(kind)) => of_actor_and_kind(tx, actor, kind, from, before, limit),
    }
}

impl Stored {
    fn entry(&self) -> Entry {
        Entry {
            number: self.number,
            made: self.made_at,
            actor: self.actor,
            action: self.action.clone(),
            subject: self.subject.clone(),
            details: self.details.clone(),
        }
    }
}

/// The last entry's digest and number; the beginning when there is none.
pub fn head(tx: &mut Tx) -> Result<(Hash, i64)> {
    Ok(last(tx)?.map_or((GENESIS, 0), |head| (head.hash, head.number)))
}

/// The digest of an entry.
pub fn digest_of(tx: &mut Tx, number: i64) -> Result<Option<Hash>> {
    Ok(digest(tx, number)?.map(|head| head.hash))
}

/// Notes what was done, by whom (nobody for the system itself), to what: `subject` is a noun with an identifier, or
/// `city`; where it is a thing, `thing` points to it. `details` is JSON without personal data.
pub fn append(
    tx: &mut Tx,
    actor: Option<Id<Person>>,
    action: Action,
    subject: &str,
    thing: Option<Id<Thing>>,
    details: &serde_json::Value,
) -> Result<()> {
    let now = Timestamp::from_microsecond(tx.now()).unwrap_or(Timestamp::UNIX_EPOCH);
    append_at(tx, now, actor, action, subject, thing, details)
}

/// Notes what was done at a moment, as [`append`] does now: for examples, whose past is made up.
pub fn append_at(
    tx: &mut Tx,
    made: Timestamp,
    actor: Option<Id<Person>>,
    action: Action,
    subject: &str,
    thing: Option<Id<Thing>>,
    details: &serde_json::Value,
) -> Result<()> {
    let (previous, number) = head(tx)?;
    let entry = Entry {
        number: number + 1,
        made: made.as_microsecond(),
        actor: actor.map_or(0, Id::get),
        action: action.key().to_owned(),
        subject: subject.to_owned(),
        details: details.to_string(),
    };
    let hash = link(&previous, &entry);
    let row = Stored {
        number: entry.number,
        made_at: entry.made,
        actor: entry.actor,
        action: entry.action,
        kind: kind_of(&entry.subject).to_owned(),
        subject: entry.subject,
        thing,
        details: entry.details,
        hash: hash.to_vec(),
    };
    row.insert(tx)
}

/// What kind of subject it is.
fn kind_of(subject: &str) -> &str {
    subject.split(' ').next().unwrap_or(subject)
}

/// Follows the whole chain: its head and length, or the number of the first entry that does not fit.
pub fn verify(tx: &mut Tx) -> Result<std::result::Result<(Hash, i64), i64>> {
    let mut verifier = Verifier::default();
    let mut broken = None;
    all(tx)?.for_each(tx, |stored| {
        if broken.is_some() {
            return Ok::<_, Error>(());
        }
        let follows = verifier.follow(&stored.entry(), &stored.hash);
        // The kind is no part of the digest: with another one an entry would be missing where it is looked for.
        if follows.is_err() || stored.kind != kind_of(&stored.subject) {
            broken = Some(stored.number);
        }
        Ok::<_, Error>(())
    })?;
    Ok(broken.map_or_else(|| Ok(verifier.head()), Err))
}
