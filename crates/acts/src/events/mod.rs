//! What people do with events: officers write them, everybody registers, and what came of them is kept.

pub mod after;
pub mod event;
pub mod registration;
pub mod tell;
