//! Who brought a thing: one at first, more by a merge.

use city::{Id, Person, Thing};
use jiff::Timestamp;

use crate::{Result, Tx};

crate::statements! {
    /// Everyone who brought a thing or joined it, the first first.
    pub fn of(thing: Id<Thing>) -> Vec<Id<Person>> = "select person from author where thing = ?1 order by made_at, person";
    pub(crate) fn add(thing: Id<Thing>, person: Id<Person>, made_at: Timestamp) = "insert into author (thing, person, made_at) values (?1, ?2, ?3) on conflict (thing, person) do nothing";
    fn copy(from: Id<Thing>, to: Id<Thing>, made_at: Timestamp) = "insert into author (thing, person, made_at) select ?2, a.person, ?3 from author a where a.thing = ?1 on conflict (thing, person) do nothing";
}

/// Lets everyone who brought one thing join another.
pub fn join(tx: &mut Tx, from: Id<Thing>, to: Id<Thing>, now: Timestamp) -> Result<()> {
    copy(tx, from, to, now).map(|_| ())
}
