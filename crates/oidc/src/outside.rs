//! What is asked of servers, and by whom: a caller that keeps to time and size.

use std::future::Future;
use std::pin::Pin;

use http::Uri;

/// What is asked of a server. It holds secrets, so it cannot be printed.
pub struct Ask {
    /// Where.
    pub address: Uri,
    /// The fields of a form, as they are sent; nothing where something is only fetched.
    pub form: Option<String>,
    /// The header that says who asks.
    pub authorization: Option<String>,
}

/// Why there is no answer, for the log.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct NoAnswer(pub String);

/// An answer that is awaited.
pub type Answering<'a> = Pin<Box<dyn Future<Output = Result<Vec<u8>, NoAnswer>> + Send + 'a>>;

/// Asks servers. It follows no redirect, answers within some seconds or not at all, and gives only what came with success and
/// is no longer than so many bytes.
pub trait Outside: Send + Sync + 'static {
    /// Asks.
    fn ask(&self, ask: Ask, most: usize) -> Answering<'_>;
}
