//! SQL texts put together by the compiler, so that a list of columns is written once: in the row type.

use super::row::Field;

/// A piece of a statement.
#[derive(Debug, Clone, Copy)]
pub enum Piece {
    /// As it stands.
    Text(&'static str),
    /// What is selected into these fields, from this table.
    Selected(&'static [Field], &'static str),
    /// The names of the columns of these fields, with commas.
    Names(&'static [Field]),
    /// `?1, ?2, …`, one for each column of these fields.
    Places(&'static [Field]),
    /// `name = ?n` for the columns of the fields that are keys, with `and`; numbered as in `Places`.
    Keys(&'static [Field], &'static [&'static str]),
    /// `name = ?n` for the others, with commas; for the keys themselves where there are no others.
    Others(&'static [Field], &'static [&'static str]),
    /// What an insert does to a row that is there: `nothing`, or an update of all that is no key.
    Replacing(&'static [Field], &'static [&'static str]),
}

/// How many bytes the pieces take.
#[must_use]
pub const fn length(pieces: &[Piece]) -> usize {
    write::<0>(pieces).length
}

/// The bytes of the pieces; `N` is their [`length`].
#[must_use]
pub const fn bytes<const N: usize>(pieces: &[Piece]) -> [u8; N] {
    write::<N>(pieces).bytes
}

/// Bytes as a text; they are pieces of text, so they are one.
#[must_use]
pub const fn text(bytes: &[u8]) -> &str {
    match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(_) => "",
    }
}

/// A constant of all pieces.
#[doc(hidden)]
#[macro_export]
macro_rules! text {
    ($($piece:expr),* $(,)?) => {{
        const PIECES: &[$crate::Piece] = &[$($piece),*];
        const LENGTH: usize = $crate::length(PIECES);
        const BYTES: [u8; LENGTH] = $crate::bytes(PIECES);
        $crate::text(&BYTES)
    }};
}

/// Writes what fits, and counts all.
struct Writer<const N: usize> {
    bytes: [u8; N],
    length: usize,
}

impl<const N: usize> Writer<N> {
    const fn push(&mut self, text: &str) {
        let mut rest = text.as_bytes();
        while let Some((first, others)) = rest.split_first() {
            if let Some((_, [place, ..])) = self.bytes.split_at_mut_checked(self.length) {
                *place = *first;
            }
            self.length += 1;
            rest = others;
        }
    }

    const fn number(&mut self, number: usize) {
        const DIGITS: &str = "0123456789";
        if number > 9 {
            self.number(number / 10);
        }
        let (_, from) = DIGITS.split_at(number % 10);
        let (digit, _) = from.split_at(1);
        self.push(digit);
    }
}

/// What is written for a column.
#[derive(Clone, Copy)]
enum Form<'a> {
    Selected(&'a str),
    Name,
    Place,
    Equation,
    Excluded,
}

/// Which columns are written.
#[derive(Clone, Copy)]
enum Which<'a> {
    All,
    Keys(&'a [&'a str]),
    Others(&'a [&'a str]),
}

const fn write<const N: usize>(pieces: &[Piece]) -> Writer<N> {
    let mut writer = Writer { bytes: [b' '; N], length: 0 };
    let mut rest = pieces;
    while let Some((piece, others)) = rest.split_first() {
        match *piece {
            Piece::Text(text) => writer.push(text),
            Piece::Selected(fields, from) => {
                columns(&mut writer, fields, Which::All, Form::Selected(short_name(from)), ", ");
            }
            Piece::Names(fields) => columns(&mut writer, fields, Which::All, Form::Name, ", "),
            Piece::Places(fields) => columns(&mut writer, fields, Which::All, Form::Place, ", "),
            Piece::Keys(fields, keys) => {
                columns(&mut writer, fields, Which::Keys(keys), Form::Equation, " and ");
            }
            Piece::Others(fields, keys) if has_others(fields, keys) => {
                columns(&mut writer, fields, Which::Others(keys), Form::Equation, ", ");
            }
            Piece::Others(fields, _) => {
                columns(&mut writer, fields, Which::All, Form::Equation, ", ");
            }
            Piece::Replacing(fields, keys) if has_others(fields, keys) => {
                writer.push("update set ");
                columns(&mut writer, fields, Which::Others(keys), Form::Excluded, ", ");
            }
            Piece::Replacing(..) => writer.push("nothing"),
        }
        rest = others;
    }
    writer
}

/// Writes columns; each keeps the number it has among all.
const fn columns<const N: usize>(
    writer: &mut Writer<N>,
    fields: &[Field],
    which: Which<'_>,
    form: Form<'_>,
    between: &str,
) {
    let (mut number, mut first) = (0, true);
    let mut rest = fields;
    while let Some((field, others)) = rest.split_first() {
        let wanted = match which {
            Which::All => true,
            Which::Keys(keys) => holds(keys, field.name),
            Which::Others(keys) => !holds(keys, field.name),
        };
        let mut parts = field.parts;
        while let Some((part, other_parts)) = parts.split_first() {
            number += 1;
            if wanted {
                if !first {
                    writer.push(between);
                }
                first = false;
                column(writer, field, part.suffix, number, form);
            }
            parts = other_parts;
        }
        rest = others;
    }
}

const fn column<const N: usize>(
    writer: &mut Writer<N>,
    field: &Field,
    suffix: &str,
    number: usize,
    form: Form<'_>,
) {
    if let Form::Selected(table) = form {
        if !field.source.is_empty() {
            writer.push(field.source);
            writer.push(suffix);
            writer.push(" as ");
        } else if !table.is_empty() {
            writer.push(table);
            writer.push(".");
            writer.push(field.name);
            writer.push(suffix);
            writer.push(" as ");
        }
    }
    if !matches!(form, Form::Place) {
        writer.push(field.name);
        writer.push(suffix);
    }
    if matches!(form, Form::Equation) {
        writer.push(" = ");
    }
    if matches!(form, Form::Place | Form::Equation) {
        writer.push("?");
        writer.number(number);
    }
    if matches!(form, Form::Excluded) {
        writer.push(" = excluded.");
        writer.push(field.name);
        writer.push(suffix);
    }
}

const fn has_others(fields: &[Field], keys: &[&str]) -> bool {
    let mut rest = fields;
    while let Some((field, others)) = rest.split_first() {
        if !holds(keys, field.name) {
            return true;
        }
        rest = others;
    }
    false
}

const fn holds(names: &[&str], name: &str) -> bool {
    let mut rest = names;
    while let Some((first, others)) = rest.split_first() {
        if same(first.as_bytes(), name.as_bytes()) {
            return true;
        }
        rest = others;
    }
    false
}

const fn same(one: &[u8], other: &[u8]) -> bool {
    match (one.split_first(), other.split_first()) {
        (None, None) => true,
        (Some((a, one)), Some((b, other))) => *a == *b && same(one, other),
        _ => false,
    }
}

/// `s` of `session s join …`; empty where the table has no short name.
const fn short_name(from: &str) -> &str {
    let (_, behind) = word(from);
    let (short, _) = word(behind);
    match short.as_bytes() {
        b"join" | b"left" | b"inner" | b"cross" | b"where" | b"order" => "",
        _ => short,
    }
}

/// The first word, and what follows the blank behind it.
const fn word(text: &str) -> (&str, &str) {
    let mut end = 0;
    let mut rest = text.as_bytes();
    while let Some((byte, others)) = rest.split_first() {
        if *byte == b' ' {
            let (word, behind) = text.split_at(end);
            return (word, behind.split_at(1).1);
        }
        end += 1;
        rest = others;
    }
    (text, "")
}
