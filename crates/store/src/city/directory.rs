//! What the installation keeps for all cities: their host names, and its own secrets.
//!
//! Which cities there are the store itself knows: [`crate::Store::cities`].

use city::CityId;

use crate::{Result, Table, Tx};

crate::table! {
    /// A host name of a city.
    pub struct Host in "city_host" key (host) { host: String, city: CityId }
}

crate::statements! {
    /// All host names.
    pub fn hosts() -> Vec<Host> = select "order by host";
    fn remove_hosts(city: CityId) -> () = "delete from city_host where city = ?1";
    fn get_setting(name: &str) -> Vec<u8> = "select value from install_setting where name = ?1";
    /// A setting of the installation, when it was made.
    pub fn find_setting(name: &str) -> Option<Vec<u8>> = "select value from install_setting where name = ?1";
    fn keep_setting(name: &str, value: &[u8]) -> () = "insert into install_setting (name, value) values (?1, ?2) on conflict (name) do nothing";
    /// Removes a setting of the installation.
    pub fn forget_setting(name: &str) -> () = "delete from install_setting where name = ?1";
}

/// Replaces a city's host names; none removes them.
pub fn set_hosts(tx: &mut Tx, id: CityId, hosts: &[String]) -> Result<()> {
    remove_hosts(tx, id)?;
    for host in hosts {
        Host { host: host.clone(), city: id }.insert(tx)?;
    }
    Ok(())
}

/// A setting of the installation, such as its secret key; `fresh` is kept if there was none.
pub fn setting(tx: &mut Tx, name: &str, fresh: &[u8]) -> Result<Vec<u8>> {
    keep_setting(tx, name, fresh)?;
    get_setting(tx, name)
}
