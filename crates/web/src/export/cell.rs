//! What stands in one cell of a list.

use std::fmt::Display;

use jiff::Timestamp;

/// What stands in one cell. Each kind of file writes it in its own way.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// What somebody typed, or a word: never run as a formula.
    Text(String),
    /// A number, with a point before its decimals.
    Number(String),
    /// A moment.
    Moment(Timestamp),
}

impl Cell {
    /// A text.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// A number.
    pub fn number(number: impl Display) -> Self {
        Self::Number(number.to_string())
    }
}

/// What may be missing leaves its cell empty.
impl<T: Into<Self>> From<Option<T>> for Cell {
    fn from(cell: Option<T>) -> Self {
        cell.map_or(Self::Empty, Into::into)
    }
}

impl From<Timestamp> for Cell {
    fn from(moment: Timestamp) -> Self {
        Self::Moment(moment)
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::text(text)
    }
}
