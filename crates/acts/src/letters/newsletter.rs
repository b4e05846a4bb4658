//! Newsletters: written by officers of a city, a call or a neighbourhood, scheduled, called back, sent in turns.

use city::audit::Action;
use city::{
    Flaw, Flaws, Id, Newsletter, NewsletterContent, NewsletterState, Person, Reach, Refusal, Role,
    Thing, Topic,
};
use jiff::Timestamp;
use serde_json::json;
use store::city::letter::Letter;
use store::city::person;
use store::jobs::Urgency;
use store::letters::newsletter::{self as rows, Copy};
use store::letters::{returned, subscription};

use crate::things::{Found, find};
use crate::{Act, Done};

/// The kind of the job that writes the letters of a newsletter.
pub const NEWSLETTER_JOB: &str = "newsletter";
/// For how many readers letters are written at a time.
const TURN: i64 = 50;
/// Readers are counted up to so many.
pub const MOST_COUNTED: i64 = 100_000;

fn may(act: &Act, topic: &Topic) -> Done<Id<Person>> {
    act.require_on(Role::Officer, topic.ground())
}

/// A newsletter that whoever acts may write.
pub fn get(act: &mut Act, id: Id<Newsletter>) -> Done<Newsletter> {
    let one = rows::get(act.tx, id)?;
    may(act, &one.topic)?;
    Ok(one)
}

/// How many would get a newsletter about a topic if it left now.
pub fn readers(act: &mut Act, topic: &Topic) -> Done<i64> {
    may(act, topic)?;
    Ok(subscription::count(act.tx, topic, MOST_COUNTED)?)
}

/// The newsletters that whoever acts may write, the newest first.
pub fn list(act: &mut Act, before: i64, limit: i64) -> Done<Vec<Newsletter>> {
    act.person()?;
    if act.actor.is(Role::Officer) {
        return Ok(rows::list(act.tx, None, before, limit)?);
    }
    let mut found = Vec::new();
    for call in own_calls(act) {
        found.extend(rows::list(act.tx, Some(call), before, limit)?);
    }
    found.sort_by_key(|one| std::cmp::Reverse(one.id.get()));
    found.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    Ok(found)
}

/// The calls of which whoever acts is an officer, where they are not for the whole city.
fn own_calls(act: &Act) -> Vec<Id<Thing>> {
    let posts = act.actor.posts.iter().filter(|post| post.role == Role::Officer);
    let calls = posts.filter_map(|post| match &post.reach {
        Reach::Call(call) => Some(*call),
        Reach::City | Reach::Neighbourhoods(_) => None,
    });
    calls.collect()
}

/// The call that a topic is, for whoever may write about it.
pub fn call_of(act: &mut Act, topic: &Topic) -> Done<Option<Found>> {
    topic.call().map(|call| find(act, call)).transpose()
}

/// Begins a newsletter.
pub fn begin(act: &mut Act, topic: &Topic, content: &NewsletterContent) -> Done<Id<Newsletter>> {
    let author = may(act, topic)?;
    let known = match call_of(act, topic)? {
        Some(found) => matches!(found, Found::Call(_)),
        None => topic.is_of(&act.stage.city),
    };
    if !known {
        let mut flaws = Flaws::default();
        flaws.add("topic", Flaw::NotAChoice);
        return Err(flaws.into());
    }
    let one = Newsletter {
        id: act.new_id(),
        topic: topic.clone(),
        author: Some(author),
        state: NewsletterState::Draft,
        version: 1,
        send_at: None,
        sent_at: None,
        readers: 0,
        returned: 0,
        reached: 0,
        content: content.clone(),
    };
    rows::keep(act.tx, &one)?;
    Ok(one.id)
}

/// Puts new words in place of the old.
pub fn save(
    act: &mut Act,
    id: Id<Newsletter>,
    version: i64,
    content: &NewsletterContent,
) -> Done<()> {
    let mut one = get(act, id)?;
    one.may_change(version)?;
    one.content = content.clone();
    one.version += 1;
    Ok(rows::keep(act.tx, &one)?)
}

/// Lets it leave at a moment, or now.
pub fn schedule(
    act: &mut Act,
    id: Id<Newsletter>,
    version: i64,
    at: Option<Timestamp>,
) -> Done<()> {
    let mut one = get(act, id)?;
    let city = std::sync::Arc::clone(&act.stage.city);
    one.schedule(&city, version, at, act.now)?;
    rows::keep(act.tx, &one)?;
    act.enqueue(NEWSLETTER_JOB, &id.to_string(), Urgency::Later, one.send_at.unwrap_or(act.now))?;
    act.audit_city(
        Action::SendNewsletter,
        &json!({ "newsletter": id, "topic": one.topic.to_string() }),
    )
}

/// Calls it back, as long as no letter of it was written.
pub fn call_back(act: &mut Act, id: Id<Newsletter>) -> Done<()> {
    let mut one = get(act, id)?;
    one.call_back()?;
    rows::keep(act.tx, &one)?;
    act.audit_city(
        Action::CallNewsletterBack,
        &json!({ "newsletter": id, "topic": one.topic.to_string() }),
    )
}

/// Throws a draft away.
pub fn discard(act: &mut Act, id: Id<Newsletter>) -> Done<()> {
    let one = get(act, id)?;
    if one.state != NewsletterState::Draft {
        return Err(Refusal::AlreadyElsewhere.into());
    }
    Ok(rows::remove(act.tx, id)?)
}

/// Writes the letters of a newsletter that leaves, some at a time. A job: `write` puts a letter to somebody into the
/// outbox. Whoever asks for newsletters meanwhile, or does no more, is asked for in each turn.
pub fn send(
    act: &mut Act,
    id: Id<Newsletter>,
    write: impl Fn(&mut Act, &Person, &Newsletter) -> Done<Option<Id<Letter>>>,
) -> Done<()> {
    let mut one = rows::get(act.tx, id)?;
    match one.state {
        NewsletterState::Scheduled if one.send_at.is_some_and(|at| at <= act.now) => {
            one.state = NewsletterState::Sending;
            one.version += 1;
        }
        NewsletterState::Sending => {}
        // It was called back, or put off: another job comes.
        NewsletterState::Draft | NewsletterState::Scheduled | NewsletterState::Sent => {
            return Ok(());
        }
    }
    let page = subscription::readers(act.tx, &one.topic, one.reached, TURN)?;
    for reader in &page {
        one.reached = reader.get();
        let reader = person::get(act.tx, *reader)?;
        let Some(mail) = &reader.mail else { continue };
        if returned::is_stopped(act.tx, mail.as_str())? {
            continue;
        }
        if let Some(letter) = write(act, &reader, &one)? {
            let copy = Copy { letter, newsletter: one.id, person: reader.id, made_at: act.now };
            rows::copied(act.tx, &copy)?;
            one.readers += 1;
        }
    }
    if i64::try_from(page.len()) == Ok(TURN) {
        act.enqueue(NEWSLETTER_JOB, &id.to_string(), Urgency::Later, act.now)?;
    } else {
        one.state = NewsletterState::Sent;
        one.sent_at = Some(act.now);
    }
    Ok(rows::keep(act.tx, &one)?)
}

/// Ends somebody's newsletters about what one of them was about, from a link in it.
pub fn leave(act: &mut Act, id: Id<Newsletter>, person: Id<Person>) -> Done<()> {
    let one = rows::get(act.tx, id)?;
    subscription::end(act.tx, &one.topic, person)?;
    Ok(())
}

/// Takes that back.
pub fn return_to(act: &mut Act, id: Id<Newsletter>, person: Id<Person>) -> Done<()> {
    let one = rows::get(act.tx, id)?;
    Ok(subscription::begin(act.tx, &one.topic, person, act.now)?)
}
