//! The list of imports, with what can be brought.

use acts::Done;
use axum::response::IntoResponse;
use city::{Id, ImportKind, Module};
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
    let (rows, offices, kinds) = visit
        .read(move |act| {
            let limit = i64::try_from(SHOWN).unwrap_or(i64::MAX);
            let rows = acts::imports::list(act, before, limit)?;
            let systems = own.systems();
            let offices = systems.iter().map(|system| system.offices(act));
            let offices = offices.collect::<Done<Vec<_>>>()?;
            let mut kinds = Vec::new();
            for kind in ImportKind::ALL {
                if acts::imports::may(act, *kind, None).is_ok() {
                    kinds.push(*kind);
                }
            }
            Ok((rows, offices, kinds))
        })
        .await?;
    let w = &visit.words;
    let frame = Frame { desk: true, ..visit.frame(w.imports_title()) };
    let mut bring = Vec::new();
    for office in offices {
        if !visit.has(Module::Calls) {
            break;
        }
        for (call, title) in office(&visit, &frame)? {
            let to = visit.to.import_into(ImportKind::Ideas, call);
            bring.push(Link::new(w.imports_into_call(title), to));
        }
    }
    let of_city = |one: &ImportKind| Link::new(kind(w, *one), visit.to.import_new(one));
    bring.extend(kinds.iter().map(of_city));
    let last = rows.last().filter(|_| rows.len() == SHOWN);
    let next = last.map(|last| format!("{}?before={}", visit.to.imports(), last.id));
    Ok(Page(ImportsPage {
        rows: rows.iter().map(|one| row(&visit, one)).collect(),
        pages: Pages { next, ..Pages::default() },
        bring,
        frame,
    }))
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
