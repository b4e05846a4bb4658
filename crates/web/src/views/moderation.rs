//! Moderation: reports, first posts of new writers, appeals, and what is hidden.

use askama::Template;

use super::{Choice, FieldError, Frame, Link, Pages, Tab};
use crate::html::SafeHtml;

/// What waits for a moderator, oldest first.
#[derive(Debug, Template)]
#[template(path = "moderation.html")]
pub struct ModerationPage {
    /// What surrounds the page.
    pub frame: Frame,
    /// Reports, first posts, appeals, hidden.
    pub tabs: Vec<Tab>,
    /// What waits. Each form posts `do` (`fine`, `hide`, `restore`, `stay`), `reason` and `text`.
    pub items: Vec<Moderated>,
    /// The rules of the conversation (field `reason`).
    pub reasons: Vec<Choice>,
    /// More of it.
    pub pages: Pages,
}

/// Something written that a moderator looks at.
#[derive(Debug, Clone)]
pub struct Moderated {
    /// Its id, for anchors.
    pub id: String,
    /// An idea's title or "A comment on …".
    pub what: Link,
    /// Author, when, why it is here.
    pub meta: Vec<String>,
    /// The language tag it is written in.
    pub language: String,
    /// Its text.
    pub html: SafeHtml,
    /// Reports: the reason with what was written.
    pub reports: Vec<String>,
    /// Why and since when it is hidden; empty where the appeal says it.
    pub why_hidden: String,
    /// The author's appeal, with the reason it was hidden for.
    pub appeal: Option<(String, String)>,
    /// Whether it is hidden now.
    pub hidden: bool,
    /// Where the form posts to.
    pub action: String,
    /// The sentence to the author, as typed.
    pub text: String,
    /// What is wrong.
    pub errors: Vec<FieldError>,
}
