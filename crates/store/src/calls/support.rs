//! Supports: one per person and idea, given and taken back.

use calls::Idea;
use city::{Id, Person};
use jiff::Timestamp;

use crate::{Result, Tx, args};

crate::statements! {
    GIVE = "insert into support (idea, person, made_at) values (?1, ?2, ?3) on conflict (idea, person) do nothing";
    TAKE = "delete from support where idea = ?1 and person = ?2";
    RAISE = "update idea set supports = supports + ?2 where id = ?1";
    HAS = "select count(*) as given from support where idea = ?1 and person = ?2";
    OF_PERSON = "select idea from support where person = ?1 order by idea limit 5000";
    MISSING = "select count(*) as moved from support s where s.idea = ?1 and not exists (select 1 from support k where k.idea = ?2 and k.person = s.person)";
    COPY = "insert into support (idea, person, made_at) select ?2, s.person, s.made_at from support s where s.idea = ?1 on conflict (idea, person) do nothing";
}

/// Gives a support; false when it was given already.
pub fn give(tx: &mut Tx, idea: Id<Idea>, person: Id<Person>, now: Timestamp) -> Result<bool> {
    let given = tx.execute(GIVE, args![idea, person, now])? == 1;
    if given {
        tx.execute(RAISE, args![idea, 1])?;
    }
    Ok(given)
}

/// Takes it back; false when there was none.
pub fn take(tx: &mut Tx, idea: Id<Idea>, person: Id<Person>) -> Result<bool> {
    let taken = tx.execute(TAKE, args![idea, person])? == 1;
    if taken {
        tx.execute(RAISE, args![idea, -1])?;
    }
    Ok(taken)
}

/// Whether somebody supports an idea.
pub fn has(tx: &mut Tx, idea: Id<Idea>, person: Id<Person>) -> Result<bool> {
    Ok(tx.one::<i64>(HAS, args![idea, person])? > 0)
}

/// The ideas somebody supports.
pub fn of_person(tx: &mut Tx, person: Id<Person>) -> Result<Vec<Id<Idea>>> {
    let ids: Vec<i64> = tx.query(OF_PERSON, args![person])?;
    Ok(ids.into_iter().map(Id::new).collect())
}

/// Carries the supporters of a twin over, each once; how many came new.
pub fn join(tx: &mut Tx, twin: Id<Idea>, kept: Id<Idea>) -> Result<i64> {
    let moved: i64 = tx.one(MISSING, args![twin, kept])?;
    tx.execute(COPY, args![twin, kept])?;
    tx.execute(RAISE, args![kept, moved])?;
    Ok(moved)
}
