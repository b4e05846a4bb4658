//! Claims that wait for the city's answer: one at a time of each organisation. What was answered stands in the log.

use city::{Claim, Id, Organisation, Person, Waiting, Waits, Work};
use jiff::Timestamp;

use crate::desk::task;
use crate::{Result, Table as _, Tx};

crate::table! {
    pub(crate) struct ClaimRow in "claim" key (id) {
        id: Id<Claim>,
        organisation: Id<Organisation>,
        person: Id<Person>,
        proof: String,
        shown: bool,
        made_at: Timestamp,
    }
}

crate::statements! {
    fn of_organisation(organisation: Id<Organisation>) -> Option<ClaimRow> = select "where organisation = ?1";
    fn by_person(person: Id<Person>) -> Vec<ClaimRow> = select "where person = ?1 order by id limit 200";
    fn drop_one(id: Id<Claim>) = "delete from claim where id = ?1";
}

fn whole(row: ClaimRow) -> Claim {
    let ClaimRow { id, organisation, person, proof, shown, made_at: made } = row;
    Claim { id, organisation, person, proof, shown, made }
}

/// The claim of an organisation that waits.
pub fn waiting(tx: &mut Tx, organisation: Id<Organisation>) -> Result<Option<Claim>> {
    Ok(of_organisation(tx, organisation)?.map(whole))
}

/// The claims of somebody that wait.
pub fn of(tx: &mut Tx, person: Id<Person>) -> Result<Vec<Claim>> {
    Ok(by_person(tx, person)?.into_iter().map(whole).collect())
}

/// Enters a claim: it waits at the desk.
pub fn insert(tx: &mut Tx, claim: &Claim) -> Result<()> {
    let row = ClaimRow {
        id: claim.id,
        organisation: claim.organisation,
        person: claim.person,
        proof: claim.proof.clone(),
        shown: claim.shown,
        made_at: claim.made,
    };
    row.insert(tx)?;
    let waiting = Waiting { work: Work::Claim, waits: Waits::Here, since: claim.made, until: None };
    task::open(tx, claim.organisation.thing(), &waiting)
}

/// A claim waits no more.
pub fn close(tx: &mut Tx, claim: &Claim) -> Result<()> {
    drop_one(tx, claim.id)?;
    task::close(tx, claim.organisation.thing(), Work::Claim)
}

/// The claims of somebody who leaves wait no more.
pub(crate) fn close_all_of(tx: &mut Tx, person: Id<Person>) -> Result<()> {
    for claim in of(tx, person)? {
        close(tx, &claim)?;
    }
    Ok(())
}
