//! Deciding: every eligible idea by support, selected or not, each with a reason.

use askama::Template;

use super::{Banner, FieldError, Frame, Link};

/// The decision of a call. One form posts, for each idea, `verdict-ID` (`selected` or
/// `not_selected`), `reason-ID` and `deviation-ID`; `publish_at` (local date and time); and `do`:
/// `save`, `order` (fill in the first ones by support), `preview`, `publish`, `unpublish`.
#[derive(Debug, Template)]
#[template(path = "decide.html")]
pub struct DecidePage {
    /// What surrounds the page.
    pub frame: Frame,
    /// The call.
    pub call: Link,
    /// The rule as residents read it.
    pub rule: String,
    /// Scheduled, published, somebody else saved meanwhile.
    pub banner: Option<Banner>,
    /// Where the form posts to.
    pub action: String,
    /// The version the form was made from (field `version`), so that two officers do not overwrite
    /// each other.
    pub version: String,
    /// The ideas, by support.
    pub rows: Vec<DecideRow>,
    /// "4 of 6 places, €63,000 of €120,000".
    pub tally: String,
    /// Ideas that still need a verdict or a reason.
    pub missing: i64,
    /// When it is published, as typed: `2026-12-01T09:00`.
    pub publish_at: String,
    /// The city's time zone, in words.
    pub zone: String,
    /// The words above the result, in each language of the city.
    pub results: Vec<ResultText>,
    /// Whether each idea is decided and published on its own (`do`: `publish-ID`), because the call
    /// has no end.
    pub single: bool,
    /// What is wrong.
    pub errors: Vec<FieldError>,
}

/// An idea to be decided.
#[derive(Debug, Clone)]
pub struct DecideRow {
    /// Its id in the names of fields.
    pub id: String,
    /// Its place by support.
    pub place: u32,
    /// The idea.
    pub idea: Link,
    /// Its supporters.
    pub supports: i64,
    /// Its cost, or nothing.
    pub cost: String,
    /// What is chosen.
    pub verdict: Option<Verdict>,
    /// The reason, as typed.
    pub reason: String,
    /// Whether the verdict does not follow the order of support, so that a public reason is needed.
    pub deviates: bool,
    /// That reason, as typed.
    pub deviation: String,
}

/// The words above the result, in one language.
#[derive(Debug, Clone)]
pub struct ResultText {
    /// The language tag.
    pub tag: String,
    /// Its name.
    pub name: String,
    /// `result-TAG`.
    pub text: String,
}

impl ResultText {
    pub(crate) fn field(&self) -> String {
        format!("result-{}", self.tag)
    }
}

/// Selected or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
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
