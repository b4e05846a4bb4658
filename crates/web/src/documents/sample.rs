//! The page of a thing's files, as somebody may see it.

use super::shown::rows;
use super::view::{FileChange, FileRow, FilesPage};
use crate::sample::{Samples, frame, wrong};
use crate::views::{Choice, Chosen, Frame, Link};
use crate::words::Words;

/// Its pages, with a name for each file.
pub(crate) fn pages(w: &Words) -> Samples {
    let show = |name, page: &FilesPage| (name, askama::Template::render(page).unwrap());
    let full = FilesPage { more: Err(w.files_enough(2_usize)), errors: Vec::new(), ..page(w) };
    let empty = FilesPage { files: Vec::new(), errors: Vec::new(), ..page(w) };
    vec![show("files", &page(w)), show("files-full", &full), show("files-none", &empty)]
}

fn languages() -> Vec<Choice> {
    vec![Choice::new("en", "English", Chosen::Yes), Choice::new("hu", "Magyar", Chosen::No)]
}

fn page(w: &Words) -> FilesPage {
    let change = |(number, row): (usize, FileRow)| FileChange {
        action: "/leuven/things/call/7/files/8".to_owned(),
        key: format!("{number}-"),
        typed: [row.title.clone(), row.about.clone()],
        languages: languages(),
        open: number == 0,
        may_change: true,
        row,
    };
    FilesPage {
        back: Link::new("Cooler streets 2027", "/leuven/calls/cooler"),
        heading: w.files_of_call().to_owned(),
        lead: w.files_of_call_text().to_owned(),
        action: "/leuven/things/call/7/files".to_owned(),
        made: "1".to_owned(),
        files: rows(w).into_iter().enumerate().map(change).collect(),
        more: Ok(()),
        typed: ["Budget".to_owned(), String::new()],
        languages: languages(),
        errors: vec![
            wrong("file", w.file_macros()),
            wrong("about", "Write at least 10 characters"),
        ],
        frame: Frame { has_errors: true, ..frame(w, w.files_of_call()) },
    }
}
