//! Passkeys, and what browsers were asked to sign with them.

use city::{Id, Passkey, Person};
use jiff::Timestamp;

use crate::{Error, Result, Table, Tx};

crate::table! {
    /// A passkey as it is kept.
    pub struct PasskeyRow in "passkey" key (id) {
        id: Id<Passkey>,
        person: Id<Person>,
        name: String,
        credential: Vec<u8>,
        handle: Vec<u8>,
        transports: i64,
        fixed: Vec<u8>,
        state: Vec<u8>,
        made_at: Timestamp,
        used_at: Option<Timestamp>,
    }
    /// What a browser was asked to sign.
    pub struct ChallengeRow in "passkey_challenge" key (challenge) {
        challenge: Vec<u8>,
        person: Option<Id<Person>>,
        browser_hash: Vec<u8>,
        state: Vec<u8>,
        made_at: Timestamp,
        expires_at: Timestamp,
    }
}

crate::statements! {
    /// By what the device calls it.
    pub fn by_credential(credential: &[u8]) -> Option<PasskeyRow> = select "where credential = ?1";
    /// Those of somebody, in the order they were added.
    pub fn of_person(person: Id<Person>) -> Vec<PasskeyRow> = select "where person = ?1 order by id";
    fn set_name(id: Id<Passkey>, person: Id<Person>, name: &str) = "update passkey set name = ?3 where id = ?1 and person = ?2";
    fn drop_one(id: Id<Passkey>, person: Id<Person>) = "delete from passkey where id = ?1 and person = ?2";
    fn drop_all(person: Id<Person>) = "delete from passkey where person = ?1";
    fn drop_asked(person: Id<Person>) -> () = "delete from passkey_challenge where person = ?1";
    fn note_used(id: Id<Passkey>, state: &[u8], now: Timestamp) = "update passkey set state = ?2, used_at = ?3 where id = ?1";
    fn asked(challenge: &[u8]) -> Option<ChallengeRow> = select "where challenge = ?1";
    fn drop_challenge(challenge: &[u8]) = "delete from passkey_challenge where challenge = ?1";
    /// Removes what was not answered before a moment, and what a clock that was ahead made after another.
    pub fn purge(before: Timestamp, ahead: Timestamp) = "delete from passkey_challenge where expires_at < ?1 or made_at > ?2";
}

/// A passkey as its owner sees it.
impl From<PasskeyRow> for Passkey {
    fn from(row: PasskeyRow) -> Self {
        let PasskeyRow { id, person, name, made_at, used_at, .. } = row;
        Self { id, person, name, made: made_at, used: used_at }
    }
}

/// Enters a passkey.
pub fn insert(tx: &mut Tx, new: &PasskeyRow) -> Result<()> {
    new.insert(tx)
}

/// Notes what a browser is asked to sign.
pub fn ask(tx: &mut Tx, new: &ChallengeRow) -> Result<()> {
    new.insert(tx)
}

/// What was asked, which is then asked no more.
pub fn take(tx: &mut Tx, challenge: &[u8]) -> Result<Option<ChallengeRow>> {
    let found = asked(tx, challenge)?;
    drop_challenge(tx, challenge)?;
    Ok(found)
}

/// Notes that one was used, with what its device counts.
pub fn used(tx: &mut Tx, id: Id<Passkey>, state: &[u8], now: Timestamp) -> Result<()> {
    match note_used(tx, id, state, now)? {
        0 => Err(Error::NotFound),
        _ => Ok(()),
    }
}

/// Gives one of somebody's another name.
pub fn rename(tx: &mut Tx, id: Id<Passkey>, person: Id<Person>, name: &str) -> Result<()> {
    match set_name(tx, id, person, name)? {
        0 => Err(Error::NotFound),
        _ => Ok(()),
    }
}

/// Removes one of somebody's.
pub fn remove(tx: &mut Tx, id: Id<Passkey>, person: Id<Person>) -> Result<()> {
    match drop_one(tx, id, person)? {
        0 => Err(Error::NotFound),
        _ => Ok(()),
    }
}

/// Removes all of somebody's, and what they were about to add.
pub(super) fn end_all(tx: &mut Tx, person: Id<Person>) -> Result<()> {
    drop_all(tx, person)?;
    drop_asked(tx, person)
}
