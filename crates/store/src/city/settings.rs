//! A city's settings: one document with a version.

use city::CitySettings;

use crate::nouns::{document, text_of};
use crate::{Error, Result, Tx, args};

const NAME: &str = "city";

crate::row! {
    struct Stored { value: String, version: i64 }
}

crate::statements! {
    GET -> Stored = "select value, version from setting where name = ?1";
    INSERT = "insert into setting (name, value, version) values (?1, ?2, 1)";
    UPDATE = "update setting set value = ?2, version = version + 1 where name = ?1 and version = ?3";
    VERSION = "select version from setting where name = ?1";
}

/// The settings with their version.
pub fn load(tx: &mut Tx) -> Result<(CitySettings, i64)> {
    let stored: Stored = tx.one(GET, args![NAME])?;
    Ok((document(&stored.value)?, stored.version))
}

/// The settings' version, to see whether a copy is still true.
pub fn version(tx: &mut Tx) -> Result<i64> {
    tx.one(VERSION, args![NAME])
}

/// The first settings of a new city.
pub fn insert(tx: &mut Tx, settings: &CitySettings) -> Result<()> {
    tx.execute(INSERT, args![NAME, text_of(settings)?]).map(|_| ())
}

/// Replaces settings of a given version; [`Error::Retry`] when somebody else was faster.
pub fn update(tx: &mut Tx, settings: &CitySettings, version: i64) -> Result<()> {
    match tx.execute(UPDATE, args![NAME, text_of(settings)?, version])? {
        0 => Err(Error::Retry),
        _ => Ok(()),
    }
}
