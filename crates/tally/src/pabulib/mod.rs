//! Pabulib `.pb` files: lenient in, strict out.
//!
//! The format is three sections, `META`, `PROJECTS` and `VOTES`, of rows separated by
//! semicolons (Faliszewski and others, "Participatory Budgeting: Data, Tools, and
//! Analysis", 2023). [`read()`] streams, so that memory grows with the number of
//! *different* ballots; it forgives what real files do and notes it, and refuses, with
//! line and column, what would change a count. [`write()`] produces what the format's
//! own checker accepts.

mod lines;
mod read;
mod write;

pub use read::read;
pub use write::{WriteOptions, write};

use crate::amount::NumberError;
use crate::election::{Election, TooManyBallots};

/// What was read, and what was forgiven on the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Read {
    /// The election.
    pub election: Election,
    /// Oddities that did not change the count, first ones first; at most [`MAX_NOTES`].
    pub notes: Vec<Note>,
}

/// How many notes are kept; the rest repeat themselves.
pub const MAX_NOTES: usize = 100;

/// An oddity that was forgiven.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Line of the file, from one; zero for the file as a whole.
    pub line: u64,
    /// What it was.
    pub kind: NoteKind,
}

/// Kinds of oddities.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoteKind {
    /// A ballot names a project twice; it counts once.
    #[error("the ballot names {0} twice; it counts once")]
    RepeatedProject(String),
    /// `META` says another number than there is.
    #[error("the file says {key} is {said}, but there are {found}")]
    WrongCount {
        /// `num_votes` or `num_projects`.
        key: &'static str,
        /// What `META` says.
        said: String,
        /// What was found.
        found: u64,
    },
    /// Text that is not UTF-8.
    #[error("some letters are not UTF-8 and were replaced")]
    NotUtf8,
    /// A quotation mark that is never closed, taken as a letter.
    #[error("a quotation mark is not closed; it was taken as a letter")]
    OpenQuote,
    /// A vote type with points, but no `points` column: one point each.
    #[error("there is no points column; each named project has one point")]
    NoPoints,
    /// No `vote_type`: approval is assumed.
    #[error("the file names no vote_type; approval was assumed")]
    NoVoteType,
    /// A row with fewer cells than the header has.
    #[error("the row has fewer cells than its header; the rest is empty")]
    ShortRow,
}

/// Why a file cannot be counted.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// Something is wrong at a place in the file.
    #[error("line {line}, column {column}: {kind}")]
    At {
        /// Line, from one.
        line: u64,
        /// Column in letters, from one.
        column: u64,
        /// What is wrong.
        kind: ErrorKind,
    },
    /// Something is missing from the whole file.
    #[error("the file has no {0}")]
    Missing(&'static str),
    /// The file could not be read.
    #[error("reading failed: {0}")]
    Io(#[from] std::io::Error),
    /// The election is too large.
    #[error(transparent)]
    TooMany(#[from] TooManyBallots),
}

/// What is wrong at a place.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ErrorKind {
    /// A number cannot be read.
    #[error("{key} \"{text}\" {error}")]
    Number {
        /// Which value it is.
        key: &'static str,
        /// Its text.
        text: String,
        /// What is wrong with it.
        error: NumberError,
    },
    /// A cost or budget below zero.
    #[error("{0} is below zero")]
    Negative(&'static str),
    /// Two projects share an id.
    #[error("project {0} appears twice")]
    RepeatedId(String),
    /// A project without an id.
    #[error("the project has no id")]
    NoId,
    /// A ballot names an unknown project.
    #[error("the ballot names project {0}, which is not in the list of projects")]
    UnknownProject(String),
    /// A vote type that is not known.
    #[error("vote type \"{0}\" is not known")]
    UnknownVoteType(String),
    /// A column that has to be there is not.
    #[error("there is no {0} column")]
    NoColumn(&'static str),
    /// Not as many points as projects.
    #[error("the ballot has {points} points for {projects} projects")]
    PointsDiffer {
        /// Points given.
        points: usize,
        /// Projects named.
        projects: usize,
    },
    /// Rows before the first section.
    #[error("a section (META, PROJECTS or VOTES) was expected")]
    NoSection,
    /// A line of more than sixteen million bytes.
    #[error("the line is too long")]
    LineTooLong,
}

/// Shortens text that goes into a message.
pub(crate) fn shown(text: &str) -> String {
    const MOST: usize = 60;
    let mut short: String = text.chars().take(MOST).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}
