//! The Method of Equal Shares and what follows it.

mod purse;
mod raise;
mod run;

pub(crate) use raise::{Raised, raise, start_of};
pub(crate) use run::Runner;
