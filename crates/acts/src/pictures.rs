//! Pictures that belong to nothing any more.

use std::collections::BTreeSet;

use jiff::Timestamp;
use store::Tx;
use store::city::file;
use store::{calls as rows, city as city_rows};

use crate::Act;

/// How many are looked at in one go.
const LOOKED_AT: i64 = 10_000;
/// How many are removed in one go, so that others may write in between.
const REMOVED: usize = 200;

/// Removes pictures from before this moment that nothing shows: taken out again, replaced, or
/// sent along with a draft that was never published. Gives their number.
pub fn sweep(tx: &mut Tx, before: Timestamp) -> Act<usize> {
    let idle = file::idle(tx, before, LOOKED_AT)?;
    if idle.is_empty() {
        return Ok(0);
    }
    let calls = rows::call::list(tx)?;
    let mut kept: BTreeSet<i64> = calls.iter().filter_map(|call| call.content.picture).collect();
    kept.extend(city_rows::settings::load(tx)?.0.logo);
    let unused = idle.into_iter().filter(|id| !kept.contains(id)).take(REMOVED);
    let mut removed = 0;
    for id in unused {
        file::remove(tx, id)?;
        removed += 1;
    }
    Ok(removed)
}
