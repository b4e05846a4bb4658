//! What became of each row, as long as that is kept.

use ::imports::Row;
use jiff::Timestamp;
use store::imports::import::{self as rows, Import};
use store::imports::part;
use store::imports::part::Outcome;

use super::ROWS_KEPT;
use crate::{Act, Done};

/// How long a file waits for somebody to say which column is which.
const WAITS: jiff::SignedDuration = jiff::SignedDuration::from_hours(24 * 7);
/// How many imports are swept at once.
const AT_ONCE: i64 = 20;

/// A row with what became of it.
pub type Shown = (Row, Outcome);

/// The rows of a part with what became of each; none once they are forgotten, or behind the last.
pub fn part_of(act: &mut Act, import: &Import, number: i64) -> Done<Option<Vec<Shown>>> {
    let Some((content, outcomes)) = part::get(act.tx, import.id, number)? else { return Ok(None) };
    Ok(Some(content.into_iter().zip(outcomes).collect()))
}

/// Forgets files that nobody went on with, and rows of last month: they hold personal words.
pub fn sweep(act: &mut Act) -> Done<()> {
    let ago = |time| -> Timestamp { act.now.checked_sub(time).unwrap_or(act.now) };
    let (left, old) = (ago(WAITS), ago(ROWS_KEPT));
    for id in rows::left(act.tx, left, AT_ONCE)? {
        rows::remove(act.tx, id)?;
    }
    for id in rows::old(act.tx, old, AT_ONCE)? {
        rows::forget_rows(act.tx, id)?;
    }
    Ok(())
}
