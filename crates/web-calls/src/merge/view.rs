//! Merging an idea into another, so that both authors stay named.

use crate::words::CallWords as _;
use askama::Template;
use web::html::SafeHtml;

use web::views::{Choice, FieldError, Frame, Link};

/// Chooses the idea that stays: posts `into`; searching is a GET form with `q`.
#[derive(Debug, Template)]
#[template(path = "merge.html")]
pub(crate) struct MergePage {
    /// What surrounds the page.
    pub(crate) frame: Frame,
    /// The call.
    pub(crate) call: Link,
    /// The idea that becomes part of another.
    pub(crate) idea: Twin,
    /// Words looked for.
    pub(crate) q: String,
    /// Where the search leads (GET).
    pub(crate) search: String,
    /// Where the form posts to.
    pub(crate) action: String,
    /// Ideas it can become part of (field `into`), the most alike first.
    pub(crate) candidates: Vec<Choice>,
    /// The one chosen, to be compared.
    pub(crate) other: Option<Twin>,
    /// Back to screening.
    pub(crate) back: Link,
    /// What is wrong.
    pub(crate) errors: Vec<FieldError>,
}

/// One of two ideas that may be the same.
#[derive(Debug, Clone)]
pub(crate) struct Twin {
    /// The idea.
    pub(crate) idea: Link,
    /// The language tag it is written in.
    pub(crate) language: String,
    /// Its text.
    pub(crate) html: SafeHtml,
    /// Author, when, supporters.
    pub(crate) meta: Vec<String>,
}
