//! Decisions: choices while they are prepared, and what was decided.

use calls::{Call, Choice, Decision, Idea, Verdict};
use city::{Id, Person};
use jiff::Timestamp;

use crate::nouns::known;
use crate::{Result, Tx, args};

crate::row! {
    struct StoredChoice { idea: Id<Idea>, verdict: Option<String>, reason: String, deviation: String }
    struct Stored {
        idea: Id<Idea>,
        verdict: String,
        place: i64,
        reason: String,
        deviation: Option<String>,
        office: String,
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
    CHOICES -> StoredChoice = "select idea, verdict, reason, deviation from choice where call = ?1 order by idea";
    CHOOSE = "insert into choice (idea, call, verdict, reason, deviation, changed_at, actor) values (?1, ?2, ?3, ?4, ?5, ?6, ?7) on conflict (idea) do update set verdict = excluded.verdict, reason = excluded.reason, deviation = excluded.deviation, changed_at = excluded.changed_at, actor = excluded.actor";
    INSERT = "insert into decision (idea, call, verdict, place, reason, deviation, office, actor, made_at, public_at) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";
    OF_CALL -> Stored = "select idea, verdict, place, reason, deviation, office, made_at, told_at, public_at from decision where call = ?1 order by place, idea";
    OF_IDEA -> Stored = "select idea, verdict, place, reason, deviation, office, made_at, told_at, public_at from decision where idea = ?1";
    TOLD = "update decision set told_at = ?2 where call = ?1 and told_at is null and public_at <= ?3";
}

fn whole(stored: Stored) -> Result<Made> {
    Ok(Made {
        decision: Decision {
            idea: stored.idea,
            verdict: known(Verdict::from_key(&stored.verdict), "verdict")?,
            place: usize::try_from(stored.place).unwrap_or_default(),
            reason: stored.reason,
            deviation: stored.deviation,
        },
        office: stored.office,
        made_at: stored.made_at,
        told_at: stored.told_at,
        public_at: stored.public_at,
    })
}

/// The choices prepared so far.
pub fn choices(tx: &mut Tx, call: Id<Call>) -> Result<Vec<(Id<Idea>, Choice)>> {
    let stored: Vec<StoredChoice> = tx.query(CHOICES, args![call])?;
    Ok(stored
        .into_iter()
        .map(|row| {
            let verdict = row.verdict.as_deref().and_then(Verdict::from_key);
            (row.idea, Choice { verdict, reason: row.reason, deviation: row.deviation })
        })
        .collect())
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
    let verdict = choice.verdict.map(Verdict::key);
    tx.execute(CHOOSE, args![idea, call, verdict, choice.reason, choice.deviation, now, actor])
        .map(|_| ())
}

/// Enters a decision.
pub fn insert(
    tx: &mut Tx,
    call: Id<Call>,
    decision: &Decision,
    office: &str,
    actor: Id<Person>,
    now: Timestamp,
    public: Timestamp,
) -> Result<()> {
    let place = i64::try_from(decision.place).unwrap_or(i64::MAX);
    tx.execute(
        INSERT,
        args![
            decision.idea,
            call,
            decision.verdict.key(),
            place,
            decision.reason,
            decision.deviation,
            office,
            actor,
            now,
            public
        ],
    )
    .map(|_| ())
}

/// What was decided in a call, in the order of support.
pub fn of_call(tx: &mut Tx, call: Id<Call>) -> Result<Vec<Made>> {
    let stored: Vec<Stored> = tx.query(OF_CALL, args![call])?;
    stored.into_iter().map(whole).collect()
}

/// What was decided about an idea, if anything.
pub fn of_idea(tx: &mut Tx, idea: Id<Idea>) -> Result<Option<Made>> {
    tx.opt(OF_IDEA, args![idea])?.map(whole).transpose()
}

/// Notes that authors of a call were told of what becomes public until a moment.
pub fn told(tx: &mut Tx, call: Id<Call>, until: Timestamp, now: Timestamp) -> Result<u64> {
    tx.execute(TOLD, args![call, now, until])
}
