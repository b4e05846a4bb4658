//! Newsletters: officers write them to those who asked, about a call, a theme or a neighbourhood.
//!
//! Nobody is written to who did not ask; each letter ends itself with one press; who reads one is nowhere.

pub(crate) mod edit;
pub(crate) mod leave;
mod letter;
pub(crate) mod list;
pub(crate) mod sending;
pub(crate) mod view;

pub use letter::{KIND, topic_name};
