//! The public log of removals, as a page.

use askama::Template;

use crate::views::{Frame, Link};

/// What moderators did, month by month, the newest first.
#[derive(Debug, Template)]
#[template(path = "removals.html")]
pub(crate) struct RemovalsPage {
    /// What surrounds the page.
    pub(crate) frame: Frame,
    /// The months there are.
    pub(crate) months: Vec<MonthView>,
    /// The same as files.
    pub(crate) files: Vec<Link>,
}

/// One month.
#[derive(Debug, Clone)]
pub(crate) struct MonthView {
    /// As a number: "2026-11".
    pub(crate) name: String,
    /// A row for each noun and rule: what it is, the rule, and the numbers in the order of the columns.
    pub(crate) rows: Vec<(String, &'static str, [String; 6])>,
}
