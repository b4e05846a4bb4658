//! The desk: what waits, oldest first; and the calls of the office.

use askama::Template;

use super::{CallPhase, Frame, Link, Pages, Tab};

/// What waits for an officer.
#[derive(Debug, Template)]
#[template(path = "desk.html")]
pub struct DeskPage {
    /// What surrounds the page.
    pub frame: Frame,
    /// All calls together, then each call that has something waiting.
    pub tabs: Vec<Tab>,
    /// "14 things wait, the oldest for 9 days."
    pub found: String,
    /// What waits, oldest first.
    pub waiting: Vec<Waiting>,
    /// More of it.
    pub pages: Pages,
    /// Calls of the office.
    pub calls: Vec<DeskCall>,
    /// Where a new call is made, for those who may.
    pub new_call: Option<String>,
}

/// Something that waits.
#[derive(Debug, Clone)]
pub struct Waiting {
    /// What is to be done: "Screen", "Answer an appeal".
    pub task: String,
    /// What it is about, leading to where it is done.
    pub what: Link,
    /// The call, the neighbourhood, the author.
    pub meta: Vec<String>,
    /// How long it waits, in words.
    pub age: String,
    /// Whether it waits longer than was promised.
    pub late: bool,
}

/// A call in the list of the office.
#[derive(Debug, Clone)]
pub struct DeskCall {
    /// The call.
    pub call: Link,
    /// Where it stands.
    pub phase: CallPhase,
    /// Ideas, what is open until when.
    pub meta: Vec<String>,
    /// Screen, decide, edit.
    pub tools: Vec<Link>,
}
