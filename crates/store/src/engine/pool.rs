//! The threads that do the work: three lanes, each with its crew.

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::Arc,
    thread::{self, JoinHandle},
    time::Duration,
};

use super::{
    error::{Error, OpenError},
    job::Job,
    lane::{Lane, LaneLoad, Turn},
    scope::Scope,
    settings::Limits,
};

/// How often a worker without work looks around.
const PATIENCE: Duration = Duration::from_secs(5);

/// The lane a piece of work goes through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Write,
    Read,
    Export,
}

/// One worker of a lane, on a thread of its own.
pub(crate) trait Worker: Send + 'static {
    /// Does the work of one city and answers it.
    fn turn(&mut self, scope: Scope, jobs: Vec<Box<dyn Job>>);

    /// Nothing came for a while.
    fn quiet(&mut self);
}

/// Three lanes and their threads.
pub(crate) struct Pool {
    write: Arc<Lane<Box<dyn Job>>>,
    read: Arc<Lane<Box<dyn Job>>>,
    export: Arc<Lane<Box<dyn Job>>>,
    threads: Vec<JoinHandle<()>>,
}

impl Pool {
    /// Lanes without threads. One city may hold `writers` writers, each of which takes `group` writes at once.
    pub(crate) fn new(limits: &Limits, writers: usize, group: usize) -> Self {
        let lane =
            |per_scope, batch| Arc::new(Lane::new(per_scope, batch, limits.waiting_per_city));
        let readers = limits.readers_per_city.min(limits.readers);
        Self {
            write: lane(writers, group),
            read: lane(readers, 1),
            export: lane(1, 1),
            threads: Vec::new(),
        }
    }

    /// Puts threads to work in a lane.
    pub(crate) fn staff<W: Worker>(
        &mut self,
        kind: Kind,
        count: usize,
        worker: impl Fn(usize) -> Result<W, OpenError>,
    ) -> Result<(), OpenError> {
        for number in 0..count.max(1) {
            let lane = Arc::clone(self.lane(kind));
            let mut worker = worker(number)?;
            let thread = thread::Builder::new()
                .name(format!("store-{kind:?}-{number}").to_lowercase())
                .spawn(move || work(&lane, &mut worker))
                .map_err(|error| OpenError::Unreachable(error.to_string()))?;
            self.threads.push(thread);
        }
        Ok(())
    }

    /// Hands a job to its lane, or answers that there is no room.
    pub(crate) fn submit(&self, kind: Kind, scope: Scope, job: Box<dyn Job>) {
        if let Err(mut job) = self.lane(kind).push(scope, job) {
            job.answer(Some(Error::Crowded));
        }
    }

    /// How each lane is doing, by name.
    pub(crate) fn loads(&self) -> [(&'static str, LaneLoad); 3] {
        [("write", self.write.load()), ("read", self.read.load()), ("export", self.export.load())]
    }

    fn lane(&self, kind: Kind) -> &Arc<Lane<Box<dyn Job>>> {
        match kind {
            Kind::Write => &self.write,
            Kind::Read => &self.read,
            Kind::Export => &self.export,
        }
    }
}

fn work<W: Worker>(lane: &Lane<Box<dyn Job>>, worker: &mut W) {
    loop {
        match lane.take(PATIENCE) {
            Turn::Work(scope, jobs) => {
                // Bodies that panic are caught where they run; this keeps the crew complete if we ourselves err.
                if catch_unwind(AssertUnwindSafe(|| worker.turn(scope, jobs))).is_err() {
                    tracing::error!(%scope, "a worker of the store panicked");
                }
                lane.done(scope);
            }
            Turn::Quiet => worker.quiet(),
            Turn::Closed => return,
        }
    }
}

impl Drop for Pool {
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

/// Answers all jobs with the same fault.
pub(crate) fn answer_all(jobs: Vec<Box<dyn Job>>, error: &Error) {
    for mut job in jobs {
        job.answer(Some(error.clone()));
    }
}
