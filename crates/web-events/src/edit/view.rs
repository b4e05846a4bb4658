//! The editor of an event.

use askama::Template;
use web::html::SafeHtml;
use web::typed::KeptForm;
use web::views::{Banner, Choice, FieldError, Frame, Link};

use crate::edit::form::EventForm;
use crate::paths::EventLinks as _;
use crate::words::EventWords as _;

/// One language of a text.
#[derive(Debug, Clone)]
pub(crate) struct Side {
    /// The name of its field.
    pub(crate) field: String,
    /// The language's tag and its own name.
    pub(crate) tag: String,
    pub(crate) language: String,
    /// What stands there.
    pub(crate) text: String,
}

/// A question of those who register.
#[derive(Debug, Clone)]
pub(crate) struct AskedRow {
    /// Its number, by which its fields are named.
    pub(crate) number: usize,
    /// The question in each language.
    pub(crate) sides: Vec<Side>,
    /// Its key, once it is part of the form.
    pub(crate) key: String,
    /// What kind of answer it takes.
    pub(crate) kinds: Vec<Choice>,
    /// Whether one must answer.
    pub(crate) required: bool,
}

impl AskedRow {
    /// The name of one of its fields.
    pub(crate) fn field(&self, part: &str) -> String {
        format!("asked-{}-{part}", self.number)
    }
}

/// Everything about an event on one page.
#[derive(Debug, Template)]
#[template(path = "event_edit.html")]
pub(crate) struct EventEditPage {
    /// What surrounds the page.
    pub(crate) frame: Frame,
    /// What is edited.
    pub(crate) heading: String,
    /// Its page, once it is there.
    pub(crate) event: Option<Link>,
    /// Where the form posts to.
    pub(crate) action: String,
    /// What the form was made from.
    pub(crate) was: String,
    /// How it is kept.
    pub(crate) kept: KeptForm,
    /// What to know first.
    pub(crate) banner: Option<Banner>,
    /// What is missing before it can be published, each with its field.
    pub(crate) missing: Vec<FieldError>,
    /// Whether it is a draft, which can be published.
    pub(crate) draft: bool,
    /// Calls it can belong to, while it is not there yet.
    pub(crate) calls: Vec<Choice>,
    /// What stands in its fields.
    pub(crate) form: EventForm,
    /// Title, text and office in each language.
    pub(crate) titles: Vec<Side>,
    pub(crate) texts: Vec<Side>,
    pub(crate) offices: Vec<Side>,
    /// Where in the city.
    pub(crate) neighbourhoods: Vec<Choice>,
    /// The map on which a point is chosen.
    pub(crate) map: SafeHtml,
    /// Who sees the address on the web.
    pub(crate) online_for: Vec<Choice>,
    /// What is asked.
    pub(crate) asked: Vec<AskedRow>,
    /// What a colleague wrote meanwhile.
    pub(crate) theirs: Vec<(String, String)>,
    /// Copies it, calls it off, throws it away.
    pub(crate) copy: Option<String>,
    pub(crate) cancel: Option<String>,
    pub(crate) delete: Option<String>,
    /// What is wrong.
    pub(crate) errors: Vec<FieldError>,
    /// The city's time zone, in words.
    pub(crate) zone: String,
}
