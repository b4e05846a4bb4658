//! Drafts: what somebody is typing for a thing that is not there yet, kept whatever is wrong with it, also before they
//! sign in. What was typed is the form of its noun.

use city::{Begun, Id, IsBegun, Noun, Person, Sealed, Thing};
use jiff::Timestamp;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::city::file::File;
use crate::nouns::{document, text_of};
use crate::{Error, Result, Table as _, Tx};

crate::table! {
    pub(crate) struct DraftRow in "draft" key (id) {
        id: Id<Begun>,
        noun: Noun,
        within: Id<Thing>,
        browser_hash: Vec<u8>,
        person: Option<Id<Person>>,
        content: String,
        sealed: Option<Sealed>,
        photo: Option<Id<File>>,
        version: i64,
        changed_at: Timestamp,
        expires_at: Timestamp,
    }
}

/// How many bytes a draft takes for what was typed.
pub fn size<F: Form>(form: &F) -> Result<usize> {
    Ok(text_of(form)?.len())
}

/// A form that lies in drafts.
pub trait Form: IsBegun + Serialize + DeserializeOwned {}

impl<F: IsBegun + Serialize + DeserializeOwned> Form for F {}

/// A draft as stored. It belongs to a browser (by the digest of its key) until somebody signs in.
#[derive(Debug, Clone)]
pub struct Draft<F: Form> {
    /// Its identifier.
    pub id: Id<Draft<F>>,
    /// What it will belong to.
    pub within: Id<F::Within>,
    /// The digest of the browser's key.
    pub browser_hash: Vec<u8>,
    /// Who writes it, once known.
    pub person: Option<Id<Person>>,
    /// What was typed.
    pub form: F,
    /// What of it is sealed.
    pub sealed: Option<Sealed>,
    /// How often it was saved.
    pub version: i64,
    /// When it was last changed.
    pub changed_at: Timestamp,
}

impl<F: Form> Draft<F> {
    /// Which it is, whatever was typed.
    pub fn begun(&self) -> Begun {
        Begun { draft: key(self.id), noun: F::NOUN }
    }
}

crate::statements! {
    fn kept(id: Id<Begun>, noun: Noun) -> Option<DraftRow> = select "where id = ?1 and noun = ?2";
    fn newest_of(browser_hash: &[u8], person: Option<Id<Person>>, noun: Noun, within: Id<Thing>, limit: i64) -> Vec<DraftRow> = select "where noun = ?3 and within = ?4 and (person = ?2 or person is null and browser_hash = ?1) order by changed_at desc, id desc limit ?5";
    fn kept_of(person: Id<Person>, noun: Noun) -> Vec<DraftRow> = select "where person = ?1 and noun = ?2 order by changed_at desc, id desc";
    fn give_to(browser_hash: &[u8], person: Id<Person>) = "update draft set person = ?2 where browser_hash = ?1 and person is null";
    fn give_photos_to(person: Id<Person>) = "update file set owner = ?1, browser_hash = null where owner is null and id in (select d.photo from draft d where d.person = ?1)";
    fn drop_one(id: Id<Begun>, noun: Noun) = "delete from draft where id = ?1 and noun = ?2";
    fn drop_ended(now: Timestamp) = "delete from draft where expires_at < ?1";
}

fn key<F: Form>(id: Id<Draft<F>>) -> Id<Begun> {
    Id::new(id.get())
}

fn whole<F: Form>(row: DraftRow) -> Result<Draft<F>> {
    Ok(Draft {
        id: Id::new(row.id.get()),
        within: row.within.of(),
        browser_hash: row.browser_hash,
        person: row.person,
        form: document(&row.content)?,
        sealed: row.sealed,
        version: row.version,
        changed_at: row.changed_at,
    })
}

fn row<F: Form>(draft: &Draft<F>, expires: Timestamp) -> Result<DraftRow> {
    Ok(DraftRow {
        id: key(draft.id),
        noun: F::NOUN,
        within: draft.within.thing(),
        browser_hash: draft.browser_hash.clone(),
        person: draft.person,
        content: text_of(&draft.form)?,
        sealed: draft.sealed.clone(),
        photo: draft.form.photo().map(Id::new),
        version: draft.version,
        changed_at: draft.changed_at,
        expires_at: expires,
    })
}

/// A draft, if it was begun.
pub fn find<F: Form>(tx: &mut Tx, id: Id<Draft<F>>) -> Result<Option<Draft<F>>> {
    kept(tx, key(id), F::NOUN)?.map(whole).transpose()
}

/// A draft.
pub fn get<F: Form>(tx: &mut Tx, id: Id<Draft<F>>) -> Result<Draft<F>> {
    find(tx, id)?.ok_or(Error::NotFound)
}

/// What a browser, or whoever is signed in there, has begun within a thing: the last changed first.
pub fn begun<F: Form>(
    tx: &mut Tx,
    browser_hash: &[u8],
    person: Option<Id<Person>>,
    within: Id<F::Within>,
    limit: i64,
) -> Result<Vec<Draft<F>>> {
    let rows = newest_of(tx, browser_hash, person, F::NOUN, within.thing(), limit)?;
    rows.into_iter().map(whole).collect()
}

/// A person's drafts, the last changed first.
pub fn of_person<F: Form>(tx: &mut Tx, person: Id<Person>) -> Result<Vec<Draft<F>>> {
    kept_of(tx, person, F::NOUN)?.into_iter().map(whole).collect()
}

/// Begins a draft.
pub fn insert<F: Form>(tx: &mut Tx, draft: &Draft<F>, expires: Timestamp) -> Result<()> {
    row(draft, expires)?.insert(tx)
}

/// Saves what was typed.
pub fn update<F: Form>(tx: &mut Tx, draft: &Draft<F>, expires: Timestamp) -> Result<()> {
    match row(draft, expires)?.update(tx)? {
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
pub fn remove<F: Form>(tx: &mut Tx, id: Id<Draft<F>>) -> Result<()> {
    drop_one(tx, key(id), F::NOUN).map(|_| ())
}

/// Removes drafts that were left alone.
pub fn purge(tx: &mut Tx, now: Timestamp) -> Result<u64> {
    drop_ended(tx, now)
}
