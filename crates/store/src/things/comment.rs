//! Comments and answers.

use city::{
    Author, Comment, CommentState, Id, Language, Person, ReportOutcome, Side, TalkOrder, Texts,
    Thing,
};
use jiff::Timestamp;

use super::search::{self, Said};
use super::{held, report, thing};
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
        side: Option<Side>,
    }
}

crate::row! {
    struct Counted from "side_count" {
        side: Side,
        comments: i64,
    }
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
        side: Option<Side> = "c.side",
        supports: i64 = "t.supports",
        held: bool = "exists (select 1 from held h where h.thing = c.id)",
        made_at: Timestamp = "coalesce(t.published_at, t.changed_at)",
    }
}

// The threads about ?1 that are shown in pages: on side ?2 (none: all of them; '': those on no side). What was taken back
// stays only where somebody answered it.
const THREADS: &str = " and c.answers is null and c.office is null \
    and (cast(?2 as text) is null or coalesce(c.side, '') = ?2) \
    and (c.withdrawn = false or exists (select 1 from comment r where r.answers = c.id)) ";

/// How many threads' answers are looked up at once.
pub const AT_ONCE: usize = 20;

crate::statements! {
    fn oldest(about: Id<Thing>, side: Option<&str>, after: i64, limit: i64) -> Vec<Written> = select "where c.about = ?1", THREADS, "and c.id > ?3 order by c.id limit ?4";
    fn newest(about: Id<Thing>, side: Option<&str>, before: i64, limit: i64) -> Vec<Written> = select "where c.about = ?1", THREADS, "and c.id < ?3 order by c.id desc limit ?4";
    fn supported(about: Id<Thing>, side: Option<&str>, supports: i64, before: i64, limit: i64) -> Vec<Written> = select "where t.parent = ?1 and t.noun = 'comment' and t.listed = true", THREADS, "and (t.supports < ?3 or t.supports = ?3 and t.id < ?4) order by t.supports desc, t.id desc limit ?5";
    fn unread(about: Id<Thing>, up_to: i64, limit: i64) -> Vec<i64> = "select coalesce(c.answers, c.id) as top from comment c join thing t on t.id = c.id where c.about = ?1 and c.id > ?2 and t.listed = true order by c.id limit ?3";
    fn official(about: Id<Thing>, limit: i64) -> Vec<Written> = select "where c.about = ?1 and c.office is not null and c.answers is null and c.withdrawn = false order by c.id limit ?2";
    fn answers_to(top: Id<Comment>, after: i64, limit: i64) -> Vec<Written> = select "where c.answers = ?1 and c.id > ?2 order by c.id limit ?3";
    #[expect(clippy::too_many_arguments, reason = "one for each thread")]
    fn first_answers(top_1: i64, top_2: i64, top_3: i64, top_4: i64, top_5: i64, top_6: i64, top_7: i64, top_8: i64, top_9: i64, top_10: i64, top_11: i64, top_12: i64, top_13: i64, top_14: i64, top_15: i64, top_16: i64, top_17: i64, top_18: i64, top_19: i64, top_20: i64, limit: i64) -> Vec<Written> = select "where c.id in (select n.id from (select r.id as id, row_number() over (partition by r.answers order by r.id) as number from comment r where r.answers in (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20)) n where n.number <= ?21) order by c.id";
    fn answers_before(top: Id<Comment>, before: Id<Comment>, limit: i64) -> i64 = "select count(*) as answers from (select 1 as one from comment where answers = ?1 and id < ?2 limit ?3) few";
    fn some_answer(id: Id<Comment>) -> Option<Id<Comment>> = "select c.id from comment c where c.answers = ?1 and c.withdrawn = false limit 1";
    fn supported_by(about: Id<Thing>, person: Id<Person>, limit: i64) -> Vec<Id<Comment>> = "select s.thing from support s join comment c on c.id = s.thing where s.person = ?2 and c.about = ?1 limit ?3";
    fn note_side(id: Id<Comment>, side: Option<Side>) = "update comment set side = ?2 where id = ?1";
    fn counted_sides(thing: Id<Thing>) -> Vec<Counted> = select "where thing = ?1";
    fn count_on(thing: Id<Thing>, side: Side, by: i64) = "insert into side_count (thing, side, comments) values (?1, ?2, ?3) on conflict (thing, side) do update set comments = side_count.comments + excluded.comments";
    fn drop_sides(thing: Id<Thing>) = "delete from side_count where thing = ?1";
    fn count_sides(thing: Id<Thing>) = "insert into side_count (thing, side, comments) select c.about, c.side, count(*) from comment c join thing t on t.id = c.id where c.about = ?1 and c.side is not null and t.listed = true group by c.about, c.side";
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
        side: row.side,
        supports: row.supports,
        state: match (row.withdrawn, row.hidden, row.held) {
            (true, ..) => CommentState::Withdrawn,
            (false, true, true) => CommentState::Held,
            (false, true, false) => CommentState::Hidden,
            (false, false, _) => CommentState::Shown,
        },
    }
}

/// A comment.
pub fn get(tx: &mut Tx, id: Id<Comment>) -> Result<Comment> {
    written(tx, id)?.map(whole).ok_or(crate::Error::NotFound)
}

/// The comments about a thing after one, in order, hidden ones too: the reader's rights decide what is shown.
pub fn about(tx: &mut Tx, thing: Id<Thing>, after: i64, limit: i64) -> Result<Vec<Comment>> {
    Ok(all(written_about(tx, thing, after, limit)?))
}

fn all(rows: Vec<Written>) -> Vec<Comment> {
    rows.into_iter().map(whole).collect()
}

/// Where a page of a conversation begins: after this many supports and this comment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cursor {
    /// How many support the last one.
    pub supports: i64,
    /// The last one.
    pub id: i64,
}

/// Threads about a thing after a place in an order, on one side (`Some("")`: on none) or all.
pub fn threads(
    tx: &mut Tx,
    about: Id<Thing>,
    order: TalkOrder,
    side: Option<&str>,
    after: Option<Cursor>,
    limit: i64,
) -> Result<Vec<Comment>> {
    let rows = match order {
        TalkOrder::Oldest | TalkOrder::Unread => {
            oldest(tx, about, side, after.map_or(0, |it| it.id), limit)
        }
        TalkOrder::Newest => newest(tx, about, side, after.map_or(i64::MAX, |it| it.id), limit),
        TalkOrder::Supported => {
            let Cursor { supports, id } = after.unwrap_or(Cursor { supports: i64::MAX, id: 0 });
            supported(tx, about, side, supports, id, limit)
        }
    };
    Ok(all(rows?))
}

/// The threads in which there is something after a comment, in order, each once: at most `limit` new comments are looked
/// at.
pub fn threads_since(
    tx: &mut Tx,
    about: Id<Thing>,
    up_to: i64,
    limit: i64,
) -> Result<Vec<Id<Comment>>> {
    let mut tops = unread(tx, about, up_to, limit)?;
    tops.sort_unstable();
    tops.dedup();
    Ok(tops.into_iter().map(Id::new).collect())
}

/// What the city said about a thing, in order.
pub fn of_office(tx: &mut Tx, about: Id<Thing>, limit: i64) -> Result<Vec<Comment>> {
    Ok(all(official(tx, about, limit)?))
}

/// Answers to a comment after one, in order.
pub fn answers(tx: &mut Tx, top: Id<Comment>, after: i64, limit: i64) -> Result<Vec<Comment>> {
    Ok(all(answers_to(tx, top, after, limit)?))
}

/// The first answers to each of these comments, in order.
pub fn answers_of(tx: &mut Tx, tops: &[Id<Comment>], limit: i64) -> Result<Vec<Comment>> {
    let mut found = Vec::new();
    for tops in tops.chunks(AT_ONCE) {
        let mut ids = tops.iter().map(|top| top.get());
        let [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t] =
            [(); AT_ONCE].map(|()| ids.next().unwrap_or_default());
        let rows =
            first_answers(tx, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, limit)?;
        found.extend(all(rows));
    }
    Ok(found)
}

/// How many answers to a comment stand before one of them, counted up to a number.
pub fn before(tx: &mut Tx, top: Id<Comment>, answer: Id<Comment>, most: i64) -> Result<i64> {
    answers_before(tx, top, answer, most)
}

/// Whether somebody answered a comment.
pub fn is_answered(tx: &mut Tx, id: Id<Comment>) -> Result<bool> {
    Ok(some_answer(tx, id)?.is_some())
}

/// Which comments on a thing somebody supports, up to a number.
pub fn supports(tx: &mut Tx, about: Id<Thing>, person: Id<Person>) -> Result<Vec<Id<Comment>>> {
    supported_by(tx, about, person, 2_000)
}

/// How many that can be seen are for a thing, and how many against it.
pub fn sides(tx: &mut Tx, about: Id<Thing>) -> Result<(i64, i64)> {
    let counted = counted_sides(tx, about)?;
    let on = |side| counted.iter().filter(|it| it.side == side).map(|it| it.comments).sum();
    Ok((on(Side::For), on(Side::Against)))
}

/// Counts the sides of a thing anew, after comments went from one to another.
pub(crate) fn recount(tx: &mut Tx, about: Id<Thing>) -> Result<()> {
    drop_sides(tx, about)?;
    count_sides(tx, about).map(|_| ())
}

/// Saves the side that a comment stands on.
pub fn choose(tx: &mut Tx, before: &Comment, comment: &Comment) -> Result<()> {
    note_side(tx, comment.id, comment.side)?;
    on_sides(tx, before, -1)?;
    on_sides(tx, comment, 1)
}

fn on_sides(tx: &mut Tx, comment: &Comment, by: i64) -> Result<()> {
    match comment.side {
        Some(side) if shown(comment) == 1 => count_on(tx, comment.about, side, by).map(|_| ()),
        _ => Ok(()),
    }
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
    on_sides(tx, comment, 1)?;
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
    if before.state == CommentState::Held && comment.state != CommentState::Held {
        held::drop(tx, comment.id.thing())?;
    }
    if comment.state == CommentState::Withdrawn {
        search::forget(tx, comment.id.thing())?;
        // Nobody reads it any more, so nothing is left to be said about it.
        report::close(tx, comment.id.thing(), ReportOutcome::Withdrawn, now)?;
    }
    on_sides(tx, before, -1)?;
    on_sides(tx, comment, 1)?;
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
    recount(tx, from)?;
    recount(tx, to)?;
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
        side: comment.side,
    }
}
