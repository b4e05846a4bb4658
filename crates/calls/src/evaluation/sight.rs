//! Who sees what of the marks of an idea.

use city::{Actor, Ground, Role};

use super::{Conflict, Evaluation, EvaluationState, Shown};
use crate::{Call, Idea};

/// Who evaluates where they have the role: who works for the call, and its jurors.
pub const EVALUATORS: &[Role] = &[Role::Officer, Role::Juror];

/// As what somebody evaluates on a ground; nothing where they do not. Whoever works there is no juror besides.
#[must_use]
pub fn evaluates_as(actor: &Actor, ground: Ground) -> Option<Role> {
    EVALUATORS.iter().copied().find(|role| actor.is_on(*role, ground))
}

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
/// without anybody saying so; `closed`: whether marks can be given no more. A juror sees those of the ideas they were given alone.
#[must_use]
pub fn sight(
    actor: &Actor,
    idea: &Idea,
    own: Option<&Evaluation>,
    conflict: Option<Conflict>,
    closed: bool,
) -> Sight {
    let role = evaluates_as(actor, idea.ground());
    if role.is_none() || conflict.is_some() {
        return Sight::Nothing;
    }
    match own.map(|own| own.state) {
        Some(EvaluationState::Away) => Sight::Nothing,
        None if role == Some(Role::Juror) => Sight::Nothing,
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
