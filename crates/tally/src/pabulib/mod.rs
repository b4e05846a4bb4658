//! Pabulib `.pb` files: lenient in, strict out.
//!
//! The format is three sections, `META`, `PROJECTS` and `VOTES`, of rows separated by
//! semicolons (Faliszewski and others, "Participatory Budgeting: Data, Tools, and
//! Analysis", 2023). [`read()`] streams, so that memory grows with the number of
//! *different* ballots; it forgives what real files do and notes it, names ballots
//! that break the file's own limits, and refuses, with line and column, what would change a
//! count. [`write()`] produces what the format's own checker accepts.

mod irregular;
mod lines;
mod notes;
mod read;
mod rows;
mod votes;
mod write;

pub use read::read;
pub(crate) use read::read_ballots;
pub use write::{WriteOptions, write};

use std::fmt;

use crate::amount::{Decimal, NumberError};
use crate::election::{Election, TooManyBallots};

/// What was read, and what was forgiven on the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Read {
    /// The election.
    pub election: Election,
    /// Oddities that were forgiven, first ones first; each kind once, with its lines.
    pub notes: Vec<Note>,
}

/// How many lines a note names; the rest are counted.
pub const MOST_LINES: usize = 10;

/// An oddity that was forgiven, wherever it appears.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Lines of the file, from one, the first [`MOST_LINES`]; none for the file as a whole.
    pub lines: Vec<u64>,
    /// How often it appears.
    pub count: u64,
    /// What it was, the first time.
    pub kind: NoteKind,
}

impl Note {
    /// A note on the file as a whole.
    fn on_file(kind: NoteKind) -> Self {
        Self { lines: Vec::new(), count: 1, kind }
    }
}

impl fmt::Display for Note {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some((first, others)) = self.lines.split_first() else {
            return write!(out, "{}", self.kind);
        };
        write!(out, "line {first}: {}", self.kind)?;
        if self.count > 1 {
            let others: Vec<String> = others.iter().map(u64::to_string).collect();
            let named = u64::try_from(self.lines.len()).unwrap_or(u64::MAX);
            let more = if named < self.count { ", …" } else { "" };
            let count = self.count;
            write!(out, " ({count} like it, also in line {}{more})", others.join(", "))?;
        }
        Ok(())
    }
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
    /// A voter whose ballot is there more than once; each of them counts.
    #[error("voter {0} has voted before; both ballots count")]
    RepeatedVoter(String),
    /// More projects than a ballot may name.
    #[error("the ballot names {found} projects, at most {most} are allowed; it counts")]
    TooManyChoices {
        /// Projects named.
        found: usize,
        /// Projects allowed.
        most: usize,
    },
    /// Fewer projects than a ballot has to name.
    #[error("the ballot names {found} projects, at least {least} are asked for; it counts")]
    TooFewChoices {
        /// Projects named.
        found: usize,
        /// Projects asked for.
        least: usize,
    },
    /// Points below zero where the file does not say that there may be.
    #[error("the ballot gives {0} points, which is below zero; it counts")]
    NegativePoints(Decimal),
    /// Points or costs above what the file allows.
    #[error("{what} is {found}, at most {most} are allowed; the ballot counts")]
    AboveMost {
        /// What was compared.
        what: &'static str,
        /// What the ballot has.
        found: Decimal,
        /// What it may have.
        most: Decimal,
    },
    /// Points or costs below what the file asks for.
    #[error("{what} is {found}, at least {least} are asked for; the ballot counts")]
    BelowLeast {
        /// What was compared.
        what: &'static str,
        /// What the ballot has.
        found: Decimal,
        /// What it has to have.
        least: Decimal,
    },
    /// A `META` key that is there twice.
    #[error("{0} was given before; the first one counts")]
    RepeatedKey(String),
    /// A section that is there twice.
    #[error("section {0} was there before; the rows of both count")]
    RepeatedSection(&'static str),
    /// The `votes` or `score` column says another number than the ballots.
    #[error("the {column} column says {said} for project {project}, but the ballots say {found}")]
    WrongVotes {
        /// Which column.
        column: &'static str,
        /// The project.
        project: String,
        /// What the column says.
        said: String,
        /// What the ballots say.
        found: Decimal,
    },
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
    /// A cell beyond the last column.
    #[error("\"{0}\" stands beyond the last column; quote a list that holds the separator")]
    SurplusCell(String),
    /// A column that is there twice.
    #[error("there are two {0} columns")]
    RepeatedColumn(String),
    /// A section in the wrong place.
    #[error("sections come in the order META, PROJECTS, VOTES")]
    WrongOrder,
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
    crate::plain::plain(&short).into_owned()
}
