//! Imports as they are listed, begun, mapped, watched and undone.

use askama::Template;

use crate::views::{Choice, Fact, FieldError, Frame, Link, Pages};

/// The list of imports.
#[derive(Debug, Template)]
#[template(path = "imports.html")]
pub(crate) struct ImportsPage {
    /// What surrounds the page.
    pub(crate) frame: Frame,
    /// What can be brought, each leading to where.
    pub(crate) bring: Vec<Link>,
    /// The imports, the newest first.
    pub(crate) rows: Vec<ImportRow>,
    /// More of them.
    pub(crate) pages: Pages,
}

/// An import in the list.
#[derive(Debug, Clone)]
pub(crate) struct ImportRow {
    /// The name of its file, leading to it.
    pub(crate) link: Link,
    /// Its state: a class and a word.
    pub(crate) state: (&'static str, &'static str),
    /// What it brings, when, by whom, with its numbers.
    pub(crate) meta: Vec<String>,
}

/// Taking a file: field `file`.
#[derive(Debug, Template)]
#[template(path = "import_new.html")]
pub(crate) struct NewImportPage {
    /// What surrounds the page.
    pub(crate) frame: Frame,
    /// The heading.
    pub(crate) heading: String,
    /// What becomes of the rows.
    pub(crate) lead: String,
    /// What they go into, where that is a thing.
    pub(crate) within: Option<Link>,
    /// The columns that are recognised.
    pub(crate) columns: Vec<String>,
    /// Where the form posts to.
    pub(crate) action: String,
    /// When the page was made, so that the same file can be brought twice.
    pub(crate) made: String,
    /// What is wrong.
    pub(crate) errors: Vec<FieldError>,
}

/// An import: mapped, under way, or over.
#[derive(Debug, Template)]
#[template(path = "import.html")]
pub(crate) struct ImportPage {
    /// What surrounds the page.
    pub(crate) frame: Frame,
    /// The heading.
    pub(crate) heading: String,
    /// What it brings, and into what.
    pub(crate) kind: String,
    /// What the rows go into, where that is a thing.
    pub(crate) within: Option<Link>,
    /// How the file was understood.
    pub(crate) said: Vec<String>,
    /// Its state: a class and a word.
    pub(crate) state: (&'static str, &'static str),
    /// Where forms post to.
    pub(crate) action: String,
    /// The form, while it waits to be mapped.
    pub(crate) mapping: Option<MappingForm>,
    /// How far it is, while it is under way.
    pub(crate) progress: Option<Progress>,
    /// What became of it.
    pub(crate) facts: Vec<Fact>,
    /// Until when it can be undone.
    pub(crate) undo_until: Option<String>,
    /// Rows that were refused: line, what stood there, reasons.
    pub(crate) refused: Vec<(String, String, Vec<String>)>,
    /// All of them as a file.
    pub(crate) refused_file: Option<String>,
    /// Whether some of them are not shown.
    pub(crate) more_refused: bool,
    /// Whether its rows are forgotten.
    pub(crate) forgotten: bool,
    /// What is wrong.
    pub(crate) errors: Vec<FieldError>,
}

/// Which column is which: fields `column-KEY`, `source`, `named`, `language`, `sector`.
#[derive(Debug, Clone, Default)]
pub(crate) struct MappingForm {
    /// Each column that is asked for: its field, what it is called, the columns of the file.
    pub(crate) columns: Vec<(String, String, Vec<Choice>)>,
    /// Columns of the file that stand nowhere.
    pub(crate) not_taken: Vec<String>,
    /// Where it comes from; nothing where that is not asked.
    pub(crate) source: Option<String>,
    /// Whether the names are shown; nothing where that is not asked.
    pub(crate) named: Option<bool>,
    /// The languages of the city; none where there is nothing to choose.
    pub(crate) languages: Vec<Choice>,
    /// The sectors; none where that is not asked.
    pub(crate) sectors: Vec<Choice>,
    /// The first rows as they would be.
    pub(crate) rows: Vec<PreviewRow>,
    /// The words of the button.
    pub(crate) button: String,
    /// Earlier imports of the same file.
    pub(crate) same: Vec<ImportRow>,
}

/// A row as it would be.
#[derive(Debug, Clone)]
pub(crate) struct PreviewRow {
    /// Where it stands.
    pub(crate) line: String,
    /// What would become of it: a class and a sentence.
    pub(crate) verdict: (&'static str, String),
    /// Each column as it was read; or the reasons.
    pub(crate) cells: Vec<Fact>,
    /// Why it would be refused.
    pub(crate) reasons: Vec<String>,
}

/// How far an import is.
#[derive(Debug, Clone)]
pub(crate) struct Progress {
    /// What is done.
    pub(crate) title: &'static str,
    /// How far, in hundredths.
    pub(crate) hundredths: i64,
    /// How far, in words.
    pub(crate) text: String,
}

impl ImportPage {
    /// The script that looks how far it is.
    fn script(&self) -> &'static str {
        crate::assets::IMPORT_MJS.path
    }
}
