//! Files that people attach to things, and the rows that know their bytes.
//!
//! A blob is announced before its bytes come (`loose`), kept while something shows it (`kept`), and given up when nothing
//! has for a day (`gone`); only then its bytes are removed, and the row after them. So whatever dies in between, nothing
//! is lost and nothing lies around.

use city::{Document, DocumentInput, DocumentKind, FileName, Id, Language, Person, Thing};
use jiff::Timestamp;

use crate::blobs::BlobKey;
use crate::{Error, Result, Table as _, Tx};

/// The type an identifier of some bytes carries.
#[derive(Debug)]
pub enum Blob {}

city::stored! {
    /// Where some bytes stand.
    pub enum BlobState {
        /// Nothing shows them: they are on their way, or were taken away.
        Loose = "loose",
        /// Something shows them.
        Kept = "kept",
        /// Nothing has shown them for long, and they are being removed.
        Gone = "gone",
    }
}

crate::nouns::stored!(BlobState);

crate::table! {
    /// Some bytes, as the database knows them.
    pub struct BlobRow in "blob" key (id) {
        /// Their identifier.
        pub id: Id<Blob>,
        /// SHA-256.
        pub digest: Vec<u8>,
        /// How many.
        pub bytes: i64,
        /// Where they stand.
        pub state: BlobState,
        /// When that changed last.
        pub changed_at: Timestamp,
    }
    pub(crate) struct DocumentRow in "document" key (id) {
        id: Id<Document>,
        thing: Id<Thing>,
        owner: Option<Id<Person>>,
        blob: Id<Blob>,
        title: String,
        about: String,
        language: Language,
        name: String,
        kind: DocumentKind,
        bytes: i64,
        made_at: Timestamp,
    }
}

crate::statements! {
    fn total() -> Option<i64> = "select bytes from blob_total where id = 1";
    fn count_in(bytes: i64) -> () = "insert into blob_total (id, bytes) values (1, ?1) on conflict (id) do update set bytes = blob_total.bytes + excluded.bytes";
    fn kept(digest: &[u8]) -> Option<BlobRow> = select "where digest = ?1 and state = 'kept' order by id limit 1";
    fn blob(id: Id<Blob>) -> Option<BlobRow> = select "where id = ?1";
    fn showing(blob: Id<Blob>) -> Option<Id<Document>> = "select id from document where blob = ?1 limit 1";
    fn drop_blob(id: Id<Blob>) -> () = "delete from blob where id = ?1";
    fn unshown(before: Timestamp, limit: i64) -> Vec<BlobRow> = select "where state = 'loose' and changed_at < ?1 order by changed_at, id limit ?2";
    /// The bytes that are to be removed, since before a moment.
    pub fn gone(before: Timestamp, limit: i64) -> Vec<BlobRow> = select "where state = 'gone' and changed_at < ?1 order by changed_at, id limit ?2";
    /// The bytes that should be there, after one, in order.
    pub fn kept_after(after: Id<Blob>, limit: i64) -> Vec<BlobRow> = select "where id > ?1 and state = 'kept' order by id limit ?2";
    fn by_id(id: Id<Document>) -> Option<DocumentRow> = select "where id = ?1";
    fn on_thing(thing: Id<Thing>) -> Vec<DocumentRow> = select "where thing = ?1 order by id";
    fn drop_document(id: Id<Document>) -> () = "delete from document where id = ?1";
    fn on_things_of(person: Id<Person>, limit: i64) -> Vec<DocumentRow> = select "where owner = ?1 and exists (select 1 from thing t where t.id = document.thing and t.author = ?1) order by id limit ?2";
    fn owned_after(person: Id<Person>, after: Id<Document>, limit: i64) -> Vec<DocumentRow> = select "where owner = ?1 and id > ?2 order by id limit ?3";
}

impl BlobRow {
    /// The name under which the bytes lie.
    pub fn key(&self) -> BlobKey {
        BlobKey { digest: self.digest.clone(), id: self.id.get() }
    }
}

impl DocumentRow {
    fn whole(self) -> Document {
        Document {
            id: self.id,
            thing: self.thing,
            owner: self.owner,
            input: DocumentInput { title: self.title, about: self.about, language: self.language },
            name: FileName::stored(self.name),
            kind: self.kind,
            bytes: self.bytes.unsigned_abs(),
            made: self.made_at,
        }
    }
}

/// How many bytes all files of the city take.
pub fn taken(tx: &mut Tx) -> Result<i64> {
    Ok(total(tx)?.unwrap_or_default())
}

/// The bytes with a digest, when they are there already: whoever is about to show them finds them there for a day.
pub fn find_kept(tx: &mut Tx, digest: &[u8], now: Timestamp) -> Result<Option<BlobRow>> {
    let Some(found) = kept(tx, digest)? else { return Ok(None) };
    let found = BlobRow { changed_at: now, ..found };
    found.update(tx)?;
    Ok(Some(found))
}

/// Announces bytes that are about to be put in their place.
pub fn announce(
    tx: &mut Tx,
    id: Id<Blob>,
    digest: &[u8],
    bytes: i64,
    now: Timestamp,
) -> Result<BlobRow> {
    let state = BlobState::Loose;
    let row = BlobRow { id, digest: digest.to_vec(), bytes, state, changed_at: now };
    row.insert(tx)?;
    count_in(tx, bytes)?;
    Ok(row)
}

/// Shows a file with a thing, once its bytes are in their place.
///
/// # Errors
/// [`Error::Conflict`] when they were given up meanwhile.
pub fn attach(tx: &mut Tx, document: &Document, id: Id<Blob>, now: Timestamp) -> Result<()> {
    let there = blob(tx, id)?.filter(|row| row.state != BlobState::Gone).ok_or(Error::Conflict)?;
    // The same bytes may have come by two ways at once; the first to be kept is.
    let there = kept(tx, &there.digest)?.unwrap_or(there);
    let there = BlobRow { state: BlobState::Kept, changed_at: now, ..there };
    there.update(tx)?;
    let Document { id, thing, owner, input, name, kind, .. } = document.clone();
    let row = DocumentRow {
        id,
        thing,
        owner,
        blob: there.id,
        title: input.title,
        about: input.about,
        language: input.language,
        name: name.as_str().to_owned(),
        kind,
        bytes: there.bytes,
        made_at: document.made,
    };
    row.insert(tx)
}

/// A file.
///
/// # Errors
/// [`Error::NotFound`].
pub fn get(tx: &mut Tx, id: Id<Document>) -> Result<Document> {
    by_id(tx, id)?.map(DocumentRow::whole).ok_or(Error::NotFound)
}

/// Where the bytes of a file lie.
///
/// # Errors
/// [`Error::NotFound`].
pub fn key(tx: &mut Tx, id: Id<Document>) -> Result<BlobKey> {
    let document = by_id(tx, id)?.ok_or(Error::NotFound)?;
    Ok(blob(tx, document.blob)?.ok_or(Error::NotFound)?.key())
}

/// The files of a thing, the first attached first. A rule bounds their number.
pub fn of(tx: &mut Tx, thing: Id<Thing>) -> Result<Vec<Document>> {
    Ok(on_thing(tx, thing)?.into_iter().map(DocumentRow::whole).collect())
}

/// The files somebody attached, after one, in order.
pub fn owned_by(
    tx: &mut Tx,
    person: Id<Person>,
    after: Id<Document>,
    limit: i64,
) -> Result<Vec<Document>> {
    Ok(owned_after(tx, person, after, limit)?.into_iter().map(DocumentRow::whole).collect())
}

/// Says something else about a file.
pub fn describe(tx: &mut Tx, id: Id<Document>, input: &DocumentInput) -> Result<()> {
    let row = by_id(tx, id)?.ok_or(Error::NotFound)?;
    let DocumentInput { title, about, language } = input.clone();
    DocumentRow { title, about, language, ..row }.update(tx).map(|_| ())
}

/// Takes a file away.
pub fn remove(tx: &mut Tx, id: Id<Document>, now: Timestamp) -> Result<()> {
    let row = by_id(tx, id)?.ok_or(Error::NotFound)?;
    drop_document(tx, id)?;
    loosen(tx, row.blob, now)
}

/// Takes the files of a thing away.
pub(crate) fn remove_all(tx: &mut Tx, thing: Id<Thing>, now: Timestamp) -> Result<()> {
    on_thing(tx, thing)?.into_iter().try_for_each(|row| remove(tx, row.id, now))
}

/// Takes away what somebody attached to what they wrote; they leave. What they attached for the city stays.
pub(crate) fn take_all(tx: &mut Tx, person: Id<Person>, now: Timestamp) -> Result<()> {
    const AT_ONCE: i64 = 100;
    loop {
        let rows = on_things_of(tx, person, AT_ONCE)?;
        for row in &rows {
            remove(tx, row.id, now)?;
        }
        if rows.is_empty() {
            return Ok(());
        }
    }
}

/// Begins the day after which bytes that nothing shows are given up.
fn loosen(tx: &mut Tx, id: Id<Blob>, now: Timestamp) -> Result<()> {
    if showing(tx, id)?.is_some() {
        return Ok(());
    }
    match blob(tx, id)? {
        Some(row) => {
            BlobRow { state: BlobState::Loose, changed_at: now, ..row }.update(tx).map(|_| ())
        }
        None => Ok(()),
    }
}

/// Gives up the bytes that nothing has shown since before a moment, and says how many there were.
pub fn give_up(tx: &mut Tx, before: Timestamp, limit: i64, now: Timestamp) -> Result<usize> {
    let rows = unshown(tx, before, limit)?;
    for row in &rows {
        BlobRow { state: BlobState::Gone, changed_at: now, ..row.clone() }.update(tx)?;
    }
    Ok(rows.len())
}

/// Forgets bytes that were removed.
pub fn forget(tx: &mut Tx, id: Id<Blob>) -> Result<()> {
    let Some(row) = blob(tx, id)?.filter(|row| row.state == BlobState::Gone) else { return Ok(()) };
    drop_blob(tx, id)?;
    count_in(tx, row.bytes.saturating_neg())
}
