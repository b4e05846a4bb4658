//! What somebody could do who may write to a database past this program.

use crate::{Result, Tx, args};

const CUT: &str =
    "delete from audit where number = (select max(number) from audit) returning number";

const ALTER: &str = "update audit set details = ?1 \
     where number = (select min(number) from audit) returning number";

/// Puts other details into the oldest entry of a city's log. Gives its number.
///
/// # Errors
/// [`crate::Error::NotFound`] when there is none, or the database's faults.
pub fn alter_log(tx: &mut Tx<'_>) -> Result<i64> {
    tx.one(ALTER, args!["{\"changed\":true}"])
}

/// Cuts the newest entry off a city's log. Gives its number.
///
/// # Errors
/// [`crate::Error::NotFound`] when there is none, or the database's faults.
pub fn cut_log(tx: &mut Tx<'_>) -> Result<i64> {
    tx.one(CUT, args![])
}
