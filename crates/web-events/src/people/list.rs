//! Who registered for an event, with what they answered: for officers alone.

use acts::events::registration as use_cases;
use axum::response::{IntoResponse, Response};
use city::{AskKind, Id, Person, Refusal};
use events::{Event, EventState, Registration, RegistrationState};
use serde::Deserialize;
use store::events as rows;
use store::letters::ask;
use web::Page;
use web::http::{InPath, InQuery, Problem, Said, Visit};
use web::views::{Fact, Link, Pages};
use web::words::{Words, name};

use super::view::{PeoplePage, Row};
use crate::event::page::{all_tools, answers};
use crate::feeds;
use crate::paths::EventLinks as _;
use crate::registration::coming::YES;
use crate::shape;
use crate::words::EventWords as _;

/// How many people stand on one page.
const PAGE: usize = 50;

/// Where the page begins.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    /// The registration before it.
    pub(super) after: String,
}

/// A page of those who registered.
pub(super) struct Listed {
    pub(super) event: Event,
    pub(super) people: Vec<(Registration, String)>,
    pub(super) more: bool,
    /// Who said from their reminder that they come.
    pub(super) coming: Vec<Id<Person>>,
}

impl Asked {
    fn after(&self) -> i64 {
        self.after.parse::<Id<Registration>>().map_or(0, Id::get)
    }
}

/// Loads a page of those who registered for a public event.
pub(super) fn load(
    act: &mut acts::Act,
    id: Id<Event>,
    asked: &Asked,
    page: usize,
) -> acts::Done<Listed> {
    let event = rows::event::get(act.tx, id)?;
    if event.state == EventState::Draft {
        return Err(Refusal::NotFound.into());
    }
    let most = i64::try_from(page).unwrap_or(50) + 1;
    let mut people = rows::registration::named(act.tx, id, asked.after(), most)?;
    let more = people.len() > page;
    people.truncate(page);
    let coming = ask::who_said(act.tx, id.thing(), AskKind::Coming, YES)?;
    Ok(Listed { event, people, more, coming })
}

impl Listed {
    /// The pages before and after.
    pub(super) fn pages(&self, here: &str, asked: &Asked) -> Pages {
        let last = self.people.last().filter(|_| self.more);
        Pages {
            first: (!asked.after.is_empty()).then(|| here.to_owned()),
            next: last.map(|(last, _)| format!("{here}?after={}", last.id)),
            ..Pages::default()
        }
    }
}

/// Where a registration stands, as a class and in a word.
pub(super) fn state(w: &Words, state: RegistrationState) -> (&'static str, &'static str) {
    match state {
        RegistrationState::Taken => ("ok", w.people_taken()),
        RegistrationState::Waiting => ("info", w.people_waiting()),
        RegistrationState::Withdrawn => ("", w.people_withdrawn()),
    }
}

/// The name somebody is shown by.
pub(super) fn called(w: &Words, one: &Registration, own: &str) -> String {
    match one.person {
        Some(_) => name(w, own).to_owned(),
        None => w.people_left().to_owned(),
    }
}

/// The list.
pub(crate) async fn show(
    visit: Visit,
    InPath(id): InPath<Id<Event>>,
    InQuery(asked): InQuery<Asked>,
) -> Result<impl IntoResponse, Problem> {
    let wished = asked.clone();
    let listed = visit.read(move |act| load(act, id, &wished, PAGE)).await?;
    let (w, event) = (&visit.words, &listed.event);
    let here = visit.to.desk_event_people(id);
    let row = |(one, own): &(Registration, String)| {
        let mut meta = Vec::from_iter((one.seats > 1).then(|| w.people_brings(one.seats - 1)));
        meta.push(w.people_since(w.date_time(one.made)));
        let says = one.person.is_some_and(|person| listed.coming.contains(&person));
        if says && one.state == RegistrationState::Taken {
            meta.push(w.people_says_coming().to_owned());
        }
        Row {
            name: called(w, one, own),
            state: state(w, one.state),
            meta,
            answers: answers(&visit, event, &one.answers),
        }
    };
    let free = event.places.free().is_none_or(|free| free > 0);
    let can_move = free && event.places.waiting > 0 && event.is_coming(visit.now);
    let file =
        |format: &str| Link::new(format.to_uppercase(), feeds::link(&visit, &here, format, ""));
    Ok(Page(PeoplePage {
        event: Link::new(shape::title(w, event, &visit.wished()), visit.to.event(id)),
        numbers: numbers(w, event),
        move_up: can_move.then(|| visit.to.desk_event_move_up(id)),
        tools: all_tools(&visit, event).into_iter().filter(|tool| tool.href != here).collect(),
        files: ["xlsx", "csv", "json"].map(file).to_vec(),
        rows: listed.people.iter().map(row).collect(),
        pages: listed.pages(&here, &asked),
        frame: visit.frame(w.people_heading()),
    }))
}

fn numbers(w: &Words, event: &Event) -> Vec<Fact> {
    let mut numbers = vec![Fact::new(w.people_number_taken(), w.number(event.places.taken))];
    if let Some(capacity) = event.places.capacity {
        numbers.push(Fact::new(w.people_number_places(), w.number(capacity)));
    }
    if event.places.waiting > 0 {
        numbers.push(Fact::new(w.people_number_waiting(), w.number(event.places.waiting)));
    }
    numbers
}

/// Gives free places to those who wait.
pub(crate) async fn move_up(
    visit: Visit,
    InPath(id): InPath<Id<Event>>,
) -> Result<Response, Problem> {
    visit.write(move |act| use_cases::move_up_now(act, id)).await?;
    Ok(visit.go_saying(visit.to.desk_event_people(id), Said::MovedUp))
}
