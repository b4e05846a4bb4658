//! Measurements, one module per part.

pub(crate) mod assign;
pub(crate) mod tally;
