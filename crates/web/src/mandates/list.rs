//! The list of mandates, narrowed, with the form that offers a role.

use acts::{Act, Done};
use axum::response::IntoResponse;
use city::mandate::REMIND_BEFORE;
use city::{Id, Mandate, ReachKind, Role};
use serde::Deserialize;
use store::city::mandate::{self as rows, Entry, Filter, Part};

use super::offer::{Typed, form};
use super::said::{call_of, state, when};
use super::view::{MandateRow, MandatesPage};
use crate::desk::Whole;
use crate::http::{InQuery, Problem, Visit};
use crate::page::Page;
use crate::people::page::role_word;
use crate::system::Shown;
use crate::views::{Choice, Frame, Link, Pages};
use crate::words::Words;

/// How many are listed on one page.
const SHOWN: usize = 50;

/// Which are looked for, and where the list goes on.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    show: String,
    #[serde(rename = "of-role")]
    role: String,
    #[serde(rename = "of-reach")]
    reach: String,
    before: String,
}

/// The parts of the list by their keys; the first is shown without a wish.
const PARTS: [(&str, Part); 5] = [
    ("force", Part::InForce),
    ("offered", Part::Offered),
    ("ending", Part::Ending),
    ("past", Part::Past),
    ("all", Part::All),
];

impl Asked {
    fn filter(&self) -> Filter {
        let part = PARTS.iter().find(|(key, _)| *key == self.show);
        Filter {
            role: Role::from_key(&self.role),
            reach: ReachKind::from_key(&self.reach),
            part: part.map_or(Part::InForce, |(_, part)| *part),
        }
    }

    fn query(&self, before: &str) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        let fields =
            [("show", self.show.as_str()), ("of-role", &self.role), ("of-reach", &self.reach)];
        for (name, value) in fields.into_iter().chain([("before", before)]) {
            if !value.is_empty() {
                query.append_pair(name, value);
            }
        }
        query.finish()
    }
}

/// What the page shows.
struct Found {
    entries: Vec<(Entry, Option<Link>)>,
    offices: Vec<Shown<Vec<Whole>>>,
}

/// Mandates before one, each with the call it is for.
pub(super) fn load(
    act: &mut Act,
    visit: &Visit,
    filter: &Filter,
    before: Option<Id<Mandate>>,
    limit: usize,
) -> Done<Vec<(Entry, Option<Link>)>> {
    let soon = act.now.checked_add(REMIND_BEFORE).unwrap_or(act.now);
    let before = before.unwrap_or_else(|| Id::new(i64::MAX));
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let mut entries = Vec::new();
    for entry in rows::list(act.tx, filter, act.now, soon, before, limit)? {
        let call = call_of(act, &visit.systems(), &visit.to, &visit.wished(), &entry.mandate)?;
        entries.push((entry, call));
    }
    Ok(entries)
}

/// The list.
pub(crate) async fn show(
    visit: Visit,
    InQuery(asked): InQuery<Asked>,
) -> Result<impl IntoResponse, Problem> {
    Ok(Page(page(&visit, asked, Typed::default()).await?))
}

/// The list with a form as it was typed.
pub(super) async fn page(
    visit: &Visit,
    asked: Asked,
    typed: Typed,
) -> Result<MandatesPage, Problem> {
    let (own, filter) = (visit.clone(), asked.filter());
    let before = asked.before.parse().ok();
    let mut found = visit
        .read(move |act| {
            let offices =
                own.systems().iter().map(|system| system.offices(act)).collect::<Done<_>>();
            Ok(Found { entries: load(act, &own, &filter, before, SHOWN + 1)?, offices: offices? })
        })
        .await?;
    let more = found.entries.len() > SHOWN;
    found.entries.truncate(SHOWN);
    let (w, list) = (&visit.words, visit.to.mandates());
    let frame = Frame {
        desk: true,
        has_errors: !typed.errors.is_empty(),
        ..visit.frame(w.mandates_title())
    };
    let mut calls = Vec::new();
    for office in found.offices {
        calls.extend(office(visit, &frame)?);
    }
    let last = found.entries.last().map(|(entry, _)| entry.mandate.id.to_string());
    let on = |before: &str| match asked.query(before) {
        query if query.is_empty() => list.clone(),
        query => format!("{list}?{query}"),
    };
    Ok(MandatesPage {
        shows: shows(w, &asked),
        roles: roles(w, &asked.role),
        reaches: reaches(visit, &asked.reach),
        rows: found.entries.iter().map(|(entry, call)| row(visit, entry, call.as_ref())).collect(),
        pages: Pages {
            first: (!asked.before.is_empty()).then(|| on("")),
            next: last.filter(|_| more).map(|last| on(&last)),
            ..Pages::default()
        },
        offer: form(visit, typed, &calls),
        frame,
    })
}

fn row(visit: &Visit, entry: &Entry, call: Option<&Link>) -> MandateRow {
    let (w, mandate) = (&visit.words, &entry.mandate);
    let mut meta = when(w, mandate, visit.now);
    meta.extend(
        entry.giver.as_ref().filter(|it| !it.is_empty()).map(|it| w.mandate_by(it.as_str())),
    );
    MandateRow {
        who: Link::new(who(visit, entry), visit.to.mandate(mandate.id)),
        what: what(visit, mandate, call),
        state: state(w, mandate.state(visit.now)),
        meta,
    }
}

/// Who has a mandate, or the address it was offered to.
pub(super) fn who(visit: &Visit, entry: &Entry) -> String {
    let name = entry.name.clone().filter(|name| !name.is_empty());
    let mail = || entry.mandate.mail.as_ref().map(ToString::to_string);
    name.or_else(mail).unwrap_or_else(|| visit.words.somebody_who_left().to_owned())
}

/// Role and reach in words.
pub(crate) fn what(visit: &Visit, mandate: &Mandate, call: Option<&Link>) -> String {
    let role = role_word(&visit.words, mandate.role);
    visit.words.mandate_of(visit.reach(&mandate.reach, call), role)
}

fn shows(w: &Words, asked: &Asked) -> Vec<Choice> {
    let chosen = PARTS.iter().find(|(key, _)| *key == asked.show).map_or("force", |(key, _)| *key);
    let word = |part: Part| match part {
        Part::InForce => w.mandates_in_force(),
        Part::Offered => w.mandates_offered(),
        Part::Ending => w.mandates_ending(),
        Part::Past => w.mandates_past(),
        Part::All => w.mandates_all(),
    };
    PARTS
        .iter()
        .map(|(key, part)| Choice::new(*key, word(*part), (*key == chosen).into()))
        .collect()
}

fn roles(w: &Words, chosen: &str) -> Vec<Choice> {
    let any = Choice::new("", w.mandates_any_role(), chosen.is_empty().into());
    std::iter::once(any).chain(offered_roles(w, chosen)).collect()
}

/// The roles that can be offered.
pub(super) fn offered_roles(w: &Words, chosen: &str) -> impl Iterator<Item = Choice> {
    let offered = Role::ALL.iter().filter(|role| !role.reaches().is_empty());
    offered.map(move |role| {
        Choice::new(role.key(), role_word(w, *role), (role.key() == chosen).into())
    })
}

fn reaches(visit: &Visit, chosen: &str) -> Vec<Choice> {
    let any = Choice::new("", visit.words.mandates_any_reach(), chosen.is_empty().into());
    std::iter::once(any).chain(kinds(visit, chosen)).collect()
}

/// How far a role can reach in this city.
pub(super) fn kinds(visit: &Visit, chosen: &str) -> impl Iterator<Item = Choice> {
    let (w, places) = (&visit.words, !visit.city.settings.neighbourhoods.is_empty());
    let there =
        ReachKind::ALL.iter().filter(move |kind| places || **kind != ReachKind::Neighbourhoods);
    there.map(move |kind| {
        let word = match kind {
            ReachKind::City => w.mandates_reach_city(),
            ReachKind::Call => w.mandates_reach_call(),
            ReachKind::Neighbourhoods => w.mandates_reach_places(),
        };
        Choice::new(kind.key(), word, (kind.key() == chosen).into())
    })
}
