//! Signing in by a letter, and out again.

pub(crate) mod link;
pub(crate) mod page;
pub(crate) mod view;

pub use link::{Complaint, Consent, Offer};
pub use page::{Fresh, invite};
