//! The list of organisations in other formats, at the page's own address with `.json`, `.csv` or `.xlsx` behind it.

use std::io::Write as _;

use acts::Done;
use axum::http::Method;
use axum::response::Response;
use city::{Organisation, Sector};
use serde::Deserialize;
use store::organisations::organisation::{self as rows, Cursor};
use web::export::{Book, Broken, Cell, Format as Table, Kind, Separator, download};
use web::http::{InPath, InQuery, Policy, Problem, Table as Routes, Visit};
use web::paths::Path;

use crate::json::{OrganisationJson, address as address_of};
use crate::organisation::list::Asked;

/// The formats, as they stand behind an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Format {
    Json,
    Csv,
    Xlsx,
}

const SUFFIXES: [&str; 3] = ["json", "csv", "xlsx"];
/// How many are read at once.
const AT_ONCE: i64 = 200;
/// Where the list is mounted. No link leads here: readers see `/organisations.json` and the like.
const LIST: Path = Path { pattern: "/feeds/{format}/organisations" };

const COLUMNS: [&str; 12] = [
    "id", "name", "sector", "about", "language", "website", "kbo", "lei", "ror", "verified",
    "entered", "address",
];

/// What a table in CSV may be asked.
#[derive(Debug, Clone, Copy, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Wish {
    separator: Separator,
}

/// Where a feed's address is mounted; nothing for an address that is no feed's.
pub(crate) fn address(method: &Method, path: &str) -> Option<String> {
    let suffix = path.strip_prefix("/organisations.")?;
    let ours = matches!(*method, Method::GET | Method::HEAD) && SUFFIXES.contains(&suffix);
    ours.then(|| format!("/feeds/{suffix}/organisations"))
}

/// The feed.
pub(crate) fn mount(table: Routes) -> Routes {
    table.feed(LIST, Policy::Public, list)
}

async fn list(
    visit: Visit,
    InPath(format): InPath<Format>,
    InQuery(asked): InQuery<Asked>,
    InQuery(wish): InQuery<Wish>,
) -> Result<Response, Problem> {
    let sector = asked.sector();
    match format {
        Format::Json => json(visit, sector).await,
        Format::Csv => table(visit, sector, Table::Csv(wish.separator)).await,
        Format::Xlsx => table(visit, sector, Table::Xlsx).await,
    }
}

/// Does something with each listed organisation, page by page, however many there are.
fn each(
    visit: &Visit,
    sector: Option<Sector>,
    mut body: impl FnMut(&Organisation) -> Result<(), Broken>,
) -> Result<(), Broken> {
    let mut after: Option<Cursor> = None;
    loop {
        let from = after.clone();
        let read = move |act: &mut acts::Act| -> Done<Vec<Organisation>> {
            Ok(rows::page(act.tx, sector, from.as_ref(), AT_ONCE)?)
        };
        let page = visit.export(read)?;
        let Some(last) = page.last() else { return Ok(()) };
        after = Some(rows::cursor(last, &visit.city.settings));
        page.iter().try_for_each(&mut body)?;
    }
}

async fn json(visit: Visit, sector: Option<Sector>) -> Result<Response, Problem> {
    let own = visit.clone();
    download(&visit, Kind::of("application/json"), move |out| {
        out.write_all(b"{\"items\":[")?;
        let mut first = true;
        each(&own, sector, |one| {
            if !std::mem::take(&mut first) {
                out.write_all(b",")?;
            }
            Ok(serde_json::to_writer(&mut *out, &OrganisationJson::of(&own, one))?)
        })?;
        Ok(out.write_all(b"],\"next\":null}")?)
    })
    .await
}

async fn table(visit: Visit, sector: Option<Sector>, format: Table) -> Result<Response, Problem> {
    let own = visit.clone();
    download(&visit, format.kind("organisations"), move |out| {
        let mut book = Book::new(format, out, &own.city.zone)?;
        book.sheet("organisations", &COLUMNS)?;
        each(&own, sector, |one| Ok(book.row(&row(&own, one))?))?;
        Ok(book.finish()?)
    })
    .await
}

fn row(visit: &Visit, one: &Organisation) -> Vec<Cell> {
    let input = &one.input;
    vec![
        Cell::text(one.id.to_string()),
        Cell::text(one.name(&visit.wished())),
        Cell::text(input.sector.key()),
        Cell::text(&input.about),
        Cell::text(input.language.as_str()),
        input.website.as_ref().map(|website| Cell::text(website.as_str())).into(),
        input.kbo.as_ref().map(|kbo| Cell::text(kbo.to_string())).into(),
        input.lei.as_ref().map(|lei| Cell::text(lei.to_string())).into(),
        input.ror.as_ref().map(|ror| Cell::text(ror.to_string())).into(),
        one.verified().into(),
        one.made.into(),
        Cell::text(address_of(visit, one.id)),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_list_is_a_feed() {
        let to = |path| address(&Method::GET, path);
        assert_eq!(to("/organisations.csv").as_deref(), Some("/feeds/csv/organisations"));
        for other in ["/organisations", "/organisations.exe", "/organisations/7.csv", "/x.csv"] {
            assert_eq!(to(other), None, "{other}");
        }
        assert_eq!(address(&Method::POST, "/organisations.csv"), None);
    }
}
