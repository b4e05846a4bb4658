//! Cities of an installation: entering one with its first settings, finding one, and listing them.

use anyhow::Context as _;
use city::{CityId, CitySettings, Id};
use store::city::{
    directory::{self, Host},
    settings as settings_rows,
};
use store::{CityEntry, Store};

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

/// The city of this short name. What it costs does not grow with the cities beside it.
pub(crate) fn find(store: &Store, slug: &str) -> anyhow::Result<Known> {
    let entry = store.cities()?.into_iter().find(|entry| entry.name == slug);
    let entry = entry.with_context(|| format!("there is no city called {slug}"))?;
    load(store, &entry, &store.install().read_blocking(directory::hosts)?)
}

/// Every city with its settings.
pub(crate) fn all(store: &Store) -> anyhow::Result<Vec<Known>> {
    let hosts = store.install().read_blocking(directory::hosts)?;
    store.cities()?.iter().map(|entry| load(store, entry, &hosts)).collect()
}

fn load(store: &Store, entry: &CityEntry, hosts: &[Host]) -> anyhow::Result<Known> {
    let id: CityId = Id::new(entry.id.0);
    let (settings, _) = store.open_city(entry)?.read_blocking(settings_rows::load)?;
    let own = hosts.iter().filter(|host| host.city == id).map(|host| host.host.clone());
    Ok(Known { id, settings, hosts: own.collect() })
}
