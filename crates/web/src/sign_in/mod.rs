//! Signing in by a letter, and out again.

pub(crate) mod page;
pub(crate) mod view;

pub use page::{Fresh, invite};
