//! The desk: whose work is whose, and what colleagues tell each other.

pub mod assign;
pub mod deed;
pub mod note;
pub mod reply;

use city::{Id, Person, Refusal, Role, Thing};

use crate::things::{Found, readable};
use crate::{Act, Done};

const ROLES: [Role; 2] = [Role::Officer, Role::Moderator];

/// Whoever acts, if they work at the desk, were it for a part of the city.
pub fn require_desk(act: &Act) -> Done<Id<Person>> {
    let person = act.person()?;
    let works = ROLES.iter().any(|role| act.actor.holds(*role));
    if works { Ok(person) } else { Err(Refusal::NotYours.into()) }
}

/// Whoever acts, if they work at the desk for the whole city.
fn require_whole_desk(act: &Act) -> Done<Id<Person>> {
    let person = act.person()?;
    let works = ROLES.iter().any(|role| act.actor.is(*role));
    if works { Ok(person) } else { Err(Refusal::NotYours.into()) }
}

/// A thing that whoever acts may read and works on at the desk.
fn at_desk(act: &mut Act, thing: Id<Thing>) -> Done<Found> {
    act.person()?;
    let found = readable(act, thing)?;
    let works = ROLES.iter().any(|role| act.actor.is_on(*role, found.ground()));
    if works { Ok(found) } else { Err(Refusal::NotYours.into()) }
}
