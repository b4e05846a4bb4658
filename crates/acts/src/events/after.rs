//! What came of an event: who was there, and the minutes.

use city::audit::Action;
use city::{Id, Refusal, Role, StepKind, Texts};
use events::{Event, EventState, Registration};
use serde_json::json;
use store::events as rows;

use super::event::{as_seen, save};
use super::tell;
use crate::{Act, Done};

/// The most people who can have come without registering.
const MOST_WALKED_IN: i64 = 100_000;

/// Whether somebody was there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ticked {
    /// They were.
    Present,
    /// They were not.
    Absent,
    /// Nobody has said yet.
    Unknown,
}

impl Ticked {
    /// As it is stored.
    fn stored(self) -> Option<bool> {
        match self {
            Self::Present => Some(true),
            Self::Absent => Some(false),
            Self::Unknown => None,
        }
    }
}

/// An event of which an officer notes who is there: it is public, and begins today or has begun.
fn under_way(act: &mut Act, id: Id<Event>) -> Done<Event> {
    act.require(Role::Officer)?;
    let event = rows::event::get(act.tx, id)?;
    let zone = act.stage.city.time_zone.zone();
    let day = |at: jiff::Timestamp| at.to_zoned(zone.clone()).date();
    let today = day(act.now);
    let begun = event.begins.is_some_and(|begins| day(begins) <= today);
    if event.state == EventState::Published && begun {
        Ok(event)
    } else {
        Err(Refusal::AlreadyElsewhere.into())
    }
}

/// Notes whether people were there: those that are named, nobody else.
pub fn tick(act: &mut Act, id: Id<Event>, ticks: &[(Id<Registration>, Ticked)]) -> Done<Event> {
    let mut event = under_way(act, id)?;
    let mut changed = 0_usize;
    for (registration, ticked) in ticks {
        let one = rows::registration::get(act.tx, *registration)?;
        if one.event != id {
            return Err(Refusal::NotFound.into());
        }
        let came = ticked.stored();
        if one.came == came {
            continue;
        }
        let seats = |came: Option<bool>| if came == Some(true) { one.seats } else { 0 };
        event.came.registered += seats(came) - seats(one.came);
        rows::registration::came(act.tx, one.id, came)?;
        changed += 1;
    }
    if changed > 0 {
        rows::event::keep_came(act.tx, &event)?;
        act.audit(Action::NoteAttendance, id, &json!({ "people": changed }))?;
    }
    Ok(event)
}

/// Notes how many came without having registered.
pub fn walked_in(act: &mut Act, id: Id<Event>, people: i64) -> Done<Event> {
    let mut event = under_way(act, id)?;
    if !(0..=MOST_WALKED_IN).contains(&people) {
        let mut flaws = city::Flaws::default();
        flaws.add("walked_in", city::Flaw::OutOfRange { least: 0, most: MOST_WALKED_IN });
        return Err(flaws.into());
    }
    if event.came.walked_in != people {
        event.came.walked_in = people;
        rows::event::keep_came(act.tx, &event)?;
        act.audit(Action::NoteAttendance, id, &json!({ "walked_in": people }))?;
    }
    Ok(event)
}

/// Keeps minutes that are being written, or changes those that are public.
pub fn write_minutes(act: &mut Act, id: Id<Event>, version: i64, minutes: &Texts) -> Done<Event> {
    let mut event = as_seen(act, id, version)?;
    event.write_minutes(minutes, act.now)?;
    save(act, &event, Action::Save, &json!({ "part": "minutes" }))?;
    event.version += 1;
    Ok(event)
}

/// Puts the minutes before the public; those who registered and those who follow hear.
pub fn publish_minutes(act: &mut Act, id: Id<Event>, version: i64, minutes: &Texts) -> Done<Event> {
    let mut event = write_minutes(act, id, version, minutes)?;
    event.publish_minutes(act.now)?;
    save(act, &event, Action::PublishMinutes, &json!({}))?;
    let step = act.happened(StepKind::Minutes);
    act.step(id, &step)?;
    tell::everybody(act, &event, StepKind::Minutes, "")?;
    event.version += 1;
    Ok(event)
}
