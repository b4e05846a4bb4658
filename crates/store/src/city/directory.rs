//! What the installation keeps for all cities: their host names, and its own secrets.
//!
//! Which cities there are the store itself knows: [`crate::Store::cities`].

use city::CityId;

use crate::{Result, Tx, args};

crate::row! {
    /// A host name of a city.
    pub struct Host { host: String, city: CityId }
}

crate::statements! {
    HOSTS -> Host = "select host, city from city_host order by host";
    REMOVE_HOSTS = "delete from city_host where city = ?1";
    ADD_HOST = "insert into city_host (host, city) values (?1, ?2)";
    SETTING = "select value from install_setting where name = ?1";
    KEEP_SETTING = "insert into install_setting (name, value) values (?1, ?2) on conflict (name) do nothing";
}

/// All host names.
pub fn hosts(tx: &mut Tx) -> Result<Vec<Host>> {
    tx.query(HOSTS, args![])
}

/// Replaces a city's host names; none removes them.
pub fn set_hosts(tx: &mut Tx, id: CityId, hosts: &[String]) -> Result<()> {
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
