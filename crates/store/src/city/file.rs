//! Pictures: re-encoded variants of what people uploaded.
//!
//! They lie in the city's own database, so that one backup holds everything, a city cannot see
//! another's, and a picture is kept exactly when the text it belongs to is.

use city::{Id, Person};
use jiff::Timestamp;

use crate::{Result, Tx, args};

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

crate::row! {
    /// Whose a file is: a person's, or an anonymous browser's while its draft is written.
    pub struct Meta { id: Id<File>, owner: Option<i64>, browser_hash: Option<Vec<u8>>, purpose: String, digest: Vec<u8> }
    /// A variant as stored.
    pub struct Stored { width: i64, height: i64, content_type: String, bytes: Vec<u8> }
    /// A variant's size.
    pub struct Size { width: i64, height: i64 }
}

crate::statements! {
    INSERT = "insert into file (id, owner, browser_hash, purpose, digest, made_at) values (?1, ?2, ?3, ?4, ?5, ?6)";
    INSERT_VARIANT = "insert into file_variant (file, width, height, content_type, bytes) values (?1, ?2, ?3, ?4, ?5)";
    META -> Meta = "select id, owner, browser_hash, purpose, digest from file where id = ?1";
    AT_LEAST -> Stored = "select width, height, content_type, bytes from file_variant where file = ?1 and width >= ?2 order by width limit 1";
    LARGEST -> Stored = "select width, height, content_type, bytes from file_variant where file = ?1 order by width desc limit 1";
    SIZES -> Size = "select width, height from file_variant where file = ?1 order by width";
    IDLE = "select f.id from file f where f.made_at < ?1 and not exists (select 1 from idea i where i.photo = f.id) and not exists (select 1 from draft d where d.photo = f.id) order by f.id limit ?2";
    REMOVE_VARIANTS = "delete from file_variant where file = ?1";
    REMOVE = "delete from file where id = ?1";
    SHOWN_WITH = "select i.id as idea from idea i where i.photo = ?1 limit 1";
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
    tx.execute(INSERT, args![new.id, new.owner, new.browser_hash, new.purpose, new.digest, now])?;
    for variant in &new.variants {
        tx.execute(
            INSERT_VARIANT,
            args![new.id, variant.width, variant.height, variant.content_type, variant.bytes],
        )?;
    }
    Ok(())
}

/// Whose a file is.
pub fn meta(tx: &mut Tx, id: Id<File>) -> Result<Option<Meta>> {
    tx.opt(META, args![id])
}

/// The smallest variant at least this wide, else the largest.
pub fn variant(tx: &mut Tx, id: Id<File>, width: i64) -> Result<Option<Stored>> {
    match tx.opt(AT_LEAST, args![id, width])? {
        Some(found) => Ok(Some(found)),
        None => tx.opt(LARGEST, args![id]),
    }
}

/// The sizes there are.
pub fn sizes(tx: &mut Tx, id: Id<File>) -> Result<Vec<Size>> {
    tx.query(SIZES, args![id])
}

/// The idea a photo belongs to.
pub fn shown_with(tx: &mut Tx, id: Id<File>) -> Result<Option<Id<calls::Idea>>> {
    Ok(tx.opt::<i64>(SHOWN_WITH, args![id])?.map(Id::new))
}

/// Files from before this moment that neither an idea nor a draft shows. A call or the city may.
pub fn idle(tx: &mut Tx, before: Timestamp, limit: i64) -> Result<Vec<i64>> {
    tx.query(IDLE, args![before, limit])
}

/// Removes a file with its variants.
pub fn remove(tx: &mut Tx, id: i64) -> Result<()> {
    tx.execute(REMOVE_VARIANTS, args![id])?;
    tx.execute(REMOVE, args![id]).map(|_| ())
}
