//! What somebody at the desk did last: one deed a person, about one thing or many.

use city::{Id, Person, Work};
use jiff::Timestamp;

use crate::{Json, Result, Table as _, Tx};

crate::table! {
    /// What somebody did last.
    pub struct Deed in "deed" key (person) {
        person: Id<Person>,
        /// What was done at once has one number.
        batch: Id<Deed>,
        work: Work,
        /// What they said of it, by its key.
        verdict: String,
        /// Of which things, each with what must be known to take it back.
        things: Json<Vec<(String, String)>>,
        /// Which could not be done, each with why.
        refused: Json<Vec<(String, String)>>,
        made_at: Timestamp,
        until_at: Timestamp,
    }
}

crate::statements! {
    fn of_person(person: Id<Person>) -> Option<Deed> = select "where person = ?1";
    fn drop_of(person: Id<Person>) = "delete from deed where person = ?1";
    fn drop_ended(before: Timestamp) = "delete from deed where until_at < ?1";
}

/// What somebody did last, whether or not it can still be taken back.
pub fn last(tx: &mut Tx, person: Id<Person>) -> Result<Option<Deed>> {
    of_person(tx, person)
}

/// Notes it in place of what was before.
pub fn note(tx: &mut Tx, deed: &Deed) -> Result<()> {
    deed.put(tx)
}

/// Forgets it: it was taken back.
pub fn forget(tx: &mut Tx, person: Id<Person>) -> Result<()> {
    drop_of(tx, person).map(|_| ())
}

/// Forgets what is final.
pub fn purge(tx: &mut Tx, before: Timestamp) -> Result<u64> {
    drop_ended(tx, before)
}
