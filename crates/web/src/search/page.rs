//! The one page on which everything is looked for.

use axum::response::IntoResponse;
use serde::Deserialize;

use super::marked::around;
use super::view::{Group, Row, SearchPage};
use super::{Entry, Kind, PAGE, Seek, found, marked};
use crate::http::{InQuery, Problem, Visit};
use crate::page::Page;
use crate::views::{Pages, Tab};

/// How many letters of a text are shown.
const SHOWN: usize = 180;

/// What is wanted.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    /// The words.
    q: String,
    /// One kind, by key.
    kind: String,
    /// The page of that kind, from 1; anything else is the first.
    page: String,
}

/// What was found of everything, or of one kind.
pub(crate) async fn show(
    visit: Visit,
    InQuery(asked): InQuery<Asked>,
) -> Result<impl IntoResponse, Problem> {
    let page = asked.page.parse::<usize>().unwrap_or(1).max(1) - 1;
    let seek = Seek::new(&visit, &asked.q, &asked.kind, page);
    let mut all = found(&visit, &seek).await?;
    if !all.has(&asked.kind) {
        // Nothing is of that kind, so what is of others stands there, and not an empty page that says how many they are.
        all = found(&visit, &Seek::new(&visit, &asked.q, "", 0)).await?;
    }
    let (seek, kinds) = (&all.seek, &all.kinds);
    let w = &visit.words;
    let title = match seek.words.as_str() {
        "" => w.search_title().to_owned(),
        words => w.search_for(words),
    };
    let total: usize = kinds.iter().map(|kind| kind.count).sum();
    let told = match (seek.is_empty(), total) {
        (true, _) if seek.words.is_empty() => String::new(),
        (true, _) => w.search_too_short().to_owned(),
        (false, total) if all.is_some() && total > 0 => w.search_found_some(total),
        (false, total) if kinds.iter().all(|kind| kind.whole) => w.search_found(total),
        (false, total) => w.search_found_more(total),
    };
    let instead = all.instead();
    let open = kinds.iter().find(|kind| kind.key == seek.kind);
    Ok(Page(SearchPage {
        tabs: tabs(&visit, seek, kinds, total),
        pages: open.map(|kind| pages(&visit, seek, kind)).unwrap_or_default(),
        groups: groups(&visit, seek, kinds),
        frame: visit.frame(title),
        found: told,
        instead: match instead.is_empty() {
            true => String::new(),
            false => w.search_instead(instead.join(", ")),
        },
        kind: open.map(|kind| kind.key.to_owned()).unwrap_or_default(),
        q: seek.words.clone(),
    }))
}

fn whole(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// The address of a kind's page for the same words.
pub(super) fn address(visit: &Visit, seek: &Seek, kind: &str, page: usize) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    query.append_pair("q", &seek.words);
    if !kind.is_empty() {
        query.append_pair("kind", kind);
    }
    if page > 0 {
        query.append_pair("page", &(page + 1).to_string());
    }
    format!("{}?{}", visit.to.search(), query.finish())
}

fn tabs(visit: &Visit, seek: &Seek, kinds: &[Kind], total: usize) -> Vec<Tab> {
    let tab = |name: &str, key: &str, count: usize| Tab {
        label: name.to_owned(),
        href: address(visit, seek, key, 0),
        count: Some(whole(count)),
        current: seek.kind == key,
    };
    if kinds.is_empty() {
        return Vec::new();
    }
    let all = tab(visit.words.search_everything(), "", total);
    let each = kinds.iter().map(|kind| tab(&kind.name, kind.key, kind.count));
    std::iter::once(all).chain(each).collect()
}

fn groups(visit: &Visit, seek: &Seek, kinds: &[Kind]) -> Vec<Group> {
    let (w, is_met) = (&visit.words, |word: &str| seek.asked.meets(word));
    let row = |entry: &Entry| Row {
        href: entry.link.href.clone(),
        title: marked(&entry.link.label, is_met),
        text: marked(&around(&entry.text, is_met, SHOWN), is_met),
        language: entry.language.clone(),
        meta: entry.meta.clone(),
    };
    let group = |kind: &Kind| Group {
        key: kind.key,
        name: kind.name.clone(),
        count: match kind.whole {
            true => w.number(whole(kind.count)),
            false => w.search_at_least(kind.count),
        },
        rows: kind.entries.iter().map(row).collect(),
        all: (seek.kind.is_empty() && kind.count > kind.entries.len()).then(|| {
            let says = w.search_all_of(kind.count, kind.name.as_str());
            (says, address(visit, seek, kind.key, 0))
        }),
    };
    kinds.iter().filter(|kind| !kind.entries.is_empty()).map(group).collect()
}

fn pages(visit: &Visit, seek: &Seek, kind: &Kind) -> Pages {
    Pages::counted(&visit.words, seek.page + 1, kind.count.div_ceil(PAGE), |page| {
        address(visit, seek, kind.key, page - 1)
    })
}
