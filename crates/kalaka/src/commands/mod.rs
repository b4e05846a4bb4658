//! One module per command of the command line.

pub(crate) mod assign;
pub(crate) mod tally;
pub(crate) mod tally_simulate;
