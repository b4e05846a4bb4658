//! The rows of events: the events themselves, and who registered.

pub mod event;
pub mod list;
pub mod registration;
