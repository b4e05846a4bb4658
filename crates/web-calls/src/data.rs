//! Calls and ideas as open data: which lists there are, and where.

use crate::paths::CallLinks as _;
use crate::words::CallWords as _;
use acts::Done;
use calls::CallState;
use web::http::Visit;
use web::system::{DataList, Shown};
use web::views::Link;

use crate::feeds;
use crate::shape::Shape;
use crate::statistics::page::FORMATS;

/// The formats of the list of calls: what they are called, and how their address ends.
const CALLS: [(&str, &str); 5] =
    [("JSON", "json"), ("Excel", "xlsx"), ("CSV", "csv"), ("Atom", "atom"), ("iCalendar", "ics")];
/// The formats of a call's ideas.
const IDEAS: [(&str, &str); 6] = [
    ("JSON", "json"),
    ("Excel", "xlsx"),
    ("CSV", "csv"),
    ("GeoJSON", "geojson"),
    ("Atom", "atom"),
    ("iCalendar", "ics"),
];

/// A list with its address in each format.
fn list(visit: &Visit, name: &str, page: &str, formats: &[(&str, &str)]) -> (String, Vec<Link>) {
    let link =
        |(label, suffix): &(&str, &str)| Link::new(*label, feeds::link(visit, page, suffix, ""));
    (name.to_owned(), formats.iter().map(link).collect())
}

/// The list of calls, and the ideas of each call the reader may read.
pub(crate) fn lists(act: &mut acts::Act) -> Done<Shown<Vec<DataList>>> {
    let mut calls = store::calls::call::list(act.tx)?;
    calls.retain(|call| call.state != CallState::Draft && calls::may_read_call(&act.actor, call));
    Ok(Box::new(move |visit, _| {
        let (w, to, shape) = (&visit.words, &visit.to, Shape::new(visit));
        let mut lists = vec![list(visit, w.nav_calls(), &to.calls(), &CALLS)];
        lists.push(list(visit, w.statistics(), &to.statistics(), &FORMATS));
        lists.extend(
            calls.iter().map(|call| list(visit, &shape.title(call), &to.call(&call.slug), &IDEAS)),
        );
        Ok(lists)
    }))
}
