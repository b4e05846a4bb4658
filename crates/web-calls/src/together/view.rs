//! Who writes an idea, and what an invitation asks.

use askama::Template;
use web::views::{Banner, Choice, FieldError, Frame, Link};

use crate::words::CallWords as _;

/// Who writes an idea. Every form posts to `action` with a `do`: `link` (`lasts`, `until`), `letter` (`mail`), `remove` (`person`),
/// `take_back` (`asked`), `team` (`team`), `hand` (`to`, `hand_mail`), `leave`, `accept`, `refuse`.
#[derive(Debug, Template)]
#[template(path = "together.html")]
pub(crate) struct TogetherPage {
    /// What surrounds the page.
    pub(crate) frame: Frame,
    /// The call and the idea.
    pub(crate) path: Vec<Link>,
    /// Where everything posts to.
    pub(crate) action: String,
    /// What stands in the way, or what one is asked.
    pub(crate) banner: Option<Banner>,
    /// That one is asked to be the main author.
    pub(crate) offered: bool,
    /// The main author.
    pub(crate) author: String,
    /// The others: their name, their number.
    pub(crate) coauthors: Vec<(String, String)>,
    /// Whether the reader is the main author and may change who writes it now.
    pub(crate) leads: bool,
    /// Whether the reader is one of the others.
    pub(crate) writes: bool,
    /// A link that was made just now; it is shown once.
    pub(crate) link: Option<String>,
    /// Who was asked and did not answer: whom, until when, its number.
    pub(crate) asked: Vec<(String, String, String)>,
    /// How long a link holds.
    pub(crate) lasts: Vec<Choice>,
    /// Until when, as typed.
    pub(crate) until: String,
    /// Whom a letter asks, as typed.
    pub(crate) mail: String,
    /// By which name they sign, as typed.
    pub(crate) team: String,
    /// To whom it can be given.
    pub(crate) heirs: Vec<Choice>,
    /// Whom a letter offers it to, as typed.
    pub(crate) hand_mail: String,
    /// What is wrong.
    pub(crate) errors: Vec<FieldError>,
}

/// What an invitation asks, for whoever opened its link. Posts `do`: `accept`, `refuse`.
#[derive(Debug, Template)]
#[template(path = "join_idea.html")]
pub(crate) struct JoinPage {
    /// What surrounds the page.
    pub(crate) frame: Frame,
    /// What is asked, in a sentence.
    pub(crate) text: String,
    /// The idea.
    pub(crate) idea: Link,
    /// The language it is written in.
    pub(crate) language: String,
    /// The beginning of its text.
    pub(crate) excerpt: String,
    /// What one may do then, and what others see.
    pub(crate) effects: Vec<String>,
    /// Where the form posts to.
    pub(crate) action: String,
    /// Where one signs in first.
    pub(crate) sign_in: Option<String>,
    /// By which name one is shown.
    pub(crate) name: String,
}
