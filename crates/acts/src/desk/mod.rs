//! The desk: whose work is whose, and what colleagues tell each other.

pub mod assign;
pub mod deed;
pub mod note;
pub mod reply;

use city::{Refusal, Role};

use crate::{Act, Done};

/// `Ok` for whoever works at the desk.
pub fn require_desk(act: &Act) -> Done<()> {
    act.person()?;
    if act.actor.is(Role::Officer) || act.actor.is(Role::Moderator) {
        Ok(())
    } else {
        Err(Refusal::NotYours.into())
    }
}
