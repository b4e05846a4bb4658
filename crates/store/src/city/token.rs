//! Personal tokens for the API. Only a digest lies here.

use city::{Actor, Id, Person};
use jiff::Timestamp;

use crate::{Error, Result, Table, Tx};

/// The type an identifier of a token carries.
#[derive(Debug)]
pub enum Token {}

crate::table! {
    pub(crate) struct Row in "token" key (id) {
        id: Id<Token>,
        hash: Vec<u8>,
        person: Id<Person>,
        name: String,
        scopes: String,
        made_at: Timestamp,
        expires_at: Timestamp,
        used_at: Option<Timestamp>,
    }
}

crate::row! {
    /// A token as its owner sees it.
    pub struct Listed from "token" {
        id: Id<Token>,
        name: String,
        scopes: String,
        made_at: Timestamp,
        expires_at: Timestamp,
        used_at: Option<Timestamp>,
    }
    struct Found from "token" {
        id: Id<Token>,
        person: Id<Person>,
        scopes: String,
        used_at: Option<Timestamp>,
    }
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
    fn by_hash(hash: &[u8], now: Timestamp) -> Option<Found> = select "where hash = ?1 and expires_at > ?2";
    /// Notes its use.
    pub fn used(id: Id<Token>, now: Timestamp) -> () = "update token set used_at = ?2 where id = ?1";
    /// A person's tokens.
    pub fn list(person: Id<Person>) -> Vec<Listed> = select "where person = ?1 order by id";
    /// Removes tokens that were over before a moment.
    pub fn purge(before: Timestamp) = "delete from token where expires_at < ?1";
    fn remove(id: Id<Token>, person: Id<Person>) = "delete from token where id = ?1 and person = ?2";
}

/// Who holds the token with this digest.
pub fn find(tx: &mut Tx, hash: &[u8], now: Timestamp) -> Result<Option<Bearer>> {
    let Some(found) = by_hash(tx, hash, now)? else { return Ok(None) };
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
    let row = Row {
        id: Id::new(new.id),
        hash: new.hash.clone(),
        person: new.person,
        name: new.name.clone(),
        scopes: new.scopes.clone(),
        made_at: now,
        expires_at: new.expires_at,
        used_at: None,
    };
    row.insert(tx)
}

/// Revokes one of a person's own tokens.
pub fn revoke(tx: &mut Tx, id: Id<Token>, person: Id<Person>) -> Result<()> {
    match remove(tx, id, person)? {
        0 => Err(Error::NotFound),
        _ => Ok(()),
    }
}
