//! What is answered to the form of a call: for programs, and as a data set.

pub(crate) mod api;
pub(crate) mod data;
pub(crate) mod json;
