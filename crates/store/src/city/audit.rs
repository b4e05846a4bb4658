//! The audit log: append-only, each entry chained to the one before.

use city::Id;
use city::audit::{Entry, GENESIS, Hash, Verifier, link};

use crate::{Error, Result, Tx, args};

crate::row! {
    struct Head { number: i64, hash: Vec<u8> }
    /// An entry as stored.
    pub struct Stored {
        number: i64,
        made_at: i64,
        actor: i64,
        action: String,
        subject: String,
        details: String,
        hash: Vec<u8>,
    }
}

crate::statements! {
    HEAD -> Head = "select number, hash from audit order by number desc limit 1";
    INSERT = "insert into audit (number, made_at, actor, action, subject, details, hash) values (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
    LIST -> Stored = "select number, made_at, actor, action, subject, details, hash from audit where number < ?1 order by number desc limit ?2";
    LIST_OF -> Stored = "select number, made_at, actor, action, subject, details, hash from audit where number < ?1 and action >= ?2 and action < ?3 order by number desc limit ?4";
    ALL -> Stored = "select number, made_at, actor, action, subject, details, hash from audit order by number";
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
    match tx.opt::<Head>(HEAD, args![])? {
        None => Ok((GENESIS, 0)),
        Some(head) => {
            let hash = head
                .hash
                .try_into()
                .map_err(|_| Error::Bug("an audit digest has another length".to_owned()))?;
            Ok((hash, head.number))
        }
    }
}

/// Notes what was done, by whom (0 for the system), to what. `details` is JSON without personal data.
pub fn append<T>(
    tx: &mut Tx,
    actor: Option<Id<T>>,
    action: &str,
    subject: &str,
    details: &serde_json::Value,
) -> Result<()> {
    let (previous, number) = head(tx)?;
    let entry = Entry {
        number: number + 1,
        made: tx.now(),
        actor: actor.map_or(0, Id::get),
        action: action.to_owned(),
        subject: subject.to_owned(),
        details: details.to_string(),
    };
    let hash = link(&previous, &entry);
    tx.execute(
        INSERT,
        args![
            entry.number,
            entry.made,
            entry.actor,
            entry.action,
            entry.subject,
            entry.details,
            hash
        ],
    )
    .map(|_| ())
}

/// Entries before a number, newest first.
pub fn list(tx: &mut Tx, before: i64, limit: i64) -> Result<Vec<Stored>> {
    tx.query(LIST, args![before, limit])
}

/// Entries of one kind before a number, newest first. The kind is what stands before the dot of
/// their action, such as `idea`.
pub fn list_of(tx: &mut Tx, kind: &str, before: i64, limit: i64) -> Result<Vec<Stored>> {
    // `/` is the character after the dot.
    tx.query(LIST_OF, args![before, format!("{kind}."), format!("{kind}/"), limit])
}

/// Follows the whole chain: its head and length, or the number of the first entry that does not fit.
pub fn verify(tx: &mut Tx) -> Result<std::result::Result<(Hash, i64), i64>> {
    let mut verifier = Verifier::default();
    let mut broken = None;
    tx.for_each::<Stored, Error>(ALL, args![], |stored| {
        if broken.is_none()
            && let Err(error) = verifier.follow(&stored.entry(), &stored.hash)
        {
            broken = Some(error.number);
        }
        Ok(())
    })?;
    Ok(broken.map_or_else(|| Ok(verifier.head()), Err))
}
