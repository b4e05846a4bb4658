//! The pages of statistics.

use axum::response::IntoResponse;
use city::Slug;
use web::Page;
use web::http::{InPath, Problem, Visit};
use web::views::{Link, Picture};
use web::words::Words;

use super::charts::charts;
use super::found::{Found, of_call, of_city};
use super::view::{CallStatisticsPage, StatisticsPage};
use crate::call::head::{Current, head, saying};
use crate::paths::CallLinks as _;
use crate::shape::Shape;
use crate::words::CallWords as _;

/// The formats, what they are called and how their address ends.
pub(crate) const FORMATS: [(&str, &str); 3] = [("JSON", "json"), ("Excel", "xlsx"), ("CSV", "csv")];

/// Of a call.
pub(crate) async fn call(
    visit: Visit,
    InPath(slug): InPath<Slug>,
) -> Result<impl IntoResponse, Problem> {
    let (whose, found) = visit.read(move |act| of_call(act, &slug)).await?;
    let (w, shape, call) = (&visit.words, Shape::new(&visit), &whose.call);
    let here = visit.to.call_statistics(&call.slug);
    let title = w.statistics_call(shape.title(call));
    let picture = shape.call_picture(call);
    Ok(Page(CallStatisticsPage {
        frame: saying(visit.shared_frame(title, &here, w.statistics_lead(), &picture)),
        head: head(&visit, call, whose.follows, Current::Statistics, whose.ideas, ""),
        counted: counted(w, &found),
        charts: charts(&visit, &found),
        feeds: feeds(&visit, &here),
    }))
}

/// Of the city.
pub(crate) async fn city(visit: Visit) -> Result<impl IntoResponse, Problem> {
    let found = visit.read(of_city).await?;
    let (w, here) = (&visit.words, visit.to.statistics());
    let title = w.statistics_city(visit.city.settings.name_in(&visit.wished()));
    let picture = Picture::art("learning", 1);
    Ok(Page(StatisticsPage {
        frame: visit.shared_frame(&title, &here, w.statistics_lead(), &picture),
        counted: counted(w, &found),
        charts: charts(&visit, &found),
        feeds: feeds(&visit, &here),
        title,
    }))
}

fn counted(w: &Words, found: &Found) -> String {
    found.at.map(|at| w.statistics_counted(w.date_time(at))).unwrap_or_default()
}

fn feeds(visit: &Visit, here: &str) -> Vec<Link> {
    let link = |(label, suffix): &(&str, &str)| {
        Link::new(*label, crate::feeds::link(visit, here, suffix, ""))
    };
    FORMATS.iter().map(link).collect()
}
