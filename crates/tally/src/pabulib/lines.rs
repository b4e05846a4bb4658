//! Lines and cells: the lowest layer of a `.pb` file.

use std::borrow::Cow;
use std::collections::VecDeque;
use std::io::{BufRead, Read as _};

use super::{ErrorKind, ReadError};

/// Longest line that is read, in bytes.
const LONGEST_LINE: u64 = 16 << 20;
/// How many lines a quoted cell may run over.
const LONGEST_CELL: usize = 50;

/// One cell and where it starts, as a byte offset in its line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cell<'a> {
    pub(super) text: Cow<'a, str>,
    pub(super) at: usize,
}

/// Whether all quotation marks of a line are closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Quotes {
    Closed,
    Open,
}

/// A stream of lines that can be looked ahead.
pub(super) struct Lines<R> {
    reader: R,
    bytes: Vec<u8>,
    pending: VecDeque<String>,
    line: String,
    number: u64,
    pub(super) saw_bad_utf8: bool,
    /// What stands between cells.
    pub(super) separator: char,
}

impl<R: BufRead> Lines<R> {
    pub(super) fn new(reader: R) -> Self {
        Self {
            reader,
            bytes: Vec::new(),
            pending: VecDeque::new(),
            line: String::new(),
            number: 0,
            saw_bad_utf8: false,
            separator: ';',
        }
    }

    /// Steps to the next line; false at the end.
    pub(super) fn step(&mut self) -> Result<bool, ReadError> {
        if let Some(line) = self.pending.pop_front() {
            self.line = line;
        } else if !self.fetch()? {
            return Ok(false);
        }
        self.number += 1;
        Ok(true)
    }

    pub(super) fn line(&self) -> &str {
        &self.line
    }

    pub(super) fn number(&self) -> u64 {
        self.number
    }

    fn fetch(&mut self) -> Result<bool, ReadError> {
        self.bytes.clear();
        let read = self.reader.by_ref().take(LONGEST_LINE).read_until(b'\n', &mut self.bytes)?;
        if read == 0 {
            return Ok(false);
        }
        if self.bytes.last() == Some(&b'\n') {
            self.bytes.pop();
        } else if u64::try_from(read).is_ok_and(|read| read == LONGEST_LINE) {
            let line = self.number + 1;
            return Err(ReadError::At { line, column: 1, kind: ErrorKind::LineTooLong });
        }
        if self.bytes.last() == Some(&b'\r') {
            self.bytes.pop();
        }
        self.line.clear();
        let start = self.number == 0 && self.bytes.starts_with(b"\xef\xbb\xbf");
        let bytes = self.bytes.get(if start { 3 } else { 0 }..).unwrap_or_default();
        match std::str::from_utf8(bytes) {
            Ok(text) => self.line.push_str(text),
            Err(_) => {
                self.saw_bad_utf8 = true;
                self.line.push_str(&String::from_utf8_lossy(bytes));
            }
        }
        Ok(true)
    }

    /// Joins following lines to this one while a quoted cell stays open, up to a limit.
    /// If it never closes, the lines are given back and the result says so.
    pub(super) fn join_open_quote(&mut self) -> Result<Quotes, ReadError> {
        let first = self.line.clone();
        let mut joined = first.clone();
        let mut taken = VecDeque::new();
        while taken.len() < LONGEST_CELL {
            let more = match self.pending.pop_front() {
                Some(line) => {
                    self.line = line;
                    true
                }
                None => self.fetch()?,
            };
            if !more {
                break;
            }
            joined.push('\n');
            joined.push_str(&self.line);
            taken.push_back(self.line.clone());
            if split(&joined, self.separator).1 == Quotes::Closed {
                self.number += u64::try_from(taken.len()).unwrap_or(0);
                self.line = joined;
                return Ok(Quotes::Closed);
            }
        }
        taken.append(&mut self.pending);
        self.pending = taken;
        self.line = first;
        Ok(Quotes::Open)
    }

    /// An error at a byte of the current line.
    pub(super) fn error(&self, at: usize, kind: ErrorKind) -> ReadError {
        let letters = self.line.get(..at).unwrap_or(&self.line).chars().count();
        let column = u64::try_from(letters).unwrap_or(u64::MAX).saturating_add(1);
        ReadError::At { line: self.number, column, kind }
    }
}

/// Splits a line at its separators, with quotation marks as CSV has them: a cell that
/// *begins* with `"` runs to the closing `"`, and `""` inside is one quotation mark.
pub(super) fn split(line: &str, separator: char) -> (Vec<Cell<'_>>, Quotes) {
    let mut cells = Vec::new();
    let mut at = 0;
    loop {
        let rest = line.get(at..).unwrap_or_default();
        if let Some(quoted) = rest.strip_prefix('"') {
            let mut text = String::new();
            let mut letters = quoted.char_indices().peekable();
            let mut end = None;
            while let Some((offset, letter)) = letters.next() {
                match letter {
                    '"' if letters.peek().is_some_and(|&(_, next)| next == '"') => {
                        letters.next();
                        text.push('"');
                    }
                    '"' => {
                        end = Some(offset + 1);
                        break;
                    }
                    other => text.push(other),
                }
            }
            let Some(end) = end else {
                return (cells, Quotes::Open);
            };
            // Whatever follows the closing mark belongs to the cell.
            let after = quoted.get(end..).unwrap_or_default();
            let length = after.find(separator).unwrap_or(after.len());
            text.push_str(after.get(..length).unwrap_or_default());
            cells.push(Cell { text: Cow::Owned(text), at });
            if length == after.len() {
                return (cells, Quotes::Closed);
            }
            at += 1 + end + length + 1;
        } else {
            match rest.find(separator) {
                Some(length) => {
                    let text = rest.get(..length).unwrap_or_default();
                    cells.push(Cell { text: Cow::Borrowed(text), at });
                    at += length + 1;
                }
                None => {
                    cells.push(Cell { text: Cow::Borrowed(rest), at });
                    return (cells, Quotes::Closed);
                }
            }
        }
    }
}

/// Splits a line at its separators and takes quotation marks as letters.
pub(super) fn split_plain(line: &str, separator: char) -> Vec<Cell<'_>> {
    let mut at = 0;
    line.split(separator)
        .map(|text| {
            let cell = Cell { text: Cow::Borrowed(text), at };
            at += text.len() + 1;
            cell
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(line: &str) -> Vec<String> {
        split(line, ';').0.into_iter().map(|cell| cell.text.into_owned()).collect()
    }

    #[test]
    fn splits_as_spreadsheets_do() {
        assert_eq!(texts("a;b;;c"), ["a", "b", "", "c"]);
        assert_eq!(texts(r#"1;"a;b";2"#), ["1", "a;b", "2"]);
        assert_eq!(texts(r#"1;"say ""hi""";2"#), ["1", "say \"hi\"", "2"]);
        assert_eq!(texts(r#""Buy" and mine;2"#), ["Buy and mine", "2"]);
        assert_eq!(texts(r#"a "quoted" word;2"#), ["a \"quoted\" word", "2"]);
        assert_eq!(texts(r#"1;"x""#), ["1", "x"]);
        assert_eq!(split(r#"1;"open;2"#, ';').1, Quotes::Open);
    }

    #[test]
    fn a_quote_that_never_closes_gives_its_lines_back() {
        let mut lines = Lines::new("1;\"open\nsecond\nthird\n".as_bytes());
        assert!(lines.step().unwrap());
        assert_eq!(lines.join_open_quote().unwrap(), Quotes::Open);
        assert_eq!(lines.line(), "1;\"open");
        assert!(lines.step().unwrap());
        assert_eq!((lines.line(), lines.number()), ("second", 2));
        assert!(lines.step().unwrap());
        assert_eq!(lines.line(), "third");
        assert!(!lines.step().unwrap());
    }
}
