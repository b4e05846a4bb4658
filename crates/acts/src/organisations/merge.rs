//! Making one organisation of two that are the same.

use city::audit::Action;
use city::{Id, Organisation, Refusal, Role, StepKind};
use serde_json::json;
use store::organisations::merge::Merge;
use store::organisations::{claim, merge as rows};
use store::things;

use super::member::tell_speakers_of;
use super::organisation::{readable, save};
use crate::calls::screening::SECOND_THOUGHTS;
use crate::{Act, Done};

/// Makes one organisation of two: members, followers and ideas go over to the one that stays, and the address of the other leads
/// to it. Those who speak for what is gone are told, unless it is undone before.
pub fn merge(act: &mut Act, gone: Id<Organisation>, stays: Id<Organisation>) -> Done<()> {
    act.require(Role::Officer)?;
    let (before, into) = (readable(act, gone)?, readable(act, stays)?);
    before.is_there()?;
    into.is_there()?;
    // Whoever waits for an answer about one of them gets it first.
    let waits = claim::waiting(act.tx, gone)?.is_some();
    if gone == stays || waits || rows::of(act.tx, gone)?.is_some() {
        return Err(Refusal::AlreadyElsewhere.into());
    }
    tell_speakers_of(act, gone, StepKind::Merged, stays)?;
    rows::carry(act.tx, &Merge { organisation: gone, other: stays, made_at: act.now })?;
    save(act, &before, &Organisation { merged_into: Some(stays), ..before.clone() })?;
    for (one, kind, other) in [(gone, StepKind::Merged, stays), (stays, StepKind::TookIn, gone)] {
        let step = act.happened(kind);
        act.step_with(one, &step, other)?;
    }
    act.audit(Action::Merge, gone, &json!({ "into": stays }))
}

/// Undoes a merge before anybody is told: the organisation is there again, and what went over goes back.
pub fn unmerge(act: &mut Act, gone: Id<Organisation>) -> Done<()> {
    act.require(Role::Officer)?;
    let before = readable(act, gone)?;
    let merge = rows::of(act.tx, gone)?.ok_or(Refusal::AlreadyElsewhere)?;
    let since = act.now.checked_sub(SECOND_THOUGHTS).unwrap_or(act.now);
    if merge.made_at < since {
        return Err(Refusal::AlreadyElsewhere.into());
    }
    let stays = merge.other;
    for (one, kind, other) in [(gone, StepKind::Merged, stays), (stays, StepKind::TookIn, gone)] {
        things::step::drop_joint(act.tx, one.thing(), kind, other.thing(), since)?;
        things::notice::take_back_joint(act.tx, one.thing(), kind, other.thing())?;
    }
    rows::give_back(act.tx, &merge)?;
    save(act, &before, &Organisation { merged_into: None, ..before.clone() })?;
    act.audit(Action::Unmerge, gone, &json!({ "from": stays }))
}
