//! Evaluating ideas: what is weighed and by whom, the marks of an evaluator, what all marks say.

pub(crate) mod api;
pub(crate) mod data;
pub(crate) mod idea;
pub(crate) mod list;
pub(crate) mod mark;
pub(crate) mod overview;
#[cfg(test)]
pub(crate) mod sample;
pub(crate) mod setup;
pub(crate) mod shown;
pub(crate) mod view;

use calls::Call;
use city::Role;
use web::http::Visit;
use web::views::{Frame, Link};

use crate::paths::CallLinks as _;
use crate::words::CallWords as _;

/// Where pages of an evaluator belong: the desk, or what they evaluate where they have no desk.
pub(crate) fn home(visit: &Visit, call: &Call) -> Link {
    let w = &visit.words;
    match visit.reader.actor().is_on(Role::Officer, call.ground()) {
        true => Link::new(w.nav_desk(), visit.to.desk()),
        false => Link::new(w.evaluations_title(), visit.to.me_evaluations()),
    }
}

/// What surrounds such a page: what was done last at the desk stands on pages of whoever has one.
pub(crate) fn framed(visit: &Visit, call: &Call, title: &str, has_errors: bool) -> Frame {
    let desk = visit.reader.actor().is_on(Role::Officer, call.ground());
    Frame { desk, ..crate::desk::frame(visit, title, has_errors) }
}
