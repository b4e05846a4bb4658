//! The audit log, as admins read it: entries newest first, and the whole chain checked on request.

use std::collections::HashMap;

use acts::things;
use axum::response::IntoResponse;
use city::{Id, Person};
use serde::Deserialize;
use store::city::audit::{self, Stored, Wanted};

use super::sentence::{made, sentence, who, whose};
use super::wish::{Asked, Doer, Wish};
use crate::http::{InQuery, Problem, Visit, hexadecimal};
use crate::log::file;
use crate::log::view::{AuditEntry, AuditPage};
use crate::page::Page;
use crate::views::{Choice, FieldError, Frame, Link, Pages};
use crate::words::name;

/// How many entries one page shows.
const SHOWN: usize = 50;

/// Where the list goes on, and whether the chain is to be followed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Turn {
    before: String,
    check: String,
}

/// Something an entry is about.
pub(super) enum About {
    Thing(Box<things::Found>),
    Person(String),
}

/// The nouns that entries are about, as the filter offers them.
pub(super) fn kinds(visit: &Visit) -> Vec<(&'static str, &'static str)> {
    let w = &visit.words;
    let systems = visit.app.systems().iter();
    let mut kinds: Vec<_> = systems.flat_map(|system| system.logged(w)).collect();
    kinds.extend([
        ("comment", w.log_comments()),
        ("person", w.log_people()),
        ("city", w.log_city()),
    ]);
    kinds
}

/// What the page shows.
pub(super) struct Found {
    head: (city::audit::Hash, i64),
    /// The chain followed: whether it is whole, or where it is not.
    checked: Option<Result<i64, i64>>,
    pub(super) entries: Vec<(Stored, Option<About>)>,
    pub(super) names: HashMap<i64, String>,
    /// Whose deeds can be asked for.
    staff: Vec<(Id<Person>, String)>,
}

/// The log.
pub(crate) async fn show(
    visit: Visit,
    InQuery(asked): InQuery<Asked>,
    InQuery(turn): InQuery<Turn>,
) -> Result<impl IntoResponse, Problem> {
    let kinds = kinds(&visit);
    let (wish, errors) = asked.read(&visit.words, &kinds);
    let before = turn.before.parse::<i64>().ok();
    let (check, zone) = (!turn.check.is_empty(), visit.city.zone.clone());
    let found = visit
        .read(move |act| {
            let wanted = wish.wanted(act.tx, &zone, before)?;
            let mut found = load(act, &wanted, SHOWN + 1)?;
            if check {
                found.checked = Some(audit::verify(act.tx)?.map(|(_, entries)| entries));
            }
            for person in store::city::person::colleagues(act.tx, act.now)? {
                found.staff.push((person.id, person.name));
            }
            Ok(found)
        })
        .await?;
    Ok(Page(page(&visit, &found, Narrowed { asked, wish, errors, kinds, before })))
}

/// Which part is shown.
struct Narrowed {
    asked: Asked,
    wish: Wish,
    errors: Vec<FieldError>,
    kinds: Vec<(&'static str, &'static str)>,
    before: Option<i64>,
}

pub(super) fn load(act: &mut acts::Act, wanted: &Wanted, most: usize) -> acts::Done<Found> {
    let stored = audit::list(act.tx, wanted, i64::try_from(most).unwrap_or(i64::MAX))?;
    let mut names = HashMap::new();
    let mut entries = Vec::new();
    for entry in stored {
        if entry.actor != 0 && !names.contains_key(&entry.actor) {
            let person = store::city::person::get(act.tx, Id::<Person>::new(entry.actor))?;
            names.insert(entry.actor, person.name.as_str().to_owned());
        }
        let about = about(act, &entry).ok();
        entries.push((entry, about));
    }
    let head = audit::head(act.tx)?;
    Ok(Found { head, checked: None, entries, names, staff: Vec::new() })
}

/// What an entry is about, if it is still there.
fn about(act: &mut acts::Act, entry: &Stored) -> acts::Done<About> {
    if let Some(thing) = entry.thing {
        return Ok(About::Thing(Box::new(things::readable(act, thing)?)));
    }
    let gone = || acts::Refused::Rule(city::Refusal::NotFound);
    let (_, id) = entry.subject.split_once(' ').ok_or_else(gone)?;
    let id: Id<Person> = id.parse().map_err(|_| gone())?;
    let person = store::city::person::get(act.tx, id)?;
    Ok(About::Person(person.name.as_str().to_owned()))
}

fn page(visit: &Visit, found: &Found, narrowed: Narrowed) -> AuditPage {
    let (w, log) = (&visit.words, visit.to.log());
    let Narrowed { asked, wish, errors, kinds, before } = narrowed;
    let (head, count) = &found.head;
    let shown = found.entries.get(..SHOWN).unwrap_or(&found.entries);
    let more = found.entries.len() > shown.len();
    let last = shown.last().filter(|_| more).map(|(entry, _)| entry.number.to_string());
    let on = |more: &[(&str, &str)]| format!("{log}{}", wish.query(more));
    AuditPage {
        checked: match found.checked {
            Some(Ok(entries)) => w.log_whole(entries),
            Some(Err(number)) => w.log_broken(number),
            None => w.log_entries(*count),
        },
        broken: matches!(found.checked, Some(Err(_))),
        check: found.checked.is_none().then(|| on(&[("check", "yes")])),
        head: hexadecimal(head),
        kinds: choices(visit, &kinds, wish.kind),
        people: people(visit, found, wish.who),
        whole: (!wish.is_everything()).then(|| log.clone()),
        entries: shown
            .iter()
            .map(|(entry, about)| row(visit, &found.names, wish, entry, about.as_ref()))
            .collect(),
        pages: Pages {
            first: before.is_some().then(|| on(&[])),
            next: last.map(|number| on(&[("before", &number)])),
            ..Pages::default()
        },
        feeds: file::links(visit, wish),
        from: asked.from,
        until: asked.until,
        errors,
        action: log.clone(),
        frame: Frame { desk: true, ..visit.frame(w.log_title()) },
    }
}

/// All kinds of entries, and each, with the one that is chosen.
fn choices(visit: &Visit, kinds: &[(&str, &str)], chosen: Option<&str>) -> Vec<Choice> {
    let first = Choice::new("", visit.words.log_everything(), chosen.is_none().into());
    let others =
        kinds.iter().map(|(key, word)| Choice::new(*key, *word, (chosen == Some(*key)).into()));
    std::iter::once(first).chain(others).collect()
}

/// Whose deeds can be asked for: who works here, Kalaka itself, and who was asked for.
fn people(visit: &Visit, found: &Found, chosen: Option<Doer>) -> Vec<Choice> {
    let w = &visit.words;
    let staff = found.staff.iter().map(|(id, own)| (Doer::Person(*id), name(w, own)));
    let mut people: Vec<(Doer, &str)> = staff.collect();
    people.push((Doer::System, w.log_system()));
    if let Some(doer) = chosen.filter(|doer| people.iter().all(|(known, _)| known != doer)) {
        let own = found.names.get(&doer.actor());
        people.push((doer, own.map_or(w.somebody_who_left(), |own| name(w, own))));
    }
    let first = Choice::new("", w.log_by_anybody(), chosen.is_none().into());
    let others = people
        .into_iter()
        .map(|(doer, own)| Choice::new(doer.to_string(), own, (chosen == Some(doer)).into()));
    std::iter::once(first).chain(others).collect()
}

fn row(
    visit: &Visit,
    names: &HashMap<i64, String>,
    wish: Wish,
    entry: &Stored,
    about: Option<&About>,
) -> AuditEntry {
    let w = &visit.words;
    let (whose, link) = whose(visit, about);
    let theirs = format!("{}{}", visit.to.log(), wish.by(Doer::of_entry(entry.actor)).query(&[]));
    AuditEntry {
        number: entry.number,
        when: w.date_time(made(entry)),
        who: Link::new(who(visit, names, entry), theirs),
        what: sentence(visit, entry, whose),
        link,
        digest: hexadecimal(entry.hash.get(..6).unwrap_or_default()),
    }
}
