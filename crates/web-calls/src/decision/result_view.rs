//! The result of a call: the whole of it in numbers and sentences, and why for each idea.

use crate::cards::PhaseShown as _;
use crate::paths::CallLinks as _;
use crate::words::CallWords as _;
use askama::Template;
use web::html::SafeHtml;

use crate::call::view::CallHead;
use crate::cards::State;
use crate::decision::correct_view::FormerView;
use web::views::{Fact, Frame, Link, Pages};

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
    /// The steps in which it comes out, each with its day.
    pub(crate) steps: Vec<Fact>,
    /// "5 ideas are still being decided, by 3 December.", or nothing.
    pub(crate) still_open: String,
    /// What was selected, by support.
    pub(crate) winners: Vec<Winner>,
    /// "And 12 more, in the table.", or nothing.
    pub(crate) more_winners: String,
    /// "32 written, 27 shown: three merged, one withdrawn, one hidden."
    pub(crate) written: String,
    /// Numbers, at most four.
    pub(crate) numbers: Vec<Fact>,
    /// When and by which office it was decided and published.
    pub(crate) decided: String,
    /// Every idea that was decided on, by support.
    pub(crate) rows: Vec<ResultRow>,
    /// What the line below the last selected idea says.
    pub(crate) cut: String,
    /// Ideas that are still being decided.
    pub(crate) open: Vec<ResultRow>,
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
    /// The pages of the table.
    pub(crate) pages: Pages,
    /// Asks an officer whether to publish it, on its preview.
    pub(crate) confirm: Option<Confirm>,
}

/// The question whether to publish a result.
#[derive(Debug, Clone)]
pub(crate) struct Confirm {
    /// Where the form posts to.
    pub(crate) action: String,
    /// What the page was made from.
    pub(crate) version: String,
    /// The moment as typed: `2026-12-01T09:00`.
    pub(crate) publish_at: String,
    /// Who hears when.
    pub(crate) text: String,
    /// "Publish on 5 December, 09:00".
    pub(crate) label: String,
    /// Where to go on deciding.
    pub(crate) back: String,
}

/// An idea that will be carried out.
#[derive(Debug, Clone)]
pub(crate) struct Winner {
    /// The idea.
    pub(crate) idea: Link,
    /// The language tag it is written in.
    pub(crate) language: String,
    /// How many supported it.
    pub(crate) supports: i64,
    /// The money it gets, or nothing.
    pub(crate) cost: String,
}

/// Why something was decided, as long as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Why {
    /// All of it.
    Short(String),
    /// Its beginning, and all of it for who wants to read on.
    Long {
        /// The first words.
        beginning: String,
        /// All of it.
        whole: String,
    },
}

impl Why {
    /// More letters than this are folded, so that a table stays one.
    const SHORT: usize = 140;

    /// A reason, folded where it is long.
    pub(crate) fn of(reason: &str) -> Self {
        let reason = reason.trim();
        if reason.chars().count() <= Self::SHORT {
            return Self::Short(reason.to_owned());
        }
        let beginning = web::markdown::excerpt(reason, Self::SHORT - 40);
        Self::Long { beginning, whole: reason.to_owned() }
    }
}

/// An idea in the result.
#[derive(Debug, Clone)]
pub(crate) struct ResultRow {
    /// The idea, for links to its row.
    pub(crate) anchor: String,
    /// Its place by support; 0 for those that did not take part.
    pub(crate) place: u32,
    /// Whether everything from here on was not selected.
    pub(crate) cut: bool,
    /// The language tag it is written in.
    pub(crate) language: String,
    /// The idea.
    pub(crate) idea: Link,
    /// Where it stands.
    pub(crate) state: State,
    /// How many supported it.
    pub(crate) supports: i64,
    /// Its cost, or nothing.
    pub(crate) cost: String,
    /// The reason for the decision.
    pub(crate) why: Why,
    /// What would have been enough for it, or nothing.
    pub(crate) enough: String,
    /// Whether it was selected before ideas with more support.
    pub(crate) ahead: bool,
    /// The public reason for not following the order of support, where it was not.
    pub(crate) deviation: Option<String>,
    /// What was decided before it was corrected, the first first.
    pub(crate) formers: Vec<FormerView>,
}
