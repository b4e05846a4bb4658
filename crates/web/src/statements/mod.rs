//! What the site says about itself: accessibility, privacy, open data.

pub(crate) mod page;
pub(crate) mod view;
