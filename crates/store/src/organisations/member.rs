//! Who belongs to an organisation, and who has asked to.

use city::{Author, Belonging, Id, MemberRole, MemberState, Membership, Organisation, Person};
use jiff::Timestamp;

use crate::{Result, Table as _, Tx};

crate::table! {
    pub(crate) struct MemberRow in "membership" key (organisation, person) {
        organisation: Id<Organisation>,
        person: Id<Person>,
        role: MemberRole,
        state: MemberState,
        shown: bool,
        made_at: Timestamp,
    }
}

crate::row! {
    struct Kept from "membership m join person p on p.id = m.person" {
        organisation: Id<Organisation>,
        person: Id<Person>,
        name: String = "p.name",
        role: MemberRole,
        state: MemberState,
        shown: bool,
        made_at: Timestamp,
    }
    struct Counted { members: i64, speakers: i64 }
}

/// As many as one person belongs to are read.
const MOST: i64 = 200;

crate::statements! {
    fn kept(organisation: Id<Organisation>, person: Id<Person>) -> Option<Kept> = select "where m.organisation = ?1 and m.person = ?2";
    fn in_order(organisation: Id<Organisation>, state: MemberState, role: MemberRole, made_at: i64, person: i64, limit: i64) -> Vec<Kept> = select "where m.organisation = ?1 and m.state = ?2 and m.role = ?3 and (m.made_at, m.person) > (?4, ?5) order by m.made_at, m.person limit ?6";
    fn of(person: Id<Person>, limit: i64) -> Vec<Kept> = select "where m.person = ?1 order by m.organisation limit ?2";
    fn counted(organisation: Id<Organisation>, most: i64) -> Counted = "select (select count(*) from (select 1 as one from membership m where m.organisation = ?1 and m.state = 'in' limit ?2) few) as members, (select count(*) from (select 1 as one from membership m where m.organisation = ?1 and m.state = 'in' and m.role = 'spokesperson' limit ?2) few) as speakers";
    fn leave(organisation: Id<Organisation>, person: Id<Person>) = "delete from membership where organisation = ?1 and person = ?2";
}

fn whole(row: Kept) -> Membership {
    Membership {
        organisation: row.organisation,
        person: Author { id: row.person, name: row.name },
        role: row.role,
        state: row.state,
        shown: row.shown,
        made: row.made_at,
    }
}

/// Somebody's part in an organisation.
pub fn get(
    tx: &mut Tx,
    organisation: Id<Organisation>,
    person: Id<Person>,
) -> Result<Option<Membership>> {
    Ok(kept(tx, organisation, person)?.map(whole))
}

/// The members of one role, or those who have asked to be, behind one of them, who came first first.
pub fn list(
    tx: &mut Tx,
    organisation: Id<Organisation>,
    (state, role): (MemberState, MemberRole),
    after: Option<(Timestamp, Id<Person>)>,
    limit: i64,
) -> Result<Vec<Membership>> {
    let (at, person) =
        after.map_or((i64::MIN, 0), |(at, person)| (at.as_microsecond(), person.get()));
    Ok(in_order(tx, organisation, state, role, at, person, limit)?.into_iter().map(whole).collect())
}

/// What somebody belongs to, or has asked to.
pub fn of_person(tx: &mut Tx, person: Id<Person>) -> Result<Vec<Membership>> {
    Ok(of(tx, person, MOST)?.into_iter().map(whole).collect())
}

/// How many are counted at most.
pub const COUNTED: i64 = 200;

/// How many belong to it, counted up to [`COUNTED`].
pub fn count(tx: &mut Tx, organisation: Id<Organisation>) -> Result<Belonging> {
    let Counted { members, speakers } = counted(tx, organisation, COUNTED)?;
    Ok(Belonging { members, speakers })
}

/// Enters somebody's part, or changes it.
pub fn put(tx: &mut Tx, membership: &Membership) -> Result<()> {
    let row = MemberRow {
        organisation: membership.organisation,
        person: membership.person.id,
        role: membership.role,
        state: membership.state,
        shown: membership.shown,
        made_at: membership.made,
    };
    row.put(tx)
}

/// Ends somebody's part.
pub fn remove(tx: &mut Tx, organisation: Id<Organisation>, person: Id<Person>) -> Result<()> {
    leave(tx, organisation, person).map(|_| ())
}
