//! Who evaluates what: shared out by the rules, or by hand.

use std::collections::BTreeMap;

use calls::evaluation::{
    Conflict, Evaluation, EvaluationState, Reader, Shared, Sharing, ToRead, inferred, share_out,
};
use calls::{Call, Idea};
use city::audit::Action;
use city::{Audience, Flaw, Flaws, Id, MemberState, Organisation, Person, Refusal, StepKind};
use serde_json::json;
use store::calls::{self as rows, evaluation, evaluator};
use store::organisations::member;

use super::super::call::to_work_on;
use super::AT_ONCE;
use super::setting::{evaluates, evaluating, undecided_call};
use crate::things::notice::{self, News};
use crate::{Act, Done};

/// What somebody belongs to.
pub(super) fn belongs(act: &mut Act, who: Id<Person>) -> Done<Vec<Id<Organisation>>> {
    let all = member::of_person(act.tx, who)?.into_iter();
    Ok(all.filter(|one| one.state == MemberState::In).map(|one| one.organisation).collect())
}

/// Why somebody cannot evaluate an idea, as far as it is known without them.
pub(super) fn conflict(act: &mut Act, idea: &Idea, who: Id<Person>) -> Done<Option<Conflict>> {
    let authors = store::things::author::of(act.tx, idea.id.thing())?;
    let belongs = belongs(act, who)?;
    Ok(inferred(idea, &authors, who, &belongs))
}

/// What would be given to whom: of up to [`AT_ONCE`] ideas that have too few evaluators. Nothing is changed.
pub fn propose(act: &mut Act, id: Id<Call>, how: Sharing) -> Done<Shared> {
    let call = to_work_on(act, id)?;
    undecided_call(&call)?;
    let plan = evaluating(act, id)?.plan;
    let mut has: BTreeMap<Id<Person>, u32> = BTreeMap::new();
    for count in evaluation::progress(act.tx, id)? {
        if count.state != EvaluationState::Away {
            *has.entry(count.person).or_default() += u32::try_from(count.ideas).unwrap_or(u32::MAX);
        }
    }
    let (mut readers, mut of) = (Vec::new(), BTreeMap::new());
    for one in evaluator::list(act.tx, id)? {
        // Whoever works for the call no more gets nothing more.
        if evaluates(act, &call, one.person.id)?.is_none() {
            continue;
        }
        of.insert(one.person.id, belongs(act, one.person.id)?);
        readers.push(Reader {
            has: has.get(&one.person.id).copied().unwrap_or(0),
            person: one.person.id,
            themes: one.themes,
            neighbourhoods: one.neighbourhoods,
        });
    }
    let ids = evaluation::lacking_ideas(act.tx, id, plan.readers, AT_ONCE)?;
    let mut ideas = Vec::with_capacity(ids.len());
    for idea in rows::idea::these(act.tx, &ids)? {
        let authors = store::things::author::of(act.tx, idea.id.thing())?;
        let given = evaluation::of_idea(act.tx, idea.id)?;
        let mut not: Vec<Id<Person>> = given.iter().map(|one| one.by.id).collect();
        let is_barred = |(who, belongs): &(&Id<Person>, &Vec<Id<Organisation>>)| {
            inferred(&idea, &authors, **who, belongs).is_some()
        };
        not.extend(of.iter().filter(is_barred).map(|(who, _)| *who));
        let counts = given.iter().filter(|one| one.state != EvaluationState::Away).count();
        ideas.push(ToRead {
            idea: idea.id,
            theme: idea.input.theme,
            neighbourhood: idea.input.neighbourhood,
            has: u32::try_from(counts).unwrap_or(u32::MAX),
            not,
        });
    }
    ideas.sort_by_key(|one| one.idea);
    Ok(share_out(&ideas, &readers, plan.readers, how))
}

/// Gives ideas to evaluators, as far as that is still as it was when it was proposed: some at a time, since a write has a second.
/// Answers how many were given.
pub fn give(act: &mut Act, id: Id<Call>, pairs: &[(Id<Idea>, Id<Person>)]) -> Done<usize> {
    let call = to_work_on(act, id)?;
    undecided_call(&call)?;
    let plan = evaluating(act, id)?.plan;
    let evaluators = evaluator::list(act.tx, id)?;
    let mut given = 0;
    for (idea, who) in pairs {
        let idea = rows::idea::get(act.tx, *idea)?;
        let Some(one) = evaluators.iter().find(|one| one.person.id == *who) else { continue };
        let has = evaluation::of_idea(act.tx, idea.id)?;
        let counts = has.iter().filter(|one| one.state != EvaluationState::Away).count();
        let is_there = has.iter().any(|one| one.by.id == *who);
        if idea.call != id
            || is_there
            || counts >= usize::from(plan.readers)
            || !is_open(act, &idea)?
        {
            continue;
        }
        let Some(role) = evaluates(act, &call, *who)? else { continue };
        if conflict(act, &idea, *who)?.is_none() {
            let one = Evaluation::given(&idea, one.person.clone(), role, act.now);
            evaluation::insert(act.tx, &one)?;
            given += 1;
        }
    }
    Ok(given)
}

/// Whether an idea can be evaluated: nothing is decided about it, and everybody may see it.
pub(super) fn is_open(act: &mut Act, idea: &Idea) -> Done<bool> {
    let open = idea.state.is_undecided() && !idea.hidden;
    Ok(open && rows::decision::of_idea(act.tx, idea.id)?.is_none())
}

/// Tells those who were given ideas, once each, and notes it.
pub fn tell(act: &mut Act, id: Id<Call>, pairs: &[(Id<Idea>, Id<Person>)]) -> Done<()> {
    let call = to_work_on(act, id)?;
    let mut many: BTreeMap<Id<Person>, usize> = BTreeMap::new();
    for (_, who) in pairs {
        *many.entry(*who).or_default() += 1;
    }
    let me = act.actor.person;
    for who in many.keys().filter(|who| Some(**who) != me) {
        let news =
            News { kind: StepKind::ToEvaluate, thing: call.id.thing(), reason: "", other: None };
        notice::one(act, news, *who, Audience::Own)?;
    }
    if pairs.is_empty() {
        return Ok(());
    }
    let details = json!({ "work": "evaluate", "ideas": pairs.len(), "people": many.len() });
    act.audit(Action::Assign, id, &details)
}

/// Takes back what somebody was given in a call and has not handed in, where they evaluate there no more.
pub(crate) fn release(act: &mut Act, call: Id<Call>, who: Id<Person>) -> Done<()> {
    let call = rows::call::get(act.tx, call)?;
    if evaluates(act, &call, who)?.is_none() {
        evaluation::take_waiting(act.tx, who, call.id)?;
    }
    Ok(())
}

/// Says by hand who evaluates an idea. Whoever has handed in, or stays away, keeps their place; others who are not named lose it.
pub fn set_for_idea(act: &mut Act, id: Id<Idea>, wanted: &[Id<Person>]) -> Done<()> {
    let (call, idea) = super::super::idea::readable(act, id)?;
    to_work_on(act, call.id)?;
    undecided_call(&call)?;
    evaluating(act, call.id)?;
    if !is_open(act, &idea)? {
        return Err(Refusal::AlreadyElsewhere.into());
    }
    // Nobody chooses who judges what is near them.
    let me = act.person()?;
    if conflict(act, &idea, me)?.is_some() {
        return Err(Refusal::NotYours.into());
    }
    let evaluators = evaluator::list(act.tx, call.id)?;
    let has = evaluation::of_idea(act.tx, id)?;
    let mut new = Vec::new();
    for who in wanted.iter().filter(|who| has.iter().all(|one| one.by.id != **who)) {
        let known = evaluators.iter().find(|one| one.person.id == *who);
        let role = evaluates(act, &call, *who)?;
        match known.zip(role) {
            Some((one, role)) if conflict(act, &idea, *who)?.is_none() => {
                new.push((one.person.clone(), role));
            }
            _ => {
                let mut flaws = Flaws::default();
                flaws.add("evaluators", Flaw::NotAChoice);
                return Err(flaws.into());
            }
        }
    }
    for one in has.iter().filter(|one| one.state.waits() && !wanted.contains(&one.by.id)) {
        evaluation::remove(act.tx, one)?;
    }
    let pairs: Vec<(Id<Idea>, Id<Person>)> = new.iter().map(|(one, _)| (id, one.id)).collect();
    for (one, role) in new {
        evaluation::insert(act.tx, &Evaluation::given(&idea, one, role, act.now))?;
    }
    tell(act, call.id, &pairs)
}
