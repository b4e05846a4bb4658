//! Group commit: writes of one city that wait together share one commit, and each is answered after it.

use super::{Bench, Connection};
use crate::engine::{
    due::Wakes,
    error::Error,
    job::{Job, Verdict},
    scope::Scope,
    time::tick,
};

/// A group that took this long commits before it takes more members, so that the first do not wait for the last.
const LONG: std::time::Duration = std::time::Duration::from_millis(50);

/// A member that ran inside the group's transaction.
struct Member {
    job: Box<dyn Job>,
    fault: Option<Error>,
    is_kept: bool,
    due: Wakes,
}

/// Runs all jobs, in one commit or a few.
pub(super) fn run(bench: &Bench, connection: &Connection, scope: Scope, jobs: Vec<Box<dyn Job>>) {
    let mut waiting = jobs.into_iter().filter(|job| !job.abandoned()).peekable();
    while let Some(job) = waiting.next() {
        if waiting.peek().is_none() {
            alone(bench, connection, scope, job);
        } else {
            together(bench, connection, scope, job, &mut waiting);
        }
    }
}

/// One write in a transaction of its own.
fn alone(bench: &Bench, connection: &Connection, scope: Scope, mut job: Box<dyn Job>) {
    let fault = match connection.command("begin immediate") {
        Err(error) => Some(error),
        Ok(()) => match bench.attempt(connection, scope, job.as_mut()) {
            (Verdict::Keep, due) => match connection.command("commit") {
                Ok(()) => {
                    bench.ledger.committed(1, 0);
                    bench.ledger.due.note(scope, due);
                    None
                }
                Err(error) => Some(error),
            },
            (Verdict::Refused, _) => {
                bench.ledger.refused();
                None
            }
            (Verdict::Failed(error), _) => Some(error),
        },
    };
    connection.rollback();
    job.answer(fault);
}

/// Several writes in one transaction, each in a savepoint. When the transaction is lost, its members run again one
/// by one, except one that had timed out: it would hold up the others a second time.
fn together(
    bench: &Bench,
    connection: &Connection,
    scope: Scope,
    first: Box<dyn Job>,
    rest: &mut impl Iterator<Item = Box<dyn Job>>,
) {
    let began = tick();
    let mut members = Vec::new();
    let mut kept = connection.command("begin immediate");
    let mut next = Some(first);
    while let Some(job) = next.take() {
        let mut member = Member { job, fault: None, is_kept: false, due: Wakes::default() };
        if kept.is_ok() {
            if let Err(error) = savepoint(bench, connection, scope, &mut member) {
                member.fault = Some(error);
                member.is_kept = false;
            }
            if !connection.in_transaction() {
                kept = Err(Error::Retry);
            }
        }
        members.push(member);
        if kept.is_ok() && began.elapsed() < LONG {
            next = rest.next();
        }
    }
    if kept.is_ok() {
        kept = connection.command("commit");
    }
    connection.rollback();
    match &kept {
        Ok(()) => {
            let kept = members.iter().filter(|member| member.is_kept).count();
            bench.ledger.committed(kept, members.len() - kept);
        }
        Err(_) => bench.ledger.lost(),
    }
    for mut member in members {
        match (&kept, member.fault) {
            (Ok(()), fault) => {
                if member.is_kept {
                    bench.ledger.due.note(scope, member.due);
                }
                member.job.answer(fault);
            }
            (Err(_), Some(Error::Timeout)) => member.job.answer(Some(Error::Timeout)),
            (Err(_), _) => alone(bench, connection, scope, member.job),
        }
    }
}

/// Runs a member in a savepoint and undoes the savepoint unless it is kept.
fn savepoint(
    bench: &Bench,
    connection: &Connection,
    scope: Scope,
    member: &mut Member,
) -> Result<(), Error> {
    connection.command("savepoint member")?;
    let (verdict, due) = bench.attempt(connection, scope, member.job.as_mut());
    match verdict {
        Verdict::Keep => {
            member.is_kept = true;
            member.due = due;
        }
        Verdict::Refused => undo(connection)?,
        Verdict::Failed(error) => {
            undo(connection)?;
            member.fault = Some(error);
        }
    }
    if connection.in_transaction() {
        connection.command("release member")?;
    }
    Ok(())
}

fn undo(connection: &Connection) -> Result<(), Error> {
    if connection.in_transaction() { connection.command("rollback to member") } else { Ok(()) }
}
