//! One connection to one file, with its deadline and its prepared statements.

use std::{
    path::Path,
    sync::{Arc, Mutex, PoisonError},
};

#[cfg(feature = "testing")]
use rusqlite::StatementStatus;
use rusqlite::config::DbConfig;
use rusqlite::{ErrorCode, OpenFlags, types::ValueRef};

#[cfg(feature = "testing")]
use crate::engine::effort;
use crate::engine::{
    error::{Error, Result},
    row::Columns,
    time::Deadline,
    tx::{EachRow, Next},
    value::{Cell, Value},
};

/// The virtual machine looks at the deadline once per this many of its steps, some ten microseconds.
const STEPS: i32 = 2_000;

/// Prepared statements kept per connection.
const STATEMENTS: usize = 128;

/// What a connection is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Access {
    /// Makes the file when there is none.
    Create,
    Write,
    Read,
}

/// An open file.
pub(crate) struct Connection {
    sqlite: rusqlite::Connection,
    deadline: Arc<Mutex<Option<Deadline>>>,
}

impl Connection {
    pub(crate) fn open(path: &Path, access: Access, max_pages: Option<u32>) -> Result<Self> {
        let mut flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        if access == Access::Create {
            flags |= OpenFlags::SQLITE_OPEN_CREATE;
        }
        let open = || -> rusqlite::Result<rusqlite::Connection> {
            let sqlite = rusqlite::Connection::open_with_flags(path, flags)?;
            sqlite.set_prepared_statement_cache_capacity(STATEMENTS);
            sqlite.busy_timeout(std::time::Duration::from_secs(2))?;
            // Plans do not depend on values: else a statement is prepared anew when other values are bound.
            sqlite.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
            // A small page cache (KiB, hence negative): hundreds of files are open, and the system caches them too.
            sqlite.execute_batch(
                "pragma journal_mode = wal;
                 pragma synchronous = full;
                 pragma foreign_keys = on;
                 pragma cache_size = -512;
                 pragma temp_store = memory;
                 pragma trusted_schema = off;
                 pragma secure_delete = on;",
            )?;
            if access == Access::Read {
                sqlite.execute_batch("pragma query_only = on;")?;
            } else if let Some(pages) = max_pages {
                sqlite.execute_batch(&format!("pragma max_page_count = {pages};"))?;
            }
            Ok(sqlite)
        };
        let mut sqlite = open().map_err(|error| {
            tracing::error!(file = %path.display(), %error, "a file cannot be opened");
            Error::Unavailable
        })?;
        let deadline = Arc::new(Mutex::new(None));
        let watched = Arc::clone(&deadline);
        let passed = move || lock(&watched).is_some_and(Deadline::passed);
        sqlite.progress_handler(STEPS, Some(passed)).map_err(|error| fault("progress", &error))?;
        Ok(Self { sqlite, deadline })
    }

    /// Sets or lifts the moment at which statements are interrupted.
    pub(crate) fn limit(&self, deadline: Option<Deadline>) {
        *lock(&self.deadline) = deadline;
    }

    pub(crate) fn command(&self, sql: &'static str) -> Result<()> {
        let run = || self.sqlite.prepare_cached(sql)?.execute([]);
        run().map(drop).map_err(|error| fault(sql, &error))
    }

    /// Whether a transaction is open; SQLite ends one by itself after some faults.
    pub(crate) fn in_transaction(&self) -> bool {
        !self.sqlite.is_autocommit()
    }

    /// Undoes what is open, if anything is.
    pub(crate) fn rollback(&self) {
        if self.in_transaction()
            && let Err(error) = self.command("rollback")
        {
            tracing::error!(?error, "a rollback failed");
        }
    }

    pub(crate) fn execute(&self, sql: &str, args: &[Value]) -> Result<u64> {
        let run = || -> rusqlite::Result<u64> {
            let mut statement = self.sqlite.prepare_cached(sql)?;
            bind(&mut statement, args)?;
            if statement.column_count() > 0 {
                // A `returning` clause whose rows nobody reads: run it to its end.
                let mut rows = statement.raw_query();
                while rows.next()?.is_some() {}
                drop(rows);
                return Ok(self.sqlite.changes());
            }
            statement.raw_execute().map(|count| u64::try_from(count).unwrap_or_default())
        };
        check_text(sql, args)?;
        run().map_err(|error| fault(sql, &error))
    }

    pub(crate) fn rows(&self, sql: &str, args: &[Value], each: EachRow<'_>) -> Result<()> {
        check_text(sql, args)?;
        let prepare = || {
            let mut statement = self.sqlite.prepare_cached(sql)?;
            bind(&mut statement, args)?;
            Ok(statement)
        };
        let mut statement = prepare().map_err(|error| fault(sql, &error))?;
        let changes = !statement.readonly();
        #[cfg(feature = "testing")]
        statement.reset_status(StatementStatus::VmStep);
        let mut rows = statement.raw_query();
        let mut wanted = true;
        while let Some(row) = rows.next().map_err(|error| fault(sql, &error))? {
            if wanted {
                let next = each(&Row(row)).map_err(|error| match error {
                    Error::Bug(why) => Error::Bug(format!("{why}, in {sql}")),
                    other => other,
                })?;
                wanted = matches!(next, Next::Row);
            }
            // A statement that changes rows is run to its end, as PostgreSQL does.
            if !wanted && !changes {
                break;
            }
        }
        drop(rows);
        #[cfg(feature = "testing")]
        effort::add(u64::try_from(statement.get_status(StatementStatus::VmStep)).unwrap_or(0));
        Ok(())
    }

    /// The connection itself, for the schema and for backups.
    pub(crate) fn inner(&self) -> &rusqlite::Connection {
        &self.sqlite
    }
}

fn lock(deadline: &Mutex<Option<Deadline>>) -> std::sync::MutexGuard<'_, Option<Deadline>> {
    deadline.lock().unwrap_or_else(PoisonError::into_inner)
}

/// PostgreSQL has no NUL character in text, so SQLite takes none either.
pub(crate) fn check_text(sql: &str, args: &[Value]) -> Result<()> {
    let bad = |value: &Value| match value {
        Value::Text(text) => text.contains('\0'),
        Value::Real(real) => !real.is_finite(),
        _ => false,
    };
    if args.iter().any(bad) {
        return Err(Error::Bug(format!(
            "a NUL character or a number that is not finite, for {sql}"
        )));
    }
    Ok(())
}

fn bind(statement: &mut rusqlite::CachedStatement<'_>, args: &[Value]) -> rusqlite::Result<()> {
    let wanted = statement.parameter_count();
    if wanted != args.len() {
        return Err(rusqlite::Error::InvalidParameterCount(args.len(), wanted));
    }
    for (index, value) in (1..).zip(args) {
        match value {
            Value::Null => statement.raw_bind_parameter(index, rusqlite::types::Null)?,
            Value::Bool(bool) => statement.raw_bind_parameter(index, bool)?,
            Value::Int(int) => statement.raw_bind_parameter(index, int)?,
            Value::Real(real) => statement.raw_bind_parameter(index, real)?,
            Value::Text(text) => statement.raw_bind_parameter(index, text)?,
            Value::Blob(blob) => statement.raw_bind_parameter(index, blob)?,
        }
    }
    Ok(())
}

struct Row<'a>(&'a rusqlite::Row<'a>);

impl Columns for Row<'_> {
    fn cell(&self, index: usize) -> Result<Cell<'_>> {
        match self.0.get_ref(index) {
            Ok(ValueRef::Null) => Ok(Cell::Null),
            Ok(ValueRef::Integer(int)) => Ok(Cell::Int(int)),
            Ok(ValueRef::Real(real)) => Ok(Cell::Real(real)),
            Ok(ValueRef::Blob(blob)) => Ok(Cell::Blob(blob)),
            Ok(ValueRef::Text(text)) => match std::str::from_utf8(text) {
                Ok(text) => Ok(Cell::Text(text)),
                Err(error) => Err(Error::Bug(format!("text that is not UTF-8: {error}"))),
            },
            Err(error) => Err(Error::Bug(error.to_string())),
        }
    }

    fn width(&self) -> usize {
        self.0.as_ref().column_count()
    }

    fn name(&self, index: usize) -> Option<&str> {
        self.0.as_ref().column_name(index).ok()
    }
}

/// What SQLite's answer means to a caller.
pub(crate) fn fault(sql: &str, error: &rusqlite::Error) -> Error {
    match error.sqlite_error_code() {
        Some(ErrorCode::ConstraintViolation) => Error::Conflict,
        Some(ErrorCode::OperationInterrupted) => Error::Timeout,
        Some(ErrorCode::DiskFull) => Error::Full,
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Error::Retry,
        Some(ErrorCode::CannotOpen | ErrorCode::SystemIoFailure | ErrorCode::OutOfMemory) => {
            tracing::error!(%error, sql, "the file failed");
            Error::Unavailable
        }
        _ => Error::Bug(format!("{error}, in {sql}")),
    }
}
