//! A decision and its result.

pub(crate) mod api;
pub(crate) mod page;
pub(crate) mod preview;
pub(crate) mod result;
pub(crate) mod result_view;
#[cfg(test)]
pub(crate) mod sample;
pub(crate) mod view;
