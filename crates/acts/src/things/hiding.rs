//! Hiding with a reason, appeals, restoring.

use city::audit::Action;
use city::{Audience, Hiding, Id, Refusal, ReportOutcome, Role, Step, StepKind, Thing};
use jiff::Timestamp;
use serde_json::{Value, json};
use store::things as rows;

use super::found::Hidden;
use super::notice::{self, News};
use super::{Found, readable};
use crate::{Act, Done};

/// Loads what a moderator may act upon.
fn moderated(act: &mut Act, thing: Id<Thing>) -> Done<Found> {
    act.person()?;
    let found = readable(act, thing)?;
    act.require_on(Role::Moderator, found.ground())?;
    found.may_report()?;
    Ok(found)
}

/// Hides a thing, with a reason its author reads and can answer.
pub fn hide(act: &mut Act, thing: impl Into<Id<Thing>>, reason: &str) -> Done<Found> {
    let found = moderated(act, thing.into())?;
    let reason = city::hiding::hide(found.is_hidden(), reason)?;
    let (moderator, author) = (act.person()?, found.author().ok_or(Refusal::NotFound)?);
    found.set_hidden(act, Hidden::Yes)?;
    let hiding = Hiding {
        id: act.new_id(),
        thing: found.id(),
        author,
        actor: moderator,
        reason: reason.clone(),
        made_at: act.now,
        appeal: None,
        appealed_at: None,
        answer: None,
        answered_at: None,
        restored_at: None,
    };
    rows::hiding::insert(act.tx, &hiding)?;
    rows::report::close(act.tx, found.id(), ReportOutcome::Hidden, act.now)?;
    happened(act, &found, StepKind::Hidden, &reason)?;
    act.audit_thing(Action::Hide, found.noun(), found.id(), &json!({ "reason": reason }))?;
    Ok(found)
}

/// Shows a thing again; an appeal that waits is answered by it.
pub fn restore(act: &mut Act, thing: impl Into<Id<Thing>>) -> Done<Found> {
    let found = moderated(act, thing.into())?;
    city::hiding::restore(found.is_hidden())?;
    found.set_hidden(act, Hidden::No)?;
    if let Some(hiding) = rows::hiding::last(act.tx, found.id())? {
        rows::hiding::restore(act.tx, &hiding, act.now)?;
    }
    happened(act, &found, StepKind::Restored, "")?;
    act.audit_thing(Action::Restore, found.noun(), found.id(), &json!({}))?;
    Ok(found)
}

/// Takes a hiding back that was done since a moment: as if it had never been, where nobody was told yet.
pub fn unhide(act: &mut Act, thing: Id<Thing>, since: Timestamp) -> Done<()> {
    let found = moderated(act, thing)?;
    city::hiding::restore(found.is_hidden())?;
    found.set_hidden(act, Hidden::No)?;
    if let Some(hiding) = rows::hiding::last(act.tx, thing)? {
        rows::hiding::restore(act.tx, &hiding, act.now)?;
    }
    rows::report::reopen(act.tx, thing, ReportOutcome::Hidden, since)?;
    let untold = rows::notice::take_back(act.tx, thing, StepKind::Hidden)? > 0;
    if untold && rows::step::drop_last(act.tx, thing, StepKind::Hidden, since)? {
        return act.audit_thing(Action::Restore, found.noun(), thing, &json!({}));
    }
    happened(act, &found, StepKind::Restored, "")?;
    act.audit_thing(Action::Restore, found.noun(), thing, &json!({}))
}

/// Answers a hiding of something of one's own.
pub fn appeal(act: &mut Act, thing: impl Into<Id<Thing>>, text: &str) -> Done<Found> {
    let found = readable(act, thing.into())?;
    let hiding = rows::hiding::last(act.tx, found.id())?.ok_or(Refusal::NotFound)?;
    let text = hiding.appeal(&act.actor, found.is_hidden(), text)?;
    rows::hiding::appeal(act.tx, &hiding, &text, act.now)?;
    Ok(found)
}

/// Keeps a thing hidden after its author answered, and says why.
pub fn keep(act: &mut Act, thing: impl Into<Id<Thing>>, answer: &str) -> Done<Found> {
    let found = moderated(act, thing.into())?;
    let hiding = rows::hiding::last(act.tx, found.id())?.ok_or(Refusal::NotFound)?;
    let answer = hiding.keep(found.is_hidden(), answer)?;
    rows::hiding::answer(act.tx, &hiding, &answer, act.now)?;
    tell(act, &found, StepKind::StaysHidden, &answer)?;
    let details: Value = json!({ "answer": answer });
    act.audit_thing(Action::KeepHidden, found.noun(), found.id(), &details)?;
    Ok(found)
}

/// Takes back that a thing was shown again, before its author heard of it: it is hidden as it was, and an appeal waits
/// again.
pub fn unrestore(act: &mut Act, thing: Id<Thing>, since: Timestamp) -> Done<()> {
    let found = moderated(act, thing)?;
    let hiding = rows::hiding::last(act.tx, thing)?.ok_or(Refusal::NotFound)?;
    let ended = hiding.restored_at.is_some_and(|at| at >= since);
    if found.is_hidden() || !ended || !untold(act, thing, StepKind::Restored, since)? {
        return Err(Refusal::AlreadyElsewhere.into());
    }
    found.set_hidden(act, Hidden::Yes)?;
    rows::hiding::unrestore(act.tx, &hiding)?;
    act.audit_thing(Action::Hide, found.noun(), thing, &json!({ "taken_back": "restore" }))
}

/// Takes back that a thing stays hidden, before its author heard of it: the appeal waits again.
pub fn unkeep(act: &mut Act, thing: Id<Thing>, since: Timestamp) -> Done<()> {
    let found = moderated(act, thing)?;
    let hiding = rows::hiding::last(act.tx, thing)?.ok_or(Refusal::NotFound)?;
    let answered = hiding.answered_at.is_some_and(|at| at >= since);
    if !found.is_hidden() || !answered {
        return Err(Refusal::AlreadyElsewhere.into());
    }
    rows::notice::take_back(act.tx, thing, StepKind::StaysHidden)?;
    rows::hiding::unanswer(act.tx, &hiding)?;
    act.audit_thing(Action::KeepHidden, found.noun(), thing, &json!({ "taken_back": true }))
}

/// Takes the news of a turn back with the turn itself; false where it is told or something happened since.
fn untold(act: &mut Act, thing: Id<Thing>, kind: StepKind, since: Timestamp) -> Done<bool> {
    rows::notice::take_back(act.tx, thing, kind)?;
    Ok(rows::step::drop_last(act.tx, thing, kind, since)?)
}

/// Enters the turn into the thing's journey and tells its author.
fn happened(act: &mut Act, found: &Found, kind: StepKind, reason: &str) -> Done<()> {
    let step = Step { reason: reason.to_owned(), ..act.happened(kind) };
    act.step(found.id(), &step)?;
    tell(act, found, kind, reason)
}

fn tell(act: &mut Act, found: &Found, kind: StepKind, reason: &str) -> Done<()> {
    let Some(author) = found.author() else { return Ok(()) };
    let news = News { kind, thing: found.id(), reason, other: None };
    notice::one(act, news, author, Audience::Own)
}
