//! Hiding with a reason, appeals, restoring.

use city::audit::Action;
use city::hiding::{Others, What};
use city::{
    Audience, Detected, Eyes, Hiding, Id, Person, Proposal, Refusal, ReportOutcome, Role, Ruling,
    Step, StepKind, Thing,
};
use jiff::Timestamp;
use serde_json::{Value, json};
use store::things as rows;

use super::found::Hidden;
use super::notice::{self, News};
use super::{Found, order, readable};
use crate::{Act, Done};

/// Loads what a moderator may act upon.
fn moderated(act: &mut Act, thing: Id<Thing>) -> Done<Found> {
    act.person()?;
    let found = readable(act, thing)?;
    act.require_on(Role::Moderator, found.ground())?;
    found.may_report()?;
    Ok(found)
}

/// Hides a thing, with reasons its author reads and can answer. Where the city asks for four eyes, the first moderator
/// proposes it and the second one, who says the same, confirms it.
pub fn hide(act: &mut Act, thing: impl Into<Id<Thing>>, ruling: impl Into<Ruling>) -> Done<Found> {
    let found = moderated(act, thing.into())?;
    let waited = rows::held::of(act.tx, found.id())?.is_some();
    let ruling = city::hiding::hide(found.is_hidden() && !waited, &ruling.into())?;
    let (moderator, id) = (act.person()?, found.id());
    let first = rows::proposal::of(act.tx, id)?;
    match first {
        None if act.stage.city.order.eyes == Eyes::Four => propose(act, &found, ruling),
        None => {
            done(act, &found, &ruling, (moderator, None))?;
            Ok(found)
        }
        Some(first) => {
            first.answer(&act.actor)?;
            done(act, &found, &ruling, (first.actor, Some(moderator)))?;
            Ok(found)
        }
    }
}

fn propose(act: &mut Act, found: &Found, ruling: Ruling) -> Done<Found> {
    let reason = ruling.reason.clone();
    let (thing, actor) = (found.id(), act.person()?);
    rows::proposal::insert(act.tx, &Proposal { thing, actor, ruling, made_at: act.now })?;
    let details = json!({ "reason": reason });
    act.audit_thing(Action::ProposeHiding, found.noun(), thing, &details)?;
    Ok(found.clone())
}

/// Confirms what a colleague proposed, for the reasons they gave.
pub fn confirm(act: &mut Act, thing: impl Into<Id<Thing>>) -> Done<Found> {
    let thing = thing.into();
    let proposal = rows::proposal::of(act.tx, thing)?.ok_or(Refusal::AlreadyElsewhere)?;
    hide(act, thing, proposal.ruling)
}

/// Turns down what a colleague proposed; whoever proposed it may take it back too. It stays as it was.
pub fn dismiss(act: &mut Act, thing: impl Into<Id<Thing>>) -> Done<Found> {
    let found = moderated(act, thing.into())?;
    if !rows::proposal::drop(act.tx, found.id())? {
        return Err(Refusal::AlreadyElsewhere.into());
    }
    act.audit_thing(Action::DismissHiding, found.noun(), found.id(), &json!({}))?;
    Ok(found)
}

/// Hides it, by one moderator or by two.
fn done(
    act: &mut Act,
    found: &Found,
    ruling: &Ruling,
    (actor, second): (Id<Person>, Option<Id<Person>>),
) -> Done<()> {
    let (id, author) = (found.id(), found.author().ok_or(Refusal::NotFound)?);
    let was_held = rows::held::drop(act.tx, id)?;
    rows::proposal::drop(act.tx, id)?;
    rows::translation::forget(act.tx, id)?;
    found.set_hidden(act, Hidden::Yes)?;
    let reported = rows::report::close(act.tx, id, ReportOutcome::Hidden, act.now)?;
    let detected = match (was_held, reported) {
        (true, _) => Detected::Machine,
        (false, 0) => Detected::Moderator,
        (false, _) => Detected::Report,
    };
    let hiding = Hiding {
        id: act.new_id(),
        thing: id,
        author,
        actor,
        second,
        rule: ruling.rule,
        law: ruling.law.clone(),
        detected,
        reason: ruling.reason.clone(),
        made_at: act.now,
        appeal: None,
        appealed_at: None,
        answer: None,
        answered_at: None,
        restored_at: None,
    };
    rows::hiding::insert(act.tx, &hiding)?;
    order::count(act, What::Hidden, found.noun(), ruling.rule, 1)?;
    let told = if ruling.told.is_empty() { &ruling.reason } else { &ruling.told };
    let step = Step { reason: ruling.reason.clone(), ..act.happened(StepKind::Hidden) };
    act.step(id, &step)?;
    tell(act, found, StepKind::Hidden, told)?;
    let details = json!({ "reason": ruling.reason, "rule": ruling.rule });
    act.audit_thing(Action::Hide, found.noun(), id, &details)
}

/// Shows a thing again; an appeal that waits is answered by it.
pub fn restore(act: &mut Act, thing: impl Into<Id<Thing>>) -> Done<Found> {
    let found = moderated(act, thing.into())?;
    city::hiding::restore(found.is_hidden())?;
    if rows::held::of(act.tx, found.id())?.is_some() {
        return order::release(act, found.id());
    }
    found.set_hidden(act, Hidden::No)?;
    if let Some(hiding) = rows::hiding::last(act.tx, found.id())? {
        rows::hiding::restore(act.tx, &hiding, act.now)?;
        order::count(act, What::Restored, found.noun(), hiding.rule, 1)?;
    }
    happened(act, &found, StepKind::Restored, "")?;
    act.audit_thing(Action::Restore, found.noun(), found.id(), &json!({}))?;
    Ok(found)
}

/// Takes a hiding back that was done since a moment: as if it had never been, where nobody was told yet.
pub fn unhide(act: &mut Act, thing: Id<Thing>, since: Timestamp) -> Done<()> {
    let found = moderated(act, thing)?;
    // Where a colleague was to confirm it, nothing is hidden yet.
    if rows::proposal::of(act.tx, thing)?.is_some_and(|it| it.made_at >= since) {
        return dismiss(act, thing).map(drop);
    }
    city::hiding::restore(found.is_hidden())?;
    found.set_hidden(act, Hidden::No)?;
    if let Some(hiding) = rows::hiding::last(act.tx, thing)? {
        rows::hiding::restore(act.tx, &hiding, act.now)?;
        order::count(act, What::Hidden, found.noun(), hiding.rule, -1)?;
        // What nobody had let through waits again.
        if hiding.detected == Detected::Machine {
            order::wait_again(act, thing)?;
        }
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
    order::count(act, What::Appealed, found.noun(), hiding.rule, 1)?;
    Ok(found)
}

/// Keeps a thing hidden after its author answered, and says why.
pub fn keep(act: &mut Act, thing: impl Into<Id<Thing>>, answer: &str) -> Done<Found> {
    let found = moderated(act, thing.into())?;
    let hiding = rows::hiding::last(act.tx, found.id())?.ok_or(Refusal::NotFound)?;
    let others = others(act, &hiding)?;
    let answer = hiding.keep(&act.actor, others, found.is_hidden(), answer)?;
    rows::hiding::answer(act.tx, &hiding, &answer, act.now)?;
    order::count(act, What::Kept, found.noun(), hiding.rule, 1)?;
    tell(act, &found, StepKind::StaysHidden, &answer)?;
    let details: Value = json!({ "answer": answer });
    act.audit_thing(Action::KeepHidden, found.noun(), found.id(), &details)?;
    Ok(found)
}

/// Whether anybody could answer an author who had no hand in the hiding: a moderator of the whole city, or an admin.
pub fn others(act: &mut Act, hiding: &Hiding) -> Done<Others> {
    let hand = |person: &Id<Person>| *person == hiding.actor || Some(*person) == hiding.second;
    for role in [Role::Moderator, Role::Admin] {
        if !store::city::person::with_role(act.tx, role)?.iter().all(hand) {
            return Ok(Others::Some);
        }
    }
    Ok(Others::None)
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
    order::count(act, What::Restored, found.noun(), hiding.rule, -1)?;
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
    order::count(act, What::Kept, found.noun(), hiding.rule, -1)?;
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
