//! Search over everything a city has: each system says what it has of its kinds ([`crate::system::System::search`]),
//! the kit adds comments and its own pages, and puts it on one page and into the API.

pub(crate) mod api;
mod kit;
mod marked;
pub(crate) mod page;
pub(crate) mod view;

use acts::things::search::Matches;
use acts::things::{Found, search};
use acts::{Act, Done};
use city::Noun;

use crate::http::{Problem, Visit};
use crate::system::Shown;
use crate::views::Link;

pub use marked::{Piece, marked};

/// How many of each kind stand on the page that shows all kinds.
const FIRST: usize = 3;

/// How many of one kind stand on a page.
const PAGE: usize = 20;

/// What somebody looks for.
#[derive(Debug, Clone)]
pub struct Seek {
    /// The words as they were typed.
    pub words: String,
    /// The one kind that is wanted, by key; all where it is nothing.
    pub kind: String,
    /// The page of that kind, from 0.
    pub page: usize,
    /// The nouns of the systems that the city has.
    nouns: Vec<Noun>,
}

impl Seek {
    pub(crate) fn new(visit: &Visit, words: &str, kind: &str, page: usize) -> Self {
        let page = if kind.is_empty() { 0 } else { page };
        Self { words: words.trim().to_owned(), kind: kind.to_owned(), page, nouns: visit.nouns() }
    }

    /// The words as they are looked up.
    fn terms(&self) -> Vec<String> {
        let mut terms = store::things::search::terms(&self.words);
        terms.truncate(store::things::found::MOST_WORDS);
        terms
    }

    /// Where what is shown of a kind begins among what was found, and how much of it is shown.
    fn span(&self, key: &str) -> (usize, usize) {
        match self.kind.as_str() {
            "" => (0, FIRST),
            wanted if wanted == key => (self.page.saturating_mul(PAGE), PAGE),
            _ => (0, 0),
        }
    }

    /// Everything of a noun that whoever acts may find.
    pub fn matches(&self, act: &mut Act, noun: Noun) -> Done<Matches> {
        search::of_noun(act, noun, &self.words, &self.nouns)
    }

    /// What is to be shown of what was found of a kind.
    pub fn load(&self, act: &mut Act, key: &'static str, found: &Matches) -> Done<Loaded> {
        let (from, most) = self.span(key);
        let shown = found.load(act, from, most)?;
        Ok(Loaded { key, count: found.things.len(), whole: found.whole, shown })
    }
}

/// What was found of one kind.
#[derive(Debug)]
pub struct Loaded {
    key: &'static str,
    count: usize,
    whole: bool,
    shown: Vec<Found>,
}

impl Loaded {
    /// The same in words.
    pub fn told(&self, name: &str, entry: impl Fn(&Found) -> Option<Entry>) -> Kind {
        Kind {
            key: self.key,
            name: name.to_owned(),
            count: self.count,
            whole: self.whole,
            entries: self.shown.iter().filter_map(entry).collect(),
        }
    }
}

/// A kind of what can be found, and what was found of it.
#[derive(Debug, Clone)]
pub struct Kind {
    /// Its key in addresses.
    pub key: &'static str,
    /// What it is called.
    pub name: String,
    /// How much of it was found.
    pub count: usize,
    /// Whether that is all; else there is more.
    pub whole: bool,
    /// What is shown of it.
    pub entries: Vec<Entry>,
}

/// Something that was found.
#[derive(Debug, Clone)]
pub struct Entry {
    /// What it is called, leading to it.
    pub link: Link,
    /// Its words without marks, of which the page shows those around what was looked for.
    pub text: String,
    /// The language of title and text.
    pub language: String,
    /// Where it belongs and where it stands.
    pub meta: Vec<String>,
}

/// Everything that was found: kinds of which there is nothing are left out.
async fn found(visit: &Visit, seek: &Seek) -> Result<Vec<Kind>, Problem> {
    let terms = seek.terms();
    if terms.is_empty() {
        return Ok(Vec::new());
    }
    let (systems, wanted) = (visit.systems(), seek.clone());
    let parts: Vec<Shown<Vec<Kind>>> = visit
        .read(move |act| {
            let mut parts: Vec<_> = Vec::new();
            for system in &systems {
                parts.push(system.search(act, &wanted)?);
            }
            parts.push(kit::comments(act, &wanted)?);
            Ok(parts)
        })
        .await?;
    let frame = visit.frame(visit.words.search_title());
    let mut kinds = Vec::new();
    for part in parts {
        kinds.extend(part(visit, &frame)?);
    }
    kinds.push(kit::pages(visit, seek, &terms));
    kinds.retain(|kind| kind.count > 0);
    Ok(kinds)
}
