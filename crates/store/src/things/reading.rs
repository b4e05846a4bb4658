//! How far somebody has read what was said about a thing. For each person the last few hundred things are known.

use city::{Id, Person, Thing};
use jiff::Timestamp;

use crate::{Result, Tx};

/// Of how many things it is known for one person.
pub const MOST: i64 = 300;

crate::statements! {
    fn read_up_to(person: Id<Person>, thing: Id<Thing>) -> Option<i64> = "select up_to from reading where person = ?1 and thing = ?2";
    fn note(person: Id<Person>, thing: Id<Thing>, up_to: i64, made_at: Timestamp) = "insert into reading (person, thing, up_to, made_at) values (?1, ?2, ?3, ?4) on conflict (person, thing) do update set up_to = case when reading.up_to > excluded.up_to then reading.up_to else excluded.up_to end, made_at = excluded.made_at";
    fn beyond(person: Id<Person>, most: i64) -> Option<Timestamp> = "select made_at from reading where person = ?1 order by made_at desc, thing desc limit 1 offset ?2";
    fn forget(person: Id<Person>, up_to: Timestamp) = "delete from reading where person = ?1 and made_at <= ?2";
    fn newest(thing: Id<Thing>) -> Option<i64> = "select id from comment where about = ?1 order by id desc limit 1";
}

/// The last comment on a thing that somebody has read; nothing where they never said so.
pub fn up_to(tx: &mut Tx, person: Id<Person>, thing: Id<Thing>) -> Result<Option<i64>> {
    read_up_to(tx, person, thing)
}

/// The newest comment on a thing; 0 where there is none.
pub fn newest_of(tx: &mut Tx, thing: Id<Thing>) -> Result<i64> {
    Ok(newest(tx, thing)?.unwrap_or_default())
}

/// Notes how far somebody has read. It never goes back. What they read longest ago is known no more.
pub fn keep(
    tx: &mut Tx,
    person: Id<Person>,
    thing: Id<Thing>,
    up_to: i64,
    now: Timestamp,
) -> Result<()> {
    note(tx, person, thing, up_to, now)?;
    match beyond(tx, person, MOST)? {
        Some(old) => forget(tx, person, old).map(|_| ()),
        None => Ok(()),
    }
}
