//! What imports say: kinds, columns, states and reasons in words.

use city::{Flaw, ImportKind, ImportState, StreetKind};
use imports::{Limits, Unreadable};
use store::imports::import::Import;

use crate::http::Visit;
use crate::words::Words;

/// What a kind is called.
pub(super) fn kind(w: &Words, kind: ImportKind) -> &'static str {
    match kind {
        ImportKind::Ideas => w.import_kind_ideas(),
        ImportKind::Organisations => w.import_kind_organisations(),
        ImportKind::Streets => w.import_kind_streets(),
    }
}

/// The heading of the page that takes a file of a kind, and what it says of it.
pub(super) fn bring(w: &Words, kind: ImportKind) -> (&'static str, &'static str) {
    match kind {
        ImportKind::Ideas => (w.import_bring_ideas(), w.import_about_ideas()),
        ImportKind::Organisations => {
            (w.import_bring_organisations(), w.import_about_organisations())
        }
        ImportKind::Streets => (w.import_bring_streets(), w.import_about_streets()),
    }
}

/// A state: a class and a word.
pub(super) fn state(w: &Words, state: ImportState) -> (&'static str, &'static str) {
    match state {
        ImportState::Mapping => ("info a1", w.import_state_mapping()),
        ImportState::Running => ("info a3", w.import_state_running()),
        ImportState::Done => ("ok a6", w.import_state_done()),
        ImportState::Undoing => ("warn a3", w.import_state_undoing()),
        ImportState::Undone => ("a6", w.import_state_undone()),
    }
}

/// What a column is called.
pub(super) fn column(w: &Words, of: ImportKind, key: &str) -> &'static str {
    match (of, key) {
        (ImportKind::Ideas, "name") => w.import_column_author(),
        (_, "title") => w.import_column_title(),
        (_, "text") => w.import_column_text(),
        (_, "place") => w.import_column_place(),
        (_, "neighbourhood") => w.import_column_neighbourhood(),
        (_, "theme") => w.import_column_theme(),
        (_, "cost") => w.import_column_cost(),
        (_, "date") => w.import_column_date(),
        (_, "number") => w.import_column_number(),
        (_, "lat") => w.import_column_lat(),
        (_, "lon") => w.import_column_lon(),
        (_, "language") => w.import_column_language(),
        (_, "sector") => w.import_column_sector(),
        (_, "about") => w.import_column_about(),
        (_, "website") => w.import_column_website(),
        (_, "kbo") => w.import_column_kbo(),
        (_, "lei") => w.import_column_lei(),
        (_, "ror") => w.import_column_ror(),
        (_, "kind") => w.import_column_kind(),
        _ => w.import_column_name(),
    }
}

/// What a street is.
pub(crate) fn street_kind(w: &Words, kind: StreetKind) -> &'static str {
    match kind {
        StreetKind::Street => w.street_kind_street(),
        StreetKind::Square => w.street_kind_square(),
        StreetKind::Place => w.street_kind_place(),
    }
}

/// Why a row is refused, each flaw with its column.
pub(super) fn reasons(w: &Words, of: ImportKind, flaws: &[(String, Flaw)]) -> Vec<String> {
    let reason = |(field, flaw): &(String, Flaw)| {
        w.import_reason_of(column(w, of, field), w.flaw_of(field, flaw))
    };
    flaws.iter().map(reason).collect()
}

/// Why a file cannot be read.
pub(crate) fn unreadable(w: &Words, why: Unreadable) -> String {
    match why {
        Unreadable::Empty => w.import_unreadable_empty().to_owned(),
        Unreadable::Unknown => w.import_unreadable_unknown().to_owned(),
        Unreadable::Damaged => w.import_unreadable_damaged().to_owned(),
        Unreadable::Encrypted => w.import_unreadable_encrypted().to_owned(),
        Unreadable::OldWorkbook => w.import_unreadable_old().to_owned(),
        Unreadable::TooLarge => w.import_unreadable_large(Limits::BYTES >> 20),
        Unreadable::TooManyRows => w.import_unreadable_rows(Limits::ROWS),
        Unreadable::TooManyColumns => w.import_unreadable_columns(Limits::COLUMNS),
        Unreadable::LongCell { line } => w.import_unreadable_cell(number(line), Limits::CELL),
        Unreadable::NoRows => w.import_unreadable_no_rows().to_owned(),
    }
}

/// A line as words take it.
pub(super) fn number(line: u64) -> i64 {
    i64::try_from(line).unwrap_or(i64::MAX)
}

/// How a file was understood, in sentences.
pub(super) fn read_as(visit: &Visit, import: &Import) -> Vec<String> {
    let (w, read) = (&visit.words, &import.read_as.0);
    let mut said =
        vec![w.import_read_as(read.format.name(), import.name.as_str(), import.row_count)];
    if read.encoding.is_guessed() {
        said.push(w.import_encoding(read.encoding.name()));
    }
    if let Some(sheet) = read.sheet.as_ref().filter(|_| !read.other_sheets.is_empty()) {
        said.push(w.import_sheet(read.other_sheets.join(", "), sheet.as_str()));
    }
    said
}
