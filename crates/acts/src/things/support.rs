//! Supports: one per person and thing, given and taken back.

use city::{Id, Thing};
use store::things as rows;

use super::{Found, find};
use crate::{Act, Done};

/// Supports a thing. A second support changes nothing.
pub fn give(act: &mut Act, thing: impl Into<Id<Thing>>) -> Done<Found> {
    let found = find(act, thing.into())?;
    found.may_support(&act.actor, act.now)?;
    let person = act.person()?;
    rows::support::give(act.tx, found.id(), person, act.now)?;
    Ok(found)
}

/// Takes a support back.
pub fn take(act: &mut Act, thing: impl Into<Id<Thing>>) -> Done<Found> {
    let found = find(act, thing.into())?;
    found.may_support(&act.actor, act.now)?;
    let person = act.person()?;
    rows::support::take(act.tx, found.id(), person)?;
    Ok(found)
}
