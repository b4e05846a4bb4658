//! Public lists in other formats, at the page's own address with `.json`, `.csv`, `.xlsx`, `.geojson`,
//! `.atom` or `.ics` behind it. A feed shows what its reader may read on the page, no more.

mod atom;
mod ideas;
mod news;

use crate::paths::CallLinks as _;

use axum::http::Method;
use axum::response::Response;
use calls::{ActivityKind, Call, Idea};
use city::{Id, Role, Slug};
use serde::Deserialize;

use crate::answer;
use crate::call::asked::Asked;
use crate::call::page::readable_calls;
use crate::evaluation;
use crate::idea::reading::whole;
use crate::json::Shaper;
use crate::shape::Shape;
use crate::statistics;
use ideas::Wanted;
pub(crate) use ideas::units;
use web::api::List;
use web::export::{Book, Cell, Format as Table, Kind, Separator, download};
use web::http::{InPath, InQuery, Policy, Problem, Table as Routes, Visit};
use web::paths::Path;

/// The most entries of a feed for feed readers.
const NEWEST: i64 = 50;

/// The formats, as they stand behind an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Format {
    Json,
    Csv,
    Xlsx,
    Geojson,
    Atom,
    Ics,
}

const SUFFIXES: [&str; 6] = ["json", "csv", "xlsx", "geojson", "atom", "ics"];

/// What a table in CSV may be asked.
#[derive(Debug, Clone, Copy, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Wish {
    pub(crate) separator: Separator,
}

/// Where a feed's address is mounted: the router cannot tell `/calls/cool.csv` from a call's
/// name, so the format moves to the front. Nothing for an address that is no feed's.
pub(crate) fn address(method: &Method, path: &str) -> Option<String> {
    let ours = path.starts_with("/calls") || path.starts_with("/statistics.");
    if !matches!(*method, Method::GET | Method::HEAD) || !ours {
        return None;
    }
    let (stem, suffix) = path.rsplit_once('.')?;
    SUFFIXES.contains(&suffix).then(|| format!("/feeds/{suffix}{stem}"))
}

/// The address of a list in a format, for a reader of the page: a table in CSV as their spreadsheets expect it.
pub(crate) fn link(visit: &Visit, page: &str, suffix: &str, query: &str) -> String {
    let separator = if suffix == "csv" { Separator::of(visit.words.locale()).query() } else { "" };
    match (query.is_empty(), separator.is_empty()) {
        (_, true) => format!("{page}.{suffix}{query}"),
        (true, false) => format!("{page}.{suffix}?{separator}"),
        (false, false) => format!("{page}.{suffix}{query}&{separator}"),
    }
}

/// All calls. No link leads here: readers see `/calls.json` and the like.
const CALLS: Path = Path { pattern: "/feeds/{format}/calls" };
/// A call's ideas, or its dates.
const CALL: Path = Path { pattern: "/feeds/{format}/calls/{call}" };
/// What is said about a call's ideas.
const COMMENTS: Path = Path { pattern: "/feeds/{format}/calls/{call}/comments" };
/// What was answered to the form of a call.
const ANSWERS: Path = Path { pattern: "/feeds/{format}/calls/{call}/answers" };
/// All marks of a call.
const EVALUATIONS: Path = Path { pattern: "/feeds/{format}/calls/{call}/evaluations" };
/// A call in numbers.
const CALL_STATISTICS: Path = Path { pattern: "/feeds/{format}/calls/{call}/statistics" };
/// The city in numbers.
const STATISTICS: Path = Path { pattern: "/feeds/{format}/statistics" };
/// An idea.
const IDEA: Path = Path { pattern: "/feeds/{format}/calls/{call}/ideas/{idea}" };

/// The feeds. The rights to read a call or an idea are asked for in each.
pub(crate) fn mount(table: Routes) -> Routes {
    table
        .feed(CALLS, Policy::Public, calls)
        .feed(CALL, Policy::Public, of_call)
        .feed(COMMENTS, Policy::Public, comments)
        .page(ANSWERS, Policy::Here(&[Role::Officer]), answer::data::feed)
        .page(EVALUATIONS, Policy::Here(&[Role::Officer]), evaluation::data::feed)
        .feed(CALL_STATISTICS, Policy::Public, statistics::feed::call)
        .feed(STATISTICS, Policy::Public, statistics::feed::city)
        .feed(IDEA, Policy::Public, idea)
}

/// All calls.
async fn calls(
    visit: Visit,
    InPath(format): InPath<Format>,
    InQuery(wish): InQuery<Wish>,
) -> Result<Response, Problem> {
    match format {
        Format::Json => {
            let found = visit.read(readable_calls).await?;
            let own = visit.clone();
            download(&visit, Kind::of("application/json"), move |out| {
                let shaper = Shaper(&own);
                let items = found.iter().map(|(call, ideas)| shaper.call(call, *ideas)).collect();
                Ok(serde_json::to_writer(out, &List::whole(items))?)
            })
            .await
        }
        Format::Csv => calls_table(visit, Table::Csv(wish.separator)).await,
        Format::Xlsx => calls_table(visit, Table::Xlsx).await,
        Format::Atom => news::of_calls(&visit).await,
        Format::Ics => news::dates_of_calls(&visit).await,
        Format::Geojson => Err(Problem::NotFound),
    }
}

/// The ideas of a call by the page's own filters; its dates as a calendar.
async fn of_call(
    visit: Visit,
    InPath((format, slug)): InPath<(Format, Slug)>,
    InQuery(asked): InQuery<Asked>,
    InQuery(wish): InQuery<Wish>,
) -> Result<Response, Problem> {
    let wanted = |visit| Wanted { visit, slug: slug.clone(), asked: asked.clone() };
    match format {
        Format::Json => wanted(visit).json().await,
        Format::Csv => wanted(visit).table(Table::Csv(wish.separator)).await,
        Format::Xlsx => wanted(visit).table(Table::Xlsx).await,
        Format::Geojson => wanted(visit).on_map().await,
        Format::Atom => news::of_ideas(&visit, slug, asked).await,
        Format::Ics => news::dates_of_call(&visit, slug).await,
    }
}

/// What is said about the ideas of a call.
async fn comments(
    visit: Visit,
    InPath((format, slug)): InPath<(Format, Slug)>,
    InQuery(asked): InQuery<Asked>,
    InQuery(wish): InQuery<Wish>,
) -> Result<Response, Problem> {
    let wanted = Wanted { visit, slug, asked };
    match format {
        Format::Json => wanted.comments().await,
        Format::Csv => wanted.comments_table(Table::Csv(wish.separator)).await,
        Format::Xlsx => wanted.comments_table(Table::Xlsx).await,
        Format::Geojson | Format::Atom | Format::Ics => Err(Problem::NotFound),
    }
}

/// One idea with its journey and its conversation.
async fn idea(
    visit: Visit,
    InPath((format, slug, id)): InPath<(Format, Slug, Id<Idea>)>,
) -> Result<Response, Problem> {
    if format != Format::Json {
        return Err(Problem::NotFound);
    }
    let (call, idea, steps) = visit
        .read(move |act| {
            let whole = whole(act, id)?;
            if whole.0.slug == slug { Ok(whole) } else { Err(city::Refusal::NotFound.into()) }
        })
        .await?;
    ideas::one(visit, call, idea, steps).await
}

async fn calls_table(visit: Visit, format: Table) -> Result<Response, Problem> {
    const COLUMNS: [&str; 10] = [
        "call",
        "title",
        "question",
        "phase",
        "theme",
        "theme_name",
        "opens",
        "closes",
        "ideas",
        "address",
    ];
    let found = visit.read(readable_calls).await?;
    let own = visit.clone();
    download(&visit, format.kind("calls"), move |out| {
        let mut book = Book::new(format, out, &own.city.zone)?;
        book.sheet("calls", &COLUMNS)?;
        found.iter().try_for_each(|(call, ideas)| book.row(&call_row(&own, call, *ideas)))?;
        Ok(book.finish()?)
    })
    .await
}

fn call_row(visit: &Visit, call: &Call, ideas: i64) -> Vec<Cell> {
    let (shape, shaper) = (Shape::new(visit), Shaper(visit));
    let opens = call.window(ActivityKind::Collect).or_else(|| call.window(ActivityKind::Answer));
    vec![
        Cell::text(call.slug.to_string()),
        Cell::text(shape.title(call)),
        Cell::text(shape.text(&call.content.question)),
        Cell::text(calls::CallPhase::of(call, visit.now).key()),
        call.content.theme.map(city::Theme::key).into(),
        call.content.theme.map(|theme| Cell::text(visit.theme(theme))).into(),
        opens.and_then(|window| window.opens()).into(),
        opens.and_then(|window| window.closes()).into(),
        Cell::number(ideas),
        Cell::text(shaper.address(&visit.to.call(&call.slug))),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_calls_are_feeds() {
        let to = |path| address(&Method::GET, path);
        assert_eq!(to("/calls.json").as_deref(), Some("/feeds/json/calls"));
        assert_eq!(to("/calls/cool.geojson").as_deref(), Some("/feeds/geojson/calls/cool"));
        assert_eq!(to("/statistics.csv").as_deref(), Some("/feeds/csv/statistics"));
        assert_eq!(to("/statistics"), None);
        assert_eq!(to("/calls/a/ideas/7.json").as_deref(), Some("/feeds/json/calls/a/ideas/7"));
        for other in ["/me/data.json", "/api/v1/openapi.json", "/calls/cool", "/calls/cool.exe"] {
            assert_eq!(to(other), None, "{other}");
        }
        assert_eq!(address(&Method::POST, "/calls.json"), None);
    }
}
