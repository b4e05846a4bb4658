//! What waits, as a file: the same rows under the same policy as on the page.

use axum::response::Response;
use serde::Deserialize;

use super::queue::Asking;
use super::wish::Wish;
use crate::export::{Book, Cell, Format as Table, Separator, download};
use crate::http::{InPath, InQuery, Problem, Visit};
use crate::views::Link;

const COLUMNS: [&str; 5] = ["since", "task", "what", "about", "colleague"];

/// The formats of the queue.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Format {
    Csv,
    Xlsx,
}

/// Links to what is wished, in each format.
pub(super) fn links(visit: &Visit, wish: &Wish) -> Vec<Link> {
    let separator = Separator::of(visit.words.locale()).query();
    let to = |format: &str, more: &str| {
        let query = [wish.query().as_str(), more].join("&");
        match query.trim_matches('&') {
            "" => visit.to.desk_file(format),
            query => format!("{}?{query}", visit.to.desk_file(format)),
        }
    };
    vec![Link::new("Excel", to("xlsx", "")), Link::new("CSV", to("csv", separator))]
}

/// How the values of a row are told apart.
#[derive(Debug, Clone, Copy, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Shape {
    separator: Separator,
}

/// What is wished, all of it that is paged through.
pub(crate) async fn show(
    visit: Visit,
    InPath(format): InPath<Format>,
    InQuery(wish): InQuery<Wish>,
    InQuery(shape): InQuery<Shape>,
) -> Result<Response, Problem> {
    let asking = Asking::whole(&visit, &wish);
    let mut queue = visit.read(move |act| asking.load(act)).await?;
    let frame = visit.frame("");
    let items = queue.items(&visit, &frame)?;
    let rows: Vec<_> = items
        .into_iter()
        .map(|item| (queue.colleague_of(&item).map(|it| it.name.clone()), item))
        .collect();
    let format = match format {
        Format::Csv => Table::Csv(shape.separator),
        Format::Xlsx => Table::Xlsx,
    };
    let zone = visit.city.zone.clone();
    download(&visit, format.kind("desk"), move |out| {
        let mut book = Book::new(format, out, &zone)?;
        book.sheet("desk", &COLUMNS)?;
        for (colleague, item) in &rows {
            book.row(&[
                Cell::Moment(item.since),
                Cell::text(&item.task),
                Cell::text(&item.what.label),
                Cell::text(item.meta.join(", ")),
                Cell::text(colleague.clone().unwrap_or_default()),
            ])?;
        }
        Ok(book.finish()?)
    })
    .await
}

/// Links to all work of one kind, in each format.
pub(crate) fn of_work(visit: &Visit, work: city::Work) -> Vec<Link> {
    links(visit, &Wish::of_work(work, None))
}
