//! One module per command of the command line.

pub(crate) mod assign;
pub(crate) mod demo;
pub(crate) mod serve;
pub(crate) mod tally;
