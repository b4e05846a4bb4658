//! Writing a backup into an empty place of either kind.

use std::{fs, io::BufRead, path::Path};

use super::{
    BackupError, Report, ScopeReport,
    format::{Lines, ScopeHead, Table},
    parts::{self, Together},
    source::{LONG, Shelf},
};
use crate::{
    OpenError, Scope, StoreSettings,
    blobs::Blobs,
    engine::{
        migrate::{Chain, up_to},
        postgres::{self, Session},
        sqlite::{self, Files},
        value::Value,
    },
};

/// Rows that travel to PostgreSQL together.
const CHUNK: usize = 500;

fn scope_of(head: &ScopeHead) -> Scope {
    head.city.map_or(Scope::Install, Scope::City)
}

/// The lists of migrations as far as the backup had them.
fn chains(head: &ScopeHead, settings: &StoreSettings) -> Result<Vec<Chain>, OpenError> {
    up_to(&head.name, &settings.schema.chains(scope_of(head)), &head.migrations)
}

/// A row that the schema refuses cannot have come from a backup.
fn fits(table: &Table, error: crate::Error) -> BackupError {
    match error {
        crate::Error::Conflict => {
            BackupError::Damaged(format!("a row of {} does not fit", table.name))
        }
        other => other.into(),
    }
}

fn insertion(table: &Table, parameter: char) -> String {
    let places: Vec<String> =
        (1..=table.columns.len()).map(|place| format!("{parameter}{place}")).collect();
    format!(
        "insert into {} ({}) values ({})",
        table.name,
        table.columns.join(", "),
        places.join(", ")
    )
}

/// Puts the files of a city in their places.
fn fill_files(
    lines: &mut Lines<impl BufRead>,
    table: &Table,
    head: &ScopeHead,
    blobs: &Blobs,
) -> Result<(), BackupError> {
    let outside = || BackupError::Damaged("files that belong to no city".to_owned());
    let mut together = Together::new(head.city.ok_or_else(outside)?, blobs);
    while let Some(row) = lines.row(table)? {
        together.add(&row)?;
    }
    together.end()
}

/// Reads everything back and compares it with what the backup says of it.
fn compare(
    mut shelf: Shelf<'_>,
    blobs: &Blobs,
    head: &ScopeHead,
    wanted: Option<&ScopeReport>,
) -> Result<(), BackupError> {
    for table in &head.tables {
        let report = match head.city.filter(|_| parts::are_in(table)) {
            Some(city) => parts::each(&mut shelf, city, blobs, |_| Ok(()))?.0,
            None => shelf.table(table, |_| Ok(()))?,
        };
        let same = wanted.is_some_and(|scope| scope.tables.contains(&report));
        if !same {
            return Err(BackupError::Different {
                scope: head.name.clone(),
                table: table.name.clone(),
            });
        }
    }
    Ok(())
}

/// The files are made in a folder of their own inside, and moved to their places when all is well.
pub(super) fn into_folder(
    folder: &Path,
    settings: &StoreSettings,
    from: impl BufRead,
) -> Result<Report, BackupError> {
    let _taken = Files::take(folder, settings.limits.idle, None)?;
    let has_files = fs::read_dir(folder)?
        .flatten()
        .any(|entry| entry.path().extension().is_some_and(|extension| extension == "db"));
    if has_files {
        return Err(BackupError::NotEmpty(folder.display().to_string()));
    }
    let new = folder.join("restoring");
    match fs::remove_dir_all(&new) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
        _ => crate::private::folder(&new)?,
    }
    let result = fill_folder(&new, settings, Lines::new(from)?);
    if let Ok(report) = &result {
        // The directory comes last: without it there is no installation.
        for scope in report.scopes.iter().rev() {
            let file = format!("{}.db", scope.name);
            fs::File::open(new.join(&file))?.sync_all()?;
            fs::rename(new.join(&file), folder.join(&file))?;
        }
        fs::File::open(folder)?.sync_all()?;
    }
    fs::remove_dir_all(&new)?;
    result
}

fn fill_folder(
    folder: &Path,
    settings: &StoreSettings,
    mut lines: Lines<impl BufRead>,
) -> Result<Report, BackupError> {
    let blobs = Blobs::new(settings.files.clone());
    let mut heads = Vec::new();
    while let Some(head) = lines.scope()? {
        if !crate::engine::scope::fits(&head.name) && head.city.is_some() {
            return Err(BackupError::Damaged(format!("“{}” is not a city’s name", head.name)));
        }
        let path = folder.join(format!("{}.db", head.name));
        sqlite::create(&path, None)?;
        sqlite::migrate(&path, &chains(&head, settings)?, settings.clock.now(), None)?;
        let connection = sqlite::open_for_restore(&path)?;
        connection.command("begin immediate")?;
        for table in &head.tables {
            if parts::are_in(table) {
                fill_files(&mut lines, table, &head, &blobs)?;
                continue;
            }
            let sql = insertion(table, '?');
            while let Some(row) = lines.row(table)? {
                connection.execute(&sql, &row).map_err(|error| fits(table, error))?;
            }
        }
        sqlite::check_references(&connection)?;
        connection.command("commit")?;
        heads.push(head);
    }
    lines.ends()?;
    let report = lines.into_report();
    for (head, wanted) in heads.iter().zip(&report.scopes) {
        let connection = sqlite::open_beside(&folder.join(format!("{}.db", head.name)))?;
        compare(Shelf::Sqlite(&connection), &blobs, head, Some(wanted))?;
    }
    Ok(report)
}

/// Everything happens in one transaction, so that a backup is restored whole or not at all.
pub(super) fn into_postgres(
    address: &str,
    settings: &StoreSettings,
    from: impl BufRead,
) -> Result<Report, BackupError> {
    let mut session = Session::new(address)?;
    postgres::prepare(&mut session)?;
    session.allow(LONG);
    if !postgres::tables(&mut session, "kalaka_install")?.is_empty() {
        session.rollback();
        return Err(BackupError::NotEmpty("the database".to_owned()));
    }
    let result = fill_postgres(&mut session, settings, Lines::new(from)?);
    match result {
        Ok(report) => {
            session.batch("commit")?;
            // PostgreSQL would count the new rows within a minute; until then it plans badly.
            for schema in ["kalaka_install", "kalaka_city"] {
                for table in postgres::tables(&mut session, schema)? {
                    session.batch(&format!("analyze {schema}.{table}"))?;
                }
            }
            Ok(report)
        }
        Err(error) => {
            session.rollback();
            Err(error)
        }
    }
}

fn fill_postgres(
    session: &mut Session,
    settings: &StoreSettings,
    mut lines: Lines<impl BufRead>,
) -> Result<Report, BackupError> {
    let blobs = Blobs::new(settings.files.clone());
    let mut heads = Vec::new();
    while let Some(head) = lines.scope()? {
        let scope = scope_of(&head);
        let schema = postgres::schema_name(scope);
        postgres::apply(session, scope, &chains(&head, settings)?, settings.clock.now())?;
        session.batch("set constraints all deferred")?;
        enter(session, scope)?;
        let catalogue = Shelf::Postgres(session, schema).catalogue()?;
        for table in &head.tables {
            if parts::are_in(table) {
                fill_files(&mut lines, table, &head, &blobs)?;
                continue;
            }
            let is_boolean: Vec<bool> = table
                .columns
                .iter()
                .map(|column| {
                    let columns = catalogue.get(&table.name).into_iter().flatten();
                    columns.into_iter().any(|(name, kind)| name == column && kind == "boolean")
                })
                .collect();
            let sql = insertion(table, '$');
            let mut chunk = Vec::with_capacity(CHUNK);
            while let Some(row) = lines.row(table)? {
                chunk.push(row.into_iter().zip(&is_boolean).map(boolean).collect());
                if chunk.len() == CHUNK {
                    session
                        .load(&sql, &std::mem::take(&mut chunk))
                        .map_err(|error| fits(table, error))?;
                }
            }
            session.load(&sql, &chunk).map_err(|error| fits(table, error))?;
        }
        session.batch("set constraints all immediate")?;
        heads.push(head);
    }
    lines.ends()?;
    let report = lines.into_report();
    for (head, wanted) in heads.iter().zip(&report.scopes) {
        let scope = scope_of(head);
        enter(session, scope)?;
        let shelf = Shelf::Postgres(session, postgres::schema_name(scope));
        compare(shelf, &blobs, head, Some(wanted))?;
    }
    Ok(report)
}

fn enter(session: &mut Session, scope: Scope) -> Result<(), crate::Error> {
    let city = head_setting(scope);
    let schema = postgres::schema_name(scope);
    session.batch(&format!(
        "set local search_path = {schema}; select set_config('kalaka.city', '{city}', true)"
    ))
}

fn head_setting(scope: Scope) -> String {
    match scope {
        Scope::Install => String::new(),
        Scope::City(id) => id.to_string(),
    }
}

/// SQLite keeps booleans as 0 and 1, and so does a backup.
fn boolean((value, is_boolean): (Value, &bool)) -> Value {
    match value {
        Value::Int(int) if *is_boolean => Value::Bool(int != 0),
        other => other,
    }
}
