//! The audit log, as admins read it: entries newest first, and the whole chain checked on request.

use std::collections::HashMap;

use axum::response::IntoResponse;
use calls::{Call, Comment, Idea};
use city::{Id, Person};
use jiff::Timestamp;
use serde::Deserialize;
use store::Tx;
use store::calls as call_rows;
use store::city::audit::{self, Stored};

use super::people::role_word;
use crate::http::{InQuery, Problem, Scene, Visit, hexadecimal};
use crate::markdown;
use crate::pages::Page;
use crate::pages::idea::name;
use crate::pages::shape::Shape;
use crate::views::{AuditEntry, AuditPage, Choice, Link, Pages};
use crate::words::Words;

/// How many entries one page shows.
const SHOWN: usize = 50;
/// The nouns that entries are about, as the filter offers them.
const KINDS: [&str; 5] = ["idea", "comment", "call", "person", "city"];

/// Which entries are wanted, and whether the chain is to be followed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    kind: String,
    before: String,
    check: String,
}

/// Something an entry is about.
enum About {
    Call(Call),
    Idea(Call, Idea),
    Comment(Call, Idea, Id<Comment>),
    Person(String),
}

/// What the page shows.
struct Found {
    head: (city::audit::Hash, i64),
    /// The chain followed: whether it is whole, or where it is not.
    checked: Option<Result<i64, i64>>,
    entries: Vec<(Stored, Option<About>)>,
    names: HashMap<i64, String>,
}

/// The log.
pub(super) async fn show(
    visit: Visit,
    InQuery(asked): InQuery<Asked>,
) -> Result<impl IntoResponse, Problem> {
    let kind = KINDS.into_iter().find(|kind| *kind == asked.kind);
    let before = asked.before.parse::<i64>().ok();
    let check = !asked.check.is_empty();
    let found = visit.read(move |tx, scene| load(tx, scene, kind, before, check)).await?;
    Ok(Page(page(&visit, &found, kind, before)))
}

fn load(
    tx: &mut Tx,
    scene: &Scene,
    kind: Option<&str>,
    before: Option<i64>,
    check: bool,
) -> acts::Act<Found> {
    let most = i64::try_from(SHOWN + 1).unwrap_or(i64::MAX);
    let before = before.unwrap_or(i64::MAX);
    let stored = match kind {
        Some(kind) => audit::list_of(tx, kind, before, most)?,
        None => audit::list(tx, before, most)?,
    };
    let mut names = HashMap::new();
    let mut entries = Vec::new();
    for entry in stored {
        if entry.actor != 0 && !names.contains_key(&entry.actor) {
            let person = store::city::person::get(tx, Id::<Person>::new(entry.actor))?;
            names.insert(entry.actor, person.name.as_str().to_owned());
        }
        let about = about(tx, scene, &entry.subject).ok();
        entries.push((entry, about));
    }
    let checked = match check {
        true => Some(audit::verify(tx)?.map(|(_, entries)| entries)),
        false => None,
    };
    Ok(Found { head: audit::head(tx)?, checked, entries, names })
}

/// What a subject such as `idea 1k3v9q` names, if it is still there.
fn about(tx: &mut Tx, scene: &Scene, subject: &str) -> acts::Act<About> {
    let gone = || acts::Refused::Rule(calls::Refusal::NotFound);
    let (noun, id) = subject.split_once(' ').ok_or_else(gone)?;
    match noun {
        "call" => {
            let id = id.parse().map_err(|_| gone())?;
            Ok(About::Call(call_rows::call::get(tx, id)?))
        }
        "idea" => {
            let id = id.parse().map_err(|_| gone())?;
            let (call, idea) = scene.stage.readable_idea(tx, &scene.actor, id)?;
            Ok(About::Idea(call, idea))
        }
        "comment" => {
            let id = id.parse().map_err(|_| gone())?;
            let comment = call_rows::comment::get(tx, id)?;
            let (call, idea) = scene.stage.readable_idea(tx, &scene.actor, comment.idea)?;
            Ok(About::Comment(call, idea, id))
        }
        "person" => {
            let id: Id<Person> = id.parse().map_err(|_| gone())?;
            Ok(About::Person(store::city::person::get(tx, id)?.name.as_str().to_owned()))
        }
        _ => Err(gone()),
    }
}

fn page(visit: &Visit, found: &Found, kind: Option<&str>, before: Option<i64>) -> AuditPage {
    let (w, log) = (&visit.words, visit.to.log());
    let mut frame = visit.frame(w.log_title());
    frame.desk = true;
    let of = kind.map_or_else(String::new, |kind| format!("&kind={kind}"));
    let (head, count) = &found.head;
    let shown = found.entries.get(..SHOWN).unwrap_or(&found.entries);
    let last = shown.last().filter(|_| found.entries.len() > shown.len());
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
        kinds: std::iter::once("")
            .chain(KINDS)
            .map(|key| {
                let chosen = key == kind.unwrap_or_default();
                Choice::new(key, kind_word(w, key), chosen.into())
            })
            .collect(),
        entries: shown
            .iter()
            .map(|(entry, about)| row(visit, found, entry, about.as_ref()))
            .collect(),
        pages: Pages {
            first: before.is_some().then(|| format!("{log}?kind={}", kind.unwrap_or_default())),
            next: last.map(|(entry, _)| format!("{log}?before={}{of}", entry.number)),
        },
        feeds: Vec::new(),
        frame,
    }
}

fn row(visit: &Visit, found: &Found, entry: &Stored, about: Option<&About>) -> AuditEntry {
    let (w, shape) = (&visit.words, Shape::new(visit));
    let made = Timestamp::from_microsecond(entry.made_at).unwrap_or(Timestamp::UNIX_EPOCH);
    let who = found.names.get(&entry.actor).map(|own| name(w, own));
    let link = about.and_then(|about| match about {
        About::Call(call) => Some(Link::new(shape.title(call), visit.to.call(&call.slug))),
        About::Idea(call, idea) => {
            Some(Link::new(&idea.input.title, visit.to.idea(&call.slug, idea.id)))
        }
        About::Comment(call, idea, id) => {
            let there = format!("{}#comment-{id}", visit.to.idea(&call.slug, idea.id));
            Some(Link::new(w.comment_on(idea.input.title.as_str()), there))
        }
        About::Person(_) => None,
    });
    let whose = match about {
        Some(About::Person(own)) => name(w, own),
        _ => w.somebody_who_left(),
    };
    AuditEntry {
        number: entry.number,
        when: w.date_time(made),
        who: who.unwrap_or(w.log_system()).to_owned(),
        what: sentence(w, entry, whose),
        link,
        digest: hexadecimal(entry.hash.get(..6).unwrap_or_default()),
    }
}

/// What was done, with the reason, or with the role and whose it is, where the entry keeps one.
fn sentence(w: &Words, entry: &Stored, whose: &str) -> String {
    let details: serde_json::Value = serde_json::from_str(&entry.details).unwrap_or_default();
    let detail = |name: &str| details.get(name).and_then(serde_json::Value::as_str);
    let role = detail("role").and_then(|key| key.parse().ok()).map(|role| role_word(w, role));
    let done = match entry.action.split_once('.') {
        Some((_, "give_role")) => return w.log_give_role(whose, role.unwrap_or_default()),
        Some((_, "take_role")) => return w.log_take_role(whose, role.unwrap_or_default()),
        Some((noun, what)) => action_word(w, noun, what),
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
fn action_word(w: &Words, noun: &str, what: &str) -> Option<&'static str> {
    Some(match (noun, what) {
        (_, "hide") => w.log_hide(),
        (_, "restore") => w.log_restore(),
        (_, "approve") => w.log_approve(),
        (_, "keep_hidden") => w.log_keep_hidden(),
        ("idea", "screen") => w.log_screen(),
        ("idea", "ask_change") => w.log_ask_change(),
        ("idea", "merge") => w.log_merge(),
        ("idea", "answer") => w.log_answer(),
        ("call", "begin") => w.log_call_begin(),
        ("call", "save") => w.log_call_save(),
        ("call", "publish") => w.log_call_publish(),
        ("call", "close_early") => w.log_call_close(),
        ("call", "reopen") => w.log_call_reopen(),
        ("call", "archive") => w.log_call_archive(),
        ("call", "rename") => w.log_call_rename(),
        ("call", "decide") => w.log_call_decide(),
        ("person", "erase") => w.log_erase(),
        ("city", "save") => w.log_city_save(),
        _ => return None,
    })
}

fn kind_word(w: &Words, key: &str) -> &'static str {
    match key {
        "idea" => w.log_ideas(),
        "comment" => w.log_comments(),
        "call" => w.log_calls(),
        "person" => w.log_people(),
        "city" => w.log_city(),
        _ => w.log_everything(),
    }
}
