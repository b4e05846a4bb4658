//! The result of a call: the whole of it in numbers and sentences, and why for each idea.

use crate::cards::PhaseShown as _;
use crate::paths::CallLinks as _;
use crate::words::CallWords as _;
use askama::Template;
use web::html::SafeHtml;

use crate::call::view::CallHead;
use crate::cards::State;
use web::views::{Fact, Frame, Link};

/// The result page.
#[derive(Debug, Template)]
#[template(path = "result.html")]
pub(crate) struct ResultPage {
    /// What surrounds the page.
    pub(crate) frame: Frame,
    /// What stands above.
    pub(crate) head: CallHead,
    /// "Seven ideas will be carried out."
    pub(crate) finding: String,
    /// What happened, from the city's own text.
    pub(crate) html: SafeHtml,
    /// Numbers, at most four.
    pub(crate) numbers: Vec<Fact>,
    /// When and by which office it was decided and published.
    pub(crate) decided: String,
    /// Every idea that was decided on, by support.
    pub(crate) rows: Vec<ResultRow>,
    /// Ideas that did not take part in the decision, with the reason.
    pub(crate) others: Vec<ResultRow>,
    /// Ideas and supports for each neighbourhood: name, ideas, supports.
    pub(crate) neighbourhoods: Vec<(String, i64, i64)>,
    /// The rule it was decided by.
    pub(crate) rule_html: SafeHtml,
    /// What comes next, in sentences.
    pub(crate) next: Vec<Fact>,
    /// The same as data.
    pub(crate) feeds: Vec<Link>,
}

/// An idea in the result.
#[derive(Debug, Clone)]
pub(crate) struct ResultRow {
    /// Its place by support; 0 for those that did not take part.
    pub(crate) place: u32,
    /// The idea.
    pub(crate) idea: Link,
    /// Where it stands.
    pub(crate) state: State,
    /// How many supported it.
    pub(crate) supports: i64,
    /// Its cost, or nothing.
    pub(crate) cost: String,
    /// The reason for the decision.
    pub(crate) reason: String,
    /// The office that decided.
    pub(crate) office: String,
    /// The public reason for not following the order of support, where it was not.
    pub(crate) deviation: Option<String>,
}

impl ResultPage {
    /// How long the bar of an idea is, in percent of the longest.
    pub(crate) fn percent(&self, row: &ResultRow) -> i64 {
        let longest = self.rows.iter().map(|row| row.supports).max().unwrap_or(0).max(1);
        row.supports * 100 / longest
    }
}
