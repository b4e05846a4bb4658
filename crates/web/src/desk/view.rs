//! The desk: what waits, oldest first, and what stands beside it.

use askama::Template;

use super::Waiting;
use crate::html::SafeHtml;
use crate::system::Band;
use crate::views::{Frame, Pages, Tab};

/// What waits for somebody who works here.
#[derive(Debug, Template)]
#[template(path = "desk.html")]
pub(crate) struct DeskPage {
    /// What surrounds the page.
    pub(crate) frame: Frame,
    /// Everything together, then each place where something waits.
    pub(crate) tabs: Vec<Tab>,
    /// "14 things wait, the oldest for 9 days."
    pub(crate) found: String,
    /// What waits, oldest first.
    pub(crate) waiting: Vec<Waiting>,
    /// More of it.
    pub(crate) pages: Pages,
    /// What one begins here.
    pub(crate) actions: Vec<SafeHtml>,
    /// What the systems show beside it.
    pub(crate) bands: Vec<Band>,
}
