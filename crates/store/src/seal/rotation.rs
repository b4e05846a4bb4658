//! Another key in the place of an old one, while the city goes on: what comes is sealed with the new one at once, what is there is
//! sealed anew a few rows at a time, and then the old one is forgotten.

use city::Sealed;

use super::keys::{Seals, all, forget_before, newest_of};
use super::{Holder, SealError};
use crate::{Each, Error, Result, Tx};

crate::row! {
    struct Held { id: i64, sealed: Option<Sealed> }

    struct Count { key: Option<i64>, rows: i64 }
}

crate::statements! {
    fn sheets(before: i64, limit: i64) -> Vec<Held> = "select id, sealed_key, sealed from sheet where sealed_key < ?1 order by sealed_key, id limit ?2";
    fn drafts(before: i64, limit: i64) -> Vec<Held> = "select id, sealed_key, sealed from draft where sealed_key < ?1 order by sealed_key, id limit ?2";
    fn typed(before: i64, limit: i64) -> Vec<Held> = "select id, sealed_key, sealed from typed where sealed_key < ?1 order by sealed_key, id limit ?2";
    fn told(before: i64, limit: i64) -> Vec<Held> = "select id, contact_key as sealed_key, contact as sealed from told where contact_key < ?1 order by contact_key, id limit ?2";
    fn put_sheet(id: i64, sealed: Sealed) = "update sheet set sealed_key = ?2, sealed = ?3 where id = ?1";
    fn put_draft(id: i64, sealed: Sealed) = "update draft set sealed_key = ?2, sealed = ?3 where id = ?1";
    fn put_typed(id: i64, sealed: Sealed) = "update typed set sealed_key = ?2, sealed = ?3 where id = ?1";
    fn put_told(id: i64, sealed: Sealed) = "update told set contact_key = ?2, contact = ?3 where id = ?1";
    fn all_sheets() -> Each<Held> = "select id, sealed_key, sealed from sheet where sealed_key is not null order by id";
    fn all_drafts() -> Each<Held> = "select id, sealed_key, sealed from draft where sealed_key is not null order by id";
    fn all_typed() -> Each<Held> = "select id, sealed_key, sealed from typed where sealed_key is not null order by id";
    fn all_told() -> Each<Held> = "select id, contact_key as sealed_key, contact as sealed from told where contact_key is not null order by id";
    fn count_sheets() -> Vec<Count> = "select sealed_key as key, count(*) as rows from sheet where sealed_key is not null group by sealed_key";
    fn count_drafts() -> Vec<Count> = "select sealed_key as key, count(*) as rows from draft where sealed_key is not null group by sealed_key";
    fn count_typed() -> Vec<Count> = "select sealed_key as key, count(*) as rows from typed where sealed_key is not null group by sealed_key";
    fn count_told() -> Vec<Count> = "select contact_key as key, count(*) as rows from told where contact_key is not null group by contact_key";
}

/// Finds rows that an older key sealed.
type Find = fn(&mut Tx<'_>, i64, i64) -> Result<Vec<Held>>;
/// Puts a row sealed anew.
type Put = fn(&mut Tx<'_>, i64, Sealed) -> Result<u64>;

/// How much of a city opens with one of the operator's keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Needed {
    /// The number of the operator's key.
    pub operator: i64,
    /// Rows with something sealed.
    pub rows: i64,
}

/// Which keys of the operator's a city needs, and for how many rows; the oldest first.
///
/// # Errors
/// The database's faults.
pub fn needed(tx: &mut Tx) -> Result<Vec<Needed>> {
    let mut counts = Vec::new();
    for count in [count_sheets, count_drafts, count_typed, count_told] {
        counts.extend(count(tx)?);
    }
    let mut needed: Vec<Needed> = Vec::new();
    for key in all(tx)? {
        let of_key = counts.iter().filter(|count| count.key == Some(key.number));
        let rows: i64 = of_key.map(|count| count.rows).sum();
        match needed.iter_mut().find(|needed| needed.operator == key.operator) {
            Some(there) => there.rows += rows,
            None => needed.push(Needed { operator: key.operator, rows }),
        }
    }
    Ok(needed)
}

/// How much of what is sealed opens.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tried {
    /// Rows whose bytes open.
    pub open: i64,
    /// Rows whose key is not here.
    pub away: i64,
    /// Rows whose bytes are not what was sealed there.
    pub broken: i64,
}

/// Tries to open everything that is sealed in a city, and shows nothing of it to anybody.
///
/// # Errors
/// The database's faults.
pub fn try_all(tx: &mut Tx, seals: &Seals) -> Result<Tried> {
    let keys = seals.keys_of(tx)?;
    let (scope, mut tried) = (tx.scope(), Tried::default());
    for holder in Holder::ALL {
        let all = match holder {
            Holder::Sheet => all_sheets(tx)?,
            Holder::Draft => all_drafts(tx)?,
            Holder::Typed => all_typed(tx)?,
            Holder::Told => all_told(tx)?,
        };
        all.for_each(tx, |held| {
            let Some(sealed) = held.sealed else { return Ok(()) };
            match keys.open(scope, holder, held.id, &sealed) {
                Ok(_) => tried.open += 1,
                Err(SealError::KeyAway) => tried.away += 1,
                Err(_) => tried.broken += 1,
            }
            Ok::<_, Error>(())
        })?;
    }
    Ok(tried)
}

/// Gives a city a new key, where its newest is not wrapped by the operator's newest. Whether it did.
///
/// # Errors
/// [`SealError::KeyAway`] and the database's faults.
pub fn begin_rotation(tx: &mut Tx, seals: &Seals) -> Result<bool, SealError> {
    let Some(newest) = newest_of(tx)? else { return Ok(false) };
    if seals.newest_operator()? == Some(newest.operator) {
        return Ok(false);
    }
    seals.give(tx, newest.number + 1)?;
    Ok(true)
}

/// Seals some rows anew that an older key of the city sealed; how many. Once there is none, older keys are forgotten.
///
/// # Errors
/// [`SealError`].
pub fn reseal(tx: &mut Tx, seals: &Seals, limit: i64) -> Result<i64, SealError> {
    let Some(newest) = newest_of(tx)? else { return Ok(0) };
    let mut done = 0;
    for holder in Holder::ALL {
        let (find, put): (Find, Put) = match holder {
            Holder::Sheet => (sheets, put_sheet),
            Holder::Draft => (drafts, put_draft),
            Holder::Typed => (typed, put_typed),
            Holder::Told => (told, put_told),
        };
        let found = find(tx, newest.number, limit - done)?;
        for held in found {
            let Some(sealed) = held.sealed else { continue };
            let bytes = seals.open(tx, holder, held.id, &sealed)?;
            let anew = seals.seal(tx, holder, held.id, &bytes)?;
            put(tx, held.id, anew)?;
            done += 1;
        }
        if done >= limit {
            return Ok(done);
        }
    }
    if done == 0 {
        forget_before(tx, newest.number)?;
    }
    Ok(done)
}
