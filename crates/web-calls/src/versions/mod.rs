//! The versions of an idea: what it said, who made it say so, and what changed.

pub(crate) mod api;
pub(crate) mod compare;
pub(crate) mod page;
#[cfg(test)]
pub(crate) mod sample;
pub(crate) mod view;
