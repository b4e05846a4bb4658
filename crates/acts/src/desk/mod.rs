//! The desk: whose work is whose, and what colleagues tell each other.

pub mod assign;
pub mod deed;
pub mod note;
pub mod reply;

use city::{Id, Person, Refusal, Role};

use crate::{Act, Done};

/// Whoever acts, if they work at the desk.
pub fn require_desk(act: &Act) -> Done<Id<Person>> {
    let person = act.person()?;
    if act.actor.is(Role::Officer) || act.actor.is(Role::Moderator) {
        Ok(person)
    } else {
        Err(Refusal::NotYours.into())
    }
}
