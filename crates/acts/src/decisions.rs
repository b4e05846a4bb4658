//! Deciding: prepare choices, decide the whole call, tell the authors, make it public.

use calls::{Call, Choice, EventKind, Idea, IdeaState, NoticeKind, Refusal, Verdict};
use city::{Actor, Flaw, Flaws, Id, Role, Texts};
use jiff::Timestamp;
use serde_json::json;
use store::Tx;
use store::{calls as rows, city as city_rows};

use crate::ideas::event;
use crate::telling::{self, AUTHORS_FIRST, News, RESULTS_JOB, TELL_AUTHORS_JOB};
use crate::{Act, Stage, require};

/// Keeps choices while a decision is being prepared; nobody but officers sees them.
pub fn choose(
    tx: &mut Tx,
    stage: &Stage,
    actor: &Actor,
    call: Id<Call>,
    choices: &[(Id<Idea>, Choice)],
) -> Act<()> {
    let officer = require(actor, Role::Officer)?;
    let call = rows::call::get(tx, call)?;
    if call.results.is_some() {
        return Err(Refusal::AlreadyElsewhere.into());
    }
    for (id, choice) in choices {
        let idea = rows::idea::get(tx, *id, stage.city.currency)?;
        if idea.call != call.id {
            return Err(Refusal::NotFound.into());
        }
        rows::decision::choose(tx, call.id, *id, choice, officer, stage.now)?;
    }
    Ok(())
}

/// Keeps the words that will stand above the result, while they are being written.
pub fn draft_result(
    tx: &mut Tx,
    actor: &Actor,
    call: Id<Call>,
    version: i64,
    result: &Texts,
) -> Act<()> {
    require(actor, Role::Officer)?;
    let mut call = rows::call::get(tx, call)?;
    if call.version != version {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    if call.results.is_some() {
        return Err(Refusal::AlreadyElsewhere.into());
    }
    if call.content.result != *result {
        call.content.result = result.clone();
        rows::call::update(tx, &call)?;
    }
    Ok(())
}

/// Decides a call by its published rule, from the choices that were prepared. Authors hear a
/// quarter of an hour before `public_at`, which is put off to leave them that time. `version` is
/// the call's as the officer saw it. Answers the moment at which everyone will see it.
pub fn decide(
    tx: &mut Tx,
    stage: &Stage,
    actor: &Actor,
    call: Id<Call>,
    version: i64,
    public_at: Timestamp,
    result: &Texts,
) -> Act<Timestamp> {
    let officer = require(actor, Role::Officer)?;
    let mut call = rows::call::get(tx, call)?;
    if call.version != version {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    if result.iter().any(|(_, text)| text.chars().count() > 8_000) {
        let mut flaws = Flaws::default();
        flaws.add("result", Flaw::TooLong { most: 8_000 });
        return Err(flaws.into());
    }
    let choices: std::collections::HashMap<Id<Idea>, Choice> =
        rows::decision::choices(tx, call.id)?.into_iter().collect();
    let mut ideas = rows::idea::all_of(tx, call.id, stage.city.currency)?;
    // What was decided on its own, while the call had no end, stays so.
    let before = rows::decision::of_call(tx, call.id)?;
    ideas.retain(|idea| before.iter().all(|made| made.decision.idea != idea.id));
    let decided = calls::decide(&call, ideas, |id| choices.get(&id).cloned().unwrap_or_default())?;

    let earliest = stage.now.checked_add(AUTHORS_FIRST).unwrap_or(stage.now);
    let public_at = public_at.max(earliest);
    let office = stage.office(&call);
    for decision in &decided.decisions {
        rows::decision::insert(tx, call.id, decision, &office, officer, stage.now, public_at)?;
    }
    call.results = Some(public_at);
    call.content.result = result.clone();
    rows::call::update(tx, &call)?;
    announce(tx, stage, call.id, public_at)?;
    let of = |verdict| {
        decided
            .decisions
            .iter()
            .filter(|d| d.verdict == verdict)
            .map(|d| d.idea)
            .collect::<Vec<_>>()
    };
    let deviations = decided.decisions.iter().filter(|d| d.deviation.is_some()).count();
    let details = json!({
        "public_at": public_at.to_string(),
        "selected": of(Verdict::Selected),
        "not_selected": of(Verdict::NotSelected),
        "deviations": deviations,
    });
    city_rows::audit::append(
        tx,
        actor.person,
        "call.decide",
        &format!("call {}", call.id),
        &details,
    )?;
    Ok(public_at)
}

/// Decides one idea of a call without an end, from the choice that was prepared. Its authors hear
/// now, everyone else a quarter of an hour later. Answers that moment.
pub fn decide_one(
    tx: &mut Tx,
    stage: &Stage,
    actor: &Actor,
    call: Id<Call>,
    idea: Id<Idea>,
) -> Act<Timestamp> {
    let officer = require(actor, Role::Officer)?;
    let call = rows::call::get(tx, call)?;
    if rows::decision::of_idea(tx, idea)?.is_some() {
        return Err(Refusal::AlreadyElsewhere.into());
    }
    let choices = rows::decision::choices(tx, call.id)?;
    let choice = choices.into_iter().find(|(id, _)| *id == idea).map(|(_, choice)| choice);
    let ideas = rows::idea::all_of(tx, call.id, stage.city.currency)?;
    let decision = calls::decide_one(&call, ideas, idea, &choice.unwrap_or_default())?;
    let public_at = stage.now.checked_add(AUTHORS_FIRST).unwrap_or(stage.now);
    let office = stage.office(&call);
    rows::decision::insert(tx, call.id, &decision, &office, officer, stage.now, public_at)?;
    announce(tx, stage, call.id, public_at)?;
    let details = json!({
        "public_at": public_at.to_string(),
        "verdict": decision.verdict.key(),
        "deviation": decision.deviation.is_some(),
    });
    city_rows::audit::append(tx, actor.person, "idea.decide", &format!("idea {idea}"), &details)?;
    Ok(public_at)
}

/// Has the authors told first, and then everyone.
fn announce(tx: &mut Tx, stage: &Stage, call: Id<Call>, public_at: Timestamp) -> Act<()> {
    let tell_at = public_at.checked_sub(AUTHORS_FIRST).unwrap_or(stage.now);
    for (job, at) in [(TELL_AUTHORS_JOB, tell_at), (RESULTS_JOB, public_at)] {
        let id = stage.store.new_id();
        store::jobs::enqueue(tx, id, job, &call.to_string(), at.as_microsecond())?;
    }
    Ok(())
}

/// Tells the authors of a call what was decided and why, as far as it is time. A job; each author
/// is told once.
pub fn tell_authors(tx: &mut Tx, stage: &Stage, call: Id<Call>) -> Act<()> {
    let call = rows::call::get(tx, call)?;
    let until = stage.now.checked_add(AUTHORS_FIRST).unwrap_or(stage.now);
    let mut made = rows::decision::of_call(tx, call.id)?;
    made.retain(|one| one.told_at.is_none() && one.public_at <= until);
    if made.is_empty() {
        return Ok(());
    }
    rows::decision::told(tx, call.id, until, stage.now)?;
    for one in &made {
        let idea = rows::idea::get(tx, one.decision.idea, stage.city.currency)?;
        let news = News {
            kind: notice(one.decision.verdict),
            call: &call,
            idea: Some(&idea),
            reason: &one.decision.reason,
        };
        for author in rows::idea::authors(tx, idea.id)? {
            telling::one(tx, stage, news, author, calls::Audience::Own)?;
        }
    }
    Ok(())
}

/// Makes what was decided in a call public, as far as it is time: each idea comes into its state,
/// its followers hear; those of the call when all of it was decided. A job, done once.
pub fn publish_results(tx: &mut Tx, stage: &Stage, call: Id<Call>) -> Act<()> {
    tell_authors(tx, stage, call)?;
    let call = rows::call::get(tx, call)?;
    let mut made = rows::decision::of_call(tx, call.id)?;
    made.retain(|one| one.public_at <= stage.now);
    for one in made {
        let idea = rows::idea::get(tx, one.decision.idea, stage.city.currency)?;
        if idea.state != IdeaState::Eligible {
            continue;
        }
        rows::idea::set_state(tx, &idea, one.decision.verdict.state(), stage.now)?;
        let kind = match one.decision.verdict {
            Verdict::Selected => EventKind::Selected,
            Verdict::NotSelected => EventKind::NotSelected,
        };
        let mut happened = event(stage, kind, &one.office, &one.decision.reason);
        happened.made = one.public_at;
        rows::event::insert(tx, stage.store.new_id(), idea.id, None, &happened)?;
        let news = News {
            kind: notice(one.decision.verdict),
            call: &call,
            idea: Some(&idea),
            reason: &one.decision.reason,
        };
        telling::followers(tx, stage, news)?;
    }
    if !call.has_result(stage.now) {
        return Ok(());
    }
    let news = News { kind: NoticeKind::Results, call: &call, idea: None, reason: "" };
    telling::call_followers(tx, stage, news)
}

fn notice(verdict: Verdict) -> NoticeKind {
    match verdict {
        Verdict::Selected => NoticeKind::Selected,
        Verdict::NotSelected => NoticeKind::NotSelected,
    }
}
