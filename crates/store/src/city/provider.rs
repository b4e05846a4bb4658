//! Accounts that are tied to a login at a provider, and browsers that are away there. Whom the provider knows is here as a keyed
//! digest alone.

use city::provider::{Purpose, Tie};
use city::{Id, Person};
use jiff::Timestamp;

use super::proof::Mark;
use crate::{Error, Result, Table, Tx};

crate::table! {
    /// That an account is tied to a login.
    pub struct TieRow in "provider_tie" key (person) {
        person: Id<Person>,
        subject: Vec<u8>,
        made_at: Timestamp,
        used_at: Option<Timestamp>,
    }
    /// What a browser was sent to the provider for.
    pub struct WayRow in "provider_way" key (state) {
        state: Vec<u8>,
        person: Option<Id<Person>>,
        browser_hash: Vec<u8>,
        purpose: Purpose,
        wanted: String,
        made_at: Timestamp,
        expires_at: Timestamp,
    }
}

crate::statements! {
    fn tie_of(person: Id<Person>) -> Option<TieRow> = select "where person = ?1";
    fn tie_by(subject: &[u8]) -> Option<TieRow> = select "where subject = ?1";
    fn note_used(person: Id<Person>, now: Timestamp) -> () = "update provider_tie set used_at = ?2 where person = ?1";
    fn drop_tie(person: Id<Person>) = "delete from provider_tie where person = ?1";
    fn drop_ways(person: Id<Person>) -> () = "delete from provider_way where person = ?1";
    fn way(state: &[u8]) -> Option<WayRow> = select "where state = ?1";
    fn drop_way(state: &[u8]) = "delete from provider_way where state = ?1";
    /// Removes ways that ended before a moment, and those that a clock which was ahead made after another.
    pub fn purge(before: Timestamp, ahead: Timestamp) = "delete from provider_way where expires_at < ?1 or made_at > ?2";
}

/// Since when somebody's account is tied, as they see it.
impl From<TieRow> for Tie {
    fn from(row: TieRow) -> Self {
        Self { made: row.made_at, used: row.used_at }
    }
}

/// What somebody's account is tied to.
pub fn of_person(tx: &mut Tx, person: Id<Person>) -> Result<Option<TieRow>> {
    tie_of(tx, person)
}

/// Whose account a login is tied to.
pub fn by_subject(tx: &mut Tx, subject: &Mark) -> Result<Option<TieRow>> {
    tie_by(tx, subject)
}

/// Ties an account to a login: [`Error::Conflict`] where either is tied.
pub fn tie(tx: &mut Tx, person: Id<Person>, subject: &Mark, now: Timestamp) -> Result<()> {
    TieRow { person, subject: subject.to_vec(), made_at: now, used_at: None }.insert(tx)
}

/// Notes that somebody signed in by theirs.
pub fn used(tx: &mut Tx, person: Id<Person>, now: Timestamp) -> Result<()> {
    note_used(tx, person, now)
}

/// Unties somebody's account.
pub fn untie(tx: &mut Tx, person: Id<Person>) -> Result<()> {
    match drop_tie(tx, person)? {
        0 => Err(Error::NotFound),
        _ => Ok(()),
    }
}

/// Notes that a browser goes there.
pub fn go(tx: &mut Tx, new: &WayRow) -> Result<()> {
    new.insert(tx)
}

/// What it went for, which is over with that.
pub fn take(tx: &mut Tx, state: &[u8]) -> Result<Option<WayRow>> {
    let found = way(tx, state)?;
    drop_way(tx, state)?;
    Ok(found)
}

/// Unties somebody's account and forgets where their browsers are.
pub(super) fn end_all(tx: &mut Tx, person: Id<Person>) -> Result<()> {
    drop_tie(tx, person)?;
    drop_ways(tx, person)
}
