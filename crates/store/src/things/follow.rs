//! Follows: who wants to hear what becomes of a thing.

use city::{Id, Person, Thing};
use jiff::Timestamp;

use crate::{Result, Tx};

crate::statements! {
    fn enter(thing: Id<Thing>, person: Id<Person>, made_at: Timestamp) = "insert into follow (thing, person, made_at) values (?1, ?2, ?3) on conflict (thing, person) do nothing";
    fn remove(thing: Id<Thing>, person: Id<Person>) = "delete from follow where thing = ?1 and person = ?2";
    fn remove_all(person: Id<Person>) = "delete from follow where person = ?1";
    fn remove_of(thing: Id<Thing>) = "delete from follow where thing = ?1";
    fn followed(thing: Id<Thing>, person: Id<Person>) -> i64 = "select count(*) as followed from follow where thing = ?1 and person = ?2";
    /// Everyone who follows a thing.
    pub fn followers(thing: Id<Thing>) -> Vec<Id<Person>> = "select person from follow where thing = ?1 order by person";
    fn copy(from: Id<Thing>, to: Id<Thing>) = "insert into follow (thing, person, made_at) select ?2, f.person, f.made_at from follow f where f.thing = ?1 on conflict (thing, person) do nothing";
}

/// Starts following.
pub fn start(tx: &mut Tx, thing: Id<Thing>, person: Id<Person>, now: Timestamp) -> Result<()> {
    enter(tx, thing, person, now).map(|_| ())
}

/// Stops following.
pub fn stop(tx: &mut Tx, thing: Id<Thing>, person: Id<Person>) -> Result<()> {
    remove(tx, thing, person).map(|_| ())
}

/// Stops following everything.
pub fn stop_all(tx: &mut Tx, person: Id<Person>) -> Result<()> {
    remove_all(tx, person).map(|_| ())
}

/// Nobody follows a thing any more.
pub(crate) fn stop_for_all(tx: &mut Tx, thing: Id<Thing>) -> Result<()> {
    remove_of(tx, thing).map(|_| ())
}

/// Whether somebody follows a thing.
pub fn has(tx: &mut Tx, thing: Id<Thing>, person: Id<Person>) -> Result<bool> {
    Ok(followed(tx, thing, person)? > 0)
}

/// Carries the followers of one thing over to another.
pub fn join(tx: &mut Tx, from: Id<Thing>, to: Id<Thing>) -> Result<()> {
    copy(tx, from, to).map(|_| ())
}
