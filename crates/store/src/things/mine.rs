//! What somebody has to do with, thing by thing: what they brought, support and follow. Each is read up to a number, the
//! newest things first.

use city::{Id, Noun, Person, Thing};
use jiff::Timestamp;

use crate::{Result, Tx};

/// How many things of each part are read.
const MOST: i64 = 500;

crate::row! {
    /// A thing, and since when.
    pub struct Touched from "thing t" {
        thing: Id<Thing>,
        noun: Noun,
        made_at: Timestamp,
    }
}

crate::statements! {
    fn brought_by(person: Id<Person>, most: i64) -> Vec<Touched> = "select t.id as thing, t.noun as noun, a.made_at as made_at from author a join thing t on t.id = a.thing where a.person = ?1 order by a.thing desc limit ?2";
    fn supported_by(person: Id<Person>, most: i64) -> Vec<Touched> = "select t.id as thing, t.noun as noun, s.made_at as made_at from support s join thing t on t.id = s.thing where s.person = ?1 order by s.thing desc limit ?2";
    fn followed_by(person: Id<Person>, most: i64) -> Vec<Touched> = "select t.id as thing, t.noun as noun, f.made_at as made_at from follow f join thing t on t.id = f.thing where f.person = ?1 order by f.made_at desc, f.thing desc limit ?2";
}

/// What somebody brought or joined by a merge, comments too.
pub fn brought(tx: &mut Tx, person: Id<Person>) -> Result<Vec<Touched>> {
    brought_by(tx, person, MOST)
}

/// What somebody supports.
pub fn supported(tx: &mut Tx, person: Id<Person>) -> Result<Vec<Touched>> {
    supported_by(tx, person, MOST)
}

/// What somebody follows.
pub fn followed(tx: &mut Tx, person: Id<Person>) -> Result<Vec<Touched>> {
    followed_by(tx, person, MOST)
}
