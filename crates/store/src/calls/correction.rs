//! What was decided about ideas before it was corrected.

use calls::{Call, Decision, Idea, Verdict};
use city::{Id, Person, Texts};
use jiff::Timestamp;

use crate::{Json, Result, Table as _, Tx};

crate::table! {
    pub(crate) struct FormerRow in "former_decision" key (idea, number) {
        idea: Id<Idea>,
        number: i64,
        call: Id<Call>,
        verdict: Verdict,
        reason: String,
        deviation: Option<String>,
        office: Json<Texts>,
        actor: Id<Person>,
        public_at: Timestamp,
        why: String,
        corrector: Id<Person>,
        corrected_at: Timestamp,
    }
}

/// A decision that was corrected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Former {
    /// The idea.
    pub idea: Id<Idea>,
    /// What was decided then.
    pub verdict: Verdict,
    /// The reason then.
    pub reason: String,
    /// Why the order of support was not followed then, where it was not.
    pub deviation: Option<String>,
    /// The office that decided then.
    pub office: Texts,
    /// Since when it was public.
    pub public_at: Timestamp,
    /// Why it was corrected.
    pub why: String,
    /// When.
    pub corrected_at: Timestamp,
}

crate::statements! {
    fn of_one(idea: Id<Idea>) -> Vec<FormerRow> = select "where idea = ?1 order by number";
    fn within(call: Id<Call>) -> Vec<FormerRow> = select "where call = ?1 order by idea, number";
    fn decided_by(idea: Id<Idea>) -> Option<Id<Person>> = "select actor from decision where idea = ?1";
    #[expect(clippy::too_many_arguments, reason = "one for each column")]
    fn put_right(idea: Id<Idea>, verdict: Verdict, reason: &str, deviation: Option<&str>, office: Json<&Texts>, actor: Id<Person>, made_at: Timestamp) = "update decision set verdict = ?2, reason = ?3, deviation = ?4, enough = null, office = ?5, actor = ?6, made_at = ?7 where idea = ?1";
    /// Says no more what would have been enough in a call: what stands there does not follow the order any more.
    pub fn forget_enough(call: Id<Call>) -> () = "update decision set enough = null where call = ?1 and enough is not null";
}

fn whole(row: FormerRow) -> Former {
    Former {
        idea: row.idea,
        verdict: row.verdict,
        reason: row.reason,
        deviation: row.deviation,
        office: row.office.0,
        public_at: row.public_at,
        why: row.why,
        corrected_at: row.corrected_at,
    }
}

/// What was decided about an idea before, the first first.
pub fn of_idea(tx: &mut Tx, idea: Id<Idea>) -> Result<Vec<Former>> {
    Ok(of_one(tx, idea)?.into_iter().map(whole).collect())
}

/// What was decided in a call before it was corrected, the first of each idea first.
pub fn of_call(tx: &mut Tx, call: Id<Call>) -> Result<Vec<Former>> {
    Ok(within(tx, call)?.into_iter().map(whole).collect())
}

/// Puts `decision` in place of the one that stands, which is kept as `former`, the one with this `number`.
pub fn correct(
    tx: &mut Tx,
    call: Id<Call>,
    (number, former): (i64, &Former),
    (decision, office): (&Decision, &Texts),
    corrector: Id<Person>,
) -> Result<()> {
    let Former { idea, verdict, reason, deviation, public_at, why, corrected_at, .. } =
        former.clone();
    let actor = decided_by(tx, idea)?.unwrap_or(corrector);
    let row = FormerRow {
        idea,
        number,
        call,
        verdict,
        reason,
        deviation,
        office: Json(former.office.clone()),
        actor,
        public_at,
        why,
        corrector,
        corrected_at,
    };
    row.insert(tx)?;
    let Decision { verdict, reason, deviation, .. } = decision;
    let deviation = deviation.as_deref();
    put_right(tx, idea, *verdict, reason, deviation, Json(office), corrector, corrected_at)?;
    Ok(())
}
