//! What was found, by kind.

use askama::Template;

use super::Piece;
use crate::assets;
use crate::views::{Frame, Pages, Tab};

/// The search page, also before anything was looked for.
#[derive(Debug, Template)]
#[template(path = "search.html")]
pub(crate) struct SearchPage {
    /// What surrounds the page.
    pub(crate) frame: Frame,
    /// The words as they were typed.
    pub(crate) q: String,
    /// The kind that is wanted, by key, or nothing.
    pub(crate) kind: String,
    /// How much was found, in a sentence; nothing where nothing was looked for.
    pub(crate) found: String,
    /// Which words were looked for instead of mistyped ones, in a sentence; nothing where none were.
    pub(crate) instead: String,
    /// All kinds and each of them, with how much there is.
    pub(crate) tabs: Vec<Tab>,
    /// What was found.
    pub(crate) groups: Vec<Group>,
    /// Other pages of the one kind.
    pub(crate) pages: Pages,
}

impl SearchPage {
    /// What suggests while somebody types.
    fn script(&self) -> &'static str {
        assets::SEARCH_MJS.path
    }

    /// The look of this page.
    fn style(&self) -> &'static str {
        assets::SEARCH_CSS.path
    }
}

/// What is suggested while somebody types: a part of the search page.
#[derive(Debug, Template)]
#[template(path = "suggest.html")]
pub(crate) struct Suggestions {
    /// Things whose titles have what was typed.
    pub(crate) options: Vec<Suggested>,
}

/// A thing that is suggested.
#[derive(Debug, Clone)]
pub(crate) struct Suggested {
    /// Where it leads.
    pub(crate) href: String,
    /// Its title, marked.
    pub(crate) title: Vec<Piece>,
    /// The title's language.
    pub(crate) language: String,
    /// What it is.
    pub(crate) kind: String,
}

/// What was found of a kind.
#[derive(Debug, Clone)]
pub(crate) struct Group {
    /// Its key, which is its heading's `id`.
    pub(crate) key: &'static str,
    /// What it is called.
    pub(crate) name: String,
    /// How much there is: "12", "more than 1,000".
    pub(crate) count: String,
    /// What is shown of it.
    pub(crate) rows: Vec<Row>,
    /// Where all of it stands, where that is not here: words and address.
    pub(crate) all: Option<(String, String)>,
}

/// Something that was found.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    /// Where it leads.
    pub(crate) href: String,
    /// Its title, marked.
    pub(crate) title: Vec<Piece>,
    /// Its words around what was looked for, marked.
    pub(crate) text: Vec<Piece>,
    /// Their language.
    pub(crate) language: String,
    /// Where it belongs and where it stands.
    pub(crate) meta: Vec<String>,
}
