//! The log of decisions.

pub(crate) mod file;
pub(crate) mod page;
pub(crate) mod view;
