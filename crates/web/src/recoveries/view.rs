//! The page of a recovery at the desk.

use askama::Template;

use crate::views::{Choice, FieldError, Frame};

/// One person at the desk who cannot read their mailbox any more: posts `mail`, `shown`, `note`.
#[derive(Debug, Template)]
#[template(path = "recovery.html")]
pub(crate) struct RecoveryPage {
    /// What surrounds the page.
    pub(crate) frame: Frame,
    /// The name they are shown by.
    pub(crate) name: String,
    /// The page of what they have proved.
    pub(crate) back: String,
    /// The address they have, with most of its name hidden.
    pub(crate) old: String,
    /// How long it waits.
    pub(crate) waiting: String,
    /// Why none can be begun, or nothing.
    pub(crate) cannot: String,
    /// Where the form posts to.
    pub(crate) action: String,
    /// The new address as typed.
    pub(crate) mail: String,
    /// What was shown.
    pub(crate) shown: Vec<Choice>,
    /// The note as typed.
    pub(crate) note: String,
    /// Those there were, the newest first.
    pub(crate) rows: Vec<RecoveryRow>,
    /// What is wrong.
    pub(crate) errors: Vec<FieldError>,
}

/// A recovery in a list.
#[derive(Debug, Clone)]
pub(crate) struct RecoveryRow {
    /// The new address, with most of its name hidden.
    pub(crate) mail: String,
    /// Where it stands: a class and words.
    pub(crate) state: (&'static str, String),
    /// When, by whom, what was shown.
    pub(crate) meta: Vec<String>,
    /// What the officer noted.
    pub(crate) note: String,
    /// Where calling it off posts to; empty where it cannot be.
    pub(crate) stop: String,
}
