//! Who reads what of the marks: those who work for the call as far as they are impartial and have handed in, authors or everybody
//! after the result.

use std::collections::{BTreeMap, BTreeSet};

use calls::evaluation::{
    Conflict, Evaluation, EvaluationState, Plan, Sight, Summary, may_read_after, sight, summarise,
};
use calls::{Call, Idea};
use city::{Actor, Id, Organisation, Role};
use store::calls::evaluation;
use store::calls::evaluator::{self, Evaluating};

use super::sharing::{belongs, conflict, is_open};
use crate::{Act, Done};

/// What whoever acts sees of an idea's evaluations.
#[derive(Debug)]
pub struct Seen {
    /// How the call is evaluated.
    pub evaluating: Evaluating,
    /// What they see.
    pub sight: Sight,
    /// Their own, if it was given to them.
    pub own: Option<Evaluation>,
    /// What they see: all, their own alone, or nothing.
    pub evaluations: Vec<Evaluation>,
    /// What all say together, where they see all.
    pub summary: Option<Summary>,
    /// What is known against them.
    pub conflict: Option<Conflict>,
}

/// What an evaluator or officer sees of the evaluations of an idea; none where its call is not evaluated.
pub fn of_idea(act: &mut Act, idea: &Idea) -> Done<Option<Seen>> {
    let me = act.person()?;
    super::evaluator(act, idea.ground())?;
    let Some(evaluating) = evaluator::of(act.tx, idea.call)? else { return Ok(None) };
    let conflict = conflict(act, idea, me)?;
    let mut evaluations = evaluation::of_idea(act.tx, idea.id)?;
    let own = evaluations.iter().find(|one| one.by.id == me).cloned();
    let closed = evaluating.closed.is_some() || !is_open(act, idea)?;
    let sight = sight(&act.actor, idea, own.as_ref(), conflict, closed);
    let mut summary = None;
    match sight {
        Sight::Everything => summary = Some(summarise(&evaluating.plan, &evaluations)),
        Sight::Own => evaluations.retain(|one| one.by.id == me),
        Sight::Nothing => evaluations.clear(),
    }
    // What somebody has only begun nobody else reads.
    for one in evaluations.iter_mut().filter(|one| one.by.id != me && one.state.waits()) {
        (one.marks, one.word) = (Vec::new(), String::new());
    }
    Ok(Some(Seen { evaluating, sight, own, evaluations, summary, conflict }))
}

/// What an officer may not see in lists of ideas of a call, so that nothing leads their own marks.
#[derive(Debug)]
pub struct Blinders {
    /// How the call is evaluated.
    pub evaluating: Evaluating,
    own: BTreeMap<Id<Idea>, EvaluationState>,
    brought: BTreeSet<Id<Idea>>,
    belongs: Vec<Id<Organisation>>,
}

/// What whoever acts may not see in lists; none where the call is not evaluated.
pub fn blinders(act: &mut Act, call: Id<Call>) -> Done<Option<Blinders>> {
    let me = act.person()?;
    let Some(evaluating) = evaluator::of(act.tx, call)? else { return Ok(None) };
    Ok(Some(Blinders {
        evaluating,
        own: evaluation::states(act.tx, me, call)?.into_iter().collect(),
        brought: evaluation::brought(act.tx, me, call)?.into_iter().collect(),
        belongs: belongs(act, me)?,
    }))
}

impl Blinders {
    /// What they see of an idea's marks.
    #[must_use]
    pub fn sight(&self, actor: &Actor, idea: &Idea) -> Sight {
        let Some(me) = actor.person else { return Sight::Nothing };
        let authors: &[_] = if self.brought.contains(&idea.id) { &[me] } else { &[] };
        let conflict = calls::evaluation::inferred(idea, authors, me, &self.belongs);
        let closed = self.evaluating.closed.is_some() || !idea.state.is_undecided();
        let own = self.own.get(&idea.id).map(|state| Evaluation {
            state: *state,
            ..Evaluation::given(idea, idea.author.clone(), Role::Officer, idea.published)
        });
        sight(actor, idea, own.as_ref(), conflict, closed)
    }

    /// Whether they see all marks of an idea.
    #[must_use]
    pub fn lets_through(&self, actor: &Actor, idea: &Idea) -> bool {
        self.sight(actor, idea) == Sight::Everything
    }
}

/// What everybody who may reads after the result: marks and words to the author, without names.
#[derive(Debug)]
pub struct SeenAfter {
    /// By what it was weighed.
    pub plan: Plan,
    /// What all marks say.
    pub summary: Summary,
    /// What the evaluators say to the author.
    pub words: Vec<String>,
}

/// What whoever acts reads after the result of an idea is public (`is_public`), as far as the call said so beforehand.
pub fn after(act: &mut Act, call: &Call, idea: &Idea, is_public: bool) -> Done<Option<SeenAfter>> {
    if !is_public {
        return Ok(None);
    }
    let Some(Evaluating { plan, .. }) = evaluator::of(act.tx, call.id)? else { return Ok(None) };
    if !may_read_after(&act.actor, call, idea, plan.shown, is_public) {
        return Ok(None);
    }
    let all = evaluation::of_idea(act.tx, idea.id)?;
    let summary = summarise(&plan, &all);
    if summary.done == 0 {
        return Ok(None);
    }
    let done = all.into_iter().filter(|one| one.state == EvaluationState::Done);
    let words = done.map(|one| one.word).filter(|word| !word.is_empty()).collect();
    Ok(Some(SeenAfter { plan, summary, words }))
}

/// Takes those off an idea who write it from now on: what they marked counts no more.
pub fn stand_aside(act: &mut Act, id: Id<Idea>) -> Done<()> {
    let idea = store::calls::idea::get(act.tx, id)?;
    if evaluator::of(act.tx, idea.call)?.is_none() || !is_open(act, &idea)? {
        return Ok(());
    }
    let authors = store::things::author::of(act.tx, id.thing())?;
    for mut one in evaluation::of_idea(act.tx, id)? {
        let before = one.version;
        if authors.contains(&one.by.id) && one.state != EvaluationState::Away {
            one.stay_away(Conflict::Writes, "")?;
            evaluation::update(act.tx, &one, before)?;
        }
    }
    Ok(())
}
