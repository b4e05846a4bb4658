//! What waits for moderators, whatever its noun, and what they do about it.

pub(crate) mod api;
pub(crate) mod heap;
pub(crate) mod page;
pub(crate) mod view;

pub(crate) use page::{Sentence, ruling};
