//! Signing in: a code and a link by mail, each usable once and for a short time.

use city::{Begun, Deed, Id, Intent, Language, Mail, Thing};
use jiff::Timestamp;

use crate::{Result, Table, Tx};

/// How often a code may be tried.
pub const TRIES: i64 = 5;

crate::table! {
    /// A letter with a code that is on its way.
    pub struct SignIn in "sign_in" key (id) {
        id: Id<SignIn>,
        mail: String,
        code_hash: Vec<u8>,
        link_hash: Vec<u8>,
        browser_hash: Vec<u8>,
        draft: Option<Begun>,
        deed: Option<Deed>,
        thing: Option<Id<Thing>>,
        next: String,
        language: Language,
        tries: i64,
        made_at: Timestamp,
        expires_at: Timestamp,
        used_at: Option<Timestamp>,
        subject: Option<Vec<u8>>,
    }
}

crate::statements! {
    /// By identifier.
    pub fn get(id: Id<SignIn>) -> Option<SignIn> = select "where id = ?1";
    /// By the digest of the link's key.
    pub fn by_link(hash: &[u8]) -> Option<SignIn> = select "where link_hash = ?1";
    /// How many letters an address got between two moments.
    pub fn recent(mail: &Mail, since: Timestamp, until: Timestamp) -> i64 = "select count(*) as letters from sign_in where mail = ?1 and made_at > ?2 and made_at <= ?3";
    /// Counts a try.
    pub fn count_try(id: Id<SignIn>) -> () = "update sign_in set tries = tries + 1 where id = ?1";
    /// Another code and another link, unless it is over.
    pub fn renew(id: Id<SignIn>, code: &[u8], link: &[u8], now: Timestamp) = "update sign_in set code_hash = ?2, link_hash = ?3 where id = ?1 and used_at is null and expires_at > ?4";
    fn mark_used(id: Id<SignIn>, now: Timestamp) = "update sign_in set used_at = ?2 where id = ?1 and used_at is null and expires_at > ?2";
    /// Marks a link as one that is not used up (only the demo makes such), and says where it leads.
    pub fn keep_standing(id: Id<SignIn>, next: &str) -> () = "update sign_in set tries = -1, next = ?2 where id = ?1";
    /// How many links there are that are not used up.
    pub fn standing() -> i64 = "select count(*) as links from sign_in where tries = -1";
    /// Ends every code and link that would publish a draft; how many there were.
    pub fn close_for_draft(draft: Id<Begun>, now: Timestamp) = "update sign_in set used_at = ?2 where draft = ?1 and used_at is null";
    fn end_standing_sessions() -> () = "delete from session where person in (select p.id from person p join sign_in s on s.mail = p.mail where s.tries = -1)";
    fn remove_standing() = "delete from sign_in where tries = -1";
    /// Removes those that were over before a moment, and those that a clock which was ahead made after another.
    pub fn purge(before: Timestamp, ahead: Timestamp) = "delete from sign_in where expires_at < ?1 or (made_at > ?2 and tries <> -1)";
}

impl SignIn {
    /// What is to be done as soon as its reader is known.
    pub fn intent(&self) -> Option<Intent> {
        Some(Intent { deed: self.deed?, thing: self.thing? })
    }
}

/// Notes a letter that is sent.
pub fn insert(tx: &mut Tx, new: &SignIn) -> Result<()> {
    new.insert(tx)
}

/// Uses it up; false when it was used already or is over.
pub fn use_up(tx: &mut Tx, id: Id<SignIn>, now: Timestamp) -> Result<bool> {
    Ok(mark_used(tx, id, now)? == 1)
}

/// Removes links that are not used up, and ends the sessions of the people they let in; says how many links.
pub fn close_standing(tx: &mut Tx) -> Result<u64> {
    end_standing_sessions(tx)?;
    remove_standing(tx)
}
