//! Signing in by a letter, and out again.

pub(crate) mod intent;
pub(crate) mod letter;
pub(crate) mod link;
pub(crate) mod page;
pub(crate) mod view;

pub use intent::After;
pub use letter::{Fresh, invite};
pub use link::{Complaint, Consent, Offer};
pub(crate) use page::new_session;
