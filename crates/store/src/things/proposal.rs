//! Hidings that one moderator proposed and another one has to confirm.

use city::{Id, Person, Proposal, ReportReason, Ruling, Thing, Waiting, Waits, Work};
use jiff::Timestamp;

use crate::desk::task;
use crate::{Result, Table as _, Tx};

crate::table! {
    pub(crate) struct ProposalRow in "proposal" key (thing) {
        thing: Id<Thing>,
        actor: Id<Person>,
        rule: ReportReason,
        law: String,
        reason: String,
        told: String,
        made_at: Timestamp,
    }
}

crate::statements! {
    fn kept(thing: Id<Thing>) -> Option<ProposalRow> = select "where thing = ?1";
    fn remove(thing: Id<Thing>) = "delete from proposal where thing = ?1";
    fn about_comments(about: Id<Thing>, limit: i64) -> Vec<Id<Thing>> = "select r.thing from proposal r join comment c on c.id = r.thing where c.about = ?1 limit ?2";
    fn things_of(actor: Id<Person>) -> Vec<Id<Thing>> = "select thing from proposal where actor = ?1 order by thing";
}

/// What is proposed about a thing.
pub fn of(tx: &mut Tx, thing: Id<Thing>) -> Result<Option<Proposal>> {
    Ok(kept(tx, thing)?.map(|row| Proposal {
        thing: row.thing,
        actor: row.actor,
        ruling: Ruling { rule: row.rule, law: row.law, reason: row.reason, told: row.told },
        made_at: row.made_at,
    }))
}

/// Which comments on a thing are proposed to be hidden, up to a number.
pub fn within(tx: &mut Tx, about: Id<Thing>) -> Result<Vec<Id<Thing>>> {
    about_comments(tx, about, 500)
}

/// Enters a proposal, for a colleague.
pub fn insert(tx: &mut Tx, proposal: &Proposal) -> Result<()> {
    let Proposal { thing, actor, ruling, made_at } = proposal.clone();
    let Ruling { rule, law, reason, told } = ruling;
    ProposalRow { thing, actor, rule, law, reason, told, made_at }.insert(tx)?;
    let waiting = Waiting { work: Work::Confirm, waits: Waits::Here, since: made_at, until: None };
    task::open(tx, thing, &waiting)
}

/// It was answered; false where there was none.
pub fn drop(tx: &mut Tx, thing: Id<Thing>) -> Result<bool> {
    let was = remove(tx, thing)? > 0;
    task::close(tx, thing, Work::Confirm)?;
    Ok(was)
}

/// Whoever proposed something leaves: nobody waits for a colleague any more.
pub(crate) fn close_all_of(tx: &mut Tx, actor: Id<Person>) -> Result<()> {
    for thing in things_of(tx, actor)? {
        drop(tx, thing)?;
    }
    Ok(())
}
