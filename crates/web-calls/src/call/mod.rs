//! A call: its pages, its list, and how officers make and end one.

pub(crate) mod about;
pub(crate) mod api;
pub(crate) mod asked;
pub(crate) mod checklist;
pub(crate) mod edit;
pub(crate) mod edit_page;
pub(crate) mod edit_view;
pub(crate) mod file;
pub(crate) mod filters;
pub(crate) mod form;
pub(crate) mod head;
pub(crate) mod ideas;
pub(crate) mod life;
pub(crate) mod list;
pub(crate) mod list_view;
pub(crate) mod on_map;
pub(crate) mod page;
pub(crate) mod reading;
#[cfg(test)]
pub(crate) mod sample;
pub(crate) mod sheet;
#[cfg(test)]
pub(crate) mod sheet_sample;
pub(crate) mod starter;
pub(crate) mod starter_form;
pub(crate) mod step;
pub(crate) mod timeline;
pub(crate) mod view;
pub(crate) mod write;
