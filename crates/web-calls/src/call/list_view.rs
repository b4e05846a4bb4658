//! All calls of a city, by where they stand.

use crate::cards::PhaseShown as _;
use crate::words::CallWords as _;
use askama::Template;

use crate::cards::CallCard;
use web::views::Frame;

/// The list of calls.
#[derive(Debug, Template)]
#[template(path = "calls.html")]
pub(crate) struct CallsPage {
    /// What surrounds the page.
    pub(crate) frame: Frame,
    /// What the list is of.
    pub(crate) lead: String,
    /// What is said where there is no call: a heading and a sentence.
    pub(crate) none: (String, String),
    /// Groups that have a call, in the order open, coming, being decided, decided.
    pub(crate) groups: Vec<CallGroup>,
}

/// Calls that stand at the same place.
#[derive(Debug, Clone)]
pub(crate) struct CallGroup {
    /// "Open now".
    pub(crate) heading: String,
    /// The calls.
    pub(crate) calls: Vec<CallCard>,
}
