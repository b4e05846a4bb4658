//! Public lists in other formats, at the page's own address with `.json`, `.csv`, `.geojson`,
//! `.atom` or `.ics` behind it. A feed shows what its reader may read on the page, no more.

mod atom;
mod calendar;
mod spreadsheet;

use crate::paths::CallLinks as _;
use crate::words::CallWords as _;
use std::fmt::Write as _;

use axum::http::{Method, header};
use axum::response::{IntoResponse as _, Response};
use calls::{ActivityKind, Call, Idea};
use city::{Id, Slug};
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::calls as rows;

use crate::call::asked::Asked;
use crate::call::page::readable;
use crate::call::page::readable_calls;
use crate::json::Shaper;
use crate::shape::{Shape, activity_word};
use spreadsheet::cell;
use web::api::List;
use web::http::{InPath, InQuery, Policy, Problem, Table, Visit};
use web::markdown;
use web::paths::Path;

/// The most rows of one file.
const MOST: i64 = 50_000;
/// The most entries of a feed for feed readers.
const NEWEST: usize = 50;

/// The formats, as they stand behind an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Format {
    Json,
    Csv,
    Geojson,
    Atom,
    Ics,
}

const SUFFIXES: [&str; 5] = ["json", "csv", "geojson", "atom", "ics"];

/// Where a feed's address is mounted: the router cannot tell `/calls/cool.csv` from a call's
/// name, so the format moves to the front. Nothing for an address that is no feed's.
pub(crate) fn address(method: &Method, path: &str) -> Option<String> {
    if !matches!(*method, Method::GET | Method::HEAD) || !path.starts_with("/calls") {
        return None;
    }
    let (stem, suffix) = path.rsplit_once('.')?;
    SUFFIXES.contains(&suffix).then(|| format!("/feeds/{suffix}{stem}"))
}

/// All calls. No link leads here: readers see `/calls.json` and the like.
const CALLS: Path = Path { pattern: "/feeds/{format}/calls" };
/// A call's ideas, or its dates.
const CALL: Path = Path { pattern: "/feeds/{format}/calls/{call}" };
/// An idea.
const IDEA: Path = Path { pattern: "/feeds/{format}/calls/{call}/ideas/{idea}" };

/// The feeds. The rights to read a call or an idea are asked for in each.
pub(crate) fn mount(table: Table) -> Table {
    table.feed(CALLS, Policy::Public, calls).feed(CALL, Policy::Public, ideas).feed(
        IDEA,
        Policy::Public,
        idea,
    )
}

/// All calls.
async fn calls(visit: Visit, InPath(format): InPath<Format>) -> Result<Response, Problem> {
    let found = visit.read(readable_calls).await?;
    let shaper = Shaper(&visit);
    match format {
        Format::Json => {
            let items = found.iter().map(|(call, ideas)| shaper.call(call, *ideas)).collect();
            json_file(&List::whole(items))
        }
        Format::Csv => calls_table(&visit, &found),
        Format::Atom => Ok(calls_news(&visit, &found)),
        Format::Ics => {
            let calls: Vec<&Call> = found.iter().map(|(call, _)| call).collect();
            Ok(dates(&visit, visit.words.calls_title(), &calls))
        }
        Format::Geojson => Err(Problem::NotFound),
    }
}

/// The ideas of a call by the page's own filters; its dates as a calendar.
async fn ideas(
    visit: Visit,
    InPath((format, slug)): InPath<(Format, Slug)>,
    InQuery(asked): InQuery<Asked>,
) -> Result<Response, Problem> {
    if format == Format::Ics {
        let (call, _) = visit.read(move |act| readable(act, &slug)).await?;
        let title = Shape::new(&visit).title(&call);
        return Ok(dates(&visit, &title, &[&call]));
    }
    let most = if format == Format::Atom { i64::try_from(NEWEST).unwrap_or(MOST) } else { MOST };
    let (call, found) = visit
        .export(move |act| {
            let (call, _) = readable(act, &slug)?;
            let (filter, order) = (asked.filter(), asked.order());
            let found = rows::idea::page(act.tx, call.id, &filter, order, None, most)?;
            Ok((call, found))
        })
        .await?;
    match format {
        Format::Csv => ideas_table(&visit, &call, &found),
        Format::Geojson => Ok(on_map(&visit, &call, &found)?),
        Format::Atom => Ok(ideas_news(&visit, &call, &found)),
        Format::Json | Format::Ics => {
            let shaper = Shaper(&visit);
            json_file(&List::whole(found.iter().map(|idea| shaper.idea(&call, idea)).collect()))
        }
    }
}

/// One idea with its journey.
async fn idea(
    visit: Visit,
    InPath((format, slug, id)): InPath<(Format, Slug, Id<Idea>)>,
) -> Result<Response, Problem> {
    if format != Format::Json {
        return Err(Problem::NotFound);
    }
    let (call, idea, events) = visit
        .read(move |act| {
            let (call, idea) = acts::calls::idea::readable(act, id)?;
            if call.slug != slug {
                return Err(city::Refusal::NotFound.into());
            }
            Ok((call, idea, store::things::step::of(act.tx, id.thing())?))
        })
        .await?;
    json_file(&Shaper(&visit).in_full(&call, &idea, &events))
}

fn file(kind: &'static str, content: impl Into<axum::body::Body>) -> Response {
    ([(header::CONTENT_TYPE, kind)], content.into()).into_response()
}

fn json_file(content: &impl Serialize) -> Result<Response, Problem> {
    let text = serde_json::to_vec(content).map_err(Problem::internal)?;
    Ok(file("application/json", text))
}

fn table(name: &str, bytes: Vec<u8>) -> Response {
    // Names come from slugs, which need no quoting.
    let attachment = format!("attachment; filename=\"{name}.csv\"");
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8; header=present".to_owned()),
        (header::CONTENT_DISPOSITION, attachment),
    ];
    (headers, bytes).into_response()
}

fn calls_table(visit: &Visit, found: &[(Call, i64)]) -> Result<Response, Problem> {
    let (shape, shaper) = (Shape::new(visit), Shaper(visit));
    let names =
        ["call", "title", "question", "phase", "theme", "opens", "closes", "ideas", "address"];
    let rows = found.iter().map(|(call, ideas)| {
        let collect = call.window(ActivityKind::Collect);
        vec![
            call.slug.to_string(),
            cell(&shape.title(call)),
            cell(shape.text(&call.content.question)),
            calls::CallPhase::of(call, visit.now).key().to_owned(),
            call.content.theme.map_or("", city::Theme::key).to_owned(),
            text(collect.and_then(|window| window.opens())),
            text(collect.and_then(|window| window.closes())),
            ideas.to_string(),
            shaper.address(&visit.to.call(&call.slug)),
        ]
    });
    Ok(table("calls", spreadsheet::table(&names, rows)?))
}

fn ideas_table(visit: &Visit, call: &Call, found: &[Idea]) -> Result<Response, Problem> {
    let shaper = Shaper(visit);
    let names = [
        "id",
        "title",
        "text",
        "state",
        "theme",
        "neighbourhood",
        "place",
        "longitude",
        "latitude",
        "cost",
        "currency",
        "supports",
        "comments",
        "author",
        "language",
        "published",
        "address",
    ];
    let rows = found.iter().map(|idea| {
        let input = &idea.input;
        let degrees = input.point.map(city::LonLat::degrees);
        let neighbourhood = input.neighbourhood.as_deref();
        let named = neighbourhood.and_then(|key| visit.city.settings.neighbourhood(key));
        vec![
            idea.id.to_string(),
            cell(&input.title),
            cell(&input.text),
            idea.state.key().to_owned(),
            input.theme.map_or("", city::Theme::key).to_owned(),
            cell(named.map_or("", |found| found.name.as_str())),
            cell(&input.place),
            text(degrees.map(|(lon, _)| lon)),
            text(degrees.map(|(_, lat)| lat)),
            input.cost.map(units).unwrap_or_default(),
            text(input.cost.map(|cost| cost.currency)),
            idea.supports.to_string(),
            idea.comments.to_string(),
            cell(&idea.author.name),
            input.language.to_string(),
            idea.published.to_string(),
            shaper.address(&visit.to.idea(&call.slug, idea.id)),
        ]
    });
    Ok(table(call.slug.as_str(), spreadsheet::table(&names, rows)?))
}

/// An optional value as a cell.
fn text(value: Option<impl ToString>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

/// Money in whole units with a decimal point, as spreadsheets and programs read it.
fn units(money: city::Money) -> String {
    let minor_units = money.currency.minor_units();
    let (whole, rest) = (money.minor / minor_units, money.minor % minor_units);
    let mut text = whole.to_string();
    let digits = minor_units.to_string().len().saturating_sub(1);
    if rest != 0 {
        // Writing to a string cannot fail.
        let _ = write!(text, ".{rest:0digits$}");
    }
    text
}

/// GeoJSON (RFC 7946): a feature for each idea, without geometry where it has no point.
fn on_map(visit: &Visit, call: &Call, found: &[Idea]) -> Result<Response, Problem> {
    let shaper = Shaper(visit);
    let features: Vec<_> = found
        .iter()
        .map(|idea| {
            let geometry = idea.input.point.map(|point| {
                let (lon, lat) = point.degrees();
                json!({ "type": "Point", "coordinates": [lon, lat] })
            });
            let properties = shaper.idea(call, idea);
            json!({ "type": "Feature", "id": idea.id, "geometry": geometry, "properties": properties })
        })
        .collect();
    let collection = json!({ "type": "FeatureCollection", "features": features });
    let text = serde_json::to_vec(&collection).map_err(Problem::internal)?;
    Ok(file("application/geo+json", text))
}

fn calls_news(visit: &Visit, found: &[(Call, i64)]) -> Response {
    let (shape, shaper) = (Shape::new(visit), Shaper(visit));
    let entries: Vec<_> = found
        .iter()
        .filter_map(|(call, _)| call.published.map(|published| (call, published)))
        .take(NEWEST)
        .map(|(call, published)| atom::Entry {
            address: shaper.address(&visit.to.call(&call.slug)),
            title: shape.title(call),
            author: String::new(),
            published,
            html: markdown::html(shape.text(&call.content.question)),
            language: visit.words.tag().to_owned(),
        })
        .collect();
    news(visit, visit.words.calls_title(), &visit.to.calls(), &entries)
}

fn ideas_news(visit: &Visit, call: &Call, found: &[Idea]) -> Response {
    let (shape, shaper) = (Shape::new(visit), Shaper(visit));
    let entries: Vec<_> = found
        .iter()
        .map(|idea| atom::Entry {
            address: shaper.address(&visit.to.idea(&call.slug, idea.id)),
            title: idea.input.title.clone(),
            author: idea.author.name.clone(),
            published: idea.published,
            html: markdown::html(&idea.input.text),
            language: idea.input.language.to_string(),
        })
        .collect();
    news(visit, &shape.title(call), &visit.to.call(&call.slug), &entries)
}

fn news(visit: &Visit, title: &str, page: &str, entries: &[atom::Entry]) -> Response {
    let shaper = Shaper(visit);
    let feed = atom::Feed {
        own: &shaper.address(&visit.here()),
        page: &shaper.address(page),
        title: &format!("{title} · {}", visit.city_name()),
        language: visit.words.tag(),
        author: visit.city_name(),
        updated: visit.now,
    };
    file("application/atom+xml; charset=utf-8", atom::write(&feed, entries))
}

/// What opens and closes in calls.
fn dates(visit: &Visit, name: &str, calls: &[&Call]) -> Response {
    let (shape, shaper) = (Shape::new(visit), Shaper(visit));
    let mut entries = Vec::new();
    for call in calls.iter().filter(|call| call.published.is_some()) {
        for kind in ActivityKind::ALL {
            let Some(window) = call.window(*kind) else { continue };
            // What was always open is in a calendar with its end only.
            let Some(start) = window.opens().or(window.closes()) else { continue };
            entries.push(calendar::Entry {
                uid: format!("{}-{}@kalaka", kind.key(), call.id),
                summary: format!("{}: {}", shape.title(call), activity_word(&visit.words, *kind)),
                start,
                end: window.closes().filter(|closes| *closes > start),
                address: shaper.address(&visit.to.call_about(&call.slug)),
            });
        }
    }
    let text = calendar::write(name, visit.now, &entries);
    file("text/calendar; charset=utf-8", text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_calls_are_feeds() {
        let to = |path| address(&Method::GET, path);
        assert_eq!(to("/calls.json").as_deref(), Some("/feeds/json/calls"));
        assert_eq!(to("/calls/cool.geojson").as_deref(), Some("/feeds/geojson/calls/cool"));
        assert_eq!(to("/calls/a/ideas/7.json").as_deref(), Some("/feeds/json/calls/a/ideas/7"));
        for other in ["/me/data.json", "/api/v1/openapi.json", "/calls/cool", "/calls/cool.exe"] {
            assert_eq!(to(other), None, "{other}");
        }
        assert_eq!(address(&Method::POST, "/calls.json"), None);
    }

    #[test]
    fn money_is_written_with_a_point() {
        let money = |minor| city::Money { minor, currency: city::Currency::EUR };
        assert_eq!(units(money(250_000)), "2500");
        assert_eq!(units(money(250_005)), "2500.05");
    }
}
