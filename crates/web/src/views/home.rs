//! The home page of a city: what is open, what happened to ideas, the whole journey in numbers.

use askama::Template;

use super::{CallCard, Fact, Frame, Link, State};
use crate::art;
use crate::html::SafeHtml;

/// The home page.
#[derive(Debug, Template)]
#[template(path = "home.html")]
pub struct HomePage {
    /// What surrounds the page.
    pub frame: Frame,
    /// Where "Share an idea" leads: the one open call's first step, or the list of calls.
    /// `None` when no call takes ideas.
    pub share: Option<String>,
    /// Numbers of the city, at most four.
    pub numbers: Vec<Fact>,
    /// Calls that are open, the most urgent first; the first one is shown larger.
    pub open: Vec<CallCard>,
    /// How many calls there are in all.
    pub calls: i64,
    /// What happened to ideas lately, newest first, at most six.
    pub happened: Vec<Happening>,
    /// The six steps of the journey, each with a count in words ("61 decided, with reasons").
    pub journey: Vec<Fact>,
    /// About this site, from the city's own text; may be empty.
    pub about_html: SafeHtml,
}

/// Something that happened to an idea.
#[derive(Debug, Clone)]
pub struct Happening {
    /// The idea.
    pub idea: Link,
    /// Where it stands now.
    pub state: State,
    /// What happened and why, in a sentence.
    pub text: String,
    /// When, and where the idea is: "yesterday", "Kessel-Lo".
    pub meta: Vec<String>,
}

impl HomePage {
    pub(crate) fn quilt(&self) -> SafeHtml {
        art::quilt(&self.frame.city, 14, 7)
    }
}
