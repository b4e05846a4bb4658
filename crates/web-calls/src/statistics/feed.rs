//! Everything that was counted as one table, or as JSON.

use axum::response::Response;
use city::Slug;
use web::export::{Book, Cell, Format as Table, Kind, Separator, download};
use web::http::{InPath, InQuery, Problem, Visit};

use super::api::StatisticsJson;
use super::charts::{inhabitants, place};
use super::found::{Found, of_call, of_city};
use crate::feeds::{Format, Wish};

/// What each line says: what is counted, of what, from when, the number, and the word for one that is not told.
const COLUMNS: [&str; 5] = ["counted", "of", "from", "number", "told"];

/// Of a call.
pub(crate) async fn call(
    visit: Visit,
    InPath((format, slug)): InPath<(Format, Slug)>,
    InQuery(wish): InQuery<Wish>,
) -> Result<Response, Problem> {
    let (_, found) = visit.read(move |act| of_call(act, &slug)).await?;
    answer(visit, format, wish.separator, found).await
}

/// Of the city.
pub(crate) async fn city(
    visit: Visit,
    InPath(format): InPath<Format>,
    InQuery(wish): InQuery<Wish>,
) -> Result<Response, Problem> {
    let found = visit.read(of_city).await?;
    answer(visit, format, wish.separator, found).await
}

async fn answer(
    visit: Visit,
    format: Format,
    separator: Separator,
    found: Found,
) -> Result<Response, Problem> {
    let table = match format {
        Format::Csv => Table::Csv(separator),
        Format::Xlsx => Table::Xlsx,
        Format::Json => {
            let json = StatisticsJson::of(&visit, &found);
            return download(&visit, Kind::of("application/json"), move |out| {
                Ok(serde_json::to_writer(out, &json)?)
            })
            .await;
        }
        Format::Geojson | Format::Atom | Format::Ics => return Err(Problem::NotFound),
    };
    let rows = rows(&visit, &found);
    let zone = visit.city.zone.clone();
    download(&visit, table.kind("statistics"), move |out| {
        let mut book = Book::new(table, out, &zone)?;
        book.sheet("statistics", &COLUMNS)?;
        rows.iter().try_for_each(|row| book.row(row))?;
        Ok(book.finish()?)
    })
    .await
}

type Line = Vec<Cell>;

fn rows(visit: &Visit, found: &Found) -> Vec<Line> {
    let mut rows = Vec::new();
    let numbers = &found.numbers;
    let mut line = |counted: &str, of: &str, from: Option<jiff::Timestamp>, count: Option<i64>| {
        rows.push(vec![
            Cell::text(counted),
            Cell::text(of),
            from.into(),
            count.map_or_else(|| Cell::text(""), Cell::number),
            Cell::text(if count.is_some() { "yes" } else { "no" }),
        ]);
    };
    if let Some(people) = &numbers.people {
        line("people", "", None, Some(people.total));
        for (from, count) in numbers.periods.iter().zip(&people.periods) {
            line("people", "", Some(*from), *count);
        }
        for row in &people.rows {
            let name = place(visit, row);
            line("people", &name, None, Some(row.total));
            if let Some(inhabitants) = inhabitants(visit, row) {
                line("inhabitants", &name, None, Some(inhabitants));
            }
            for (from, count) in numbers.periods.iter().zip(&row.periods) {
                line("people", &name, Some(*from), *count);
            }
        }
    }
    let each = numbers.answers.iter().map(|it| (numbers.periods.get(it.period).copied(), it));
    for (from, it) in numbers.answered.iter().map(|it| (None, it)).chain(each) {
        line("answers", "all", from, Some(it.count));
        line("answers", "hours_quarter", from, Some(it.quarter));
        line("answers", "hours_half", from, Some(it.half));
        line("answers", "hours_nine_of_ten", from, Some(it.nine_of_ten));
        line("answers", "promised", from, Some(it.promised));
        line("answers", "in_time", from, Some(it.in_time));
    }
    let it = &found.outcomes;
    for (of, count) in [
        ("written", it.written),
        ("merged", it.merged),
        ("withdrawn", it.withdrawn),
        ("hidden", it.hidden),
        ("shown", it.shown),
        ("unscreened", it.unscreened),
        ("ineligible", it.ineligible),
        ("eligible", it.eligible),
        ("waiting", it.waiting),
        ("selected", it.selected),
        ("not_selected", it.not_selected),
    ] {
        line("ideas", of, None, found.at.map(|_| count));
    }
    rows
}
