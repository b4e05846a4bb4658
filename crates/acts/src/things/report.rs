//! Reports to the moderators.

use city::audit::Action;
use city::{Id, Report, ReportOutcome, Role, Standing, Thing};
use jiff::Timestamp;
use serde_json::json;
use store::city as city_rows;
use store::things as rows;
use store::things::report::Reporter;

use super::{Found, readable};
use crate::{Act, Done};

/// Reports a thing to the moderators. Anyone may; a second one of the same person, or of the same browser with this
/// digest while nobody is signed in, adds nothing as long as the first is open.
pub fn send(
    act: &mut Act,
    thing: impl Into<Id<Thing>>,
    report: &Report,
    browser_hash: Option<&[u8]>,
) -> Done<Found> {
    let found = readable(act, thing.into())?;
    found.may_report()?;
    let id = act.stage.store.new_id();
    let by = match (act.actor.person, browser_hash) {
        (Some(person), _) => Reporter::Person(person),
        (None, Some(hash)) => Reporter::Browser(hash.to_vec()),
        (None, None) => Reporter::Unknown,
    };
    rows::report::insert(act.tx, id, found.id(), &by, report, act.now)?;
    Ok(found)
}

/// Enters a report that is about no thing of its own with the thing it happened at, such as a call in which somebody
/// wrote under another's name.
pub fn at(act: &mut Act, thing: impl Into<Id<Thing>>, report: &Report) -> Done<()> {
    let id = act.stage.store.new_id();
    rows::report::insert(act.tx, id, thing.into(), &Reporter::Unknown, report, act.now)?;
    Ok(())
}

/// Says that something reported or new is fine; its author counts as known.
pub fn approve(act: &mut Act, thing: impl Into<Id<Thing>>) -> Done<Found> {
    act.person()?;
    let found = readable(act, thing.into())?;
    act.require_on(Role::Moderator, found.ground())?;
    if rows::held::of(act.tx, found.id())?.is_some() {
        return super::order::release(act, found.id());
    }
    rows::report::close(act.tx, found.id(), ReportOutcome::Fine, act.now)?;
    if let Some(author) = found.author() {
        city_rows::person::mark_known(act.tx, author)?;
    }
    act.audit_thing(Action::Approve, found.noun(), found.id(), &json!({}))?;
    Ok(found)
}

/// Whether somebody is new, whose first posts wait to be read.
pub fn is_new(act: &mut Act, found: &Found) -> Done<bool> {
    let Some(author) = found.author() else { return Ok(false) };
    Ok(city_rows::person::get(act.tx, author)?.standing == Standing::New)
}

/// Takes an approval back that was given since a moment: the reports wait again and, where it made its author known,
/// so do their posts.
pub fn unapprove(act: &mut Act, thing: Id<Thing>, author: Standing, since: Timestamp) -> Done<()> {
    act.person()?;
    let found = readable(act, thing)?;
    act.require_on(Role::Moderator, found.ground())?;
    rows::report::reopen(act.tx, thing, ReportOutcome::Fine, since)?;
    if let (Some(person), Standing::New) = (found.author(), author) {
        city_rows::person::mark_new(act.tx, person)?;
    }
    act.audit_thing(Action::Unapprove, found.noun(), thing, &json!({}))
}
