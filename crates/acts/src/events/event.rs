//! The officer's events: begin, write, publish, change, cancel, copy, throw away.

use calls::Call;
use city::audit::Action;
use city::{Id, Refusal, Role, StepKind, Texts};
use events::{Change, Event, EventContent, Revision};
use serde_json::{Value, json};
use store::calls as call_rows;
use store::events as rows;

use super::{registration, tell};
use crate::{Act, Done};

/// An event with the call it belongs to.
pub type Whole = (Option<Call>, Event);

/// An event that whoever acts may read, with its call.
pub fn readable(act: &mut Act, id: Id<Event>) -> Done<Whole> {
    let (call, event) = find(act, id)?;
    if events::may_read(&act.actor, call.as_ref(), &event) {
        Ok((call, event))
    } else {
        Err(Refusal::NotFound.into())
    }
}

/// An event with its call, whoever asks.
pub(super) fn find(act: &mut Act, id: Id<Event>) -> Done<Whole> {
    let event = rows::event::get(act.tx, id)?;
    let call = event.call.map(|call| call_rows::call::get(act.tx, call)).transpose()?;
    Ok((call, event))
}

/// An event as an officer saw it.
pub(super) fn as_seen(act: &mut Act, id: Id<Event>, version: i64) -> Done<Event> {
    act.require(Role::Officer)?;
    let event = rows::event::get(act.tx, id)?;
    if event.version == version { Ok(event) } else { Err(Refusal::ChangedMeanwhile.into()) }
}

/// Saves an event as it was changed, and notes it.
pub(super) fn save(act: &mut Act, event: &Event, action: Action, details: &Value) -> Done<()> {
    rows::event::update(act.tx, event, &act.stage.city, act.now)?;
    act.audit(action, event.id, details)
}

/// Begins a draft, of a call or of the city itself. `key` makes a repeat harmless.
pub fn begin(
    act: &mut Act,
    call: Option<Id<Call>>,
    revision: &Revision,
    key: &str,
) -> Done<Id<Event>> {
    act.require(Role::Officer)?;
    act.once(&format!("event-new/{key}"), |act| {
        if let Some(call) = call {
            call_rows::call::get(act.tx, call)?;
        }
        let mut event = Event::draft(act.new_id(), call, EventContent::default());
        event.revise(revision.clone(), &act.stage.city)?;
        rows::event::insert(act.tx, &event, &act.stage.city, act.now)?;
        act.audit(Action::Begin, event.id, &json!({}))?;
        Ok(event.id)
    })
}

/// Saves what an officer wrote, as [`Event::revise`] allows. Where it is public, those who come hear what changed of time
/// and place, and more places are given to those who wait.
pub fn revise(act: &mut Act, id: Id<Event>, version: i64, revision: &Revision) -> Done<Event> {
    let before = as_seen(act, id, version)?;
    let mut event = before.clone();
    event.revise(revision.clone(), &act.stage.city)?;
    save(act, &event, Action::Save, &json!({}))?;
    event.version += 1;
    if event.is_coming(act.now) {
        let changed = events::changes(&before, &event);
        if !changed.is_empty() {
            rescheduled(act, &event, &changed)?;
        }
        if before.begins != event.begins {
            tell::remind_later(act, &event)?;
        }
        registration::settle(act, &mut event)?;
    }
    Ok(event)
}

fn rescheduled(act: &mut Act, event: &Event, changed: &[Change]) -> Done<()> {
    let keys: Vec<&str> = changed.iter().map(|change| change.key()).collect();
    let step = city::Step { reason: keys.join(" "), ..act.happened(StepKind::Rescheduled) };
    act.step(event.id, &step)?;
    tell::everybody(act, event, StepKind::Rescheduled, &step.reason)
}

/// Puts a draft before the public.
pub fn publish(act: &mut Act, id: Id<Event>) -> Done<()> {
    act.require(Role::Officer)?;
    let mut event = rows::event::get(act.tx, id)?;
    event.publish(act.now, &act.stage.city.languages)?;
    save(act, &event, Action::Publish, &json!({}))?;
    let step = act.happened(StepKind::Published);
    act.step(id, &step)?;
    tell::remind_later(act, &event)
}

/// Says that an event does not take place, with a reason everybody can read; all who registered hear by letter, and so do
/// its followers.
pub fn cancel(act: &mut Act, id: Id<Event>, reason: &str) -> Done<()> {
    act.require(Role::Officer)?;
    let mut event = rows::event::get(act.tx, id)?;
    event.cancel(reason, act.now)?;
    save(act, &event, Action::Cancel, &json!({ "reason": reason.trim() }))?;
    let step = city::Step { reason: reason.trim().to_owned(), ..act.happened(StepKind::Cancelled) };
    act.step(id, &step)?;
    tell::everybody(act, &event, StepKind::Cancelled, reason.trim())
}

/// Begins a draft with the words of another event, called `title`.
pub fn copy(act: &mut Act, id: Id<Event>, title: Texts) -> Done<Id<Event>> {
    act.require(Role::Officer)?;
    let event = rows::event::get(act.tx, id)?;
    let copy = event.once_more(act.new_id(), title);
    rows::event::insert(act.tx, &copy, &act.stage.city, act.now)?;
    act.audit(Action::Begin, copy.id, &json!({ "copy_of": id }))?;
    Ok(copy.id)
}

/// Throws a draft away, for good. What was noted of it stays in the log.
pub fn discard(act: &mut Act, id: Id<Event>) -> Done<()> {
    act.require(Role::Officer)?;
    let event = rows::event::get(act.tx, id)?;
    if event.state != events::EventState::Draft {
        return Err(Refusal::AlreadyElsewhere.into());
    }
    rows::event::remove(act.tx, &event, &act.stage.city, act.now)?;
    act.audit(Action::Discard, id, &json!({}))
}
