//! Screening: eligible or not, merge twins, ask for a change.

use calls::{Call, Idea, IdeaState, Screening};
use city::audit::Action;
use city::{Id, Refusal, Role, Step, StepKind};
use jiff::SignedDuration;
use serde_json::json;
use store::calls as rows;
use store::things;

use super::idea::{readable, save};
use crate::things::notice::{self, News};
use crate::{Act, Done};

/// An idea that whoever acts may read and works on as an officer.
fn to_work_on(act: &mut Act, id: Id<Idea>) -> Done<(Call, Idea)> {
    act.person()?;
    let (call, idea) = readable(act, id)?;
    act.require_on(Role::Officer, idea.ground())?;
    Ok((call, idea))
}

/// Screens an idea; its author hears.
pub fn screen(act: &mut Act, id: Id<Idea>, screening: &Screening, version: i64) -> Done<()> {
    let (call, before) = to_work_on(act, id)?;
    undecided(act, id)?;
    let mut idea = before.clone();
    calls::screen(&call, &mut idea, screening, version)?;
    let office = call.content.office.clone();
    let (step, details) = match screening {
        Screening::Eligible => (
            Step { office, ..act.happened(StepKind::Eligible) },
            json!({ "state": idea.state.key() }),
        ),
        Screening::Ineligible { criterion, reason } => (
            Step {
                office,
                reason: reason.trim().to_owned(),
                criterion: Some(criterion.clone()).filter(|key| !key.is_empty()),
                ..act.happened(StepKind::Ineligible)
            },
            json!({ "state": idea.state.key(), "criterion": criterion, "reason": reason.trim() }),
        ),
    };
    if before.state == idea.state && stands(act, id, &step)? {
        return Ok(());
    }
    save(act, &before, &idea)?;
    act.step(id, &step)?;
    notice::authors(
        act,
        News { kind: step.kind, thing: id.thing(), reason: &step.reason, other: None },
    )?;
    act.audit(Action::Screen, id, &details)
}

/// Whether the verdict that stands says the same: to say it again tells nobody anything.
fn stands(act: &mut Act, id: Id<Idea>, step: &Step) -> Done<bool> {
    let mut journey = things::step::of(act.tx, id.thing())?.into_iter().rev();
    let verdict = journey.find(|s| matches!(s.kind, StepKind::Eligible | StepKind::Ineligible));
    Ok(verdict.is_some_and(|said| {
        said.kind == step.kind && said.reason == step.reason && said.criterion == step.criterion
    }))
}

/// How long a verdict can be taken back as if it had never been given. No letter tells it sooner.
pub const SECOND_THOUGHTS: SignedDuration = SignedDuration::from_mins(15);

/// Takes back the verdict just given, before anybody is told: the idea waits again. Later, it can be screened anew,
/// and its journey shows both.
pub fn take_back(act: &mut Act, id: Id<Idea>) -> Done<()> {
    let (_, before) = to_work_on(act, id)?;
    undecided(act, id)?;
    let mut idea = before.clone();
    calls::unscreen(&mut idea)?;
    let kind = match before.state {
        IdeaState::Eligible => StepKind::Eligible,
        _ => StepKind::Ineligible,
    };
    let since = act.now.checked_sub(SECOND_THOUGHTS).unwrap_or(act.now);
    if !things::step::drop_last(act.tx, id.thing(), kind, since)? {
        return Err(Refusal::AlreadyElsewhere.into());
    }
    things::notice::take_back(act.tx, id.thing(), kind)?;
    save(act, &before, &idea)?;
    act.audit(Action::Unscreen, id, &json!({ "was": before.state.key() }))
}

/// What was decided stays as it was decided, even while only its authors know.
pub(super) fn undecided(act: &mut Act, id: Id<Idea>) -> Done<()> {
    match rows::decision::of_idea(act.tx, id)? {
        Some(_) => Err(Refusal::AlreadyElsewhere.into()),
        None => Ok(()),
    }
}

/// Asks the author for a change; they can make it even when collecting is over.
pub fn ask_change(act: &mut Act, id: Id<Idea>, text: &str) -> Done<()> {
    let (call, before) = to_work_on(act, id)?;
    undecided(act, id)?;
    let mut idea = before.clone();
    let change = calls::ask_change(&mut idea, text)?;
    save(act, &before, &idea)?;
    let step = Step {
        office: call.content.office.clone(),
        reason: change.text,
        ..act.happened(StepKind::ChangeAsked)
    };
    act.step(id, &step)?;
    notice::authors(
        act,
        News { kind: step.kind, thing: id.thing(), reason: &step.reason, other: None },
    )?;
    act.audit(Action::AskChange, id, &json!({}))
}

/// Takes back a question that nobody was told of yet: the idea waits for the office again.
pub fn unask_change(act: &mut Act, id: Id<Idea>) -> Done<()> {
    let (_, before) = to_work_on(act, id)?;
    undecided(act, id)?;
    let mut idea = before.clone();
    calls::unask_change(&mut idea)?;
    let since = act.now.checked_sub(SECOND_THOUGHTS).unwrap_or(act.now);
    if !things::step::drop_last(act.tx, id.thing(), StepKind::ChangeAsked, since)? {
        return Err(Refusal::AlreadyElsewhere.into());
    }
    things::notice::take_back(act.tx, id.thing(), StepKind::ChangeAsked)?;
    save(act, &before, &idea)?;
    act.audit(Action::AskChange, id, &json!({ "taken_back": true }))
}

/// Merges a twin into the idea that is kept: both authors stay, supporters count once, what was said
/// follows, both hear.
pub fn merge(act: &mut Act, twin: Id<Idea>, into: Id<Idea>) -> Done<()> {
    let (call, twin_before) = to_work_on(act, twin)?;
    let (_, kept_before) = to_work_on(act, into)?;
    undecided(act, twin)?;
    undecided(act, into)?;
    let (mut gone, mut kept) = (twin_before.clone(), kept_before.clone());
    calls::merge(&mut gone, &mut kept)?;

    let office = call.content.office.clone();
    // Titles are looked up when this is told: a twin may be hidden by then, or called otherwise.
    let turns = [(twin, StepKind::Merged, into), (into, StepKind::TookIn, twin)];
    for (idea, kind, other) in turns {
        let news = News { kind, thing: idea.thing(), reason: "", other: Some(other.thing()) };
        notice::authors(act, news)?;
    }
    save(act, &twin_before, &gone)?;
    save(act, &kept_before, &kept)?;
    rows::merge::note(act.tx, &twin_before, into, act.now)?;
    rows::idea::redirect(act.tx, twin, into)?;
    things::author::join(act.tx, twin.thing(), into.thing(), act.now)?;
    super::evaluation::stand_aside(act, into)?;
    let moved = things::support::join(act.tx, twin.thing(), into.thing())?;
    things::follow::join(act.tx, twin.thing(), into.thing())?;
    let said = things::comment::join(act.tx, twin.thing(), into.thing(), act.now)?;
    for (idea, kind, other) in turns {
        let step = Step { office: office.clone(), ..act.happened(kind) };
        act.step_with(idea, &step, other)?;
    }
    act.audit(
        Action::Merge,
        twin,
        &json!({ "into": into, "supports_moved": moved, "comments_moved": said }),
    )
}

/// Undoes a merge before anybody is told: the twin is there again as it was, and everybody and everything that came
/// with it goes back, what both had stays with both.
pub fn unmerge(act: &mut Act, twin: Id<Idea>) -> Done<()> {
    let (_, twin_before) = to_work_on(act, twin)?;
    let merge = rows::merge::of(act.tx, twin)?.ok_or(Refusal::AlreadyElsewhere)?;
    let into = merge.other;
    let since = act.now.checked_sub(SECOND_THOUGHTS).unwrap_or(act.now);
    if merge.made_at < since {
        return Err(Refusal::AlreadyElsewhere.into());
    }
    let (_, kept_before) = to_work_on(act, into)?;
    undecided(act, into)?;
    let (mut gone, mut kept) = (twin_before.clone(), kept_before.clone());
    calls::unmerge(&mut gone, &mut kept, merge.was)?;
    for (idea, kind, other) in [(twin, StepKind::Merged, into), (into, StepKind::TookIn, twin)] {
        things::step::drop_joint(act.tx, idea.thing(), kind, other.thing(), since)?;
        things::notice::take_back_joint(act.tx, idea.thing(), kind, other.thing())?;
    }
    save(act, &twin_before, &gone)?;
    save(act, &kept_before, &kept)?;
    rows::merge::give_back(act.tx, &merge, act.now)?;
    act.audit(Action::Unmerge, twin, &json!({ "from": into }))
}
