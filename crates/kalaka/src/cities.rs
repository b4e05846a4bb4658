//! Cities of an installation: entering one with its first settings, and listing them.

use city::{CityId, CitySettings, Id};
use store::Store;
use store::city::{directory, settings as settings_rows};

/// A city as the installation knows it.
#[derive(Debug, Clone)]
pub(crate) struct Known {
    /// Its identifier.
    pub(crate) id: CityId,
    /// Its settings.
    pub(crate) settings: CitySettings,
    /// Its host names.
    pub(crate) hosts: Vec<String>,
}

/// The rows of a city.
pub(crate) fn rows(store: &Store, id: CityId) -> store::City {
    store.city(store::CityId(id.get()))
}

/// Enters a city with its settings and host names.
pub(crate) fn add(
    store: &Store,
    settings: &CitySettings,
    hosts: &[String],
) -> anyhow::Result<CityId> {
    let id: CityId = Id::new(store.new_id());
    let city = store.create_city(store::CityId(id.get()), settings.slug.as_str())?;
    let settings = settings.clone();
    city.write_blocking(move |tx| settings_rows::insert(tx, &settings))?;
    let hosts = hosts.to_vec();
    store.install().write_blocking(move |tx| directory::set_hosts(tx, id, &hosts))?;
    Ok(id)
}

/// Every city with its settings.
pub(crate) fn all(store: &Store) -> anyhow::Result<Vec<Known>> {
    let hosts = store.install().read_blocking(directory::hosts)?;
    store
        .cities()?
        .into_iter()
        .map(|entry| {
            let id: CityId = Id::new(entry.id.0);
            let (settings, _) = rows(store, id).read_blocking(settings_rows::load)?;
            let own = hosts.iter().filter(|host| host.city == id).map(|host| host.host.clone());
            Ok(Known { id, settings, hosts: own.collect() })
        })
        .collect()
}
