//! What the site says about itself: accessibility, privacy, open data.

use axum::http::header;
use axum::response::{IntoResponse, Response};
use calls::CallState;
use city::Mail;

use crate::http::{Problem, Visit, hexadecimal};
use crate::pages::Page;
use crate::pages::shape::Shape;
use crate::views::{AccessibilityPage, DataPage, Fact, Link, PrivacyPage};

/// The accessibility statement.
pub(super) async fn accessibility(visit: Visit) -> Result<impl IntoResponse, Problem> {
    let (office, contact) = contact(&visit);
    let frame = visit.frame(visit.words.foot_accessibility());
    Ok(Page(AccessibilityPage { frame, office, contact }))
}

/// What is kept about people.
pub(super) async fn privacy(visit: Visit) -> Result<impl IntoResponse, Problem> {
    let (office, contact) = contact(&visit);
    let frame = visit.frame(visit.words.foot_privacy());
    Ok(Page(PrivacyPage { frame, office, contact }))
}

/// Who answers, as the city wrote it, and the address to write to: the first one in those words,
/// else the one that mails come from.
fn contact(visit: &Visit) -> (String, String) {
    let settings = &visit.city.settings;
    let office = settings.contact.pick(&visit.wished()).map_or("", |(_, words)| words);
    let around = |c: char| !c.is_alphanumeric();
    let written = office.split_whitespace().find_map(|w| w.trim_matches(around).parse().ok());
    let mail: Mail = written.unwrap_or_else(|| settings.sender.clone());
    (office.to_owned(), mail.to_string())
}

/// The formats of the list of calls: what they are called, and how their address ends.
const CALLS: [(&str, &str); 4] =
    [("JSON", "json"), ("CSV", "csv"), ("Atom", "atom"), ("iCalendar", "ics")];
/// The formats of a call's ideas.
const IDEAS: [(&str, &str); 5] = [
    ("JSON", "json"),
    ("CSV", "csv"),
    ("GeoJSON", "geojson"),
    ("Atom", "atom"),
    ("iCalendar", "ics"),
];

/// A list with its address in each format.
fn list(name: &str, page: &str, formats: &[(&str, &str)]) -> (String, Vec<Link>) {
    let link = |(label, suffix): &(&str, &str)| Link::new(*label, format!("{page}.{suffix}"));
    (name.to_owned(), formats.iter().map(link).collect())
}

/// Open data. The newest entry of the audit log stands here, so that anybody can keep it and
/// later tell whether the log before it was changed.
pub(super) async fn data(visit: Visit) -> Result<impl IntoResponse, Problem> {
    let (calls, (head, entries)) = visit
        .read(|tx, scene| {
            let mut calls = store::calls::call::list(tx)?;
            calls.retain(|call| {
                call.state != CallState::Draft && calls::may_read_call(&scene.actor, call)
            });
            Ok((calls, store::city::audit::head(tx)?))
        })
        .await?;
    let (w, to, shape) = (&visit.words, &visit.to, Shape::new(&visit));
    let mut lists = vec![list(w.nav_calls(), &to.calls(), &CALLS)];
    lists.extend(calls.iter().map(|call| list(&shape.title(call), &to.call(&call.slug), &IDEAS)));
    if !visit.city.settings.neighbourhoods.is_empty() {
        let link = Link::new("GeoJSON", to.neighbourhoods());
        lists.push((w.city_neighbourhoods().to_owned(), vec![link]));
    }
    Ok(Page(DataPage {
        lists,
        api: Some(Link::new("OpenAPI 3.1", to.api_document())),
        facts: vec![
            Fact::new(w.data_log_entries(), w.number(entries)),
            Fact::new(w.data_log_head(), hexadecimal(&head)),
        ],
        frame: visit.frame(w.foot_data()),
    }))
}

/// The outlines of the city's neighbourhoods, as GeoJSON.
pub(super) async fn neighbourhoods(visit: Visit) -> Result<Response, Problem> {
    let areas = &visit.city.settings.neighbourhoods;
    if areas.is_empty() {
        return Err(Problem::NotFound);
    }
    let kind = [(header::CONTENT_TYPE, "application/geo+json")];
    Ok((kind, city::neighbourhoods_geojson(areas)).into_response())
}
