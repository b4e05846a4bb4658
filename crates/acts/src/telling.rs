//! Telling people: notices gather until a letter is due, as seldom as each person wishes.

use calls::{Audience, Call, Idea, NoticeKind};
use city::{Id, Pace, Person};
use jiff::civil::Weekday;
use jiff::{SignedDuration, Timestamp, ToSpan as _};
use store::city::notice::Notice;
use store::city::{notice, person};
use store::{Tx, calls as rows};

use crate::{Act, Stage};

/// The kind of the job that writes due letters.
pub const LETTERS_JOB: &str = "letters";
/// The kind of the job that sends one letter.
pub const POST_JOB: &str = "post";
/// The kind of the job that tells authors a decision.
pub const TELL_AUTHORS_JOB: &str = "tell-authors";
/// The kind of the job that makes a decision public.
pub const RESULTS_JOB: &str = "results";

/// What there is to tell.
#[derive(Debug, Clone, Copy)]
pub struct News<'a> {
    /// What happened.
    pub kind: NoticeKind,
    /// In which call.
    pub call: &'a Call,
    /// To which idea.
    pub idea: Option<&'a Idea>,
    /// The reason, or the words that go with it.
    pub reason: &'a str,
}

/// Tells everyone who brought an idea, but not whoever did it themselves.
pub fn authors(tx: &mut Tx, stage: &Stage, news: News, but: Option<Id<Person>>) -> Act<()> {
    let Some(idea) = news.idea else { return Ok(()) };
    for author in rows::idea::authors(tx, idea.id)? {
        if Some(author) != but {
            one(tx, stage, news, author, Audience::Own)?;
        }
    }
    if news.kind.reaches_followers() {
        followers(tx, stage, news)?;
    }
    Ok(())
}

/// Tells an idea's followers; its authors hear as authors.
pub fn followers(tx: &mut Tx, stage: &Stage, news: News) -> Act<()> {
    let Some(idea) = news.idea else { return Ok(()) };
    let authors = rows::idea::authors(tx, idea.id)?;
    for follower in rows::follow::followers(tx, rows::follow::Followed::Idea(idea.id))? {
        if !authors.contains(&follower) {
            one(tx, stage, news, follower, Audience::Follower)?;
        }
    }
    Ok(())
}

/// Tells a call's followers.
pub fn call_followers(tx: &mut Tx, stage: &Stage, news: News) -> Act<()> {
    for follower in rows::follow::followers(tx, rows::follow::Followed::Call(news.call.id))? {
        one(tx, stage, news, follower, Audience::Follower)?;
    }
    Ok(())
}

/// Tells one person, when they want to hear of it.
pub fn one(tx: &mut Tx, stage: &Stage, news: News, to: Id<Person>, audience: Audience) -> Act<()> {
    let reader = person::get(tx, to)?;
    if reader.mail.is_none() {
        return Ok(());
    }
    let pace = match audience {
        Audience::Own => reader.mail_choice.own,
        Audience::Follower => reader.mail_choice.followed,
    };
    let Some(due_at) = due(stage, pace, news.kind) else { return Ok(()) };
    notice::insert(
        tx,
        &Notice {
            id: stage.store.new_id(),
            person: to,
            kind: news.kind,
            audience,
            idea: news.idea.map(|idea| idea.id),
            call: Some(news.call.id),
            reason: news.reason.to_owned(),
            made_at: stage.now,
            due_at,
        },
    )?;
    store::jobs::enqueue(
        tx,
        stage.store.new_id(),
        LETTERS_JOB,
        &to.to_string(),
        due_at.as_microsecond(),
    )?;
    Ok(())
}

/// When a letter with such a notice is due; nothing when none is wanted. What asks its reader to
/// act, or tells them that something of theirs was hidden, does not wait for a daily letter.
fn due(stage: &Stage, pace: Pace, kind: NoticeKind) -> Option<Timestamp> {
    let soon = stage.now.checked_add(stage.gather).unwrap_or(stage.now);
    match pace {
        Pace::Never => None,
        _ if kind.is_urgent() => Some(soon),
        Pace::Soon => Some(soon),
        Pace::Daily => Some(next_morning(stage, None).unwrap_or(soon)),
        Pace::Weekly => Some(next_morning(stage, Some(Weekday::Monday)).unwrap_or(soon)),
    }
}

/// The next eight o'clock in the city, on a given day of the week if one is given.
fn next_morning(stage: &Stage, day: Option<Weekday>) -> Option<Timestamp> {
    let local = stage.now.to_zoned(stage.city.time_zone.zone());
    let mut morning = local.date().at(8, 0, 0, 0).to_zoned(local.time_zone().clone()).ok()?;
    while morning <= local || day.is_some_and(|day| morning.weekday() != day) {
        morning = morning.checked_add(1.day()).ok()?;
    }
    Some(morning.timestamp())
}

/// How long before everyone else authors hear of a decision.
pub const AUTHORS_FIRST: SignedDuration = SignedDuration::from_mins(15);
