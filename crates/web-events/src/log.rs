//! Events by name: in the log, in letters, among messages.

use acts::things::Found;
use acts::things::notice::Told;
use city::audit::Action;
use city::{Audience, Id, Person, StepKind};
use events::{Change, Event};
use web::log::Kept;
use web::paths::Links;
use web::views::Link;
use web::words::Words;

use crate::paths::EventLinks as _;
use crate::shape;
use crate::words::EventWords as _;

/// The nouns that entries of the log are about, each with its name.
pub(crate) fn nouns(w: &Words) -> Vec<(&'static str, &'static str)> {
    vec![("event", w.nav_events())]
}

/// What an event is called, leading to its page.
pub(crate) fn link(to: &Links, wished: &[&str], found: &Found) -> Option<Link> {
    let Found::Event(_, event) = found else { return None };
    let title = shape::text(&event.content.title, wished);
    Some(Link::new(title, to.event(event.id)))
}

/// An action in words.
pub(crate) fn done(w: &Words, noun: &str, action: Action, kept: &Kept) -> Option<String> {
    if noun != "event" {
        return None;
    }
    let said = match action {
        Action::Begin => w.log_event_begin(),
        Action::Save if kept.text("part") == "minutes" => w.log_event_minutes(),
        Action::Save => w.log_event_save(),
        Action::Publish => w.log_event_publish(),
        Action::Cancel => w.log_event_cancel(),
        Action::Discard => w.log_event_discard(),
        Action::Answer => w.log_event_answer(),
        Action::MoveUp => return Some(w.log_event_move_up(kept.count("people"))),
        Action::NoteAttendance => w.log_event_attendance(),
        Action::PublishMinutes => w.log_event_publish_minutes(),
        _ => return None,
    };
    Some(said.to_owned())
}

/// What happened, in one sentence.
pub(crate) fn headline(w: &Words, told: &Told, title: &str) -> Option<String> {
    let Found::Event(_, event) = &told.found else { return None };
    let when = shape::when(w, event);
    Some(match told.kind {
        StepKind::Published => w.news_event_published(title, when),
        StepKind::Registered => w.news_event_registered(title, when),
        StepKind::Waitlisted => w.news_event_waitlisted(title, when),
        StepKind::MovedUp => w.news_event_moved_up(title, when),
        StepKind::Reminded => w.news_event_reminded(title, when),
        StepKind::Rescheduled => rescheduled(w, event, &told.reason, title, when),
        StepKind::Cancelled => w.news_event_cancelled(title),
        StepKind::Minutes => w.news_event_minutes(title),
        _ => return None,
    })
}

/// What changed: when, where, or both. `changed` names it, and is not for readers.
fn rescheduled(w: &Words, event: &Event, changed: &str, title: &str, when: String) -> String {
    let has = |change: Change| changed.split(' ').any(|key| key == change.key());
    match (has(Change::Time), has(Change::Place)) {
        (true, true) => w.news_event_time_and_place(shape::place(w, event), title, when),
        (true, false) => w.news_event_time(title, when),
        (false, true) => w.news_event_place(shape::place(w, event), title),
        (false, false) => w.news_event_online(title),
    }
}

/// What a letter to somebody who registered offers: the event for their calendar, and to withdraw without signing in.
pub(crate) fn offers(
    w: &Words,
    to: &Links,
    told: &Told,
    reader: Id<Person>,
    key: &str,
) -> Vec<Link> {
    let Found::Event(_, event) = &told.found else { return Vec::new() };
    let calendar = Link::new(w.event_calendar(), format!("{}.ics", to.event(event.id)));
    let leave = Link::new(w.event_withdraw(), to.event_leave(event.id, reader, key));
    match (told.audience, told.kind) {
        (
            Audience::Own,
            StepKind::Registered | StepKind::MovedUp | StepKind::Reminded | StepKind::Rescheduled,
        ) => vec![calendar, leave],
        (Audience::Own, StepKind::Waitlisted) => vec![leave],
        _ => Vec::new(),
    }
}
