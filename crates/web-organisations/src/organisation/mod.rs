//! The list of organisations, the page of each, and how one is entered and changed.

pub(crate) mod form;
pub(crate) mod form_page;
pub(crate) mod list;
pub(crate) mod merge;
pub(crate) mod page;
#[cfg(test)]
pub(crate) mod sample;
pub(crate) mod view;
