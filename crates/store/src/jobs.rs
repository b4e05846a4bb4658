//! Jobs: work to be done after the commit, as rows of the same transaction.

use crate::{Result, Tx, args};

const ENQUEUE: &str =
    "insert into store_job (kind, payload, made_at, run_at) values (?1, ?2, ?3, ?4)";

/// Puts a job into the queue, due at `run_at` (microseconds since 1970).
pub fn enqueue(tx: &mut Tx, kind: &str, payload: &str, run_at: i64) -> Result<()> {
    let now = tx.now();
    tx.execute(ENQUEUE, args![kind, payload, now, run_at])?;
    Ok(())
}
