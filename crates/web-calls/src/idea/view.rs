//! An idea with its journey, its place, its supporters and its conversation.

use crate::paths::CallLinks as _;
use crate::words::CallWords as _;
use askama::Template;
use web::html::SafeHtml;

use crate::cards::State;
use web::views::face;
use web::views::{Banner, Choice, Fact, FieldError, Frame, Link, MapPanel, Picture, Step, Toggle};

/// The page of an idea.
#[derive(Debug, Template)]
#[template(path = "idea.html")]
pub(crate) struct IdeaPage {
    /// What surrounds the page.
    pub(crate) frame: Frame,
    /// The call it answers.
    pub(crate) call: Link,
    /// Its title.
    pub(crate) title: String,
    /// The language tag it is written in.
    pub(crate) language: String,
    /// Where it stands.
    pub(crate) state: State,
    /// Theme, neighbourhood, "Shared 12 October by Karel D.".
    pub(crate) meta: Vec<String>,
    /// Its picture.
    pub(crate) picture: Picture,
    /// Hidden, merged, withdrawn, change asked for.
    pub(crate) banner: Option<Banner>,
    /// Its text.
    pub(crate) html: SafeHtml,
    /// What happened to it, oldest first.
    pub(crate) journey: Vec<Step>,
    /// What comes next.
    pub(crate) next: Vec<Step>,
    /// Its supporters.
    pub(crate) support: SupportBox,
    /// Following it; `None` where it makes no sense.
    pub(crate) follow: Option<Toggle>,
    /// Cost, place in words, and the like.
    pub(crate) facts: Vec<Fact>,
    /// Where it is.
    pub(crate) map: Option<MapPanel>,
    /// Ideas that were merged into it, with their authors.
    pub(crate) merged: Vec<Link>,
    /// How many comments there are, replies included.
    pub(crate) comment_count: i64,
    /// The conversation, oldest first.
    pub(crate) comments: Vec<Comment>,
    /// Writing a comment, or why not.
    pub(crate) comment_form: CommentForm,
    /// Reporting the idea or a comment.
    pub(crate) report: Option<ReportForm>,
    /// What its author can do: change, withdraw. Each leads to a page of its own.
    pub(crate) author_tools: Vec<Link>,
    /// What staff can do: screen, merge, ask for a change, answer, hide.
    pub(crate) staff_tools: Vec<Link>,
    /// Ideas like this one.
    pub(crate) similar: Vec<Similar>,
}

/// An idea like the one being read.
#[derive(Debug, Clone)]
pub(crate) struct Similar {
    /// The idea.
    pub(crate) idea: Link,
    /// Why it is shown: "Kessel-Lo, same theme".
    pub(crate) why: String,
}

/// How many support it, and the button.
#[derive(Debug, Clone)]
pub(crate) struct SupportBox {
    /// How many neighbours support it.
    pub(crate) count: i64,
    /// The button, while support is open.
    pub(crate) toggle: Option<Toggle>,
    /// What support is for and until when, or why it is closed.
    pub(crate) note: String,
}

/// A comment.
#[derive(Debug, Clone)]
pub(crate) struct Comment {
    /// Its id; the anchor is `comment-{id}`.
    pub(crate) id: String,
    /// First name and initial, or a chosen name.
    pub(crate) author: String,
    /// When, as one says it: "2 days ago".
    pub(crate) when: String,
    /// The language tag it is written in.
    pub(crate) language: String,
    /// Its text.
    pub(crate) html: SafeHtml,
    /// The office it speaks for, for an official answer.
    pub(crate) office: Option<String>,
    /// "Hidden by a moderator", when it is; the text is then empty for others.
    pub(crate) hidden: Option<String>,
    /// Where its author answers the hiding.
    pub(crate) appeal: Option<String>,
    /// Where to answer it.
    pub(crate) reply: Option<String>,
    /// Where to report it.
    pub(crate) report: Option<String>,
    /// Where its author takes it back (POST).
    pub(crate) delete: Option<String>,
    /// Answers; they have none of their own.
    pub(crate) replies: Vec<Comment>,
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
pub(crate) struct CommentForm {
    /// Where it posts to; `None` when nobody or not this reader can comment now.
    pub(crate) action: Option<String>,
    /// Why not, or under which name it will appear.
    pub(crate) note: String,
    /// Signing in, where that is what is missing.
    pub(crate) sign_in: Option<String>,
    /// What has been typed.
    pub(crate) text: String,
    /// The comment being answered (id and author), when it is an answer.
    pub(crate) parent: Option<(String, String)>,
    /// What is wrong.
    pub(crate) errors: Vec<FieldError>,
}

/// The form for a report: posts `reason` and `text`.
#[derive(Debug, Clone)]
pub(crate) struct ReportForm {
    /// Where it posts to.
    pub(crate) action: String,
    /// Spam, insult, private data, somebody else's work, something else.
    pub(crate) reasons: Vec<Choice>,
}

/// A report on a page of its own (for a comment, or after an error): posts `reason` and `text`.
#[derive(Debug, Template)]
#[template(path = "report.html")]
pub(crate) struct ReportPage {
    /// What surrounds the page.
    pub(crate) frame: Frame,
    /// Where the thing is.
    pub(crate) back: Link,
    /// What is reported, shortened.
    pub(crate) quote: String,
    /// The form.
    pub(crate) form: ReportForm,
    /// What has been typed.
    pub(crate) text: String,
    /// What is wrong.
    pub(crate) errors: Vec<FieldError>,
}
