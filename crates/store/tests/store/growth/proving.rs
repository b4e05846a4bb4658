//! What was proved, in cities of both sizes: everybody has proved, tried in vain a moment ago, and stands in the list.

use city::Id;
use store::city::proof::{self, Batch, Entry};
use store::{Error, Tx, args};

use super::{PAGE, Read, SOMEBODY, moment, some};
use crate::common::NOW;

const PROOFS: &str = "insert into proof (id, person, way, held, shown, given_by, made_at, until_at, ended_at, end_reason) with recursive n (i) as (select 1 union all select i + 1 from n where i < ?1) select i, i, 'list', null, null, null, cast(?2 as bigint), null, null, '' from n";
const TRIES: &str = "insert into proof_try (id, person, entry, made_at) with recursive n (i) as (select 1 union all select i + 1 from n where i < ?1) select i, i, null, cast(?2 as bigint) - i from n";
const BATCHES: &str = "insert into proof_batch (id, name, given_by, codes, used, made_at, expires_at, ended_at) with recursive n (i) as (select 1 union all select i + 1 from n where i < ?1) select i, 'Letters', null, 1, 0, cast(?2 as bigint), cast(?2 as bigint) + 1000000, null from n";

/// How many tries of all are counted at most.
const MOST_TRIES: i64 = 300;

fn entry(number: i64) -> Entry {
    let mut mark = [0; 16];
    mark.iter_mut().zip(number.to_le_bytes()).for_each(|(place, byte)| *place = byte);
    Entry { number: mark, both: mark }
}

/// Fills a city in which so many have proved.
pub(super) fn fill(tx: &mut Tx, people: i64) -> Result<(), Error> {
    tx.execute(PROOFS, args![people, NOW])?;
    tx.execute(TRIES, args![people, NOW])?;
    tx.execute(BATCHES, args![people, NOW])?;
    let entries: Vec<Entry> = (1..=people).map(entry).collect();
    proof::replace(tx, Id::new(1), None, &entries, moment(NOW))
}

/// What a request, the page of one's own proofs, and the office read.
pub(super) fn reads() -> Vec<(&'static str, Read)> {
    let (somebody, now) = (Id::new(SOMEBODY), moment(NOW));
    let before = (moment(NOW - 1_000_000), moment(NOW - 1_000_000));
    vec![
        (
            "what somebody has proved",
            Box::new(move |tx| proof::level(tx, somebody, now).map(|_| 1)),
        ),
        ("their proofs", Box::new(move |tx| some(proof::of_person(tx, somebody, PAGE)))),
        (
            "tries in vain",
            Box::new(move |tx| {
                let tries = proof::tries(tx, somebody, Some(&[7; 16]), before, MOST_TRIES)?;
                Ok(usize::try_from(tries.own).unwrap())
            }),
        ),
        (
            "whether somebody stands in the list",
            Box::new(|tx| proof::is_listed(tx, &entry(SOMEBODY)).map(usize::from)),
        ),
        ("letters on paper", Box::new(|tx| some::<Batch>(proof::batches(tx, PAGE)))),
        ("whether there are any", Box::new(move |tx| proof::has_letters(tx, now).map(usize::from))),
        ("how often was proved", Box::new(|tx| proof::counted(tx).map(|_| 1))),
    ]
}
