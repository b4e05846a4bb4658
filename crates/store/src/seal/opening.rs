//! Who opened what is sealed, when and why: for the log, and for the person whose it is.

use calls::Call;
use city::{Id, Person};
use jiff::Timestamp;

use crate::Tx;

crate::table! {
    /// That something was opened.
    pub struct Opening in "opening" key (id) {
        /// Its identifier.
        pub id: Id<Opening>,
        /// The call it belongs to.
        pub call: Id<Call>,
        /// The sheet, or the idea.
        pub owner: i64,
        /// The question, or the column.
        pub part: String,
        /// Whose it is; nobody's once they have left.
        pub person: Option<Id<Person>>,
        /// Who opened it.
        pub opened_by: Option<Id<Person>>,
        /// Why.
        pub reason: String,
        /// When.
        pub made_at: Timestamp,
    }
}

crate::statements! {
    /// What was opened of a person, the newest first.
    pub fn of_person(person: Id<Person>, limit: i64) -> Vec<Opening> = select "where person = ?1 order by id desc limit ?2";
    /// Who opened one part of something, the newest first.
    pub fn of_part(owner: i64, part: &str, limit: i64) -> Vec<Opening> = select "where owner = ?1 and part = ?2 order by id desc limit ?3";
}

/// Notes that something was opened.
///
/// # Errors
/// The database's faults.
pub fn insert(tx: &mut Tx, opening: &Opening) -> crate::Result<()> {
    crate::Table::insert(opening, tx)
}
