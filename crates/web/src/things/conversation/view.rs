//! A conversation as pages show it.

use crate::html::SafeHtml;
use crate::typed::KeptForm;
use crate::views::{Choice, FieldError, Link, Pages, Tab, Toggle, face};

/// The conversation about a thing.
#[derive(Debug, Clone, Default)]
pub struct Conversation {
    /// How many comments there are, replies included.
    pub count: i64,
    /// In which orders it can be read; none where there is little to order.
    pub orders: Vec<Tab>,
    /// What the city said, above the rest.
    pub official: Vec<CommentView>,
    /// Those for it and those against, beside each other.
    pub columns: Vec<Column>,
    /// The threads of this page, in its order.
    pub comments: Vec<CommentView>,
    /// More of them.
    pub pages: Pages,
    /// Leads from a part of the conversation to all of it.
    pub whole: Option<Link>,
    /// Where the reader says that they have read it all (POST), and up to which comment.
    pub read: Option<(String, i64)>,
    /// Writing a comment, or why not.
    pub form: CommentForm,
}

/// One side of a conversation.
#[derive(Debug, Clone)]
pub struct Column {
    /// Its key: `for` or `against`.
    pub key: &'static str,
    /// What it is called.
    pub heading: &'static str,
    /// How many stand on it.
    pub count: i64,
    /// The first of them.
    pub comments: Vec<CommentView>,
    /// All of them, where there are more.
    pub more: Option<Link>,
    /// What stands there when nobody is on it.
    pub empty: &'static str,
}

/// A comment.
#[derive(Debug, Clone, Default)]
pub struct CommentView {
    /// Its id; the anchor is `comment-{id}`.
    pub id: String,
    /// The address that leads to it wherever it stands.
    pub link: String,
    /// First name and initial, or a chosen name.
    pub author: String,
    /// When, as one says it: "2 days ago".
    pub when: String,
    /// The language tag it is read in.
    pub language: String,
    /// Its text.
    pub html: SafeHtml,
    /// The office it speaks for, for an official answer.
    pub office: Option<String>,
    /// The side it stands on, where it does not stand in a column.
    pub side: Option<&'static str>,
    /// Whether its reader has not read it yet.
    pub is_new: bool,
    /// "Hidden by a moderator", when it is; the text is then empty for others.
    pub hidden: Option<String>,
    /// Why it waits for a moderator, to its author.
    pub waits: Vec<&'static str>,
    /// Why it is folded away.
    pub folded: Option<&'static str>,
    /// "Translated by machine from Dutch", where it is.
    pub translated: Option<String>,
    /// The original of what was translated.
    pub original: Option<String>,
    /// Where a translation is asked for (POST).
    pub translate: Option<String>,
    /// Where its author answers the hiding.
    pub appeal: Option<String>,
    /// The statement of reasons.
    pub statement: Option<String>,
    /// Supports it, or takes that back.
    pub support: Option<Toggle>,
    /// "3 people support this", where somebody does.
    pub supports: Option<String>,
    /// Where its author changes sides (POST `side`), with the other choices.
    pub choose: Option<(String, Vec<Choice>)>,
    /// Where to answer it.
    pub reply: Option<String>,
    /// Where to report it.
    pub report: Option<String>,
    /// Where its author takes it back (POST).
    pub delete: Option<String>,
    /// Answers; they have none of their own.
    pub replies: Vec<CommentView>,
    /// The rest of the answers.
    pub more: Option<Link>,
}

impl CommentView {
    /// The letter in the circle beside it.
    pub fn letter(&self) -> char {
        face(&self.author).0
    }

    /// The colour of that circle, as a class.
    pub fn face(&self) -> &'static str {
        if self.office.is_some() { " c" } else { face(&self.author).1 }
    }
}

/// The form for a comment: posts `text`, `side` where there are two, and `parent` for an answer.
#[derive(Debug, Clone, Default)]
pub struct CommentForm {
    /// Where it posts to; `None` when nobody or not this reader can comment now.
    pub action: Option<String>,
    /// Why not, or under which name it will appear.
    pub note: String,
    /// What has been typed.
    pub text: String,
    /// For, against or neither, where the conversation has two sides.
    pub sides: Vec<Choice>,
    /// How it is kept.
    pub kept: KeptForm,
    /// The comment being answered (id and author), when it is an answer.
    pub parent: Option<(String, String)>,
    /// What is wrong.
    pub errors: Vec<FieldError>,
}
