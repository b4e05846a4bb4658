//! The log of decisions, and whether its chain is whole.

use askama::Template;

use crate::views::{Choice, FieldError, Frame, Link, Pages};

/// The log of decisions. Filtering is a GET form with `kind`, `who`, `from` and `until`.
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
    /// Whose deeds; the first is everybody's.
    pub(crate) people: Vec<Choice>,
    /// The first day, as it was typed.
    pub(crate) from: String,
    /// The last day, as it was typed.
    pub(crate) until: String,
    /// What is wrong with the days.
    pub(crate) errors: Vec<FieldError>,
    /// Where the whole log is, when a part of it is shown.
    pub(crate) whole: Option<String>,
    /// Entries, newest first.
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
    /// Who did it, leading to what they did.
    pub(crate) who: Link,
    /// What was done, in a sentence.
    pub(crate) what: String,
    /// Where it is.
    pub(crate) link: Option<Link>,
    /// The start of its digest.
    pub(crate) digest: String,
}
