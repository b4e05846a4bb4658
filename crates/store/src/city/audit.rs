//! The audit log: append-only, each entry chained to the one before.

use city::audit::{Action, Entry, GENESIS, Hash, Verifier, link};
use city::{Id, Person, Thing};

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
    /// Entries before a number, newest first.
    pub fn list(before: i64, limit: i64) -> Vec<Stored> = select "where number < ?1 order by number desc limit ?2";
    /// Entries about one kind of subject before a number, newest first: a noun, `person` or `city`.
    pub fn list_of(kind: &str, before: i64, limit: i64) -> Vec<Stored> = select "where kind = ?1 and number < ?2 order by number desc limit ?3";
    fn all() -> Each<Stored> = select "order by number";
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
    let (previous, number) = head(tx)?;
    let entry = Entry {
        number: number + 1,
        made: tx.now(),
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
