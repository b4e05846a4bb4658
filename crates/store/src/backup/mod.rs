//! Backups: every row and every file of every city in one file that either database can be restored from.
//!
//! A backup is taken while the server runs, by any process: SQLite files are opened beside it (each city is one
//! snapshot and nobody waits), PostgreSQL is read in one read-only transaction per city. The file is lines of JSON:
//! readable with any tool, and the same whichever database it came from. Each table carries its number of rows and a
//! digest; a restore counts and digests what it has written and keeps nothing unless all agree.
//!
//! A restore goes into an empty folder or an empty PostgreSQL database, at the schema the backup was taken with; the
//! next [`crate::Store::open`] brings it up to date.

mod format;
mod parts;
mod restore;
mod source;

use std::{
    fs::{self, File},
    io::{self, BufRead, BufReader, BufWriter, Write},
    path::Path,
};

pub(crate) use format::Table;
pub(crate) use source::{CITIES, LONG, Shelf};

use crate::{
    CityId, Database, Error, OpenError, StoreSettings,
    blobs::{Blobs, FilePlace},
    engine::postgres,
    private,
};

/// What a backup holds, or what a restore wrote.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Report {
    /// The installation first, then the cities by id.
    pub scopes: Vec<ScopeReport>,
    /// How many files were not there any more when the backup was taken, so that it does not hold them.
    pub lost: u64,
}

/// What a backup holds of a city or of the installation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScopeReport {
    /// The city; none for the installation.
    pub city: Option<CityId>,
    /// The city's name, or `install`.
    pub name: String,
    /// Its tables, by name.
    pub tables: Vec<TableReport>,
}

/// What a backup holds of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableReport {
    /// The table.
    pub table: String,
    /// How many rows it has.
    pub rows: u64,
    /// A digest of its rows, whatever their order: the same for the same rows on either database.
    pub digest: String,
}

impl Report {
    /// How many rows there are in all.
    #[must_use]
    pub fn rows(&self) -> u64 {
        self.scopes.iter().flat_map(|scope| &scope.tables).map(|table| table.rows).sum()
    }
}

/// Why a backup was not taken or not restored.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// A file could not be read or written.
    #[error("the backup file: {0}")]
    File(#[from] io::Error),
    /// There is a file of this name.
    #[error("there is a file of this name already, and it was left as it is")]
    Exists,
    /// There is a folder of this name.
    #[error("this is a folder; name a file in it")]
    Folder,
    /// The file is not a backup, or not one that this version reads.
    #[error("line {line} of the backup is not understood: {why}")]
    Format {
        /// Counted from one.
        line: u64,
        /// What is wrong with it.
        why: String,
    },
    /// The file ends early or its digest does not agree: it was cut off or changed.
    #[error("the backup is damaged: {0}")]
    Damaged(String),
    /// What was written is not what the backup holds.
    #[error("{table} of {scope} was not restored as it was backed up")]
    Different {
        /// The city.
        scope: String,
        /// The table.
        table: String,
    },
    /// There are rows already where the backup should go.
    #[error("a backup is restored into an empty place, and {0} is not empty")]
    NotEmpty(String),
    /// The database could not be opened or brought to the backup's schema.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The database failed.
    #[error(transparent)]
    Store(#[from] Error),
}

/// Writes a backup of an installation, which may be in use. `made_at` is in microseconds since 1970. Blocks.
///
/// # Errors
/// [`BackupError`]; what was written so far is then not a backup.
pub fn write(
    source: &Database,
    files: &FilePlace,
    made_at: i64,
    out: impl Write + Send,
) -> Result<Report, BackupError> {
    let blobs = Blobs::new(files.clone());
    match source {
        Database::Folder(folder) => source::write_folder(folder, &blobs, made_at, out),
        Database::Postgres(address) => {
            postgres::aside(|| source::write_postgres(address, &blobs, made_at, out))?
        }
    }
}

/// What becomes of a file that is there already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Existing {
    /// It stays, and the backup is refused.
    Kept,
    /// It is replaced when the backup is complete.
    Replaced,
}

/// Writes a backup to a file, which appears under its name only when it is complete and on the disk; nobody but its
/// owner can read it. A pipe or a device is written to as it is. A link is followed. Blocks.
///
/// # Errors
/// [`BackupError`]; a file that was there before is as it was.
pub fn write_file(
    source: &Database,
    files: &FilePlace,
    made_at: i64,
    path: &Path,
    existing: Existing,
) -> Result<Report, BackupError> {
    let path = match fs::symlink_metadata(path) {
        Ok(found) if found.is_symlink() => &fs::canonicalize(path)?,
        _ => path,
    };
    match fs::metadata(path) {
        Ok(found) if found.is_dir() => return Err(BackupError::Folder),
        Ok(found) if !found.is_file() => {
            let out = BufWriter::new(File::options().write(true).open(path)?);
            return write(source, files, made_at, out);
        }
        Ok(_) if existing == Existing::Kept => return Err(BackupError::Exists),
        Ok(_) => {}
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(error.into()),
    }
    let mut part = path.as_os_str().to_owned();
    part.push(".part");
    let part = Path::new(&part);
    match fs::remove_file(part) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error.into()),
        _ => {}
    }
    let written = write_new(source, files, made_at, part).and_then(|report| {
        match existing {
            Existing::Replaced => fs::rename(part, path)?,
            // Whoever made a file of this name meanwhile keeps it.
            Existing::Kept => fs::hard_link(part, path).and_then(|()| fs::remove_file(part))?,
        }
        Ok(report)
    });
    if written.is_err() {
        // Half a backup is of no use; that it cannot be removed is no worse than what is told already.
        drop(fs::remove_file(part));
    }
    written
}

fn write_new(
    source: &Database,
    files: &FilePlace,
    made_at: i64,
    path: &Path,
) -> Result<Report, BackupError> {
    let mut out = BufWriter::new(private::file().write(true).create_new(true).open(path)?);
    let report = write(source, files, made_at, &mut out)?;
    out.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all()?;
    Ok(report)
}

/// Reads a backup to its end and checks its digests, without a database.
///
/// # Errors
/// [`BackupError::Format`] or [`BackupError::Damaged`].
pub fn check(from: impl BufRead) -> Result<Report, BackupError> {
    let mut lines = format::Lines::new(from)?;
    while let Some(scope) = lines.scope()? {
        for table in scope.tables {
            while lines.row(&table)?.is_some() {}
        }
    }
    lines.ends()?;
    Ok(lines.into_report())
}

/// Restores a backup into the empty place that `settings` names. Blocks.
///
/// # Errors
/// [`BackupError`]; nothing is kept then.
pub fn restore(settings: &StoreSettings, from: impl BufRead + Send) -> Result<Report, BackupError> {
    match &settings.database {
        Database::Folder(folder) => restore::into_folder(folder, settings, from),
        Database::Postgres(address) => {
            postgres::aside(|| restore::into_postgres(address, settings, from))?
        }
    }
}

/// [`restore`] from a file.
///
/// # Errors
/// As [`restore`].
pub fn restore_file(settings: &StoreSettings, path: &Path) -> Result<Report, BackupError> {
    restore(settings, BufReader::new(File::open(path)?))
}
