//! Writing minutes.

use askama::Template;
use web::typed::KeptForm;
use web::views::{FieldError, Frame, Link};

use crate::edit::view::Side;
use crate::paths::EventLinks as _;
use crate::words::EventWords as _;

/// The minutes of an event in every language. Posts `was` and `minutes-…`.
#[derive(Debug, Template)]
#[template(path = "event_minutes.html")]
pub(crate) struct MinutesPage {
    /// What surrounds the page.
    pub(crate) frame: Frame,
    /// The event, with its page.
    pub(crate) event: Link,
    /// Where the form posts to.
    pub(crate) action: String,
    /// What the form was made from.
    pub(crate) was: String,
    /// How it is kept.
    pub(crate) kept: KeptForm,
    /// The text in each language.
    pub(crate) sides: Vec<Side>,
    /// Since when they are public; nothing while they are not.
    pub(crate) public: Option<String>,
    /// What a colleague wrote meanwhile.
    pub(crate) theirs: Vec<(String, String)>,
    /// What is wrong.
    pub(crate) errors: Vec<FieldError>,
}
