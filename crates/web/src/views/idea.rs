//! An idea with its journey, its place, its supporters and its conversation.

use askama::Template;

use super::parts::face;
use super::{
    Banner, Choice, Fact, FieldError, Frame, Link, MapPanel, Picture, State, Step, Toggle,
};
use crate::html::SafeHtml;

/// The page of an idea.
#[derive(Debug, Template)]
#[template(path = "idea.html")]
pub struct IdeaPage {
    /// What surrounds the page.
    pub frame: Frame,
    /// The call it answers.
    pub call: Link,
    /// Its title.
    pub title: String,
    /// The language tag it is written in.
    pub language: String,
    /// Where it stands.
    pub state: State,
    /// Theme, neighbourhood, "Shared 12 October by Karel D.".
    pub meta: Vec<String>,
    /// Its picture.
    pub picture: Picture,
    /// Hidden, merged, withdrawn, change asked for.
    pub banner: Option<Banner>,
    /// Its text.
    pub html: SafeHtml,
    /// What happened to it, oldest first.
    pub journey: Vec<Step>,
    /// What comes next.
    pub next: Vec<Step>,
    /// Its supporters.
    pub support: SupportBox,
    /// Following it; `None` where it makes no sense.
    pub follow: Option<Toggle>,
    /// Cost, place in words, and the like.
    pub facts: Vec<Fact>,
    /// Where it is.
    pub map: Option<MapPanel>,
    /// Ideas that were merged into it, with their authors.
    pub merged: Vec<Link>,
    /// How many comments there are, replies included.
    pub comment_count: i64,
    /// The conversation, oldest first.
    pub comments: Vec<Comment>,
    /// Writing a comment, or why not.
    pub comment_form: CommentForm,
    /// Reporting the idea or a comment.
    pub report: Option<ReportForm>,
    /// What its author can do: change, withdraw. Each leads to a page of its own.
    pub author_tools: Vec<Link>,
    /// What staff can do: screen, merge, ask for a change, answer, hide.
    pub staff_tools: Vec<Link>,
    /// Ideas like this one.
    pub similar: Vec<Similar>,
}

/// An idea like the one being read.
#[derive(Debug, Clone)]
pub struct Similar {
    /// The idea.
    pub idea: Link,
    /// Why it is shown: "Kessel-Lo, same theme".
    pub why: String,
}

/// How many support it, and the button.
#[derive(Debug, Clone)]
pub struct SupportBox {
    /// How many neighbours support it.
    pub count: i64,
    /// The button, while support is open.
    pub toggle: Option<Toggle>,
    /// What support is for and until when, or why it is closed.
    pub note: String,
}

/// A comment.
#[derive(Debug, Clone)]
pub struct Comment {
    /// Its id; the anchor is `comment-{id}`.
    pub id: String,
    /// First name and initial, or a chosen name.
    pub author: String,
    /// When, as one says it: "2 days ago".
    pub when: String,
    /// The language tag it is written in.
    pub language: String,
    /// Its text.
    pub html: SafeHtml,
    /// The office it speaks for, for an official answer.
    pub office: Option<String>,
    /// "Hidden by a moderator", when it is; the text is then empty for others.
    pub hidden: Option<String>,
    /// Where its author answers the hiding.
    pub appeal: Option<String>,
    /// Where to answer it.
    pub reply: Option<String>,
    /// Where to report it.
    pub report: Option<String>,
    /// Where its author takes it back (POST).
    pub delete: Option<String>,
    /// Answers; they have none of their own.
    pub replies: Vec<Comment>,
}

impl Comment {
    pub(crate) fn letter(&self) -> char {
        face(&self.author).0
    }

    pub(crate) fn face(&self) -> &'static str {
        if self.office.is_some() { " c" } else { face(&self.author).1 }
    }
}

/// The form for a comment: posts `text`, and `parent` for an answer.
#[derive(Debug, Clone)]
pub struct CommentForm {
    /// Where it posts to; `None` when nobody or not this reader can comment now.
    pub action: Option<String>,
    /// Why not, or under which name it will appear.
    pub note: String,
    /// Signing in, where that is what is missing.
    pub sign_in: Option<String>,
    /// What has been typed.
    pub text: String,
    /// The comment being answered (id and author), when it is an answer.
    pub parent: Option<(String, String)>,
    /// What is wrong.
    pub errors: Vec<FieldError>,
}

/// The form for a report: posts `reason` and `text`.
#[derive(Debug, Clone)]
pub struct ReportForm {
    /// Where it posts to.
    pub action: String,
    /// Spam, insult, private data, somebody else's work, something else.
    pub reasons: Vec<Choice>,
}

/// A report on a page of its own (for a comment, or after an error): posts `reason` and `text`.
#[derive(Debug, Template)]
#[template(path = "report.html")]
pub struct ReportPage {
    /// What surrounds the page.
    pub frame: Frame,
    /// Where the thing is.
    pub back: Link,
    /// What is reported, shortened.
    pub quote: String,
    /// The form.
    pub form: ReportForm,
    /// What has been typed.
    pub text: String,
    /// What is wrong.
    pub errors: Vec<FieldError>,
}
