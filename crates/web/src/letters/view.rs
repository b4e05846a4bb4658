//! Letters that could not leave.

use askama::Template;

use crate::views::{Frame, Pages};

/// Letters that could not leave when they were tried, the oldest first.
#[derive(Debug, Template)]
#[template(path = "letters.html")]
pub(crate) struct LettersPage {
    /// What surrounds the page.
    pub(crate) frame: Frame,
    /// "12 letters wait for their turn."
    pub(crate) waiting: String,
    /// The letters.
    pub(crate) letters: Vec<LetterRow>,
    /// More of them.
    pub(crate) pages: Pages,
}

/// A letter in the list.
#[derive(Debug, Clone)]
pub(crate) struct LetterRow {
    /// What kind of letter it is.
    pub(crate) kind: String,
    /// For whom, so far as it takes to recognise a typing error.
    pub(crate) to: String,
    /// Since when it waits, how often it was tried, when it is tried next.
    pub(crate) meta: Vec<String>,
    /// What the mail server said.
    pub(crate) said: String,
    /// Where it is sent again, once it was given up.
    pub(crate) retry: Option<String>,
    /// Where it is given up for good.
    pub(crate) drop: String,
}
