//! Evaluating: how a call is evaluated and by whom, ideas shared out among evaluators, marks written and handed in, and who reads
//! what of them.

mod marking;
mod reading;
mod setting;
mod sharing;

pub use marking::{Desk, Place, answers, come_back, desk, hand_in, keep, stay_away};
pub use reading::{Blinders, Seen, SeenAfter, after, blinders, of_idea, stand_aside};
pub use setting::{
    Setup, appoint, close, dismiss, evaluated, evaluating, evaluators, plan_of, reopen, save, setup,
};
pub(crate) use sharing::release;
pub use sharing::{give, propose, set_for_idea, tell};

use calls::evaluation::evaluates_as;
use city::{Ground, Refusal, Role};

use crate::{Act, Done};

/// How many ideas are shared out at one press.
pub const AT_ONCE: i64 = 500;

/// As what whoever acts evaluates on a ground. Who does not is refused.
fn evaluator(act: &Act, ground: Ground) -> Done<Role> {
    act.person()?;
    Ok(evaluates_as(&act.actor, ground).ok_or(Refusal::NotYours)?)
}
