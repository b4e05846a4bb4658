//! Following: to hear what becomes of a thing.

use city::{Id, Thing};
use store::things as rows;

use super::readable;
use crate::{Act, Done};

/// Follows a thing.
pub fn start(act: &mut Act, thing: impl Into<Id<Thing>>) -> Done<()> {
    let found = readable(act, thing.into())?;
    found.may_follow()?;
    let person = act.person()?;
    Ok(rows::follow::start(act.tx, found.id(), person, act.now)?)
}

/// Stops following it; also what may not be read any more.
pub fn stop(act: &mut Act, thing: impl Into<Id<Thing>>) -> Done<()> {
    let person = act.person()?;
    Ok(rows::follow::stop(act.tx, thing.into(), person)?)
}
