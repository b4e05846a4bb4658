//! Events in other formats, at the page's own address with `.ics`, `.json`, `.csv` or `.xlsx` behind it; and for officers
//! who registered.

use axum::http::{Method, header};
use axum::response::{IntoResponse as _, Response};
use city::{Id, Role};
use events::{Event, EventState};
use jiff::SignedDuration;
use serde::Deserialize;
use store::events::list::{self as rows, Cursor, Wanted};
use web::api::List;
use web::calendar::{self, Entry};
use web::export::{Book, Cell, Format as Table, Kind, Separator, download};
use web::http::{InPath, InQuery, Policy, Problem, Table as Routes, Visit};
use web::paths::Path;

use crate::api::EventJson;
use crate::event::list::{Listed, listed};
use crate::paths::EventLinks as _;
use crate::people::data;
use crate::shape;

/// How many events a feed has, the next ones first.
const MOST: i64 = 500;
/// How long what is over stays in the calendar.
const BEHIND: SignedDuration = SignedDuration::from_hours(24 * 60);

/// The formats, as they stand behind an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Format {
    Json,
    Csv,
    Xlsx,
    Ics,
}

const SUFFIXES: [&str; 4] = ["json", "csv", "xlsx", "ics"];

/// What a table in CSV may be asked.
#[derive(Debug, Clone, Copy, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Wish {
    pub(crate) separator: Separator,
}

/// All events. No link leads here: readers see `/events.ics` and the like.
const EVENTS: Path = Path { pattern: "/feeds/{format}/events" };
/// One event.
const EVENT: Path = Path { pattern: "/feeds/{format}/events/{event}" };
/// Who registered.
const PEOPLE: Path = Path { pattern: "/feeds/{format}/desk/events/{event}/people" };

/// Where a feed's address is mounted: the format moves to the front. Nothing for an address that is no feed's.
pub(crate) fn address(method: &Method, path: &str) -> Option<String> {
    let (stem, suffix) = path.rsplit_once('.')?;
    let ours = stem == "/events"
        || stem.starts_with("/events/")
        || stem.starts_with("/desk/events/") && stem.ends_with("/people");
    let fits = matches!(*method, Method::GET | Method::HEAD) && ours && SUFFIXES.contains(&suffix);
    fits.then(|| format!("/feeds/{suffix}{stem}"))
}

/// The address of a list in a format, for a reader of the page: a table in CSV as their spreadsheets expect it.
pub(crate) fn link(visit: &Visit, page: &str, suffix: &str, query: &str) -> String {
    let separator = if suffix == "csv" { Separator::of(visit.words.locale()).query() } else { "" };
    match separator {
        "" => format!("{page}.{suffix}{query}"),
        separator => format!("{page}.{suffix}?{separator}"),
    }
}

/// The feeds. The right to read an event is asked for in each.
pub(crate) fn mount(table: Routes) -> Routes {
    table.feed(EVENTS, Policy::Public, all).feed(EVENT, Policy::Public, one).page(
        PEOPLE,
        Policy::Roles(&[Role::Officer]),
        data::feed,
    )
}

/// Loads what comes and what was over lately.
pub(crate) fn coming(act: &mut acts::Act) -> acts::Done<Vec<Listed>> {
    let since = act.now.checked_sub(BEHIND).unwrap_or(act.now);
    let events = rows::coming(act.tx, Wanted::All, Cursor { ends: since, id: 0 }, MOST)?;
    listed(act, events)
}

async fn all(
    visit: Visit,
    InPath(format): InPath<Format>,
    InQuery(wish): InQuery<Wish>,
) -> Result<Response, Problem> {
    let found = visit.read(coming).await?;
    match format {
        Format::Ics => calendar(&visit, &found).await,
        Format::Json => {
            let own = visit.clone();
            download(&visit, Kind::of("application/json"), move |out| {
                let items = found.iter().map(|it| EventJson::of(&own, it)).collect();
                Ok(serde_json::to_writer(out, &List::whole(items))?)
            })
            .await
        }
        Format::Csv => table(visit, found, Table::Csv(wish.separator)).await,
        Format::Xlsx => table(visit, found, Table::Xlsx).await,
    }
}

/// One event for one's own calendar.
async fn one(
    visit: Visit,
    InPath((format, id)): InPath<(Format, Id<Event>)>,
) -> Result<Response, Problem> {
    let read = move |act: &mut acts::Act| {
        let (_, event) = acts::events::event::readable(act, id)?;
        listed(act, vec![event])
    };
    let found = visit.read(read).await?;
    match format {
        Format::Ics => calendar(&visit, &found).await,
        Format::Json => {
            let event = found.first().ok_or(Problem::NotFound)?;
            Ok(axum::Json(EventJson::of(&visit, event)).into_response())
        }
        Format::Csv | Format::Xlsx => Err(Problem::NotFound),
    }
}

async fn calendar(visit: &Visit, found: &[Listed]) -> Result<Response, Problem> {
    let ids: Vec<Id<Event>> = found.iter().map(|one| one.event.id).collect();
    let read = move |act: &mut acts::Act| {
        let mut changed = Vec::new();
        for id in &ids {
            changed.push(store::things::thing::changed(act.tx, id.thing())?);
        }
        Ok(changed)
    };
    let changed = visit.read(read).await?;
    let entries = found.iter().zip(changed);
    let entries: Vec<Entry> =
        entries.filter_map(|(one, changed)| entry(visit, &one.event, changed)).collect();
    let kind = [(header::CONTENT_TYPE, "text/calendar; charset=utf-8")];
    Ok((kind, calendar::write(visit.city_name(), &entries)).into_response())
}

/// An event in a calendar; nothing while nobody knows when it is.
fn entry(visit: &Visit, event: &Event, changed: Option<jiff::Timestamp>) -> Option<Entry> {
    Some(Entry {
        uid: format!("event-{}@kalaka", event.id),
        changed: changed.or(event.published)?,
        summary: shape::title(&visit.words, event, &visit.wished()),
        start: event.begins?,
        end: event.ends,
        address: format!("{}{}", visit.site(), visit.to.event(event.id)),
        location: shape::place(&visit.words, event),
        kind: match event.state {
            EventState::Cancelled => calendar::Kind::Cancelled,
            _ => calendar::Kind::Meeting,
        },
    })
}

async fn table(visit: Visit, found: Vec<Listed>, format: Table) -> Result<Response, Problem> {
    const COLUMNS: [&str; 11] = [
        "event",
        "title",
        "state",
        "begins",
        "ends",
        "place",
        "neighbourhood",
        "places",
        "taken",
        "waiting",
        "address",
    ];
    let own = visit.clone();
    download(&visit, format.kind("events"), move |out| {
        let mut book = Book::new(format, out, &own.city.zone)?;
        book.sheet("events", &COLUMNS)?;
        found.iter().try_for_each(|one| book.row(&row(&own, &one.event)))?;
        Ok(book.finish()?)
    })
    .await
}

fn row(visit: &Visit, event: &Event) -> Vec<Cell> {
    vec![
        Cell::text(event.id.to_string()),
        Cell::text(shape::title(&visit.words, event, &visit.wished())),
        Cell::text(event.state.key()),
        event.begins.into(),
        event.ends.into(),
        Cell::text(&event.content.place),
        event.content.neighbourhood.as_deref().into(),
        event.places.capacity.map(Cell::number).into(),
        Cell::number(event.places.taken),
        Cell::number(event.places.waiting),
        Cell::text(format!("{}{}", visit.site(), visit.to.event(event.id))),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_events_are_feeds() {
        let to = |path| address(&Method::GET, path);
        assert_eq!(to("/events.ics").as_deref(), Some("/feeds/ics/events"));
        assert_eq!(to("/events/7.ics").as_deref(), Some("/feeds/ics/events/7"));
        assert_eq!(
            to("/desk/events/7/people.csv").as_deref(),
            Some("/feeds/csv/desk/events/7/people")
        );
        for other in
            ["/events", "/events/7.exe", "/eventsx.ics", "/desk/events/7.csv", "/calls.ics"]
        {
            assert_eq!(to(other), None, "{other}");
        }
        assert_eq!(address(&Method::POST, "/events.ics"), None);
    }
}
