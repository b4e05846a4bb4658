//! Reports to the moderators.

use city::audit::Action;
use city::{Id, Report, ReportOutcome, Role, Thing};
use serde_json::json;
use store::city as city_rows;
use store::things as rows;

use super::{Found, readable};
use crate::{Act, Done};

/// Reports a thing to the moderators. Anyone may; a second report of the same person adds nothing.
pub fn send(act: &mut Act, thing: impl Into<Id<Thing>>, report: &Report) -> Done<Found> {
    let found = readable(act, thing.into())?;
    found.may_report()?;
    let id = act.stage.store.new_id();
    rows::report::insert(act.tx, id, found.id(), act.actor.person, report, act.now)?;
    Ok(found)
}

/// Says that something reported or new is fine; its author counts as known.
pub fn approve(act: &mut Act, thing: impl Into<Id<Thing>>) -> Done<Found> {
    act.require(Role::Moderator)?;
    let found = readable(act, thing.into())?;
    found.may_report()?;
    rows::report::close(act.tx, found.id(), ReportOutcome::Fine, act.now)?;
    if let Some(author) = found.author() {
        city_rows::person::mark_known(act.tx, author)?;
    }
    act.audit_thing(Action::Approve, found.noun(), found.id(), &json!({}))?;
    Ok(found)
}
