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
    #[expect(clippy::too_many_arguments, reason = "ten at once")]
    fn ten(a: Id<Idea>, b: Id<Idea>, c: Id<Idea>, d: Id<Idea>, e: Id<Idea>, f: Id<Idea>, g: Id<Idea>, h: Id<Idea>, i: Id<Idea>, j: Id<Idea>) -> Vec<EstimateRow> = select "where idea in (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";
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

/// From what to what these ideas cost by the office, as far as it said so, in no order.
pub fn ranges(tx: &mut Tx, ideas: &[Id<Idea>]) -> Result<Vec<(Id<Idea>, Range)>> {
    let mut found = Vec::new();
    for some in ideas.chunks(10) {
        let mut ids = some.iter().copied();
        let [a, b, c, d, e, f, g, h, i, j] = [(); 10].map(|()| ids.next().unwrap_or(Id::new(0)));
        let rows = ten(tx, a, b, c, d, e, f, g, h, i, j)?;
        found
            .extend(rows.into_iter().map(|row| (row.idea, Range { low: row.low, high: row.high })));
    }
    Ok(found)
}

/// Enters an estimate, or puts it in place of the one before.
pub fn put(tx: &mut Tx, estimate: &Estimate) -> Result<()> {
    let Estimate { idea, input, by, made } = estimate.clone();
    let EstimateInput { range: Range { low, high }, source, answer } = input;
    EstimateRow { idea, low, high, source, answer, actor: by, made_at: made }.put(tx)
}
