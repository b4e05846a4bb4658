//! Correcting a decision, and what was decided before.

use askama::Template;
use web::views::{FieldError, Frame, Link};

use crate::decision::view::Verdict;
use crate::words::CallWords as _;

/// The page on which a decision is corrected: fields `verdict`, `reason`, `deviation`, `why` and `seen`.
#[derive(Debug, Template)]
#[template(path = "correct.html")]
pub(crate) struct CorrectPage {
    /// What surrounds the page.
    pub(crate) frame: Frame,
    /// The way here.
    pub(crate) path: Vec<Link>,
    /// The idea.
    pub(crate) idea: Link,
    /// The language tag it is written in.
    pub(crate) language: String,
    /// Whether somebody else corrected it meanwhile.
    pub(crate) changed: bool,
    /// "Not selected, since 3 December".
    pub(crate) stands: String,
    /// The reason that stands.
    pub(crate) reason_stands: String,
    /// What was decided before.
    pub(crate) formers: Vec<FormerView>,
    /// Where the form posts to.
    pub(crate) action: String,
    /// How many corrections the page was made from.
    pub(crate) seen: String,
    /// What is chosen.
    pub(crate) verdict: Option<Verdict>,
    /// The reason, as typed.
    pub(crate) reason: String,
    /// Whether a reason for departing from the order of support is asked.
    pub(crate) asks_deviation: bool,
    /// That reason, as typed.
    pub(crate) deviation: String,
    /// Why it is corrected, as typed.
    pub(crate) why: String,
    /// What is wrong.
    pub(crate) errors: Vec<FieldError>,
}

/// A decision that was corrected.
#[derive(Debug, Clone)]
pub(crate) struct FormerView {
    /// "First decided on 3 December: not selected".
    pub(crate) decided: String,
    /// The reason then.
    pub(crate) reason: String,
    /// Why the order of support was not followed then.
    pub(crate) deviation: Option<String>,
    /// "Corrected on 5 December".
    pub(crate) corrected: String,
    /// Why.
    pub(crate) why: String,
}

impl CorrectPage {
    pub(crate) fn is(&self, verdict: Verdict) -> bool {
        self.verdict == Some(verdict)
    }
}
