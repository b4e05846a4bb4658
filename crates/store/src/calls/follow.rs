//! Follows: who wants to hear of an idea's or a call's result.

use calls::{Call, Idea};
use city::{Id, Person};
use jiff::Timestamp;

use crate::{Result, Tx, args};

/// What is followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Followed {
    /// An idea.
    Idea(Id<Idea>),
    /// A call.
    Call(Id<Call>),
}

impl Followed {
    fn parts(self) -> (&'static str, i64) {
        match self {
            Self::Idea(id) => ("idea", id.get()),
            Self::Call(id) => ("call", id.get()),
        }
    }
}

crate::row! {
    /// A follow as its person sees it.
    pub struct Listed { noun: String, subject: i64, made_at: Timestamp }
}

crate::statements! {
    START = "insert into follow (noun, subject, person, made_at) values (?1, ?2, ?3, ?4) on conflict (noun, subject, person) do nothing";
    STOP = "delete from follow where noun = ?1 and subject = ?2 and person = ?3";
    STOP_ALL = "delete from follow where person = ?1";
    HAS = "select count(*) as followed from follow where noun = ?1 and subject = ?2 and person = ?3";
    FOLLOWERS = "select person from follow where noun = ?1 and subject = ?2 order by person";
    OF_PERSON -> Listed = "select noun, subject, made_at from follow where person = ?1 order by made_at desc limit 500";
    COPY = "insert into follow (noun, subject, person, made_at) select 'idea', ?2, f.person, f.made_at from follow f where f.noun = 'idea' and f.subject = ?1 on conflict (noun, subject, person) do nothing";
}

/// Starts following.
pub fn start(tx: &mut Tx, what: Followed, person: Id<Person>, now: Timestamp) -> Result<()> {
    let (noun, subject) = what.parts();
    tx.execute(START, args![noun, subject, person, now]).map(|_| ())
}

/// Stops following.
pub fn stop(tx: &mut Tx, what: Followed, person: Id<Person>) -> Result<()> {
    let (noun, subject) = what.parts();
    tx.execute(STOP, args![noun, subject, person]).map(|_| ())
}

/// Stops following everything.
pub fn stop_all(tx: &mut Tx, person: Id<Person>) -> Result<()> {
    tx.execute(STOP_ALL, args![person]).map(|_| ())
}

/// Whether somebody follows it.
pub fn has(tx: &mut Tx, what: Followed, person: Id<Person>) -> Result<bool> {
    let (noun, subject) = what.parts();
    Ok(tx.one::<i64>(HAS, args![noun, subject, person])? > 0)
}

/// Everyone who follows it.
pub fn followers(tx: &mut Tx, what: Followed) -> Result<Vec<Id<Person>>> {
    let (noun, subject) = what.parts();
    let ids: Vec<i64> = tx.query(FOLLOWERS, args![noun, subject])?;
    Ok(ids.into_iter().map(Id::new).collect())
}

/// What somebody follows, the newest first.
pub fn of_person(tx: &mut Tx, person: Id<Person>) -> Result<Vec<Listed>> {
    tx.query(OF_PERSON, args![person])
}

/// Carries the followers of a twin over to the idea it was merged into.
pub fn join(tx: &mut Tx, twin: Id<Idea>, kept: Id<Idea>) -> Result<()> {
    tx.execute(COPY, args![twin, kept]).map(|_| ())
}
