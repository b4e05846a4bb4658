//! A decision and its result.

pub(crate) mod api;
pub(crate) mod asked;
pub(crate) mod correct;
pub(crate) mod correct_view;
pub(crate) mod form;
pub(crate) mod found;
pub(crate) mod many;
pub(crate) mod merge;
pub(crate) mod page;
pub(crate) mod preview;
pub(crate) mod result;
pub(crate) mod result_found;
pub(crate) mod result_view;
pub(crate) mod rows;
#[cfg(test)]
pub(crate) mod sample;
pub(crate) mod step;
pub(crate) mod step_json;
pub(crate) mod view;
