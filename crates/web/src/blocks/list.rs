//! Who is blocked: now, with an appeal that waits, and once.

use axum::response::IntoResponse;
use city::{Block, Id};
use serde::Deserialize;
use store::city::block::{self as rows, Entry, Part};

use super::view::{BlockRow, BlocksPage};
use super::{state, until, why};
use crate::http::{InQuery, Problem, Visit};
use crate::page::Page;
use crate::views::{Frame, Link, Pages, Tab};
use crate::words::name;

/// How many are listed on one page.
const SHOWN: usize = 50;

/// Which part, and where the list goes on.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    show: String,
    before: String,
}

fn part(key: &str) -> Part {
    match key {
        "appeals" => Part::Appealed,
        "ended" => Part::Ended,
        _ => Part::InForce,
    }
}

/// The list.
pub(crate) async fn show(
    visit: Visit,
    InQuery(asked): InQuery<Asked>,
) -> Result<impl IntoResponse, Problem> {
    let part = part(&asked.show);
    let before = asked.before.parse().unwrap_or(Id::new(i64::MAX));
    let most = i64::try_from(SHOWN + 1).unwrap_or(i64::MAX);
    let (mut found, appeals) = visit
        .read(move |act| {
            let found = rows::list(act.tx, part, act.now, before, most)?;
            Ok((found, rows::appeals(act.tx, act.now)?))
        })
        .await?;
    let (w, list) = (&visit.words, visit.to.blocks());
    let more = found.len() > SHOWN;
    found.truncate(SHOWN);
    let address = |key: &str| format!("{list}?show={key}");
    let last = found.last().map(|entry| entry.block.id).filter(|_| more && part != Part::Appealed);
    let tab = |label: &str, key: &str, of: Part, count| Tab {
        label: label.to_owned(),
        href: address(key),
        count,
        current: part == of,
    };
    Ok(Page(BlocksPage {
        tabs: vec![
            tab(w.blocks_in_force(), "now", Part::InForce, None),
            tab(w.heap_appeals(), "appeals", Part::Appealed, Some(appeals)),
            tab(w.blocks_ended(), "ended", Part::Ended, None),
        ],
        pages: Pages {
            first: (!asked.before.is_empty()).then(|| address(&asked.show)),
            next: last.map(|last| format!("{}&before={last}", address(&asked.show))),
            ..Pages::default()
        },
        rows: found.iter().map(|entry| row(&visit, entry)).collect(),
        frame: Frame { desk: true, ..visit.frame(w.blocks_title()) },
    }))
}

/// A block in a list.
pub(super) fn row(visit: &Visit, entry: &Entry) -> BlockRow {
    let (w, block) = (&visit.words, &entry.block);
    let since = w.date(block.made);
    let since = match entry.giver.as_str() {
        "" => w.block_since(since),
        giver => w.block_since_by(since, giver),
    };
    BlockRow {
        who: Link::new(name(w, &entry.name), visit.to.block(block.person)),
        state: state(w, block, visit.now),
        why: why(w, block),
        meta: vec![since, until(w, block)],
        said: said(visit, block),
    }
}

/// What was said to a block, and answered.
pub(super) fn said(visit: &Visit, block: &Block) -> Vec<(&'static str, String)> {
    let w = &visit.words;
    let appeal = block.appeal.clone().map(|text| (w.block_appeal(), text));
    let answer = block.answer.clone().map(|text| (w.block_answer(), text));
    appeal.into_iter().chain(answer).collect()
}
