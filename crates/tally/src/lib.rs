//! Counting votes exactly, explained and checkable.
//!
//! `tally` takes an [`Election`] and a [`Rule`] and returns an [`Outcome`], the same on
//! every machine. It is pure: no clock, no randomness but a seed that is given, no I/O of
//! its own. Big rationals define every result; doubles with proven error bounds only sort
//! out what need not be compared exactly.

pub mod amount;
pub mod ballots;
pub mod bundle;
mod canonical;
pub mod committee;
mod compare;
mod count;
pub mod election;
mod equal_shares;
pub mod exact;
pub mod explain;
mod file_rule;
mod greedy;
pub mod judging;
mod limits;
pub mod pabulib;
mod phragmen;
pub mod plain;
pub mod report;
mod reproduce;
pub mod rule;
mod tables;
mod ties;

pub use compare::{Other, compare_rules, sensitivity};
pub use count::{Comparison, Decisions, Outcome, count};
pub use election::Election;
pub use file_rule::{Named, file_rule, usual_utility};
pub use reproduce::{Reason, Skip, reproduce};
pub use rule::Rule;
pub use tables::RuleError;
pub use ties::{Tie, TieFacts, TieOrder, draw};
