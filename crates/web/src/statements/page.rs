//! What the site says about itself: accessibility, privacy, open data.

use axum::http::header;
use axum::response::{IntoResponse, Response};
use city::Mail;

use crate::http::{Problem, Visit, hexadecimal};
use crate::page::Page;
use crate::statements::view::{AccessibilityPage, DataPage, PrivacyPage};
use crate::views::{Fact, Link};

/// The accessibility statement.
pub(crate) async fn accessibility(visit: Visit) -> Result<impl IntoResponse, Problem> {
    let (office, contact) = contact(&visit);
    let frame = visit.frame(visit.words.foot_accessibility());
    Ok(Page(AccessibilityPage { frame, office, contact }))
}

/// What is kept about people.
pub(crate) async fn privacy(visit: Visit) -> Result<impl IntoResponse, Problem> {
    let (office, contact) = contact(&visit);
    let frame = visit.frame(visit.words.foot_privacy());
    Ok(Page(PrivacyPage { frame, office, contact }))
}

/// Who answers, as the city wrote it, and the address to write to: the first one in those words,
/// else the one that mails come from.
pub(crate) fn contact(visit: &Visit) -> (String, String) {
    let settings = &visit.city.settings;
    let office = settings.contact.pick(&visit.wished()).map_or("", |(_, words)| words);
    let around = |c: char| !c.is_alphanumeric();
    let written = office.split_whitespace().find_map(|w| w.trim_matches(around).parse().ok());
    let mail: Mail = written.unwrap_or_else(|| settings.sender.clone());
    (office.to_owned(), mail.to_string())
}

/// Open data. The newest entry of the audit log stands here, so that anybody can keep it and
/// later tell whether the log before it was changed.
pub(crate) async fn data(visit: Visit) -> Result<impl IntoResponse, Problem> {
    let systems = visit.systems();
    let (parts, (head, entries)) = visit
        .read(move |act| {
            let parts = systems.iter().map(|system| system.data(act));
            let parts = parts.collect::<acts::Done<Vec<_>>>()?;
            Ok((parts, store::city::audit::head(act.tx)?))
        })
        .await?;
    let (w, to) = (&visit.words, &visit.to);
    let frame = visit.frame(w.foot_data());
    let mut lists = Vec::new();
    for part in parts {
        lists.extend(part(&visit, &frame)?);
    }
    if !visit.city.settings.neighbourhoods.is_empty() {
        let link = Link::new("GeoJSON", to.neighbourhoods());
        lists.push((w.city_neighbourhoods().to_owned(), vec![link]));
    }
    let removals = vec![
        Link::new("HTML", to.removals()),
        Link::new("CSV", to.removals_csv()),
        Link::new("JSON", to.removals_json()),
    ];
    lists.push((w.removals_title().to_owned(), removals));
    Ok(Page(DataPage {
        lists,
        api: Some(Link::new("OpenAPI 3.1", to.api_document())),
        facts: vec![
            Fact::new(w.data_log_entries(), w.number(entries)),
            Fact::new(w.data_log_head(), hexadecimal(&head)),
        ],
        frame,
    }))
}

/// The outlines of the city's neighbourhoods, as GeoJSON.
pub(crate) async fn neighbourhoods(visit: Visit) -> Result<Response, Problem> {
    let areas = &visit.city.settings.neighbourhoods;
    if areas.is_empty() {
        return Err(Problem::NotFound);
    }
    let kind = [(header::CONTENT_TYPE, "application/geo+json")];
    Ok((kind, city::neighbourhoods_geojson(areas)).into_response())
}
