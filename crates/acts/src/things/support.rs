//! Supports: one per person and thing, given and taken back.

use city::{Id, Refusal, Thing};
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
    takes_back(found.may_support(&act.actor, act.now))?;
    let person = act.person()?;
    rows::support::take(act.tx, found.id(), person)?;
    Ok(found)
}

/// Whoever gave something may take it back, also when what they had proved is over.
pub(crate) fn takes_back(answer: Result<(), Refusal>) -> Result<(), Refusal> {
    match answer {
        Err(Refusal::Unproven(_)) => Ok(()),
        answer => answer,
    }
}
