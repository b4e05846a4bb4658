//! Imports: one row for each file.

use city::{Id, ImportKind, ImportState, Person, Sector, Thing};
use imports::{Mapping, ReadAs};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{Json, Result, Table as _, Tx};

crate::table! {
    /// An import.
    pub struct Import in "import" key (id) {
        id: Id<Import>,
        kind: ImportKind,
        within: Option<Id<Thing>>,
        person: Option<Id<Person>>,
        name: String,
        digest: Vec<u8>,
        state: ImportState,
        read_as: Json<ReadAs>,
        heads: Json<Vec<String>>,
        mapping: Json<Mapping>,
        choices: Json<Choices>,
        stand_in: Option<Id<Person>>,
        row_count: i64,
        parts: i64,
        next_part: i64,
        taken: i64,
        changed: i64,
        there: i64,
        refused: i64,
        undone: i64,
        stayed: i64,
        made_at: Timestamp,
        begun_at: Option<Timestamp>,
        ended_at: Option<Timestamp>,
    }
}

/// What is said of a whole file, beside which column is which.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Choices {
    /// Where it comes from, as it is shown with what comes without a name.
    pub source: String,
    /// Whether those who are named in it agreed to be.
    pub named: bool,
    /// The language it is written in, by its tag; empty where a column says it or it is the city's own.
    pub language: String,
    /// What organisations are that the file says no sector of.
    pub sector: Option<Sector>,
}

crate::row! {
    /// An import as it is listed, with who brought it.
    pub struct Listed from "import i left join person p on p.id = i.person" {
        id: Id<Import> = "i.id",
        kind: ImportKind = "i.kind",
        within: Option<Id<Thing>> = "i.within",
        who: Option<String> = "p.name",
        name: String = "i.name",
        state: ImportState = "i.state",
        row_count: i64 = "i.row_count",
        taken: i64 = "i.taken",
        changed: i64 = "i.changed",
        there: i64 = "i.there",
        refused: i64 = "i.refused",
        undone: i64 = "i.undone",
        stayed: i64 = "i.stayed",
        made_at: Timestamp = "i.made_at",
        ended_at: Option<Timestamp> = "i.ended_at",
    }
}

crate::statements! {
    fn by_id(id: Id<Import>) -> Option<Import> = select "where id = ?1";
    /// Imports before one, the newest first.
    pub fn list(before: Id<Import>, limit: i64) -> Vec<Listed> = select "where i.id < ?1 order by i.id desc limit ?2";
    /// Earlier imports of the same file.
    pub fn same(digest: &[u8], but: Id<Import>, limit: i64) -> Vec<Listed> = select "where i.digest = ?1 and i.id <> ?2 and i.state <> 'mapping' order by i.id desc limit ?3";
    fn name_of(person: Id<Person>) -> Option<String> = "select name from person where id = ?1";
    fn drop(id: Id<Import>) = "delete from import where id = ?1 and state = 'mapping'";
    fn drop_parts(id: Id<Import>) = "delete from import_part where import = ?1";
    /// Imports that nobody went on with, made before a moment.
    pub fn left(before: Timestamp, limit: i64) -> Vec<Id<Import>> = "select id from import where state = 'mapping' and made_at < ?1 order by made_at limit ?2";
    /// Imports whose rows are kept still, made before a moment.
    pub fn old(before: Timestamp, limit: i64) -> Vec<Id<Import>> = "select i.id from import i where i.made_at < ?1 and i.state in ('done', 'undone') and exists (select 1 from import_part p where p.import = i.id) order by i.made_at limit ?2";
}

/// An import.
pub fn get(tx: &mut Tx, id: Id<Import>) -> Result<Import> {
    by_id(tx, id)?.ok_or(crate::Error::NotFound)
}

/// Who brought it, by the name others see.
pub fn who(tx: &mut Tx, import: &Import) -> Result<Option<String>> {
    match import.person {
        Some(person) => name_of(tx, person),
        None => Ok(None),
    }
}

/// Enters an import.
pub fn insert(tx: &mut Tx, import: &Import) -> Result<()> {
    import.insert(tx)
}

/// Saves an import as it is now.
pub fn update(tx: &mut Tx, import: &Import) -> Result<()> {
    match import.update(tx)? {
        0 => Err(crate::Error::NotFound),
        _ => Ok(()),
    }
}

/// Throws away an import that has not begun, with its rows.
pub fn remove(tx: &mut Tx, id: Id<Import>) -> Result<()> {
    drop_parts(tx, id)?;
    drop(tx, id).map(|_| ())
}

/// Forgets the rows of an import; its numbers stay.
pub fn forget_rows(tx: &mut Tx, id: Id<Import>) -> Result<()> {
    drop_parts(tx, id).map(|_| ())
}
