//! A city's settings: one document with a version.

use city::CitySettings;

use crate::{Error, Json, Result, Tx};

const NAME: &str = "city";

crate::row! {
    struct Stored from "setting" { value: Json<CitySettings>, version: i64 }
}

crate::statements! {
    fn get(name: &str) -> Stored = select "where name = ?1";
    fn version_of(name: &str) -> i64 = "select version from setting where name = ?1";
    fn enter(name: &str, value: Json<&CitySettings>) -> () = "insert into setting (name, value, version) values (?1, ?2, 1)";
    fn replace(name: &str, value: Json<&CitySettings>, version: i64) = "update setting set value = ?2, version = version + 1 where name = ?1 and version = ?3";
}

/// The settings with their version.
pub fn load(tx: &mut Tx) -> Result<(CitySettings, i64)> {
    let stored = get(tx, NAME)?;
    Ok((stored.value.0, stored.version))
}

/// The settings' version, to see whether a copy is still true.
pub fn version(tx: &mut Tx) -> Result<i64> {
    version_of(tx, NAME)
}

/// The first settings of a new city.
pub fn insert(tx: &mut Tx, settings: &CitySettings) -> Result<()> {
    enter(tx, NAME, Json(settings))
}

/// Replaces settings of a given version; [`Error::Retry`] when somebody else was faster.
pub fn update(tx: &mut Tx, settings: &CitySettings, version: i64) -> Result<()> {
    match replace(tx, NAME, Json(settings), version)? {
        0 => Err(Error::Retry),
        _ => Ok(()),
    }
}
