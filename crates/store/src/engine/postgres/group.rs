//! Writes of one city that wait together share one transaction, as on SQLite: each in a savepoint, all answered after
//! the one commit.
//!
//! Whoever writes holds the city's lock from before its first statement, so writers of all processes take turns and
//! none undoes another's work.

use super::{Access, Worker};
use crate::engine::{
    due::Wakes,
    error::Error,
    job::{Job, Verdict},
    scope::Scope,
    time::{Deadline, tick},
    tx::{Backend, Tx},
};

/// A group that took this long commits before it takes more members, so that the first do not wait for the last.
const LONG: std::time::Duration = std::time::Duration::from_millis(50);

/// Ends a member of which nothing is kept.
const UNDO: &str = "rollback to savepoint member; release savepoint member";

/// A member that ran inside the group's transaction.
struct Member {
    job: Box<dyn Job>,
    fault: Option<Error>,
    due: Wakes,
}

/// Runs all jobs, in one transaction or a few.
pub(super) fn run(worker: &mut Worker, scope: Scope, jobs: Vec<Box<dyn Job>>) {
    let mut waiting = jobs.into_iter().filter(|job| !job.abandoned()).peekable();
    while let Some(job) = waiting.next() {
        if waiting.peek().is_none() {
            worker.serve(scope, job);
        } else {
            together(worker, scope, job, &mut waiting);
        }
    }
}

/// Several writes in one transaction. When it is lost, its members run again one by one, except one that had timed
/// out: it would hold up the others a second time.
fn together(
    worker: &mut Worker,
    scope: Scope,
    first: Box<dyn Job>,
    rest: &mut impl Iterator<Item = Box<dyn Job>>,
) {
    let began = tick();
    let access = Access::Write { patience: worker.patience };
    let mut kept = worker.session.begin(scope, access, worker.limit).map(drop);
    let mut members = Vec::new();
    let mut next = Some(first);
    while let Some(job) = next.take() {
        let mut member = Member { job, fault: None, due: Wakes::default() };
        if kept.is_ok() {
            kept = savepoint(worker, scope, &mut member);
        }
        members.push(member);
        if kept.is_ok() && began.elapsed() < LONG {
            next = rest.next();
        }
    }
    if kept.is_ok() {
        kept = worker.session.commit();
    }
    worker.session.end();
    for mut member in members {
        match (&kept, member.fault) {
            (Ok(()), fault) => {
                worker.due.note(scope, member.due);
                member.job.answer(fault);
            }
            (Err(_), Some(Error::Timeout)) => member.job.answer(Some(Error::Timeout)),
            // Asking again with the same key finds out; running it again here might do it twice.
            (Err(Error::Unknown), _) => member.job.answer(Some(Error::Unknown)),
            (Err(_), _) => worker.serve(scope, member.job),
        }
    }
}

/// Runs a member in a savepoint and undoes the savepoint unless it is kept. An error is the whole transaction's.
fn savepoint(worker: &mut Worker, scope: Scope, member: &mut Member) -> Result<(), Error> {
    let deadline = Deadline::after(worker.limit);
    worker.session.until(deadline);
    worker.session.batch("savepoint member")?;
    let backend = Backend::Postgres(&mut worker.session);
    let mut tx = Tx::new(backend, scope, worker.clock.now(), deadline);
    let verdict = member.job.run(&mut tx);
    let due = tx.due();
    let end = match verdict {
        Verdict::Keep => {
            member.due = due;
            "release savepoint member"
        }
        Verdict::Refused => UNDO,
        // The transaction went with its connection.
        Verdict::Failed(error) if !worker.session.is_open() => {
            member.fault = Some(error.clone());
            return Err(error);
        }
        Verdict::Failed(error) if error.is_absence() || error == Error::Retry => return Err(error),
        Verdict::Failed(error) => {
            member.fault = Some(error);
            UNDO
        }
    };
    worker.session.allow(worker.limit);
    worker.session.batch(end)
}
