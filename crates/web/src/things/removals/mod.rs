//! The public log of removals: what moderators did, in numbers by month, without names or texts.

pub(crate) mod api;
pub(crate) mod page;
pub(crate) mod view;
