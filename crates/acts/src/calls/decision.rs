//! Deciding: prepare choices, decide the whole call or one idea, tell the authors, make it public.

use std::collections::BTreeMap;

use calls::{Call, Choice, Contender, Decision, Idea, ResultStep, ResultWords, Verdict};
use city::audit::Action;
use city::{Audience, Id, Person, Refusal, Step, StepKind};
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
        let at = (call.id, call.step_number(act.now));
        rows::decision::choose(act.tx, at, *id, choice, officer, act.now)?;
    }
    Ok(())
}

/// Keeps the words that will stand above the result, and what is said of the step, while they are being written.
pub fn draft_result(act: &mut Act, call: Id<Call>, version: i64, words: &ResultWords) -> Done<()> {
    let mut call = to_work_on(act, call)?;
    if call.version != version {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    let before = (call.content.result.clone(), call.content.step.clone());
    call.draft_result(words)?;
    if before != (call.content.result.clone(), call.content.step.clone()) {
        rows::call::update(act.tx, &call, &act.stage.city, act.now)?;
    }
    Ok(())
}

/// Decides a call by its published rule, from the choices that were prepared; where some are left for later, this is a
/// step of its result. Authors hear a quarter of an hour before `public_at`, which is put off to leave them that time. `version` is the call's as the officer saw it.
/// Answers the moment at which everyone will see it.
pub fn decide(
    act: &mut Act,
    call: Id<Call>,
    version: i64,
    public_at: Timestamp,
    words: &ResultWords,
) -> Done<Timestamp> {
    let officer = act.person()?;
    let mut call = as_seen(act, call, version)?;
    enter(act, &mut call, officer, (public_at, words), Action::Decide)
}

/// Changes or moves a decision that is scheduled, as [`decide`] would have decided it. Nobody hears of the change.
pub fn change(
    act: &mut Act,
    call: Id<Call>,
    version: i64,
    choices: &[(Id<Idea>, Choice)],
    public_at: Timestamp,
    words: &ResultWords,
) -> Done<Timestamp> {
    let officer = act.person()?;
    let mut call = as_seen(act, call, version)?;
    take_off(act, &mut call)?;
    keep_choices(act, &call, choices, officer)?;
    enter(act, &mut call, officer, (public_at, words), Action::ChangeDecision)
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
    if let Some(step) = call.content.steps.pop_if(|step| step.public_at == scheduled) {
        call.content.step = step.words;
    }
    Ok(scheduled)
}

/// What [`decide`] would refuse now, without deciding anything.
pub fn check(act: &mut Act, call: &Call, public_at: Timestamp, words: &ResultWords) -> Done<()> {
    weigh(act, call, calls::comes_out(public_at, act.now), words).map(|_| ())
}

fn weigh(
    act: &mut Act,
    call: &Call,
    public_at: Timestamp,
    words: &ResultWords,
) -> Done<calls::Decided> {
    calls::may_decide(call, &words.result, act.now)?;
    let choices: BTreeMap<Id<Idea>, Choice> =
        rows::decision::choices(act.tx, call.id, call.step_number(act.now))?.into_iter().collect();
    let ideas = rows::idea::contenders(act.tx, call.id)?;
    let made = rows::decision::of_call(act.tx, call.id)?.into_iter();
    let mut made: BTreeMap<Id<Idea>, Decision> =
        made.map(|made| (made.decision.idea, made.decision)).collect();
    let (stand, open): (Vec<Contender>, Vec<Contender>) =
        ideas.into_iter().partition(|idea| made.contains_key(&idea.id));
    // What was decided on its own, while the call had no end, stays so and counts for itself; what earlier steps decided
    // counts with this one.
    let before: Vec<(Contender, Decision)> = match call.content.steps.is_empty() {
        true => Vec::new(),
        false => {
            let with = |idea: Contender| Some((idea.clone(), made.remove(&idea.id)?));
            stand.into_iter().filter_map(with).collect()
        }
    };
    let choice = |id| choices.get(&id).cloned().unwrap_or_default();
    let decided = calls::decide_after(call, &before, open, choice)?;
    if decided.open > 0 || !call.content.steps.is_empty() {
        words.step.check(public_at, decided.open)?;
    }
    Ok(decided)
}

fn enter(
    act: &mut Act,
    call: &mut Call,
    officer: Id<Person>,
    (asked, words): (Timestamp, &ResultWords),
    action: Action,
) -> Done<Timestamp> {
    let public_at = calls::comes_out(asked, act.now);
    let decided = weigh(act, call, public_at, words)?;
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
    call.enter_result(public_at, words, decided.open);
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
        "open": decided.open,
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
/// those of the call with each step of the result. A job, done again until nothing is left.
pub fn publish_results(act: &mut Act, call: Id<Call>) -> Done<()> {
    let told = tell_due(act, call)?;
    let call = rows::call::get(act.tx, call)?;
    let due = rows::decision::unpublished(act.tx, call.id, act.now, TURN)?;
    let whole = told == TURN || due.len() == TURN;
    let done = due.is_empty();
    for one in due {
        publish(act, one)?;
    }
    rows::call::keep_waiting(act.tx, &call, act.now)?;
    if whole {
        return again(act, RESULTS_JOB, call.id, Some(act.now));
    }
    if done {
        let later = rows::decision::next_public(act.tx, call.id, act.now)?;
        again(act, RESULTS_JOB, call.id, later)?;
    }
    // The ideas bear a repeat by their state; a call that has its result still has it the second time.
    if call.has_result(act.now) {
        return tell_followers(act, call.id, StepKind::Results, &format!("results/{}", call.id));
    }
    match call.open_step(act.now).map(ResultStep::key) {
        Some(step) => {
            let key = format!("results/{}/{step}", call.id);
            tell_followers(act, call.id, StepKind::ResultsInPart, &key)
        }
        None => Ok(()),
    }
}

/// Tells the followers of a call that its result, or a step of it, is out: once for each key.
fn tell_followers(act: &mut Act, call: Id<Call>, kind: StepKind, key: &str) -> Done<()> {
    act.once(key, |act| {
        let news = News { kind, thing: call.thing(), reason: "", other: None };
        notice::followers(act, news)?;
        Ok(call)
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
