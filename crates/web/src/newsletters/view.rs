//! Newsletters as officers see them.

use askama::Template;

use crate::views::{Choice, Fact, FieldError, Frame, Link, Pages};

/// Newsletters, the newest first, and a new one (POST `topic`).
#[derive(Debug, Template)]
#[template(path = "newsletters.html")]
pub(crate) struct NewslettersPage {
    /// What surrounds the page.
    pub(crate) frame: Frame,
    /// Where a new one is begun.
    pub(crate) action: String,
    /// What it can be about.
    pub(crate) topics: Vec<Choice>,
    /// The newsletters.
    pub(crate) rows: Vec<NewsletterRow>,
    /// More of them.
    pub(crate) pages: Pages,
    /// What is wrong.
    pub(crate) errors: Vec<FieldError>,
}

/// A newsletter in the list.
#[derive(Debug, Clone)]
pub(crate) struct NewsletterRow {
    /// Its subject, leading to it.
    pub(crate) link: Link,
    /// Its state: a class and a word.
    pub(crate) state: (&'static str, &'static str),
    /// What it is about, when it left, to how many.
    pub(crate) meta: Vec<String>,
}

/// A newsletter: its words while it is a draft (POST `version`, `subject-…`, `text-…`), and how it looks.
#[derive(Debug, Template)]
#[template(path = "newsletter.html")]
pub(crate) struct NewsletterPage {
    /// What surrounds the page.
    pub(crate) frame: Frame,
    /// What it is about.
    pub(crate) about: String,
    /// Its state: a class and a word.
    pub(crate) state: (&'static str, &'static str),
    /// How many there are to get it, or got it, and how many came back.
    pub(crate) numbers: Vec<Fact>,
    /// What happens next.
    pub(crate) next: String,
    /// Its words, while they can be changed.
    pub(crate) draft: Option<DraftForm>,
    /// Where it is called back, while it can be.
    pub(crate) call_back: Option<String>,
    /// How it looks in each language it has.
    pub(crate) previews: Vec<Preview>,
    /// What is wrong.
    pub(crate) errors: Vec<FieldError>,
}

/// What can be done with a draft.
#[derive(Debug, Clone)]
pub(crate) struct DraftForm {
    /// Where its words are saved.
    pub(crate) action: String,
    /// Where a letter to oneself is sent.
    pub(crate) test: String,
    /// Where it is let go.
    pub(crate) send: String,
    /// Where it is thrown away.
    pub(crate) discard: String,
    /// Which version it was.
    pub(crate) version: i64,
    /// When it shall leave, as typed.
    pub(crate) send_at: String,
    /// The fields of each language: its name, the subject's field and text, the text's field and text.
    pub(crate) languages: Vec<LanguageFields>,
}

/// The fields of one language.
#[derive(Debug, Clone)]
pub(crate) struct LanguageFields {
    /// Its tag.
    pub(crate) tag: String,
    /// Its own name.
    pub(crate) name: String,
    /// The field of the subject.
    pub(crate) subject_field: String,
    /// The subject.
    pub(crate) subject: String,
    /// The field of the text.
    pub(crate) text_field: String,
    /// The text.
    pub(crate) text: String,
}

/// A newsletter as it is mailed.
#[derive(Debug, Clone)]
pub(crate) struct Preview {
    /// The language's tag.
    pub(crate) tag: String,
    /// The language's own name.
    pub(crate) name: String,
    /// Its subject.
    pub(crate) subject: String,
    /// Its text, whole.
    pub(crate) text: String,
}
