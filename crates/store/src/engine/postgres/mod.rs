//! PostgreSQL: a city is a row-level-security scope. Writes are serializable and tried again when they clash; reads
//! are one snapshot. Each worker has a connection of its own.

mod row;
mod schema;
mod session;

use std::{sync::Arc, thread, time::Duration};

pub(crate) use schema::{apply, clear, migrate, prepare, schema_name, tables};
pub(crate) use session::{Access, Session};

use super::{
    due::Due,
    error::{Error, OpenError},
    job::{Job, Verdict},
    pool::{self, Kind, Pool},
    scope::Scope,
    settings::StoreSettings,
    time::{Clock, Deadline},
    tx::{Backend, Tx},
};

/// A database and the threads that are connected to it.
pub(crate) struct Engine {
    pub(crate) pool: Pool,
    pub(crate) address: String,
}

impl Engine {
    pub(crate) fn start(
        address: &str,
        settings: &StoreSettings,
        due: &Arc<Due>,
    ) -> Result<Self, OpenError> {
        let limits = &settings.limits;
        // The address was understood when the schema was brought up to date; sessions connect at their first work.
        let worker = |number: usize, access, limit| {
            let session = Session::new(address)?;
            Ok::<_, OpenError>(Worker {
                session,
                access,
                limit,
                patience: limits.retry_time,
                away: None,
                bend: u32::try_from(number).unwrap_or_default(),
                clock: settings.clock.clone(),
                due: Arc::clone(due),
            })
        };
        let mut pool = Pool::new(limits, limits.writers_per_city.min(limits.writers), 1);
        pool.staff(Kind::Write, limits.writers, |number| {
            worker(number, Access::Write, limits.write_time)
        })?;
        pool.staff(Kind::Read, limits.readers, |number| {
            worker(number, Access::Read, limits.read_time)
        })?;
        pool.staff(Kind::Export, limits.exporters, |number| {
            worker(number, Access::Read, limits.export_time)
        })?;
        Ok(Self { pool, address: address.to_owned() })
    }
}

/// Does blocking work on a thread of its own: a session's runtime may not run inside another.
pub(crate) fn aside<T: Send>(work: impl FnOnce() -> T + Send) -> Result<T, Error> {
    thread::scope(|scope| scope.spawn(work).join()).map_err(|_| Error::Panic)
}

struct Worker {
    session: Session,
    access: Access,
    /// How long one run of a body may take.
    limit: Duration,
    /// How long a job is tried again.
    patience: Duration,
    /// Until when we wait for a database that is away. Jobs that come later are answered at once.
    away: Option<Deadline>,
    /// Differs between workers, so that two that clash do not wait equally long.
    bend: u32,
    clock: Clock,
    due: Arc<Due>,
}

impl pool::Worker for Worker {
    fn turn(&mut self, scope: Scope, jobs: Vec<Box<dyn Job>>) {
        for job in jobs.into_iter().filter(|job| !job.abandoned()) {
            self.serve(scope, job);
        }
    }

    fn quiet(&mut self) {}
}

impl Worker {
    /// Runs a job until it is done, refused, or out of time, and answers it.
    fn serve(&mut self, scope: Scope, mut job: Box<dyn Job>) {
        let until = Deadline::after(self.patience);
        let mut pause = Duration::from_millis(1);
        let mut alone = false;
        let fault = loop {
            let fault = match self.attempt(scope, job.as_mut(), alone) {
                Ok(fault) => break fault,
                Err(fault) => fault,
            };
            self.session.end();
            let absent = fault.is_absence();
            let until = if absent { *self.away.get_or_insert(until) } else { until };
            if until.left() < pause {
                break Some(fault);
            }
            if alone || absent {
                thread::sleep(pause);
                pause = self.next_pause(pause);
            }
            alone = self.access == Access::Write && !absent;
        };
        job.answer(fault);
        // A read is answered before its end is acknowledged: nobody waits for that.
        self.session.end();
    }

    /// Runs a job once. `Ok` is the end of it, `Err` may be tried again.
    fn attempt(
        &mut self,
        scope: Scope,
        job: &mut dyn Job,
        alone: bool,
    ) -> Result<Option<Error>, Error> {
        if alone {
            self.session.enter_alone(scope, Deadline::after(self.patience))?;
        }
        let deadline = Deadline::after(self.limit);
        match self.session.begin(scope, self.access, deadline) {
            Ok(()) => self.away = None,
            Err(error) if error.is_absence() || error == Error::Retry => return Err(error),
            Err(error) => return Ok(Some(error)),
        }
        let mut tx =
            Tx::new(Backend::Postgres(&mut self.session), scope, self.clock.now(), deadline);
        let verdict = job.run(&mut tx);
        let (due, fault) = (tx.due(), tx.fault());
        if fault == Some(Error::Conflict) && self.access == Access::Write && !alone {
            // Perhaps with rows that another transaction wrote meanwhile, which this one would have seen otherwise.
            return Err(Error::Conflict);
        }
        let outcome = match (verdict, self.access) {
            (Verdict::Refused, _) | (Verdict::Keep, Access::Read) => return Ok(None),
            (Verdict::Keep, Access::Write) => self.session.commit(),
            (Verdict::Failed(error), _) => Err(error),
        };
        match outcome {
            Ok(()) => {
                self.due.note(scope, due);
                Ok(None)
            }
            Err(error) if error.is_absence() || error == Error::Retry => Err(error),
            Err(error) => Ok(Some(error)),
        }
    }

    /// Doubles a pause up to 64 ms, and bends it so that two workers do not meet again.
    fn next_pause(&mut self, pause: Duration) -> Duration {
        self.bend = self.bend.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (pause.min(Duration::from_millis(32)) * 2)
            .mul_f64(0.5 + f64::from(self.bend >> 22) / 1024.0)
    }
}
