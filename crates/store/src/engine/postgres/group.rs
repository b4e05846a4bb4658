//! Writes of one city that wait together share one transaction, as on SQLite: each in a savepoint, all answered after
//! the one commit.
//!
//! Whoever writes holds the city's lock from before its first statement, so writers of all processes take turns and
//! none undoes another's work.

use super::Worker;
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

/// How a member ends, in the same breath in which the next one begins: each breath is a way to the server and back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    /// There was none before.
    None,
    /// It is kept, which the commit alone says as well.
    Keep,
    /// Nothing of it is.
    Undo,
}

impl End {
    fn and_the_next(self) -> &'static str {
        match self {
            Self::None => "savepoint member",
            Self::Keep => "release savepoint member; savepoint member",
            Self::Undo => "rollback to savepoint member",
        }
    }
}

/// A member that ran inside the group's transaction.
struct Member {
    job: Box<dyn Job>,
    fault: Option<Error>,
    is_kept: bool,
    due: Wakes,
}

/// Runs all jobs, in one transaction or a few.
pub(super) fn run(worker: &mut Worker, scope: Scope, jobs: Vec<Box<dyn Job>>) {
    let mut waiting = jobs.into_iter().filter(|job| !job.abandoned()).peekable();
    while let Some(job) = waiting.next() {
        let until = Deadline::after(worker.patience);
        // Whether a database that was away is back, one alone finds out.
        if waiting.peek().is_none() || worker.away.is_some() {
            worker.serve(scope, job, until);
        } else {
            together(worker, scope, job, &mut waiting, until);
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
    until: Deadline,
) {
    let began = tick();
    let mut kept = worker.session.begin(scope, worker.access, worker.limit, until).map(drop);
    let mut members = Vec::new();
    let mut last = End::None;
    let mut next = Some(first);
    while let Some(job) = next.take() {
        let mut member = Member { job, fault: None, is_kept: false, due: Wakes::default() };
        if kept.is_ok() {
            kept = savepoint(worker, scope, last, &mut member).map(|end| last = end);
        }
        members.push(member);
        if kept.is_ok() && began.elapsed() < LONG {
            next = rest.next();
        }
    }
    if kept.is_ok() && last == End::Undo {
        worker.session.allow(worker.limit);
        kept = worker.session.batch(last.and_the_next());
    }
    if kept.is_ok() {
        worker.session.allow(worker.limit);
        kept = worker.session.commit();
    }
    worker.session.end();
    match &kept {
        Ok(()) => {
            let kept = members.iter().filter(|member| member.is_kept).count();
            worker.ledger.committed(kept, members.len() - kept);
        }
        Err(fault) => worker.lost(fault, until),
    }
    for mut member in members {
        match (&kept, member.fault) {
            (Ok(()), fault) => {
                worker.ledger.due.note(scope, member.due);
                member.job.answer(fault);
            }
            (Err(_), Some(Error::Timeout)) => member.job.answer(Some(Error::Timeout)),
            // Asking again with the same key finds out; running it again here might do it twice.
            (Err(Error::Unknown), _) => member.job.answer(Some(Error::Unknown)),
            (Err(_), _) => worker.serve(scope, member.job, until),
        }
    }
}

/// Ends the member before, and runs one in a savepoint. Says how it is to end. An error is the whole transaction's.
fn savepoint(
    worker: &mut Worker,
    scope: Scope,
    last: End,
    member: &mut Member,
) -> Result<End, Error> {
    let deadline = Deadline::after(worker.limit);
    worker.session.until(deadline);
    worker.session.batch(last.and_the_next())?;
    let backend = Backend::Postgres(&mut worker.session);
    let mut tx = Tx::new(backend, scope, worker.clock.now(), deadline);
    let verdict = member.job.run(&mut tx);
    let due = tx.due();
    match verdict {
        Verdict::Keep => {
            member.due = due;
            member.is_kept = true;
            Ok(End::Keep)
        }
        Verdict::Refused => Ok(End::Undo),
        // The transaction went with its connection.
        Verdict::Failed(error) if !worker.session.is_open() => {
            member.fault = Some(error.clone());
            Err(error)
        }
        Verdict::Failed(error) if error.is_absence() || error == Error::Retry => Err(error),
        Verdict::Failed(error) => {
            member.fault = Some(error);
            Ok(End::Undo)
        }
    }
}
