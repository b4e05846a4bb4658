//! Personal tokens for the API. Only a digest lies here.

use city::{Actor, Id, Person};
use jiff::Timestamp;

use crate::{Error, Result, Tx, args};

/// The type an identifier of a token carries.
#[derive(Debug)]
pub enum Token {}

crate::row! {
    /// A token as its owner sees it.
    pub struct Listed { id: Id<Token>, name: String, scopes: String, made_at: Timestamp, expires_at: Timestamp, used_at: Option<Timestamp> }
    struct Found { id: Id<Token>, person: Id<Person>, scopes: String, used_at: Option<Timestamp> }
}

/// Who asks with a token, and what it is good for.
#[derive(Debug, Clone)]
pub struct Bearer {
    /// The token.
    pub token: Id<Token>,
    /// Who, with their roles.
    pub actor: Actor,
    /// Their identifier.
    pub person: Id<Person>,
    /// Scopes, separated by blanks.
    pub scopes: String,
    /// When it was last used, to the hour.
    pub used_at: Option<Timestamp>,
}

crate::statements! {
    FIND -> Found = "select id, person, scopes, used_at from token where hash = ?1 and expires_at > ?2";
    INSERT = "insert into token (id, hash, person, name, scopes, made_at, expires_at) values (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
    USED = "update token set used_at = ?2 where id = ?1";
    LIST -> Listed = "select id, name, scopes, made_at, expires_at, used_at from token where person = ?1 order by id";
    REVOKE = "delete from token where id = ?1 and person = ?2";
}

/// Who holds the token with this digest.
pub fn find(tx: &mut Tx, hash: &[u8], now: Timestamp) -> Result<Option<Bearer>> {
    let Some(found) = tx.opt::<Found>(FIND, args![hash, now])? else { return Ok(None) };
    let actor = super::person::actor(tx, found.person)?;
    Ok(Some(Bearer {
        token: found.id,
        actor,
        person: found.person,
        scopes: found.scopes,
        used_at: found.used_at,
    }))
}

/// A new token, to be inserted.
#[derive(Debug, Clone)]
pub struct NewToken {
    /// Its identifier.
    pub id: i64,
    /// The digest of its key.
    pub hash: Vec<u8>,
    /// Whose it is.
    pub person: Id<Person>,
    /// What its owner calls it.
    pub name: String,
    /// Scopes, separated by blanks.
    pub scopes: String,
    /// When it ends.
    pub expires_at: Timestamp,
}

/// Enters a token.
pub fn insert(tx: &mut Tx, new: &NewToken, now: Timestamp) -> Result<()> {
    tx.execute(
        INSERT,
        args![new.id, new.hash, new.person, new.name, new.scopes, now, new.expires_at],
    )
    .map(|_| ())
}

/// Notes its use.
pub fn used(tx: &mut Tx, id: Id<Token>, now: Timestamp) -> Result<()> {
    tx.execute(USED, args![id, now]).map(|_| ())
}

/// A person's tokens.
pub fn list(tx: &mut Tx, person: Id<Person>) -> Result<Vec<Listed>> {
    tx.query(LIST, args![person])
}

/// Revokes one of a person's own tokens.
pub fn revoke(tx: &mut Tx, id: Id<Token>, person: Id<Person>) -> Result<()> {
    match tx.execute(REVOKE, args![id, person])? {
        0 => Err(Error::NotFound),
        _ => Ok(()),
    }
}
