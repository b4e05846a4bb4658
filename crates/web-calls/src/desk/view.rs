//! The desk: what waits, oldest first; and the calls of the office.

use crate::cards::PhaseShown as _;
use crate::words::CallWords as _;
use askama::Template;

use calls::CallPhase;
use web::views::{Frame, Link, Pages, Tab};

/// What waits for an officer.
#[derive(Debug, Template)]
#[template(path = "desk.html")]
pub(crate) struct DeskPage {
    /// What surrounds the page.
    pub(crate) frame: Frame,
    /// All calls together, then each call that has something waiting.
    pub(crate) tabs: Vec<Tab>,
    /// "14 things wait, the oldest for 9 days."
    pub(crate) found: String,
    /// What waits, oldest first.
    pub(crate) waiting: Vec<Waiting>,
    /// More of it.
    pub(crate) pages: Pages,
    /// Calls of the office.
    pub(crate) calls: Vec<DeskCall>,
    /// Where a new call is made, for those who may.
    pub(crate) new_call: Option<String>,
}

/// Something that waits.
#[derive(Debug, Clone)]
pub(crate) struct Waiting {
    /// What is to be done: "Screen", "Answer an appeal".
    pub(crate) task: String,
    /// What it is about, leading to where it is done.
    pub(crate) what: Link,
    /// The call, the neighbourhood, the author.
    pub(crate) meta: Vec<String>,
    /// How long it waits, in words.
    pub(crate) age: String,
    /// Whether it waits longer than was promised.
    pub(crate) late: bool,
}

/// A call in the list of the office.
#[derive(Debug, Clone)]
pub(crate) struct DeskCall {
    /// The call.
    pub(crate) call: Link,
    /// Where it stands.
    pub(crate) phase: CallPhase,
    /// Ideas, what is open until when.
    pub(crate) meta: Vec<String>,
    /// Screen, decide, edit.
    pub(crate) tools: Vec<Link>,
}
