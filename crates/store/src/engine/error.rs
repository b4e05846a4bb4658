//! What can go wrong between a use case and its rows. Small on purpose: each variant is something a caller can act on.

use std::path::PathBuf;

/// The answer of a body that needs no domain error of its own.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Why a read or a write was not done. [`std::fmt::Display`] is safe to show to people;
/// [`std::fmt::Debug`] may carry SQL and belongs in the log.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// There is no such row, or no such city.
    #[error("not found")]
    NotFound,
    /// A unique, foreign-key, check or not-null rule refused the rows, or a statement was tried after another
    /// had failed in the same transaction. Nothing was kept.
    #[error("this does not fit what is there already")]
    Conflict,
    /// Somebody else changed the same row meanwhile. Nothing was kept; look at it as it is now.
    #[error("somebody else changed this meanwhile")]
    Retry,
    /// The work took longer than its lane allows, or its turn did not come in time. Nothing was kept.
    #[error("this took too long")]
    Timeout,
    /// The connection broke after the commit was sent: it may or may not have been kept.
    /// Ask again with the same key (see [`crate::Tx::write_once`]) to find out.
    #[error("the connection broke; it is not known whether this was kept")]
    Unknown,
    /// The database is away, or this store is shutting down. Nothing was kept.
    #[error("the database is away for a moment")]
    Unavailable,
    /// More people ask at once than there are places: of this store, or of the database's connections. Nothing was
    /// kept.
    #[error("too many people ask at once; please try again")]
    Crowded,
    /// The disk is full. Nothing was kept.
    #[error("there is no room left to keep this")]
    Full,
    /// The body panicked. Its own changes were undone.
    #[error("something broke on our side")]
    Panic,
    /// A body asked for another transaction. Use the one it was given.
    #[error("something is wrong on our side")]
    Nested,
    /// A statement or a row type is wrong: a mistake of ours, never of the person's.
    #[error("something is wrong on our side")]
    Bug(String),
}

impl Error {
    /// Whether the database could not even be asked, and may be a moment later.
    pub(crate) fn is_absence(&self) -> bool {
        matches!(self, Self::Unavailable | Self::Crowded)
    }
}

/// Why a store could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// Another process has the folder open.
    #[error("{} is in use by another process", .0.display())]
    InUse(PathBuf),
    /// The database was written by a newer version of this program.
    #[error(
        "{scope} has migration {number} of “{chain}”, which this version does not know; install the newer version again"
    )]
    Newer {
        /// The file or schema.
        scope: String,
        /// The list the migration belongs to.
        chain: String,
        /// The number this version does not know.
        number: i64,
    },
    /// A migration that was applied long ago now reads differently.
    #[error("{scope}: migration {number} of “{chain}” was changed after it had been applied")]
    Changed {
        /// The file or schema.
        scope: String,
        /// The list the migration belongs to.
        chain: String,
        /// Its number.
        number: i64,
    },
    /// A migration could not be applied.
    #[error("{scope}: migration {number} “{name}” failed: {reason}")]
    Migration {
        /// The file or schema.
        scope: String,
        /// Its number.
        number: i64,
        /// Its name.
        name: String,
        /// What the database said.
        reason: String,
    },
    /// The file of a city that is in the directory is gone.
    #[error("the file {} of a city is missing", .0.display())]
    Missing(PathBuf),
    /// The PostgreSQL role could look past row-level security.
    #[error(
        "the PostgreSQL role “{0}” is a superuser or has BYPASSRLS, so it would see every city’s rows; use a plain role that owns the database"
    )]
    Role(String),
    /// The PostgreSQL server is too old.
    #[error("PostgreSQL {0} is too old; version 15 or later is needed")]
    Version(String),
    /// Another process that uses this PostgreSQL database has this number.
    #[error(
        "another process uses this database as node {0}; give each a “node” of its own, such as --node 1"
    )]
    NodeInUse(u8),
    /// The folder or the server could not be reached.
    #[error("the database could not be opened: {0}")]
    Unreachable(String),
    /// The directory of cities could not be read.
    #[error("the directory of cities could not be read: {0}")]
    Store(#[from] Error),
}

/// Why a city was not created or removed.
#[derive(Debug, thiserror::Error)]
pub enum CityError {
    /// The name is not 1 to 63 small letters, digits and hyphens, or the id is not positive.
    #[error(
        "a city’s name is 1 to 63 small letters, digits or hyphens and starts with a letter, and its id is above zero"
    )]
    Name,
    /// Another city has this id or this name.
    #[error("there is such a city already")]
    Taken,
    /// No such city.
    #[error("there is no such city")]
    NotFound,
    /// The schema could not be made.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The directory of cities could not be changed.
    #[error(transparent)]
    Store(#[from] Error),
}

/// What cannot be removed is for whoever runs the installation to look at.
pub(super) fn stays(what: &dyn std::fmt::Display, error: &std::io::Error) -> Error {
    tracing::error!(file = %what, %error, "a file cannot be removed");
    Error::Unavailable
}
