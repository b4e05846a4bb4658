//! How the nouns of the pure crates lie in columns.

use city::{Id, Language};
use jiff::Timestamp;

use crate::{Cell, Error, FromColumn, Result, ToValue, Value};

impl<T> ToValue for Id<T> {
    fn to_value(&self) -> Value {
        Value::Int(self.get())
    }
}

impl<T> FromColumn for Id<T> {
    fn from_column(cell: Cell<'_>) -> Result<Self> {
        i64::from_column(cell).map(Self::new)
    }
}

impl ToValue for Timestamp {
    fn to_value(&self) -> Value {
        Value::Int(self.as_microsecond())
    }
}

impl FromColumn for Timestamp {
    fn from_column(cell: Cell<'_>) -> Result<Self> {
        let micros = i64::from_column(cell)?;
        Self::from_microsecond(micros).map_err(|_| Error::Bug(format!("{micros} is no moment")))
    }
}

impl ToValue for Language {
    fn to_value(&self) -> Value {
        Value::Text(self.as_str().to_owned())
    }
}

impl FromColumn for Language {
    fn from_column(cell: Cell<'_>) -> Result<Self> {
        let tag = String::from_column(cell)?;
        tag.parse().map_err(|_| Error::Bug(format!("“{tag}” is no language")))
    }
}

/// A stored key that the program knows, or the mistake it is.
pub(crate) fn known<T>(found: Option<T>, what: &'static str) -> Result<T> {
    found.ok_or_else(|| Error::Bug(format!("a stored {what} is unknown to this version")))
}

/// A stored document.
pub(crate) fn document<T: serde::de::DeserializeOwned>(text: &str) -> Result<T> {
    serde_json::from_str(text)
        .map_err(|error| Error::Bug(format!("a stored document does not read: {error}")))
}

/// A document to store.
pub(crate) fn text_of<T: serde::Serialize>(value: &T) -> Result<String> {
    serde_json::to_string(value)
        .map_err(|error| Error::Bug(format!("a document cannot be written: {error}")))
}
