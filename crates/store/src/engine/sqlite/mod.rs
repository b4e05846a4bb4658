//! SQLite: one file per city, written by few threads that share their commits, read by others from snapshots.

mod connection;
mod files;
mod group;
mod schema;

use std::{
    fs,
    sync::Arc,
    thread::{self, JoinHandle},
    time::Duration,
};

pub(crate) use connection::Connection;
pub(crate) use files::Files;
pub(crate) use schema::{create, migrate};

use super::{
    error::{Error, OpenError},
    job::{Job, Verdict},
    lane::{Lane, Turn},
    scope::Scope,
    settings::{Limits, StoreSettings},
    store::{Due, Kind},
    time::{Clock, Deadline},
    tx::{Backend, Tx},
};

type JobLane = Lane<Box<dyn Job>>;

/// The threads of a folder of cities.
pub(crate) struct Engine {
    pub(crate) files: Arc<Files>,
    write: Arc<JobLane>,
    read: Arc<JobLane>,
    export: Arc<JobLane>,
    threads: Vec<JoinHandle<()>>,
}

/// What a worker needs of the house.
#[derive(Clone)]
pub(crate) struct Worker {
    files: Arc<Files>,
    lane: Arc<JobLane>,
    clock: Clock,
    limit: Duration,
    /// Tells the store that a job was enqueued.
    due: Due,
}

/// How often a worker without work looks for files to close.
const PATIENCE: Duration = Duration::from_secs(5);

impl Engine {
    pub(crate) fn start(
        files: &Arc<Files>,
        settings: &StoreSettings,
        due: &Due,
    ) -> Result<Self, OpenError> {
        let Limits { writers, readers, exporters, .. } = settings.limits;
        let limits = &settings.limits;
        let lane =
            |per_scope, batch| Arc::new(Lane::new(per_scope, batch, limits.waiting_per_city));
        let write = lane(1, limits.group);
        let read = lane(limits.readers_per_city.min(readers), 1);
        let export = lane(1, 1);
        let worker = |lane: &Arc<JobLane>, limit| Worker {
            files: Arc::clone(files),
            lane: Arc::clone(lane),
            clock: settings.clock.clone(),
            limit,
            due: Arc::clone(due),
        };
        let mut engine =
            Self { files: Arc::clone(files), write, read, export, threads: Vec::new() };
        let writer = worker(&engine.write, limits.write_time);
        let reader = worker(&engine.read, limits.read_time);
        let exporter = worker(&engine.export, limits.export_time);
        engine.spawn("write", writers, &writer, Worker::write)?;
        engine.spawn("read", readers, &reader, Worker::read)?;
        engine.spawn("export", exporters, &exporter, Worker::read)?;
        Ok(engine)
    }

    fn spawn(
        &mut self,
        name: &str,
        count: usize,
        worker: &Worker,
        turn: fn(&Worker, Scope, Vec<Box<dyn Job>>),
    ) -> Result<(), OpenError> {
        for number in 0..count.max(1) {
            let worker = worker.clone();
            let thread = thread::Builder::new()
                .name(format!("store-{name}-{number}"))
                .spawn(move || worker.work(turn))
                .map_err(|error| OpenError::Unreachable(error.to_string()))?;
            self.threads.push(thread);
        }
        Ok(())
    }

    pub(crate) fn submit(&self, kind: Kind, scope: Scope, job: Box<dyn Job>) {
        let lane = match kind {
            Kind::Write => &self.write,
            Kind::Read => &self.read,
            Kind::Export => &self.export,
        };
        if let Err(mut job) = lane.push(scope, job) {
            job.answer(Some(Error::Unavailable));
        }
    }
}

impl Drop for Engine {
    fn drop(&mut self) {
        for lane in [&self.write, &self.read, &self.export] {
            lane.close();
        }
        for thread in self.threads.drain(..) {
            // The last owner may have been a body on one of these threads, which cannot wait for itself.
            if thread.thread().id() != thread::current().id() {
                drop(thread.join());
            }
        }
    }
}

impl Worker {
    fn work(&self, turn: fn(&Self, Scope, Vec<Box<dyn Job>>)) {
        loop {
            match self.lane.take(PATIENCE) {
                Turn::Work(scope, jobs) => {
                    turn(self, scope, jobs);
                    self.lane.done(scope);
                }
                Turn::Quiet => self.files.close_idle(),
                Turn::Closed => return,
            }
        }
    }

    fn write(&self, scope: Scope, jobs: Vec<Box<dyn Job>>) {
        match self.files.writer(scope) {
            Ok(connection) => {
                group::run(self, &connection, scope, jobs);
                self.files.put_writer(scope, connection);
            }
            Err(error) => answer_all(jobs, &error),
        }
    }

    fn read(&self, scope: Scope, jobs: Vec<Box<dyn Job>>) {
        let connection = match self.files.reader(scope) {
            Ok(connection) => connection,
            Err(error) => return answer_all(jobs, &error),
        };
        for mut job in jobs {
            if job.abandoned() {
                continue;
            }
            let fault = match connection.begin("begin") {
                Ok(()) => match self.attempt(&connection, scope, job.as_mut()).0 {
                    Verdict::Keep | Verdict::Refused => None,
                    Verdict::Failed(error) => Some(error),
                },
                Err(error) => Some(error),
            };
            job.answer(fault);
            connection.rollback();
        }
        self.files.put_reader(scope, connection);
    }

    /// Runs a body once within its time, in the transaction or savepoint that is open.
    fn attempt(
        &self,
        connection: &Connection,
        scope: Scope,
        job: &mut dyn Job,
    ) -> (Verdict, Option<i64>) {
        let deadline = Deadline::after(self.limit);
        connection.limit(Some(deadline));
        let mut tx = Tx::new(Backend::Sqlite(connection), scope, self.clock.now(), deadline);
        let verdict = job.run(&mut tx);
        let due = tx.due();
        connection.limit(None);
        (verdict, due)
    }
}

fn answer_all(jobs: Vec<Box<dyn Job>>, error: &Error) {
    for mut job in jobs {
        job.answer(Some(error.clone()));
    }
}

/// Removes the file of a city with what SQLite keeps beside it.
pub(crate) fn remove_file(path: &std::path::Path) -> std::io::Result<()> {
    for suffix in ["", "-wal", "-shm"] {
        let mut name = path.as_os_str().to_owned();
        name.push(suffix);
        match fs::remove_file(&name) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
    }
    Ok(())
}
