//! Search over everything a city has: each system says what it has of its kinds ([`crate::system::System::search`]),
//! the kit adds comments and its own pages, and puts it on one page and into the API.

pub(crate) mod api;
mod kit;
mod marked;
pub(crate) mod page;
pub(crate) mod suggest;
pub(crate) mod view;

use std::collections::BTreeSet;

use acts::things::search::{Having, Matches};
use acts::things::{Found, search};
use acts::{Act, Done};
use city::Noun;
use likeness::Query;
use store::things::asked::{Asked, understand};

use crate::http::{Problem, Visit};
use crate::system::Shown;
use crate::views::Link;

pub use marked::{Piece, marked};

/// How many of each kind stand on the page that shows all kinds.
const FIRST: usize = 3;

/// How many of one kind stand on a page.
const PAGE: usize = 20;

/// As much of what was typed is kept.
const LONGEST: usize = 200;

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
    /// The language of who asks.
    language: String,
    /// The words as they are read.
    query: Query,
    /// The words as the city understands them, once it was asked.
    asked: Asked,
    /// How many of the words must be there.
    having: Having,
}

impl Seek {
    pub(crate) fn new(visit: &Visit, words: &str, kind: &str, page: usize) -> Self {
        let language = visit.words.tag().to_owned();
        let words: String = words.trim().chars().take(LONGEST).collect();
        Self {
            query: Query::read(&words, &language),
            words,
            kind: kind.to_owned(),
            page: if kind.is_empty() { 0 } else { page },
            nouns: visit.nouns(),
            language,
            asked: Asked::default(),
            having: Having::All,
        }
    }

    /// Lets the city understand the words.
    fn understood(&self, act: &mut Act) -> Done<Self> {
        let asked = understand(act.tx, &self.query, &self.language)?;
        Ok(Self { asked, ..self.clone() })
    }

    /// Whether nothing can be looked for.
    fn is_empty(&self) -> bool {
        self.query.is_empty()
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
        search::of_noun(act, noun, &self.asked, self.having, &self.nouns)
    }

    /// What is to be shown of what was found of a kind.
    pub fn load(&self, act: &mut Act, key: &'static str, found: &Matches) -> Done<Loaded> {
        let (from, most) = self.span(key);
        let shown = found.load(act, from, most)?;
        let instead = found.instead.clone();
        Ok(Loaded { key, count: found.things.len(), whole: found.whole, instead, shown })
    }
}

/// What was found of one kind.
#[derive(Debug)]
pub struct Loaded {
    key: &'static str,
    count: usize,
    whole: bool,
    instead: BTreeSet<String>,
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
            instead: self.instead.clone(),
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
    /// The words it has instead of ones that were mistyped.
    pub instead: BTreeSet<String>,
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

/// Everything that was found.
struct Everything {
    /// What was looked for, as the city understands it.
    seek: Seek,
    /// The kinds of which there is anything.
    kinds: Vec<Kind>,
}

impl Everything {
    /// Whether nothing has all of the words, and this has some.
    fn is_some(&self) -> bool {
        self.seek.having == Having::Some
    }

    /// Whether this kind is among what was found, or nothing was found at all.
    fn has(&self, kind: &str) -> bool {
        kind.is_empty() || self.kinds.is_empty() || self.kinds.iter().any(|found| found.key == kind)
    }

    /// The words that were looked for instead of ones that were mistyped, as far as anything has them.
    fn instead(&self) -> Vec<String> {
        let all: BTreeSet<&String> = self.kinds.iter().flat_map(|kind| &kind.instead).collect();
        all.into_iter().cloned().collect()
    }
}

/// What has all of the words; where nothing has, what has some of them.
async fn found(visit: &Visit, seek: &Seek) -> Result<Everything, Problem> {
    let all = having(visit, seek.clone()).await?;
    if !all.kinds.is_empty() || seek.query.wanted.len() < 2 {
        return Ok(all);
    }
    having(visit, Seek { having: Having::Some, ..seek.clone() }).await
}

async fn having(visit: &Visit, seek: Seek) -> Result<Everything, Problem> {
    if seek.is_empty() {
        return Ok(Everything { seek, kinds: Vec::new() });
    }
    let systems = visit.systems();
    let (seek, parts): (Seek, Vec<Shown<Vec<Kind>>>) = visit
        .read(move |act| {
            let seek = seek.understood(act)?;
            let mut parts: Vec<_> = Vec::new();
            for system in &systems {
                parts.push(system.search(act, &seek)?);
            }
            parts.push(kit::comments(act, &seek)?);
            Ok((seek, parts))
        })
        .await?;
    let frame = visit.frame(visit.words.search_title());
    let mut kinds = Vec::new();
    for part in parts {
        kinds.extend(part(visit, &frame)?);
    }
    kinds.push(kit::pages(visit, &seek));
    kinds.retain(|kind| kind.count > 0);
    Ok(Everything { seek, kinds })
}
