//! How soon somebody wants letters about one call, where that differs from what they chose in general.

use city::{Audience, Id, Pace, Person, Thing};

use crate::{Result, Table as _, Tx};

crate::table! {
    /// What somebody chose about one call.
    pub struct Choice in "letter_choice" key (person, call, audience) {
        person: Id<Person>,
        call: Id<Thing>,
        audience: Audience,
        pace: Pace,
    }
}

crate::statements! {
    /// What somebody chose about calls.
    pub fn of(person: Id<Person>) -> Vec<Choice> = select "where person = ?1 order by call, audience";
    /// What somebody chose about one call, as one who brought something or follows it.
    pub fn pace(person: Id<Person>, call: Id<Thing>, audience: Audience) -> Option<Pace> = "select pace from letter_choice where person = ?1 and call = ?2 and audience = ?3";
    fn remove(person: Id<Person>, call: Id<Thing>, audience: Audience) = "delete from letter_choice where person = ?1 and call = ?2 and audience = ?3";
    /// Everything about calls is again as in general.
    pub fn forget_all(person: Id<Person>) -> () = "delete from letter_choice where person = ?1";
    pub(crate) fn forget_call(call: Id<Thing>) -> () = "delete from letter_choice where call = ?1";
    /// The calls that somebody has to do with, the newest first: what they brought something to, what they follow, what
    /// they chose something about, what they read newsletters about.
    pub fn calls(person: Id<Person>, limit: i64) -> Vec<Id<Thing>> = "select t.id from thing t where t.noun = 'call' and t.id in (\
        select f.thing from follow f where f.person = ?1 \
        union select w.parent from follow f join thing w on w.id = f.thing where f.person = ?1 and w.noun = 'idea' \
        union select w.parent from author a join thing w on w.id = a.thing where a.person = ?1 and w.noun = 'idea' \
        union select c.call from letter_choice c where c.person = ?1) order by t.id desc limit ?2";
}

/// Keeps what somebody chose, or forgets it: then it is as in general.
pub fn keep(
    tx: &mut Tx,
    person: Id<Person>,
    call: Id<Thing>,
    audience: Audience,
    pace: Option<Pace>,
) -> Result<()> {
    match pace {
        Some(pace) => Choice { person, call, audience, pace }.put(tx),
        None => remove(tx, person, call, audience).map(drop),
    }
}
