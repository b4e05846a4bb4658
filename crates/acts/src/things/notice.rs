//! Telling people: notices gather until a letter is due, as seldom as each person wishes.
//!
//! A notice names a thing and a step; what a letter says is composed when it leaves, from what its reader may still
//! read then.

use city::{Actor, Audience, Id, Pace, Person, StepKind, Thing};
use jiff::civil::Weekday;
use jiff::{Timestamp, ToSpan as _};
use store::city::person;
use store::jobs::Urgency;
use store::things as rows;
use store::things::notice::Notice;

use super::{Found, find};
use crate::calls::screening::SECOND_THOUGHTS;
use crate::letters::choice;
use crate::{Act, Done, Refused};

/// The kind of the job that writes due letters.
pub const LETTERS_JOB: &str = "letters";
/// The kind of the job that sends one letter.
pub const POST_JOB: &str = "post";

/// What there is to tell.
#[derive(Debug, Clone, Copy)]
pub struct News<'a> {
    /// What happened.
    pub kind: StepKind,
    /// To what.
    pub thing: Id<Thing>,
    /// The reason, or the words that go with it.
    pub reason: &'a str,
    /// Which other thing had a part in it: its title is looked up when this is told.
    pub other: Option<Id<Thing>>,
}

/// Tells everyone who brought a thing, but not whoever acts; followers too, where the step reaches them.
pub fn authors(act: &mut Act, news: News) -> Done<()> {
    for author in rows::author::of(act.tx, news.thing)? {
        if Some(author) != act.actor.person {
            one(act, news, author, Audience::Own)?;
        }
    }
    if news.kind.reaches_followers() {
        followers(act, news)?;
    }
    Ok(())
}

/// Tells a thing's followers; those who brought it hear as such.
pub fn followers(act: &mut Act, news: News) -> Done<()> {
    let authors = rows::author::of(act.tx, news.thing)?;
    for follower in rows::follow::followers(act.tx, news.thing)? {
        if !authors.contains(&follower) {
            one(act, news, follower, Audience::Follower)?;
        }
    }
    Ok(())
}

/// Tells one person: on their page always, by letter when they want one.
pub fn one(act: &mut Act, news: News, to: Id<Person>, audience: Audience) -> Done<()> {
    let reader = person::get(act.tx, to)?;
    if reader.mail.is_none() {
        return Ok(());
    }
    let pace = choice::pace(act, (to, &reader.mail_choice), news.thing, audience)?;
    let due_at = due(act, pace, news.kind).map(|due| match news.kind.comes_at_night() {
        true if audience == Audience::Own => due,
        _ => reader.mail_choice.quiet.awake(due, &act.stage.city.time_zone.zone()),
    });
    rows::notice::insert(
        act.tx,
        &Notice {
            id: act.new_id(),
            person: to,
            kind: news.kind,
            audience,
            thing: news.thing,
            reason: news.reason.to_owned(),
            other: news.other,
            made_at: act.now,
            due_at,
        },
    )?;
    // Whoever wants no letters reads it on their page.
    let Some(due_at) = due_at else { return Ok(()) };
    let urgency = match audience {
        Audience::Own => Urgency::Soon,
        Audience::Follower => Urgency::Later,
    };
    act.enqueue(LETTERS_JOB, &to.to_string(), urgency, due_at)
}

/// When a letter with such a notice is due; nothing when none is wanted, unless they would stand before a closed door
/// without it. What asks its reader to act, or tells them that something of theirs was hidden, does not wait for a daily
/// letter.
fn due(act: &Act, pace: Pace, kind: StepKind) -> Option<Timestamp> {
    let soon = act.now.checked_add(act.stage.gather).unwrap_or(act.now);
    let due = match pace {
        _ if kind.is_owed() => Some(soon),
        Pace::Never => None,
        _ if kind.is_urgent() => Some(soon),
        Pace::Soon => Some(soon),
        Pace::Daily => Some(next_morning(act, None).unwrap_or(soon)),
        Pace::Weekly => Some(next_morning(act, Some(Weekday::Monday)).unwrap_or(soon)),
    };
    // What can still be taken back as if it had never been is told when it stands.
    let stands = match kind {
        StepKind::Eligible | StepKind::Ineligible | StepKind::Merged | StepKind::TookIn => {
            act.now.checked_add(SECOND_THOUGHTS).ok()
        }
        _ => None,
    };
    due.map(|due| stands.map_or(due, |stands| due.max(stands)))
}

/// The next eight o'clock in the city, on a given day of the week if one is given.
fn next_morning(act: &Act, day: Option<Weekday>) -> Option<Timestamp> {
    let local = act.now.to_zoned(act.stage.city.time_zone.zone());
    let mut morning = local.date().at(8, 0, 0, 0).to_zoned(local.time_zone().clone()).ok()?;
    while morning <= local || day.is_some_and(|day| morning.weekday() != day) {
        morning = morning.checked_add(1.day()).ok()?;
    }
    Some(morning.timestamp())
}

/// A notice with the thing it is about, as its reader may read it now.
#[derive(Debug, Clone)]
pub struct Told {
    /// The notice.
    pub id: Id<Notice>,
    /// What happened.
    pub kind: StepKind,
    /// In which role its reader hears of it.
    pub audience: Audience,
    /// To what.
    pub found: Found,
    /// The reason, or the words that go with it.
    pub reason: String,
    /// When.
    pub made_at: Timestamp,
}

/// What one letter tells.
#[derive(Debug, Clone, Default)]
pub struct Batch {
    /// What its reader may still read.
    pub items: Vec<Told>,
    /// The last notice that is done with by it, whether its reader may read it or not.
    last: Option<Id<Notice>>,
}

/// What one person is due to be told. What they may not read any more is left out.
pub fn due_to(act: &mut Act, person: Id<Person>) -> Done<Batch> {
    let notices = rows::notice::of(act.tx, person, act.now)?;
    let last = notices.last().map(|notice| notice.id);
    Ok(Batch { items: told(act, person, notices)?, last })
}

/// Notes that a letter tells them. What it had no room for is told by another.
pub fn note_told(act: &mut Act, person: Id<Person>, batch: &Batch, letter: i64) -> Done<()> {
    let Some(last) = batch.last else { return Ok(()) };
    rows::notice::told(act.tx, person, letter, act.now, last)?;
    if rows::notice::of(act.tx, person, act.now)?.is_empty() {
        return Ok(());
    }
    act.enqueue(LETTERS_JOB, &person.to_string(), Urgency::Later, act.now)
}

/// The newest news of a person, told by letter or not.
pub fn recent(act: &mut Act, person: Id<Person>, limit: i64) -> Done<Vec<Told>> {
    let notices = rows::notice::recent(act.tx, person, limit)?;
    told(act, person, notices)
}

fn told(act: &mut Act, person: Id<Person>, notices: Vec<Notice>) -> Done<Vec<Told>> {
    let reader = person::actor(act.tx, person)?;
    let mut all = Vec::new();
    for notice in notices {
        let found = match find(act, notice.thing) {
            Ok(found) if found.may_read(&reader) => found,
            Ok(_) | Err(Refused::Rule(_)) => continue,
            Err(refused) => return Err(refused),
        };
        // What somebody wrote is told as it stands now.
        let reason = match (&found, notice.kind, notice.other) {
            (Found::Comment(comment, _), StepKind::Commented | StepKind::Answered, _) => {
                comment.text.clone()
            }
            (_, _, Some(other)) => title_for(act, &reader, other)?,
            _ => notice.reason.clone(),
        };
        let Notice { id, kind, audience, made_at, .. } = notice;
        all.push(Told { id, kind, audience, found, reason, made_at });
    }
    Ok(all)
}

/// What another thing is called now, for somebody who may read it; nothing when it was hidden meanwhile.
fn title_for(act: &mut Act, reader: &Actor, thing: Id<Thing>) -> Done<String> {
    match find(act, thing) {
        Ok(Found::Idea(call, idea))
            if !idea.hidden && ::calls::may_read_idea(reader, &call, &idea) =>
        {
            Ok(idea.input.title)
        }
        Ok(Found::Organisation(one)) if !one.hidden => {
            Ok(one.name(&[act.stage.city.own_language().as_str()]).to_owned())
        }
        Ok(_) | Err(Refused::Rule(_)) => Ok(String::new()),
        Err(refused) => Err(refused),
    }
}
