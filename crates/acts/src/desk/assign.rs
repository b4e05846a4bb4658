//! Whose work is whose: taken, given to a colleague who may do it, given back.

use city::audit::Action;
use city::{Audience, Flaw, Flaws, Id, Person, Refusal, StepKind, Thing, Work};
use serde_json::json;
use store::city::person;
use store::desk::task as rows;
use store::things::notice as notices;

use crate::things::notice::{self, News};
use crate::things::readable;
use crate::{Act, Done};

/// Gives work to somebody who may do it, or back to everybody. Whoever it is given to hears of it.
pub fn give(act: &mut Act, thing: Id<Thing>, work: Work, to: Option<Id<Person>>) -> Done<()> {
    act.require(work.role())?;
    let found = readable(act, thing)?;
    let task = rows::get(act.tx, thing, work)?.ok_or(Refusal::NotFound)?;
    if task.colleague == to {
        return Ok(());
    }
    if let Some(to) = to.filter(|to| Some(*to) != act.actor.person) {
        let known = match person::actor(act.tx, to) {
            Err(store::Error::NotFound) => false,
            known => known?.is(work.role()),
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

/// Gives back what somebody may not do any more.
pub(crate) fn release(act: &mut Act, colleague: Id<Person>) -> Done<()> {
    let actor = person::actor(act.tx, colleague)?;
    for work in Work::ALL.iter().filter(|work| !actor.is(work.role())) {
        rows::give_back(act.tx, colleague, *work)?;
    }
    Ok(())
}
