//! Registering.

use askama::Template;
use web::questions::Questions;
use web::typed::KeptForm;
use web::views::{Banner, FieldError, Frame, Link};

use crate::words::EventWords as _;

/// What is asked of whoever registers. Posts `companions` and the fields of the questions.
#[derive(Debug, Template)]
#[template(path = "event_register.html")]
pub(crate) struct RegisterPage {
    /// What surrounds the page.
    pub(crate) frame: Frame,
    /// The event, with its page.
    pub(crate) event: Link,
    /// When, where, how many places are left.
    pub(crate) facts: Vec<String>,
    /// What to know first.
    pub(crate) banner: Option<Banner>,
    /// Where the form posts to; nothing where one cannot register now.
    pub(crate) action: Option<String>,
    /// How many one may bring, and how many were typed; nothing where nobody may be brought.
    pub(crate) companions: Option<(i64, String)>,
    /// The questions.
    pub(crate) questions: Questions,
    /// What the button does.
    pub(crate) button: &'static str,
    /// What happens when it is pressed.
    pub(crate) then: &'static str,
    /// How what is typed is kept.
    pub(crate) kept: KeptForm,
    /// What is wrong.
    pub(crate) errors: Vec<FieldError>,
}
