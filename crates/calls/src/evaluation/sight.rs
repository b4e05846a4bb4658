//! Who sees what of the marks of an idea.

use city::{Actor, Role};

use super::{Conflict, Evaluation, EvaluationState, Shown};
use crate::{Call, Idea};

/// What somebody sees of an idea's evaluations.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sight {
    /// Everything, with who gave it.
    Everything,
    /// Their own alone: they have not handed in, and others' marks would lead theirs.
    Own,
    /// Nothing: they are not impartial, or do not work for the call.
    Nothing,
}

/// What somebody sees of the evaluations of an idea. `own`: theirs, if it was given to them; `conflict`: what is known about them
/// without anybody saying so; `closed`: whether marks can be given no more.
#[must_use]
pub fn sight(
    actor: &Actor,
    idea: &Idea,
    own: Option<&Evaluation>,
    conflict: Option<Conflict>,
    closed: bool,
) -> Sight {
    if !actor.is_on(Role::Officer, idea.ground()) || conflict.is_some() {
        return Sight::Nothing;
    }
    match own.map(|own| own.state) {
        Some(EvaluationState::Away) => Sight::Nothing,
        Some(state) if state.waits() && !closed => Sight::Own,
        _ => Sight::Everything,
    }
}

/// Whether somebody who does not work for the call reads marks and words to the author, without names: once the result of the idea
/// is public, as far as the call said beforehand.
#[must_use]
pub fn may_read_after(
    actor: &Actor,
    call: &Call,
    idea: &Idea,
    shown: Shown,
    is_public: bool,
) -> bool {
    is_public
        && crate::may_read_idea(actor, call, idea)
        && match shown {
            Shown::Staff => false,
            Shown::Authors => idea.is_of(actor),
            Shown::Everyone => true,
        }
}
