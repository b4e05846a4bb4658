//! Needs meet offers: exact assignment of a whole city, and the rounds built around it.
//!
//! Pure: no I/O, no clock, no source of randomness. Whatever varies comes in as an argument, so the
//! same input always gives the same answer, on every machine.

mod auction;
pub mod batch;
pub mod budget;
pub mod candidates;
pub mod certificate;
pub mod dimacs;
pub mod fairness;
pub mod generate;
pub mod juries;
mod market;
pub mod online;
mod position;
pub mod problem;
pub mod reasons;
pub mod stable;
pub mod teams;
pub mod tutoring;
