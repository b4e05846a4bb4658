//! tally

pub mod judging;
