//! The rows of events: the events themselves, who registered, and what was collected there on paper.

pub mod event;
pub mod list;
pub mod paper;
pub mod registration;
