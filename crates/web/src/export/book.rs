//! A list as a table, whatever the file: each list says its columns and rows once.

use std::io;
use std::io::Write;

use jiff::tz::TimeZone;

use super::cell::Cell;
use super::csv::{Separator, Writer};
use super::page::Kind;
use super::xlsx;

/// The kinds of tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// CSV with this between its cells: one table.
    Csv(Separator),
    /// A workbook: as many tables as one likes.
    Xlsx,
}

impl Format {
    /// The kind of file, under a name without its ending.
    pub fn kind(self, name: &str) -> Kind {
        match self {
            Self::Csv(_) => {
                Kind::named("text/csv; charset=utf-8; header=present", format!("{name}.csv"))
            }
            Self::Xlsx => Kind::named(xlsx::MEDIA, format!("{name}.xlsx")),
        }
    }
}

/// A table, or several, being written.
pub struct Book<W: Write>(Written<W>);

enum Written<W: Write> {
    Csv(Writer<W>),
    Xlsx(xlsx::Workbook<W>),
}

impl<W: Write> Book<W> {
    /// An empty book, whose moments are told in a time zone where people read them.
    pub fn new(format: Format, out: W, zone: &TimeZone) -> io::Result<Self> {
        Ok(Self(match format {
            Format::Csv(separator) => Written::Csv(Writer::new(out, separator)?),
            Format::Xlsx => Written::Xlsx(xlsx::Workbook::new(out, zone.clone())),
        }))
    }

    /// Begins a table with a line of names on top.
    pub fn sheet(&mut self, name: &str, names: &[&str]) -> io::Result<()> {
        match &mut self.0 {
            Written::Csv(writer) => writer.names(names),
            Written::Xlsx(workbook) => workbook.sheet(name, names),
        }
    }

    /// Writes a row.
    pub fn row(&mut self, cells: &[Cell]) -> io::Result<()> {
        match &mut self.0 {
            Written::Csv(writer) => writer.row(cells),
            Written::Xlsx(workbook) => workbook.row(cells),
        }
    }

    /// Completes the file.
    pub fn finish(self) -> io::Result<()> {
        match self.0 {
            Written::Csv(writer) => writer.finish(),
            Written::Xlsx(workbook) => workbook.finish(),
        }
    }
}
