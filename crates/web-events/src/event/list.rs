//! What comes, day by day, and what is over.

use std::collections::HashMap;

use acts::events::registration;
use axum::response::IntoResponse;
use calls::{Call, CallState};
use city::{Id, Role, Slug};
use events::{Event, Standing};
use jiff::Timestamp;
use serde::Deserialize;
use store::calls::call as call_rows;
use store::events::list::{self as rows, Cursor, Wanted};
use web::Page;
use web::http::{InQuery, Problem, Visit};
use web::views::{Choice, Chosen, Link, Pages, Tab};

use super::view::{EventCard, EventsPage};
use crate::feeds;
use crate::paths::EventLinks as _;
use crate::shape;
use crate::words::EventWords as _;

/// How many events stand on one page.
const PAGE: usize = 30;

/// What is wanted of the list, as the address says it.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    /// `past` for what is over.
    show: String,
    /// The short name of a call.
    call: String,
    /// The key of a neighbourhood.
    place: String,
    /// Where the page begins: a moment in microseconds and an event.
    after: String,
}

/// An event with where the reader stands.
pub(crate) struct Listed {
    pub(crate) event: Event,
    pub(crate) call: Option<Call>,
    own: Option<Standing>,
}

/// A page of what was found.
pub(crate) struct Found {
    pub(crate) events: Vec<Listed>,
    next: Option<Cursor>,
    drafts: Vec<Listed>,
    calls: Vec<Call>,
}

impl Asked {
    pub(crate) fn past(&self) -> bool {
        self.show == "past"
    }

    fn cursor(&self, now: Timestamp) -> Cursor {
        let read = || {
            let (ends, id) = self.after.split_once('.')?;
            let ends = Timestamp::from_microsecond(ends.parse().ok()?).ok()?;
            Some(Cursor { ends, id: id.parse::<Id<Event>>().ok()?.get() })
        };
        read().unwrap_or(Cursor { ends: now, id: 0 })
    }

    /// The address that asks for the same, from another place on.
    pub(crate) fn query(&self, show: &str, after: Option<Cursor>) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        let after =
            after.map(|at| format!("{}.{}", at.ends.as_microsecond(), Id::<Event>::new(at.id)));
        let after = after.unwrap_or_default();
        for (name, value) in
            [("show", show), ("call", &self.call), ("place", &self.place), ("after", &after)]
        {
            if !value.is_empty() {
                query.append_pair(name, value);
            }
        }
        match query.finish().as_str() {
            "" => String::new(),
            query => format!("?{query}"),
        }
    }
}

/// Loads a page of the list, as the reader may read it.
pub(crate) fn load(act: &mut acts::Act, asked: &Asked) -> acts::Done<Found> {
    let mut calls = call_rows::list(act.tx)?;
    calls.retain(|call| calls::may_read_call(&act.actor, call) && call.state != CallState::Draft);
    let slug: Option<Slug> = asked.call.parse().ok();
    let chosen = slug.and_then(|slug| calls.iter().find(|call| call.slug == slug));
    let place = Some(asked.place.as_str()).filter(|key| !key.is_empty());
    let wanted = match (chosen, place) {
        (Some(call), _) => Wanted::Of(call.id),
        (None, Some(key)) => Wanted::There(key),
        (None, None) => Wanted::All,
    };
    let most = i64::try_from(PAGE).unwrap_or(30) + 1;
    let cursor = asked.cursor(act.now);
    let mut events = match asked.past() {
        true => rows::past(act.tx, wanted, cursor, most)?,
        false => rows::coming(act.tx, wanted, cursor, most)?,
    };
    let more = events.len() > PAGE;
    events.truncate(PAGE);
    let next = events
        .last()
        .filter(|_| more)
        .and_then(|last| Some(Cursor { ends: last.ends?, id: last.id.get() }));
    events.retain(|event| {
        place.is_none_or(|key| event.content.neighbourhood.as_deref() == Some(key))
    });
    let drafts = match act.actor.is(Role::Officer) && !asked.past() {
        true => rows::drafts(act.tx)?,
        false => Vec::new(),
    };
    Ok(Found { events: listed(act, events)?, next, drafts: listed(act, drafts)?, calls })
}

/// Those of some events that the reader may read, each with its call and where the reader stands.
pub(crate) fn listed(act: &mut acts::Act, events: Vec<Event>) -> acts::Done<Vec<Listed>> {
    let mut known: HashMap<Id<Call>, Call> = HashMap::new();
    let mut listed = Vec::new();
    for event in events {
        let call = match event.call {
            None => None,
            Some(id) => Some(match known.get(&id) {
                Some(call) => call.clone(),
                None => known.entry(id).or_insert(call_rows::get(act.tx, id)?).clone(),
            }),
        };
        if !events::may_read(&act.actor, call.as_ref(), &event) {
            continue;
        }
        let own = match registration::own(act, event.id)? {
            Some(own) => registration::standing(act, &own)?,
            None => None,
        };
        listed.push(Listed { event, call, own });
    }
    Ok(listed)
}

/// The list.
pub(crate) async fn show(
    visit: Visit,
    InQuery(asked): InQuery<Asked>,
) -> Result<impl IntoResponse, Problem> {
    let wished = asked.clone();
    let found = visit.read(move |act| load(act, &wished)).await?;
    let (w, here) = (&visit.words, visit.to.events());
    let tab = |label: &str, show: &str| Tab {
        label: label.to_owned(),
        href: format!("{here}{}", asked.query(show, None)),
        count: None,
        current: asked.past() == (show == "past"),
    };
    let show = if asked.past() { "past" } else { "" };
    let narrowed = !asked.call.is_empty() || !asked.place.is_empty();
    let on = |at: Cursor| format!("{here}{}", asked.query(show, Some(at)));
    Ok(Page(EventsPage {
        tabs: vec![tab(w.events_coming(), ""), tab(w.events_past(), "past")],
        calls: calls(&visit, &asked, &found.calls),
        neighbourhoods: neighbourhoods(&visit, &asked),
        past: asked.past(),
        clear: narrowed.then(|| format!("{here}{}", Asked::default().query(show, None))),
        drafts: found.drafts.iter().map(|one| card(&visit, one, With::Day)).collect(),
        days: days(&visit, &found.events),
        pages: Pages {
            first: (!asked.after.is_empty()).then(|| format!("{here}{}", asked.query(show, None))),
            next: found.next.map(on),
            ..Pages::default()
        },
        calendar: feeds::link(&visit, &here, "ics", ""),
        feeds: ["xlsx", "csv", "json"]
            .map(|format| Link::new(format.to_uppercase(), feeds::link(&visit, &here, format, "")))
            .to_vec(),
        errors: Vec::new(),
        begin: visit.reader.actor().is(Role::Officer).then(|| visit.to.desk_event_new()),
        frame: visit.city_frame(w.events_title(), &here, w.events_lead()),
    }))
}

fn calls(visit: &Visit, asked: &Asked, calls: &[Call]) -> Vec<Choice> {
    let all = Choice::new("", visit.words.events_all_calls(), Chosen::from(asked.call.is_empty()));
    let one = |call: &Call| {
        let chosen = Chosen::from(asked.call == call.slug.as_str());
        Choice::new(call.slug.as_str(), visit.text(&call.content.title), chosen)
    };
    std::iter::once(all).chain(calls.iter().map(one)).collect()
}

fn neighbourhoods(visit: &Visit, asked: &Asked) -> Vec<Choice> {
    let all =
        Choice::new("", visit.words.events_everywhere(), Chosen::from(asked.place.is_empty()));
    let own = visit.city.settings.neighbourhoods.iter();
    let own = own.map(|one| Choice::new(&one.key, &one.name, Chosen::from(asked.place == one.key)));
    std::iter::once(all).chain(own).collect()
}

/// An event with when it begins.
type Dated = (Option<Timestamp>, EventCard);

/// Events under their days, in the order they begin on each.
fn days(visit: &Visit, events: &[Listed]) -> Vec<(String, Vec<EventCard>)> {
    let w = &visit.words;
    let mut days: Vec<(String, Vec<Dated>)> = Vec::new();
    for listed in events {
        let day = listed.event.begins.map(|begins| w.weekday(begins)).unwrap_or_default();
        let entry = (listed.event.begins, card(visit, listed, With::Hours));
        match days.iter_mut().find(|(known, _)| *known == day) {
            Some((_, on_day)) => on_day.push(entry),
            None => days.push((day, vec![entry])),
        }
    }
    for (_, on_day) in &mut days {
        on_day.sort_by_key(|(begins, _)| *begins);
    }
    let cards = |cards: Vec<Dated>| cards.into_iter().map(|(_, card)| card).collect();
    days.into_iter().map(|(day, on_day)| (day, cards(on_day))).collect()
}

/// How much a card says of when an event is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum With {
    /// Its day and its hours.
    Day,
    /// Its hours, where its day stands above.
    Hours,
}

/// An event in a list.
pub(crate) fn card(visit: &Visit, listed: &Listed, with: With) -> EventCard {
    let (w, event) = (&visit.words, &listed.event);
    let when = match (with, event.begins, event.ends) {
        (With::Hours, Some(begins), Some(ends)) if w.weekday(begins) == w.weekday(ends) => {
            w.event_hours(w.time(begins), w.time(ends))
        }
        _ => shape::when(w, event),
    };
    let mut meta = vec![shape::place(w, event)];
    meta.extend(shape::call_link(visit, listed.call.as_ref()).map(|link| link.label));
    if event.is_coming(visit.now) {
        meta.push(shape::places(w, event));
    }
    meta.retain(|part| !part.is_empty());
    EventCard {
        link: Link::new(shape::title(w, event, &visit.wished()), shape::href(visit, event)),
        when,
        state: shape::state(event, visit.now),
        meta,
        own: match listed.own {
            Some(Standing::Taken) if event.is_coming(visit.now) => w.event_card_taken().to_owned(),
            Some(Standing::Waiting(_)) if event.is_coming(visit.now) => {
                w.event_card_waiting().to_owned()
            }
            _ => String::new(),
        },
    }
}

impl Listed {
    /// Where the reader's own registration stands, as far as they have one.
    pub(crate) fn own_state(&self) -> Option<events::RegistrationState> {
        self.own.map(|own| match own {
            Standing::Taken => events::RegistrationState::Taken,
            Standing::Waiting(_) => events::RegistrationState::Waiting,
        })
    }
}
