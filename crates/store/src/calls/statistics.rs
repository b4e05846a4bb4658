//! Statistics: what is counted for them, and the numbers that are kept of it.
//!
//! Counting goes through everything that was written and supported. It is done by the hour, in a reading of its own, and
//! no page waits for it. Kept is only what may be published.

use calls::{Call, CallState, FirstTime, InState, Statistics, Told};
use city::{Access, Id, Person};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::call;
use crate::{Json, Result, Table as _, Tx};

/// The only row of its table.
const CITY: i64 = 1;
/// A page of answers looks at so many, the newest.
const MOST: i64 = 20_000;

/// The numbers of a city.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CityStatistics {
    /// The calls that were counted, those that everybody could read, each with how many ideas were in which state.
    pub calls: Vec<(Id<Call>, Vec<InState>)>,
    /// What was counted in all of them.
    pub numbers: Statistics,
}

/// Numbers, and when they were counted.
#[derive(Debug, Clone, PartialEq)]
pub struct Kept<T> {
    /// When.
    pub at: Timestamp,
    /// The numbers.
    pub numbers: T,
}

crate::row! {
    struct First { person: Id<Person>, at: Timestamp, neighbourhood: String }
    struct Answered { since_at: Timestamp, done_at: Timestamp }
    struct State { state: calls::IdeaState, hidden: bool, ideas: i64 }
}

crate::table! {
    pub(crate) struct Row in "statistic" key (call) {
        call: Id<Call>,
        counted_at: Timestamp,
        stale: bool,
        content: Json<Statistics>,
    }
}

crate::table! {
    pub(crate) struct CityRow in "city_statistic" key (id) {
        id: i64,
        counted_at: Timestamp,
        content: Json<CityStatistics>,
    }
}

crate::statements! {
    fn kept(call: Id<Call>) -> Option<Row> = select "where call = ?1";
    fn kept_of_city(id: i64) -> Option<CityRow> = select "where id = ?1";
    /// An idea of a call has changed: its numbers are to be counted again.
    pub fn stale(call: Id<Call>) -> () = "update statistic set stale = true where call = ?1 and stale = false";
    fn first_times(call: Id<Call>) -> Vec<First> = "with taken (person, at, idea) as (select a.person, a.made_at, i.id from idea i join thing t on t.id = i.id join author a on a.thing = i.id where i.call = ?1 and t.listed = true union all select s.person, s.made_at, i.id from idea i join thing t on t.id = i.id join support s on s.thing = i.id where i.call = ?1 and t.listed = true union all select ct.author, ct.published_at, i.id from idea i join thing t on t.id = i.id join comment c on c.about = i.id join thing ct on ct.id = c.id where i.call = ?1 and t.listed = true and ct.listed = true and ct.author is not null and ct.published_at is not null and c.office is null) select ranked.person as person, ranked.at as at, ranked.neighbourhood as neighbourhood from (select taken.person as person, taken.at as at, coalesce(i.neighbourhood, '') as neighbourhood, row_number() over (partition by taken.person order by taken.at, taken.idea) as place from taken join idea i on i.id = taken.idea) ranked where ranked.place = 1 order by person";
    fn answered(call: Id<Call>, limit: i64) -> Vec<Answered> = "select coalesce(t.published_at, t.changed_at) as since_at, min(s.made_at) as done_at from idea i join thing t on t.id = i.id join step s on s.thing = i.id where i.call = ?1 and t.listed = true and i.state <> 'published' and s.kind in ('eligible', 'ineligible') group by t.id, t.published_at, t.changed_at order by done_at desc, t.id desc limit ?2";
    fn written(call: Id<Call>) -> Vec<State> = "select i.state as state, t.hidden as hidden, count(*) as ideas from idea i join thing t on t.id = i.id where i.call = ?1 group by i.state, t.hidden order by i.state, t.hidden";
    fn uncounted(now: Timestamp, before: Timestamp, limit: i64) -> Vec<Id<Call>> = "select c.id from call c left join statistic s on s.call = c.id where c.state <> 'draft' and (s.call is null or (s.counted_at < ?2 and (s.stale = true or c.state = 'published')) or (c.results_at <= ?1 and s.counted_at < c.results_at)) order by coalesce(s.counted_at, 0), c.id limit ?3";
}

/// The numbers of a call, where they were counted.
pub fn of_call(tx: &mut Tx, call: Id<Call>) -> Result<Option<Kept<Statistics>>> {
    let row = kept(tx, call)?;
    Ok(row.map(|row| Kept { at: row.counted_at, numbers: row.content.0 }))
}

/// The numbers of the city, where they were counted.
pub fn of_city(tx: &mut Tx) -> Result<Option<Kept<CityStatistics>>> {
    let row = kept_of_city(tx, CITY)?;
    Ok(row.map(|row| Kept { at: row.counted_at, numbers: row.content.0 }))
}

/// Calls whose numbers are to be counted: never counted, or before this moment and changed since, or before their result
/// came out.
pub fn to_count(
    tx: &mut Tx,
    now: Timestamp,
    before: Timestamp,
    limit: i64,
) -> Result<Vec<Id<Call>>> {
    uncounted(tx, now, before, limit)
}

/// Counts a call, to be kept in another transaction: it may take longer than a writer may.
pub fn count(tx: &mut Tx, call: Id<Call>) -> Result<Statistics> {
    let call = call::get(tx, call)?;
    let (first, told) = found(tx, &call)?;
    let written = in_states(tx, call.id)?;
    Ok(Statistics::count(first, &told, written))
}

/// Counts the calls that everybody may read, as one.
pub fn count_city(tx: &mut Tx) -> Result<CityStatistics> {
    let (mut first, mut told, mut calls) = (Vec::new(), Vec::new(), Vec::new());
    for call in call::list(tx)? {
        if !is_public(&call) {
            continue;
        }
        let (some, answers) = found(tx, &call)?;
        first.extend(some);
        told.extend(answers);
        calls.push((call.id, in_states(tx, call.id)?));
    }
    Ok(CityStatistics { calls, numbers: Statistics::count(first, &told, Vec::new()) })
}

/// Whether everybody may read a call, with an account or without.
pub fn is_public(call: &Call) -> bool {
    call.state != CallState::Draft && call.content.who.read == Access::Anyone
}

fn in_states(tx: &mut Tx, call: Id<Call>) -> Result<Vec<InState>> {
    let written = written(tx, call)?.into_iter();
    let in_state = |it: State| InState { state: it.state, hidden: it.hidden, ideas: it.ideas };
    Ok(written.map(in_state).collect())
}

fn found(tx: &mut Tx, call: &Call) -> Result<(Vec<FirstTime>, Vec<Told>)> {
    let first = first_times(tx, call.id)?.into_iter().map(|it| FirstTime {
        person: it.person,
        at: it.at,
        neighbourhood: it.neighbourhood,
    });
    let told = answered(tx, call.id, MOST)?.into_iter().map(|it| Told {
        since: it.since_at,
        done: it.done_at,
        due: call.answer_due(Some(it.since_at)),
    });
    Ok((first.collect(), told.collect()))
}

/// Keeps the numbers of a call.
pub fn keep(tx: &mut Tx, call: Id<Call>, numbers: &Statistics, now: Timestamp) -> Result<()> {
    Row { call, counted_at: now, stale: false, content: Json(numbers.clone()) }.put(tx)
}

/// Keeps the numbers of the city.
pub fn keep_city(tx: &mut Tx, numbers: &CityStatistics, now: Timestamp) -> Result<()> {
    CityRow { id: CITY, counted_at: now, content: Json(numbers.clone()) }.put(tx)
}
