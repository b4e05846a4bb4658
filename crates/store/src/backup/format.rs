//! The lines of a backup. Pure but for the reader and the writer it is handed.
//!
//! ```text
//! {"backup":"kalaka","format":1,"made_at":1800000000000000}
//! {"scope":{"city":11,"name":"leuven"},"migrations":[…],"tables":[{"table":"call","columns":["id","slug"]}]}
//! [1,"co-create"]
//! {"table":"call","rows":1,"digest":"…"}
//! {"end":{"scopes":2,"sha256":"…"}}
//! ```

use std::io::{BufRead, Write};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use serde_json::{Value as Json, json};
use sha2::{Digest as _, Sha256};

use super::{BackupError, Report, ScopeReport, TableReport};
use crate::{
    CityId,
    engine::{
        error::Result as StoreResult,
        migrate::{Applied, hex},
        row::Columns,
        value::{Cell, Value},
    },
};

const FORMAT: i64 = 1;

/// A table and its columns, both by name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Table {
    pub(crate) name: String,
    pub(crate) columns: Vec<String>,
}

/// What a backup says of a scope before its rows.
#[derive(Debug, Clone)]
pub(super) struct ScopeHead {
    pub(super) city: Option<CityId>,
    pub(super) name: String,
    pub(super) migrations: Vec<Applied>,
    pub(super) tables: Vec<Table>,
}

/// Counts and digests rows in any order: the sum of their SHA-256 in four lanes. It guards against loss and damage,
/// not against someone who forges a backup.
#[derive(Debug, Default, Clone)]
pub(super) struct Tally {
    rows: u64,
    lanes: [u64; 4],
}

impl Tally {
    pub(super) fn add(&mut self, row: &str) {
        self.rows += 1;
        let digest = Sha256::digest(row.as_bytes());
        for (lane, bytes) in self.lanes.iter_mut().zip(digest.chunks_exact(8)) {
            let part = bytes.iter().fold(0_u64, |part, byte| (part << 8) | u64::from(*byte));
            *lane = lane.wrapping_add(part);
        }
    }

    pub(super) fn report(&self, table: &str) -> TableReport {
        let digest = self.lanes.iter().map(|lane| format!("{lane:016x}")).collect();
        TableReport { table: table.to_owned(), rows: self.rows, digest }
    }
}

/// A row as a line: a JSON array with bytes as `{"bytes":"base64"}`, reals as `{"real":"1.5"}`, booleans as 0 and 1.
pub(super) fn row_line(row: &dyn Columns, line: &mut String) -> StoreResult<()> {
    line.clear();
    line.push('[');
    for index in 0..row.width() {
        if index > 0 {
            line.push(',');
        }
        match row.cell(index)? {
            Cell::Null => line.push_str("null"),
            Cell::Bool(bool) => line.push(if bool { '1' } else { '0' }),
            Cell::Int(int) => line.push_str(&int.to_string()),
            Cell::Real(real) => line.push_str(&json!({ "real": real.to_string() }).to_string()),
            Cell::Text(text) => line.push_str(&Json::from(text).to_string()),
            Cell::Blob(blob) => {
                line.push_str(&json!({ "bytes": STANDARD.encode(blob) }).to_string());
            }
        }
    }
    line.push(']');
    Ok(())
}

fn cell(json: Json) -> Result<Value, String> {
    match json {
        Json::Null => Ok(Value::Null),
        Json::String(text) => Ok(Value::Text(text)),
        Json::Number(number) => {
            number.as_i64().map(Value::Int).ok_or(format!("{number} is not whole"))
        }
        Json::Object(object) => match (object.get("real"), object.get("bytes")) {
            (Some(Json::String(real)), None) => {
                real.parse().map(Value::Real).map_err(|error| format!("{real}: {error}"))
            }
            (None, Some(Json::String(bytes))) => {
                STANDARD.decode(bytes).map(Value::Blob).map_err(|error| error.to_string())
            }
            _ => Err("an object that is neither a real nor bytes".to_owned()),
        },
        other => Err(format!("{other} in a row")),
    }
}

/// Writes the lines of a backup.
pub(super) struct Pages<W> {
    out: W,
    digest: Sha256,
    scopes: u64,
}

impl<W: Write> Pages<W> {
    pub(super) fn new(out: W, made_at: i64) -> Result<Self, BackupError> {
        let mut pages = Self { out, digest: Sha256::new(), scopes: 0 };
        pages.json(&json!({ "backup": "kalaka", "format": FORMAT, "made_at": made_at }))?;
        Ok(pages)
    }

    pub(super) fn scope(&mut self, head: &ScopeHead) -> Result<(), BackupError> {
        self.scopes += 1;
        let tables: Vec<Json> = head
            .tables
            .iter()
            .map(|table| json!({ "table": table.name, "columns": table.columns }))
            .collect();
        let migrations: Vec<Json> =
            head.migrations.iter().map(|one| json!([one.chain, one.number, one.digest])).collect();
        self.json(&json!({
            "scope": { "city": head.city.map(|city| city.0), "name": head.name },
            "migrations": migrations,
            "tables": tables,
        }))
    }

    pub(super) fn row(&mut self, line: &str) -> std::io::Result<()> {
        self.digest.update(line.as_bytes());
        self.digest.update(b"\n");
        self.out.write_all(line.as_bytes())?;
        self.out.write_all(b"\n")
    }

    pub(super) fn table(&mut self, report: &TableReport) -> Result<(), BackupError> {
        self.json(&json!({ "table": report.table, "rows": report.rows, "digest": report.digest }))
    }

    pub(super) fn end(mut self) -> Result<(), BackupError> {
        let digest = hex(&self.digest.clone().finalize());
        self.json(&json!({ "end": { "scopes": self.scopes, "sha256": digest } }))?;
        Ok(self.out.flush()?)
    }

    fn json(&mut self, line: &Json) -> Result<(), BackupError> {
        Ok(self.row(&line.to_string())?)
    }
}

/// Reads the lines of a backup, checking each table's and the whole file's digest on the way.
pub(super) struct Lines<R> {
    from: R,
    number: u64,
    line: String,
    digest: Sha256,
    tally: Tally,
    report: Report,
}

impl<R: BufRead> Lines<R> {
    pub(super) fn new(from: R) -> Result<Self, BackupError> {
        let (digest, tally, report) = (Sha256::new(), Tally::default(), Report::default());
        let mut lines = Self { from, number: 0, line: String::new(), digest, tally, report };
        let head = lines.json()?;
        if head.get("backup").and_then(Json::as_str) != Some("kalaka") {
            return Err(lines.wrong("this is not a backup of Kalaka"));
        }
        if head.get("format").and_then(Json::as_i64) != Some(FORMAT) {
            return Err(lines.wrong("a newer version wrote this backup"));
        }
        Ok(lines)
    }

    /// The next scope, or none at the end of a whole file.
    pub(super) fn scope(&mut self) -> Result<Option<ScopeHead>, BackupError> {
        let before = hex(&self.digest.clone().finalize());
        let line = self.json()?;
        if let Some(end) = line.get("end") {
            let agree = end.get("sha256").and_then(Json::as_str) == Some(&before);
            return if agree {
                Ok(None)
            } else {
                Err(BackupError::Damaged("its digest does not agree".to_owned()))
            };
        }
        let head = parse_scope(&line).ok_or_else(|| self.wrong("a scope was expected"))?;
        let (city, name) = (head.city, head.name.clone());
        self.report.scopes.push(ScopeReport { city, name, tables: Vec::new() });
        Ok(Some(head))
    }

    /// The next row of a table, or none after its last.
    pub(super) fn row(&mut self, table: &Table) -> Result<Option<Vec<Value>>, BackupError> {
        match self.json()? {
            Json::Array(cells) if cells.len() == table.columns.len() => {
                self.tally.add(self.line.trim_end_matches('\n'));
                let cells: Result<Vec<Value>, String> = cells.into_iter().map(cell).collect();
                cells.map(Some).map_err(|why| self.wrong(&why))
            }
            Json::Object(end) if end.get("table").and_then(Json::as_str) == Some(&table.name) => {
                let tally = std::mem::take(&mut self.tally).report(&table.name);
                let rows = end.get("rows").and_then(Json::as_u64);
                let digest = end.get("digest").and_then(Json::as_str);
                if rows != Some(tally.rows) || digest != Some(&tally.digest) {
                    return Err(BackupError::Damaged(format!(
                        "the rows of {} do not agree",
                        table.name
                    )));
                }
                if let Some(scope) = self.report.scopes.last_mut() {
                    scope.tables.push(tally);
                }
                Ok(None)
            }
            _ => Err(self.wrong(&format!("a row of {} was expected", table.name))),
        }
    }

    /// Refuses a file that does not end exactly where a backup does: a byte more or less is damage somewhere.
    pub(super) fn ends(&mut self) -> Result<(), BackupError> {
        if !self.line.ends_with('\n') {
            return Err(BackupError::Damaged("its last byte is missing".to_owned()));
        }
        if self.from.fill_buf()?.is_empty() {
            Ok(())
        } else {
            Err(BackupError::Damaged("something follows its end".to_owned()))
        }
    }

    pub(super) fn into_report(self) -> Report {
        self.report
    }

    fn json(&mut self) -> Result<Json, BackupError> {
        self.line.clear();
        self.number += 1;
        if self.from.read_line(&mut self.line)? == 0 {
            return Err(BackupError::Damaged("it ends early".to_owned()));
        }
        self.digest.update(self.line.as_bytes());
        serde_json::from_str(&self.line).map_err(|error| self.wrong(&error.to_string()))
    }

    fn wrong(&self, why: &str) -> BackupError {
        BackupError::Format { line: self.number, why: why.to_owned() }
    }
}

fn parse_scope(line: &Json) -> Option<ScopeHead> {
    let scope = line.get("scope")?;
    let migration = |one: &Json| {
        Some(Applied {
            chain: one.get(0)?.as_str()?.to_owned(),
            number: one.get(1)?.as_i64()?,
            digest: one.get(2)?.as_str()?.to_owned(),
        })
    };
    let table = |one: &Json| {
        let columns =
            one.get("columns")?.as_array()?.iter().map(|name| name.as_str().map(str::to_owned));
        let table = Table {
            name: one.get("table")?.as_str()?.to_owned(),
            columns: columns.collect::<Option<_>>()?,
        };
        // The names go into statements.
        let plain = |name: &String| {
            name.bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
        };
        (plain(&table.name) && table.columns.iter().all(plain)).then_some(table)
    };
    Some(ScopeHead {
        city: scope.get("city")?.as_i64().map(CityId),
        name: scope.get("name")?.as_str()?.to_owned(),
        migrations: line
            .get("migrations")?
            .as_array()?
            .iter()
            .map(migration)
            .collect::<Option<_>>()?,
        tables: line.get("tables")?.as_array()?.iter().map(table).collect::<Option<_>>()?,
    })
}
