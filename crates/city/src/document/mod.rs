//! Files that people attach: what they are by their content, what they are called, and what is said about them.
//!
//! Nothing here believes a name or a type that was sent along, and nothing is unpacked: a container is known by the
//! list of its parts alone, so that what it would grow to does not matter.

mod kind;
mod name;
mod packed;
mod plain;

use crate::{Flaws, Id, Language, Noun, Person, Thing};
use jiff::Timestamp;

pub use kind::{DocumentKind, Unfit, examine};
pub use name::FileName;

/// The most bytes of a file.
pub const MOST_BYTES: u64 = 20 << 20;
/// The most files an author may attach to what they wrote.
pub const MOST_OF_AUTHOR: usize = 5;
/// The most files the city may attach to something of its own.
pub const MOST_OF_CITY: usize = 40;

/// Where a file's content is read from, piece by piece.
pub trait Content {
    /// How many bytes there are.
    fn length(&self) -> u64;

    /// At most so many bytes from a place on; none when they cannot be read.
    fn at(&mut self, from: u64, most: usize) -> Option<Vec<u8>>;
}

impl Content for &[u8] {
    fn length(&self) -> u64 {
        u64::try_from(self.len()).unwrap_or(u64::MAX)
    }

    fn at(&mut self, from: u64, most: usize) -> Option<Vec<u8>> {
        let from = usize::try_from(from).ok()?.min(self.len());
        let to = from.saturating_add(most).min(self.len());
        self.get(from..to).map(<[u8]>::to_vec)
    }
}

/// A file that somebody attached to a thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Its identifier.
    pub id: Id<Document>,
    /// What it is attached to.
    pub thing: Id<Thing>,
    /// Who attached it; nobody once their account is erased.
    pub owner: Option<Id<Person>>,
    /// What is said about it.
    pub input: DocumentInput,
    /// What it is called when it is kept.
    pub name: FileName,
    /// What it is.
    pub kind: DocumentKind,
    /// Its length in bytes.
    pub bytes: u64,
    /// When it was attached.
    pub made: Timestamp,
}

/// What is said about a file, checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentInput {
    /// What it is called on pages.
    pub title: String,
    /// What is in it, for those who cannot open it.
    pub about: String,
    /// The language it is in.
    pub language: Language,
}

impl DocumentInput {
    /// The fewest and the most characters of a title.
    pub const TITLE: (usize, usize) = (3, 120);
    /// The fewest and the most characters of what is said about its content.
    pub const ABOUT: (usize, usize) = (10, 600);

    /// Checks what was typed.
    pub fn check(title: &str, about: &str, language: Language) -> Result<Self, Flaws> {
        let mut flaws = Flaws::default();
        let title = flaws.text("title", title, Self::TITLE.0, Self::TITLE.1);
        let about = flaws.text("about", about, Self::ABOUT.0, Self::ABOUT.1);
        flaws.into_result_with(|| Some(Self { title: title?, about: about?, language }))
    }
}

/// How many files a thing takes: the city's own more than what people write. Other things show none.
pub fn most_of(noun: Noun) -> usize {
    match noun {
        Noun::Call => MOST_OF_CITY,
        Noun::Idea => MOST_OF_AUTHOR,
        Noun::Event | Noun::Comment | Noun::Organisation | Noun::Amendment => 0,
    }
}
