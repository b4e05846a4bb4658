//! Signing in by a letter, and out again.

mod intent;
pub(crate) mod link;
pub(crate) mod page;
pub(crate) mod view;

pub use intent::After;
pub use link::{Complaint, Consent, Offer};
pub use page::{Fresh, invite};
