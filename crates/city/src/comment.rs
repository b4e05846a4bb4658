//! Comments and their answers, one level deep, about any thing.

use jiff::Timestamp;

use crate::{Actor, Author, Flaws, Id, IsThing, Language, Noun, Refusal, Texts, Thing};

/// A comment as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    /// Its identifier.
    pub id: Id<Comment>,
    /// The thing it is about.
    pub about: Id<Thing>,
    /// The comment it answers.
    pub answers: Option<Id<Comment>>,
    /// Who wrote it.
    pub author: Author,
    /// The office it speaks for, in each language, when it is the city's answer.
    pub office: Option<Texts>,
    /// The language it is written in.
    pub language: Language,
    /// What it says, as Markdown.
    pub text: String,
    /// When it was written.
    pub made: Timestamp,
    /// Whether it can be seen.
    pub state: CommentState,
}

impl IsThing for Comment {
    const NOUN: Noun = Noun::Comment;
}

crate::stored! {
    /// Whether a comment can be seen.
    pub enum CommentState {
        /// By everyone.
        Shown = "shown",
        /// A moderator hid it.
        Hidden = "hidden",
        /// Its author took it back.
        Withdrawn = "withdrawn",
    }
}

impl Comment {
    /// The comment as a thing.
    pub fn thing(&self) -> Thing {
        Thing {
            id: self.id.thing(),
            noun: Noun::Comment,
            parent: Some(self.about),
            author: Some(self.author.id),
            language: self.language.clone(),
            title: String::new(),
            listed: self.state == CommentState::Shown,
            hidden: self.state == CommentState::Hidden,
            published: Some(self.made),
            changed: self.made,
        }
    }

    /// Whether this person wrote it.
    pub fn is_by(&self, actor: &Actor) -> bool {
        actor.is_person(Some(self.author.id))
    }

    /// Takes one's own comment back.
    pub fn withdraw(&mut self, actor: &Actor) -> Result<(), Refusal> {
        if !self.is_by(actor) {
            return Err(Refusal::NotYours);
        }
        if self.state != CommentState::Shown {
            return Err(Refusal::AlreadyElsewhere);
        }
        self.state = CommentState::Withdrawn;
        Ok(())
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
