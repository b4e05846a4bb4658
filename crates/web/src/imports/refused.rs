//! The refused rows of an import as a file: each as it was brought, with its line and the reason beside it, so that it can be
//! put right and brought again.

use axum::response::Response;
use city::Id;
use store::imports::import::Import;
use store::imports::part::Verdict;

use super::said::{number, reasons};
use crate::export::{Book, Cell, Format, Separator, download};
use crate::http::{InPath, Problem, Visit};

/// The file.
pub(crate) async fn show(
    visit: Visit,
    InPath(id): InPath<Id<Import>>,
) -> Result<Response, Problem> {
    let import = visit.read(move |act| acts::imports::open(act, id)).await?;
    let format = Format::Csv(Separator::of(visit.words.locale()));
    let own = visit.clone();
    download(&visit, format.kind("refused"), move |out| {
        let w = &own.words;
        let mut book = Book::new(format, out, &own.city.zone)?;
        let mut names: Vec<&str> = import.heads.0.iter().map(String::as_str).collect();
        let line = w.import_line("");
        names.extend([line.trim(), w.import_reason()]);
        book.sheet("refused", &names)?;
        for part in 0..import.parts {
            let of = import.clone();
            let rows = own.export(move |act| acts::imports::part_of(act, &of, part))?;
            for (row, outcome) in rows.unwrap_or_default() {
                if outcome.verdict != Verdict::Refused {
                    continue;
                }
                let mut cells: Vec<Cell> = row.cells.iter().map(Cell::text).collect();
                cells.push(Cell::number(number(row.line)));
                cells.push(Cell::text(reasons(w, import.kind, &outcome.flaws).join("; ")));
                book.row(&cells)?;
            }
        }
        Ok(book.finish()?)
    })
    .await
}
