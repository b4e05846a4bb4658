//! The result of a call: the whole of it in numbers and sentences, and why for each idea.

use askama::Template;

use super::call::CallHead;
use super::{Fact, Frame, Link, State};
use crate::html::SafeHtml;

/// The result page.
#[derive(Debug, Template)]
#[template(path = "result.html")]
pub struct ResultPage {
    /// What surrounds the page.
    pub frame: Frame,
    /// What stands above.
    pub head: CallHead,
    /// "Seven ideas will be carried out."
    pub finding: String,
    /// What happened, from the city's own text.
    pub html: SafeHtml,
    /// Numbers, at most four.
    pub numbers: Vec<Fact>,
    /// When and by which office it was decided and published.
    pub decided: String,
    /// Every idea that was decided on, by support.
    pub rows: Vec<ResultRow>,
    /// Ideas that did not take part in the decision, with the reason.
    pub others: Vec<ResultRow>,
    /// Ideas and supports for each neighbourhood: name, ideas, supports.
    pub neighbourhoods: Vec<(String, i64, i64)>,
    /// The rule it was decided by.
    pub rule_html: SafeHtml,
    /// What comes next, in sentences.
    pub next: Vec<Fact>,
    /// The same as data.
    pub feeds: Vec<Link>,
}

/// An idea in the result.
#[derive(Debug, Clone)]
pub struct ResultRow {
    /// Its place by support; 0 for those that did not take part.
    pub place: u32,
    /// The idea.
    pub idea: Link,
    /// Where it stands.
    pub state: State,
    /// How many supported it.
    pub supports: i64,
    /// Its cost, or nothing.
    pub cost: String,
    /// The reason for the decision.
    pub reason: String,
    /// The office that decided.
    pub office: String,
    /// The public reason for not following the order of support, where it was not.
    pub deviation: Option<String>,
}

impl ResultPage {
    /// How long the bar of an idea is, in percent of the longest.
    pub(crate) fn percent(&self, row: &ResultRow) -> i64 {
        let longest = self.rows.iter().map(|row| row.supports).max().unwrap_or(0).max(1);
        row.supports * 100 / longest
    }
}
