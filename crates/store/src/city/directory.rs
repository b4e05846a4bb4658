//! The installation's directory: which cities there are, and under which host names.

use city::{CityId, Id, Slug};
use jiff::Timestamp;

use crate::{Error, Result, Tx, args};

crate::row! {
    /// A city in the directory.
    pub struct Listed { id: CityId, slug: String }
    /// A host name of a city.
    pub struct Host { host: String, city: CityId }
}

crate::statements! {
    LIST -> Listed = "select id, slug from city order by slug";
    HOSTS -> Host = "select host, city from city_host order by host";
    INSERT = "insert into city (id, slug, made_at) values (?1, ?2, ?3)";
    REMOVE = "delete from city where id = ?1";
    REMOVE_HOSTS = "delete from city_host where city = ?1";
    ADD_HOST = "insert into city_host (host, city) values (?1, ?2)";
    SETTING = "select value from install_setting where name = ?1";
    KEEP_SETTING = "insert into install_setting (name, value) values (?1, ?2) on conflict (name) do nothing";
}

/// All cities, by slug.
pub fn list(tx: &mut Tx) -> Result<Vec<Listed>> {
    tx.query(LIST, args![])
}

/// All host names.
pub fn hosts(tx: &mut Tx) -> Result<Vec<Host>> {
    tx.query(HOSTS, args![])
}

/// Enters a city. Its slug must be free.
pub fn add(tx: &mut Tx, id: CityId, slug: &Slug, hosts: &[String], now: Timestamp) -> Result<()> {
    tx.execute(INSERT, args![id, slug.as_str(), now])?;
    for host in hosts {
        tx.execute(ADD_HOST, args![host, id])?;
    }
    Ok(())
}

/// Strikes a city out.
pub fn remove(tx: &mut Tx, id: CityId) -> Result<()> {
    tx.execute(REMOVE_HOSTS, args![id])?;
    match tx.execute(REMOVE, args![id])? {
        0 => Err(Error::NotFound),
        _ => Ok(()),
    }
}

/// Replaces a city's host names.
pub fn set_hosts(tx: &mut Tx, id: Id<city::City>, hosts: &[String]) -> Result<()> {
    tx.execute(REMOVE_HOSTS, args![id])?;
    for host in hosts {
        tx.execute(ADD_HOST, args![host, id])?;
    }
    Ok(())
}

/// A setting of the installation, such as its secret key; `fresh` is kept if there was none.
pub fn setting(tx: &mut Tx, name: &str, fresh: &[u8]) -> Result<Vec<u8>> {
    tx.execute(KEEP_SETTING, args![name, fresh])?;
    tx.one(SETTING, args![name])
}
