//! All calls of a city, by where they stand.

use askama::Template;

use super::{CallCard, Frame};

/// The list of calls.
#[derive(Debug, Template)]
#[template(path = "calls.html")]
pub struct CallsPage {
    /// What surrounds the page.
    pub frame: Frame,
    /// Groups that have a call, in the order open, coming, being decided, decided.
    pub groups: Vec<CallGroup>,
}

/// Calls that stand at the same place.
#[derive(Debug, Clone)]
pub struct CallGroup {
    /// "Open now".
    pub heading: String,
    /// The calls.
    pub calls: Vec<CallCard>,
}
