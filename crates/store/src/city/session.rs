//! Sessions: who is signed in where. Only a digest of the key lies here.

use city::{Actor, Id, Language, Person};
use jiff::Timestamp;

use crate::desk::deed::{self, Deed};
use crate::{Error, Result, Table, Tx};

/// The type an identifier of a session carries.
#[derive(Debug)]
pub enum Session {}

crate::table! {
    pub(crate) struct Row in "session" key (id) {
        id: Id<Session>,
        hash: Vec<u8>,
        person: Id<Person>,
        agent: String,
        made_at: Timestamp,
        seen_at: Timestamp,
        expires_at: Timestamp,
    }
}

crate::row! {
    struct Found from "session s join person p on p.id = s.person" {
        id: Id<Session>,
        person: Id<Person>,
        name: String = "p.name",
        language: Language = "p.language",
        seen_at: Timestamp,
        unread: i64 = "((select count(*) from notice n where n.person = s.person and n.id > p.news_read) + (select count(*) from appointment a where a.person = s.person and a.id > p.news_read))",
    }
    /// A session as its owner sees it.
    pub struct Listed from "session" {
        id: Id<Session>,
        agent: String,
        made_at: Timestamp,
        seen_at: Timestamp,
    }
}

/// Somebody who is signed in.
#[derive(Debug, Clone)]
pub struct SignedIn {
    /// The session.
    pub session: Id<Session>,
    /// Who, with their roles.
    pub actor: Actor,
    /// Their identifier.
    pub person: Id<Person>,
    /// The name others see.
    pub name: String,
    /// Their language.
    pub language: Language,
    /// When the session was last used, to the hour.
    pub seen_at: Timestamp,
    /// How many news they have not seen on their page.
    pub unread: u32,
    /// What they did last at the desk, while it can be taken back.
    pub last: Option<Deed>,
}

crate::statements! {
    fn by_hash(hash: &[u8], now: Timestamp) -> Option<Found> = select "where s.hash = ?1 and s.expires_at > ?2";
    /// Notes its use and puts its end off.
    pub fn touch(id: Id<Session>, now: Timestamp, expires: Timestamp) -> () = "update session set seen_at = ?2, expires_at = ?3 where id = ?1";
    /// A person's sessions, the last used first.
    pub fn list(person: Id<Person>, now: Timestamp) -> Vec<Listed> = select "where person = ?1 and expires_at > ?2 order by seen_at desc, id";
    fn remove(id: Id<Session>, person: Id<Person>) = "delete from session where id = ?1 and person = ?2";
    /// Ends the session with this digest, if there is one.
    pub fn end_by_hash(hash: &[u8]) -> () = "delete from session where hash = ?1";
    /// Removes sessions that are over.
    pub fn purge(now: Timestamp) = "delete from session where expires_at <= ?1";
}

/// Who holds the key with this digest.
pub fn find(tx: &mut Tx, hash: &[u8], now: Timestamp) -> Result<Option<SignedIn>> {
    let Some(found) = by_hash(tx, hash, now)? else { return Ok(None) };
    let actor = super::person::actor(tx, found.person)?;
    let last = if actor.works_here() { deed::last(tx, found.person)? } else { None };
    Ok(Some(SignedIn {
        session: found.id,
        actor,
        person: found.person,
        name: found.name,
        language: found.language,
        seen_at: found.seen_at,
        unread: u32::try_from(found.unread).unwrap_or(0),
        last: last.filter(|deed| deed.until_at > now),
    }))
}

/// Begins a session.
pub fn insert(
    tx: &mut Tx,
    id: i64,
    hash: &[u8],
    person: Id<Person>,
    agent: &str,
    now: Timestamp,
    expires: Timestamp,
) -> Result<()> {
    let row = Row {
        id: Id::new(id),
        hash: hash.to_vec(),
        person,
        agent: agent.to_owned(),
        made_at: now,
        seen_at: now,
        expires_at: expires,
    };
    row.insert(tx)
}

/// Ends one of a person's own sessions.
pub fn end(tx: &mut Tx, id: Id<Session>, person: Id<Person>) -> Result<()> {
    match remove(tx, id, person)? {
        0 => Err(Error::NotFound),
        _ => Ok(()),
    }
}
