//! What the office estimates that ideas cost.

use calls::{Estimate, EstimateInput, Idea, Range};
use city::{Id, Money, Person};
use jiff::Timestamp;

use crate::{Result, Table as _, Tx};

crate::table! {
    pub(crate) struct EstimateRow in "estimate" key (idea) {
        idea: Id<Idea>,
        low: Money,
        high: Money,
        source: String,
        answer: String,
        actor: Option<Id<Person>>,
        made_at: Timestamp,
    }
}

crate::statements! {
    fn kept(idea: Id<Idea>) -> Option<EstimateRow> = select "where idea = ?1";
    /// Takes an estimate back.
    pub fn remove(idea: Id<Idea>) = "delete from estimate where idea = ?1";
}

/// The estimate of an idea, if there is one.
pub fn of(tx: &mut Tx, idea: Id<Idea>) -> Result<Option<Estimate>> {
    Ok(kept(tx, idea)?.map(|row| Estimate {
        idea: row.idea,
        input: EstimateInput {
            range: Range { low: row.low, high: row.high },
            source: row.source,
            answer: row.answer,
        },
        by: row.actor,
        made: row.made_at,
    }))
}

/// Enters an estimate, or puts it in place of the one before.
pub fn put(tx: &mut Tx, estimate: &Estimate) -> Result<()> {
    let Estimate { idea, input, by, made } = estimate.clone();
    let EstimateInput { range: Range { low, high }, source, answer } = input;
    EstimateRow { idea, low, high, source, answer, actor: by, made_at: made }.put(tx)
}
