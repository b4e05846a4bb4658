//! What a merge carried over to the idea that stays, so that it can be given back as long as nobody was told.

use calls::{Idea, IdeaState};
use city::Id;
use jiff::Timestamp;

use crate::things::comment;
use crate::things::thing::{count_comments, count_supports};
use crate::{Result, Table as _, Tx};

crate::table! {
    /// A merge that can still be undone.
    pub struct Joining in "joining" key (thing) {
        /// What was merged.
        thing: Id<Idea>,
        /// Into which idea.
        other: Id<Idea>,
        /// The state it was in.
        was: IdeaState,
        made_at: Timestamp,
    }
}

// What each statement asks of the people and things that a merge (?1) carried over.
const CARRIED: &str = "(select c.other from carried_thing c where c.thing = ?1)";
const AUTHORS: &str = "(select 1 from carried_person c where c.thing = ?1 and c.kind = 'author' and c.person = author.person)";
const SUPPORTERS: &str = "(select 1 from carried_person c where c.thing = ?1 and c.kind = 'support' and c.person = support.person)";
const FOLLOWERS: &str = "(select 1 from carried_person c where c.thing = ?1 and c.kind = 'follow' and c.person = follow.person)";

crate::statements! {
    /// The merge of an idea, as long as it is known what it carried over.
    pub fn of(thing: Id<Idea>) -> Option<Joining> = select "where thing = ?1";
    fn note_authors(from: Id<Idea>, to: Id<Idea>) = "insert into carried_person (thing, kind, person) select ?1, 'author', a.person from author a where a.thing = ?1 and not exists (select 1 from author k where k.thing = ?2 and k.person = a.person)";
    fn note_supports(from: Id<Idea>, to: Id<Idea>) = "insert into carried_person (thing, kind, person) select ?1, 'support', s.person from support s where s.thing = ?1 and not exists (select 1 from support k where k.thing = ?2 and k.person = s.person)";
    fn note_follows(from: Id<Idea>, to: Id<Idea>) = "insert into carried_person (thing, kind, person) select ?1, 'follow', f.person from follow f where f.thing = ?1 and not exists (select 1 from follow k where k.thing = ?2 and k.person = f.person)";
    fn note_comments(from: Id<Idea>) = "insert into carried_thing (thing, other) select ?1, m.id from comment m where m.about = ?1";
    fn note_answers(from: Id<Idea>, to: Id<Idea>) = "insert into carried_thing (thing, other) select ?1, m.id from comment m where m.about = ?2 and m.answers in ", CARRIED, " on conflict (thing, other) do nothing";
    fn note_merged(from: Id<Idea>) = "insert into carried_thing (thing, other) select ?1, i.id from idea i where i.merged_into = ?1";
    fn leave_authors(from: Id<Idea>, to: Id<Idea>) = "delete from author where thing = ?2 and exists ", AUTHORS;
    // Whoever took back meanwhile what was carried over meant both.
    fn drop_supports(from: Id<Idea>, to: Id<Idea>) = "delete from support where thing = ?1 and exists ", SUPPORTERS, " and not exists (select 1 from support k where k.thing = ?2 and k.person = support.person)";
    fn drop_follows(from: Id<Idea>, to: Id<Idea>) = "delete from follow where thing = ?1 and exists ", FOLLOWERS, " and not exists (select 1 from follow k where k.thing = ?2 and k.person = follow.person)";
    // Whoever gave it anew meanwhile keeps it.
    fn return_supports(from: Id<Idea>, to: Id<Idea>) = "delete from support where thing = ?2 and exists ", SUPPORTERS, " and made_at = (select o.made_at from support o where o.thing = ?1 and o.person = support.person)";
    fn return_follows(from: Id<Idea>, to: Id<Idea>) = "delete from follow where thing = ?2 and exists ", FOLLOWERS, " and made_at = (select o.made_at from follow o where o.thing = ?1 and o.person = follow.person)";
    fn shown(from: Id<Idea>) -> i64 = "select count(*) as comments from thing where noun = 'comment' and listed = true and id in ", CARRIED;
    fn point_back(from: Id<Idea>) = "update comment set about = ?1 where id in ", CARRIED;
    fn belong_back(from: Id<Idea>, now: Timestamp) = "update thing set parent = ?1, changed_at = ?2 where noun = 'comment' and id in ", CARRIED;
    fn be_found_back(from: Id<Idea>) = "update search set within = ?1 where noun = 'comment' and thing in ", CARRIED;
    fn lead_back(from: Id<Idea>) = "update idea set merged_into = ?1 where id in ", CARRIED;
    fn drop_people(from: Id<Idea>) = "delete from carried_person where thing = ?1";
    fn drop_things(from: Id<Idea>) = "delete from carried_thing where thing = ?1";
    fn drop_one(from: Id<Idea>) = "delete from joining where thing = ?1";
    fn ended(before: Timestamp) -> Vec<Joining> = select "where made_at < ?1 order by made_at limit 1000";
}

/// Notes what a merge is going to carry over: whoever both have already does not come new.
pub fn note(tx: &mut Tx, twin: &Idea, kept: Id<Idea>, now: Timestamp) -> Result<()> {
    Joining { thing: twin.id, other: kept, was: twin.state, made_at: now }.insert(tx)?;
    note_authors(tx, twin.id, kept)?;
    note_supports(tx, twin.id, kept)?;
    note_follows(tx, twin.id, kept)?;
    note_comments(tx, twin.id)?;
    note_merged(tx, twin.id).map(|_| ())
}

/// Gives back what a merge carried over. What came meanwhile stays where it came; only the answers to what is given
/// back go with it.
pub fn give_back(tx: &mut Tx, merge: &Joining, now: Timestamp) -> Result<()> {
    let (twin, kept) = (merge.thing, merge.other);
    leave_authors(tx, twin, kept)?;
    let dropped = drop_supports(tx, twin, kept)?;
    count_supports(tx, twin.thing(), -many(dropped))?;
    let returned = return_supports(tx, twin, kept)?;
    count_supports(tx, kept.thing(), -many(returned))?;
    drop_follows(tx, twin, kept)?;
    return_follows(tx, twin, kept)?;
    note_answers(tx, twin, kept)?;
    let comments = shown(tx, twin)?;
    count_comments(tx, kept.thing(), -comments)?;
    count_comments(tx, twin.thing(), comments)?;
    point_back(tx, twin)?;
    belong_back(tx, twin, now)?;
    be_found_back(tx, twin)?;
    comment::recount(tx, twin.thing())?;
    comment::recount(tx, kept.thing())?;
    lead_back(tx, twin)?;
    forget(tx, twin)
}

fn many(rows: u64) -> i64 {
    i64::try_from(rows).unwrap_or(i64::MAX)
}

fn forget(tx: &mut Tx, twin: Id<Idea>) -> Result<()> {
    drop_people(tx, twin)?;
    drop_things(tx, twin)?;
    drop_one(tx, twin).map(|_| ())
}

/// Forgets what merges carried over that were made before a moment: they are final.
pub fn purge(tx: &mut Tx, before: Timestamp) -> Result<()> {
    for merge in ended(tx, before)? {
        forget(tx, merge.thing)?;
    }
    Ok(())
}
