//! What waits at the desk: an idea to be screened; a call to be finished, decided, or to come out.

use city::{Waiting, Waits, Work};
use jiff::Timestamp;

use crate::{ActivityKind, Call, CallState, Idea, IdeaState};

/// What waits about an idea. Whoever was asked for a change has to answer first.
pub fn work_of_idea(idea: &Idea) -> Option<Waiting> {
    let waits = if idea.change_asked { Waits::Elsewhere } else { Waits::Here };
    (idea.state == IdeaState::Published && !idea.hidden).then_some(Waiting {
        work: Work::Screen,
        waits,
        since: idea.published,
        until: None,
    })
}

/// What waits about a call itself. `eligible_since`: since when its oldest idea waits that meets the conditions.
pub fn work_of_call(
    call: &Call,
    eligible_since: Option<Timestamp>,
    now: Timestamp,
) -> Option<Waiting> {
    let here = |work, since| Waiting { work, waits: Waits::Here, since, until: None };
    match (call.state, call.results) {
        (CallState::Draft, _) => Some(here(Work::Draft, now)),
        (CallState::Published, _) if call.last_result().is_some_and(|at| at > now) => {
            Some(Waiting {
                work: Work::Scheduled,
                waits: Waits::Elsewhere,
                since: now,
                until: call.last_result(),
            })
        }
        (CallState::Published, None) => {
            decidable_since(call, eligible_since).map(|since| here(Work::Decide, since))
        }
        // An idea came to it after it was decided.
        (CallState::Published, Some(_)) => eligible_since.map(|since| here(Work::Decide, since)),
        _ => None,
    }
}

/// Since when a call can be decided: its window for it, else the end of what residents do; for a call without an end,
/// since its oldest idea that meets the conditions.
fn decidable_since(call: &Call, eligible_since: Option<Timestamp>) -> Option<Timestamp> {
    let oldest = eligible_since?;
    match call.residents_until() {
        None => Some(oldest),
        Some(until) => {
            let opens = call.window(ActivityKind::Decide).and_then(|window| window.opens());
            Some(opens.unwrap_or(until))
        }
    }
}
