//! The machine that translates, as the application knows it: texts in, texts out. Which one it is, the operator says.

use std::future::Future;
use std::pin::Pin;

/// What a machine is asked: texts that everybody may read, nothing else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Translate {
    /// The tag of the language they are written in.
    pub from: String,
    /// The tag of the language that is wanted.
    pub to: String,
    /// The texts, as Markdown.
    pub texts: Vec<String>,
}

/// Why no translation came, for the log.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct NotTranslated(pub String);

/// An answer that is awaited.
pub type Translating<'a> =
    Pin<Box<dyn Future<Output = Result<Vec<String>, NotTranslated>> + Send + 'a>>;

/// A machine that translates. It answers in some seconds or not at all, and with as many texts as it was asked.
pub trait Translator: Send + Sync + 'static {
    /// Translates.
    fn translate(&self, asked: Translate) -> Translating<'_>;
}
