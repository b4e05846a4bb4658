//! Puts the home page together from what each system of the city gives.

use axum::response::IntoResponse;

use super::view::HomePage;
use crate::http::{Problem, Visit};
use crate::markdown;
use crate::page::Page;
use crate::views::{Fact, Link};

/// What the systems show, the city in numbers, and what it says of itself.
pub(crate) async fn show(visit: Visit) -> Result<impl IntoResponse, Problem> {
    let systems = visit.systems();
    let (parts, people) = visit
        .read(move |act| {
            let parts = systems.iter().map(|system| system.home(act));
            let parts = parts.collect::<acts::Done<Vec<_>>>()?;
            Ok((parts, store::city::person::count(act.tx)?))
        })
        .await?;
    let w = &visit.words;
    let frame = visit.city_frame(w.home_title(), &visit.to.home(), w.home_lead());
    let (mut actions, mut numbers, mut bands) = (Vec::new(), Vec::new(), Vec::new());
    let mut waits = messages(&visit);
    for part in parts {
        let part = part(&visit, &frame)?;
        actions.push(part.actions);
        waits.extend(part.waits);
        numbers.extend(part.numbers);
        bands.extend(part.bands);
    }
    numbers.push(Fact::new(w.home_people(people), w.number(people)));
    bands.sort_by_key(|band| band.order);
    let about_html = markdown::html(visit.text(&visit.city.settings.about));
    Ok(Page(HomePage { frame, actions, waits, numbers, bands, about_html }))
}

/// What the city wrote to the reader and nobody has read.
fn messages(visit: &Visit) -> Vec<Link> {
    let unread = visit.reader.unread;
    let waits = (unread > 0).then(|| Link::new(visit.words.home_unread(unread), visit.to.me()));
    waits.into_iter().collect()
}
