//! Evaluating: how a call is evaluated and by whom, ideas shared out among evaluators, marks written and handed in, and who reads
//! what of them.

mod marking;
mod reading;
mod setting;
mod sharing;

pub use marking::{Desk, Place, come_back, desk, hand_in, keep, stay_away};
pub use reading::{Blinders, Seen, SeenAfter, after, blinders, of_idea, stand_aside};
pub use setting::{
    Setup, appoint, close, dismiss, evaluated, evaluating, evaluators, reopen, save, setup,
};
pub use sharing::{give, propose, set_for_idea, tell};

/// How many ideas are shared out at one press.
pub const AT_ONCE: i64 = 500;
