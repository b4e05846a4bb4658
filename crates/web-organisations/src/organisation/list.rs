//! The list of organisations: in the order of their names, by sector, or by words.

use acts::organisations::organisation::find;
use axum::response::IntoResponse;
use city::{ImportKind, Organisation, Role, Sector};
use serde::Deserialize;
use store::organisations::organisation::{self as rows, Cursor};
use web::Page;
use web::http::{InQuery, Problem, Visit};
use web::views::{Alternate, Pages, Tab};

use crate::data;
use crate::organisation::view::ListPage;
use crate::paths::OrganisationLinks as _;
use crate::shape;
use crate::words::OrganisationWords as _;

/// How many stand on a page.
const PAGE: i64 = 30;
/// How many found by words are shown.
const FOUND: usize = 60;

/// What is wanted of the list.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    /// Words that stand in it.
    pub(crate) q: String,
    /// A sector's key.
    pub(crate) sector: String,
    /// The name behind which the page begins, and which of that name.
    after: String,
    after_id: i64,
    /// The name before which it ends.
    before: String,
    before_id: i64,
}

impl Asked {
    /// The sector that is wanted.
    pub(crate) fn sector(&self) -> Option<Sector> {
        Sector::from_key(&self.sector)
    }

    fn cursor(&self, folded: &str, id: i64) -> Option<Cursor> {
        // What an address says is a name only as far as it can be one.
        (id > 0).then(|| Cursor { folded: rows::folded(folded), id })
    }

    /// The address of the list with this sector, from here on.
    fn address(&self, visit: &Visit, sector: &str, turn: Option<(&str, Cursor)>) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        if !self.q.is_empty() {
            query.append_pair("q", &self.q);
        }
        if !sector.is_empty() {
            query.append_pair("sector", sector);
        }
        if let Some((way, cursor)) = turn {
            query.append_pair(way, &cursor.folded);
            query.append_pair(&format!("{way}_id"), &cursor.id.to_string());
        }
        match query.finish() {
            none if none.is_empty() => visit.to.organisations(),
            query => format!("{}?{query}", visit.to.organisations()),
        }
    }
}

/// What was found, and whether there is more before and behind it.
struct Found {
    shown: Vec<Organisation>,
    before: bool,
    behind: bool,
    counts: Vec<(Sector, i64)>,
}

fn load(act: &mut acts::Act, asked: &Asked, language: &str) -> acts::Done<Found> {
    let counts = rows::per_sector(act.tx)?;
    let sector = asked.sector();
    if !asked.q.trim().is_empty() {
        let mut shown = find(act, &asked.q, language)?;
        shown.retain(|one| sector.is_none_or(|sector| one.input.sector == sector));
        let behind = shown.len() > FOUND;
        shown.truncate(FOUND);
        return Ok(Found { shown, before: false, behind, counts });
    }
    let limit = usize::try_from(PAGE).unwrap_or_default();
    if let Some(end) = asked.cursor(&asked.before, asked.before_id) {
        let mut shown = rows::page_before(act.tx, sector, &end, PAGE + 1)?;
        let before = shown.len() > limit;
        if before {
            shown.remove(0);
        }
        return Ok(Found { shown, before, behind: true, counts });
    }
    let start = asked.cursor(&asked.after, asked.after_id);
    let mut shown = rows::page(act.tx, sector, start.as_ref(), PAGE + 1)?;
    let behind = shown.len() > limit;
    shown.truncate(limit);
    Ok(Found { shown, before: start.is_some(), behind, counts })
}

/// The list.
pub(crate) async fn show(
    visit: Visit,
    InQuery(asked): InQuery<Asked>,
) -> Result<impl IntoResponse, Problem> {
    let (wanted, language) = (asked.clone(), visit.words.tag().to_owned());
    let found = visit.read(move |act| load(act, &wanted, &language)).await?;
    let w = &visit.words;
    let here = visit.to.organisations();
    let mut frame = visit.city_frame(w.organisations(), &here, w.organisations_lead());
    frame.alternates = vec![Alternate { kind: "application/json", href: format!("{here}.json") }];
    Ok(Page(ListPage {
        q: asked.q.clone(),
        sector: asked.sector.clone(),
        sectors: sectors(&visit, &asked, &found.counts),
        found: said(&visit, &asked, &found),
        rows: found.shown.iter().map(|one| shape::row(&visit, one)).collect(),
        pages: pages(&visit, &asked, &found),
        import: visit
            .reader
            .actor()
            .is(Role::Officer)
            .then(|| web::imports::link_to(&visit, ImportKind::Organisations)),
        everything: (!asked.q.is_empty() || asked.sector().is_some()).then_some(here),
        downloads: data::links(&visit),
        frame,
    }))
}

/// The sectors, each with how many there are; all of them first.
fn sectors(visit: &Visit, asked: &Asked, counts: &[(Sector, i64)]) -> Vec<Tab> {
    let w = &visit.words;
    let all = counts.iter().map(|(_, count)| count).sum();
    let tab = |key: &str, label: &str, count| Tab {
        label: label.to_owned(),
        href: asked.address(visit, key, None),
        count: Some(count),
        current: asked.sector().map_or("", Sector::key) == key,
    };
    let own = Sector::ALL.iter().filter_map(|sector| {
        let (_, count) = counts.iter().find(|(known, _)| known == sector)?;
        Some(tab(sector.key(), shape::sector(w, *sector), *count))
    });
    std::iter::once(tab("", w.organisations_all(), all)).chain(own).collect()
}

/// How many there are, in a sentence.
fn said(visit: &Visit, asked: &Asked, found: &Found) -> String {
    let w = &visit.words;
    if asked.q.trim().is_empty() {
        let of = |(sector, _): &&(Sector, i64)| asked.sector().is_none_or(|one| one == *sector);
        return w.organisations_count(found.counts.iter().filter(of).map(|(_, n)| *n).sum::<i64>());
    }
    let count = i64::try_from(found.shown.len()).unwrap_or(i64::MAX);
    if found.behind { w.organisations_first(count) } else { w.organisations_found(count) }
}

fn pages(visit: &Visit, asked: &Asked, found: &Found) -> Pages {
    if !asked.q.trim().is_empty() {
        return Pages::default();
    }
    let sector = asked.sector().map_or("", Sector::key);
    let at = |one: &Organisation| rows::cursor(one, &visit.city.settings);
    let turn = |way, one: Option<&Organisation>| {
        one.map(|one| asked.address(visit, sector, Some((way, at(one)))))
    };
    Pages {
        first: found.before.then(|| asked.address(visit, sector, None)),
        previous: turn("before", found.shown.first().filter(|_| found.before)),
        at: String::new(),
        next: turn("after", found.shown.last().filter(|_| found.behind)),
    }
}
