//! Events.

use std::collections::BTreeSet;

use city::{CitySettings, Id, Language, Texts};
use events::{Cancelling, Coming, Event, EventContent, EventState, Places};
use jiff::Timestamp;

use calls::Call;

use super::registration;
use crate::things::search::{self, Said};
use crate::things::{follow, thing};
use crate::{Error, Json, Result, Table as _, Tx};

crate::table! {
    pub(crate) struct EventRow in "event" key (id) {
        id: Id<Event>,
        call: Option<Id<Call>>,
        state: EventState,
        version: i64,
        shown: bool,
        begins_at: Option<Timestamp>,
        ends_at: Timestamp,
        neighbourhood: Option<String>,
        capacity: Option<i64>,
        taken: i64,
        waiting: i64,
        turns: i64,
        came: i64,
        walked_in: i64,
        cancelled_at: Option<Timestamp>,
        cancelled_reason: Option<String>,
        minutes_at: Option<Timestamp>,
        content: Json<EventContent>,
    }
}

crate::row! {
    pub(super) struct Kept from "event e join thing t on t.id = e.id" {
        id: Id<Event>,
        call: Option<Id<Call>>,
        state: EventState,
        version: i64,
        published_at: Option<Timestamp> = "t.published_at",
        begins_at: Option<Timestamp>,
        ends_at: Timestamp,
        capacity: Option<i64>,
        taken: i64,
        waiting: i64,
        turns: i64,
        came: i64,
        walked_in: i64,
        cancelled_at: Option<Timestamp>,
        cancelled_reason: Option<String>,
        minutes_at: Option<Timestamp>,
        comments: i64 = "t.comments",
        content: Json<EventContent>,
    }
}

crate::statements! {
    fn kept(id: Id<Event>) -> Option<Kept> = select "where e.id = ?1";
    fn claim(id: Id<Event>, version: i64) = "update event set version = version + 1 where id = ?1 and version = ?2";
    fn count(id: Id<Event>, taken: i64, waiting: i64, turns: i64) = "update event set taken = ?2, waiting = ?3, turns = ?4 where id = ?1";
    fn count_came(id: Id<Event>, came: i64, walked_in: i64) = "update event set came = ?2, walked_in = ?3 where id = ?1";
    fn drop_event(id: Id<Event>) = "delete from event where id = ?1";
}

/// When what has no end yet ends, for the order of lists: the year 2500.
const NEVER: i64 = 16_725_225_600;

pub(super) fn whole(row: Kept) -> Event {
    let ends = row.ends_at.as_second() < NEVER;
    Event {
        id: row.id,
        call: row.call,
        state: row.state,
        version: row.version,
        published: row.published_at,
        cancelling: row
            .cancelled_at
            .map(|at| Cancelling { at, reason: row.cancelled_reason.unwrap_or_default() }),
        begins: row.begins_at,
        ends: ends.then_some(row.ends_at),
        places: Places { capacity: row.capacity, taken: row.taken, waiting: row.waiting },
        turns: row.turns,
        came: Coming { registered: row.came, walked_in: row.walked_in },
        minutes: row.minutes_at,
        comments: row.comments,
        content: row.content.0,
    }
}

fn row(event: &Event) -> Result<EventRow> {
    let never = Timestamp::from_second(NEVER)
        .map_err(|_| Error::Bug("the year 2500 is no moment".to_owned()))?;
    Ok(EventRow {
        id: event.id,
        call: event.call,
        state: event.state,
        version: event.version,
        shown: event.state != EventState::Draft,
        begins_at: event.begins,
        ends_at: event.ends.unwrap_or(never),
        neighbourhood: event.content.neighbourhood.clone(),
        capacity: event.places.capacity,
        taken: event.places.taken,
        waiting: event.places.waiting,
        turns: event.turns,
        came: event.came.registered,
        walked_in: event.came.walked_in,
        cancelled_at: event.cancelling.as_ref().map(|cancelling| cancelling.at),
        cancelled_reason: event.cancelling.as_ref().map(|cancelling| cancelling.reason.clone()),
        minutes_at: event.minutes,
        content: Json(event.content.clone()),
    })
}

/// An event.
pub fn get(tx: &mut Tx, id: Id<Event>) -> Result<Event> {
    kept(tx, id)?.map(whole).ok_or(Error::NotFound)
}

/// Enters an event.
pub fn insert(tx: &mut Tx, event: &Event, city: &CitySettings, now: Timestamp) -> Result<()> {
    let thing = event.thing(city, now);
    thing::insert(tx, &thing)?;
    row(event)?.insert(tx)?;
    index(tx, event, &thing)
}

/// Saves an event as it was changed; [`Error::Retry`] when somebody else was faster.
pub fn update(tx: &mut Tx, event: &Event, city: &CitySettings, now: Timestamp) -> Result<()> {
    if claim(tx, event.id, event.version)? == 0 {
        return Err(Error::Retry);
    }
    EventRow { version: event.version + 1, ..row(event)? }.update(tx)?;
    let thing = event.thing(city, now);
    thing::update(tx, &thing)?;
    index(tx, event, &thing)
}

/// Keeps how many places are taken and waited for, and the last turn that was given: what people do, not officers.
pub fn keep_places(tx: &mut Tx, event: &Event) -> Result<()> {
    count(tx, event.id, event.places.taken, event.places.waiting, event.turns).map(|_| ())
}

/// Keeps how many came.
pub fn keep_came(tx: &mut Tx, event: &Event) -> Result<()> {
    count_came(tx, event.id, event.came.registered, event.came.walked_in).map(|_| ())
}

/// Removes a draft. Its thing stays without a word, for what the log says of it.
pub fn remove(tx: &mut Tx, event: &Event, city: &CitySettings, now: Timestamp) -> Result<()> {
    let own = event.thing(city, now);
    let thing = city::Thing { title: String::new(), listed: false, ..own };
    thing::update(tx, &thing)?;
    search::forget(tx, thing.id)?;
    follow::stop_for_all(tx, thing.id)?;
    registration::drop_all(tx, event.id)?;
    drop_event(tx, event.id).map(|_| ())
}

/// Makes an event findable by its words in every language.
fn index(tx: &mut Tx, event: &Event, thing: &city::Thing) -> Result<()> {
    let content = &event.content;
    let texts = [&content.title, &content.text, &content.minutes];
    let languages: BTreeSet<&Language> =
        texts.iter().flat_map(|texts| texts.iter()).map(|(language, _)| language).collect();
    let of = |texts: &Texts, language: &Language| {
        texts.exact(language.as_str()).map(ToOwned::to_owned).unwrap_or_default()
    };
    let parts: Vec<(&Language, String, String)> = languages
        .into_iter()
        .map(|language| {
            let mut text = [of(&content.text, language), content.place.clone()].join(" ");
            if event.minutes.is_some() {
                text.push(' ');
                text.push_str(&of(&content.minutes, language));
            }
            (language, of(&content.title, language), text)
        })
        .collect();
    let said: Vec<Said> = parts
        .iter()
        .map(|(language, title, text)| Said { tag: language.as_str(), title, text })
        .collect();
    search::index(tx, thing, &said)
}
