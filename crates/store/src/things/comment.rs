//! Comments and answers.

use city::{Author, Comment, CommentState, Id, Language, Person, ReportOutcome, Texts, Thing};
use jiff::Timestamp;

use super::search::{self, Said};
use super::{report, thing};
use crate::desk::task;
use crate::{Json, Result, Table as _, Tx};

crate::table! {
    pub(crate) struct CommentRow in "comment" key (id) {
        id: Id<Comment>,
        about: Id<Thing>,
        answers: Option<Id<Comment>>,
        office: Option<Json<Texts>>,
        text: String,
        withdrawn: bool,
    }
}

crate::row! {
    struct Written from "comment c join thing t on t.id = c.id join person p on p.id = t.author" {
        id: Id<Comment>,
        about: Id<Thing>,
        answers: Option<Id<Comment>>,
        author: Id<Person> = "p.id",
        name: String = "p.name",
        office: Option<Json<Texts>>,
        language: Language = "t.language",
        text: String,
        hidden: bool = "t.hidden",
        withdrawn: bool,
        made_at: Timestamp = "coalesce(t.published_at, t.changed_at)",
    }
}

crate::statements! {
    fn written(id: Id<Comment>) -> Option<Written> = select "where c.id = ?1";
    fn answered(about: Id<Thing>) -> Option<Written> = select "where c.about = ?1 and c.office is not null and c.withdrawn = false and t.hidden = false order by c.id desc limit 1";
    fn point_at(from: Id<Thing>, to: Id<Thing>) = "update comment set about = ?2 where about = ?1";
    fn belong_to(from: Id<Thing>, to: Id<Thing>, now: Timestamp) = "update thing set parent = ?2, changed_at = ?3 where parent = ?1 and noun = 'comment'";
    fn be_found_in(from: Id<Thing>, to: Id<Thing>) = "update search set within = ?2 where within = ?1 and noun = 'comment'";
    fn counted(about: Id<Thing>) -> i64 = "select count(*) as comments from thing where parent = ?1 and noun = 'comment' and listed = true";
    fn written_about(about: Id<Thing>, after: i64, limit: i64) -> Vec<Written> = select "where c.about = ?1 and c.id > ?2 order by c.id limit ?3";
}

fn whole(row: Written) -> Comment {
    Comment {
        id: row.id,
        about: row.about,
        answers: row.answers,
        author: Author { id: row.author, name: row.name },
        office: row.office.map(|office| office.0),
        language: row.language,
        text: row.text,
        made: row.made_at,
        state: match (row.withdrawn, row.hidden) {
            (true, _) => CommentState::Withdrawn,
            (false, true) => CommentState::Hidden,
            (false, false) => CommentState::Shown,
        },
    }
}

/// A comment.
pub fn get(tx: &mut Tx, id: Id<Comment>) -> Result<Comment> {
    written(tx, id)?.map(whole).ok_or(crate::Error::NotFound)
}

/// The comments about a thing after one, in order, hidden ones too: the reader's rights decide what is shown.
pub fn about(tx: &mut Tx, thing: Id<Thing>, after: i64, limit: i64) -> Result<Vec<Comment>> {
    Ok(written_about(tx, thing, after, limit)?.into_iter().map(whole).collect())
}

/// The newest answer of an office to a thing that can be seen.
pub fn answer(tx: &mut Tx, thing: Id<Thing>) -> Result<Option<Comment>> {
    Ok(answered(tx, thing)?.map(whole))
}

/// Enters a comment with its words for searching, and counts it.
pub fn insert(tx: &mut Tx, comment: &Comment) -> Result<()> {
    let thing = comment.thing();
    thing::insert(tx, &thing)?;
    row(comment).insert(tx)?;
    let said = Said { tag: thing.language.as_str(), title: "", text: &comment.text };
    search::index(tx, &thing, &[said])?;
    task::keep_first(tx, comment.id.thing())?;
    match shown(comment) {
        0 => Ok(()),
        by => thing::count_comments(tx, comment.about, by),
    }
}

/// Saves a comment as it was changed from `before`.
pub fn update(tx: &mut Tx, before: &Comment, comment: &Comment, now: Timestamp) -> Result<()> {
    thing::update(tx, &Thing { changed: now, ..comment.thing() })?;
    row(comment).update(tx)?;
    task::keep_first(tx, comment.id.thing())?;
    if comment.state == CommentState::Withdrawn {
        search::forget(tx, comment.id.thing())?;
        // Nobody reads it any more, so nothing is left to be said about it.
        report::close(tx, comment.id.thing(), ReportOutcome::Withdrawn, now)?;
    }
    match shown(comment) - shown(before) {
        0 => Ok(()),
        by => thing::count_comments(tx, comment.about, by),
    }
}

/// Carries what was said about one thing over to another, hidden words too; how many can be seen.
pub fn join(tx: &mut Tx, from: Id<Thing>, to: Id<Thing>, now: Timestamp) -> Result<i64> {
    let moved = counted(tx, from)?;
    point_at(tx, from, to)?;
    belong_to(tx, from, to, now)?;
    be_found_in(tx, from, to)?;
    thing::count_comments(tx, from, -moved)?;
    thing::count_comments(tx, to, moved)?;
    Ok(moved)
}

fn shown(comment: &Comment) -> i64 {
    i64::from(comment.state == CommentState::Shown)
}

fn row(comment: &Comment) -> CommentRow {
    CommentRow {
        id: comment.id,
        about: comment.about,
        answers: comment.answers,
        office: comment.office.clone().map(Json),
        text: comment.text.clone(),
        withdrawn: comment.state == CommentState::Withdrawn,
    }
}
