//! The house put together: store, directory of cities, application.

use std::sync::{Arc, Mutex, PoisonError};

use anyhow::Context as _;
use city::CityId;
use store::city::sign_in;
use store::seal::Seals;
use store::{CityEntry, Clock, Node, Opening, Rows, Scope, Store, StoreSettings};
use web::http::{
    App, CityHere, Directory, Mails, Pace, Proxy, Secret, Service, Settings, StoreRecords,
};

use web::system::System;

use crate::cities::{self, Known};
use crate::config::{Config, MailSetting};
use crate::heads::Notebook;
use crate::tiles::Source;
use crate::translator::Machine;
use crate::{process, provider, secret, wiring};

/// Opens the store as configured, for a command that is over soon; it opens the cities it concerns.
pub(crate) fn open_store(config: &Config) -> anyhow::Result<Store> {
    // A server beside it has the number that was configured.
    open_as(config, Node::Free, Opening::EachCity)
}

/// Opens the store as configured with all its cities, for a command.
pub(crate) fn open_whole_store(config: &Config) -> anyhow::Result<Store> {
    open_as(config, Node::Free, Opening::AllCities)
}

/// Opens the store as configured, for a server.
pub(crate) fn open_to_serve(config: &Config) -> anyhow::Result<Store> {
    open_as(config, Node::Number(config.node), Opening::AllCities)
}

fn open_as(config: &Config, node: Node, opening: Opening) -> anyhow::Result<Store> {
    let clock = Clock::new(|| wiring::now().as_microsecond());
    let settings = StoreSettings::new(config.database.clone(), store::SCHEMA, clock);
    let files = config.files.clone();
    let seals = Seals::new(config.keys.clone(), wiring::random);
    let settings = StoreSettings { node, opening, files, seals, ..settings };
    Store::open(settings).with_context(|| match &config.database {
        store::Database::Folder(folder) => {
            format!("the database folder {} cannot be opened", folder.display())
        }
        store::Database::Postgres(_) => "the PostgreSQL database cannot be opened".to_owned(),
    })
}

/// What is said where an address is needed and none is set.
pub(crate) const NO_ADDRESS: &str = "the setting “url” is missing: say under which address people reach this \
    server, such as --url https://ideas.example.org";

/// The address under which people reach this server: from the settings, else as `init` kept it.
/// There is no other source: an address that a request names may be anybody's.
pub(crate) fn address(store: &Store, config: &Config) -> anyhow::Result<Option<String>> {
    if config.url.is_some() {
        return Ok(config.url.clone());
    }
    let kept =
        store.install().read_blocking(|tx| store::city::directory::find_setting(tx, "url"))?;
    Ok(kept.map(String::from_utf8).transpose()?)
}

/// The cities as requests need them.
pub(crate) fn directory(store: &Store) -> anyhow::Result<Directory> {
    Ok(Directory::new(cities::all(store)?.into_iter().map(here)))
}

/// A city as requests need it.
pub(crate) fn here(known: Known) -> CityHere {
    CityHere::new(known.id, known.settings, known.hosts)
}

/// The systems this program has, in the order of menus.
pub(crate) fn systems() -> Vec<Arc<dyn System>> {
    vec![
        Arc::new(web_calls::Calls),
        Arc::new(web_events::Events),
        Arc::new(web_organisations::Organisations),
    ]
}

/// Each city with the version of its settings.
fn versions(store: &Store) -> anyhow::Result<Vec<(i64, i64)>> {
    let version = |entry: CityEntry| {
        let ask = |rows: &Rows| rows.read_blocking(store::city::settings::version);
        let version = store.pass_by(Scope::City(entry.id), ask)?;
        Ok((entry.id.0, version))
    };
    store.cities()?.into_iter().map(version).collect()
}

/// An application with the parts its jobs need too.
pub(crate) struct House {
    pub(crate) store: Store,
    pub(crate) app: App,
    pub(crate) records: Arc<StoreRecords>,
    pub(crate) secret: Secret,
    pub(crate) config: Config,
    /// Where the ends of logs are noted.
    pub(crate) notebook: Option<Mutex<Notebook>>,
    /// The cities and the versions of their settings that the application knows.
    known: Mutex<Vec<(i64, i64)>>,
}

impl House {
    /// Puts the application together over an open store.
    pub(crate) fn new(store: Store, config: Config) -> anyhow::Result<Self> {
        let secret = secret::secret(&store, config.secret.as_deref())?;
        let url = address(&store, &config)?.context(NO_ADDRESS)?;
        let service = Service {
            store: store.clone(),
            gather: config.gather,
            mails: if config.mail == MailSetting::Kept { Mails::Shown } else { Mails::Sent },
        };
        let records = Arc::new(StoreRecords::new(service).of_process(process::figures));
        let settings = Settings {
            proxy: match config.proxy {
                crate::config::Proxy::None => Proxy::None,
                crate::config::Proxy::Trusted => Proxy::Trusted,
            },
            pace: Pace::Normal,
            secret: secret.clone(),
            url: url.clone(),
            files: config.files_per_city,
            security_contact: config.security_contact.clone(),
        };
        let wiring = wiring::wiring();
        let known: Arc<dyn web::http::Records> = records.clone();
        let app = App::new(wiring, settings, known, directory(&store)?, systems());
        if let Some(address) = config.translator.clone() {
            app.translate_by(Arc::new(Machine::at(address)?));
        }
        if let Some(address) = config.tiles.clone() {
            app.show_tiles(Arc::new(Source::at(address, &url, wiring.elapsed)?));
        }
        if let Some(place) = config.provider.clone() {
            app.recognise_by(Arc::new(provider::at(place)?));
        }
        let known = Mutex::new(versions(&store)?);
        let notebook = config.heads.as_ref().map(|heads| Notebook::new(heads.path().to_owned()));
        let notebook = notebook.map(Mutex::new);
        Ok(Self { store, app, records, secret, config, notebook, known })
    }

    /// Removes the links of a demo, which let in whoever has them, and ends the sessions of those they let in. Says how
    /// many links there were.
    pub(crate) fn close_doors(&self) -> anyhow::Result<u64> {
        let mut closed = 0;
        for entry in self.store.cities()? {
            let city = self.store.city(entry.id);
            // Most installations never were a demo, and a write costs more than a look.
            if city.read_blocking(sign_in::standing)? > 0 {
                closed += city.write_blocking(sign_in::close_standing)?;
            }
        }
        Ok(closed)
    }

    /// Notes where each city's log ends, outside the database.
    pub(crate) fn note_heads(&self) -> anyhow::Result<()> {
        let Some(notebook) = &self.notebook else { return Ok(()) };
        let head = |entry: CityEntry| {
            let ask = |rows: &Rows| rows.read_blocking(store::city::audit::head);
            Ok((entry.name, self.store.pass_by(Scope::City(entry.id), ask)?))
        };
        let heads =
            self.store.cities()?.into_iter().map(head).collect::<anyhow::Result<Vec<_>>>()?;
        let mut notebook = notebook.lock().unwrap_or_else(PoisonError::into_inner);
        notebook.note(&heads, wiring::now())
    }

    /// Lets the application know cities and settings that changed, here or in another process.
    pub(crate) fn refresh_directory(&self) -> anyhow::Result<()> {
        let now = versions(&self.store)?;
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if *known != now {
            self.app.set_directory(directory(&self.store)?);
            *known = now;
        }
        Ok(())
    }

    /// Lets the application know a city that was added just now, without asking the others.
    pub(crate) fn admit(&self, new: Known) -> anyhow::Result<()> {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let rows = cities::rows(&self.store, new.id);
        known.push((new.id.get(), rows.read_blocking(store::city::settings::version)?));
        self.app.set_directory(self.app.directory().and(here(new)));
        Ok(())
    }

    /// Lets the application forget a city that is about to be removed.
    pub(crate) fn dismiss(&self, gone: CityId) {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        known.retain(|(id, _)| *id != gone.get());
        self.app.set_directory(self.app.directory().without(gone));
    }

    /// The whole address of a city's site.
    pub(crate) fn site(&self, city: &CityHere) -> String {
        city.site(&self.app.settings().url)
    }
}
