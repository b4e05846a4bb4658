//! What ideas said, version by version. An idea that was never changed has no rows here.

use calls::{Idea, Version, Wording};
use city::{Author, Id, Language, Money, Person};
use jiff::Timestamp;

use crate::{Result, Table as _, Tx};

crate::table! {
    pub(crate) struct VersionRow in "idea_version" key (idea, number) {
        idea: Id<Idea>,
        number: i64,
        author: Id<Person>,
        proposer: Option<Id<Person>>,
        language: Language,
        title: String,
        text: String,
        place: String,
        neighbourhood: Option<String>,
        cost: Option<Money>,
        made_at: Timestamp,
    }
}

crate::row! {
    struct Kept from "idea_version v join person p on p.id = v.author left join person q on q.id = v.proposer" {
        idea: Id<Idea>,
        number: i64,
        author: Id<Person> = "v.author",
        author_name: String = "p.name",
        proposer: Option<Id<Person>> = "v.proposer",
        proposer_name: Option<String> = "q.name",
        language: Language = "v.language",
        title: String,
        text: String,
        place: String,
        neighbourhood: Option<String>,
        cost: Option<Money> = "v.cost",
        made_at: Timestamp = "v.made_at",
    }
}

crate::statements! {
    fn newest(idea: Id<Idea>, before: i64, limit: i64) -> Vec<Kept> = select "where v.idea = ?1 and v.number < ?2 order by v.number desc limit ?3";
    fn one(idea: Id<Idea>, number: i64) -> Option<Kept> = select "where v.idea = ?1 and v.number = ?2";
    fn at(idea: Id<Idea>, made: Timestamp) -> Option<Kept> = select "where v.idea = ?1 and v.made_at = ?2 order by v.number desc limit 1";
    fn last(idea: Id<Idea>) -> Option<i64> = "select number from idea_version where idea = ?1 order by number desc limit 1";
    /// Whoever proposed a change that was taken in, each once.
    pub fn proposers(idea: Id<Idea>, limit: i64) -> Vec<(Id<Person>, String)> = "select distinct p.id as person, p.name as name from idea_version v join person p on p.id = v.proposer where v.idea = ?1 order by person limit ?2";
}

fn whole(row: Kept) -> Version {
    Version {
        idea: row.idea,
        number: row.number,
        author: Author { id: row.author, name: row.author_name },
        proposer: row.proposer.zip(row.proposer_name).map(|(id, name)| Author { id, name }),
        wording: Wording {
            language: row.language,
            title: row.title,
            text: row.text,
            place: row.place,
            neighbourhood: row.neighbourhood,
            cost: row.cost,
        },
        made: row.made_at,
    }
}

/// The versions of an idea before one of them, the newest first.
pub fn page(tx: &mut Tx, idea: Id<Idea>, before: i64, limit: i64) -> Result<Vec<Version>> {
    Ok(newest(tx, idea, before, limit)?.into_iter().map(whole).collect())
}

/// One version of an idea.
pub fn get(tx: &mut Tx, idea: Id<Idea>, number: i64) -> Result<Option<Version>> {
    Ok(one(tx, idea, number)?.map(whole))
}

/// The version that was put before the public at a moment.
pub fn made_at(tx: &mut Tx, idea: Id<Idea>, made: Timestamp) -> Result<Option<Version>> {
    Ok(at(tx, idea, made)?.map(whole))
}

/// How many versions an idea has; none where it was never changed.
pub fn count(tx: &mut Tx, idea: Id<Idea>) -> Result<i64> {
    Ok(last(tx, idea)?.unwrap_or(0))
}

/// Keeps what an idea says from now on, where that is not what it said before; with the first change also what it said at
/// first. `by` puts it before the public, `proposer` proposed it.
pub fn keep(
    tx: &mut Tx,
    before: &Idea,
    after: &Idea,
    (by, proposer): (Id<Person>, Option<Id<Person>>),
    now: Timestamp,
) -> Result<()> {
    let (was, is) = (Wording::of(&before.input), Wording::of(&after.input));
    if was == is {
        return Ok(());
    }
    let mut known = count(tx, after.id)?;
    if known == 0 {
        row(after.id, 1, (before.author.id, None), was, before.published).insert(tx)?;
        known = 1;
    }
    row(after.id, known + 1, (by, proposer), is, now).insert(tx)
}

fn row(
    idea: Id<Idea>,
    number: i64,
    (author, proposer): (Id<Person>, Option<Id<Person>>),
    said: Wording,
    made_at: Timestamp,
) -> VersionRow {
    let Wording { language, title, text, place, neighbourhood, cost } = said;
    VersionRow {
        idea,
        number,
        author,
        proposer,
        language,
        title,
        text,
        place,
        neighbourhood,
        cost,
        made_at,
    }
}
