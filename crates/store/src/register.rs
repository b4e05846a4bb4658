//! The register of personal data: what erasure and a person's download do with each column of each table.
//!
//! What is declared here is what runs: the statements that erase and those that give are made of it. A test walks the
//! tables of both databases and refuses a column without a word, or a word without a column.
//!
//! A table says
//!
//! - `erases […]`: what goes with an account. Whole rows, by the column that names the person or by their mail address,
//!   or single columns, which become null.
//! - `elsewhere […]`: the same, where more must be done than that, and by whom it is done.
//! - `stays`: why what is not erased stays.
//! - `gives […]`: by which column rows belong to whoever downloads their data.
//!
//! and of each column whether it is
//!
//! - `given`: in the download, as what it is declared.
//! - `names`: the person themselves, whose download it is.
//! - `withheld`: about a person, but not in the download; why not.
//! - `impersonal`: about nobody.

use city::{Id, Mail, Person};
use jiff::Timestamp;
use serde_json::{Map, Value as Document, json};

use crate::engine::tx::Next;
use crate::{Cell, Columns, Error, Field, Kind, Part, Result, Tx, args};

/// What the register says of one table.
#[derive(Debug)]
pub struct Declared {
    /// The table.
    pub table: &'static str,
    /// What goes with an account.
    pub erasures: &'static [Erasure],
    /// Why the rest stays, where any does.
    pub stays: Option<&'static str>,
    /// What is read for a person's download.
    download: Option<&'static str>,
    /// What is in the download.
    pub given: &'static [(&'static str, Said)],
    /// What names the person whose row it is.
    pub names: &'static [&'static str],
    /// What is about a person and not in the download, and why.
    pub withheld: &'static [(&'static str, &'static str)],
    /// What is about nobody.
    pub impersonal: &'static [&'static str],
}

impl Declared {
    /// Whether a person's download has something of it.
    pub fn gives(&self) -> bool {
        self.download.is_some()
    }

    /// All columns.
    pub fn columns(&self) -> impl Iterator<Item = &'static str> {
        let given = self.given.iter().map(|(column, _)| *column);
        let withheld = self.withheld.iter().map(|(column, _)| *column);
        given
            .chain(self.names.iter().copied())
            .chain(withheld)
            .chain(self.impersonal.iter().copied())
    }

    /// Whether what a person has in a column is gone when they are.
    pub fn erases(&self, column: &str) -> bool {
        self.erasures.iter().any(|erasure| match erasure.what {
            What::Rows => true,
            What::Columns(columns) => columns.contains(&column),
        })
    }
}

/// Something that goes with an account.
#[derive(Debug)]
pub struct Erasure {
    /// What.
    pub what: What,
    /// By what it is found.
    pub by: By,
    sql: &'static str,
}

/// What goes.
#[derive(Debug)]
pub enum What {
    /// Whole rows.
    Rows,
    /// What stands in these columns.
    Columns(&'static [&'static str]),
}

/// By what it is found that something is a person's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// By their identifier.
    Person,
    /// By their mail address.
    Address,
    /// By the part of the program that erases it, which this sentence names.
    Other(&'static str),
}

/// As what a column is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    /// The short word of an identifier, as it stands in addresses.
    Identifier,
    /// A moment, in UTC.
    Time,
    /// A text.
    Text,
    /// A whole number.
    Number,
    /// True or false.
    Flag,
    /// What was stored as JSON.
    Json,
}

const INT: &[Part] = &[Part::new("", Kind::Int)];
const BOOL: &[Part] = &[Part::new("", Kind::Bool)];
const TEXT: &[Part] = &[Part::new("", Kind::Text)];

const fn field(name: &'static str, said: Said) -> Field {
    let parts = match said {
        Said::Identifier | Said::Time | Said::Number => INT,
        Said::Flag => BOOL,
        Said::Text | Said::Json => TEXT,
    };
    Field { name, source: "", parts, optional: true }
}

/// Makes the list of tables and of the statements, which are put together by the compiler.
macro_rules! register {
    (@erase $table:ident [rows by $column:ident]) => {
        Erasure {
            what: What::Rows,
            by: By::Person,
            sql: concat!("delete from ", stringify!($table), " where ", stringify!($column), " = ?1"),
        }
    };
    (@erase $table:ident [rows of address $column:ident]) => {
        Erasure {
            what: What::Rows,
            by: By::Address,
            sql: concat!("delete from ", stringify!($table), " where ", stringify!($column), " = ?1"),
        }
    };
    (@erase $table:ident [$first:ident $(and $more:ident)* by $column:ident]) => {
        Erasure {
            what: What::Columns(&[stringify!($first) $(, stringify!($more))*]),
            by: By::Person,
            sql: concat!(
                "update ", stringify!($table), " set ", stringify!($first), " = null"
                $(, ", ", stringify!($more), " = null")*,
                " where ", stringify!($column), " = ?1"
            ),
        }
    };
    (@elsewhere $why:literal [rows]) => {
        Erasure { what: What::Rows, by: By::Other($why), sql: "" }
    };
    (@elsewhere $why:literal [$($column:ident),+]) => {
        Erasure { what: What::Columns(&[$(stringify!($column)),+]), by: By::Other($why), sql: "" }
    };
    (@owned $table:ident [by $column:ident]) => {
        concat!(
            " from ", stringify!($table),
            " where ", stringify!($table), ".", stringify!($column), " = ?1 order by 1"
        )
    };
    (@owned $table:ident [of address $column:ident]) => {
        concat!(
            " from ", stringify!($table), " where ", stringify!($table), ".", stringify!($column),
            " = (select p.mail from person p where p.id = ?1) order by 1"
        )
    };
    (@owned $table:ident [through $other:ident by $column:ident]) => {
        concat!(
            " from ", stringify!($table), " join ", stringify!($other), " on ", stringify!($other),
            ".id = ", stringify!($table), ".id where ", stringify!($other), ".", stringify!($column),
            " = ?1 order by 1"
        )
    };
    (@download $table:ident $how:tt $($given:ident: $said:ident),+) => {
        $crate::text![
            $crate::Piece::Text("select "),
            // The second word is what columns are called by.
            $crate::Piece::Selected(
                &[$(field(stringify!($given), Said::$said)),+],
                concat!(stringify!($table), " ", stringify!($table)),
            ),
            $crate::Piece::Text(register!(@owned $table $how)),
        ]
    };
    (@option) => { None };
    (@option $value:expr) => { Some($value) };
    ($(
        $table:ident {
            $(erases $erases:tt;)*
            $(elsewhere $elsewhere:tt $by:literal;)*
            $(stays $stays:literal;)?
            $(gives $gives:tt $($given:ident: $said:ident),+;)?
            $(names $($names:ident),+;)?
            $(withheld $($withheld:ident: $why:literal),+;)?
            $(impersonal $($impersonal:ident),+;)?
        }
    )*) => {
        /// Every table of a city and of the installation.
        pub const TABLES: &[Declared] = &[$(
            Declared {
                table: stringify!($table),
                erasures: &[
                    $(register!(@erase $table $erases),)*
                    $(register!(@elsewhere $by $elsewhere),)*
                ],
                stays: register!(@option $($stays)?),
                download: register!(@option $(register!(@download $table $gives $($given: $said),+))?),
                given: &[$($((stringify!($given), Said::$said)),+)?],
                names: &[$($(stringify!($names)),+)?],
                withheld: &[$($((stringify!($withheld), $why)),+)?],
                impersonal: &[$($(stringify!($impersonal)),+)?],
            }
        ),*];

        /// What is made of the declarations, for the statement test.
        #[cfg(test)]
        pub(crate) const STATEMENTS: &[crate::Statement] = &[$(
            $(crate::Statement {
                name: concat!("register: erases ", stringify!($table), " ", stringify!($erases)),
                sql: register!(@erase $table $erases).sql,
                arguments: None,
                columns: Some(&[]),
                exact: false,
            },)*
            $(crate::Statement {
                name: concat!("register: gives ", stringify!($table)),
                sql: register!(@download $table $gives $($given: $said),+),
                arguments: Some(&[Field::of::<i64>("person", "")]),
                columns: Some(&[$(field(stringify!($given), Said::$said)),+]),
                exact: false,
            },)?
        )*];
    };
}

mod tables;

#[cfg(test)]
pub(crate) use tables::STATEMENTS;
pub use tables::TABLES;

/// Erases what the register says of a person.
pub(crate) fn erase(tx: &mut Tx, person: Id<Person>, mail: Option<&Mail>) -> Result<()> {
    for erasure in TABLES.iter().flat_map(|declared| declared.erasures) {
        match (erasure.by, mail) {
            (By::Person, _) => tx.execute(erasure.sql, args![person])?,
            (By::Address, Some(mail)) => tx.execute(erasure.sql, args![mail])?,
            (By::Address, None) | (By::Other(_), _) => 0,
        };
    }
    Ok(())
}

/// What one table gives to a person about themselves, row by row.
///
/// # Errors
/// The database's faults.
pub fn download_of(tx: &mut Tx, table: &Declared, person: Id<Person>) -> Result<Vec<Document>> {
    let mut rows = Vec::new();
    if let Some(sql) = table.download {
        tx.each_row(sql, args![person], &mut |row| {
            rows.push(given(table, row)?);
            Ok(Next::Row)
        })?;
    }
    Ok(rows)
}

fn given(declared: &Declared, row: &dyn Columns) -> Result<Document> {
    let mut columns = Map::new();
    for (index, (column, said)) in declared.given.iter().enumerate() {
        columns.insert((*column).to_owned(), word(*said, row.cell(index)?)?);
    }
    Ok(Document::Object(columns))
}

fn word(said: Said, cell: Cell) -> Result<Document> {
    Ok(match (said, cell) {
        (_, Cell::Null) => Document::Null,
        (Said::Identifier, Cell::Int(number)) => json!(Id::<Person>::new(number).to_string()),
        (Said::Time, Cell::Int(micros)) => json!(moment(micros)?.to_string()),
        (Said::Number, Cell::Int(number)) => json!(number),
        (Said::Flag, Cell::Int(flag)) => json!(flag != 0),
        (Said::Flag, Cell::Bool(flag)) => json!(flag),
        (Said::Text, Cell::Text(text)) => json!(text),
        (Said::Json, Cell::Text(text)) => crate::nouns::document(text)?,
        (said, _) => return Err(Error::Bug(format!("a column is no {said:?}"))),
    })
}

fn moment(micros: i64) -> Result<Timestamp> {
    Timestamp::from_microsecond(micros).map_err(|_| Error::Bug(format!("{micros} is no moment")))
}

#[cfg(test)]
mod tests;
