//! Supports: one per person and thing, given and taken back.

use city::{Id, Person, Thing};
use jiff::Timestamp;

use super::thing::count_supports;
use crate::{Result, Tx};

crate::statements! {
    fn enter(thing: Id<Thing>, person: Id<Person>, made_at: Timestamp) = "insert into support (thing, person, made_at) values (?1, ?2, ?3) on conflict (thing, person) do nothing";
    fn remove(thing: Id<Thing>, person: Id<Person>) = "delete from support where thing = ?1 and person = ?2";
    fn given(thing: Id<Thing>, person: Id<Person>) -> i64 = "select count(*) as given from support where thing = ?1 and person = ?2";
    fn by(person: Id<Person>) -> Vec<Id<Thing>> = "select thing from support where person = ?1 order by thing";
    fn missing(from: Id<Thing>, to: Id<Thing>) -> i64 = "select count(*) as moved from support s where s.thing = ?1 and not exists (select 1 from support k where k.thing = ?2 and k.person = s.person)";
    fn copy(from: Id<Thing>, to: Id<Thing>) = "insert into support (thing, person, made_at) select ?2, s.person, s.made_at from support s where s.thing = ?1 on conflict (thing, person) do nothing";
    /// How many supports were given since a moment, in the whole city.
    pub fn since(since: Timestamp) -> i64 = "select count(*) as supports from support where made_at > ?1";
    fn first() -> Option<i64> = "select thing from support limit 1";
    fn drop_of(person: Id<Person>) = "delete from support where person = ?1";
}

/// Gives a support; false when it was given already.
pub fn give(tx: &mut Tx, thing: Id<Thing>, person: Id<Person>, now: Timestamp) -> Result<bool> {
    let new = enter(tx, thing, person, now)? == 1;
    if new {
        count_supports(tx, thing, 1)?;
    }
    Ok(new)
}

/// Takes it back; false when there was none.
pub fn take(tx: &mut Tx, thing: Id<Thing>, person: Id<Person>) -> Result<bool> {
    let taken = remove(tx, thing, person)? == 1;
    if taken {
        count_supports(tx, thing, -1)?;
    }
    Ok(taken)
}

/// Whether somebody supports a thing.
pub fn has(tx: &mut Tx, thing: Id<Thing>, person: Id<Person>) -> Result<bool> {
    Ok(given(tx, thing, person)? > 0)
}

/// Whether anybody supports anything.
pub fn any(tx: &mut Tx) -> Result<bool> {
    Ok(first(tx)?.is_some())
}

/// Carries the supporters of one thing over to another, each once; how many came new.
pub fn join(tx: &mut Tx, from: Id<Thing>, to: Id<Thing>) -> Result<i64> {
    let moved = missing(tx, from, to)?;
    copy(tx, from, to)?;
    count_supports(tx, to, moved)?;
    Ok(moved)
}

/// Takes back everything somebody supports: they leave.
pub(crate) fn take_all(tx: &mut Tx, person: Id<Person>) -> Result<()> {
    for thing in by(tx, person)? {
        count_supports(tx, thing, -1)?;
    }
    drop_of(tx, person).map(|_| ())
}
