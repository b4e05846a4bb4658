//! Tables that people bring in files: CSV, XLSX, JSON and GeoJSON, whatever wrote them.
//!
//! [`read`] makes a [`Table`] of a file, within bounds that no file can leave; [`guess`] says which of its columns is which
//! of those that a noun declares; a [`Record`] is a row seen so. Knows no city: what a row becomes, its system says.

mod column;
mod decoded;
mod json;
mod plain;
mod read;
mod separated;
mod table;
mod value;
mod workbook;

pub use column::{Column, Mapping, Need, Record, fold, guess};
pub use plain::plain;
pub use read::read;
pub use table::{Encoding, Format, Limits, ReadAs, Row, Separator, Table, Unreadable};
pub use value::{date, decimal, degrees};
