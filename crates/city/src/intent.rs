//! What somebody wanted to do with a thing when they were asked to sign in first.

use crate::{Id, Thing};

crate::stored! {
    /// What can be done with a thing as soon as somebody is known.
    pub enum Deed {
        /// Supporting it.
        Support = "support",
        /// Following it.
        Follow = "follow",
        /// Writing the comment that was typed under it.
        Comment = "comment",
        /// Registering for it, where nothing is asked besides.
        Register = "register",
        /// Supporting it instead of what was written, which becomes a comment on it.
        Instead = "instead",
    }
}

/// A deed and what it is done with. It names no address, so nobody can be led anywhere by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Intent {
    /// What is to be done.
    pub deed: Deed,
    /// With what.
    pub thing: Id<Thing>,
}

impl Intent {
    /// An intent as a form or an address names it; none where either is unknown.
    pub fn parse(deed: &str, thing: &str) -> Option<Self> {
        Some(Self { deed: deed.parse().ok()?, thing: thing.parse().ok()? })
    }
}
