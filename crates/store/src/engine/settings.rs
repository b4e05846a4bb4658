//! Where the rows are kept and how much one city may ask for.

use std::{convert::Infallible, fmt, path::PathBuf, str::FromStr, time::Duration};

use super::{migrate::Schema, time::Clock};
use crate::blobs::FilePlace;
use crate::seal::Seals;

/// Where the rows are kept.
#[derive(Clone, PartialEq, Eq)]
pub enum Database {
    /// A folder of SQLite files: `install.db` and one file per city.
    Folder(PathBuf),
    /// The address of a PostgreSQL database, `postgres://…`.
    Postgres(String),
}

impl FromStr for Database {
    type Err = Infallible;

    /// `postgres://…` and `postgresql://…` are addresses, anything else is a folder.
    fn from_str(text: &str) -> Result<Self, Infallible> {
        let is_address =
            ["postgres://", "postgresql://"].iter().any(|start| text.starts_with(start));
        Ok(if is_address {
            Self::Postgres(text.to_owned())
        } else {
            Self::Folder(PathBuf::from(text))
        })
    }
}

impl fmt::Debug for Database {
    /// Leaves the address out, which may hold a password.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Folder(folder) => f.debug_tuple("Folder").field(folder).finish(),
            Self::Postgres(_) => f.write_str("Postgres(…)"),
        }
    }
}

/// How many threads serve, and what one city may take of them.
#[derive(Debug, Clone)]
pub struct Limits {
    /// Threads that write; a city is written by one at a time. On PostgreSQL each has a connection.
    pub writers: usize,
    /// Threads that read. On PostgreSQL each has a connection.
    pub readers: usize,
    /// How many of the readers one city may hold, so that a busy city leaves some for the others.
    pub readers_per_city: usize,
    /// Threads for exports.
    pub exporters: usize,
    /// How long a write may take, without waiting for its turn.
    pub write_time: Duration,
    /// How long a read may take.
    pub read_time: Duration,
    /// How long an export may take.
    pub export_time: Duration,
    /// How long a writer waits for its turn among other processes, and how long a lost connection is tried again, before
    /// anyone is told (PostgreSQL).
    pub retry_time: Duration,
    /// How many pieces of work of one city may wait in a lane; more are answered `Crowded`.
    pub waiting_per_city: usize,
    /// How many writes share one commit.
    pub group: usize,
    /// Files that were not used for this long are closed (SQLite).
    pub idle: Duration,
    /// How many pages one SQLite file may have, 4 KiB each; none for no bound.
    pub max_pages: Option<u32>,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            writers: 4,
            readers: 8,
            readers_per_city: 5,
            exporters: 2,
            write_time: Duration::from_secs(1),
            read_time: Duration::from_secs(5),
            export_time: Duration::from_secs(300),
            retry_time: Duration::from_secs(5),
            waiting_per_city: 10_000,
            group: 256,
            idle: Duration::from_secs(60),
            max_pages: None,
        }
    }
}

/// The number of a process among those that share a PostgreSQL database. No two have the same, because ids are made
/// from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Node {
    /// This one, below [`crate::IdSource::NODES`].
    Number(u8),
    /// Any that no other process has, for a command beside servers.
    Free,
}

/// When cities are brought to the newest schema, file by file (SQLite; on PostgreSQL they share their tables).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opening {
    /// All of them when the store opens, so that nobody waits for it later: for a server.
    AllCities,
    /// Each by [`crate::Store::open_city`]: for a command that concerns one city of many. Nobody looks for jobs.
    EachCity,
}

/// Everything a store needs to open.
#[derive(Debug, Clone)]
pub struct StoreSettings {
    /// Where the rows are.
    pub database: Database,
    /// The tables of a city and of the installation.
    pub schema: Schema,
    /// Where the bytes of files are.
    pub files: FilePlace,
    /// What seals and opens what is kept sealed.
    pub seals: Seals,
    /// The wall clock.
    pub clock: Clock,
    /// The number of this process among those that share a PostgreSQL database.
    pub node: Node,
    /// When cities are opened.
    pub opening: Opening,
    /// Threads and deadlines.
    pub limits: Limits,
}

impl StoreSettings {
    /// Settings with the usual limits, as node 0. Files lie in the folder of the database; where it is none, nowhere.
    #[must_use]
    pub fn new(database: Database, schema: Schema, clock: Clock) -> Self {
        let files = FilePlace::beside(&database);
        Self {
            database,
            schema,
            files,
            seals: Seals::none(),
            clock,
            node: Node::Number(0),
            opening: Opening::AllCities,
            limits: Limits::default(),
        }
    }
}
