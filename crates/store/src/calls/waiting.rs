//! Keeps up what waits at the desk about calls and ideas.

use calls::{Call, Idea, IdeaState, work_of_call, work_of_idea};
use city::{Id, Work};
use jiff::Timestamp;

use super::{call, numbers};
use crate::desk::task;
use crate::{Result, Tx};

/// What a call itself waits for, one at a time.
const OF_CALL: &[Work] = &[Work::Decide, Work::Draft, Work::Scheduled];

/// What waits about an idea as it is now.
pub(super) fn keep_idea(tx: &mut Tx, idea: &Idea) -> Result<()> {
    task::keep(tx, idea.id.thing(), &[Work::Screen], work_of_idea(idea).as_ref())?;
    task::keep_first(tx, idea.id.thing())
}

/// What waits about a call as it is now.
pub(super) fn keep_call(tx: &mut Tx, call: &Call, now: Timestamp) -> Result<()> {
    let eligible = numbers::waiting_since(tx, call.id, IdeaState::Eligible)?;
    let waiting = work_of_call(call, eligible, now);
    task::keep(tx, call.id.thing(), OF_CALL, waiting.as_ref())
}

/// The same, where an idea of it changed.
pub(super) fn keep_call_of(tx: &mut Tx, id: Id<Call>, now: Timestamp) -> Result<()> {
    let call = call::get(tx, id)?;
    keep_call(tx, &call, now)
}

/// Nothing waits about a call that is there no more.
pub(super) fn forget_call(tx: &mut Tx, id: Id<Call>) -> Result<()> {
    task::keep(tx, id.thing(), OF_CALL, None)
}
