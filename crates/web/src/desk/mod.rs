//! The desk: what waits for whoever works here, from every system that the city has, oldest first.
//!
//! Each kind of work is declared once: a system names the sorts that are its own ([`System::work`]), what they are
//! called and how one that waits is shown. The rows keep what waits in order, so that the queue is one list however
//! many systems there are; the kit adds what waits for moderators, whatever its noun.
//!
//! [`System::work`]: crate::system::System::work

pub mod along;
pub(crate) mod api;
pub(crate) mod bulk;
pub(crate) mod calendar;
pub(crate) mod file;
pub mod item;
pub(crate) mod keys;
pub mod last;
mod moderation;
pub(crate) mod numbers;
pub(crate) mod page;
mod queue;
pub mod replies;
#[cfg(test)]
pub(crate) mod sample;
pub(crate) mod view;
pub(crate) mod wish;

pub(crate) use bulk::key;
pub(crate) use moderation::before;

use city::{Id, Thing, Work};
use jiff::Timestamp;

pub use store::desk::task::{Sort, Task};

use crate::html::SafeHtml;
use crate::system::Band;
use crate::views::Link;
use crate::words::Words;

/// Something that can be said of many things at once.
#[derive(Debug, Clone, Copy)]
pub struct Verdict {
    /// Its key in forms.
    pub key: &'static str,
    /// What it needs.
    pub needs: Needs,
    /// What the button says.
    pub word: fn(&Words) -> &'static str,
    /// "15 ideas meet the conditions".
    pub done: fn(&Words, i64) -> String,
}

/// What a verdict needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Needs {
    /// Nothing.
    Nothing,
    /// A rule, where there are rules, and a reason that the author reads.
    Reason,
    /// The page of its own: it is named and taken back, and said of one thing at a time.
    Page,
}

/// A verdict as it was typed.
#[derive(Debug, Clone)]
pub struct Judgement {
    /// Its key.
    pub verdict: String,
    /// The key of a rule.
    pub rule: String,
    /// The reason.
    pub reason: String,
}

/// A system's part of the desk.
#[derive(Debug, Default)]
pub struct DeskPart {
    /// What one begins here, in the head of the page.
    pub actions: SafeHtml,
    /// What stands beside the queue.
    pub bands: Vec<Band>,
}

/// Something that waits.
#[derive(Debug, Clone)]
pub struct Waiting {
    /// The thing.
    pub thing: Id<Thing>,
    /// What kind of work it is.
    pub work: Work,
    /// Since when.
    pub since: Timestamp,
    /// What is to be done: "Screen", "Answer an appeal".
    pub task: String,
    /// What it is about, leading to where it is done.
    pub what: Link,
    /// The call, the neighbourhood, the author.
    pub meta: Vec<String>,
    /// Whether it waits longer than was promised.
    pub late: bool,
}

/// What work can belong to, with its title.
pub type Whole = (Id<Thing>, String);

/// Something that opens, closes, comes out or is promised.
#[derive(Debug, Clone)]
pub struct Due {
    /// When.
    pub at: Timestamp,
    /// What happens then: "Ideas are taken until then".
    pub what: String,
    /// What it is about.
    pub about: Link,
    /// Whether it was promised and has not come.
    pub late: bool,
    /// What makes it the same entry when a calendar is fetched again.
    pub key: String,
    /// When what it is about last changed.
    pub changed: Timestamp,
}
