//! The one list of “My page”: everything the reader has to do with, of every noun of every system, a line each.

use std::collections::BTreeMap;

use acts::things::mine::{self, Mine, Part};
use acts::things::{Found, readable};
use acts::{Act, Done, Refused};
use city::{Id, Noun, Thing};
use serde::Deserialize;

use super::view::MyRow;
use crate::http::Visit;
use crate::system::MyDraft;
use crate::views::{Link, Pages, Tab};
use crate::words::Words;

/// How many lines a page has.
const PAGE: usize = 20;

/// What the reader wants to see of it.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    /// Only this noun, by key.
    kind: String,
    /// Only this part of the reader, by key.
    part: String,
    /// The page, from 1.
    page: String,
}

impl Asked {
    fn noun(&self) -> Option<Noun> {
        Noun::from_key(&self.kind)
    }

    fn part(&self) -> Option<Part> {
        Part::from_key(&self.part)
    }

    fn page(&self) -> usize {
        self.page.parse::<usize>().unwrap_or(1).max(1) - 1
    }

    fn fits(&self, noun: Noun, parts: &[Part]) -> bool {
        self.noun().is_none_or(|wanted| wanted == noun)
            && self.part().is_none_or(|wanted| parts.contains(&wanted))
    }
}

/// A page of what was found, loaded, and which chips lead to something.
pub(crate) struct Listed {
    all: Vec<Mine>,
    shown: Vec<Found>,
    fitting: usize,
}

/// Loads the page that is wanted. Drafts stand before everything else, on the first.
pub(crate) fn load(act: &mut Act, asked: &Asked, nouns: &[Noun]) -> Done<Listed> {
    let mut all = mine::of(act)?;
    all.retain(|one| one.noun == Noun::Comment || nouns.contains(&one.noun));
    let fitting: Vec<Id<Thing>> =
        all.iter().filter(|one| asked.fits(one.noun, &one.parts)).map(|one| one.thing).collect();
    let mut shown = Vec::new();
    for id in fitting.iter().skip(asked.page().saturating_mul(PAGE)).take(PAGE) {
        match readable(act, *id) {
            Ok(found) => shown.push(found),
            // What may not be read any more is nobody's.
            Err(Refused::Rule(_)) => {}
            Err(refused) => return Err(refused),
        }
    }
    Ok(Listed { fitting: fitting.len(), all, shown })
}

impl Listed {
    /// The lines.
    pub(crate) fn rows(&self, visit: &Visit, asked: &Asked, drafts: &[MyDraft]) -> Vec<MyRow> {
        let begun = drafts
            .iter()
            .filter(|draft| asked.page() == 0 && asked.fits(draft.noun, &[Part::Draft]))
            .map(|draft| draft_row(visit, draft));
        let others = self.shown.iter().filter_map(|found| self.row(visit, found));
        begun.chain(others).collect()
    }

    fn row(&self, visit: &Visit, found: &Found) -> Option<MyRow> {
        let w = &visit.words;
        let own = self.all.iter().find(|one| one.thing == found.id())?;
        let line = visit.systems().iter().find_map(|system| system.line(visit, found));
        let line = line.unwrap_or_default();
        let unfollow = own
            .parts
            .contains(&Part::Followed)
            .then(|| (visit.to.thing_unfollow(found.noun(), found.id()), w.me_unfollow()));
        let mut meta = line.meta;
        if let Found::Comment(comment, _) = found {
            meta.push(w.ago(comment.made, visit.now));
        }
        Some(MyRow {
            kind: kind_word(visit, found.noun()),
            parts: own.parts.iter().map(|part| part_word(w, *part)).collect(),
            link: visit.link_to(found)?,
            state: line.state,
            next: match found {
                Found::Comment(comment, _) => crate::markdown::excerpt(&comment.text, 120),
                Found::Call(_)
                | Found::Idea(..)
                | Found::Event(..)
                | Found::Organisation(_)
                | Found::Amendment(..) => line.next,
            },
            meta,
            action: unfollow,
        })
    }

    /// The chips of kinds and of parts; a kind or part of which there is nothing has none.
    pub(crate) fn chips(
        &self,
        visit: &Visit,
        asked: &Asked,
        drafts: &[MyDraft],
    ) -> (Vec<Tab>, Vec<Tab>) {
        let w = &visit.words;
        let (mut kinds, mut parts) = (BTreeMap::new(), BTreeMap::new());
        let things = self.all.iter().map(|one| (one.noun, one.parts.as_slice()));
        let drafts = drafts.iter().map(|draft| (draft.noun, &[Part::Draft][..]));
        for (noun, of) in things.chain(drafts) {
            kinds.insert(place(Noun::ALL, &noun), noun);
            parts.extend(of.iter().map(|part| (place(Part::ALL, part), *part)));
        }
        let chip = |label: String, href: String, current| Tab { label, href, count: None, current };
        let kind = |noun: Option<Noun>, label: String| {
            let key = noun.map(Noun::key).unwrap_or_default();
            chip(label, address(visit, key, asked.part().map(Part::key), 0), asked.noun() == noun)
        };
        let part = |part: Option<Part>, label: &str| {
            let kind = asked.noun().map(Noun::key).unwrap_or_default();
            let current = asked.part() == part;
            chip(label.to_owned(), address(visit, kind, part.map(Part::key), 0), current)
        };
        let all = std::iter::once(kind(None, w.me_all_kinds().to_owned()));
        let each = kinds.values().map(|noun| kind(Some(*noun), kind_word(visit, *noun)));
        let kinds = all.chain(each).collect();
        let all = std::iter::once(part(None, w.me_all_parts()));
        let each = parts.values().map(|one| part(Some(*one), part_word(w, *one)));
        (kinds, all.chain(each).collect())
    }

    /// The other pages.
    pub(crate) fn pages(&self, visit: &Visit, asked: &Asked) -> Pages {
        let kind = asked.noun().map(Noun::key).unwrap_or_default();
        Pages::counted(&visit.words, asked.page() + 1, self.fitting.div_ceil(PAGE), |page| {
            address(visit, kind, asked.part().map(Part::key), page - 1)
        })
    }

    /// Where everything is shown, when a filter is chosen.
    pub(crate) fn everything(visit: &Visit, asked: &Asked) -> Option<String> {
        (asked.noun().is_some() || asked.part().is_some()).then(|| visit.to.me())
    }
}

fn place<T: PartialEq>(all: &[T], one: &T) -> Option<usize> {
    all.iter().position(|other| other == one)
}

fn address(visit: &Visit, kind: &str, part: Option<&str>, page: usize) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    if !kind.is_empty() {
        query.append_pair("kind", kind);
    }
    if let Some(part) = part {
        query.append_pair("part", part);
    }
    if page > 0 {
        query.append_pair("page", &(page + 1).to_string());
    }
    match query.finish().as_str() {
        "" => visit.to.me(),
        query => format!("{}?{query}", visit.to.me()),
    }
}

fn draft_row(visit: &Visit, draft: &MyDraft) -> MyRow {
    let w = &visit.words;
    MyRow {
        kind: kind_word(visit, draft.noun),
        parts: vec![part_word(w, Part::Draft)],
        link: Link::clone(&draft.link),
        state: None,
        next: String::new(),
        meta: draft.meta.clone(),
        action: Some((draft.discard.clone(), w.me_discard())),
    }
}

/// What the things of a noun are called.
fn kind_word(visit: &Visit, noun: Noun) -> String {
    let w = &visit.words;
    let of_system = visit.systems().iter().find_map(|system| system.noun(w, noun));
    of_system.unwrap_or_else(|| w.me_comments()).to_owned()
}

fn part_word(w: &Words, part: Part) -> &'static str {
    match part {
        Part::Draft => w.me_part_draft(),
        Part::Brought => w.me_part_brought(),
        Part::Said => w.me_part_said(),
        Part::Supported => w.me_part_supported(),
        Part::Followed => w.me_part_followed(),
    }
}
