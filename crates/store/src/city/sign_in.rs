//! Signing in: a code and a link by mail, each usable once and for a short time.

use city::{Id, Language, Mail};
use jiff::Timestamp;

use crate::{Result, Tx, args};

/// How often a code may be tried.
pub const TRIES: i64 = 5;

crate::row! {
    /// A letter with a code that is on its way.
    pub struct SignIn {
        id: Id<SignIn>,
        mail: String,
        code_hash: Vec<u8>,
        link_hash: Vec<u8>,
        browser_hash: Vec<u8>,
        draft: Option<i64>,
        next: String,
        language: Language,
        tries: i64,
        made_at: Timestamp,
        expires_at: Timestamp,
        used_at: Option<Timestamp>,
    }
}

crate::statements! {
    GET -> SignIn = "select id, mail, code_hash, link_hash, browser_hash, draft, next, language, tries, made_at, expires_at, used_at from sign_in where id = ?1";
    BY_LINK -> SignIn = "select id, mail, code_hash, link_hash, browser_hash, draft, next, language, tries, made_at, expires_at, used_at from sign_in where link_hash = ?1";
    RECENT = "select count(*) as letters from sign_in where mail = ?1 and made_at > ?2";
    INSERT = "insert into sign_in (id, mail, code_hash, link_hash, browser_hash, draft, next, language, tries, made_at, expires_at) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 0, ?9, ?10)";
    TRY = "update sign_in set tries = tries + 1 where id = ?1";
    USE = "update sign_in set used_at = ?2 where id = ?1 and used_at is null and expires_at > ?2";
    STAND = "update sign_in set tries = -1 where id = ?1";
    PURGE = "delete from sign_in where expires_at < ?1";
}

/// By identifier.
pub fn get(tx: &mut Tx, id: Id<SignIn>) -> Result<Option<SignIn>> {
    tx.opt(GET, args![id])
}

/// By the digest of the link's key.
pub fn by_link(tx: &mut Tx, hash: &[u8]) -> Result<Option<SignIn>> {
    tx.opt(BY_LINK, args![hash])
}

/// How many letters an address got since a moment.
pub fn recent(tx: &mut Tx, mail: &Mail, since: Timestamp) -> Result<i64> {
    tx.one(RECENT, args![mail.as_str(), since])
}

/// Notes a letter that is sent.
pub fn insert(tx: &mut Tx, new: &SignIn) -> Result<()> {
    tx.execute(
        INSERT,
        args![
            new.id,
            new.mail,
            new.code_hash,
            new.link_hash,
            new.browser_hash,
            new.draft,
            new.next,
            new.language,
            new.made_at,
            new.expires_at
        ],
    )
    .map(|_| ())
}

/// Counts a try.
pub fn count_try(tx: &mut Tx, id: Id<SignIn>) -> Result<()> {
    tx.execute(TRY, args![id]).map(|_| ())
}

/// Uses it up; false when it was used already or is over.
pub fn use_up(tx: &mut Tx, id: Id<SignIn>, now: Timestamp) -> Result<bool> {
    Ok(tx.execute(USE, args![id, now])? == 1)
}

/// Marks a link as one that is not used up (only the demo makes such).
pub fn keep_standing(tx: &mut Tx, id: Id<SignIn>) -> Result<()> {
    tx.execute(STAND, args![id]).map(|_| ())
}

/// Removes those that were over before a moment.
pub fn purge(tx: &mut Tx, before: Timestamp) -> Result<u64> {
    tx.execute(PURGE, args![before])
}
