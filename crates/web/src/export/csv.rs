//! CSV (RFC 4180) that a spreadsheet opens as it is meant, without running anything in it.

use std::io;
use std::io::Write;

use serde::{Deserialize, Serialize};

use super::cell::Cell;
use crate::words::Locale;

/// By this mark a spreadsheet knows that the file is UTF-8, and not of its own country.
const MARK: &str = "\u{feff}";

/// What stands between two cells.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Separator {
    /// A comma; decimals have a point. What programs expect.
    #[default]
    Comma,
    /// A semicolon; decimals have a comma. What spreadsheets expect where amounts are written 2,50.
    Semicolon,
    /// A tab; decimals have a point.
    Tab,
}

impl Separator {
    /// What spreadsheets of people who read a language expect.
    pub fn of(locale: Locale) -> Self {
        match locale {
            Locale::En => Self::Comma,
            Locale::Nl | Locale::Hu => Self::Semicolon,
        }
    }

    /// How it is asked for in an address; nothing for what comes unasked.
    pub fn query(self) -> &'static str {
        match self {
            Self::Comma => "",
            Self::Semicolon => "separator=semicolon",
            Self::Tab => "separator=tab",
        }
    }

    fn byte(self) -> u8 {
        match self {
            Self::Comma => b',',
            Self::Semicolon => b';',
            Self::Tab => b'\t',
        }
    }

    fn number(self, number: &str) -> String {
        match self {
            Self::Semicolon => number.replace('.', ","),
            Self::Comma | Self::Tab => number.to_owned(),
        }
    }
}

/// A table that is written row by row.
pub(super) struct Writer<W: Write> {
    lines: csv::Writer<W>,
    separator: Separator,
}

impl<W: Write> Writer<W> {
    pub(super) fn new(mut out: W, separator: Separator) -> io::Result<Self> {
        out.write_all(MARK.as_bytes())?;
        let lines = csv::WriterBuilder::new().delimiter(separator.byte()).from_writer(out);
        Ok(Self { lines, separator })
    }

    pub(super) fn names(&mut self, names: &[&str]) -> io::Result<()> {
        Ok(self.lines.write_record(names)?)
    }

    pub(super) fn row(&mut self, cells: &[Cell]) -> io::Result<()> {
        for cell in cells {
            match cell {
                Cell::Empty => self.lines.write_field("")?,
                Cell::Text(text) => self.lines.write_field(harmless(text))?,
                Cell::Number(number) => self.lines.write_field(self.separator.number(number))?,
                Cell::Moment(moment) => self.lines.write_field(moment.to_string())?,
            }
        }
        Ok(self.lines.write_record(None::<&[u8]>)?)
    }

    pub(super) fn finish(mut self) -> io::Result<()> {
        self.lines.flush()
    }
}

/// What begins a formula, also as Chinese and Japanese keyboards write it, and what spreadsheets take for a minus.
const FORMULA: [char; 9] = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '−'];

/// A text as it is safe in a spreadsheet: what begins like a formula gets an apostrophe
/// in front, which spreadsheets do not show. Blanks before it do not hide it, nor do characters of no width.
fn harmless(text: &str) -> String {
    let unseen = |c: char| {
        c.is_whitespace() || c.is_control() || matches!(c, '\u{200b}'..='\u{200d}' | '\u{feff}')
    };
    if text.starts_with(['\t', '\r', '\n']) || text.trim_start_matches(unseen).starts_with(FORMULA)
    {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(separator: Separator, cells: &[Cell]) -> String {
        let mut bytes = Vec::new();
        let mut writer = Writer::new(&mut bytes, separator).unwrap();
        writer.names(&["one", "two"]).unwrap();
        writer.row(cells).unwrap();
        writer.finish().unwrap();
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn a_formula_becomes_text() {
        for formula in [
            "=1+1",
            "+1",
            "-1",
            "@SUM(A1)",
            "\t=1",
            "\r=1",
            "＝1+1",
            "＋1",
            "－1",
            "＠SUM(A1)",
            " =1",
            "\u{a0}=1",
            "\n=1",
            "\u{200b}=1",
            "−1",
        ] {
            assert_eq!(harmless(formula), format!("'{formula}"));
        }
        assert_eq!(harmless("Een bank = een plek"), "Een bank = een plek");
    }

    #[test]
    fn the_separator_is_the_readers_and_the_encoding_is_told() {
        let cells = [Cell::text("a,b; \"c\""), Cell::number("2.50")];
        assert_eq!(written(Separator::Comma, &cells), "\u{feff}one,two\n\"a,b; \"\"c\"\"\",2.50\n");
        assert_eq!(
            written(Separator::Semicolon, &cells),
            "\u{feff}one;two\n\"a,b; \"\"c\"\"\";2,50\n"
        );
        assert_eq!(
            written(Separator::Tab, &[Cell::number(-4), Cell::Empty]),
            "\u{feff}one\ttwo\n-4\t\n"
        );
    }
}
