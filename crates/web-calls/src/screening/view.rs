//! Screening: one idea at a time, a queue beside it, keys for everything.

use crate::near::NearIdea;
use crate::words::CallWords as _;
use askama::Template;
use web::html::SafeHtml;

use crate::desk::IdeaRead;
use web::typed::KeptForm;
use web::views::{Choice, FieldError, Frame, Link};

/// Screening. The form posts `verdict` (`eligible` or `ineligible`), `criterion` and `reason`, and
/// redirects to the next idea. Keys: J next, K previous, E eligible, N not eligible, U undo.
#[derive(Debug, Template)]
#[template(path = "screening.html")]
pub(crate) struct ScreeningPage {
    /// What surrounds the page.
    pub(crate) frame: Frame,
    /// The call.
    pub(crate) call: Link,
    /// How many have been screened.
    pub(crate) done: i64,
    /// How many there are.
    pub(crate) total: i64,
    /// Whether the call is decided already, so that the idea gets a decision of its own.
    pub(crate) decided: bool,
    /// What is selected against the money there is; empty where there is none.
    pub(crate) budget: String,
    /// The queue beside it.
    pub(crate) beside: SafeHtml,
    /// The idea being looked at; `None` when nothing waits.
    pub(crate) idea: Option<Screened>,
    /// Whose work the idea is, and what colleagues say of it.
    pub(crate) item: SafeHtml,
    /// What is wrong.
    pub(crate) errors: Vec<FieldError>,
}

/// The idea being screened.
#[derive(Debug, Clone)]
pub(crate) struct Screened {
    /// The idea.
    pub(crate) read: IdeaRead,
    /// What its marks say, leading to them, where the call is evaluated.
    pub(crate) marks: Option<Link>,
    /// Where the office says what it costs.
    pub(crate) estimate: String,
    /// Ideas that may be the same, those of this call leading to the page where the two are merged.
    pub(crate) twins: Vec<NearIdea>,
    /// Where the form posts to.
    pub(crate) action: String,
    /// The call's criteria (field `criterion`).
    pub(crate) criteria: Vec<Choice>,
    /// The sentence to the author, as typed (field `reason`).
    pub(crate) reason: String,
    /// Saved replies for that sentence.
    pub(crate) replies: Vec<web::views::Reply>,
    /// How it is kept.
    pub(crate) kept: KeptForm,
    /// Asks the author for a change.
    pub(crate) ask_change: String,
    /// Answers in public.
    pub(crate) answer: String,
    /// Merges it with another.
    pub(crate) merge: String,
}

impl ScreeningPage {
    /// The share that is done, for the width of the bar.
    pub(crate) fn percent(&self) -> i64 {
        self.done * 100 / self.total.max(1)
    }
}
