//! Changing one's own idea: everything it says, on one page.

use crate::words::CallWords as _;
use askama::Template;
use web::questions::Questions;
use web::typed::KeptForm;
use web::views::{Choice, FieldError, Frame, Link};

use crate::share::view::{RestFields, ToldFields};

/// The fields of sharing an idea, and `was`, `kept_photo`. The form is multipart.
#[derive(Debug, Template)]
#[template(path = "idea_edit.html")]
pub(crate) struct IdeaEditPage {
    /// What surrounds the page.
    pub(crate) frame: Frame,
    /// The call and the idea.
    pub(crate) path: Vec<Link>,
    /// Where the form posts to.
    pub(crate) action: String,
    /// What the office asked to change, when it did.
    pub(crate) asked: Option<String>,
    /// What it tells.
    pub(crate) told: ToldFields,
    /// What the call asks besides.
    pub(crate) questions: Questions,
    /// What else there is to it.
    pub(crate) rest: RestFields,
    /// For whom it is brought, where its author speaks for an organisation.
    pub(crate) behalf: Vec<Choice>,
    /// The photo as it was when the page was opened, or as it came with a form that had a mistake.
    pub(crate) kept_photo: Option<String>,
    /// How what is typed is kept.
    pub(crate) kept: KeptForm,
    /// What each part of it was made from (field `was`).
    pub(crate) was: String,
    /// What was changed meanwhile from elsewhere, where something else is typed.
    pub(crate) theirs: Vec<TheirField>,
    /// The idea's page.
    pub(crate) back: String,
    /// What is wrong.
    pub(crate) errors: Vec<FieldError>,
}

/// A field that was changed from elsewhere.
#[derive(Debug, Clone)]
pub(crate) struct TheirField {
    /// Its name.
    pub(crate) field: String,
    /// What it is called.
    pub(crate) label: String,
    /// What it says now.
    pub(crate) text: String,
}
