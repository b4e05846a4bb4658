//! What people have proved, the list of residents and the codes on paper that prove it, and tries that were wrong. Numbers,
//! birth dates and codes are here as keyed digests alone.

use city::proof::{Proof, Shown, Way, proven};
use city::{Id, Level, Person};
use jiff::Timestamp;

use crate::{Error, Result, Table, Tx};

/// A digest of an entry, of a number or of a code: so much of a keyed SHA-256 as is kept.
pub type Mark = [u8; 16];

/// What two people cannot have proved with at once, and how much of it says where it lies.
const MARK: usize = 16;

crate::table! {
    pub(crate) struct ProofRow in "proof" key (id) {
        id: Id<Proof>,
        person: Id<Person>,
        way: Way,
        held: Option<Vec<u8>>,
        shown: Option<Shown>,
        given_by: Option<Id<Person>>,
        made_at: Timestamp,
        until_at: Option<Timestamp>,
        ended_at: Option<Timestamp>,
        end_reason: String,
    }
    pub(crate) struct TryRow in "proof_try" key (id) {
        id: i64,
        person: Option<Id<Person>>,
        entry: Option<Vec<u8>>,
        made_at: Timestamp,
    }
    /// A list of residents.
    pub struct ResidentList in "resident_list" key (id) {
        id: Id<ResidentList>,
        given_by: Option<Id<Person>>,
        entries: i64,
        made_at: Timestamp,
    }
    /// Letters on paper that were printed together.
    pub struct Batch in "proof_batch" key (id) {
        id: Id<Batch>,
        name: String,
        given_by: Option<Id<Person>>,
        codes: i64,
        used: i64,
        made_at: Timestamp,
        expires_at: Timestamp,
        ended_at: Option<Timestamp>,
    }
    pub(crate) struct CodeRow in "proof_code" key (hash) {
        hash: Vec<u8>,
        batch: Id<Batch>,
    }
    /// The band of ages somebody is in.
    pub struct AgeBand in "age_band" key (person) {
        person: Id<Person>,
        from_age: i64,
        proved: bool,
        said_at: Timestamp,
    }
}

crate::row! {
    /// How often was proved in one way.
    pub struct Counted from "proof_count" { way: Way, proofs: i64 }
}

crate::statements! {
    fn by_id(id: Id<Proof>) -> Option<ProofRow> = select "where id = ?1";
    fn in_force(person: Id<Person>, now: Timestamp) -> Vec<ProofRow> = select "where person = ?1 and ended_at is null and (until_at is null or until_at > ?2) order by id";
    fn all_of(person: Id<Person>, limit: i64) -> Vec<ProofRow> = select "where person = ?1 order by id desc limit ?2";
    fn holding(held: &[u8]) -> Option<ProofRow> = select "where held = ?1";
    fn close(id: Id<Proof>, ended: Option<Timestamp>, reason: &str) = "update proof set held = null, ended_at = ?2, end_reason = ?3 where id = ?1";
    fn let_go(now: Timestamp) = "update proof set held = null where until_at <= ?1 and held is not null";
    fn shorten(until: Timestamp) = "update proof set until_at = ?1 where way = 'list' and ended_at is null and (until_at is null or until_at > ?1)";
    fn count_in(way: Way) -> () = "insert into proof_count (way, proofs) values (?1, 1) on conflict (way) do update set proofs = proof_count.proofs + 1";
    /// How often was proved in each way.
    pub fn counted() -> Vec<Counted> = select "order by way";
    fn tries_by(person: Id<Person>, since: Timestamp) -> i64 = "select count(*) as tries from proof_try where person = ?1 and made_at > ?2";
    fn tries_of(entry: &[u8], since: Timestamp) -> i64 = "select count(*) as tries from proof_try where entry = ?1 and made_at > ?2";
    fn tries_since(since: Timestamp, limit: i64) -> i64 = "select count(*) as tries from (select id from proof_try where made_at > ?1 limit ?2) t";
    /// Forgets tries before a moment.
    pub fn forget_tries(before: Timestamp) -> () = "delete from proof_try where made_at < ?1";
    /// The list of residents that is in use.
    pub fn newest_list() -> Option<ResidentList> = select "order by id desc limit 1";
    fn drop_parts() -> () = "delete from resident_part";
    fn enter_part(part: i64, entries: &[u8]) -> () = "insert into resident_part (part, entries) values (?1, ?2)";
    fn part(part: i64) -> Option<Vec<u8>> = "select entries from resident_part where part = ?1";
    /// Letters on paper, those printed last first.
    pub fn batches(limit: i64) -> Vec<Batch> = select "order by id desc limit ?1";
    fn batch_by_id(id: Id<Batch>) -> Option<Batch> = select "where id = ?1";
    fn open_batch(now: Timestamp) -> Option<Id<Batch>> = "select id from proof_batch where expires_at > ?1 and ended_at is null limit 1";
    fn end_batch(id: Id<Batch>, now: Timestamp) = "update proof_batch set ended_at = ?2 where id = ?1 and ended_at is null";
    fn count_used(id: Id<Batch>) -> () = "update proof_batch set used = used + 1 where id = ?1";
    fn batch_of(hash: &[u8]) -> Option<Id<Batch>> = "select batch from proof_code where hash = ?1";
    fn drop_code(hash: &[u8]) = "delete from proof_code where hash = ?1";
    fn drop_codes(batch: Id<Batch>) -> () = "delete from proof_code where batch = ?1";
    fn over_batches(before: Timestamp) -> Vec<Id<Batch>> = "select id from proof_batch where expires_at <= ?1 and ended_at is null";
    /// The band somebody is in.
    pub fn band_of(person: Id<Person>) -> Option<AgeBand> = select "where person = ?1";
    fn drop_band(person: Id<Person>) -> () = "delete from age_band where person = ?1";
}

fn whole(row: ProofRow) -> Proof {
    Proof {
        id: row.id,
        person: row.person,
        way: row.way,
        shown: row.shown,
        given_by: row.given_by,
        made: row.made_at,
        until: row.until_at,
        ended: row.ended_at,
        end_reason: row.end_reason,
    }
}

/// Enters a proof. `held` is what nobody else can have proved with: [`Error::Conflict`] where somebody has.
pub fn insert(tx: &mut Tx, new: &Proof, held: Option<&[u8]>) -> Result<()> {
    let row = ProofRow {
        id: new.id,
        person: new.person,
        way: new.way,
        held: held.map(<[u8]>::to_vec),
        shown: new.shown,
        given_by: new.given_by,
        made_at: new.made,
        until_at: new.until,
        ended_at: new.ended,
        end_reason: new.end_reason.clone(),
    };
    row.insert(tx)?;
    count_in(tx, new.way)
}

/// A proof.
pub fn get(tx: &mut Tx, id: Id<Proof>) -> Result<Proof> {
    by_id(tx, id)?.map(whole).ok_or(Error::NotFound)
}

/// What somebody has proved now.
pub fn level(tx: &mut Tx, person: Id<Person>, now: Timestamp) -> Result<Level> {
    let held: Vec<Proof> = in_force(tx, person, now)?.into_iter().map(whole).collect();
    Ok(proven(&held, now))
}

/// What somebody has proved, the newest first.
pub fn of_person(tx: &mut Tx, person: Id<Person>, limit: i64) -> Result<Vec<Proof>> {
    Ok(all_of(tx, person, limit)?.into_iter().map(whole).collect())
}

/// The proof that was given with an entry or a code, whether or not it still holds.
pub fn with(tx: &mut Tx, held: &[u8]) -> Result<Option<Proof>> {
    Ok(holding(tx, held)?.map(whole))
}

/// Saves that a proof has ended: others can prove with the same entry from then on.
pub fn update(tx: &mut Tx, it: &Proof) -> Result<()> {
    match close(tx, it.id, it.ended, &it.end_reason)? {
        0 => Err(Error::NotFound),
        _ => Ok(()),
    }
}

/// Lets others prove with what was proved with until a moment.
pub fn release(tx: &mut Tx, now: Timestamp) -> Result<()> {
    let_go(tx, now).map(|_| ())
}

/// Lets everything that was proved by the list end at a moment, where it does not end before.
pub fn end_listed(tx: &mut Tx, until: Timestamp) -> Result<u64> {
    shorten(tx, until)
}

/// Tries that were wrong after two moments.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tries {
    /// By this person.
    pub own: i64,
    /// Of this entry, by whomever.
    pub of_entry: i64,
    /// Of all, as far as is counted.
    pub all: i64,
}

/// Counts them: a day's by this person and of this entry, and an hour's of all up to `most`.
pub fn tries(
    tx: &mut Tx,
    person: Id<Person>,
    entry: Option<&[u8]>,
    (day, hour): (Timestamp, Timestamp),
    most: i64,
) -> Result<Tries> {
    Ok(Tries {
        own: tries_by(tx, person, day)?,
        of_entry: entry.map(|entry| tries_of(tx, entry, day)).transpose()?.unwrap_or(0),
        all: tries_since(tx, hour, most)?,
    })
}

/// Notes a try that was wrong.
pub fn tried(
    tx: &mut Tx,
    id: i64,
    person: Id<Person>,
    entry: Option<&[u8]>,
    now: Timestamp,
) -> Result<()> {
    let entry = entry.map(<[u8]>::to_vec);
    TryRow { id, person: Some(person), entry, made_at: now }.insert(tx)
}

/// An entry of a list of residents, as it is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    /// The digest of its number.
    pub number: Mark,
    /// The digest of number and birth date.
    pub both: Mark,
}

/// Puts a list in the place of the one before.
pub fn replace(
    tx: &mut Tx,
    id: Id<ResidentList>,
    given_by: Option<Id<Person>>,
    entries: &[Entry],
    now: Timestamp,
) -> Result<()> {
    drop_parts(tx)?;
    let mut sorted: Vec<&Entry> = entries.iter().collect();
    sorted.sort_unstable();
    for together in sorted.chunk_by(|one, next| place(&one.number) == place(&next.number)) {
        let Some(first) = together.first() else { continue };
        let bytes: Vec<u8> =
            together.iter().flat_map(|entry| entry.number.into_iter().chain(entry.both)).collect();
        enter_part(tx, place(&first.number), &bytes)?;
    }
    let count = i64::try_from(entries.len()).unwrap_or(i64::MAX);
    ResidentList { id, given_by, entries: count, made_at: now }.insert(tx)
}

/// The part of a list in which an entry lies.
fn place(number: &Mark) -> i64 {
    number.first().copied().map_or(0, i64::from)
}

/// Whether an entry stands in the list that is in use.
pub fn is_listed(tx: &mut Tx, entry: &Entry) -> Result<bool> {
    let part = part(tx, place(&entry.number))?.unwrap_or_default();
    let is = |kept: &[u8]| {
        kept.split_at_checked(MARK)
            .is_some_and(|(number, both)| number == entry.number && both == entry.both)
    };
    Ok(part.chunks_exact(2 * MARK).any(is))
}

/// Enters letters that are printed, with the digests of their codes.
pub fn print(tx: &mut Tx, batch: &Batch, codes: &[Mark]) -> Result<()> {
    batch.insert(tx)?;
    for code in codes {
        CodeRow { hash: code.to_vec(), batch: batch.id }.insert(tx)?;
    }
    Ok(())
}

/// Whether there are letters whose codes can still be used.
pub fn has_letters(tx: &mut Tx, now: Timestamp) -> Result<bool> {
    Ok(open_batch(tx, now)?.is_some())
}

/// Uses up a code; false when it is none, or over.
pub fn use_code(tx: &mut Tx, code: &Mark, now: Timestamp) -> Result<bool> {
    let Some(id) = batch_of(tx, code)? else { return Ok(false) };
    let batch = batch_by_id(tx, id)?.ok_or(Error::NotFound)?;
    if batch.expires_at <= now || batch.ended_at.is_some() || drop_code(tx, code)? == 0 {
        return Ok(false);
    }
    count_used(tx, id)?;
    Ok(true)
}

/// Ends letters before their time: their codes prove nothing any more.
pub fn stop(tx: &mut Tx, id: Id<Batch>, now: Timestamp) -> Result<()> {
    if end_batch(tx, id, now)? == 0 {
        return Err(Error::NotFound);
    }
    drop_codes(tx, id)
}

/// Removes the codes of letters that were over before a moment.
pub fn purge_codes(tx: &mut Tx, before: Timestamp) -> Result<()> {
    for id in over_batches(tx, before)? {
        end_batch(tx, id, before)?;
        drop_codes(tx, id)?;
    }
    Ok(())
}

/// Keeps the band of ages somebody is in.
pub fn keep_band(tx: &mut Tx, band: &AgeBand) -> Result<()> {
    drop_band(tx, band.person)?;
    band.insert(tx)
}
