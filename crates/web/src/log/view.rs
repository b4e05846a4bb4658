//! The log of decisions, and whether its chain is whole.

use askama::Template;

use crate::views::{Choice, Frame, Link, Pages};

/// The log of decisions. Filtering is a GET form with `kind`.
#[derive(Debug, Template)]
#[template(path = "audit.html")]
pub(crate) struct AuditPage {
    /// What surrounds the page.
    pub(crate) frame: Frame,
    /// Whether the log is whole, in a sentence; how long it is while nobody has checked.
    pub(crate) checked: String,
    /// Whether the check found a changed entry.
    pub(crate) broken: bool,
    /// Where the whole log is checked, when it has not been.
    pub(crate) check: Option<String>,
    /// The digest of the newest entry, which stands for the whole log.
    pub(crate) head: String,
    /// Where the filter leads (GET).
    pub(crate) action: String,
    /// Kinds of entries; the first is all of them.
    pub(crate) kinds: Vec<Choice>,
    /// Entries, newest first. Residents see the public ones without names of staff.
    pub(crate) entries: Vec<AuditEntry>,
    /// More of them.
    pub(crate) pages: Pages,
    /// The log as data.
    pub(crate) feeds: Vec<Link>,
}

/// An entry of the log.
#[derive(Debug, Clone)]
pub(crate) struct AuditEntry {
    /// Its number.
    pub(crate) number: i64,
    /// When.
    pub(crate) when: String,
    /// The office or the person.
    pub(crate) who: String,
    /// What was done, in a sentence.
    pub(crate) what: String,
    /// Where it is.
    pub(crate) link: Option<Link>,
    /// The start of its digest.
    pub(crate) digest: String,
}
