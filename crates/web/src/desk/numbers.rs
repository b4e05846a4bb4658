//! How long work waited in the last weeks, and how much of what was promised was kept. Only the newest answers of each
//! kind are looked at, so that the page costs the same in a city of any size.

use acts::{Act, Done};
use askama::Template;
use axum::response::IntoResponse;
use city::{Answered, Role, Waited, Work};
use jiff::{SignedDuration, Timestamp};
use store::desk::numbers as rows;

use super::page::work_word;
use crate::Page;
use crate::http::{Problem, Visit};
use crate::views::Frame;
use crate::words::Words;

/// How far one looks back.
const WEEKS: i64 = 8;

/// How long work waited, by kind.
#[derive(Debug, Template)]
#[template(path = "desk_numbers.html")]
pub(crate) struct NumbersPage {
    /// What surrounds the page.
    pub(crate) frame: Frame,
    /// "From 4 October until today".
    pub(crate) lead: String,
    /// Each kind of work that was done.
    pub(crate) rows: Vec<Row>,
}

/// How long work of one kind waited.
#[derive(Debug)]
pub(crate) struct Row {
    /// The kind.
    pub(crate) work: &'static str,
    /// How many.
    pub(crate) count: String,
    /// Half of them no longer than this.
    pub(crate) median: String,
    /// Nine of ten no longer than this.
    pub(crate) nine_of_ten: String,
    /// How many of those that were promised by a day; nothing where none was.
    pub(crate) in_time: String,
}

/// The page.
pub(crate) async fn show(visit: Visit) -> Result<impl IntoResponse, Problem> {
    let since = SignedDuration::from_hours(WEEKS * 7 * 24);
    let since = visit.now.checked_sub(since).unwrap_or(visit.now);
    let systems = visit.systems();
    let answered = visit
        .read(move |act| {
            acts::desk::require_desk(act)?;
            let mut all = posts(act, since)?;
            for system in &systems {
                all.extend(system.answered(act, since)?);
            }
            Ok(all)
        })
        .await?;
    let reader = visit.reader.actor();
    let own = Work::ALL.iter().copied().filter(|work| reader.holds(work.role()));
    let rows = own.filter_map(|work| Some(row(&visit, work, Waited::of(work, &answered)?)));
    let w = &visit.words;
    Ok(Page(NumbersPage {
        rows: rows.collect(),
        lead: w.numbers_lead(w.date(since)),
        frame: Frame { desk: true, ..visit.frame(w.numbers_title()) },
    }))
}

/// What moderators answered: reports and appeals.
fn posts(act: &mut Act, since: Timestamp) -> Done<Vec<Answered>> {
    let mut all = Vec::new();
    // How long posts waited is counted for the city as a whole.
    if !act.actor.is(Role::Moderator) {
        return Ok(all);
    }
    let mut add = |work: Work, rows: Vec<rows::Answered>| {
        let done =
            |it: rows::Answered| Answered { work, since: it.since_at, done: it.done_at, due: None };
        all.extend(rows.into_iter().map(done));
    };
    add(Work::Report, rows::reports(act.tx, since, rows::MOST)?);
    add(Work::Appeal, rows::appeals(act.tx, since, rows::MOST)?);
    Ok(all)
}

fn row(visit: &Visit, work: Work, waited: Waited) -> Row {
    let w = &visit.words;
    let number = |count: usize| w.number(i64::try_from(count).unwrap_or(i64::MAX));
    let (kept, promised) = waited.in_time;
    Row {
        work: work_word(visit, work),
        count: number(waited.count),
        median: how_long(w, waited.median),
        nine_of_ten: how_long(w, waited.nine_of_ten),
        in_time: match promised {
            0 => String::new(),
            _ => w.numbers_kept(number(kept), number(promised)),
        },
    }
}

/// A span of time in the largest unit that tells something.
fn how_long(w: &Words, span: SignedDuration) -> String {
    match span.as_hours() {
        0 => w.numbers_minutes(span.as_mins().max(1)),
        hours @ 1..48 => w.numbers_hours(hours),
        hours => w.numbers_days(hours / 24),
    }
}
