//! What somebody last wanted to see of the queue, so that it is there when they come back.

use city::{Id, Person};

use crate::{Result, Table as _, Tx};

crate::table! {
    pub(crate) struct ViewRow in "desk_view" key (person) {
        person: Id<Person>,
        query: String,
    }
}

crate::statements! {
    fn query_of(person: Id<Person>) -> Option<String> = "select query from desk_view where person = ?1";
}

/// As the query of an address; nothing when they never wanted anything in particular.
pub fn of(tx: &mut Tx, person: Id<Person>) -> Result<Option<String>> {
    query_of(tx, person)
}

/// Remembers it.
pub fn keep(tx: &mut Tx, person: Id<Person>, query: &str) -> Result<()> {
    ViewRow { person, query: query.to_owned() }.put(tx)
}
