//! Work to be done after the commit: mail, calls to others, counts. A job is a row of the city's own, enqueued in
//! the transaction it belongs to, so it is there exactly when the rest is.
//!
//! A runner claims due jobs one by one, gives signs of life while it works, and says how it went in the transaction
//! that keeps what came of it. Each claim has a number: whoever lost the claim cannot write an end. A job whose runner
//! gave no sign of life for a while is released, by somebody who watched for so long ([`held`], [`release`]): that asks
//! no clock that can be set. What a job does to the outside may so be done twice, but only when its runner died in it.
//! [`crate::Store::next_due`] says which city has work, without asking each.

use crate::{Cell, Error, FromColumn, Kind, Result, Scalar, ToValue, Tx, Value};

/// How long a job may wait for others. Each urgency waits only for what is as urgent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Urgency {
    /// Somebody waits before their screen: a code, a link.
    Now,
    /// It answers what somebody did, or others wait for it.
    Soon,
    /// News and digests.
    Later,
}

impl Urgency {
    /// All, the most urgent first.
    pub const ALL: [Self; 3] = [Self::Now, Self::Soon, Self::Later];
}

impl Scalar for Urgency {
    const KIND: Kind = Kind::Int;
}

impl ToValue for Urgency {
    fn to_value(&self) -> Value {
        Value::Int(match self {
            Self::Now => 0,
            Self::Soon => 1,
            Self::Later => 2,
        })
    }
}

impl FromColumn for Urgency {
    fn from_column(cell: Cell<'_>) -> Result<Self> {
        match i64::from_column(cell)? {
            0 => Ok(Self::Now),
            1 => Ok(Self::Soon),
            2 => Ok(Self::Later),
            other => Err(Error::Bug(format!("{other} is no urgency"))),
        }
    }
}

crate::row! {
    /// A job in a runner's hands.
    pub struct Claimed { id: i64, kind: String, payload: String, urgency: Urgency, attempts: i64, claim: i64 }

    /// A job in somebody's hands, and their last sign of life.
    pub struct Held { id: i64, claim: i64, beat: i64 }

    /// When the next job of an urgency is due.
    pub struct Next { urgency: Urgency, run_at: i64 }

    /// A job that was given up.
    pub struct Dead { id: i64, kind: String, payload: String, attempts: i64, last_error: Option<String> }

    /// A job of one kind that is not done, waiting or given up.
    pub struct Undone { id: i64, payload: String, attempts: i64, run_at: i64, dead: bool, last_error: Option<String> }

    /// The jobs of an urgency that wait, how many of them are of a kind, and when the first of them is due.
    pub struct Queued { urgency: Urgency, waiting: i64, letters: i64, first: i64 }

    /// How many jobs wait, and how many were given up.
    pub struct Load { waiting: i64, dead: i64 }
}

crate::statements! {
    fn enter(id: i64, kind: &str, payload: &str, urgency: Urgency, now: i64, run_at: i64) = "insert into store_job (id, kind, payload, urgency, made_at, run_at, set_at) values (?1, ?2, ?3, ?4, ?5, ?6, ?5)";
    fn take(urgency: Urgency, now: i64) -> Option<Claimed> = "update store_job set held = true, claim = claim + 1, attempts = attempts + 1 \
        where id = (select id from store_job where dead = false and held = false and urgency = ?1 and run_at <= ?2 \
            order by run_at, id limit 1) \
        returning id, kind, payload, urgency, attempts, claim";
    fn sign(id: i64, claim: i64) = "update store_job set beat = beat + 1 where id = ?1 and claim = ?2 and held = true";
    /// The jobs in anybody's hands.
    ///
    /// # Errors
    /// The database's faults.
    pub fn held() -> Vec<Held> = "select id, claim, beat from store_job where dead = false and held = true order by id";
    fn let_go(id: i64, claim: i64, beat: i64, now: i64) = "update store_job set held = false, run_at = ?4, set_at = ?4 \
        where id = ?1 and claim = ?2 and beat = ?3 and held = true";
    fn end(id: i64, claim: i64) = "delete from store_job where id = ?1 and claim = ?2";
    fn again(id: i64, claim: i64, run_at: i64, now: i64, error: &str) = "update store_job set held = false, run_at = ?3, set_at = ?4, last_error = ?5 where id = ?1 and claim = ?2";
    fn postpone(id: i64, claim: i64, run_at: i64, now: i64) = "update store_job set held = false, run_at = ?3, set_at = ?4, attempts = attempts - 1 \
        where id = ?1 and claim = ?2";
    fn bury(id: i64, claim: i64, error: &str) = "update store_job set held = false, dead = true, last_error = ?3 where id = ?1 and claim = ?2";
    /// The first of the jobs that were given up; [`load`] says how many.
    ///
    /// # Errors
    /// The database's faults.
    pub fn first_dead() -> Option<Dead> = "select id, kind, payload, attempts, last_error from store_job where dead = true order by id limit 1";
    /// The jobs of a kind that are not done, after one.
    ///
    /// # Errors
    /// The database's faults.
    pub fn undone(kind: &str, after: i64, limit: i64) -> Vec<Undone> = "select id, payload, attempts, run_at, dead, last_error from store_job \
        where kind = ?1 and id > ?2 order by id limit ?3";
    /// The jobs of a kind with this payload that are not done.
    ///
    /// # Errors
    /// The database's faults.
    pub fn undone_for(kind: &str, payload: &str) -> Vec<Undone> = "select id, payload, attempts, run_at, dead, last_error from store_job where kind = ?1 and payload = ?2 order by id";
    /// The jobs of a kind that failed at least once and are not done, after one.
    ///
    /// # Errors
    /// The database's faults.
    pub fn in_trouble(kind: &str, after: i64, limit: i64) -> Vec<Undone> = "select id, payload, attempts, run_at, dead, last_error from store_job \
        where kind = ?1 and (dead = true or last_error is not null) and id > ?2 order by id limit ?3";
    /// How many jobs of a kind wait.
    ///
    /// # Errors
    /// The database's faults.
    pub fn waiting(kind: &str) -> i64 = "select count(*) as jobs from store_job where kind = ?1 and dead = false";
    fn raise(id: i64, now: i64) = "update store_job set dead = false, attempts = 0, run_at = ?2, set_at = ?2 where id = ?1 and dead = true";
    /// How much waits, for the page that shows how the installation is doing.
    ///
    /// # Errors
    /// The database's faults.
    pub fn load() -> Load = "select count(*) filter (where dead = false) as waiting, \
        count(*) filter (where dead = true) as dead from store_job";
    /// Forgets jobs of a kind that were given up and made before a moment.
    ///
    /// # Errors
    /// The database's faults.
    pub fn forget(kind: &str, before: i64) = "delete from store_job where kind = ?1 and dead = true and made_at < ?2";
    /// Drops the jobs with this payload, waiting or given up: what they are about is gone. Their words go too, which may
    /// repeat what a mail server said.
    ///
    /// # Errors
    /// The database's faults.
    pub fn drop_for(payload: &str) -> () = "delete from store_job where payload = ?1";
    /// When the next job of each urgency is due.
    ///
    /// # Errors
    /// The database's faults.
    pub fn next() -> Vec<Next> = "select urgency, min(run_at) as run_at from store_job where dead = false and held = false \
        group by urgency order by urgency";
    /// What waits, by urgency, for figures; `kind` is that of letters.
    ///
    /// # Errors
    /// The database's faults.
    pub fn queued(kind: &str) -> Vec<Queued> = "select urgency, count(*) as waiting, count(*) filter (where kind = ?1) as letters, \
        min(run_at) as first from store_job where dead = false group by urgency order by urgency";
    fn next_of(urgency: Urgency) -> Option<i64> = "select min(run_at) as run_at from store_job where dead = false and held = false and urgency = ?1";
    fn ahead(moment: i64) -> i64 = "select count(*) as jobs from store_job where dead = false and set_at > ?1";
    fn shift(now: i64, ahead: i64) -> () = "update store_job set run_at = ?1 + run_at - set_at, set_at = ?1 where dead = false and set_at > ?2";
}

/// After this many attempts a job is given up: with the pauses between them, after three days. A mail server that is
/// away over a long weekend loses no letter.
pub const ATTEMPTS: i64 = 81;

/// The first pause after a failure; it doubles with each.
const PAUSE: i64 = 10 * SECOND;

/// The longest pause after a failure.
const LONGEST: i64 = 3600 * SECOND;

const SECOND: i64 = 1_000_000;

/// Clocks of machines that share a database differ by less.
const SKEW: i64 = 60 * SECOND;

/// Enqueues a job under a new id: `kind` says what it is, `payload` is the runner's to read, `run_at` is the earliest
/// time, in microseconds since 1970.
///
/// # Errors
/// The database's faults.
pub fn enqueue(
    tx: &mut Tx,
    id: i64,
    kind: &str,
    payload: &str,
    urgency: Urgency,
    run_at: i64,
) -> Result<()> {
    let now = tx.now();
    enter(tx, id, kind, payload, urgency, now, run_at)?;
    tx.wake_at(urgency, run_at);
    Ok(())
}

/// Takes the job of an urgency that is the longest due, if one is.
///
/// # Errors
/// The database's faults.
pub fn claim(tx: &mut Tx, urgency: Urgency) -> Result<Option<Claimed>> {
    let now = tx.now();
    let job = take(tx, urgency, now)?;
    // What is left over is due still.
    if let Some(at) = next_of(tx, urgency)? {
        tx.wake_at(urgency, at);
    }
    Ok(job)
}

/// A sign of life: the runner still works at it.
///
/// # Errors
/// [`Error::NotFound`] when it is not this runner's any more.
pub fn beat(tx: &mut Tx, job: &Claimed) -> Result<()> {
    held_by(sign(tx, job.id, job.claim)?)
}

/// Lets others claim a job whose runner gave no sign of life since it was seen like this.
///
/// # Errors
/// The database's faults. A runner that gave a sign meanwhile keeps it.
pub fn release(tx: &mut Tx, seen: &Held) -> Result<()> {
    let now = tx.now();
    let_go(tx, seen.id, seen.claim, seen.beat, now)?;
    for urgency in Urgency::ALL {
        tx.wake_at(urgency, now);
    }
    Ok(())
}

/// Whether jobs were put off until a time that a wrong clock named: it was ahead, and has been put right.
///
/// # Errors
/// The database's faults.
pub fn are_ahead(tx: &mut Tx) -> Result<bool> {
    let now = tx.now();
    Ok(ahead(tx, now + SKEW)? > 0)
}

/// Has such jobs wait from now for as long as they were to wait then.
///
/// # Errors
/// The database's faults.
pub fn put_right(tx: &mut Tx) -> Result<()> {
    let now = tx.now();
    shift(tx, now, now + SKEW)?;
    for next in next(tx)? {
        tx.wake_at(next.urgency, next.run_at);
    }
    Ok(())
}

/// A claimed job was done.
///
/// # Errors
/// [`Error::NotFound`] when it is not this runner's any more.
pub fn finish(tx: &mut Tx, job: &Claimed) -> Result<()> {
    held_by(end(tx, job.id, job.claim)?)
}

/// A claimed job failed with `error`, a sentence for the log and the dead letters. It is tried again after 10 s, 20 s,
/// 40 s … up to an hour, and given up after [`ATTEMPTS`].
///
/// # Errors
/// [`Error::NotFound`] when it is not this runner's any more.
pub fn fail(tx: &mut Tx, job: &Claimed, error: &str) -> Result<()> {
    if job.attempts >= ATTEMPTS {
        return give_up(tx, job, error);
    }
    let now = tx.now();
    let run_at = now + pause(job.attempts);
    tx.wake_at(job.urgency, run_at);
    held_by(again(tx, job.id, job.claim, run_at, now, error)?)
}

/// A claimed job must wait for something else: it is due again after `pause` microseconds, and this was no attempt.
///
/// # Errors
/// [`Error::NotFound`] when it is not this runner's any more.
pub fn put_off(tx: &mut Tx, job: &Claimed, pause: i64) -> Result<()> {
    let now = tx.now();
    tx.wake_at(job.urgency, now + pause);
    held_by(postpone(tx, job.id, job.claim, now + pause, now)?)
}

/// A claimed job can never succeed: it is given up at once.
///
/// # Errors
/// [`Error::NotFound`] when it is not this runner's any more.
pub fn give_up(tx: &mut Tx, job: &Claimed, error: &str) -> Result<()> {
    held_by(bury(tx, job.id, job.claim, error)?)
}

/// Gives a dead job another life, from now.
///
/// # Errors
/// [`Error::NotFound`] when there is no such dead job.
pub fn revive(tx: &mut Tx, id: i64) -> Result<()> {
    let now = tx.now();
    for urgency in Urgency::ALL {
        tx.wake_at(urgency, now);
    }
    held_by(raise(tx, id, now)?)
}

fn held_by(rows: u64) -> Result<()> {
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
