//! Deciding: every eligible idea by support, selected or not, each with a reason.

use crate::words::CallWords as _;
use askama::Template;

use web::typed::KeptForm;
use web::views::{Banner, FieldError, Frame, Link};

/// The decision of a call. One form posts, for each idea, `verdict-ID` (`selected` or
/// `not_selected`), `reason-ID` and `deviation-ID`; `publish_at` (local date and time); and `do`:
/// `save`, `order` (fill in the first ones by support), `preview`, `publish`, `unpublish`.
#[derive(Debug, Template)]
#[template(path = "decide.html")]
pub(crate) struct DecidePage {
    /// What surrounds the page.
    pub(crate) frame: Frame,
    /// The call.
    pub(crate) call: Link,
    /// The rule as residents read it.
    pub(crate) rule: String,
    /// Scheduled, published, somebody else saved meanwhile.
    pub(crate) banner: Option<Banner>,
    /// Where the form posts to.
    pub(crate) action: String,
    /// The version the form was made from (field `version`), so that two officers do not overwrite
    /// each other.
    pub(crate) version: String,
    /// The ideas, by support.
    pub(crate) rows: Vec<DecideRow>,
    /// "4 of 6 places, €63,000 of €120,000".
    pub(crate) tally: String,
    /// Ideas that still need a verdict or a reason.
    pub(crate) missing: i64,
    /// When it is published, as typed: `2026-12-01T09:00`.
    pub(crate) publish_at: String,
    /// The city's time zone, in words.
    pub(crate) zone: String,
    /// The words above the result, in each language of the city.
    pub(crate) results: Vec<ResultText>,
    /// Whether each idea is decided and published on its own (`do`: `publish-ID`), because the call
    /// has no end.
    pub(crate) single: bool,
    /// How what is typed is kept.
    pub(crate) kept: KeptForm,
    /// What is wrong.
    pub(crate) errors: Vec<FieldError>,
}

/// An idea to be decided.
#[derive(Debug, Clone)]
pub(crate) struct DecideRow {
    /// Its id in the names of fields.
    pub(crate) id: String,
    /// Its place by support.
    pub(crate) place: u32,
    /// The idea.
    pub(crate) idea: Link,
    /// Its supporters.
    pub(crate) supports: i64,
    /// Its cost, or nothing.
    pub(crate) cost: String,
    /// What is chosen.
    pub(crate) verdict: Option<Verdict>,
    /// The reason, as typed.
    pub(crate) reason: String,
    /// Whether the verdict does not follow the order of support, so that a public reason is needed.
    pub(crate) deviates: bool,
    /// That reason, as typed.
    pub(crate) deviation: String,
}

/// The words above the result, in one language.
#[derive(Debug, Clone)]
pub(crate) struct ResultText {
    /// The language tag.
    pub(crate) tag: String,
    /// Its name.
    pub(crate) name: String,
    /// `result-TAG`.
    pub(crate) text: String,
}

impl ResultText {
    pub(crate) fn field(&self) -> String {
        format!("result-{}", self.tag)
    }
}

/// Selected or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// The city does it.
    Selected,
    /// It does not.
    NotSelected,
}

impl DecideRow {
    pub(crate) fn selected(&self) -> bool {
        self.verdict == Some(Verdict::Selected)
    }

    pub(crate) fn refused(&self) -> bool {
        self.verdict == Some(Verdict::NotSelected)
    }

    /// The name of one of its fields.
    pub(crate) fn field(&self, kind: &str) -> String {
        format!("{kind}-{}", self.id)
    }
}
