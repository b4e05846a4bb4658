//! What a merge carried over to the organisation that stays, so that it can be given back for a while.

use city::{Id, Organisation};
use jiff::Timestamp;

use crate::{Result, Table as _, Tx};

crate::table! {
    /// A merge that can still be undone.
    pub struct Merge in "organisation_merge" key (organisation) {
        /// What was merged.
        organisation: Id<Organisation>,
        /// Into which.
        other: Id<Organisation>,
        made_at: Timestamp,
    }
}

// Who was carried over by a merge (?1).
const MEMBERS: &str =
    "(select c.person from merged_person c where c.organisation = ?1 and c.kind = 'member')";
const FOLLOWERS: &str =
    "(select c.person from merged_person c where c.organisation = ?1 and c.kind = 'follow')";

crate::statements! {
    /// The merge of an organisation, as long as it is known what it carried over.
    pub fn of(organisation: Id<Organisation>) -> Option<Merge> = select "where organisation = ?1";
    fn note_members(from: Id<Organisation>, to: Id<Organisation>) = "insert into merged_person (organisation, kind, person) select ?1, 'member', m.person from membership m where m.organisation = ?1 and not exists (select 1 from membership k where k.organisation = ?2 and k.person = m.person)";
    fn note_follows(from: Id<Organisation>, to: Id<Organisation>) = "insert into merged_person (organisation, kind, person) select ?1, 'follow', f.person from follow f where f.thing = ?1 and not exists (select 1 from follow k where k.thing = ?2 and k.person = f.person)";
    fn note_ideas(from: Id<Organisation>) = "insert into merged_idea (organisation, idea) select ?1, f.idea from idea_for f where f.organisation = ?1";
    fn carry_members(from: Id<Organisation>, to: Id<Organisation>) = "insert into membership (organisation, person, role, state, shown, made_at) select ?2, m.person, m.role, m.state, m.shown, m.made_at from membership m where m.organisation = ?1 on conflict (organisation, person) do nothing";
    fn carry_follows(from: Id<Organisation>, to: Id<Organisation>) = "insert into follow (thing, person, made_at) select ?2, f.person, f.made_at from follow f where f.thing = ?1 on conflict (thing, person) do nothing";
    fn carry_ideas(from: Id<Organisation>, to: Id<Organisation>) = "update idea_for set organisation = ?2 where organisation = ?1";
    fn return_members(from: Id<Organisation>, to: Id<Organisation>) = "delete from membership where organisation = ?2 and person in ", MEMBERS;
    fn return_follows(from: Id<Organisation>, to: Id<Organisation>) = "delete from follow where thing = ?2 and person in ", FOLLOWERS;
    // What was brought for another meanwhile stays there.
    fn return_ideas(from: Id<Organisation>, to: Id<Organisation>) = "update idea_for set organisation = ?1 where organisation = ?2 and idea in (select c.idea from merged_idea c where c.organisation = ?1)";
    fn drop_people(from: Id<Organisation>) = "delete from merged_person where organisation = ?1";
    fn drop_ideas(from: Id<Organisation>) = "delete from merged_idea where organisation = ?1";
    fn drop_one(from: Id<Organisation>) = "delete from organisation_merge where organisation = ?1";
    fn ended(before: Timestamp) -> Vec<Merge> = select "where made_at < ?1 order by made_at limit 1000";
}

/// Carries members, followers and ideas over to the organisation that stays. What is merged keeps its own rows of them, which
/// nothing reads while it stands in no list.
pub fn carry(tx: &mut Tx, merge: &Merge) -> Result<()> {
    let (from, to) = (merge.organisation, merge.other);
    merge.insert(tx)?;
    note_members(tx, from, to)?;
    note_follows(tx, from, to)?;
    note_ideas(tx, from)?;
    carry_members(tx, from, to)?;
    carry_follows(tx, from, to)?;
    carry_ideas(tx, from, to).map(|_| ())
}

/// Gives back what was carried over.
pub fn give_back(tx: &mut Tx, merge: &Merge) -> Result<()> {
    let (from, to) = (merge.organisation, merge.other);
    return_members(tx, from, to)?;
    return_follows(tx, from, to)?;
    return_ideas(tx, from, to)?;
    forget(tx, from)
}

fn forget(tx: &mut Tx, from: Id<Organisation>) -> Result<()> {
    drop_people(tx, from)?;
    drop_ideas(tx, from)?;
    drop_one(tx, from).map(|_| ())
}

/// Forgets what merges carried over that were made before a moment: they are final.
pub fn purge(tx: &mut Tx, before: Timestamp) -> Result<()> {
    for merge in ended(tx, before)? {
        forget(tx, merge.organisation)?;
    }
    Ok(())
}
