//! Deciding: prepare choices, decide the whole call or one idea, tell the authors, make it public.

use std::collections::{BTreeMap, BTreeSet};

use calls::{Call, Choice, Idea, Verdict};
use city::audit::Action;
use city::{Audience, Id, Person, Refusal, Step, StepKind, Texts};
use jiff::Timestamp;
use serde_json::json;
use store::jobs::Urgency;
use store::{calls as rows, things};

use super::call::to_work_on;
use crate::things::notice::{self, News};
use crate::{Act, Done};

/// The kind of the job that tells authors a decision.
pub const TELL_AUTHORS_JOB: &str = "tell-authors";
/// The kind of the job that makes a decision public.
pub const RESULTS_JOB: &str = "results";
pub use calls::AUTHORS_FIRST;

/// Keeps choices while a decision is being prepared; nobody but officers sees them.
pub fn choose(act: &mut Act, call: Id<Call>, choices: &[(Id<Idea>, Choice)]) -> Done<()> {
    let officer = act.person()?;
    let call = to_work_on(act, call)?;
    if calls::scheduled(&call, act.now).is_some() {
        return Err(Refusal::AlreadyElsewhere.into());
    }
    keep_choices(act, &call, choices, officer)
}

fn keep_choices(
    act: &mut Act,
    call: &Call,
    choices: &[(Id<Idea>, Choice)],
    officer: Id<Person>,
) -> Done<()> {
    for (id, choice) in choices {
        let idea = rows::idea::get(act.tx, *id)?;
        if idea.call != call.id {
            return Err(Refusal::NotFound.into());
        }
        super::screening::undecided(act, *id)?;
        rows::decision::choose(act.tx, call.id, *id, choice, officer, act.now)?;
    }
    Ok(())
}

/// Keeps the words that will stand above the result, while they are being written.
pub fn draft_result(act: &mut Act, call: Id<Call>, version: i64, result: &Texts) -> Done<()> {
    let mut call = to_work_on(act, call)?;
    if call.version != version {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    let before = call.content.result.clone();
    call.draft_result(result)?;
    if before != call.content.result {
        rows::call::update(act.tx, &call, &act.stage.city, act.now)?;
    }
    Ok(())
}

/// Decides a call by its published rule, from the choices that were prepared. Authors hear a quarter of an hour
/// before `public_at`, which is put off to leave them that time. `version` is the call's as the officer saw it.
/// Answers the moment at which everyone will see it.
pub fn decide(
    act: &mut Act,
    call: Id<Call>,
    version: i64,
    public_at: Timestamp,
    result: &Texts,
) -> Done<Timestamp> {
    let officer = act.person()?;
    let mut call = as_seen(act, call, version)?;
    enter(act, &mut call, officer, public_at, result, Action::Decide)
}

/// Changes or moves a decision that is scheduled, as [`decide`] would have decided it. Nobody hears of the change.
pub fn change(
    act: &mut Act,
    call: Id<Call>,
    version: i64,
    choices: &[(Id<Idea>, Choice)],
    public_at: Timestamp,
    result: &Texts,
) -> Done<Timestamp> {
    let officer = act.person()?;
    let mut call = as_seen(act, call, version)?;
    take_off(act, &mut call)?;
    keep_choices(act, &call, choices, officer)?;
    enter(act, &mut call, officer, public_at, result, Action::ChangeDecision)
}

/// Calls a scheduled decision back: everything chosen and written is kept, and nobody hears. Answers the moment at
/// which it would have come out.
pub fn call_back(act: &mut Act, call: Id<Call>, version: i64) -> Done<Timestamp> {
    let mut call = as_seen(act, call, version)?;
    let public_at = take_off(act, &mut call)?;
    rows::call::update(act.tx, &call, &act.stage.city, act.now)?;
    let details = json!({ "public_at": public_at.to_string() });
    act.audit(Action::CallDecisionBack, call.id, &details)?;
    Ok(public_at)
}

fn as_seen(act: &mut Act, call: Id<Call>, version: i64) -> Done<Call> {
    let call = to_work_on(act, call)?;
    if call.version == version { Ok(call) } else { Err(Refusal::ChangedMeanwhile.into()) }
}

/// Takes a scheduled decision out of the way, as long as no author has heard; its jobs will find nothing to do.
fn take_off(act: &mut Act, call: &mut Call) -> Done<Timestamp> {
    let scheduled = calls::scheduled(call, act.now).ok_or(Refusal::AlreadyElsewhere)?;
    let told = rows::decision::of_call(act.tx, call.id)?
        .iter()
        .any(|made| made.public_at == scheduled && made.told_at.is_some());
    if told {
        return Err(Refusal::AlreadyElsewhere.into());
    }
    rows::decision::take_off(act.tx, call.id, scheduled)?;
    call.results = None;
    Ok(scheduled)
}

/// What [`decide`] would refuse now, without deciding anything.
pub fn check(act: &mut Act, call: &Call, result: &Texts) -> Done<()> {
    weigh(act, call, result).map(|_| ())
}

fn weigh(act: &mut Act, call: &Call, result: &Texts) -> Done<calls::Decided> {
    calls::may_decide(call, result, act.now)?;
    let choices: BTreeMap<Id<Idea>, Choice> =
        rows::decision::choices(act.tx, call.id)?.into_iter().collect();
    let mut ideas = rows::idea::contenders(act.tx, call.id)?;
    // What was decided on its own, while the call had no end, stays so.
    let before: BTreeSet<Id<Idea>> = rows::decision::of_call(act.tx, call.id)?
        .into_iter()
        .map(|made| made.decision.idea)
        .collect();
    ideas.retain(|idea| !before.contains(&idea.id));
    Ok(calls::decide(call, ideas, |id| choices.get(&id).cloned().unwrap_or_default())?)
}

fn enter(
    act: &mut Act,
    call: &mut Call,
    officer: Id<Person>,
    asked: Timestamp,
    result: &Texts,
    action: Action,
) -> Done<Timestamp> {
    let decided = weigh(act, call, result)?;
    let public_at = calls::comes_out(asked, act.now);
    let office = call.content.office.clone();
    for decision in &decided.decisions {
        let made = rows::decision::Made {
            decision: decision.clone(),
            office: office.clone(),
            made_at: act.now,
            told_at: None,
            public_at,
        };
        rows::decision::insert(act.tx, call.id, &made, officer)?;
    }
    call.results = Some(public_at);
    call.content.result = result.clone();
    rows::call::update(act.tx, call, &act.stage.city, act.now)?;
    announce(act, call.id, public_at)?;
    let of = |verdict| {
        let decisions = decided.decisions.iter().filter(|decision| decision.verdict == verdict);
        decisions.map(|decision| decision.idea).collect::<Vec<_>>()
    };
    let deviations = decided.decisions.iter().filter(|d| d.deviation.is_some()).count();
    let details = json!({
        "public_at": public_at.to_string(),
        "selected": of(Verdict::Selected),
        "not_selected": of(Verdict::NotSelected),
        "deviations": deviations,
    });
    act.audit(action, call.id, &details)?;
    Ok(public_at)
}

/// Decides one idea of a call without an end, or one that came to a decided call afterwards, from the choice that was
/// prepared. Its authors hear now, everyone else
/// a quarter of an hour later. Answers that moment.
pub fn decide_one(act: &mut Act, call: Id<Call>, idea: Id<Idea>) -> Done<Timestamp> {
    let officer = act.person()?;
    let call = to_work_on(act, call)?;
    if rows::decision::of_idea(act.tx, idea)?.is_some() {
        return Err(Refusal::AlreadyElsewhere.into());
    }
    let choice = rows::decision::choice_for(act.tx, idea)?;
    let mut ideas = rows::idea::contenders(act.tx, call.id)?;
    let verdicts: BTreeMap<Id<Idea>, Verdict> = rows::decision::of_call(act.tx, call.id)?
        .into_iter()
        .map(|made| (made.decision.idea, made.decision.verdict))
        .collect();
    for idea in &mut ideas {
        idea.state = verdicts.get(&idea.id).map_or(idea.state, |verdict| verdict.state());
    }
    let decision = calls::decide_one(&call, ideas, idea, &choice.unwrap_or_default())?;
    let public_at = calls::comes_out(act.now, act.now);
    let details = json!({
        "public_at": public_at.to_string(),
        "verdict": decision.verdict.key(),
        "deviation": decision.deviation.is_some(),
    });
    let made = rows::decision::Made {
        decision,
        office: call.content.office.clone(),
        made_at: act.now,
        told_at: None,
        public_at,
    };
    rows::decision::insert(act.tx, call.id, &made, officer)?;
    announce(act, call.id, public_at)?;
    act.audit(Action::Decide, idea, &details)?;
    Ok(public_at)
}

/// Has the authors told first, and then everyone.
fn announce(act: &mut Act, call: Id<Call>, public_at: Timestamp) -> Done<()> {
    let moments = [(TELL_AUTHORS_JOB, calls::authors_hear(public_at)), (RESULTS_JOB, public_at)];
    for (job, at) in moments {
        act.enqueue(job, &call.to_string(), Urgency::Soon, at)?;
    }
    Ok(())
}

/// Has a job done again that came before its time, which lies ahead: the clock that called it was wrong.
fn again(act: &mut Act, job: &str, call: Id<Call>, due: Option<Timestamp>) -> Done<()> {
    match due {
        Some(due) => act.enqueue(job, &call.to_string(), Urgency::Soon, due),
        None => Ok(()),
    }
}

/// How many ideas a job takes at once: a call of any size is told and published in turns, so that nobody who writes waits
/// for it.
const TURN: usize = 50;

/// Tells the authors of a call what was decided and why, as far as it is time. A job; each author is told once.
pub fn tell_authors(act: &mut Act, call: Id<Call>) -> Done<()> {
    match tell_due(act, call)? {
        0 => {
            let untold = rows::decision::next_untold(act.tx, call)?;
            again(act, TELL_AUTHORS_JOB, call, untold.map(calls::authors_hear))
        }
        TURN => again(act, TELL_AUTHORS_JOB, call, Some(act.now)),
        _ => Ok(()),
    }
}

/// Tells what is due, at most a turn of it; how much that was.
fn tell_due(act: &mut Act, call: Id<Call>) -> Done<usize> {
    let until = act.now.checked_add(AUTHORS_FIRST).unwrap_or(act.now);
    let due = rows::decision::untold(act.tx, call, until, TURN)?;
    for one in &due {
        rows::decision::told(act.tx, one.decision.idea, act.now)?;
        let thing = one.decision.idea.thing();
        let news = News {
            kind: kind(one.decision.verdict),
            thing,
            reason: &one.decision.reason,
            other: None,
        };
        for author in things::author::of(act.tx, thing)? {
            notice::one(act, news, author, Audience::Own)?;
        }
    }
    Ok(due.len())
}

/// Makes what was decided in a call public, as far as it is time: each idea comes into its state, its followers hear;
/// those of the call when all of it was decided. A job, done again until nothing is left.
pub fn publish_results(act: &mut Act, call: Id<Call>) -> Done<()> {
    let told = tell_due(act, call)?;
    let call = rows::call::get(act.tx, call)?;
    let due = rows::decision::unpublished(act.tx, call.id, act.now, TURN)?;
    let whole = told == TURN || due.len() == TURN;
    for one in due {
        publish(act, one)?;
    }
    rows::call::keep_waiting(act.tx, &call, act.now)?;
    if whole {
        return again(act, RESULTS_JOB, call.id, Some(act.now));
    }
    if !rows::decision::is_any_public(act.tx, call.id, act.now)? {
        let later = rows::decision::next_public(act.tx, call.id, act.now)?;
        again(act, RESULTS_JOB, call.id, later)?;
    }
    if !call.has_result(act.now) {
        return Ok(());
    }
    // The ideas bear a repeat by their state; a call that has its result still has it the second time.
    act.once(&format!("results/{}", call.id), |act| {
        let news =
            News { kind: StepKind::Results, thing: call.id.thing(), reason: "", other: None };
        notice::followers(act, news)?;
        Ok(call.id)
    })
    .map(|_| ())
}

/// Brings an idea into the state that was decided, and tells its followers.
fn publish(act: &mut Act, one: rows::decision::Made) -> Done<()> {
    let idea = rows::idea::get(act.tx, one.decision.idea)?;
    let verdict = one.decision.verdict;
    rows::idea::set_state(act.tx, &idea, verdict.state(), act.now)?;
    let step = Step {
        kind: kind(verdict),
        made: one.public_at,
        office: one.office,
        reason: one.decision.reason,
        criterion: None,
    };
    act.step(idea.id, &step)?;
    let news = News { kind: step.kind, thing: idea.id.thing(), reason: &step.reason, other: None };
    notice::followers(act, news)
}

fn kind(verdict: Verdict) -> StepKind {
    match verdict {
        Verdict::Selected => StepKind::Selected,
        Verdict::NotSelected => StepKind::NotSelected,
    }
}
