//! Whose work is whose: taken, given to a colleague who may do it, given back.

use city::audit::Action;
use city::{Actor, Audience, Flaw, Flaws, Id, Person, Refusal, StepKind, Thing, Work};
use serde_json::json;
use store::city::person;
use store::desk::task as rows;
use store::things::notice as notices;

use crate::things::notice::{self, News};
use crate::things::readable;
use crate::{Act, Done};

/// Gives work to somebody who may do it, or back to everybody. Whoever it is given to hears of it.
pub fn give(act: &mut Act, thing: Id<Thing>, work: Work, to: Option<Id<Person>>) -> Done<()> {
    act.person()?;
    let found = readable(act, thing)?;
    act.require_on(work.role(), found.ground())?;
    let task = rows::get(act.tx, thing, work)?.ok_or(Refusal::NotFound)?;
    if task.colleague == to {
        return Ok(());
    }
    if let Some(to) = to.filter(|to| Some(*to) != act.actor.person) {
        let known = match person::actor(act.tx, to) {
            Err(store::Error::NotFound) => false,
            known => known?.is_on(work.role(), found.ground()),
        };
        if !known {
            let mut flaws = Flaws::default();
            flaws.add("to", Flaw::NotAChoice);
            return Err(Refusal::Flawed(flaws).into());
        }
    }
    rows::give(act.tx, thing, work, to, act.now)?;
    // What was given on before its letter left is told to whoever has it now.
    notices::take_back(act.tx, thing, StepKind::Assigned)?;
    if let Some(to) = to.filter(|to| Some(*to) != act.actor.person) {
        let news = News { kind: StepKind::Assigned, thing, reason: "", other: None };
        notice::one(act, news, to, Audience::Own)?;
    }
    let details = json!({ "work": work.key(), "to": to });
    act.audit_thing(Action::Assign, found.noun(), thing, &details)
}

/// How much of somebody's work is looked at in one go.
const TURN: i64 = 200;

/// Gives back what somebody may not do any more.
pub(crate) fn release(act: &mut Act, colleague: Id<Person>) -> Done<()> {
    let actor = person::actor(act.tx, colleague)?;
    for work in Work::ALL.iter().filter(|work| !actor.is(work.role())) {
        if actor.holds(work.role()) {
            release_in_part(act, &actor, colleague, *work)?;
        } else {
            rows::give_back(act.tx, colleague, *work)?;
        }
    }
    Ok(())
}

/// Gives work of one kind back that lies where somebody may not do it any more.
fn release_in_part(act: &mut Act, actor: &Actor, colleague: Id<Person>, work: Work) -> Done<()> {
    let mut after = Id::new(0);
    loop {
        let tasks = rows::of_colleague(act.tx, colleague, work, after, TURN)?;
        let Some(last) = tasks.last() else { return Ok(()) };
        after = last.thing;
        for task in tasks.iter().filter(|task| !actor.is_on(work.role(), task.ground())) {
            rows::give(act.tx, task.thing, work, None, act.now)?;
        }
    }
}
