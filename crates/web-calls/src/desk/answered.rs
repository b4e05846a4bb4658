//! How long ideas waited until they were screened and decided, for the numbers of the desk.

use std::collections::HashMap;

use calls::{ActivityKind, Call};
use city::{Answered, Ground, Id, Role, StepKind, Thing, Work};
use jiff::Timestamp;
use store::calls as rows;
use store::desk::numbers::{self, MOST, Verdict};

/// What was screened and decided since a moment, the newest of each.
pub(crate) fn load(act: &mut acts::Act, since: Timestamp) -> acts::Done<Vec<Answered>> {
    if !act.actor.holds(Role::Officer) {
        return Ok(Vec::new());
    }
    let reader = act.actor.clone();
    let theirs = |verdict: &Verdict| {
        reader.is_on(Role::Officer, Ground { within: verdict.within, ..Ground::default() })
    };
    let (mut calls, mut all) = (HashMap::new(), Vec::new());
    for (work, kind) in [
        (Work::Screen, StepKind::Eligible),
        (Work::Screen, StepKind::Ineligible),
        (Work::Decide, StepKind::Selected),
        (Work::Decide, StepKind::NotSelected),
    ] {
        for verdict in numbers::verdicts(act.tx, kind, since, MOST)?.into_iter().filter(theirs) {
            let due = due(act, &mut calls, work, &verdict)?;
            all.push(Answered { work, since: verdict.since_at, done: verdict.done_at, due });
        }
    }
    Ok(all)
}

/// By when such a verdict was promised.
fn due(
    act: &mut acts::Act,
    calls: &mut HashMap<Id<Thing>, Call>,
    work: Work,
    verdict: &Verdict,
) -> acts::Done<Option<Timestamp>> {
    let Some(within) = verdict.within else { return Ok(None) };
    let call = match calls.get(&within) {
        Some(call) => call,
        None => calls.entry(within).or_insert(rows::call::get(act.tx, within.of())?),
    };
    let answer = call.answer_due(Some(verdict.since_at));
    let screened = call.window(ActivityKind::Screen).and_then(|window| window.closes());
    Ok(match work {
        Work::Screen => answer.into_iter().chain(screened).min(),
        _ => answer,
    })
}
