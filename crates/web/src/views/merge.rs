//! Merging an idea into another, so that both authors stay named.

use askama::Template;

use super::{Choice, FieldError, Frame, Link};
use crate::html::SafeHtml;

/// Chooses the idea that stays: posts `into`; searching is a GET form with `q`.
#[derive(Debug, Template)]
#[template(path = "merge.html")]
pub struct MergePage {
    /// What surrounds the page.
    pub frame: Frame,
    /// The call.
    pub call: Link,
    /// The idea that becomes part of another.
    pub idea: Twin,
    /// Words looked for.
    pub q: String,
    /// Where the search leads (GET).
    pub search: String,
    /// Where the form posts to.
    pub action: String,
    /// Ideas it can become part of (field `into`), the most alike first.
    pub candidates: Vec<Choice>,
    /// The one chosen, to be compared.
    pub other: Option<Twin>,
    /// Back to screening.
    pub back: Link,
    /// What is wrong.
    pub errors: Vec<FieldError>,
}

/// One of two ideas that may be the same.
#[derive(Debug, Clone)]
pub struct Twin {
    /// The idea.
    pub idea: Link,
    /// The language tag it is written in.
    pub language: String,
    /// Its text.
    pub html: SafeHtml,
    /// Author, when, supporters.
    pub meta: Vec<String>,
}
