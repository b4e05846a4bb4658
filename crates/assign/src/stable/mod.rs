//! Stable matching: two sides rank each other, and nobody can do better by leaving together.
//!
//! [`deferred_acceptance`] serves rounds in which both sides have wishes (pupils and schools,
//! mentors and teams, residents and pilot sites), with quotas on both sides, partial lists and ties.
//! [`proof::check`] shows that no two who are apart would both rather be together; it shares no code
//! with the solver. [`together`] places friends by a bounded heuristic that says when it failed.
//!
//! It never weighs one person's wish against another's in numbers; that is the batch solver's job.

mod acceptance;
mod market;
pub mod proof;
pub mod together;

pub use acceptance::{Proposers, deferred_acceptance};
pub use market::{Market, MarketError, Matching, Side, SideName, Wish, Wishes};
