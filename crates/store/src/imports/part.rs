//! The rows of imports, some in each row of the database, and what became of them.

use city::{Flaw, Id};
use imports::Row;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::import::Import;
use crate::{Json, Result, Table as _, Tx};

crate::table! {
    pub(crate) struct PartRow in "import_part" key (import, part) {
        import: Id<Import>,
        part: i64,
        content: Json<Vec<Row>>,
        outcomes: Json<Vec<Outcome>>,
    }
}

/// What became of a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// On which line of the file it stood.
    #[serde(rename = "l")]
    pub line: u64,
    /// What.
    #[serde(rename = "v")]
    pub verdict: Verdict,
    /// What it became, or what it was found to be already.
    #[serde(rename = "i", default, skip_serializing_if = "Option::is_none")]
    pub id: Option<i64>,
    /// What was there before it was changed.
    #[serde(rename = "b", default, skip_serializing_if = "Option::is_none")]
    pub before: Option<Value>,
    /// Why it was refused, by column.
    #[serde(rename = "f", default, skip_serializing_if = "Vec::is_empty")]
    pub flaws: Vec<(String, Flaw)>,
    /// What became of it when the import was undone.
    #[serde(rename = "u", default, skip_serializing_if = "Option::is_none")]
    pub undone: Option<Undone>,
}

/// What becomes of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Verdict {
    /// Something new.
    #[serde(rename = "t")]
    Taken,
    /// It changes what is there.
    #[serde(rename = "c")]
    Changed,
    /// Nothing: all it says is there.
    #[serde(rename = "h")]
    Here,
    /// Nothing: something in it has to be put right.
    #[serde(rename = "r")]
    Refused,
}

/// What becomes of a row when its import is undone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Undone {
    /// What it did is taken back.
    #[serde(rename = "b")]
    Back,
    /// It stays: somebody has done something with it meanwhile.
    #[serde(rename = "s")]
    Stayed,
}

crate::statements! {
    fn by_number(import: Id<Import>, part: i64) -> Option<PartRow> = select "where import = ?1 and part = ?2";
    fn note(import: Id<Import>, part: i64, outcomes: Json<&[Outcome]>) = "update import_part set outcomes = ?3 where import = ?1 and part = ?2";
}

/// Some rows with what became of them.
pub type Part = (Vec<Row>, Vec<Outcome>);

/// A part; none once its rows are forgotten.
pub fn get(tx: &mut Tx, import: Id<Import>, part: i64) -> Result<Option<Part>> {
    Ok(by_number(tx, import, part)?.map(|row| (row.content.0, row.outcomes.0)))
}

/// Enters a part of which nothing became yet.
pub fn insert(tx: &mut Tx, import: Id<Import>, part: i64, rows: Vec<Row>) -> Result<()> {
    let (content, outcomes) = (Json(rows), Json(Vec::new()));
    PartRow { import, part, content, outcomes }.insert(tx)
}

/// Notes what became of its rows.
pub fn keep(tx: &mut Tx, import: Id<Import>, part: i64, outcomes: &[Outcome]) -> Result<()> {
    note(tx, import, part, Json(outcomes)).map(|_| ())
}
