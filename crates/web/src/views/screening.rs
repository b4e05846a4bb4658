//! Screening: one idea at a time, a queue beside it, keys for everything.

use askama::Template;

use super::{Choice, Fact, FieldError, Frame, Link};
use crate::html::SafeHtml;

/// Screening. The form posts `verdict` (`eligible` or `ineligible`), `criterion` and `reason`, and
/// redirects to the next idea. Keys: J next, K previous, E eligible, N not eligible, U undo.
#[derive(Debug, Template)]
#[template(path = "screening.html")]
pub struct ScreeningPage {
    /// What surrounds the page.
    pub frame: Frame,
    /// The call.
    pub call: Link,
    /// How many have been screened.
    pub done: i64,
    /// How many there are.
    pub total: i64,
    /// Ideas that wait, oldest first, with a few of those just done.
    pub queue: Vec<Queued>,
    /// The idea being looked at; `None` when nothing waits.
    pub idea: Option<Screened>,
    /// Takes the last verdict back (POST).
    pub undo: Option<String>,
    /// What is wrong.
    pub errors: Vec<FieldError>,
}

/// An idea in the queue.
#[derive(Debug, Clone)]
pub struct Queued {
    /// Its title.
    pub title: String,
    /// Opens it here.
    pub href: String,
    /// Its neighbourhood or theme.
    pub place: String,
    /// How long it waits.
    pub age: String,
    /// Whether that is longer than was promised.
    pub late: bool,
    /// Whether it is the one being looked at.
    pub current: bool,
    /// Whether it has been screened.
    pub done: bool,
}

/// The idea being screened.
#[derive(Debug, Clone)]
pub struct Screened {
    /// The idea.
    pub idea: Link,
    /// The language tag it is written in.
    pub language: String,
    /// Its text.
    pub html: SafeHtml,
    /// Theme, neighbourhood, author, when.
    pub meta: Vec<String>,
    /// Cost, place, supporters, comments.
    pub facts: Vec<Fact>,
    /// The photo, with what it shows.
    pub photo: Option<(String, String)>,
    /// Ideas that may be the same, each leading to the page where the two are merged.
    pub twins: Vec<Link>,
    /// Where the form posts to.
    pub action: String,
    /// The call's criteria (field `criterion`).
    pub criteria: Vec<Choice>,
    /// The sentence to the author, as typed (field `reason`).
    pub reason: String,
    /// Asks the author for a change.
    pub ask_change: String,
    /// Answers in public.
    pub answer: String,
    /// Merges it with another.
    pub merge: String,
    /// The idea before in the queue.
    pub previous: Option<String>,
    /// The idea after.
    pub next: Option<String>,
}

impl ScreeningPage {
    /// The share that is done, for the width of the bar.
    pub(crate) fn percent(&self) -> i64 {
        self.done * 100 / self.total.max(1)
    }
}
