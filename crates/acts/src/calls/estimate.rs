//! What the office estimates that an idea costs, beside what its author says.

use calls::{Estimate, EstimateInput, Idea};
use city::audit::Action;
use city::{Id, Refusal, Role};
use serde_json::json;
use store::calls::{self as rows, estimate};

use super::idea::readable;
use super::screening::undecided;
use crate::{Act, Done};

/// Says what an idea costs, as long as nothing is decided about it; everybody can read it.
pub fn make(act: &mut Act, id: Id<Idea>, input: &EstimateInput) -> Done<()> {
    to_estimate(act, id)?;
    let by = act.actor.person;
    estimate::put(act.tx, &Estimate { idea: id, input: input.clone(), by, made: act.now })?;
    let range = input.range;
    let details = json!({
        "low": range.low.minor, "high": range.high.minor, "currency": range.low.currency.as_str(),
    });
    act.audit(Action::Estimate, id, &details)
}

/// Takes an estimate back.
pub fn remove(act: &mut Act, id: Id<Idea>) -> Done<()> {
    to_estimate(act, id)?;
    if estimate::remove(act.tx, id)? == 0 {
        return Err(Refusal::NotFound.into());
    }
    act.audit(Action::Estimate, id, &json!({ "taken_back": true }))
}

fn to_estimate(act: &mut Act, id: Id<Idea>) -> Done<()> {
    let (_, idea) = readable(act, id)?;
    act.require_on(Role::Officer, idea.ground())?;
    if idea.is_of(&act.actor) {
        return Err(Refusal::NotYours.into());
    }
    undecided(act, id)?;
    if !idea.state.is_undecided() && idea.state != calls::IdeaState::Ineligible {
        return Err(Refusal::AlreadyElsewhere.into());
    }
    Ok(())
}

/// The estimate of an idea that whoever acts may read.
pub fn of(act: &mut Act, id: Id<Idea>) -> Done<Option<Estimate>> {
    readable(act, id)?;
    Ok(estimate::of(act.tx, id)?)
}

/// How much money of a call is selected, at least and at most, in the smallest units.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Selected {
    /// How many ideas.
    pub ideas: i64,
    /// At least.
    pub low: i64,
    /// At most.
    pub high: i64,
}

/// What is selected in a call so far: what was decided, and what is chosen while it is being prepared.
pub fn selected(act: &mut Act, call: &calls::Call) -> Done<Selected> {
    use calls::Verdict::Selected as Yes;
    let mut verdicts: std::collections::BTreeMap<Id<Idea>, Option<calls::Verdict>> =
        rows::decision::choices(act.tx, call.id, call.step_number(act.now))?
            .into_iter()
            .map(|(idea, choice)| (idea, choice.verdict.filter(|_| !choice.later)))
            .collect();
    for made in rows::decision::of_call(act.tx, call.id)? {
        verdicts.insert(made.decision.idea, Some(made.decision.verdict));
    }
    let mut sum = Selected::default();
    for idea in rows::idea::contenders(act.tx, call.id)? {
        if verdicts.get(&idea.id) == Some(&Some(Yes)) {
            sum.ideas += 1;
            sum.low += idea.least.map_or(0, |cost| cost.minor);
            sum.high += idea.cost.map_or(0, |cost| cost.minor);
        }
    }
    Ok(sum)
}
