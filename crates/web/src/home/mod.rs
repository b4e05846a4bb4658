//! The home page of a city: a head, numbers, and a band of each system.

pub(crate) mod page;
pub(crate) mod view;
