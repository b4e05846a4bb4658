//! Events in words: when, where, how many places, where a registration stands.

use acts::events::event::Whole;
use calls::Call;
use city::{LonLat, Refusal, Texts};
use events::{Event, EventState, Registration, Standing};
use web::http::Visit;
use web::map::Place;
use web::views::Link;
use web::words::Words;

use crate::event::view::State;
use crate::paths::EventLinks as _;
use crate::words::EventWords as _;

/// A text of the city for somebody who reads these languages.
pub(crate) fn text<'t>(texts: &'t Texts, wished: &[&str]) -> &'t str {
    texts.pick(wished).map_or("", |(_, text)| text)
}

/// What an event is called; a draft may have no title yet.
pub(crate) fn title(w: &Words, event: &Event, wished: &[&str]) -> String {
    match text(&event.content.title, wished) {
        "" => w.event_untitled().to_owned(),
        title => title.to_owned(),
    }
}

/// When it is: "Saturday 12 December, 10:00–16:00"; over several days with both days.
pub(crate) fn when(w: &Words, event: &Event) -> String {
    let (Some(begins), Some(ends)) = (event.begins, event.ends) else {
        return w.event_when_unknown().to_owned();
    };
    let (first, last) = (w.weekday(begins), w.weekday(ends));
    if first == last {
        w.event_when(first, w.time(begins), w.time(ends))
    } else {
        w.event_when_days(first, w.time(begins), last, w.time(ends))
    }
}

/// Where it is, in a line; nothing where nothing is said yet.
pub(crate) fn place(w: &Words, event: &Event) -> String {
    match (event.content.place.as_str(), event.content.online.is_empty()) {
        ("", true) => String::new(),
        ("", false) => w.event_online().to_owned(),
        (place, true) => place.to_owned(),
        (place, false) => w.event_place_and_online(place),
    }
}

/// How many places are left; nothing where there is no end of them, or none is needed.
pub(crate) fn places(w: &Words, event: &Event) -> String {
    let (Some(capacity), Some(left)) = (event.places.capacity, event.places.left()) else {
        return String::new();
    };
    match left {
        _ if !event.content.registers => String::new(),
        0 if event.places.waiting > 0 => w.event_full_waiting(event.places.waiting),
        0 => w.event_full().to_owned(),
        left => w.event_left(capacity, left),
    }
}

/// Where an event stands, as a pill; nothing where it simply takes place.
pub(crate) fn state(event: &Event, now: jiff::Timestamp) -> Option<State> {
    match event.state {
        EventState::Draft => Some(State::Draft),
        EventState::Cancelled => Some(State::Cancelled),
        EventState::Published if event.is_over(now) => Some(State::Over),
        EventState::Published => None,
    }
}

/// Where a registration stands, in a sentence.
pub(crate) fn standing(w: &Words, standing: Standing, own: &Registration) -> String {
    match standing {
        Standing::Taken => w.event_own_taken(own.seats - 1),
        Standing::Waiting(before) => w.event_own_waiting(before + 1),
    }
}

/// The point on the map.
pub(crate) fn point(point: LonLat) -> Place {
    let (lon, lat) = point.degrees();
    Place { lon, lat }
}

/// The call an event belongs to, with its page.
pub(crate) fn call_link(visit: &Visit, call: Option<&Call>) -> Option<Link> {
    let found = acts::things::Found::Call(Box::new(call?.clone()));
    visit.link_to(&found)
}

/// Who invites: the office of the event, else the one of its call.
pub(crate) fn office(visit: &Visit, (call, event): &Whole) -> String {
    let own = visit.text(&event.content.office);
    let of_call = call.as_ref().map_or("", |call| visit.text(&call.content.office));
    if own.is_empty() { of_call.to_owned() } else { own.to_owned() }
}

/// Why one cannot register now, in a sentence; nothing where one can.
pub(crate) fn closed(visit: &Visit, (call, event): &Whole) -> Option<String> {
    let w = &visit.words;
    match events::may_register(&visit.reader.actor(), call.as_ref(), event, visit.now) {
        Ok(()) | Err(Refusal::SignInFirst) => {
            let full = event.places.left() == Some(0) && !event.content.waiting_list;
            full.then(|| w.event_full_closed().to_owned())
        }
        Err(Refusal::NotOpen { opens: Some(opens) }) => {
            Some(w.event_registering_from(w.date_time(opens)))
        }
        Err(Refusal::NotOpen { opens: None }) => Some(w.event_registering_over().to_owned()),
        Err(_) => Some(w.event_no_registering().to_owned()),
    }
}

/// The page of an event.
pub(crate) fn href(visit: &Visit, event: &Event) -> String {
    visit.to.event(event.id)
}
