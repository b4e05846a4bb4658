//! Blocks as moderators list and change them, and as whoever is blocked reads theirs.

use askama::Template;

use crate::typed::KeptForm;
use crate::views::{Choice, FieldError, Frame, Link, Pages, Tab};

/// Who is blocked.
#[derive(Debug, Template)]
#[template(path = "blocks.html")]
pub(crate) struct BlocksPage {
    /// What surrounds the page.
    pub(crate) frame: Frame,
    /// In force, appeals, ended.
    pub(crate) tabs: Vec<Tab>,
    /// Blocks of one of them.
    pub(crate) rows: Vec<BlockRow>,
    /// More of them.
    pub(crate) pages: Pages,
}

/// A block in the list, or in the history of a person.
#[derive(Debug, Clone)]
pub(crate) struct BlockRow {
    /// Who, leading to their page.
    pub(crate) who: Link,
    /// Its state: a class and a word.
    pub(crate) state: (&'static str, &'static str),
    /// The rule and the reason.
    pub(crate) why: String,
    /// Since when, by whom, until when.
    pub(crate) meta: Vec<String>,
    /// What they say to that, and what was answered; or nothing.
    pub(crate) said: Vec<(&'static str, String)>,
}

/// One person: blocking them (POST `do=block` with `rule`, `reason`, `until`), or what is done about the block in force
/// (`do=lift`, `do=stay` with `answer`; `block` names it).
#[derive(Debug, Template)]
#[template(path = "block.html")]
pub(crate) struct BlockPage {
    /// What surrounds the page.
    pub(crate) frame: Frame,
    /// Whose page it is.
    pub(crate) name: String,
    /// Where the forms post to.
    pub(crate) action: String,
    /// The block in force: its identifier, and whether an appeal waits.
    pub(crate) in_force: Option<(String, bool)>,
    /// Why they cannot be blocked, or nothing.
    pub(crate) cannot: String,
    /// The rules, and what was typed.
    pub(crate) rules: Vec<Choice>,
    /// The reason as typed.
    pub(crate) reason: String,
    /// The last day as typed.
    pub(crate) until: String,
    /// The answer to an appeal as typed.
    pub(crate) answer: String,
    /// All their blocks, the newest first.
    pub(crate) rows: Vec<BlockRow>,
    /// What is wrong.
    pub(crate) errors: Vec<FieldError>,
}

/// One's own block: why, until when, and the appeal (posts `text`).
#[derive(Debug, Template)]
#[template(path = "block_own.html")]
pub(crate) struct OwnBlockPage {
    /// What surrounds the page.
    pub(crate) frame: Frame,
    /// What it means, until when.
    pub(crate) lead: String,
    /// The rule and the reason.
    pub(crate) why: String,
    /// What was said to that and answered.
    pub(crate) said: Vec<(&'static str, String)>,
    /// Whether it can be appealed.
    pub(crate) open: bool,
    /// Where the appeal posts to.
    pub(crate) action: String,
    /// As typed.
    pub(crate) text: String,
    /// How it is kept.
    pub(crate) kept: KeptForm,
    /// What is wrong.
    pub(crate) errors: Vec<FieldError>,
}
