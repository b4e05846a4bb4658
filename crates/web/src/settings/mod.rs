//! The settings of the city.

pub(crate) mod api;
pub(crate) mod draw;
pub(crate) mod draw_view;
pub(crate) mod form;
pub(crate) mod page;
mod people_there;
pub(crate) mod view;
pub(crate) mod wordings;
