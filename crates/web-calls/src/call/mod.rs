//! A call: its pages, its list, and how officers make and end one.

pub(crate) mod api;
pub(crate) mod edit;
pub(crate) mod edit_view;
pub(crate) mod form;
pub(crate) mod life;
pub(crate) mod list;
pub(crate) mod list_view;
pub(crate) mod page;
pub(crate) mod reading;
#[cfg(test)]
pub(crate) mod sample;
pub(crate) mod view;
