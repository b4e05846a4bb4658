//! The files of a thing as its page shows them.

use askama::Template;
use city::{Document, DocumentKind};

use super::view::FileRow;
use crate::html::SafeHtml;
use crate::http::{Problem, Visit};
use crate::views::Link;
use crate::words::Words;

/// The files of a thing, below what it says.
#[derive(Debug, Template)]
#[template(path = "files_shown.html")]
struct Files<'a> {
    w: &'a Words,
    files: Vec<FileRow>,
    /// Where somebody who may adds one or takes one away.
    change: Option<Link>,
}

/// The files of a thing for its page, with the way to change them for whoever may; nothing where there is neither.
pub fn shown(
    visit: &Visit,
    documents: &[Document],
    change: Option<Link>,
) -> Result<SafeHtml, Problem> {
    if documents.is_empty() && change.is_none() {
        return Ok(SafeHtml::empty());
    }
    let w = &visit.words;
    let files = documents.iter().map(|document| row(visit, document)).collect();
    SafeHtml::of_template(&Files { w, files, change }).map_err(Problem::internal)
}

/// Files as a page shows them, for the samples of systems.
#[cfg(any(test, feature = "testing"))]
pub fn sample(w: &Words) -> SafeHtml {
    let change = Some(Link::new(w.files_change(), "/leuven/things/call/7/files"));
    let files = rows(w);
    SafeHtml::of_template(&Files { w, files, change }).unwrap_or_else(|_| SafeHtml::empty())
}

#[cfg(any(test, feature = "testing"))]
/// Two files as they are listed.
pub(super) fn rows(w: &Words) -> Vec<FileRow> {
    let row = |title: &str, about: &str, kind: &str, name: &str| FileRow {
        title: title.to_owned(),
        about: about.to_owned(),
        language: "en".to_owned(),
        kind: w.file_kind_and_size(kind, w.file_kilobytes("240")),
        name: name.to_owned(),
        href: format!("/leuven/files/7/1-0-aa/{name}"),
    };
    vec![
        row(
            "Plan of the square",
            "The square seen from above, with its trees.",
            w.file_pdf(),
            "plan.pdf",
        ),
        row("Temperatures of last July", "One line for each street.", w.file_csv(), "july.csv"),
    ]
}

/// A file as it is listed.
pub(super) fn row(visit: &Visit, document: &Document) -> FileRow {
    let w = &visit.words;
    FileRow {
        title: document.input.title.clone(),
        about: document.input.about.clone(),
        language: document.input.language.to_string(),
        kind: w.file_kind_and_size(kind_word(w, document.kind), size(w, document.bytes)),
        name: document.name.to_string(),
        href: visit.file_address(document),
    }
}

/// What kind of file it is, in a word.
pub fn kind_word(w: &Words, kind: DocumentKind) -> &'static str {
    match kind {
        DocumentKind::Pdf => w.file_pdf(),
        DocumentKind::Docx | DocumentKind::Odt => w.file_text_document(),
        DocumentKind::Xlsx | DocumentKind::Ods => w.file_table(),
        DocumentKind::Pptx | DocumentKind::Odp => w.file_slides(),
        DocumentKind::Csv => w.file_csv(),
        DocumentKind::GeoJson => w.file_map(),
        DocumentKind::Json => w.file_data(),
        DocumentKind::Markdown | DocumentKind::Text => w.file_text(),
    }
}

/// How large a file is, as people read it.
pub fn size(w: &Words, bytes: u64) -> String {
    let bytes = i64::try_from(bytes).unwrap_or(i64::MAX);
    if bytes < 1_000_000 {
        return w.file_kilobytes(w.number((bytes.saturating_add(999) / 1000).max(1)));
    }
    w.file_megabytes(w.decimal_number(bytes / 100_000, 1))
}
