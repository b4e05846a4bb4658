//! Letters that have not left: they wait, or were given up. Admins send them again, or give them up for good.

use city::audit::Action;
use city::{Id, Refusal, Role, Thing};
use serde_json::json;
use store::city::letter::{self as rows, Letter};
use store::jobs::{self, Undone};

use crate::things::notice::POST_JOB;
use crate::{Act, Done};

/// A letter that has not left.
#[derive(Debug, Clone)]
pub struct Unsent {
    /// The letter.
    pub letter: Letter,
    /// The job that is to send it.
    pub job: Undone,
}

/// Something that lets its reader do what others may not, and is nowhere at rest, neither in the database nor in its
/// backup: a kept letter holds a private-use character in its place, and gets it when it leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Secret {
    /// The code that somebody types to sign in.
    Code,
    /// The key in a link.
    Key,
}

impl Secret {
    const fn mark(self) -> char {
        match self {
            Self::Code => '\u{e000}',
            Self::Key => '\u{e001}',
        }
    }
}

/// What stands around the identifier of a thing, in the place of the key that a letter has for it.
const OF_THING: char = '\u{e002}';

const MARKS: [char; 3] = [Secret::Code.mark(), Secret::Key.mark(), OF_THING];

/// Where a letter may hold a secret.
fn places(letter: &mut Letter) -> impl Iterator<Item = &mut String> {
    let Letter { subject, text, html, unsubscribe, .. } = letter;
    [subject, text, html].into_iter().chain(unsubscribe)
}

/// Takes secrets out of a letter that is to be kept.
pub fn conceal(letter: &mut Letter, secrets: &[(Secret, &str)]) {
    for text in places(letter) {
        text.retain(|c| !MARKS.contains(&c));
        for (secret, shown) in secrets {
            *text = text.replace(shown, secret.mark().encode_utf8(&mut [0; 4]));
        }
    }
}

/// Puts secrets into a letter that is leaving.
pub fn reveal(letter: &mut Letter, secrets: &[(Secret, &str)]) {
    for text in places(letter) {
        for (secret, shown) in secrets {
            *text = text.replace(secret.mark(), shown);
        }
    }
}

/// Takes the keys for things out of a letter that is to be kept; other secrets were taken out before.
pub fn conceal_keys(letter: &mut Letter, keys: &[(Id<Thing>, String)]) {
    for text in places(letter) {
        for (thing, key) in keys {
            *text = text.replace(key, &format!("{OF_THING}{thing}{OF_THING}"));
        }
    }
}

/// Puts them into a letter that is leaving.
pub fn reveal_keys(letter: &mut Letter, key: impl Fn(Id<Thing>) -> String) {
    for text in places(letter) {
        let parts = text.split(OF_THING).enumerate();
        // Every second part stood between two marks.
        let revealed = parts.map(|(place, part)| match part.parse() {
            Ok(thing) if place % 2 == 1 => key(thing),
            _ => part.to_owned(),
        });
        *text = revealed.collect();
    }
}

/// What a kept letter says, without the places of what it lets its reader do.
#[must_use]
pub fn hide_secrets(text: &str) -> String {
    let shown = text.split(OF_THING).enumerate();
    let shown = shown.map(|(place, part)| if place % 2 == 1 { "…" } else { part });
    let shown: String = shown.collect();
    shown.replace(MARKS, "…")
}

/// Whether a letter waits for its secrets.
#[must_use]
pub fn is_concealed(letter: &Letter) -> bool {
    [&letter.subject, &letter.text, &letter.html].iter().any(|text| text.contains(MARKS))
}

/// Letters that have not left, waiting or given up, and after which job the list goes on, if it does. `after` is the
/// job after which the page begins.
pub fn unsent(act: &mut Act, after: i64, limit: i64) -> Done<(Vec<Unsent>, Option<i64>)> {
    may(act)?;
    let jobs = jobs::undone(act.tx, POST_JOB, after, limit)?;
    let is_full = i64::try_from(jobs.len()) == Ok(limit);
    let next = jobs.last().filter(|_| is_full).map(|job| job.id);
    Ok((with_letters(act, jobs)?, next))
}

/// Letters that could not leave when they were tried, and how many wait in all. `after` is the job after which the
/// list goes on.
pub fn in_trouble(act: &mut Act, after: i64, limit: i64) -> Done<(Vec<Unsent>, i64)> {
    may(act)?;
    let jobs = jobs::in_trouble(act.tx, POST_JOB, after, limit)?;
    let waiting = jobs::waiting(act.tx, POST_JOB)?;
    Ok((with_letters(act, jobs)?, waiting))
}

fn with_letters(act: &mut Act, jobs: Vec<Undone>) -> Done<Vec<Unsent>> {
    let mut found = Vec::new();
    for job in jobs {
        // A letter that is gone needs nobody's help.
        let Ok(id) = job.payload.parse::<Id<Letter>>() else { continue };
        match rows::get(act.tx, id) {
            Ok(letter) => found.push(Unsent { letter, job }),
            Err(store::Error::NotFound) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(found)
}

/// Sends a letter again that was given up, for another three days. One that waits is tried again by itself.
pub fn retry(act: &mut Act, id: Id<Letter>) -> Done<()> {
    may(act)?;
    let jobs = jobs::undone_for(act.tx, POST_JOB, &id.to_string())?;
    let dead = jobs.iter().find(|job| job.dead).ok_or(Refusal::AlreadyElsewhere)?;
    jobs::revive(act.tx, dead.id)?;
    act.audit_city(Action::RetryLetter, &json!({ "letter": id }))
}

/// Gives a letter up for good; it stays for a month, unsent.
pub fn drop(act: &mut Act, id: Id<Letter>) -> Done<()> {
    may(act)?;
    if jobs::undone_for(act.tx, POST_JOB, &id.to_string())?.is_empty() {
        return Err(Refusal::AlreadyElsewhere.into());
    }
    jobs::drop_for(act.tx, &id.to_string())?;
    rows::failed(act.tx, id, "given up by hand")?;
    act.audit_city(Action::DropLetter, &json!({ "letter": id }))
}

fn may(act: &Act) -> Done<()> {
    if act.actor.is(Role::Admin) { Ok(()) } else { Err(Refusal::NotYours.into()) }
}
