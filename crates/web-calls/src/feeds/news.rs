//! What is new, for feed readers, and what opens and closes, for calendars. Both say when something last changed, so
//! that an answer nobody needs again is not sent again.

use axum::http::header;
use axum::response::{IntoResponse as _, Response};
use calls::{ActivityKind, Call};
use city::Slug;
use jiff::Timestamp;
use store::calls as rows;
use store::things::thing;
use web::calendar;
use web::http::{Problem, Visit};
use web::markdown;

use super::{NEWEST, atom};
use crate::call::asked::Asked;
use crate::call::page::{readable, readable_calls};
use crate::json::Shaper;
use crate::paths::CallLinks as _;
use crate::shape::{Shape, activity_word};
use crate::words::CallWords as _;

/// The newest calls, for feed readers.
pub(super) async fn of_calls(visit: &Visit) -> Result<Response, Problem> {
    let found = changed_calls(visit).await?;
    let (shape, shaper) = (Shape::new(visit), Shaper(visit));
    let entry = |(call, changed): &(Call, Timestamp)| {
        let published = call.published?;
        Some(atom::Entry {
            address: shaper.address(&visit.to.call(&call.slug)),
            title: shape.title(call),
            author: String::new(),
            published,
            updated: published.max(*changed),
            html: markdown::html(shape.text(&call.content.question)),
            language: visit.words.tag().to_owned(),
        })
    };
    let most = usize::try_from(NEWEST).unwrap_or(usize::MAX);
    let entries: Vec<_> = found.iter().filter_map(entry).take(most).collect();
    let changed = found.iter().map(|(_, changed)| *changed).max();
    Ok(news(visit, visit.words.calls_title(), &visit.to.calls(), changed, &entries))
}

/// The ideas of a call in the wished order, for feed readers.
pub(super) async fn of_ideas(visit: &Visit, slug: Slug, asked: Asked) -> Result<Response, Problem> {
    let (call, found, changed) = visit
        .read(move |act| {
            let (call, _) = readable(act, &slug)?;
            let (filter, order) = (asked.filter(), asked.order());
            let ideas = rows::idea::page(act.tx, call.id, &filter, order, None, NEWEST)?;
            let mut found = Vec::with_capacity(ideas.len());
            for idea in ideas {
                let changed = thing::changed(act.tx, idea.id.thing())?;
                found.push((changed.unwrap_or(idea.published).max(idea.published), idea));
            }
            // An idea that went away changed the list too.
            let own = thing::changed(act.tx, call.id.thing())?;
            let changed = thing::changed_within(act.tx, call.id.thing())?.max(own);
            Ok((call, found, changed))
        })
        .await?;
    let (shape, shaper) = (Shape::new(visit), Shaper(visit));
    let entries: Vec<_> = found
        .iter()
        .map(|(changed, idea)| atom::Entry {
            address: shaper.address(&visit.to.idea(&call.slug, idea.id)),
            title: idea.input.title.clone(),
            author: idea.author.name.clone(),
            published: idea.published,
            updated: *changed,
            html: markdown::html(&idea.input.text),
            language: idea.input.language.to_string(),
        })
        .collect();
    Ok(news(visit, &shape.title(&call), &visit.to.call(&call.slug), changed, &entries))
}

/// What opens and closes in all calls.
pub(super) async fn dates_of_calls(visit: &Visit) -> Result<Response, Problem> {
    let found = changed_calls(visit).await?;
    Ok(dates(visit, visit.words.calls_title(), &found))
}

/// What opens and closes in a call.
pub(super) async fn dates_of_call(visit: &Visit, slug: Slug) -> Result<Response, Problem> {
    let found = visit
        .read(move |act| {
            let (call, _) = readable(act, &slug)?;
            let changed = thing::changed(act.tx, call.id.thing())?;
            Ok((call, changed.unwrap_or(act.now)))
        })
        .await?;
    let title = Shape::new(visit).title(&found.0);
    Ok(dates(visit, &title, &[found]))
}

/// The calls this reader may see, each with when it last changed.
async fn changed_calls(visit: &Visit) -> Result<Vec<(Call, Timestamp)>, Problem> {
    visit
        .read(|act| {
            let mut found = Vec::new();
            for (call, _) in readable_calls(act)? {
                let changed = thing::changed(act.tx, call.id.thing())?;
                found.push((call, changed.unwrap_or(act.now)));
            }
            Ok(found)
        })
        .await
}

fn news(
    visit: &Visit,
    title: &str,
    page: &str,
    changed: Option<Timestamp>,
    entries: &[atom::Entry],
) -> Response {
    let shaper = Shaper(visit);
    let newest = entries.iter().map(|entry| entry.updated).max();
    let feed = atom::Feed {
        own: &shaper.address(&visit.here()),
        page: &shaper.address(page),
        title: &format!("{title} · {}", visit.city_name()),
        language: visit.words.tag(),
        author: visit.city_name(),
        updated: changed.max(newest).unwrap_or(Timestamp::UNIX_EPOCH),
    };
    let kind = [(header::CONTENT_TYPE, "application/atom+xml; charset=utf-8")];
    (kind, atom::write(&feed, entries)).into_response()
}

fn dates(visit: &Visit, name: &str, calls: &[(Call, Timestamp)]) -> Response {
    let (shape, shaper) = (Shape::new(visit), Shaper(visit));
    let mut entries = Vec::new();
    for (call, changed) in calls.iter().filter(|(call, _)| call.published.is_some()) {
        for kind in ActivityKind::ALL {
            let Some(window) = call.window(*kind) else { continue };
            // What was always open is in a calendar with its end only.
            let Some(start) = window.opens().or(window.closes()) else { continue };
            entries.push(calendar::Entry {
                uid: format!("{}-{}@kalaka", kind.key(), call.id),
                changed: *changed,
                summary: format!("{}: {}", shape.title(call), activity_word(&visit.words, *kind)),
                start,
                end: window.closes().filter(|closes| *closes > start),
                address: shaper.address(&visit.to.call_about(&call.slug)),
                location: String::new(),
                kind: calendar::Kind::Span,
            });
        }
    }
    let kind = [(header::CONTENT_TYPE, "text/calendar; charset=utf-8")];
    (kind, calendar::write(name, &entries)).into_response()
}
