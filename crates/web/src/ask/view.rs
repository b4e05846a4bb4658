//! What a letter asks, on a page of its own.

use askama::Template;

use super::AskField;
use crate::views::{Fact, FieldError, Frame, Link};

/// One question, at most one field, a few buttons (POST `answer`, `said`).
#[derive(Debug, Template)]
#[template(path = "ask.html")]
pub(crate) struct AskPage {
    /// What surrounds the page.
    pub(crate) frame: Frame,
    /// Where the form posts to.
    pub(crate) action: String,
    /// What is asked.
    pub(crate) title: String,
    /// What happens with it.
    pub(crate) lead: String,
    /// What it is about.
    pub(crate) about: Link,
    /// What was said before.
    pub(crate) before: Vec<Fact>,
    /// The one field.
    pub(crate) field: Option<AskField>,
    /// The buttons.
    pub(crate) buttons: Vec<(&'static str, String)>,
    /// Until when it can be answered, and that nobody signs in.
    pub(crate) until: String,
    /// What is wrong.
    pub(crate) errors: Vec<FieldError>,
}
