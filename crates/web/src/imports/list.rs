//! The list of imports, with what can be brought.

use acts::{Act, Done, Refused};
use axum::response::IntoResponse;
use city::{Id, ImportKind, Thing};
use serde::Deserialize;
use store::imports::import::{Import, Listed};

use super::said::{kind, state};
use super::view::{ImportRow, ImportsPage};
use crate::http::{InQuery, Problem, Visit};
use crate::page::Page;
use crate::views::{Frame, Link, Pages};

/// How many are listed on one page.
const SHOWN: usize = 50;

/// Where the list goes on.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    before: String,
}

/// The list.
pub(crate) async fn show(
    visit: Visit,
    InQuery(asked): InQuery<Asked>,
) -> Result<impl IntoResponse, Problem> {
    let before = asked.before.parse().unwrap_or(Id::<Import>::new(i64::MAX));
    let own = visit.clone();
    let (rows, bring) = visit
        .read(move |act| {
            let limit = i64::try_from(SHOWN).unwrap_or(i64::MAX);
            Ok((acts::imports::list(act, before, limit)?, bring(act, &own)?))
        })
        .await?;
    let w = &visit.words;
    let frame = Frame { desk: true, ..visit.frame(w.imports_title()) };
    let last = rows.last().filter(|_| rows.len() == SHOWN);
    let next = last.map(|last| format!("{}?before={}", visit.to.imports(), last.id));
    Ok(Page(ImportsPage {
        rows: rows.iter().map(|one| row(&visit, one)).collect(),
        pages: Pages { next, ..Pages::default() },
        bring,
        frame,
    }))
}

/// What the reader may bring: ideas into each call they work for, and what is the city's own.
fn bring(act: &mut Act, visit: &Visit) -> Done<Vec<Link>> {
    let (w, frame) = (&visit.words, visit.frame(""));
    let mut bring = Vec::new();
    for system in visit.systems() {
        // A title that cannot be told names nothing to be brought into.
        let wholes = system.offices(act)?(visit, &frame).unwrap_or_default();
        for (call, title) in wholes {
            if may(act, ImportKind::Ideas, Some(call))? {
                let to = visit.to.import_into(ImportKind::Ideas, call);
                bring.push(Link::new(w.imports_into_call(title), to));
            }
        }
    }
    for one in ImportKind::ALL {
        if may(act, *one, None)? {
            bring.push(Link::new(kind(w, *one), visit.to.import_new(one)));
        }
    }
    Ok(bring)
}

/// Whether the reader may bring such a file into this now.
fn may(act: &mut Act, kind: ImportKind, within: Option<Id<Thing>>) -> Done<bool> {
    match acts::imports::may_begin(act, kind, within) {
        Ok(()) => Ok(true),
        Err(Refused::Rule(_)) => Ok(false),
        Err(fault) => Err(fault),
    }
}

/// A line of the list.
pub(super) fn row(visit: &Visit, one: &Listed) -> ImportRow {
    let w = &visit.words;
    let mut meta = vec![kind(w, one.kind).to_owned(), w.date(one.made_at)];
    if let Some(who) = one.who.as_ref().filter(|who| !who.is_empty()) {
        meta.push(w.import_by(who.as_str()));
    }
    let numbers = [
        (w.import_rows(), one.row_count),
        (w.import_taken(), one.taken),
        (w.import_changed(), one.changed),
        (w.import_there(), one.there),
        (w.import_refused(), one.refused),
        (w.import_undone_rows(), one.undone),
        (w.import_stayed(), one.stayed),
    ];
    let said = numbers.into_iter().filter(|(_, number)| *number > 0);
    meta.extend(said.map(|(word, number)| format!("{word}: {}", w.number(number))));
    ImportRow {
        link: Link::new(one.name.as_str(), visit.to.import(one.id)),
        state: state(w, one.state),
        meta,
    }
}
