//! Calls and what becomes of ideas.

pub mod amendment;
pub mod answer;
pub mod call;
pub mod coauthor;
pub mod correction;
pub mod decision;
pub mod estimate;
pub mod evaluation;
pub mod form;
pub mod idea;
pub mod import;
pub mod instead;
pub mod near;
pub mod screening;
pub mod told;
pub mod version;
