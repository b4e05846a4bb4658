//! PostgreSQL: a city is a row-level-security scope. Whoever writes holds the city's lock, so writers take turns and
//! share their commits; reads are one snapshot. Each worker has a connection of its own.

mod address;
mod claim;
mod group;
mod prepared;
mod row;
mod schema;
mod session;
mod tls;
mod trust;

use std::{
    sync::Arc,
    thread,
    time::{Duration, Instant},
};

pub(crate) use claim::Claim;
#[cfg(feature = "testing")]
pub(crate) use schema::read;
pub(crate) use schema::{apply, clear, migrate, prepare, schema_name, tables};
pub(crate) use session::{Access, Session};

use super::{
    error::{Error, OpenError},
    job::{Job, Verdict},
    ledger::Ledger,
    pool::{self, Kind, Pool},
    scope::Scope,
    settings::StoreSettings,
    time::{Clock, Deadline, tick},
    tx::{Backend, Tx},
};

/// The longest pause before a job is tried again.
const LONGEST_PAUSE: Duration = Duration::from_millis(64);

/// How long one look takes at most at a database that was away.
const LOOK: Duration = Duration::from_secs(3);

/// A database and the threads that are connected to it.
pub(crate) struct Engine {
    pub(crate) pool: Pool,
    pub(crate) address: String,
    pub(crate) claim: Claim,
}

impl Engine {
    pub(crate) fn start(
        address: &str,
        settings: &StoreSettings,
        ledger: &Arc<Ledger>,
        claim: Claim,
    ) -> Result<Self, OpenError> {
        let limits = &settings.limits;
        // The address was understood when the schema was brought up to date; sessions connect at their first work.
        let worker = |access, limit| {
            let session = Session::new(address)?;
            Ok::<_, OpenError>(Worker {
                session,
                access,
                limit,
                patience: limits.retry_time,
                away: None,
                clock: settings.clock.clone(),
                ledger: Arc::clone(ledger),
            })
        };
        let mut pool = Pool::new(limits, 1, limits.group);
        pool.staff(Kind::Write, limits.writers, |_| worker(Access::Write, limits.write_time))?;
        pool.staff(Kind::Read, limits.readers, |_| worker(Access::Read, limits.read_time))?;
        pool.staff(Kind::Export, limits.exporters, |_| worker(Access::Read, limits.export_time))?;
        Ok(Self { pool, address: address.to_owned(), claim })
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
    away: Option<Away>,
    clock: Clock,
    ledger: Arc<Ledger>,
}

/// A database that is away, as one worker knows it.
struct Away {
    /// What those are told who wait no longer.
    fault: Error,
    /// Until when whoever noticed it waits, and everybody with them.
    until: Deadline,
    /// When it was last looked at. Whoever waited by then is told what was seen; whoever came later looks again.
    looked: Instant,
}

/// What a job does about a database that may be away.
enum Turn {
    /// Tries until then.
    Until(Deadline),
    /// Tries once, no longer than until then.
    Once(Deadline),
}

impl pool::Worker for Worker {
    fn turn(&mut self, scope: Scope, jobs: Vec<Box<dyn Job>>) {
        group::run(self, scope, jobs);
    }

    fn quiet(&mut self) {}
}

impl Worker {
    /// Runs a job until it is done, refused, or out of time, and answers it.
    fn serve(&mut self, scope: Scope, mut job: Box<dyn Job>, until: Deadline) {
        let mut pause = Duration::from_millis(1);
        let fault = loop {
            let (until, once) = match self.turn(until, job.since()) {
                Ok(Turn::Until(until)) => (until, false),
                Ok(Turn::Once(until)) => (until, true),
                Err(fault) => break Some(fault),
            };
            let fault = match self.attempt(scope, job.as_mut(), until) {
                Ok(fault) => break fault,
                Err(fault) => fault,
            };
            self.session.end();
            self.lost(&fault, until);
            if once || until.left() < pause {
                break Some(fault);
            }
            thread::sleep(pause);
            pause = (pause * 2).min(LONGEST_PAUSE);
        };
        job.answer(fault);
        // A read is answered before its end is acknowledged: nobody waits for that.
        self.session.end();
    }

    /// How a job that would wait until then may try now.
    fn turn(&self, until: Deadline, since: Instant) -> Result<Turn, Error> {
        match &self.away {
            None => Ok(Turn::Until(until)),
            Some(away) if !away.until.passed() => Ok(Turn::Until(away.until)),
            Some(away) if since < away.looked => Err(away.fault.clone()),
            Some(_) => Ok(Turn::Once(Deadline::after(LOOK))),
        }
    }

    /// Notes that a transaction was lost, by somebody who waits until then.
    fn lost(&mut self, fault: &Error, until: Deadline) {
        if self.access != Access::Read {
            self.ledger.lost();
        }
        if fault.is_absence() {
            let until = self.away.as_ref().map_or(until, |away| away.until);
            self.away = Some(Away { fault: fault.clone(), until, looked: tick() });
        }
    }

    /// Runs a job once. `Ok` is the end of it, `Err` may be tried again.
    fn attempt(
        &mut self,
        scope: Scope,
        job: &mut dyn Job,
        until: Deadline,
    ) -> Result<Option<Error>, Error> {
        let deadline = match self.session.begin(scope, self.access, self.limit, until) {
            Ok(deadline) => deadline,
            Err(error) if error.is_absence() || error == Error::Retry => return Err(error),
            Err(error) => return Ok(Some(error)),
        };
        self.away = None;
        let mut tx =
            Tx::new(Backend::Postgres(&mut self.session), scope, self.clock.now(), deadline);
        let verdict = job.run(&mut tx);
        let due = tx.due();
        let outcome = match (verdict, self.access) {
            (Verdict::Refused | Verdict::Keep, Access::Read) => return Ok(None),
            (Verdict::Refused, Access::Write) => {
                self.ledger.refused();
                return Ok(None);
            }
            (Verdict::Keep, Access::Write) => self.session.commit(),
            (Verdict::Failed(error), _) => Err(error),
        };
        match outcome {
            Ok(()) => {
                if self.access != Access::Read {
                    self.ledger.committed(1, 0);
                }
                self.ledger.due.note(scope, due);
                Ok(None)
            }
            Err(error) if error.is_absence() || error == Error::Retry => Err(error),
            Err(error) => Ok(Some(error)),
        }
    }
}
