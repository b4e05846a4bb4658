//! What somebody could do who may write to a database past this program.

use crate::{Result, Tx, args};

const CUT: &str =
    "delete from audit where number = (select max(number) from audit) returning number";

/// Cuts the newest entry off a city's log. Gives its number.
///
/// # Errors
/// [`crate::Error::NotFound`] when there is none, or the database's faults.
pub fn cut_log(tx: &mut Tx<'_>) -> Result<i64> {
    tx.one(CUT, args![])
}
