//! What an evaluator does: write marks, hand them in, stay away.

use calls::evaluation::{Answers, Conflict, Evaluation, Typed};
use calls::{Call, Idea, Sheet};
use city::audit::Action;
use city::{Flaw, Flaws, Id, Refusal, Role, Slug};
use forms::Form;
use serde_json::json;
use store::calls::evaluator::Evaluating;
use store::calls::{self as rows, evaluation};

use super::evaluator;
use super::setting::evaluating;
use super::sharing::{conflict, is_open};
use crate::{Act, Done};

/// How many of somebody's ideas stand beside the one before them.
const BESIDE: i64 = 500;

/// One idea in the list of an evaluator.
#[derive(Debug)]
pub struct Place {
    /// Their evaluation of it.
    pub evaluation: Evaluation,
    /// The idea.
    pub idea: Idea,
}

/// What an evaluator has before them in a call.
#[derive(Debug)]
pub struct Desk {
    /// The call.
    pub call: Call,
    /// How it is evaluated.
    pub evaluating: Evaluating,
    /// Their ideas, in order, but those that are merged, withdrawn or hidden.
    pub places: Vec<Place>,
    /// Which of them is looked at: its place, and what is known against them.
    pub current: Option<(usize, Option<Conflict>)>,
}

/// What whoever acts has to evaluate in a call: the idea that is asked for, or the first that waits.
pub fn desk(act: &mut Act, slug: &Slug, asked: Option<Id<Idea>>) -> Done<Desk> {
    let me = act.person()?;
    let call = rows::call::by_slug(act.tx, slug)?;
    evaluator(act, call.ground())?;
    let evaluating = evaluating(act, call.id)?;
    let mut places = Vec::new();
    let own = evaluation::of(act.tx, me, call.id, 0, BESIDE)?;
    let ids: Vec<Id<Idea>> = own.iter().map(|one| one.idea).collect();
    let mut ideas: std::collections::BTreeMap<Id<Idea>, Idea> =
        rows::idea::these(act.tx, &ids)?.into_iter().map(|idea| (idea.id, idea)).collect();
    for one in own {
        let idea = ideas.remove(&one.idea).filter(|idea| idea.state.is_listed() && !idea.hidden);
        places.extend(idea.map(|idea| Place { evaluation: one, idea }));
    }
    let waits = |place: &Place| place.evaluation.state.waits() && place.idea.state.is_undecided();
    let at = match asked {
        Some(asked) => {
            let at = places.iter().position(|place| place.idea.id == asked);
            Some(at.ok_or(Refusal::NotFound)?)
        }
        None => places.iter().position(waits),
    };
    let current = match at.and_then(|at| Some((at, places.get(at)?.idea.clone()))) {
        Some((at, idea)) => Some((at, conflict(act, &idea, me)?)),
        None => None,
    };
    Ok(Desk { call, evaluating, places, current })
}

/// What was answered with an idea, as far as whoever evaluates it reads it: all for who works for the call; for jurors what the call
/// lets them read.
pub fn answers(act: &mut Act, desk: &Desk, id: Id<Idea>) -> Done<Option<(Form, Sheet)>> {
    let role = evaluator(act, desk.call.ground())?;
    let Some(mut sheet) = super::super::answer::of_idea(act, &desk.call, id)? else {
        return Ok(None);
    };
    let form = super::super::form::of(act, &desk.call)?;
    if role == Role::Juror && desk.evaluating.plan.answers == Answers::Open {
        sheet.answers = sheet.answers.public(&form);
    }
    Ok(Some((form, sheet)))
}

/// The evaluation of whoever acts, while it takes changes.
fn own(act: &mut Act, id: Id<Idea>) -> Done<(Call, Idea, Evaluating, Evaluation)> {
    let me = act.person()?;
    let (call, idea) = super::super::idea::readable(act, id)?;
    evaluator(act, idea.ground())?;
    let evaluating = evaluating(act, call.id)?;
    let own = evaluation::get(act.tx, id, me)?.ok_or(Refusal::NotYours)?;
    if evaluating.closed.is_some() || !is_open(act, &idea)? {
        return Err(Refusal::AlreadyElsewhere.into());
    }
    Ok((call, idea, evaluating, own))
}

/// The same, of somebody against whom nothing is known.
fn impartial(act: &mut Act, id: Id<Idea>) -> Done<(Evaluating, Evaluation)> {
    let (_, idea, evaluating, own) = own(act, id)?;
    if conflict(act, &idea, own.by.id)?.is_some() {
        return Err(Refusal::NotYours.into());
    }
    Ok((evaluating, own))
}

/// Keeps what is written so far; nobody else sees it.
pub fn keep(act: &mut Act, id: Id<Idea>, typed: &Typed, version: i64) -> Done<()> {
    let (evaluating, mut own) = impartial(act, id)?;
    own.keep(&evaluating.plan, typed, version)?;
    Ok(evaluation::update(act.tx, &own, version)?)
}

/// Hands the marks in; from now on those who have handed in read each other.
pub fn hand_in(act: &mut Act, id: Id<Idea>, typed: &Typed, version: i64) -> Done<()> {
    let (evaluating, mut own) = impartial(act, id)?;
    own.hand_in(&evaluating.plan, typed, version, act.now)?;
    evaluation::update(act.tx, &own, version)?;
    act.audit(Action::Evaluate, id, &json!({}))
}

/// Stays away from an idea, for a reason: the known one where there is one.
pub fn stay_away(act: &mut Act, id: Id<Idea>, reason: Option<Conflict>, why: &str) -> Done<()> {
    let (_, idea, _, mut own) = own(act, id)?;
    let known = conflict(act, &idea, own.by.id)?;
    let before = own.version;
    let Some(reason) = known.or(reason) else {
        let mut flaws = Flaws::default();
        flaws.add("conflict", Flaw::Missing);
        return Err(flaws.into());
    };
    own.stay_away(reason, why)?;
    evaluation::update(act.tx, &own, before)?;
    act.audit(Action::StayAway, id, &json!({ "conflict": reason.key() }))
}

/// Comes back to an idea that one stayed away from by one's own word.
pub fn come_back(act: &mut Act, id: Id<Idea>) -> Done<()> {
    let (_, idea, _, mut own) = own(act, id)?;
    let known = conflict(act, &idea, own.by.id)?;
    let before = own.version;
    own.come_back(known)?;
    evaluation::update(act.tx, &own, before)?;
    act.audit(Action::StayAway, id, &json!({ "taken_back": true }))
}
