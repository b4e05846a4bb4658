//! Evaluating ideas: what is weighed and by whom, the marks of an evaluator, what all marks say.

pub(crate) mod api;
pub(crate) mod data;
pub(crate) mod idea;
pub(crate) mod mark;
pub(crate) mod overview;
#[cfg(test)]
pub(crate) mod sample;
pub(crate) mod setup;
pub(crate) mod shown;
pub(crate) mod view;
