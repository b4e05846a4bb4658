//! What its reader chose about letters, and which they got.

use askama::Template;

use crate::views::{Choice, FieldError, Frame, Link, Tab};

/// Choices about letters: one form (POST `own`, `followed`, `quiet_from`, `quiet_until`, `topic`, `own-…`, `followed-…`).
#[derive(Debug, Template)]
#[template(path = "me_letters.html")]
pub(crate) struct MeLettersPage {
    /// What surrounds the page.
    pub(crate) frame: Frame,
    /// My page, letters, settings.
    pub(crate) tabs: Vec<Tab>,
    /// Where the form posts to.
    pub(crate) action: String,
    /// That letters come back, where they do.
    pub(crate) stopped: Option<String>,
    /// Lets letters go there again (POST).
    pub(crate) again: String,
    /// About one's own.
    pub(crate) own: Vec<Choice>,
    /// About what one follows.
    pub(crate) followed: Vec<Choice>,
    /// From when it is quiet.
    pub(crate) quiet_from: Vec<Choice>,
    /// Until when.
    pub(crate) quiet_until: Vec<Choice>,
    /// Calls, each with what is chosen about it.
    pub(crate) calls: Vec<CallRow>,
    /// Newsletters.
    pub(crate) topics: Vec<Choice>,
    /// Letters that were written, the newest first.
    pub(crate) letters: Vec<LetterRow>,
    /// What is wrong.
    pub(crate) errors: Vec<FieldError>,
}

/// A call with what is chosen about it.
#[derive(Debug, Clone)]
pub(crate) struct CallRow {
    /// Where a letter's “why” leads.
    pub(crate) anchor: String,
    /// The call.
    pub(crate) call: Link,
    /// The field about one's own.
    pub(crate) own_name: String,
    /// Its choices, the first as in general.
    pub(crate) own: Vec<Choice>,
    /// The field about what one follows.
    pub(crate) followed_name: String,
    /// Its choices, the first as in general.
    pub(crate) followed: Vec<Choice>,
    /// Whether it is as in general.
    pub(crate) inherits: bool,
}

/// A letter.
#[derive(Debug, Clone)]
pub(crate) struct LetterRow {
    /// Its subject.
    pub(crate) subject: String,
    /// The language it is in.
    pub(crate) language: String,
    /// When, and what became of it.
    pub(crate) meta: Vec<String>,
    /// What it says.
    pub(crate) text: String,
    /// Whether something went wrong with it.
    pub(crate) is_bad: bool,
}
