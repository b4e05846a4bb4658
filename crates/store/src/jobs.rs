//! Work to be done after the commit: mail, calls to others, counts. A job is a row of the city's own, enqueued in
//! the transaction it belongs to, so it is there exactly when the rest is.
//!
//! A runner claims due jobs for a while (a lease), does each, and says how it went. A runner that dies leaves its
//! jobs to be claimed again when the lease ends, so a job may be done twice: what it does must bear that.
//! [`crate::Store::due`] says which cities have work, without asking each.

use crate::{Error, Result, Tx, args};

crate::row! {
    /// A job in a runner's hands.
    pub struct Claimed { id: i64, kind: String, payload: String, attempts: i64 }

    /// A job that was given up.
    pub struct Dead { id: i64, kind: String, payload: String, attempts: i64, last_error: Option<String> }

    /// A job of one kind that is not done, waiting or given up.
    pub struct Undone { id: i64, payload: String, attempts: i64, run_at: i64, dead: bool, last_error: Option<String> }

    /// How many jobs wait, and how many were given up.
    pub struct Load { waiting: i64, dead: i64 }
}

crate::statements! {
    ENQUEUE = "insert into store_job (id, kind, payload, made_at, run_at) values (?1, ?2, ?3, ?4, ?5)";
    CLAIM -> Claimed = "update store_job set run_at = ?1, attempts = attempts + 1 \
        where id in (select id from store_job where dead = false and run_at <= ?2 order by run_at, id limit ?3) \
        returning id, kind, payload, attempts";
    FINISH = "delete from store_job where id = ?1 and attempts = ?2";
    AGAIN = "update store_job set run_at = ?3, last_error = ?4 where id = ?1 and attempts = ?2";
    GIVE_UP = "update store_job set dead = true, last_error = ?3 where id = ?1 and attempts = ?2";
    DEAD -> Dead = "select id, kind, payload, attempts, last_error from store_job where dead = true order by id";
    UNDONE -> Undone = "select id, payload, attempts, run_at, dead, last_error from store_job where kind = ?1 order by id";
    REVIVE = "update store_job set dead = false, attempts = 0, run_at = ?2 where id = ?1 and dead = true";
    LOAD -> Load = "select count(*) filter (where dead = false) as waiting, \
        count(*) filter (where dead = true) as dead from store_job";
    DROP = "delete from store_job where payload = ?1";
    NEXT = "select min(run_at) as run_at from store_job where dead = false";
}

/// After this many attempts a job is given up: with the pauses between them, after three days. A mail server that is
/// away over a long weekend loses no letter.
pub const ATTEMPTS: i64 = 81;

/// The first pause after a failure; it doubles with each.
const PAUSE: i64 = 10 * SECOND;

/// The longest pause after a failure.
const LONGEST: i64 = 3600 * SECOND;

const SECOND: i64 = 1_000_000;

/// Enqueues a job under a new id: `kind` says what it is, `payload` is the runner's to read, `run_at` is the earliest
/// time, in microseconds since 1970.
///
/// # Errors
/// The database's faults.
pub fn enqueue(tx: &mut Tx, id: i64, kind: &str, payload: &str, run_at: i64) -> Result<()> {
    let now = tx.now();
    tx.execute(ENQUEUE, args![id, kind, payload, now, run_at])?;
    tx.wake_at(run_at);
    Ok(())
}

/// Takes up to `limit` due jobs for `lease` microseconds, the longest due first.
///
/// # Errors
/// The database's faults.
pub fn claim(tx: &mut Tx, lease: i64, limit: u32) -> Result<Vec<Claimed>> {
    let now = tx.now();
    let mut jobs: Vec<Claimed> = tx.query(CLAIM, args![now + lease, now, limit])?;
    jobs.sort_by_key(|job| job.id); // `returning` promises no order    // What is left over is due still, and what was taken is due again when the lease ends.
    if let Some(at) = next(tx)? {
        tx.wake_at(at);
    }
    Ok(jobs)
}

/// Drops the jobs with this payload, waiting or given up: what they are about is gone. Their words go too, which may
/// repeat what a mail server said.
///
/// # Errors
/// The database's faults.
pub fn drop_for(tx: &mut Tx, payload: &str) -> Result<()> {
    tx.execute(DROP, args![payload]).map(|_| ())
}

/// A claimed job was done.
///
/// # Errors
/// [`Error::NotFound`] when the lease had ended and another runner has the job.
pub fn finish(tx: &mut Tx, job: &Claimed) -> Result<()> {
    held(tx.execute(FINISH, args![job.id, job.attempts])?)
}

/// A claimed job failed with `error`, a sentence for the log and the dead letters. It is tried again after 10 s, 20 s,
/// 40 s … up to an hour, and given up after [`ATTEMPTS`].
///
/// # Errors
/// [`Error::NotFound`] when the lease had ended and another runner has the job.
pub fn fail(tx: &mut Tx, job: &Claimed, error: &str) -> Result<()> {
    if job.attempts >= ATTEMPTS {
        return held(tx.execute(GIVE_UP, args![job.id, job.attempts, error])?);
    }
    let run_at = tx.now() + pause(job.attempts);
    tx.wake_at(run_at);
    held(tx.execute(AGAIN, args![job.id, job.attempts, run_at, error])?)
}

/// A claimed job can never succeed: it is given up at once.
///
/// # Errors
/// [`Error::NotFound`] when the lease had ended and another runner has the job.
pub fn give_up(tx: &mut Tx, job: &Claimed, error: &str) -> Result<()> {
    held(tx.execute(GIVE_UP, args![job.id, job.attempts, error])?)
}

/// The jobs that were given up, for people to look at.
///
/// # Errors
/// The database's faults.
pub fn dead(tx: &mut Tx) -> Result<Vec<Dead>> {
    tx.query(DEAD, args![])
}

/// The jobs of a kind that are not done.
///
/// # Errors
/// The database's faults.
pub fn undone(tx: &mut Tx, kind: &str) -> Result<Vec<Undone>> {
    tx.query(UNDONE, args![kind])
}

/// Gives a dead job another life, from now.
///
/// # Errors
/// [`Error::NotFound`] when there is no such dead job.
pub fn revive(tx: &mut Tx, id: i64) -> Result<()> {
    let now = tx.now();
    tx.wake_at(now);
    held(tx.execute(REVIVE, args![id, now])?)
}

/// How much waits, for the page that shows how the installation is doing.
///
/// # Errors
/// The database's faults.
pub fn load(tx: &mut Tx) -> Result<Load> {
    tx.one(LOAD, args![])
}

/// When the next job is due.
///
/// # Errors
/// The database's faults.
pub fn next(tx: &mut Tx) -> Result<Option<i64>> {
    tx.one(NEXT, args![])
}

fn held(rows: u64) -> Result<()> {
    if rows == 1 { Ok(()) } else { Err(Error::NotFound) }
}

fn pause(attempts: i64) -> i64 {
    (PAUSE << (attempts - 1).clamp(0, 20)).min(LONGEST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_double_up_to_an_hour_for_three_days() {
        let pauses: Vec<i64> = (1..=11).map(|attempt| pause(attempt) / SECOND).collect();
        assert_eq!(pauses, [10, 20, 40, 80, 160, 320, 640, 1280, 2560, 3600, 3600]);
        assert_eq!(pause(i64::MAX), LONGEST);
        let days = |seconds: i64| seconds / (24 * 3600);
        assert_eq!(days((1..ATTEMPTS).map(|attempt| pause(attempt) / SECOND).sum()), 3);
    }
}
