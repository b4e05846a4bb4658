//! Drafts: what somebody is typing, kept whatever is wrong with it, also before they sign in.

use calls::{Call, IdeaForm};
use city::{Id, Person};
use jiff::Timestamp;

use crate::nouns::{document, text_of};
use crate::{Error, Result, Tx, args};

/// A draft as stored. It belongs to a browser (by the digest of its key) until somebody signs in.
#[derive(Debug, Clone)]
pub struct Draft {
    /// Its identifier.
    pub id: Id<Draft>,
    /// The call it is meant for.
    pub call: Id<Call>,
    /// The digest of the browser's key.
    pub browser_hash: Vec<u8>,
    /// Who writes it, once known.
    pub person: Option<Id<Person>>,
    /// What was typed.
    pub form: IdeaForm,
    /// When it was last changed.
    pub changed_at: Timestamp,
}

crate::row! {
    struct Stored {
        id: Id<Draft>,
        call: Id<Call>,
        browser_hash: Vec<u8>,
        person: Option<Id<Person>>,
        content: String,
        changed_at: Timestamp,
    }
}

crate::statements! {
    GET -> Stored = "select id, call, browser_hash, person, content, changed_at from draft where id = ?1";
    OF_BROWSER -> Stored = "select id, call, browser_hash, person, content, changed_at from draft where browser_hash = ?1 and call = ?2 order by id desc limit 1";
    OF_PERSON -> Stored = "select id, call, browser_hash, person, content, changed_at from draft where person = ?1 order by changed_at desc limit 50";
    INSERT = "insert into draft (id, call, browser_hash, person, content, photo, made_at, changed_at, expires_at) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?7, ?8)";
    UPDATE = "update draft set content = ?2, photo = ?3, person = ?4, changed_at = ?5, expires_at = ?6 where id = ?1";
    REHOME = "update draft set browser_hash = ?2 where id = ?1";
    REMOVE = "delete from draft where id = ?1";
    PURGE = "delete from draft where expires_at < ?1";
}

fn whole(stored: Stored) -> Result<Draft> {
    Ok(Draft {
        id: stored.id,
        call: stored.call,
        browser_hash: stored.browser_hash,
        person: stored.person,
        form: document(&stored.content)?,
        changed_at: stored.changed_at,
    })
}

/// A draft.
pub fn get(tx: &mut Tx, id: Id<Draft>) -> Result<Draft> {
    whole(tx.one(GET, args![id])?)
}

/// The draft a browser writes for a call, if any.
pub fn of_browser(tx: &mut Tx, browser_hash: &[u8], call: Id<Call>) -> Result<Option<Draft>> {
    tx.opt(OF_BROWSER, args![browser_hash, call])?.map(whole).transpose()
}

/// A person's drafts, the last changed first.
pub fn of_person(tx: &mut Tx, person: Id<Person>) -> Result<Vec<Draft>> {
    let stored: Vec<Stored> = tx.query(OF_PERSON, args![person])?;
    stored.into_iter().map(whole).collect()
}

/// Begins a draft.
pub fn insert(tx: &mut Tx, draft: &Draft, expires: Timestamp) -> Result<()> {
    let content = text_of(&draft.form)?;
    tx.execute(
        INSERT,
        args![
            draft.id,
            draft.call,
            draft.browser_hash,
            draft.person,
            content,
            draft.form.photo,
            draft.changed_at,
            expires
        ],
    )
    .map(|_| ())
}

/// Saves what was typed.
pub fn update(tx: &mut Tx, draft: &Draft, expires: Timestamp) -> Result<()> {
    match tx.execute(
        UPDATE,
        args![
            draft.id,
            text_of(&draft.form)?,
            draft.form.photo,
            draft.person,
            draft.changed_at,
            expires
        ],
    )? {
        0 => Err(Error::NotFound),
        _ => Ok(()),
    }
}

/// Lets another browser of its writer go on with a draft.
pub fn rehome(tx: &mut Tx, id: Id<Draft>, browser_hash: &[u8]) -> Result<()> {
    tx.execute(REHOME, args![id, browser_hash]).map(|_| ())
}

/// Throws a draft away: it was published, or its writer wants so.
pub fn remove(tx: &mut Tx, id: Id<Draft>) -> Result<()> {
    tx.execute(REMOVE, args![id]).map(|_| ())
}

/// Removes drafts that were left alone.
pub fn purge(tx: &mut Tx, now: Timestamp) -> Result<u64> {
    tx.execute(PURGE, args![now])
}
