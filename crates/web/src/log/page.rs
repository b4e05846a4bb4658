//! The audit log, as admins read it: entries newest first, and the whole chain checked on request.

use std::collections::HashMap;

use acts::things;
use axum::response::IntoResponse;
use city::audit::Action;
use city::{Id, Person};
use jiff::Timestamp;
use serde::Deserialize;
use store::city::audit::{self, Stored};

use crate::http::{InQuery, Problem, Visit, hexadecimal};
use crate::log::file;
use crate::log::view::{AuditEntry, AuditPage};
use crate::markdown;
use crate::page::Page;
use crate::people::page::role_word;
use crate::views::{Choice, Link, Pages};
use crate::words::name;

/// How many entries one page shows.
const SHOWN: usize = 50;

/// Which entries are wanted, and whether the chain is to be followed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    kind: String,
    before: String,
    check: String,
}

/// Something an entry is about.
pub(super) enum About {
    Thing(Box<things::Found>),
    Person(String),
}

/// The nouns that entries are about, as the filter offers them.
fn kinds(visit: &Visit) -> Vec<(&'static str, &'static str)> {
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
}

/// The log.
pub(crate) async fn show(
    visit: Visit,
    InQuery(asked): InQuery<Asked>,
) -> Result<impl IntoResponse, Problem> {
    let kinds = kinds(&visit);
    let kind = kinds.iter().map(|(key, _)| *key).find(|key| *key == asked.kind);
    let before = asked.before.parse::<i64>().ok();
    let check = !asked.check.is_empty();
    let most = SHOWN + 1;
    let found = visit.read(move |act| load(act, kind, before, most, check)).await?;
    Ok(Page(page(&visit, found, &kinds, kind, before)))
}

pub(super) fn load(
    act: &mut acts::Act,
    kind: Option<&str>,
    before: Option<i64>,
    most: usize,
    check: bool,
) -> acts::Done<Found> {
    let most = i64::try_from(most).unwrap_or(i64::MAX);
    let before = before.unwrap_or(i64::MAX);
    let stored = match kind {
        Some(kind) => audit::list_of(act.tx, kind, before, most)?,
        None => audit::list(act.tx, before, most)?,
    };
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
    let checked = match check {
        true => Some(audit::verify(act.tx)?.map(|(_, entries)| entries)),
        false => None,
    };
    Ok(Found { head: audit::head(act.tx)?, checked, entries, names })
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

fn page(
    visit: &Visit,
    found: Found,
    kinds: &[(&'static str, &'static str)],
    kind: Option<&str>,
    before: Option<i64>,
) -> AuditPage {
    let (w, log) = (&visit.words, visit.to.log());
    let mut frame = visit.frame(w.log_title());
    frame.desk = true;
    let of = kind.map_or_else(String::new, |kind| format!("&kind={kind}"));
    let (head, count) = &found.head;
    let more = found.entries.len() > SHOWN;
    let shown: Vec<_> = found.entries.into_iter().take(SHOWN).collect();
    let last = shown.last().filter(|_| more).map(|(entry, _)| entry.number);
    let entries = shown
        .iter()
        .map(|(entry, about)| row(visit, &found.names, entry, about.as_ref()))
        .collect();
    AuditPage {
        checked: match found.checked {
            Some(Ok(entries)) => w.log_whole(entries),
            Some(Err(number)) => w.log_broken(number),
            None => w.log_entries(*count),
        },
        broken: matches!(found.checked, Some(Err(_))),
        check: found.checked.is_none().then(|| format!("{log}?check=yes{of}")),
        head: hexadecimal(head),
        action: log.clone(),
        kinds: std::iter::once(&("", w.log_everything()))
            .chain(kinds)
            .map(|(key, word)| {
                let chosen = *key == kind.unwrap_or_default();
                Choice::new(*key, *word, chosen.into())
            })
            .collect(),
        entries,
        pages: Pages {
            first: before.is_some().then(|| format!("{log}?kind={}", kind.unwrap_or_default())),
            next: last.map(|number| format!("{log}?before={number}{of}")),
            ..Pages::default()
        },
        feeds: file::links(visit),
        frame,
    }
}

fn row(
    visit: &Visit,
    names: &HashMap<i64, String>,
    entry: &Stored,
    about: Option<&About>,
) -> AuditEntry {
    let w = &visit.words;
    let (whose, link) = whose(visit, about);
    AuditEntry {
        number: entry.number,
        when: w.date_time(made(entry)),
        who: who(visit, names, entry).to_owned(),
        what: sentence(visit, entry, whose),
        link,
        digest: hexadecimal(entry.hash.get(..6).unwrap_or_default()),
    }
}

/// When it was.
pub(super) fn made(entry: &Stored) -> Timestamp {
    Timestamp::from_microsecond(entry.made_at).unwrap_or(Timestamp::UNIX_EPOCH)
}

/// Who did it.
pub(super) fn who<'n>(
    visit: &'n Visit,
    names: &'n HashMap<i64, String>,
    entry: &Stored,
) -> &'n str {
    let own = names.get(&entry.actor).map(|own| name(&visit.words, own));
    own.unwrap_or(visit.words.log_system())
}

/// Whose it is, where it is about a person, and where it stands.
pub(super) fn whose<'a>(visit: &'a Visit, about: Option<&'a About>) -> (&'a str, Option<Link>) {
    let w = &visit.words;
    match about {
        Some(About::Person(own)) => (name(w, own), None),
        Some(About::Thing(found)) => (w.somebody_who_left(), visit.link_to(found)),
        None => (w.somebody_who_left(), None),
    }
}

/// What was done, with the reason, or with the role and whose it is, where the entry keeps one.
pub(super) fn sentence(visit: &Visit, entry: &Stored, whose: &str) -> String {
    let w = &visit.words;
    let details: serde_json::Value = serde_json::from_str(&entry.details).unwrap_or_default();
    let detail = |name: &str| details.get(name).and_then(serde_json::Value::as_str);
    let role = detail("role").and_then(|key| key.parse().ok()).map(|role| role_word(w, role));
    let noun = entry.subject.split(' ').next().unwrap_or_default();
    let done = match Action::from_key(&entry.action) {
        Some(Action::GiveRole) => return w.log_give_role(whose, role.unwrap_or_default()),
        Some(Action::TakeRole) => return w.log_take_role(whose, role.unwrap_or_default()),
        Some(action) => action_word(visit, noun, action),
        None => None,
    };
    let done = done.unwrap_or(&entry.action);
    let reason = detail("reason").or_else(|| detail("answer")).filter(|text| !text.is_empty());
    match reason {
        Some(reason) => w.log_with_reason(done, markdown::excerpt(reason, 200)),
        None => done.to_owned(),
    }
}

/// An action in words; one that this version does not know shows its key.
fn action_word(visit: &Visit, noun: &str, action: Action) -> Option<&'static str> {
    let w = &visit.words;
    match (noun, action) {
        ("person", Action::Erase) => Some(w.log_erase()),
        ("city", Action::RetryLetter) => Some(w.log_retry_letter()),
        ("city", Action::DropLetter) => Some(w.log_drop_letter()),
        ("city", Action::SaveReply) => Some(w.log_save_reply()),
        ("city", Action::Save) => Some(w.log_city_save()),
        (_, Action::Hide) => Some(w.log_hide()),
        (_, Action::Restore) => Some(w.log_restore()),
        (_, Action::Unapprove) => Some(w.log_unapprove()),
        (_, Action::Assign) => Some(w.log_assign()),
        (_, Action::Approve) => Some(w.log_approve()),
        (_, Action::KeepHidden) => Some(w.log_keep_hidden()),
        _ => visit.app.systems().iter().find_map(|system| system.done(w, noun, action)),
    }
}
