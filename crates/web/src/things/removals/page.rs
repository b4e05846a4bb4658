//! The public log of removals: page, table and JSON.

use std::collections::BTreeMap;

use axum::http::header;
use axum::response::{IntoResponse, Response};
use city::hiding::What;
use city::{Noun, ReportReason};
use jiff::ToSpan as _;
use store::things::removal::{self, Counted};

use super::view::{MonthView, RemovalsPage};
use crate::Page;
use crate::export::{Book, Cell, Format, download};
use crate::http::{InQuery, Problem, Visit};
use crate::log::file::Cut;
use crate::things::report::reason_word;
use crate::views::Link;
use crate::words::Words;

/// How many months the log has.
const MONTHS: i64 = 24;
/// The most rows there can be: months × nouns × rules × what is counted, with room.
const ROWS: i64 = 5_000;
const COLUMNS: [&str; 5] = ["month", "what", "noun", "rule", "things"];

/// What was counted in the last two years, the newest month first.
pub(super) async fn counted(visit: &Visit) -> Result<Vec<Counted>, Problem> {
    let local = visit.now.to_zoned(visit.city.zone.clone());
    let first = local.checked_sub(MONTHS.months()).unwrap_or(local);
    let month = first.strftime("%Y-%m").to_string();
    visit.read(move |act| Ok(removal::since(act.tx, &month, ROWS)?)).await
}

/// The page.
pub(crate) async fn show(visit: Visit) -> Result<impl IntoResponse, Problem> {
    let counted = counted(&visit).await?;
    let (w, to) = (&visit.words, &visit.to);
    Ok(Page(RemovalsPage {
        months: months(w, &counted),
        files: vec![Link::new("CSV", to.removals_csv()), Link::new("JSON", to.removals_json())],
        frame: visit.frame(w.removals_title()),
    }))
}

fn months(w: &Words, counted: &[Counted]) -> Vec<MonthView> {
    let mut months: BTreeMap<&str, BTreeMap<(Noun, ReportReason), [i64; 6]>> = BTreeMap::new();
    for one in counted {
        let row = months.entry(&one.month).or_default().entry((one.noun, one.rule)).or_default();
        let at = What::ALL.iter().position(|what| *what == one.what);
        if let Some(number) = at.and_then(|at| row.get_mut(at)) {
            *number += one.things;
        }
    }
    let month = |(key, rows): (&str, BTreeMap<(Noun, ReportReason), [i64; 6]>)| MonthView {
        name: key.to_owned(),
        rows: rows
            .into_iter()
            .map(|((noun, rule), numbers)| {
                let numbers = numbers.map(|number| w.number(number));
                (noun_word(w, noun).to_owned(), reason_word(w, rule), numbers)
            })
            .collect(),
    };
    months.into_iter().rev().map(month).collect()
}

fn noun_word(w: &Words, noun: Noun) -> &'static str {
    match noun {
        Noun::Comment => w.removals_comments(),
        Noun::Idea => w.removals_ideas(),
        Noun::Organisation => w.removals_organisations(),
        Noun::Call | Noun::Event | Noun::Amendment => w.removals_others(),
    }
}

/// The same as a table.
pub(crate) async fn csv(visit: Visit, InQuery(cut): InQuery<Cut>) -> Result<Response, Problem> {
    let counted = counted(&visit).await?;
    let (format, own) = (Format::Csv(cut.separator), visit.clone());
    download(&visit, format.kind("removals"), move |out| {
        let mut book = Book::new(format, out, &own.city.zone)?;
        book.sheet("removals", &COLUMNS)?;
        for one in &counted {
            book.row(&[
                Cell::text(one.month.as_str()),
                Cell::text(one.what.key()),
                Cell::text(one.noun.key()),
                Cell::text(one.rule.key()),
                Cell::number(one.things),
            ])?;
        }
        Ok(book.finish()?)
    })
    .await
}

/// The same as JSON.
pub(crate) async fn json(visit: Visit) -> Result<Response, Problem> {
    let counted = counted(&visit).await?;
    let items: Vec<_> = counted.iter().map(super::api::RemovalJson::from).collect();
    let body = serde_json::json!({ "items": items, "next": null }).to_string();
    Ok(([(header::CONTENT_TYPE, "application/json")], body).into_response())
}
