//! The page on which an officer says what an idea costs.

use askama::Template;
use web::views::{Fact, FieldError, Frame, Link};

use crate::words::CallWords as _;

/// Fields `low`, `high`, `source`, `answer`; `do`: `save` or `remove`.
#[derive(Debug, Template)]
#[template(path = "estimate.html")]
pub(crate) struct EstimatePage {
    /// What surrounds the page.
    pub(crate) frame: Frame,
    /// The desk, the call.
    pub(crate) path: Vec<Link>,
    /// The idea.
    pub(crate) idea: Link,
    /// The language of its title.
    pub(crate) language: String,
    /// What its author says, and what is selected against the money there is.
    pub(crate) facts: Vec<Fact>,
    /// Where the form posts to.
    pub(crate) action: String,
    /// The sign of the city's money.
    pub(crate) currency: String,
    /// From, as typed.
    pub(crate) low: String,
    /// To, as typed.
    pub(crate) high: String,
    /// How the office knows, as typed.
    pub(crate) source: String,
    /// What it says to everybody, as typed.
    pub(crate) answer: String,
    /// Whether there is one that can be taken back.
    pub(crate) is_there: bool,
    /// What is wrong.
    pub(crate) errors: Vec<FieldError>,
}

/// What the office says an idea costs, on its public page.
#[derive(Debug, Clone)]
pub(crate) struct EstimateView {
    /// From what to what.
    pub(crate) range: String,
    /// What its author said, where they did.
    pub(crate) own: String,
    /// How the office knows.
    pub(crate) source: String,
    /// What it says.
    pub(crate) answer: String,
    /// When.
    pub(crate) when: String,
}
