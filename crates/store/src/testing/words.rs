//! What the tables by which words are found remember of one.

use crate::{Result, Tx, args};

const LEFT: &str = "select (select count(*) from word_stem where term = ?1) + (select count(*) from spelling where term = ?1) + (select count(*) from search where term = ?1)";

/// How many rows have a word, folded.
///
/// # Errors
/// The database's faults.
pub fn rows_of_word(tx: &mut Tx<'_>, word: &str) -> Result<i64> {
    tx.one(LEFT, args![word])
}
