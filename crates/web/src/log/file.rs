//! The log as a file: every entry that is wanted, with what its digest is made of, so that the chain can be followed elsewhere.

use axum::response::Response;
use serde::Deserialize;
use serde_json::{Value, json};
use store::city::audit::Stored;

use super::page::{Found, kinds, load};
use super::sentence::{made, sentence, who, whose};
use super::wish::{Asked, Wish};
use crate::export::{Book, Broken, Cell, Format as Table, Kind, Outlet, Separator, download};
use crate::http::{InPath, InQuery, Problem, Visit, hexadecimal};
use crate::views::Link;

/// How many entries are read at once.
const PAGE: usize = 200;

const COLUMNS: [&str; 8] =
    ["number", "made", "who", "what", "action", "subject", "details", "digest"];

/// The formats of the log.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Format {
    Json,
    Csv,
    Xlsx,
}

/// What a table in CSV may be asked.
#[derive(Debug, Clone, Copy, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Cut {
    pub(crate) separator: Separator,
}

/// Links to what is shown of the log in each format.
pub(super) fn links(visit: &Visit, wish: Wish) -> Vec<Link> {
    let to = |format, more: &[(&str, &str)]| {
        format!("{}{}", visit.to.log_file(format), wish.query(more))
    };
    let csv = match Separator::of(visit.words.locale()).query().split_once('=') {
        Some(separator) => to("csv", &[separator]),
        None => to("csv", &[]),
    };
    vec![
        Link::new("Excel", to("xlsx", &[])),
        Link::new("CSV", csv),
        Link::new("JSON", to("json", &[])),
    ]
}

/// The log, the newest entry first: all of it, or what is wanted.
pub(crate) async fn show(
    visit: Visit,
    InPath(format): InPath<Format>,
    InQuery(asked): InQuery<Asked>,
    InQuery(cut): InQuery<Cut>,
) -> Result<Response, Problem> {
    let (wish, errors) = asked.read(&visit.words, &kinds(&visit));
    if !errors.is_empty() {
        return Err(Problem::Invalid(errors));
    }
    let own = visit.clone();
    match format {
        Format::Json => {
            let kind = Kind::named("application/json", "log.json");
            download(&visit, kind, move |out| entries(&own, wish, out)).await
        }
        Format::Csv => table(&visit, wish, Table::Csv(cut.separator)).await,
        Format::Xlsx => table(&visit, wish, Table::Xlsx).await,
    }
}

async fn table(visit: &Visit, wish: Wish, format: Table) -> Result<Response, Problem> {
    let own = visit.clone();
    download(visit, format.kind("log"), move |out| {
        let mut book = Book::new(format, out, &own.city.zone)?;
        book.sheet("log", &COLUMNS)?;
        each_page(&own, wish, |found| {
            for (entry, about) in &found.entries {
                let (whose, _) = whose(&own, about.as_ref());
                book.row(&[
                    Cell::number(entry.number),
                    Cell::Moment(made(entry)),
                    Cell::text(who(&own, &found.names, entry)),
                    Cell::text(sentence(&own, entry, whose)),
                    Cell::text(&entry.action),
                    Cell::text(&entry.subject),
                    Cell::text(&entry.details),
                    Cell::text(hexadecimal(&entry.hash)),
                ])?;
            }
            Ok(())
        })?;
        Ok(book.finish()?)
    })
    .await
}

fn entries(visit: &Visit, wish: Wish, out: &mut Outlet) -> Result<(), Broken> {
    use std::io::Write as _;

    out.write_all(b"{\"items\":[")?;
    let mut before = "";
    each_page(visit, wish, |found| {
        for (entry, _) in &found.entries {
            out.write_all(before.as_bytes())?;
            serde_json::to_writer(&mut *out, &object(entry))?;
            before = ",";
        }
        Ok(())
    })?;
    Ok(out.write_all(b"],\"next\":null}")?)
}

fn object(entry: &Stored) -> Value {
    json!({
        "number": entry.number,
        "made_at": entry.made_at,
        "actor": entry.actor.to_string(),
        "action": entry.action,
        "subject": entry.subject,
        "details": entry.details,
        "digest": hexadecimal(&entry.hash),
    })
}

fn each_page(
    visit: &Visit,
    wish: Wish,
    mut each: impl FnMut(&Found) -> Result<(), Broken>,
) -> Result<(), Broken> {
    let (mut before, zone) = (None, visit.city.zone.clone());
    loop {
        let zone = zone.clone();
        let found = visit.export(move |act| {
            let wanted = wish.wanted(act.tx, &zone, before)?;
            load(act, &wanted, PAGE)
        })?;
        each(&found)?;
        match found.entries.last() {
            Some((last, _)) if found.entries.len() == PAGE => before = Some(last.number),
            _ => return Ok(()),
        }
    }
}
