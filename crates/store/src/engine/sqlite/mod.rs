//! SQLite: one file per city, written by few threads that share their commits, read by others from snapshots.

mod connection;
mod files;
mod group;
mod schema;

use std::{fs, io, path::Path, sync::Arc, time::Duration};

pub(crate) use connection::{Connection, check_text};
pub(crate) use files::Files;
#[cfg(feature = "testing")]
pub(crate) use schema::describe;
pub(crate) use schema::{check_references, create, migrate, open_beside, open_for_restore};

use super::{
    due::Wakes,
    error::OpenError,
    job::{Job, Verdict},
    ledger::Ledger,
    pool::{self, Kind, Pool, answer_all},
    scope::Scope,
    settings::StoreSettings,
    time::{Clock, Deadline},
    tx::{Backend, Tx},
};

/// A folder of cities and its threads.
pub(crate) struct Engine {
    pub(crate) pool: Pool,
    pub(crate) files: Arc<Files>,
}

impl Engine {
    pub(crate) fn start(
        files: &Arc<Files>,
        settings: &StoreSettings,
        ledger: &Arc<Ledger>,
    ) -> Result<Self, OpenError> {
        let limits = &settings.limits;
        let bench = |limit| Bench {
            files: Arc::clone(files),
            clock: settings.clock.clone(),
            limit,
            ledger: Arc::clone(ledger),
        };
        let mut pool = Pool::new(limits, 1, limits.group);
        pool.staff(Kind::Write, limits.writers, |_| Ok(Writer(bench(limits.write_time))))?;
        pool.staff(Kind::Read, limits.readers, |_| Ok(Reader(bench(limits.read_time))))?;
        pool.staff(Kind::Export, limits.exporters, |_| Ok(Reader(bench(limits.export_time))))?;
        Ok(Self { pool, files: Arc::clone(files) })
    }
}

/// What a worker has at hand.
struct Bench {
    files: Arc<Files>,
    clock: Clock,
    limit: Duration,
    ledger: Arc<Ledger>,
}

struct Writer(Bench);

struct Reader(Bench);

impl pool::Worker for Writer {
    fn turn(&mut self, scope: Scope, jobs: Vec<Box<dyn Job>>) {
        let files = &self.0.files;
        match files.writer(scope) {
            Ok(connection) => {
                group::run(&self.0, &connection, scope, jobs);
                files.put_writer(scope, connection);
            }
            Err(error) => answer_all(jobs, &error),
        }
    }

    fn quiet(&mut self) {
        self.0.files.close_idle();
    }
}

impl pool::Worker for Reader {
    fn turn(&mut self, scope: Scope, jobs: Vec<Box<dyn Job>>) {
        let files = &self.0.files;
        match files.reader(scope) {
            Ok(connection) => {
                for job in jobs.into_iter().filter(|job| !job.abandoned()) {
                    self.0.read(&connection, scope, job);
                }
                files.put_reader(scope, connection);
            }
            Err(error) => answer_all(jobs, &error),
        }
    }

    fn quiet(&mut self) {
        self.0.files.close_idle();
    }
}

impl Bench {
    fn read(&self, connection: &Connection, scope: Scope, mut job: Box<dyn Job>) {
        let verdict = match connection.command("begin") {
            Ok(()) => self.attempt(connection, scope, job.as_mut()).0,
            Err(error) => Verdict::Failed(error),
        };
        job.answer(match verdict {
            Verdict::Keep | Verdict::Refused => None,
            Verdict::Failed(error) => Some(error),
        });
        connection.rollback();
    }

    /// Runs a body once within its time, in the transaction or savepoint that is open. Says when jobs it enqueued
    /// are due.
    fn attempt(
        &self,
        connection: &Connection,
        scope: Scope,
        job: &mut dyn Job,
    ) -> (Verdict, Wakes) {
        let deadline = Deadline::after(self.limit);
        connection.limit(Some(deadline));
        let mut tx = Tx::new(Backend::Sqlite(connection), scope, self.clock.now(), deadline);
        let verdict = job.run(&mut tx);
        let due = tx.due();
        connection.limit(None);
        (verdict, due)
    }
}

/// Removes the file of a city with what SQLite keeps beside it.
pub(crate) fn remove_file(path: &Path) -> io::Result<()> {
    for suffix in ["", "-wal", "-shm"] {
        let mut name = path.as_os_str().to_owned();
        name.push(suffix);
        match fs::remove_file(&name) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
    }
    Ok(())
}
