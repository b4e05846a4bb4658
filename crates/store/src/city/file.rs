//! Pictures: re-encoded variants of what people uploaded.
//!
//! They lie in the city's own database, so that one backup holds everything, a city cannot see
//! another's, and a picture is kept exactly when the text it belongs to is.

use city::{Id, Person};
use jiff::Timestamp;

use crate::{Result, Table, Tx};

/// The type an identifier of a file carries.
#[derive(Debug)]
pub enum File {}

/// One size of a picture.
#[derive(Debug, Clone)]
pub struct Variant {
    /// Pixels across.
    pub width: i64,
    /// Pixels down.
    pub height: i64,
    /// Such as `image/jpeg`.
    pub content_type: String,
    /// The encoded picture.
    pub bytes: Vec<u8>,
}

crate::table! {
    pub(crate) struct Row in "file" key (id) {
        id: Id<File>,
        owner: Option<Id<Person>>,
        browser_hash: Option<Vec<u8>>,
        purpose: String,
        digest: Vec<u8>,
        made_at: Timestamp,
    }
}

crate::row! {
    /// Whose a file is: a person's, or an anonymous browser's while its draft is written.
    pub struct Meta from "file" {
        id: Id<File>,
        owner: Option<i64>,
        browser_hash: Option<Vec<u8>>,
        purpose: String,
        digest: Vec<u8>,
    }
    /// A variant as stored.
    pub struct Stored from "file_variant" { width: i64, height: i64, content_type: String, bytes: Vec<u8> }
    /// A variant's size.
    pub struct Size from "file_variant" { width: i64, height: i64 }
}

crate::statements! {
    // Not as a row of a table: the bytes are many, and are lent.
    fn insert_variant(file: i64, width: i64, height: i64, content_type: &str, bytes: &[u8]) -> () = "insert into file_variant (file, width, height, content_type, bytes) values (?1, ?2, ?3, ?4, ?5)";
    /// Whose a file is.
    pub fn meta(id: Id<File>) -> Option<Meta> = select "where id = ?1";
    /// The files of a person after one, in order.
    pub fn owned_by(person: Id<Person>, after: i64, limit: i64) -> Vec<Id<File>> = "select id from file where owner = ?1 and id > ?2 order by id limit ?3";
    fn at_least(file: Id<File>, width: i64) -> Option<Stored> = select "where file = ?1 and width >= ?2 order by width limit 1";
    fn largest(file: Id<File>) -> Option<Stored> = select "where file = ?1 order by width desc limit 1";
    /// The sizes there are.
    pub fn sizes(id: Id<File>) -> Vec<Size> = select "where file = ?1 order by width";
    fn remove_variants(file: i64) -> () = "delete from file_variant where file = ?1";
    fn remove_file(id: i64) -> () = "delete from file where id = ?1";
}

/// A new file, to be inserted.
#[derive(Debug, Clone)]
pub struct NewFile {
    /// Its identifier.
    pub id: i64,
    /// Whose it is, when they are signed in.
    pub owner: Option<Id<Person>>,
    /// The digest of the browser's key, when they are not.
    pub browser_hash: Option<Vec<u8>>,
    /// `photo`, `picture` or `logo`.
    pub purpose: String,
    /// SHA-256 of the largest variant.
    pub digest: Vec<u8>,
    /// Its sizes.
    pub variants: Vec<Variant>,
}

/// Enters a file with its variants.
pub fn insert(tx: &mut Tx, new: &NewFile, now: Timestamp) -> Result<()> {
    let row = Row {
        id: Id::new(new.id),
        owner: new.owner,
        browser_hash: new.browser_hash.clone(),
        purpose: new.purpose.clone(),
        digest: new.digest.clone(),
        made_at: now,
    };
    row.insert(tx)?;
    for variant in &new.variants {
        let Variant { width, height, content_type, bytes } = variant;
        insert_variant(tx, new.id, *width, *height, content_type, bytes)?;
    }
    Ok(())
}

/// The smallest variant at least this wide, else the largest.
pub fn variant(tx: &mut Tx, id: Id<File>, width: i64) -> Result<Option<Stored>> {
    match at_least(tx, id, width)? {
        Some(found) => Ok(Some(found)),
        None => largest(tx, id),
    }
}

/// Removes a file with its variants.
pub fn remove(tx: &mut Tx, id: i64) -> Result<()> {
    remove_variants(tx, id)?;
    remove_file(tx, id)
}
