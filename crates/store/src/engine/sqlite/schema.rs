//! Bringing a file to the newest schema.

use std::path::Path;

use super::connection::{Access, Connection, fault};
#[cfg(feature = "testing")]
use crate::engine::describe::{Described, DescribedColumn};
use crate::engine::{
    derive,
    error::{Error, OpenError, Result},
    migrate::{Applied, Chain, RECORD, digest, pending},
};
use crate::private;

/// Makes a file when there is none.
pub(crate) fn create(path: &Path, max_pages: Option<u32>) -> Result<()> {
    // SQLite gives the files beside it the rights of this one.
    if let Err(error) = private::file().create(true).append(true).open(path) {
        tracing::error!(file = %path.display(), %error, "a file cannot be made");
        return Err(Error::Unavailable);
    }
    Connection::open(path, Access::Create, max_pages).map(drop)
}

/// Applies what is missing, in one transaction per file.
pub(crate) fn migrate(
    path: &Path,
    chains: &[Chain],
    now: i64,
    max_pages: Option<u32>,
) -> Result<(), OpenError> {
    let name = path.display().to_string();
    let connection = Connection::open(path, Access::Write, max_pages)?;
    let sqlite = connection.inner();
    let unreadable = |error: rusqlite::Error| OpenError::Store(fault("migrations", &error));
    // Without foreign keys a table can be made anew under its old name; they are checked before the commit.
    sqlite.execute_batch("pragma foreign_keys = off; begin immediate;").map_err(unreadable)?;
    sqlite.execute_batch(RECORD).map_err(unreadable)?;
    let missing = pending(&name, chains, &applied(sqlite).map_err(unreadable)?)?;
    if missing.is_empty() {
        connection.rollback();
        return Ok(());
    }
    for (chain, migration) in missing {
        let apply = || -> rusqlite::Result<()> {
            sqlite.execute_batch(&derive::sqlite_ddl(migration.sql))?;
            sqlite.execute(
                "insert into store_migration (chain, number, name, digest, applied_at) values (?1, ?2, ?3, ?4, ?5)",
                (chain, migration.number, migration.name, digest(migration), now),
            )?;
            Ok(())
        };
        apply().map_err(|error| OpenError::Migration {
            scope: name.clone(),
            number: migration.number,
            name: migration.name.to_owned(),
            reason: error.to_string(),
        })?;
    }
    check_references(&connection)?;
    connection.command("commit")?;
    Ok(())
}

/// Refuses rows that point nowhere, which can only be there while foreign keys are off.
pub(crate) fn check_references(connection: &Connection) -> Result<()> {
    const BROKEN: &str = "select count(*) from pragma_foreign_key_check";
    let count = connection.inner().query_row(BROKEN, [], |row| row.get(0));
    match count.map_err(|error| fault(BROKEN, &error))? {
        0_i64 => Ok(()),
        rows => Err(Error::Bug(format!("{rows} rows point nowhere"))),
    }
}

/// Opens a file that another process may be using, only to read.
pub(crate) fn open_beside(path: &Path) -> Result<Connection> {
    Connection::open(path, Access::Read, None)
}

/// Opens a file to fill it in any order; see [`check_references`].
pub(crate) fn open_for_restore(path: &Path) -> Result<Connection> {
    let connection = Connection::open(path, Access::Write, None)?;
    connection.command("pragma foreign_keys = off")?;
    Ok(connection)
}

fn applied(sqlite: &rusqlite::Connection) -> rusqlite::Result<Vec<Applied>> {
    let mut statement = sqlite.prepare("select chain, number, digest from store_migration")?;
    let rows = statement.query_map([], |row| {
        Ok(Applied { chain: row.get(0)?, number: row.get(1)?, digest: row.get(2)? })
    })?;
    rows.collect()
}

/// What SQLite says of a statement, without running it.
#[cfg(feature = "testing")]
pub(crate) fn describe(path: &Path, sql: &str) -> Result<Described, String> {
    let connection =
        Connection::open(path, Access::Write, None).map_err(|error| format!("{error:?}"))?;
    let statement = connection.inner().prepare(sql).map_err(|error| error.to_string())?;
    let columns = statement.columns().map(|column| DescribedColumn {
        name: column.name().to_owned(),
        kind: column.decl_type().map(str::to_owned),
        optional: None,
    });
    Ok(Described {
        parameters: vec![None; statement.parameter_count()],
        columns: columns.collect(),
    })
}
