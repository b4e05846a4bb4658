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

const FORGET: [&str; 3] =
    ["delete from likeness", "delete from near", "delete from setting where name = 'near'"];
const REWRITE: [&str; 2] = [
    "update setting set value = '17' where name = 'near'",
    "update near set reason = '{\"concepts\":[\"teleporter\",\"bench\"],\"words\":[],\"place\":false}'",
];

/// Forgets what ideas are about, as if they came from a version that did not know.
///
/// # Errors
/// The database's faults.
pub fn forget_likeness(tx: &mut Tx<'_>) -> Result<()> {
    FORGET.into_iter().try_for_each(|sql| tx.execute(sql, args![]).map(drop))
}

/// Has what is near ideas be as another lexicon said it: they are about a teleporter, which no city has, and a bench.
///
/// # Errors
/// The database's faults.
pub fn as_of_another_lexicon(tx: &mut Tx<'_>) -> Result<()> {
    REWRITE.into_iter().try_for_each(|sql| tx.execute(sql, args![]).map(drop))
}
