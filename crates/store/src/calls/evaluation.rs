//! Evaluations of ideas, and what all of an idea say together.

use calls::evaluation::{Conflict, Evaluation, EvaluationState, Marked, Summary, summarise};
use calls::{Call, Idea};
use city::{Author, Id, Person, Role};
use jiff::Timestamp;

use super::evaluator;
use crate::{Error, Json, Result, Table as _, Tx};

crate::table! {
    pub(crate) struct EvaluationRow in "evaluation" key (idea, person) {
        idea: Id<Idea>,
        person: Id<Person>,
        call: Id<Call>,
        state: EvaluationState,
        marks: Json<Vec<Marked>>,
        word: String,
        first_marks: Json<Vec<Marked>>,
        conflict: Option<Conflict>,
        conflict_note: String,
        version: i64,
        given_at: Timestamp,
        handed_in_at: Option<Timestamp>,
        role: Role,
    }
    pub(crate) struct EvaluatedRow in "evaluated" key (idea) {
        idea: Id<Idea>,
        call: Id<Call>,
        given: i64,
        done: i64,
        mean: i64,
        median: i64,
        low: i64,
        high: i64,
        spread: i64,
        apart: i64,
    }
}

crate::row! {
    struct Kept from "evaluation e join person p on p.id = e.person" {
        idea: Id<Idea>,
        person: Id<Person>,
        name: String = "p.name",
        call: Id<Call>,
        state: EvaluationState,
        marks: Json<Vec<Marked>>,
        word: String,
        first_marks: Json<Vec<Marked>>,
        conflict: Option<Conflict>,
        conflict_note: String,
        version: i64,
        given_at: Timestamp,
        handed_in_at: Option<Timestamp>,
        role: Role = "e.role",
    }
    /// How many ideas somebody has in one state.
    pub struct InState { person: Id<Person>, state: EvaluationState, ideas: i64 }
}

/// What all evaluations of an idea say together, kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Evaluated {
    /// The idea.
    pub idea: Id<Idea>,
    /// How many have it.
    pub given: i64,
    /// How many have handed in.
    pub done: i64,
    /// Mean, median, lowest and highest, in hundredths; none while nobody has handed in.
    pub scores: Option<Scores>,
    /// How many stand apart.
    pub apart: i64,
}

/// Scores in hundredths of a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scores {
    /// The mean.
    pub mean: i64,
    /// The middle one.
    pub median: i64,
    /// The lowest.
    pub low: i64,
    /// The highest.
    pub high: i64,
}

/// By what a list of evaluated ideas is ordered, the largest first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Order {
    /// How far the evaluators lie apart.
    #[default]
    Spread,
    /// The mean.
    Mean,
    /// How few have handed in.
    Missing,
}

/// Where a page of them begins: behind one with this number.
pub type After = (i64, Id<Idea>);

crate::statements! {
    fn kept(idea: Id<Idea>, person: Id<Person>) -> Option<Kept> = select "where e.idea = ?1 and e.person = ?2";
    fn all(idea: Id<Idea>) -> Vec<Kept> = select "where e.idea = ?1 order by e.given_at, e.person limit 100";
    fn of_person(person: Id<Person>, call: Id<Call>, after: i64, limit: i64) -> Vec<Kept> = select "where e.person = ?1 and e.call = ?2 and e.idea > ?3 order by e.idea limit ?4";
    fn everywhere(person: Id<Person>, call: i64, idea: i64, limit: i64) -> Vec<Kept> = select "where e.person = ?1 and (e.call, e.idea) > (?2, ?3) order by e.call, e.idea limit ?4";
    fn in_order(call: Id<Call>, idea: i64, limit: i64) -> Vec<Kept> = select "join idea i on i.id = e.idea where i.call = ?1 and e.idea > ?2 order by e.idea, e.person limit ?3";
    fn drop_one(idea: Id<Idea>, person: Id<Person>) = "delete from evaluation where idea = ?1 and person = ?2";
    fn claim(idea: Id<Idea>, person: Id<Person>, version: i64) = "update evaluation set version = version + 1 where idea = ?1 and person = ?2 and version = ?3";
    fn drop_summary(idea: Id<Idea>) = "delete from evaluated where idea = ?1";
    fn summary(idea: Id<Idea>) -> Option<EvaluatedRow> = select "where idea = ?1";
    fn by_spread(call: Id<Call>, spread: i64, idea: i64, limit: i64) -> Vec<EvaluatedRow> = select "where call = ?1 and (spread, idea) < (?2, ?3) order by spread desc, idea desc limit ?4";
    fn by_mean(call: Id<Call>, mean: i64, idea: i64, limit: i64) -> Vec<EvaluatedRow> = select "where call = ?1 and (mean, idea) < (?2, ?3) order by mean desc, idea desc limit ?4";
    fn by_done(call: Id<Call>, done: i64, idea: i64, limit: i64) -> Vec<EvaluatedRow> = select "where call = ?1 and (done, idea) > (?2, ?3) order by done, idea limit ?4";
    #[expect(clippy::too_many_arguments, reason = "ten at once")]
    fn ten(a: Id<Idea>, b: Id<Idea>, c: Id<Idea>, d: Id<Idea>, e: Id<Idea>, f: Id<Idea>, g: Id<Idea>, h: Id<Idea>, i: Id<Idea>, j: Id<Idea>) -> Vec<EvaluatedRow> = select "where idea in (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";
    /// How far somebody is with each of their ideas of a call.
    pub fn states(person: Id<Person>, call: Id<Call>) -> Vec<(Id<Idea>, EvaluationState)> = "select idea, state from evaluation where person = ?1 and call = ?2 order by idea";
    /// The ideas of a call that somebody brought, or that took one of theirs in.
    pub fn brought(person: Id<Person>, call: Id<Call>) -> Vec<Id<Idea>> = "select coalesce(i.merged_into, i.id) as idea from author a join idea i on i.id = a.thing where a.person = ?1 and i.call = ?2";
    /// How many ideas of a call each of its evaluators has, by how far they are.
    pub fn progress(call: Id<Call>) -> Vec<InState> = "select person, state, count(*) as ideas from evaluation where call = ?1 group by person, state order by person, state";
    /// Whether anybody wrote a mark for an idea of a call.
    fn first_mark(call: Id<Call>) -> Option<i64> = "select 1 as found from evaluation where call = ?1 and state in ('begun', 'done') limit 1";
    fn next_waiting(person: Id<Person>, call: Id<Call>, limit: i64) -> Vec<Id<Idea>> = "select e.idea as idea from evaluation e join idea i on i.id = e.idea where e.person = ?1 and e.call = ?2 and e.state in ('given', 'begun') and i.state in ('published', 'eligible') order by e.idea limit ?3";
    fn to_share(call: Id<Call>, wanted: i64, limit: i64) -> Vec<Id<Idea>> = "select i.id as idea from idea i join thing t on t.id = i.id left join evaluated d on d.idea = i.id where i.call = ?1 and i.state in ('published', 'eligible') and t.hidden = false and coalesce(d.given, 0) < ?2 order by i.id limit ?3";
    fn lacking(call: Id<Call>, wanted: i64, most: i64) -> i64 = "select count(*) as ideas from (select i.id from idea i join thing t on t.id = i.id left join evaluated d on d.idea = i.id where i.call = ?1 and i.state in ('published', 'eligible') and t.hidden = false and coalesce(d.given, 0) < ?2 limit ?3) few";
}

fn whole(row: Kept) -> Evaluation {
    Evaluation {
        idea: row.idea,
        call: row.call,
        by: Author { id: row.person, name: row.name },
        role: row.role,
        state: row.state,
        marks: row.marks.0,
        word: row.word,
        first: row.first_marks.0,
        conflict: row.conflict,
        conflict_note: row.conflict_note,
        version: row.version,
        given: row.given_at,
        handed_in: row.handed_in_at,
    }
}

fn row(it: &Evaluation) -> EvaluationRow {
    EvaluationRow {
        idea: it.idea,
        person: it.by.id,
        call: it.call,
        state: it.state,
        marks: Json(it.marks.clone()),
        word: it.word.clone(),
        first_marks: Json(it.first.clone()),
        conflict: it.conflict,
        conflict_note: it.conflict_note.clone(),
        version: it.version,
        given_at: it.given,
        handed_in_at: it.handed_in,
        role: it.role,
    }
}

fn shown(row: &EvaluatedRow) -> Evaluated {
    let EvaluatedRow { idea, given, done, mean, median, low, high, apart, .. } = *row;
    let scores = (done > 0).then_some(Scores { mean, median, low, high });
    Evaluated { idea, given, done, scores, apart }
}

/// Somebody's evaluation of an idea, if it was given to them.
pub fn get(tx: &mut Tx, idea: Id<Idea>, person: Id<Person>) -> Result<Option<Evaluation>> {
    Ok(kept(tx, idea, person)?.map(whole))
}

/// All evaluations of an idea, in the order in which they were given.
pub fn of_idea(tx: &mut Tx, idea: Id<Idea>) -> Result<Vec<Evaluation>> {
    Ok(all(tx, idea)?.into_iter().map(whole).collect())
}

/// Somebody's evaluations in a call behind an idea, in the order of ideas.
pub fn of(
    tx: &mut Tx,
    person: Id<Person>,
    call: Id<Call>,
    after: i64,
    limit: i64,
) -> Result<Vec<Evaluation>> {
    Ok(of_person(tx, person, call, after, limit)?.into_iter().map(whole).collect())
}

/// The ideas of a call that wait for somebody's evaluation, in order.
pub fn waiting(
    tx: &mut Tx,
    person: Id<Person>,
    call: Id<Call>,
    limit: i64,
) -> Result<Vec<Id<Idea>>> {
    next_waiting(tx, person, call, limit)
}

/// All evaluations in a call of the ideas behind one, in the order of ideas.
pub fn page(tx: &mut Tx, call: Id<Call>, after: i64, limit: i64) -> Result<Vec<Evaluation>> {
    Ok(in_order(tx, call, after, limit)?.into_iter().map(whole).collect())
}

/// Enters an evaluation.
pub fn insert(tx: &mut Tx, it: &Evaluation) -> Result<()> {
    row(it).insert(tx)?;
    keep_summary(tx, it.call, it.idea)
}

/// Saves an evaluation as it was changed from version `before`; [`Error::Retry`] when somebody else was faster.
pub fn update(tx: &mut Tx, it: &Evaluation, before: i64) -> Result<()> {
    if claim(tx, it.idea, it.by.id, before)? == 0 {
        return Err(Error::Retry);
    }
    row(it).update(tx)?;
    keep_summary(tx, it.call, it.idea)
}

/// Takes an evaluation away.
pub fn remove(tx: &mut Tx, it: &Evaluation) -> Result<()> {
    drop_one(tx, it.idea, it.by.id)?;
    keep_summary(tx, it.call, it.idea)
}

/// Whether anybody wrote a mark in a call.
pub fn is_marked(tx: &mut Tx, call: Id<Call>) -> Result<bool> {
    Ok(first_mark(tx, call)?.is_some())
}

/// Ideas of a call that fewer have than are wanted, in order.
pub fn lacking_ideas(tx: &mut Tx, call: Id<Call>, wanted: u8, limit: i64) -> Result<Vec<Id<Idea>>> {
    to_share(tx, call, i64::from(wanted), limit)
}

/// How many ideas fewer have than are wanted, counted up to `most`.
pub fn count_lacking(tx: &mut Tx, call: Id<Call>, wanted: u8, most: i64) -> Result<i64> {
    lacking(tx, call, i64::from(wanted), most)
}

/// What the evaluations of an idea say together.
pub fn summary_of(tx: &mut Tx, idea: Id<Idea>) -> Result<Option<Evaluated>> {
    Ok(summary(tx, idea)?.as_ref().map(shown))
}

/// Evaluated ideas of a call in an order, behind one.
pub fn in_a_call(
    tx: &mut Tx,
    call: Id<Call>,
    order: Order,
    after: Option<After>,
    limit: i64,
) -> Result<Vec<Evaluated>> {
    let (number, idea) = after.map_or((i64::MAX, i64::MAX), |(number, idea)| (number, idea.get()));
    let rows = match order {
        Order::Spread => by_spread(tx, call, number, idea, limit)?,
        Order::Mean => by_mean(tx, call, number, idea, limit)?,
        Order::Missing if after.is_none() => by_done(tx, call, -1, 0, limit)?,
        Order::Missing => by_done(tx, call, number, idea, limit)?,
    };
    Ok(rows.iter().map(shown).collect())
}

impl Evaluated {
    /// Where it stands in an order.
    #[must_use]
    pub fn cursor(&self, order: Order) -> After {
        let number = match (order, self.scores) {
            (Order::Missing, _) => self.done,
            (_, None) => -1,
            (Order::Spread, Some(scores)) => scores.high - scores.low,
            (Order::Mean, Some(scores)) => scores.mean,
        };
        (number, self.idea)
    }
}

/// What the evaluations of these ideas say together, as far as there are any, in no order.
pub fn of_these(tx: &mut Tx, ideas: &[Id<Idea>]) -> Result<Vec<Evaluated>> {
    let mut found = Vec::new();
    for some in ideas.chunks(10) {
        let mut ids = some.iter().copied();
        let [a, b, c, d, e, f, g, h, i, j] = [(); 10].map(|()| ids.next().unwrap_or(Id::new(0)));
        found.extend(ten(tx, a, b, c, d, e, f, g, h, i, j)?.iter().map(shown));
    }
    Ok(found)
}

/// Counts anew what the evaluations of an idea say together.
fn keep_summary(tx: &mut Tx, call: Id<Call>, idea: Id<Idea>) -> Result<()> {
    let evaluations = of_idea(tx, idea)?;
    let Some(it) = evaluator::of(tx, call)?.filter(|_| !evaluations.is_empty()) else {
        return drop_summary(tx, idea).map(|_| ());
    };
    let Summary { given, done, mean, median, range, apart, .. } = summarise(&it.plan, &evaluations);
    // Where nobody has handed in, it stands behind all who have.
    let (low, high) = range.unwrap_or((0, -1));
    EvaluatedRow {
        idea,
        call,
        given,
        done,
        mean: mean.unwrap_or(-1),
        median: median.unwrap_or(-1),
        low,
        high,
        spread: high - low,
        apart: i64::try_from(apart.len()).unwrap_or(i64::MAX),
    }
    .put(tx)
}

/// How many are taken back in one go.
const AT_ONCE: i64 = 100;

/// Takes back what somebody was given and has not handed in. They leave.
pub(crate) fn take_all(tx: &mut Tx, person: Id<Person>) -> Result<()> {
    let (mut call, mut idea) = (0, 0);
    loop {
        let some = everywhere(tx, person, call, idea, AT_ONCE)?;
        let Some(last) = some.last() else { return Ok(()) };
        (call, idea) = (last.call.get(), last.idea.get());
        for one in some.into_iter().map(whole).filter(|one| one.state != EvaluationState::Done) {
            remove(tx, &one)?;
        }
    }
}

/// Takes from somebody what they were given in a call and have not handed in; they evaluate it no more.
pub fn take_waiting(tx: &mut Tx, person: Id<Person>, call: Id<Call>) -> Result<()> {
    for idea in next_waiting(tx, person, call, i64::MAX)? {
        if let Some(one) = get(tx, idea, person)? {
            remove(tx, &one)?;
        }
    }
    Ok(())
}
