//! Following: to hear what becomes of a thing.

use city::{Id, Thing};
use store::things as rows;

use super::{Found, find, readable};
use crate::{Act, Done};

/// Follows a thing.
pub fn start(act: &mut Act, thing: impl Into<Id<Thing>>) -> Done<Found> {
    let found = readable(act, thing.into())?;
    found.may_follow()?;
    let person = act.person()?;
    rows::follow::start(act.tx, found.id(), person, act.now)?;
    Ok(found)
}

/// Stops following it; also what may not be read any more.
pub fn stop(act: &mut Act, thing: impl Into<Id<Thing>>) -> Done<Found> {
    let person = act.person()?;
    let found = find(act, thing.into())?;
    rows::follow::stop(act.tx, found.id(), person)?;
    Ok(found)
}
