//! Sessions: who is signed in where. Only a digest of the key lies here.

use city::{Actor, Id, Language, Person};
use jiff::Timestamp;

use crate::{Error, Result, Tx, args};

/// The type an identifier of a session carries.
#[derive(Debug)]
pub enum Session {}

crate::row! {
    struct Found { id: Id<Session>, person: Id<Person>, name: String, language: Language, seen_at: Timestamp, unread: i64 }
    /// A session as its owner sees it.
    pub struct Listed { id: Id<Session>, agent: String, made_at: Timestamp, seen_at: Timestamp }
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
}

crate::statements! {
    FIND -> Found = "select s.id as id, s.person as person, p.name as name, p.language as language, s.seen_at as seen_at, (select count(*) from notice n where n.person = s.person and n.id > p.news_read) as unread from session s join person p on p.id = s.person where s.hash = ?1 and s.expires_at > ?2";
    INSERT = "insert into session (id, hash, person, agent, made_at, seen_at, expires_at) values (?1, ?2, ?3, ?4, ?5, ?5, ?6)";
    TOUCH = "update session set seen_at = ?2, expires_at = ?3 where id = ?1";
    LIST -> Listed = "select id, agent, made_at, seen_at from session where person = ?1 and expires_at > ?2 order by seen_at desc, id";
    END = "delete from session where id = ?1 and person = ?2";
    END_BY_HASH = "delete from session where hash = ?1";
    PURGE = "delete from session where expires_at <= ?1";
}

/// Who holds the key with this digest.
pub fn find(tx: &mut Tx, hash: &[u8], now: Timestamp) -> Result<Option<SignedIn>> {
    let Some(found) = tx.opt::<Found>(FIND, args![hash, now])? else { return Ok(None) };
    let actor = super::person::actor(tx, found.person)?;
    Ok(Some(SignedIn {
        session: found.id,
        actor,
        person: found.person,
        name: found.name,
        language: found.language,
        seen_at: found.seen_at,
        unread: u32::try_from(found.unread).unwrap_or(0),
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
    tx.execute(INSERT, args![id, hash, person, agent, now, expires]).map(|_| ())
}

/// Notes its use and puts its end off.
pub fn touch(tx: &mut Tx, id: Id<Session>, now: Timestamp, expires: Timestamp) -> Result<()> {
    tx.execute(TOUCH, args![id, now, expires]).map(|_| ())
}

/// A person's sessions, the last used first.
pub fn list(tx: &mut Tx, person: Id<Person>, now: Timestamp) -> Result<Vec<Listed>> {
    tx.query(LIST, args![person, now])
}

/// Ends one of a person's own sessions.
pub fn end(tx: &mut Tx, id: Id<Session>, person: Id<Person>) -> Result<()> {
    match tx.execute(END, args![id, person])? {
        0 => Err(Error::NotFound),
        _ => Ok(()),
    }
}

/// Ends the session with this digest, if there is one.
pub fn end_by_hash(tx: &mut Tx, hash: &[u8]) -> Result<()> {
    tx.execute(END_BY_HASH, args![hash]).map(|_| ())
}

/// Removes sessions that are over.
pub fn purge(tx: &mut Tx, now: Timestamp) -> Result<u64> {
    tx.execute(PURGE, args![now])
}
