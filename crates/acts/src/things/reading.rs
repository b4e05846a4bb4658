//! How far somebody has read a conversation. It is noted when they say so.

use city::{Id, Thing};
use store::things::reading;

use super::{Found, readable};
use crate::{Act, Done};

/// Notes that whoever acts has read a conversation up to a comment; never further than there is.
pub fn note(act: &mut Act, thing: impl Into<Id<Thing>>, up_to: i64) -> Done<Found> {
    let found = readable(act, thing.into())?;
    found.takes_comments()?;
    let person = act.person()?;
    let newest = reading::newest_of(act.tx, found.id())?;
    reading::keep(act.tx, person, found.id(), up_to.clamp(0, newest), act.now)?;
    Ok(found)
}

/// Up to which comment whoever acts has read; nothing where they never said so, or nobody is signed in.
pub fn up_to(act: &mut Act, thing: Id<Thing>) -> Done<Option<i64>> {
    match act.actor.person {
        Some(person) => Ok(reading::up_to(act.tx, person, thing)?),
        None => Ok(None),
    }
}
