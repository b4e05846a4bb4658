//! The page of a thing's files.

use askama::Template;

use crate::views::{Choice, FieldError, Frame, Link};

/// A file as it is listed.
#[derive(Debug, Clone)]
pub(crate) struct FileRow {
    /// What it is called on pages.
    pub(crate) title: String,
    /// What is in it.
    pub(crate) about: String,
    /// The language it is in.
    pub(crate) language: String,
    /// What kind of file it is, and how large.
    pub(crate) kind: String,
    /// What it is called when it is kept.
    pub(crate) name: String,
    /// Where it is kept from.
    pub(crate) href: String,
}

/// A file with the form that changes it.
#[derive(Debug, Clone)]
pub(crate) struct FileChange {
    /// The file.
    pub(crate) row: FileRow,
    /// Where the form posts to.
    pub(crate) action: String,
    /// What begins the names of its fields.
    pub(crate) key: String,
    /// What is typed: title and description.
    pub(crate) typed: [String; 2],
    /// Its languages.
    pub(crate) languages: Vec<Choice>,
    /// Whether it is open, because something in it must be put right.
    pub(crate) open: bool,
    /// Whether what is said about it can be changed.
    pub(crate) may_change: bool,
}

/// The files of a thing, to be added and taken away: posts `file`, `title`, `about` and `language`.
#[derive(Debug, Template)]
#[template(path = "files.html")]
pub(crate) struct FilesPage {
    /// What surrounds the page.
    pub(crate) frame: Frame,
    /// The thing.
    pub(crate) back: Link,
    /// What the page is called.
    pub(crate) heading: String,
    /// What files are for here.
    pub(crate) lead: String,
    /// Where a new file is posted to.
    pub(crate) action: String,
    /// When the page was made, so that a form sent twice adds one file.
    pub(crate) made: String,
    /// The files there are.
    pub(crate) files: Vec<FileChange>,
    /// Whether another one can be added; else why not.
    pub(crate) more: Result<(), String>,
    /// What is typed about a new one: title and description.
    pub(crate) typed: [String; 2],
    /// Languages it may be in.
    pub(crate) languages: Vec<Choice>,
    /// What is wrong.
    pub(crate) errors: Vec<FieldError>,
}
