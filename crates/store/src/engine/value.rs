//! Values on their way in ([`Value`]) and out ([`Cell`]), the same for both databases.

use super::error::{Error, Result};

/// An argument of a statement. Times are microseconds since 1970 in UTC, money is in minor units: both are `Int`.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// No value.
    Null,
    /// True or false; stored as 1 and 0 in SQLite.
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// A number with a fraction; finite.
    Real(f64),
    /// Text without NUL characters.
    Text(String),
    /// Bytes.
    Blob(Vec<u8>),
}

/// What can be an argument. Newtypes implement it by handing on what they wrap.
pub trait ToValue {
    /// The argument.
    fn to_value(&self) -> Value;
}

/// What can be read from a column. Newtypes implement it by reading what they wrap.
pub trait FromColumn: Sized {
    /// Reads one cell, or says [`Error::Bug`] when the column is of another type.
    fn from_column(cell: Cell<'_>) -> Result<Self>;
}

/// One cell of a row as the database gave it, borrowed from the row.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Cell<'a> {
    /// No value.
    Null,
    /// True or false; SQLite gives `Int` instead.
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// A number with a fraction.
    Real(f64),
    /// Text.
    Text(&'a str),
    /// Bytes.
    Blob(&'a [u8]),
}

impl Cell<'_> {
    fn refuse<T>(self, wanted: &str) -> Result<T> {
        let found = match self {
            Cell::Null => "null",
            Cell::Bool(_) => "a boolean",
            Cell::Int(_) => "an integer",
            Cell::Real(_) => "a real",
            Cell::Text(_) => "text",
            Cell::Blob(_) => "bytes",
        };
        Err(Error::Bug(format!("a column holds {found} where the row type wants {wanted}")))
    }

    /// A copy that outlives the row.
    #[must_use]
    pub fn to_owned(self) -> Value {
        match self {
            Cell::Null => Value::Null,
            Cell::Bool(bool) => Value::Bool(bool),
            Cell::Int(int) => Value::Int(int),
            Cell::Real(real) => Value::Real(real),
            Cell::Text(text) => Value::Text(text.to_owned()),
            Cell::Blob(blob) => Value::Blob(blob.to_owned()),
        }
    }
}

macro_rules! to_value {
    ($($type:ty: $self:ident => $value:expr;)*) => {$(
        impl ToValue for $type {
            fn to_value(&self) -> Value {
                let $self = self;
                $value
            }
        }
    )*};
}

to_value! {
    Value: value => value.clone();
    bool: bool => Value::Bool(*bool);
    i64: int => Value::Int(*int);
    i32: int => Value::Int(i64::from(*int));
    u32: int => Value::Int(i64::from(*int));
    i16: int => Value::Int(i64::from(*int));
    u16: int => Value::Int(i64::from(*int));
    u8: int => Value::Int(i64::from(*int));
    f64: real => Value::Real(*real);
    str: text => Value::Text(text.to_owned());
    String: text => Value::Text(text.clone());
    std::borrow::Cow<'_, str>: text => Value::Text(text.as_ref().to_owned());
    [u8]: blob => Value::Blob(blob.to_vec());
    Vec<u8>: blob => Value::Blob(blob.clone());
}

impl<const N: usize> ToValue for [u8; N] {
    fn to_value(&self) -> Value {
        Value::Blob(self.to_vec())
    }
}

impl<V: ToValue + ?Sized> ToValue for &V {
    fn to_value(&self) -> Value {
        (**self).to_value()
    }
}

impl<V: ToValue> ToValue for Option<V> {
    fn to_value(&self) -> Value {
        self.as_ref().map_or(Value::Null, ToValue::to_value)
    }
}

impl FromColumn for Value {
    fn from_column(cell: Cell<'_>) -> Result<Self> {
        Ok(cell.to_owned())
    }
}

impl FromColumn for i64 {
    fn from_column(cell: Cell<'_>) -> Result<Self> {
        match cell {
            Cell::Int(int) => Ok(int),
            other => other.refuse("an integer"),
        }
    }
}

macro_rules! narrow_from_column {
    ($($type:ty)*) => {$(
        impl FromColumn for $type {
            fn from_column(cell: Cell<'_>) -> Result<Self> {
                let wide = i64::from_column(cell)?;
                Self::try_from(wide).map_err(|_| {
                    Error::Bug(format!(concat!("{} does not fit ", stringify!($type)), wide))
                })
            }
        }
    )*};
}

narrow_from_column!(i32 u32 i16 u16 u8);

impl FromColumn for bool {
    fn from_column(cell: Cell<'_>) -> Result<Self> {
        match cell {
            Cell::Bool(bool) => Ok(bool),
            Cell::Int(0) => Ok(false),
            Cell::Int(1) => Ok(true),
            other => other.refuse("a boolean"),
        }
    }
}

impl FromColumn for f64 {
    fn from_column(cell: Cell<'_>) -> Result<Self> {
        match cell {
            Cell::Real(real) => Ok(real),
            other => other.refuse("a real"),
        }
    }
}

impl FromColumn for String {
    fn from_column(cell: Cell<'_>) -> Result<Self> {
        match cell {
            Cell::Text(text) => Ok(text.to_owned()),
            other => other.refuse("text"),
        }
    }
}

impl FromColumn for Vec<u8> {
    fn from_column(cell: Cell<'_>) -> Result<Self> {
        match cell {
            Cell::Blob(blob) => Ok(blob.to_owned()),
            other => other.refuse("bytes"),
        }
    }
}

impl<const N: usize> FromColumn for [u8; N] {
    fn from_column(cell: Cell<'_>) -> Result<Self> {
        let Cell::Blob(blob) = cell else { return cell.refuse("bytes") };
        Self::try_from(blob)
            .map_err(|_| Error::Bug(format!("{} bytes where there should be {N}", blob.len())))
    }
}

impl<C: FromColumn> FromColumn for Option<C> {
    fn from_column(cell: Cell<'_>) -> Result<Self> {
        match cell {
            Cell::Null => Ok(None),
            other => C::from_column(other).map(Some),
        }
    }
}

/// The arguments of a statement, in the order of `?1`, `?2`, …: `args![id, "open", None::<i64>]`.
#[macro_export]
macro_rules! args {
    () => { &[] };
    ($($argument:expr),+ $(,)?) => { &[$($crate::ToValue::to_value(&$argument)),+] };
}
