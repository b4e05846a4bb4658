//! Files that belong to things: attached in two turns, since their bytes lie beside the database. The first asks whether
//! that may be and announces the bytes, then they are put in their place, and the second shows them.

use std::io;

use city::audit::Action;
use city::document::most_of;
use city::{
    Document, DocumentInput, DocumentKind, FileName, Flaw, Flaws, Id, Noun, Refusal, Thing,
};
use jiff::{SignedDuration, Timestamp};
use serde_json::json;
use store::CityId;
use store::blobs::{BlobKey, Blobs};
use store::things::document as rows;
use store::things::document::{Blob, BlobRow};

use super::{Found, readable};
use crate::{Act, Done};

/// How long bytes are kept that nothing shows, and how long those that were given up are left alone: a backup that was
/// being taken then has them still.
const GIVEN_UP: SignedDuration = SignedDuration::from_hours(24);
const REMOVED: SignedDuration = SignedDuration::from_hours(1);
/// How many are swept in one go, so that others may write in between.
const AT_ONCE: i64 = 200;

/// A file that came in, and what it was found to be.
#[derive(Debug, Clone)]
pub struct Arrived {
    /// SHA-256 of its bytes.
    pub digest: Vec<u8>,
    /// How many there are.
    pub bytes: u64,
    /// What it is.
    pub kind: DocumentKind,
    /// What it is called.
    pub name: FileName,
}

/// What became of an announcement.
#[derive(Debug, Clone)]
pub enum Announced {
    /// The same bytes are there already.
    There(Id<Blob>),
    /// They are to be put in this place.
    Awaited(Id<Blob>, BlobKey),
    /// There is no room for them in the budget of the city.
    NoRoom,
}

/// A thing with its files, for whoever may add one or take one away.
#[derive(Debug, Clone)]
pub struct Shelf {
    /// The thing.
    pub found: Found,
    /// Its files, the first attached first.
    pub documents: Vec<Document>,
    /// Whether there is place for another one, or why not.
    pub more: Result<(), Refusal>,
}

/// The files of a thing that whoever acts may change.
pub fn shelf(act: &mut Act, thing: Id<Thing>) -> Done<Shelf> {
    let found = readable(act, thing)?;
    found.may_detach(&act.actor)?;
    let documents = rows::of(act.tx, thing)?;
    let more = found.may_attach(&act.actor, act.now).and_then(|()| has_place(&found, &documents));
    Ok(Shelf { found, documents, more })
}

fn has_place(found: &Found, documents: &[Document]) -> Result<(), Refusal> {
    let most = most_of(found.noun());
    if documents.len() < most {
        return Ok(());
    }
    let mut flaws = Flaws::default();
    flaws.add("file", Flaw::TooMany { most });
    Err(flaws.into())
}

/// Announces the bytes of a file that is to be attached to a thing. All files of the city take at most `budget` bytes.
pub fn announce(
    act: &mut Act,
    thing: Id<Thing>,
    arrived: &Arrived,
    budget: u64,
) -> Done<Announced> {
    shelf(act, thing)?.more?;
    if let Some(there) = rows::find_kept(act.tx, &arrived.digest, act.now)? {
        return Ok(Announced::There(there.id));
    }
    let taken = rows::taken(act.tx)?.unsigned_abs();
    if taken.saturating_add(arrived.bytes) > budget {
        return Ok(Announced::NoRoom);
    }
    let bytes = i64::try_from(arrived.bytes).unwrap_or(i64::MAX);
    let id = act.new_id();
    let row = rows::announce(act.tx, id, &arrived.digest, bytes, act.now)?;
    Ok(Announced::Awaited(row.id, row.key()))
}

/// Shows a file with a thing, once its bytes are in their place. Asked again by the same key, it is shown once.
pub fn attach(
    act: &mut Act,
    thing: Id<Thing>,
    (arrived, blob): (&Arrived, Id<Blob>),
    input: &DocumentInput,
    key: &str,
) -> Done<Id<Document>> {
    act.once(key, |act| {
        let shelf = shelf(act, thing)?;
        shelf.more?;
        let document = Document {
            id: act.new_id(),
            thing,
            owner: act.actor.person,
            input: input.clone(),
            name: arrived.name.clone(),
            kind: arrived.kind,
            bytes: arrived.bytes,
            made: act.now,
        };
        rows::attach(act.tx, &document, blob, act.now)?;
        note(act, &shelf.found, Action::Attach, &document)?;
        Ok(document.id)
    })
}

/// Says something else about a file of a thing.
pub fn describe(
    act: &mut Act,
    thing: Id<Thing>,
    id: Id<Document>,
    input: &DocumentInput,
) -> Done<()> {
    let (found, document) = of_thing(act, thing, id)?;
    found.may_attach(&act.actor, act.now)?;
    rows::describe(act.tx, id, input)?;
    note(act, &found, Action::Save, &document)
}

/// Takes a file of a thing away.
pub fn detach(act: &mut Act, thing: Id<Thing>, id: Id<Document>) -> Done<()> {
    let (found, document) = of_thing(act, thing, id)?;
    rows::remove(act.tx, id, act.now)?;
    note(act, &found, Action::Detach, &document)
}

/// A file of a thing whose files whoever acts may change.
fn of_thing(act: &mut Act, thing: Id<Thing>, id: Id<Document>) -> Done<(Found, Document)> {
    let Shelf { found, documents, .. } = shelf(act, thing)?;
    let document = documents.into_iter().find(|document| document.id == id);
    Ok((found, document.ok_or(Refusal::NotFound)?))
}

/// What the city does is noted in the log; what authors do with their own is not.
fn note(act: &mut Act, found: &Found, action: Action, document: &Document) -> Done<()> {
    match found.noun() {
        Noun::Call => {
            let details = json!({ "file": document.id.to_string(), "kind": document.kind });
            act.audit_thing(action, found.noun(), found.id(), &details)
        }
        Noun::Idea | Noun::Event | Noun::Comment | Noun::Organisation | Noun::Amendment => Ok(()),
    }
}

/// A file that whoever acts may read: like the thing it belongs to.
pub fn read(act: &mut Act, id: Id<Document>) -> Done<(Document, Found)> {
    let document = rows::get(act.tx, id)?;
    let found = readable(act, document.thing)?;
    Ok((document, found))
}

/// Where the bytes of a file lie that whoever acts may read.
pub fn bytes(act: &mut Act, id: Id<Document>) -> Done<(Document, BlobKey)> {
    let (document, _) = read(act, id)?;
    Ok((document, rows::key(act.tx, id)?))
}

/// The files of a thing, for whoever may read it.
pub fn of(act: &mut Act, thing: Id<Thing>) -> Done<Vec<Document>> {
    Ok(rows::of(act.tx, thing)?)
}

/// What somebody attached, whatever became of what it belongs to, after one, in order: for their download.
pub fn own(act: &mut Act, after: Id<Document>, limit: i64) -> Done<Vec<(Document, BlobKey)>> {
    let person = act.person()?;
    let own = rows::owned_by(act.tx, person, after, limit)?;
    own.into_iter()
        .map(|document| Ok((document.clone(), rows::key(act.tx, document.id)?)))
        .collect()
}

/// Gives up the bytes that nothing has shown for a day, and lists those that were given up an hour ago: they are to be
/// removed, and then forgotten.
pub fn sweep(act: &mut Act) -> Done<Vec<BlobRow>> {
    let ago = |time: SignedDuration| act.now.checked_sub(time).unwrap_or(Timestamp::MIN);
    let (unshown, gone) = (ago(GIVEN_UP), ago(REMOVED));
    rows::give_up(act.tx, unshown, AT_ONCE, act.now)?;
    Ok(rows::gone(act.tx, gone, AT_ONCE)?)
}

/// Removes the bytes that are to be, outside any transaction, and says which may be forgotten. Blocks.
///
/// # Errors
/// The system's; what was removed is removed again the next time.
pub fn remove_bytes(blobs: &Blobs, city: CityId, gone: &[BlobRow]) -> io::Result<Vec<Id<Blob>>> {
    gone.iter().map(|row| blobs.remove(city, &row.key()).map(|()| row.id)).collect()
}

/// Forgets bytes that were removed.
pub fn forget(act: &mut Act, id: Id<Blob>) -> Done<()> {
    Ok(rows::forget(act.tx, id)?)
}
