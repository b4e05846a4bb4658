//! What every request shares: cities, sessions, limits, figures, and the outside world's clock.

use std::future::Future;
use std::net::IpAddr;
use std::pin::Pin;
use std::sync::{Arc, Once, OnceLock, PoisonError, RwLock};
use std::time::Duration;

use city::Id;
use city::Person;
use jiff::Timestamp;
use oidc::Provider;

use crate::export::Lane;
use crate::forms::Pictures;
use crate::http::Problem;
use crate::http::directory::Directory;
use crate::http::figures::Figure;
use crate::http::flight::Flight;
use crate::http::limits::{Limits, Pace};
use crate::http::metrics::Metrics;
use crate::http::policy::Scope;
use crate::http::records::Service;
use crate::http::tiles::Tiles;
use crate::http::token::{Secret, TokenDigest};
use crate::http::translator::Translator;
use crate::system::System;

/// Reading takes up to 200 MB for each picture (`tests/pictures.rs`).
const PICTURES_AT_ONCE: usize = 2;

/// The clock and the random source. Only the binary has real ones.
#[derive(Debug, Clone, Copy)]
pub struct Wiring {
    /// What time it is.
    pub now: fn() -> Timestamp,
    /// How long this process has been running, by a clock that nobody sets: for limits and durations.
    pub elapsed: fn() -> Duration,
    /// Fills bytes with randomness fit for secrets.
    pub random: fn(&mut [u8]),
}

/// How this installation is set up.
#[derive(Clone)]
pub struct Settings {
    /// Whom to believe about the reader's address and about https.
    pub proxy: Proxy,
    /// Whether limits are in force.
    pub pace: Pace,
    /// The key of form tokens.
    pub secret: Secret,
    /// The address under which people reach this server, such as `https://kalaka.example`. Every
    /// link that leaves it is made from this, never from what a request says of itself.
    pub url: String,
    /// The most bytes that the files of one city take together.
    pub files: u64,
    /// Where weak spots can be reported, for `/.well-known/security.txt`, which is not there without.
    pub security_contact: Option<String>,
}

/// Whether a reverse proxy stands in front.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Proxy {
    /// None: the connection itself tells who asks.
    None,
    /// One, which sets `X-Forwarded-For` and `X-Forwarded-Proto`; only its own entry counts.
    Trusted,
}

/// An answer that is awaited, or why the database did not give it.
pub type Answer<'a, T> = Pin<Box<dyn Future<Output = Result<T, Problem>> + Send + 'a>>;

/// A session that is alive, and whose it is.
#[derive(Debug, Clone)]
pub struct LiveSession {
    /// The person signed in.
    pub person: Person,
    /// Messages they have not read.
    pub unread: u32,
    /// What they did last at the desk, while it can be taken back.
    pub last: Option<store::desk::deed::Deed>,
    /// That they may not write, while they may not.
    pub blocked: Option<city::Blocked>,
}

/// What the frame around pages asks the database.
pub trait Records: Send + Sync + 'static {
    /// The live session of a token in a city, its end moved on (the expiry slides).
    fn session(
        &self,
        city: Id<city::City>,
        token: TokenDigest,
        now: Timestamp,
    ) -> Answer<'_, Option<LiveSession>>;

    /// The owner and scopes of a personal token in a city.
    fn personal_token(
        &self,
        city: Id<city::City>,
        token: TokenDigest,
        now: Timestamp,
    ) -> Answer<'_, Option<(Person, Vec<Scope>)>>;

    /// Whether requests can be answered.
    fn ready(&self) -> Answer<'_, ()>;

    /// What handlers work with; a stand-in for tests of the frame has none.
    fn service(&self) -> Option<&Service> {
        None
    }

    /// Figures for `/metrics`, such as `kalaka_jobs_waiting`.
    fn figures(&self) -> Vec<Figure>;
}

/// The application. Cheap to clone.
#[derive(Clone)]
pub struct App {
    shared: Arc<Shared>,
}

struct Shared {
    wiring: Wiring,
    settings: Settings,
    records: Arc<dyn Records>,
    directory: RwLock<Arc<Directory>>,
    limits: Limits,
    flight: Flight,
    downloads: Lane,
    metrics: Metrics,
    pictures: Pictures,
    systems: Vec<Arc<dyn System>>,
    document: OnceLock<String>,
    past_proxy: Once,
    translator: OnceLock<Arc<dyn Translator>>,
    tiles: OnceLock<Arc<dyn Tiles>>,
    provider: OnceLock<Arc<Provider>>,
}

impl App {
    /// An application that serves the cities of a directory with these systems.
    pub fn new(
        wiring: Wiring,
        settings: Settings,
        records: Arc<dyn Records>,
        directory: Directory,
        systems: Vec<Arc<dyn System>>,
    ) -> Self {
        let limits = Limits::new(settings.pace);
        let shared = Shared {
            wiring,
            settings,
            records,
            directory: RwLock::new(Arc::new(directory)),
            limits,
            flight: Flight::default(),
            downloads: Lane::default(),
            metrics: Metrics::default(),
            pictures: Pictures::new(PICTURES_AT_ONCE),
            systems,
            document: OnceLock::new(),
            past_proxy: Once::new(),
            translator: OnceLock::new(),
            tiles: OnceLock::new(),
            provider: OnceLock::new(),
        };
        Self { shared: Arc::new(shared) }
    }

    /// Has texts translated by a machine, where the operator has one. The first one stays.
    pub fn translate_by(&self, translator: Arc<dyn Translator>) {
        self.shared.translator.set(translator).ok();
    }

    /// Whether there is a machine that translates.
    pub fn translates(&self) -> bool {
        self.shared.translator.get().is_some()
    }

    /// The machine that translates, if there is one.
    pub(crate) fn translator(&self) -> Option<&Arc<dyn Translator>> {
        self.shared.translator.get()
    }

    /// Shows a street map with these pictures, where the operator has some. The first ones stay.
    pub fn show_tiles(&self, tiles: Arc<dyn Tiles>) {
        self.shared.tiles.set(tiles).ok();
    }

    /// The pictures of the street map, if there are any.
    pub(crate) fn tiles(&self) -> Option<&Arc<dyn Tiles>> {
        self.shared.tiles.get()
    }

    /// Has people recognised by a provider, where the operator has one. The first one stays.
    pub fn recognise_by(&self, provider: Arc<Provider>) {
        self.shared.provider.set(provider).ok();
    }

    /// The provider that recognises people, if there is one.
    pub(crate) fn provider(&self) -> Option<&Arc<Provider>> {
        self.shared.provider.get()
    }

    /// The clock and the random source.
    pub fn wiring(&self) -> &Wiring {
        &self.shared.wiring
    }

    /// What time it is.
    pub fn now(&self) -> Timestamp {
        (self.shared.wiring.now)()
    }

    /// How long this process has been running.
    pub fn elapsed(&self) -> Duration {
        (self.shared.wiring.elapsed)()
    }

    /// How this installation is set up.
    pub fn settings(&self) -> &Settings {
        &self.shared.settings
    }

    /// The cities as they are now.
    pub fn directory(&self) -> Arc<Directory> {
        let directory = self.shared.directory.read().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(&directory)
    }

    /// Puts a new snapshot of the cities in place, after a setting changed.
    pub fn set_directory(&self, directory: Directory) {
        let mut place = self.shared.directory.write().unwrap_or_else(PoisonError::into_inner);
        *place = Arc::new(directory);
    }

    /// Every system of this installation, in the order of menus. A city may have fewer.
    pub fn systems(&self) -> &[Arc<dyn System>] {
        &self.shared.systems
    }

    /// Tells the log that somebody reached this server without its proxy; once is enough.
    pub(crate) fn tell_once_of_a_way_past_the_proxy(&self, peer: IpAddr) {
        self.shared.past_proxy.call_once(|| {
            tracing::warn!(
                target: "kalaka", %peer,
                "a request came past the reverse proxy: where the setting “proxy” is “trusted”, \
                 only the proxy may reach this server"
            );
        });
    }

    /// The description of the API.
    pub(crate) fn document(&self) -> &str {
        self.shared.document.get_or_init(|| crate::api::openapi(&self.shared.systems))
    }

    pub(crate) fn records(&self) -> &dyn Records {
        self.shared.records.as_ref()
    }

    /// Reads pictures that people send.
    pub fn pictures(&self) -> &Pictures {
        &self.shared.pictures
    }

    pub(crate) fn limits(&self) -> &Limits {
        &self.shared.limits
    }

    pub(crate) fn flight(&self) -> &Flight {
        &self.shared.flight
    }

    pub(crate) fn downloads(&self) -> &Lane {
        &self.shared.downloads
    }

    pub(crate) fn metrics(&self) -> &Metrics {
        &self.shared.metrics
    }
}
