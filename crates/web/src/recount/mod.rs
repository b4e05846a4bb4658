//! A vote recounted in the reader's own browser.

pub(crate) mod page;
pub(crate) mod view;
