//! Whose rows: a city's or the installation's.

use std::fmt;

use super::{
    error::Result,
    parts::{Kind, Scalar},
    value::{Cell, FromColumn, ToValue, Value},
};

/// The id of a city within the installation; above zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CityId(pub i64);

impl fmt::Display for CityId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Scalar for CityId {
    const KIND: Kind = Kind::Int;
}

impl ToValue for CityId {
    fn to_value(&self) -> Value {
        Value::Int(self.0)
    }
}

impl FromColumn for CityId {
    fn from_column(cell: Cell<'_>) -> Result<Self> {
        i64::from_column(cell).map(Self)
    }
}

/// Whose rows a transaction sees.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// The directory of cities and what they share.
    Install,
    /// One city.
    City(CityId),
}

impl fmt::Display for Scope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Install => f.write_str("install"),
            Self::City(id) => write!(f, "city {id}"),
        }
    }
}

/// A city's name becomes a file's name, so it is small letters, digits and hyphens; `install` is taken.
pub(crate) fn fits(name: &str) -> bool {
    let letters = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    (1..=63).contains(&name.len())
        && name.starts_with(|first: char| first.is_ascii_lowercase())
        && name.bytes().all(letters)
        && name != "install"
}
