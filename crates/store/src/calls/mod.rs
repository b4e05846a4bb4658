//! The rows of calls: the calls themselves, ideas, decisions, and how many there are.

pub mod amendment;
pub mod call;
pub mod coauthor;
pub mod correction;
pub mod decision;
pub mod estimate;
pub mod evaluation;
pub mod evaluator;
pub mod form;
pub mod idea;
pub(crate) mod list;
pub mod merge;
pub mod near;
pub mod numbers;
pub mod result;
pub mod sheet;
pub mod statistics;
pub mod told;
pub mod version;
mod waiting;
mod way;
