//! The page that opens what is kept sealed.

use askama::Template;
use city::InClear;
use web::views::{FieldError, Frame, Link};

use crate::words::CallWords as _;

/// What is sealed, with a form that opens it: posts `reason`, from whoever needs one.
#[derive(Debug, Template)]
#[template(path = "sealed.html")]
pub(crate) struct SealedPage {
    /// What surrounds the page.
    pub(crate) frame: Frame,
    /// The call, and the idea it came with.
    pub(crate) path: Vec<Link>,
    /// What was asked.
    pub(crate) asked: String,
    /// Whether its reader sealed it, and needs no reason.
    pub(crate) is_own: bool,
    /// Where the form posts to.
    pub(crate) action: String,
    /// The reason, as typed.
    pub(crate) reason: String,
    /// What was opened a moment ago.
    pub(crate) words: Option<InClear>,
    /// Who opened it until now, when and why.
    pub(crate) openings: Vec<String>,
    /// What is wrong.
    pub(crate) errors: Vec<FieldError>,
}
