//! Which ideas say the same as one: kept as rows, so that no page looks for them. Who may read them is decided where they
//! are shown.

use calls::{Call, Idea};
use city::Id;
use likeness::{Concept, Reason};
use serde::{Deserialize, Serialize};

use super::{call, idea};
use crate::{Json, Result, Table as _, Tx};

/// A [`Reason`] as it is kept: a concept by its key, which another version's lexicon may not know.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Why {
    concepts: Vec<String>,
    words: Vec<String>,
    place: bool,
}

crate::table! {
    pub(crate) struct NearRow in "near" key (idea, rank) {
        idea: Id<Idea>,
        rank: i64,
        other: Id<Idea>,
        reason: Json<Why>,
    }
}

crate::statements! {
    fn rows_of(idea: Id<Idea>) -> Vec<(Id<Idea>, Json<Why>)> = "select other, reason from near where idea = ?1 order by rank";
    fn ideas_of(idea: Id<Idea>) -> Vec<idea::Kept> = select "where i.id in (select n.other from near n where n.idea = ?1) and t.listed = true";
    fn calls_of(idea: Id<Idea>) -> Vec<call::Kept> = select "where c.id in (select o.call from near n join idea o on o.id = n.other where n.idea = ?1)";
    fn ideas_after(after: Id<Idea>, limit: i64) -> Vec<idea::Kept> = select "where i.id > ?1 order by i.id limit ?2";
    fn drop_of(idea: Id<Idea>) -> () = "delete from near where idea = ?1";
    /// The ideas that name one as near, after one of them.
    ///
    /// # Errors
    /// The database's faults.
    pub fn naming(idea: Id<Idea>, after: Id<Idea>, limit: i64) -> Vec<Id<Idea>> = "select idea from near where other = ?1 and idea > ?2 order by idea limit ?3";
    fn made_by() -> Option<Json<i64>> = "select value from setting where name = 'near'";
    fn note_made_by(edition: Json<i64>) -> () = "insert into setting (name, value, version) values ('near', ?1, 1) on conflict (name) do update set value = excluded.value, version = setting.version + 1";
}

/// The listed ideas that are near one, the nearest first, each with what both are about.
pub fn of(tx: &mut Tx, id: Id<Idea>) -> Result<Vec<(Idea, Reason)>> {
    let rows = rows_of(tx, id)?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let kept = ideas_of(tx, id)?;
    let mut ideas = idea::all(tx, kept)?;
    let of_row = |(other, why): (Id<Idea>, Json<Why>)| {
        let at = ideas.iter().position(|idea| idea.id == other)?;
        Some((ideas.swap_remove(at), reason(why.0)))
    };
    Ok(rows.into_iter().filter_map(of_row).collect())
}

/// The calls of the ideas that are near one.
pub fn calls(tx: &mut Tx, id: Id<Idea>) -> Result<Vec<Call>> {
    Ok(calls_of(tx, id)?.into_iter().map(call::whole).collect())
}

/// Keeps which ideas are near one now, the nearest first.
pub fn keep(tx: &mut Tx, id: Id<Idea>, near: &[(Id<Idea>, Reason)]) -> Result<()> {
    let now: Vec<(Id<Idea>, Why)> = near.iter().map(|(other, why)| (*other, kept(why))).collect();
    let before = rows_of(tx, id)?.into_iter().map(|(other, why)| (other, why.0));
    if before.eq(now.iter().cloned()) {
        return Ok(());
    }
    drop_of(tx, id)?;
    for ((other, why), rank) in now.into_iter().zip(0..) {
        NearRow { idea: id, rank, other, reason: Json(why) }.insert(tx)?;
    }
    Ok(())
}

/// Ideas after one, in the order they came, listed or not.
pub fn after(tx: &mut Tx, id: Id<Idea>, limit: i64) -> Result<Vec<Idea>> {
    let rows = ideas_after(tx, id, limit)?;
    idea::all(tx, rows)
}

/// Keeps anew what an idea is about.
pub fn take_apart(tx: &mut Tx, idea: &Idea) -> Result<()> {
    idea::take_apart(tx, idea)
}

/// Whether all ideas of the city were looked at, or are going to be, with this lexicon.
pub fn is_of_this_lexicon(tx: &mut Tx) -> Result<bool> {
    Ok(made_by(tx)?.is_some_and(|made_by| made_by.0 == likeness::edition()))
}

/// Notes that all ideas are looked at with this lexicon.
pub fn note_lexicon(tx: &mut Tx) -> Result<()> {
    note_made_by(tx, Json(likeness::edition()))
}

fn kept(reason: &Reason) -> Why {
    Why {
        concepts: reason.concepts.iter().map(|concept| concept.key().to_owned()).collect(),
        words: reason.words.clone(),
        place: reason.same_place,
    }
}

fn reason(why: Why) -> Reason {
    Reason {
        concepts: why.concepts.iter().filter_map(|key| Concept::of_key(key)).collect(),
        words: why.words,
        same_place: why.place,
    }
}
