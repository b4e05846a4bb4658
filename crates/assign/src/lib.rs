//! Needs meet offers: exact assignment of a whole city, and the rounds built around it.
//!
//! Pure: no I/O, no clock, no source of randomness. Whatever varies comes in as an argument, so the
//! same input always gives the same answer, on every machine.

pub mod generate;
pub mod juries;
mod position;
pub mod stable;
