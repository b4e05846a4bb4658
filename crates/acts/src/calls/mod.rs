//! Calls and what becomes of ideas.

pub mod answer;
pub mod call;
pub mod decision;
pub mod form;
pub mod idea;
pub mod import;
pub mod instead;
pub mod near;
pub mod screening;
