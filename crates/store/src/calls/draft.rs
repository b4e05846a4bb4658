//! Drafts: what somebody is typing, kept whatever is wrong with it, also before they sign in.

use calls::{Call, IdeaForm};
use city::{Id, Person};
use jiff::Timestamp;

use crate::city::file::File;
use crate::{Error, Json, Result, Table as _, Tx};

crate::table! {
    pub(crate) struct DraftRow in "draft" key (id) {
        id: Id<Draft>,
        call: Id<Call>,
        browser_hash: Vec<u8>,
        person: Option<Id<Person>>,
        content: Json<IdeaForm>,
        photo: Option<Id<File>>,
        version: i64,
        changed_at: Timestamp,
        expires_at: Timestamp,
    }
}

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
    /// How often it was saved.
    pub version: i64,
    /// When it was last changed.
    pub changed_at: Timestamp,
}

crate::statements! {
    fn kept(id: Id<Draft>) -> Option<DraftRow> = select "where id = ?1";
    fn newest_of(browser_hash: &[u8], person: Option<Id<Person>>, call: Id<Call>, limit: i64) -> Vec<DraftRow> = select "where call = ?3 and (person = ?2 or person is null and browser_hash = ?1) order by changed_at desc, id desc limit ?4";
    fn kept_of(person: Id<Person>) -> Vec<DraftRow> = select "where person = ?1 order by changed_at desc, id desc";
    fn give_to(browser_hash: &[u8], person: Id<Person>) = "update draft set person = ?2 where browser_hash = ?1 and person is null";
    fn give_photos_to(person: Id<Person>) = "update file set owner = ?1, browser_hash = null where owner is null and id in (select d.photo from draft d where d.person = ?1)";
    fn drop_one(id: Id<Draft>) = "delete from draft where id = ?1";
    fn drop_ended(now: Timestamp) = "delete from draft where expires_at < ?1";
}

fn whole(row: DraftRow) -> Draft {
    Draft {
        id: row.id,
        call: row.call,
        browser_hash: row.browser_hash,
        person: row.person,
        form: row.content.0,
        version: row.version,
        changed_at: row.changed_at,
    }
}

fn row(draft: &Draft, expires: Timestamp) -> DraftRow {
    DraftRow {
        id: draft.id,
        call: draft.call,
        browser_hash: draft.browser_hash.clone(),
        person: draft.person,
        content: Json(draft.form.clone()),
        photo: draft.form.photo.map(Id::new),
        version: draft.version,
        changed_at: draft.changed_at,
        expires_at: expires,
    }
}

/// A draft, if it was begun.
pub fn find(tx: &mut Tx, id: Id<Draft>) -> Result<Option<Draft>> {
    Ok(kept(tx, id)?.map(whole))
}

/// A draft.
pub fn get(tx: &mut Tx, id: Id<Draft>) -> Result<Draft> {
    kept(tx, id)?.map(whole).ok_or(Error::NotFound)
}

/// What a browser, or whoever is signed in there, has begun for a call: the last changed first.
pub fn begun(
    tx: &mut Tx,
    browser_hash: &[u8],
    person: Option<Id<Person>>,
    call: Id<Call>,
    limit: i64,
) -> Result<Vec<Draft>> {
    Ok(newest_of(tx, browser_hash, person, call, limit)?.into_iter().map(whole).collect())
}

/// A person's drafts, the last changed first.
pub fn of_person(tx: &mut Tx, person: Id<Person>) -> Result<Vec<Draft>> {
    Ok(kept_of(tx, person)?.into_iter().map(whole).collect())
}

/// Begins a draft.
pub fn insert(tx: &mut Tx, draft: &Draft, expires: Timestamp) -> Result<()> {
    row(draft, expires).insert(tx)
}

/// Saves what was typed.
pub fn update(tx: &mut Tx, draft: &Draft, expires: Timestamp) -> Result<()> {
    match row(draft, expires).update(tx)? {
        0 => Err(Error::NotFound),
        _ => Ok(()),
    }
}

/// Gives a person all drafts of a browser that are nobody's yet, with their photos.
pub fn adopt(tx: &mut Tx, browser_hash: &[u8], person: Id<Person>) -> Result<()> {
    give_to(tx, browser_hash, person)?;
    own_photos(tx, person)
}

/// Makes the photos of a person's drafts theirs, so that they see them from any browser.
pub fn own_photos(tx: &mut Tx, person: Id<Person>) -> Result<()> {
    give_photos_to(tx, person).map(|_| ())
}

/// Throws a draft away: it was published, or its writer wants so.
pub fn remove(tx: &mut Tx, id: Id<Draft>) -> Result<()> {
    drop_one(tx, id).map(|_| ())
}

/// Removes drafts that were left alone.
pub fn purge(tx: &mut Tx, now: Timestamp) -> Result<u64> {
    drop_ended(tx, now)
}
