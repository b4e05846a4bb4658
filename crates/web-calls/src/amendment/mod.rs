//! Amendments: a change of its words that somebody proposes to those who write an idea.

pub(crate) mod api;
pub(crate) mod page;
pub(crate) mod propose;
#[cfg(test)]
pub(crate) mod sample;
pub(crate) mod view;
