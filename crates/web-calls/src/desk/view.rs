//! What calls show at the desk.

use crate::cards::PhaseShown as _;
use crate::paths::CallLinks as _;
use crate::words::CallWords as _;
use askama::Template;

use calls::CallPhase;
use web::views::{Frame, Link};

/// What an officer begins.
#[derive(Debug, Template)]
#[template(path = "desk_actions.html")]
pub(crate) struct DeskActions<'a> {
    /// What surrounds the page.
    pub(crate) frame: &'a Frame,
}

/// The calls of the office.
#[derive(Debug, Template)]
#[template(path = "desk_calls.html")]
pub(crate) struct DeskCalls<'a> {
    /// What surrounds the page.
    pub(crate) frame: &'a Frame,
    /// The calls.
    pub(crate) calls: Vec<DeskCall>,
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
