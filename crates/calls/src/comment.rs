//! Comments and their answers, one level deep.

use city::{Author, Flaws, Id, Language};
use jiff::Timestamp;

use crate::Idea;

/// A comment as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    /// Its identifier.
    pub id: Id<Comment>,
    /// The idea it is about.
    pub idea: Id<Idea>,
    /// The comment it answers.
    pub parent: Option<Id<Comment>>,
    /// Who wrote it.
    pub author: Author,
    /// The office it speaks for, when it is the city's answer.
    pub office: Option<String>,
    /// The language it is written in.
    pub language: Language,
    /// What it says, as Markdown.
    pub text: String,
    /// When it was written.
    pub made: Timestamp,
    /// Whether it can be seen.
    pub state: CommentState,
}

/// Whether a comment can be seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CommentState {
    /// By everyone.
    Shown,
    /// A moderator hid it.
    Hidden,
    /// Its author took it back.
    Withdrawn,
}

impl CommentState {
    /// The state's key, as stored.
    pub fn key(self) -> &'static str {
        match self {
            Self::Shown => "shown",
            Self::Hidden => "hidden",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// The state with this key.
    pub fn from_key(key: &str) -> Option<Self> {
        [Self::Shown, Self::Hidden, Self::Withdrawn].into_iter().find(|state| state.key() == key)
    }
}

/// A comment's content, checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommentInput {
    /// What it says.
    pub text: String,
    /// The language it is written in.
    pub language: Language,
}

impl CommentInput {
    /// The fewest and the most characters of a comment.
    pub const LENGTH: (usize, usize) = (2, 2_000);

    /// Checks what was typed.
    pub fn check(typed: &str, language: Language) -> Result<Self, Flaws> {
        let mut flaws = Flaws::default();
        let text = flaws.text("comment", typed, Self::LENGTH.0, Self::LENGTH.1);
        flaws.into_result_with(|| Some(Self { text: text?, language }))
    }
}
