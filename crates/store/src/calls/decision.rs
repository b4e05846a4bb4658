//! Decisions: choices while they are prepared, and what was decided.

use calls::{Call, Choice, Decision, Enough, Idea, Verdict};
use city::{Id, Person, Texts};
use jiff::Timestamp;

use crate::{Json, Result, Table as _, Tx};

crate::table! {
    pub(crate) struct ChoiceRow in "choice" key (idea) {
        idea: Id<Idea>,
        call: Id<Call>,
        verdict: Option<Verdict>,
        reason: String,
        deviation: String,
        left_by: Option<i64>,
        changed_at: Timestamp,
        actor: Id<Person>,
    }
    pub(crate) struct DecisionRow in "decision" key (idea) {
        idea: Id<Idea>,
        call: Id<Call>,
        verdict: Verdict,
        place: i64,
        reason: String,
        deviation: Option<String>,
        enough: Option<Json<Enough>>,
        office: Json<Texts>,
        actor: Id<Person>,
        made_at: Timestamp,
        told_at: Option<Timestamp>,
        public_at: Timestamp,
    }
}

/// A decision with its moments.
#[derive(Debug, Clone)]
pub struct Made {
    /// The decision.
    pub decision: Decision,
    /// The office that decided.
    pub office: Texts,
    /// When.
    pub made_at: Timestamp,
    /// When its author was told.
    pub told_at: Option<Timestamp>,
    /// When everyone can see it.
    pub public_at: Timestamp,
}

crate::statements! {
    fn prepared(call: Id<Call>) -> Vec<ChoiceRow> = select "where call = ?1 order by idea";
    fn prepared_for(idea: Id<Idea>) -> Option<ChoiceRow> = select "where idea = ?1";
    fn decided(call: Id<Call>) -> Vec<DecisionRow> = select "where call = ?1 order by place, idea";
    fn after(call: Id<Call>, now: Timestamp, place: i64, idea: i64, limit: i64) -> Vec<DecisionRow> = select "where call = ?1 and public_at <= ?2 and (place, idea) > (?3, ?4) order by place, idea limit ?5";
    fn last_selected(call: Id<Call>, now: Timestamp) -> Option<(i64, Id<Idea>)> = "select place, idea from decision where call = ?1 and verdict = 'selected' and public_at <= ?2 order by place desc, idea desc limit 1";
    fn first_departing(call: Id<Call>, now: Timestamp) -> Option<(i64, Id<Idea>)> = "select place, idea from decision where call = ?1 and deviation is not null and public_at <= ?2 order by place, idea limit 1";
    fn decided_of(idea: Id<Idea>) -> Option<DecisionRow> = select "where idea = ?1";
    fn drop_untold(call: Id<Call>, public_at: Timestamp) = "delete from decision where call = ?1 and public_at = ?2 and told_at is null";
    fn to_tell(call: Id<Call>, until: Timestamp, limit: i64) -> Vec<DecisionRow> = select "where call = ?1 and told_at is null and public_at <= ?2 order by place, idea limit ?3";
    fn to_publish(call: Id<Call>, now: Timestamp, limit: i64) -> Vec<DecisionRow> = select "where call = ?1 and public_at <= ?2 and (select i.state from idea i where i.id = decision.idea) = 'eligible' order by place, idea limit ?3";
    /// When the first decision of a call that its authors have not heard becomes public.
    pub fn next_untold(call: Id<Call>) -> Option<Timestamp> = "select public_at from decision where call = ?1 and told_at is null order by public_at limit 1";
    /// When the next decision of a call becomes public.
    pub fn next_public(call: Id<Call>, now: Timestamp) -> Option<Timestamp> = "select public_at from decision where call = ?1 and public_at > ?2 order by public_at limit 1";
    /// Notes that the authors of an idea were told.
    pub fn told(idea: Id<Idea>, told_at: Timestamp) -> () = "update decision set told_at = ?2 where idea = ?1";
}

fn whole(row: DecisionRow) -> Made {
    Made {
        decision: Decision {
            idea: row.idea,
            verdict: row.verdict,
            place: usize::try_from(row.place).unwrap_or_default(),
            reason: row.reason,
            deviation: row.deviation,
            enough: row.enough.map(|enough| enough.0),
        },
        office: row.office.0,
        made_at: row.made_at,
        told_at: row.told_at,
        public_at: row.public_at,
    }
}

/// A choice as it stands while a step is prepared: what an earlier step left open is open again.
fn chosen(row: ChoiceRow, step: i64) -> (Id<Idea>, Choice) {
    let ChoiceRow { idea, verdict, reason, deviation, left_by, .. } = row;
    (idea, Choice { verdict, reason, deviation, later: left_by == Some(step) })
}

/// The choices prepared so far, for the step of the result with this number.
pub fn choices(tx: &mut Tx, call: Id<Call>, step: i64) -> Result<Vec<(Id<Idea>, Choice)>> {
    Ok(prepared(tx, call)?.into_iter().map(|row| chosen(row, step)).collect())
}

/// The choice prepared for an idea, if any.
pub fn choice_for(tx: &mut Tx, idea: Id<Idea>) -> Result<Option<Choice>> {
    // What is decided on its own waits for no step.
    Ok(prepared_for(tx, idea)?.map(|row| chosen(row, 0).1))
}

/// Keeps a choice while a step of the decision is prepared.
pub fn choose(
    tx: &mut Tx,
    (call, step): (Id<Call>, i64),
    idea: Id<Idea>,
    choice: &Choice,
    actor: Id<Person>,
    now: Timestamp,
) -> Result<()> {
    let row = ChoiceRow {
        idea,
        call,
        verdict: choice.verdict,
        reason: choice.reason.clone(),
        deviation: choice.deviation.clone(),
        left_by: choice.later.then_some(step),
        changed_at: now,
        actor,
    };
    row.put(tx)
}

/// Enters a decision.
pub fn insert(tx: &mut Tx, call: Id<Call>, made: &Made, actor: Id<Person>) -> Result<()> {
    let Made { decision, office, made_at, told_at, public_at } = made;
    let row = DecisionRow {
        idea: decision.idea,
        call,
        verdict: decision.verdict,
        place: i64::try_from(decision.place).unwrap_or(i64::MAX),
        reason: decision.reason.clone(),
        deviation: decision.deviation.clone(),
        enough: decision.enough.map(Json),
        office: Json(office.clone()),
        actor,
        made_at: *made_at,
        told_at: *told_at,
        public_at: *public_at,
    };
    row.insert(tx)
}

/// What was decided in a call, in the order of support.
pub fn of_call(tx: &mut Tx, call: Id<Call>) -> Result<Vec<Made>> {
    Ok(decided(tx, call)?.into_iter().map(whole).collect())
}

/// Where a decision stands in its call: its place in the order of support, and its idea, where two have one place.
pub type Standing = (i64, Id<Idea>);

/// What was decided in a call and is public, in the order of support, after where one stands.
pub fn public_after(
    tx: &mut Tx,
    call: Id<Call>,
    now: Timestamp,
    (place, idea): Standing,
    limit: i64,
) -> Result<Vec<Made>> {
    Ok(after(tx, call, now, place, idea.get(), limit)?.into_iter().map(whole).collect())
}

/// The last in the order of support that was selected, and the first for which the order was departed from; as far as
/// that is public.
pub fn turns(
    tx: &mut Tx,
    call: Id<Call>,
    now: Timestamp,
) -> Result<(Option<Standing>, Option<Standing>)> {
    Ok((last_selected(tx, call, now)?, first_departing(tx, call, now)?))
}

/// What was decided about an idea, if anything.
pub fn of_idea(tx: &mut Tx, idea: Id<Idea>) -> Result<Option<Made>> {
    Ok(decided_of(tx, idea)?.map(whole))
}

/// What becomes public until a moment and its authors have not heard, in the order of support.
pub fn untold(tx: &mut Tx, call: Id<Call>, until: Timestamp, limit: usize) -> Result<Vec<Made>> {
    Ok(to_tell(tx, call, until, most(limit))?.into_iter().map(whole).collect())
}

/// What is public by its moment while its idea is not in the state that was decided, in the order of support.
pub fn unpublished(tx: &mut Tx, call: Id<Call>, now: Timestamp, limit: usize) -> Result<Vec<Made>> {
    Ok(to_publish(tx, call, now, most(limit))?.into_iter().map(whole).collect())
}

fn most(limit: usize) -> i64 {
    i64::try_from(limit).unwrap_or(i64::MAX)
}

/// Takes out what was decided in a call to come out at a moment and no author was told.
pub fn take_off(tx: &mut Tx, call: Id<Call>, public_at: Timestamp) -> Result<u64> {
    drop_untold(tx, call, public_at)
}
