//! The desk: what waits, oldest first, and what stands beside it.

use askama::Template;

use super::Waiting;
use crate::html::SafeHtml;
use crate::system::Band;
use crate::views::{Choice, Frame, Link, Pages, Tab};

/// What waits for somebody who works here.
#[derive(Debug, Template)]
#[template(path = "desk.html")]
pub(crate) struct DeskPage {
    /// What surrounds the page.
    pub(crate) frame: Frame,
    /// The parts of the queue.
    pub(crate) tabs: Vec<Tab>,
    /// "14 things wait, the oldest for 9 days."
    pub(crate) found: String,
    /// How the queue is narrowed.
    pub(crate) filters: Filters,
    /// What its reader did last.
    pub(crate) last: SafeHtml,
    /// When the page was made.
    pub(crate) seen: i64,
    /// What waits, oldest first.
    pub(crate) waiting: Vec<Row>,
    /// More of it.
    pub(crate) pages: Pages,
    /// Whether more waits than is paged through.
    pub(crate) beyond: bool,
    /// The same as files.
    pub(crate) files: Vec<Link>,
    /// Where it is proved who lives here, for officers of the city.
    pub(crate) proofs: Option<String>,
    /// Where newsletters are written, for whoever writes any.
    pub(crate) newsletters: Option<String>,
    /// Whether the reader may bring files.
    pub(crate) imports: bool,
    /// What one begins here.
    pub(crate) actions: Vec<SafeHtml>,
    /// What the systems show beside it.
    pub(crate) bands: Vec<Band>,
}

/// A row of the queue.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    /// Its key, by which it is ticked.
    pub(crate) key: String,
    /// What waits.
    pub(crate) item: Waiting,
    /// Opens it beside the queue.
    pub(crate) href: String,
    /// How long, in words.
    pub(crate) age: String,
    /// Whose it is, or nothing.
    pub(crate) colleague: String,
}

/// How the queue is narrowed: a form whose choice is remembered (fields `q`, `work`, `theme`, `place`, `whose`; a button
/// `without` takes one away).
#[derive(Debug, Clone, Default)]
pub(crate) struct Filters {
    /// Which part is shown.
    pub(crate) show: String,
    /// Words.
    pub(crate) q: String,
    /// Kinds of work.
    pub(crate) works: Vec<Choice>,
    /// What it can belong to: calls; none where there is none.
    pub(crate) within: Vec<Choice>,
    /// Themes.
    pub(crate) themes: Vec<Choice>,
    /// Neighbourhoods; none where the city has none.
    pub(crate) places: Vec<Choice>,
    /// Colleagues.
    pub(crate) colleagues: Vec<Choice>,
    /// What is chosen, each with the field it stands in.
    pub(crate) chosen: Vec<(&'static str, String)>,
}
