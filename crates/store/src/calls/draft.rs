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
    /// When it was last changed.
    pub changed_at: Timestamp,
}

crate::statements! {
    fn kept(id: Id<Draft>) -> Option<DraftRow> = select "where id = ?1";
    fn newest_of(browser_hash: &[u8], call: Id<Call>) -> Option<DraftRow> = select "where browser_hash = ?1 and call = ?2 order by id desc limit 1";
    fn kept_of(person: Id<Person>) -> Vec<DraftRow> = select "where person = ?1 order by changed_at desc, id desc";
    fn move_to(id: Id<Draft>, browser_hash: &[u8]) = "update draft set browser_hash = ?2 where id = ?1";
    fn give_to(browser_hash: &[u8], person: Id<Person>) = "update draft set person = ?2 where browser_hash = ?1 and person is null";
    fn give_photos_to(browser_hash: &[u8], person: Id<Person>) = "update file set owner = ?2, browser_hash = null where owner is null and browser_hash = ?1 and id in (select photo from draft where browser_hash = ?1 and person is null)";
    fn give_photo_to(id: Id<Draft>, person: Id<Person>) = "update file set owner = ?2, browser_hash = null where owner is null and id in (select photo from draft where id = ?1)";
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
        changed_at: draft.changed_at,
        expires_at: expires,
    }
}

/// A draft.
pub fn get(tx: &mut Tx, id: Id<Draft>) -> Result<Draft> {
    kept(tx, id)?.map(whole).ok_or(Error::NotFound)
}

/// The draft a browser writes for a call, if any.
pub fn of_browser(tx: &mut Tx, browser_hash: &[u8], call: Id<Call>) -> Result<Option<Draft>> {
    Ok(newest_of(tx, browser_hash, call)?.map(whole))
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

/// Gives the photo of a draft to its writer, who has just become known.
pub fn claim_photo(tx: &mut Tx, id: Id<Draft>, person: Id<Person>) -> Result<()> {
    give_photo_to(tx, id, person).map(|_| ())
}

/// Lets another browser of its writer go on with a draft.
pub fn rehome(tx: &mut Tx, id: Id<Draft>, browser_hash: &[u8]) -> Result<()> {
    move_to(tx, id, browser_hash).map(|_| ())
}

/// Gives a person all drafts of a browser that are nobody's yet, with their photos.
pub fn adopt(tx: &mut Tx, browser_hash: &[u8], person: Id<Person>) -> Result<()> {
    give_photos_to(tx, browser_hash, person)?;
    give_to(tx, browser_hash, person).map(|_| ())
}

/// Throws a draft away: it was published, or its writer wants so.
pub fn remove(tx: &mut Tx, id: Id<Draft>) -> Result<()> {
    drop_one(tx, id).map(|_| ())
}

/// Removes drafts that were left alone.
pub fn purge(tx: &mut Tx, now: Timestamp) -> Result<u64> {
    drop_ended(tx, now)
}
