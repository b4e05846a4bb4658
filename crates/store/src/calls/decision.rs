//! Decisions: choices while they are prepared, and what was decided.

use calls::{Call, Choice, Decision, Idea, Verdict};
use city::{Id, Person};
use jiff::Timestamp;

use crate::{Result, Table as _, Tx};

crate::table! {
    pub(crate) struct ChoiceRow in "choice" key (idea) {
        idea: Id<Idea>,
        call: Id<Call>,
        verdict: Option<Verdict>,
        reason: String,
        deviation: String,
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
        office: String,
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
    pub office: String,
    /// When.
    pub made_at: Timestamp,
    /// When its author was told.
    pub told_at: Option<Timestamp>,
    /// When everyone can see it.
    pub public_at: Timestamp,
}

crate::statements! {
    fn prepared(call: Id<Call>) -> Vec<ChoiceRow> = select "where call = ?1 order by idea";
    fn decided(call: Id<Call>) -> Vec<DecisionRow> = select "where call = ?1 order by place, idea";
    fn decided_of(idea: Id<Idea>) -> Option<DecisionRow> = select "where idea = ?1";
    fn drop_untold(call: Id<Call>, public_at: Timestamp) = "delete from decision where call = ?1 and public_at = ?2 and told_at is null";
    fn note_told(call: Id<Call>, told_at: Timestamp, until: Timestamp) = "update decision set told_at = ?2 where call = ?1 and told_at is null and public_at <= ?3";
}

fn whole(row: DecisionRow) -> Made {
    Made {
        decision: Decision {
            idea: row.idea,
            verdict: row.verdict,
            place: usize::try_from(row.place).unwrap_or_default(),
            reason: row.reason,
            deviation: row.deviation,
        },
        office: row.office,
        made_at: row.made_at,
        told_at: row.told_at,
        public_at: row.public_at,
    }
}

/// The choices prepared so far.
pub fn choices(tx: &mut Tx, call: Id<Call>) -> Result<Vec<(Id<Idea>, Choice)>> {
    let choice = |row: ChoiceRow| {
        let ChoiceRow { idea, verdict, reason, deviation, .. } = row;
        (idea, Choice { verdict, reason, deviation })
    };
    Ok(prepared(tx, call)?.into_iter().map(choice).collect())
}

/// Keeps a choice while the decision is prepared.
pub fn choose(
    tx: &mut Tx,
    call: Id<Call>,
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
        office: office.clone(),
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

/// What was decided about an idea, if anything.
pub fn of_idea(tx: &mut Tx, idea: Id<Idea>) -> Result<Option<Made>> {
    Ok(decided_of(tx, idea)?.map(whole))
}

/// Notes that authors of a call were told of what becomes public until a moment.
pub fn told(tx: &mut Tx, call: Id<Call>, until: Timestamp, now: Timestamp) -> Result<u64> {
    note_told(tx, call, now, until)
}

/// Takes out what was decided in a call to come out at a moment and no author was told.
pub fn take_off(tx: &mut Tx, call: Id<Call>, public_at: Timestamp) -> Result<u64> {
    drop_untold(tx, call, public_at)
}
