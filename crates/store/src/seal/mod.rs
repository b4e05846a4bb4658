//! What is kept sealed: words that nobody reads from a file of the database, a backup or a log.
//!
//! A city has keys of its own, wrapped by a key of whoever runs the installation (an operator key), which lies
//! outside the database. What is sealed opens only with its city's key and only where it stands: the city, the table, the column
//! and the row are part of what is sealed, so that bytes that are moved elsewhere do not open. Whoever opens, and why, is
//! told and noted by the use cases; nothing here decides that.

mod cipher;
pub(crate) mod keys;
pub mod opening;
mod operator;
pub(crate) mod rotation;

pub use cipher::Holder;
pub use keys::{Seals, Wrapped};
pub use operator::{KeyFileError, KeyPlace, OperatorKeys};
pub use rotation::{Needed, Tried, begin_rotation, needed, reseal, try_all};

use crate::Error;

/// Why something is not sealed or opened.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SealError {
    /// The key for it is not here.
    #[error("the key that seals this is not here")]
    KeyAway,
    /// The bytes are not what was sealed there: changed, or moved from elsewhere.
    #[error("this is not what was sealed here")]
    Broken,
    /// The database could not.
    #[error(transparent)]
    Store(#[from] Error),
}
