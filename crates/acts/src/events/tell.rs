//! Telling those who come: what changed, that it is off, that it begins soon. However many there are, they are told in
//! turns by a job.

use city::{Audience, Id, Refusal, StepKind};
use events::{Event, Registration, RegistrationState};
use serde_json::{Value, json};
use store::events as rows;
use store::jobs::Urgency;

use super::registration;
use crate::things::notice::{self, News};
use crate::{Act, Done};

/// The kind of the job that tells everybody who registered.
pub const TELL_JOB: &str = "event-tell";
/// The kind of the job that reminds those who come.
pub const REMIND_JOB: &str = "event-remind";
/// How many people are told at a time.
const TURN: i64 = 50;

/// Does a job of events.
pub fn work(act: &mut Act, kind: &str, payload: &str) -> Done<()> {
    match kind {
        TELL_JOB => tell(act, payload),
        REMIND_JOB => remind(act, payload.parse().map_err(|_| Refusal::NotFound)?),
        registration::MOVE_UP_JOB => {
            registration::go_on(act, payload.parse().map_err(|_| Refusal::NotFound)?)
        }
        _ => Err(Refusal::NotFound.into()),
    }
}

/// Tells all who registered, in turns, and the followers who did not.
pub(super) fn everybody(act: &mut Act, event: &Event, kind: StepKind, reason: &str) -> Done<()> {
    let news = News { kind, thing: event.id.thing(), reason, other: None };
    for follower in store::things::follow::followers(act.tx, event.id.thing())? {
        if !registration::is_registered(act, event.id.thing(), follower)? {
            notice::one(act, news, follower, Audience::Follower)?;
        }
    }
    go_on(act, event.id, kind, reason, 0)
}

fn go_on(act: &mut Act, id: Id<Event>, kind: StepKind, reason: &str, after: i64) -> Done<()> {
    let payload = json!({ "event": id, "kind": kind.key(), "reason": reason, "after": after });
    act.enqueue(TELL_JOB, &payload.to_string(), Urgency::Soon, act.now)
}

fn tell(act: &mut Act, payload: &str) -> Done<()> {
    let payload: Value = serde_json::from_str(payload).map_err(|_| Refusal::NotFound)?;
    let text = |name: &str| payload.get(name).and_then(Value::as_str).unwrap_or_default();
    let id: Id<Event> = text("event").parse().map_err(|_| Refusal::NotFound)?;
    let kind = StepKind::from_key(text("kind")).ok_or(Refusal::NotFound)?;
    let after = payload.get("after").and_then(Value::as_i64).unwrap_or_default();
    let page = rows::registration::page(act.tx, id, after, TURN)?;
    let news = News { kind, thing: id.thing(), reason: text("reason"), other: None };
    for one in page.iter().filter(|one| one.state.is_wish()) {
        if let Some(person) = one.person {
            notice::one(act, news, person, Audience::Own)?;
        }
    }
    match page.last() {
        Some(last) if i64::try_from(page.len()) == Ok(TURN) => {
            go_on(act, id, kind, text("reason"), last.id.get())
        }
        _ => Ok(()),
    }
}

/// Has those who come reminded the day before.
pub(super) fn remind_later(act: &mut Act, event: &Event) -> Done<()> {
    match event.reminds_at().filter(|at| *at > act.now) {
        Some(at) => act.enqueue(REMIND_JOB, &event.id.to_string(), Urgency::Later, at),
        None => Ok(()),
    }
}

/// Reminds those who have a place, each once of one beginning, in turns. A job that comes too early, because the event
/// was put off meanwhile, does nothing: another one comes.
fn remind(act: &mut Act, id: Id<Event>) -> Done<()> {
    let event = rows::event::get(act.tx, id)?;
    let (Some(begins), Some(due)) = (event.begins, event.reminds_at()) else { return Ok(()) };
    if !event.is_coming(act.now) || due > act.now || begins <= act.now {
        return Ok(());
    }
    let page = rows::registration::to_remind(act.tx, id, begins, 0, TURN)?;
    let news = News { kind: StepKind::Reminded, thing: id.thing(), reason: "", other: None };
    for one in &page {
        rows::registration::reminded(act.tx, one.id, begins)?;
        if let Some(person) = told_of_late(one, due) {
            notice::one(act, news, person, Audience::Own)?;
        }
    }
    if i64::try_from(page.len()) == Ok(TURN) {
        return act.enqueue(REMIND_JOB, &id.to_string(), Urgency::Later, act.now);
    }
    Ok(())
}

/// Who is to be reminded: not whoever registered since the reminders were due, they know.
fn told_of_late(one: &Registration, due: jiff::Timestamp) -> Option<Id<city::Person>> {
    one.person.filter(|_| one.state == RegistrationState::Taken && one.changed < due)
}
