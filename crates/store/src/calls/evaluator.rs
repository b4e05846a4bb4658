//! How a call is evaluated, and by whom.

use calls::Call;
use calls::evaluation::Plan;
use city::{Author, Id, Person, Theme};
use jiff::Timestamp;

use crate::{Error, Json, Result, Table as _, Tx};

crate::table! {
    pub(crate) struct PlanRow in "evaluation_plan" key (call) {
        call: Id<Call>,
        version: i64,
        content: Json<Plan>,
        closed_at: Option<Timestamp>,
    }
    pub(crate) struct EvaluatorRow in "evaluator" key (call, person) {
        call: Id<Call>,
        person: Id<Person>,
        themes: Json<Vec<Theme>>,
        neighbourhoods: Json<Vec<String>>,
        made_at: Timestamp,
    }
}

crate::row! {
    struct Named from "evaluator e join person p on p.id = e.person" {
        person: Id<Person>,
        name: String = "p.name",
        themes: Json<Vec<Theme>>,
        neighbourhoods: Json<Vec<String>>,
    }
}

/// The most who evaluate the ideas of one call.
pub const MOST: i64 = 60;

crate::statements! {
    fn kept(call: Id<Call>) -> Option<PlanRow> = select "where call = ?1";
    fn claim(call: Id<Call>, version: i64) = "update evaluation_plan set version = version + 1 where call = ?1 and version = ?2";
    fn all(call: Id<Call>, limit: i64) -> Vec<Named> = select "where e.call = ?1 order by p.name, e.person limit ?2";
    fn drop_one(call: Id<Call>, person: Id<Person>) = "delete from evaluator where call = ?1 and person = ?2";
    fn drop_plan(call: Id<Call>) = "delete from evaluation_plan where call = ?1";
    fn drop_all(call: Id<Call>) = "delete from evaluator where call = ?1";
    /// The calls for whose ideas somebody is an evaluator, the newest first.
    pub fn of_person(person: Id<Person>, limit: i64) -> Vec<Id<Call>> = "select call from evaluator where person = ?1 order by call desc limit ?2";
}

/// How a call is evaluated, as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evaluating {
    /// The call.
    pub call: Id<Call>,
    /// Counts its changes, so that two officers do not overwrite each other.
    pub version: i64,
    /// What is weighed.
    pub plan: Plan,
    /// Since when marks can be given no more.
    pub closed: Option<Timestamp>,
}

/// Who evaluates, and what they look after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evaluator {
    /// Who.
    pub person: Author,
    /// Themes.
    pub themes: Vec<Theme>,
    /// Neighbourhoods, by key.
    pub neighbourhoods: Vec<String>,
}

/// How a call is evaluated, if it is.
pub fn of(tx: &mut Tx, call: Id<Call>) -> Result<Option<Evaluating>> {
    Ok(kept(tx, call)?.map(|row| Evaluating {
        call: row.call,
        version: row.version,
        plan: row.content.0,
        closed: row.closed_at,
    }))
}

/// Saves how a call is evaluated; [`Error::Retry`] when somebody else was faster. A new plan has version 0.
pub fn save(tx: &mut Tx, it: &Evaluating) -> Result<()> {
    let row = PlanRow {
        call: it.call,
        version: it.version + 1,
        content: Json(it.plan.clone()),
        closed_at: it.closed,
    };
    if it.version == 0 {
        return row.insert(tx);
    }
    if claim(tx, it.call, it.version)? == 0 {
        return Err(Error::Retry);
    }
    row.update(tx)?;
    Ok(())
}

/// Who evaluates a call's ideas, by name.
pub fn list(tx: &mut Tx, call: Id<Call>) -> Result<Vec<Evaluator>> {
    let one = |row: Named| Evaluator {
        person: Author { id: row.person, name: row.name },
        themes: row.themes.0,
        neighbourhoods: row.neighbourhoods.0,
    };
    Ok(all(tx, call, MOST)?.into_iter().map(one).collect())
}

/// Makes somebody an evaluator, or changes what they look after.
pub fn put(tx: &mut Tx, call: Id<Call>, one: &Evaluator, now: Timestamp) -> Result<()> {
    EvaluatorRow {
        call,
        person: one.person.id,
        themes: Json(one.themes.clone()),
        neighbourhoods: Json(one.neighbourhoods.clone()),
        made_at: now,
    }
    .put(tx)
}

/// Makes somebody an evaluator no more.
pub fn remove(tx: &mut Tx, call: Id<Call>, person: Id<Person>) -> Result<()> {
    drop_one(tx, call, person).map(|_| ())
}

/// Removes everything about how a draft of a call is evaluated.
pub(super) fn forget_call(tx: &mut Tx, call: Id<Call>) -> Result<()> {
    drop_all(tx, call)?;
    drop_plan(tx, call).map(|_| ())
}
