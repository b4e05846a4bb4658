//! What a noun asks of a table, and which of its columns is which.

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization as _;

use crate::table::{Row, Table};

/// How many rows are looked at for what a column holds.
const LOOKED_AT: usize = 100;

/// A column that a noun asks for. Declared once for each noun, beside what its rows become.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    /// Its key, also in forms.
    pub key: &'static str,
    /// Whether a row can do without it.
    pub need: Need,
    /// What people and programs call it, as [`fold`] leaves it, in every language; those before count for more.
    pub names: &'static [&'static str],
    /// Whether a cell looks as if it were one of it, where that can be seen.
    pub looks: Option<fn(&str) -> bool>,
}

/// Whether a row can do without a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// It cannot.
    Required,
    /// It can.
    Optional,
}

/// Which column of a table is which that a noun asks for: the key of each with its place.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mapping(Vec<(String, usize)>);

impl Mapping {
    /// Where a column stands.
    pub fn get(&self, key: &str) -> Option<usize> {
        self.0.iter().find(|(own, _)| own == key).map(|(_, at)| *at)
    }

    /// Says where a column stands, or that it stands nowhere.
    pub fn set(&mut self, key: &str, at: Option<usize>) {
        self.0.retain(|(own, _)| own != key);
        if let Some(at) = at {
            self.0.push((key.to_owned(), at));
        }
    }

    /// The columns that a row cannot do without and that stand nowhere.
    pub fn missing<'c>(&self, columns: &'c [Column]) -> Vec<&'c Column> {
        let lacks =
            |column: &&Column| column.need == Need::Required && self.get(column.key).is_none();
        columns.iter().filter(lacks).collect()
    }
}

/// A row as a noun sees it.
#[derive(Debug, Clone, Copy)]
pub struct Record<'r> {
    row: &'r Row,
    mapping: &'r Mapping,
}

impl<'r> Record<'r> {
    /// A row, seen through a mapping.
    pub fn new(row: &'r Row, mapping: &'r Mapping) -> Self {
        Self { row, mapping }
    }

    /// On which line it stands.
    pub fn line(&self) -> u64 {
        self.row.line
    }

    /// What stands in a column; empty where there is none.
    pub fn get(&self, key: &str) -> &'r str {
        let cell = self.mapping.get(key).and_then(|at| self.row.cells.get(at));
        cell.map_or("", |cell| cell.trim())
    }
}

/// A name as names are compared: small letters without accents, everything else a blank.
pub fn fold(name: &str) -> String {
    let letter = |letter: char| if letter.is_alphanumeric() { letter } else { ' ' };
    let plain: String = name.nfd().filter(|letter| !is_accent(*letter)).collect();
    let plain: String = plain.to_lowercase().chars().map(letter).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn is_accent(letter: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&letter)
}

/// Which column is which: by its name first, then by what stands in it. No column is two.
pub fn guess(table: &Table, columns: &[Column]) -> Mapping {
    let mut mapping = Mapping::default();
    let mut free: Vec<(usize, String)> =
        table.columns.iter().map(|name| fold(name)).enumerate().collect();
    // The whole name before its beginning: `title/nl` is a title where no column is called just so.
    for fits in [is_name, begins] {
        let open = |column: &&Column, mapping: &Mapping| mapping.get(column.key).is_none();
        for column in columns {
            if !open(&column, &mapping) {
                continue;
            }
            let found = column.names.iter().find_map(|name| {
                free.iter().position(|(at, own)| fits(own, name) && is_filled(table, *at))
            });
            if let Some(found) = found {
                let (at, _) = free.swap_remove(found);
                free.sort_unstable();
                mapping.set(column.key, Some(at));
            }
        }
    }
    for column in columns.iter().filter(|column| column.looks.is_some()) {
        if mapping.get(column.key).is_some() {
            continue;
        }
        let Some(looks) = column.looks else { continue };
        if let Some(found) = free.iter().position(|(at, _)| mostly(table, *at, looks)) {
            let (at, _) = free.remove(found);
            mapping.set(column.key, Some(at));
        }
    }
    mapping
}

fn is_name(own: &str, name: &str) -> bool {
    own == name
}

/// Whether a name begins with another and goes on with a language alone.
fn begins(own: &str, name: &str) -> bool {
    let rest = own.strip_prefix(name).and_then(|rest| rest.strip_prefix(' '));
    rest.is_some_and(|rest| {
        matches!(rest, "en" | "nl" | "hu" | "fr" | "de" | "es" | "ca" | "pt" | "it")
    })
}

fn cells(table: &Table, at: usize) -> impl Iterator<Item = &str> {
    let cells = table.rows.iter().take(LOOKED_AT).filter_map(move |row| row.cells.get(at));
    cells.map(|cell| cell.trim()).filter(|cell| !cell.is_empty())
}

/// Whether anything stands in a column. One that is empty to its end is nobody's first choice, nor a wrong one.
fn is_filled(table: &Table, at: usize) -> bool {
    table.rows.iter().any(|row| row.cells.get(at).is_some_and(|cell| !cell.trim().is_empty()))
}

/// Whether what stands in a column looks so, but for a few cells.
fn mostly(table: &Table, at: usize, looks: fn(&str) -> bool) -> bool {
    let (mut all, mut fit) = (0, 0);
    for cell in cells(table, at) {
        all += 1;
        fit += usize::from(looks(cell));
    }
    all > 0 && fit * 10 >= all * 9
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read;

    fn is_number(cell: &str) -> bool {
        crate::decimal(cell, 2).is_some()
    }

    const COLUMNS: [Column; 3] = [
        Column {
            key: "title",
            need: Need::Required,
            names: &["title", "titel", "cim"],
            looks: None,
        },
        Column { key: "text", need: Need::Required, names: &["body", "text"], looks: None },
        Column { key: "cost", need: Need::Optional, names: &["cost"], looks: Some(is_number) },
    ];

    fn guessed(text: &str) -> [Option<usize>; 3] {
        let mapping = guess(&read(text.as_bytes()).unwrap(), &COLUMNS);
        ["title", "text", "cost"].map(|key| mapping.get(key))
    }

    #[test]
    fn columns_are_known_by_name_and_by_what_they_hold() {
        assert_eq!(guessed("Tekst,Cím,BODY,x\na,b,c,12\n"), [Some(1), Some(2), Some(3)]);
        assert_eq!(guessed("title/en,title/nl,body/nl\n,b,c\n"), [Some(1), Some(2), None]);
        assert_eq!(guessed("titles,bodywork,z\na,b,c\n"), [None, None, None]);
    }

    #[test]
    fn a_row_is_seen_through_a_mapping() {
        let table = read(b"a,b\n 1 ,2\n").unwrap();
        let mut mapping = Mapping::default();
        assert_eq!(mapping.missing(&COLUMNS).len(), 2);
        mapping.set("title", Some(0));
        mapping.set("text", Some(9));
        let record = Record::new(&table.rows[0], &mapping);
        assert_eq!((record.get("title"), record.get("text"), record.get("cost")), ("1", "", ""));
        mapping.set("title", None);
        assert_eq!(mapping.get("title"), None);
    }

    #[test]
    fn names_are_folded() {
        assert_eq!(fold("  Költség_(Ft) "), "koltseg ft");
        assert_eq!(fold("title/nl"), "title nl");
    }
}
