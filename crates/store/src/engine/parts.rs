//! How a type lies in columns: most take one, some take several (an amount and its currency).
//!
//! What a type says here is what the statement test compares with both schemas.

use super::{
    error::Result,
    row::{Columns, column},
    value::{FromColumn, ToValue, Value},
};

/// What a column or an argument holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A whole number.
    Int,
    /// True or false.
    Bool,
    /// A number with a fraction.
    Real,
    /// Text.
    Text,
    /// Bytes.
    Blob,
}

/// One of the columns that a type takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    /// What is added to the name of the field: nothing, or for example `_currency`.
    pub suffix: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// Whether it may be null.
    pub optional: bool,
}

impl Part {
    /// A column that is never null.
    #[must_use]
    pub const fn new(suffix: &'static str, kind: Kind) -> Self {
        Self { suffix, kind, optional: false }
    }

    /// The same column, which may be null.
    #[must_use]
    pub const fn or_null(self) -> Self {
        Self { optional: true, ..self }
    }
}

/// A type that takes one column and is never null; `Option` of it may be.
pub trait Scalar {
    /// What the column holds.
    const KIND: Kind;
}

/// A type that takes one or several columns.
pub trait Parts {
    /// The columns, in order.
    const PARTS: &'static [Part];
}

/// What can be the arguments for the columns of its type.
pub trait ToParts: Parts {
    /// Adds one value for each part.
    ///
    /// # Errors
    /// [`crate::Error::Bug`] when a document cannot be written.
    fn to_parts(&self, values: &mut Vec<Value>) -> Result<()>;
}

/// What can be read from the columns of its type.
pub trait FromParts: Parts + Sized {
    /// Reads the columns that begin at `at`.
    ///
    /// # Errors
    /// [`crate::Error::Bug`] when a column is missing or of another type.
    fn from_parts(row: &dyn Columns, at: usize) -> Result<Self>;
}

macro_rules! scalar {
    ($($kind:ident: $($type:ty),*;)*) => {$($(
        impl Scalar for $type {
            const KIND: Kind = Kind::$kind;
        }
    )*)*};
}

// Not `u8`: a `Vec<u8>` is bytes, never a list of small numbers.
scalar! {
    Int: i64, i32, u32, i16, u16;
    Bool: bool;
    Real: f64;
    Text: str, String, std::borrow::Cow<'_, str>;
    Blob: [u8], Vec<u8>;
}

impl<const N: usize> Scalar for [u8; N] {
    const KIND: Kind = Kind::Blob;
}

impl<V: Scalar + ?Sized> Scalar for &V {
    const KIND: Kind = V::KIND;
}

impl<V: Scalar + ?Sized> Parts for V {
    const PARTS: &'static [Part] = &[Part::new("", V::KIND)];
}

impl<V: Scalar> Parts for Option<V> {
    const PARTS: &'static [Part] = &[Part::new("", V::KIND).or_null()];
}

impl<V: Scalar + ToValue + ?Sized> ToParts for V {
    fn to_parts(&self, values: &mut Vec<Value>) -> Result<()> {
        values.push(self.to_value());
        Ok(())
    }
}

impl<V: Scalar + ToValue> ToParts for Option<V> {
    fn to_parts(&self, values: &mut Vec<Value>) -> Result<()> {
        values.push(self.to_value());
        Ok(())
    }
}

impl<V: Scalar + FromColumn> FromParts for V {
    fn from_parts(row: &dyn Columns, at: usize) -> Result<Self> {
        column(row, at)
    }
}

impl<V: Scalar + FromColumn> FromParts for Option<V> {
    fn from_parts(row: &dyn Columns, at: usize) -> Result<Self> {
        column(row, at)
    }
}
