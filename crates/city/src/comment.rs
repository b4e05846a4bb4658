//! Comments and their answers, one level deep, about any thing.

use jiff::Timestamp;

use crate::{Actor, Author, Flaw, Flaws, Id, IsThing, Language, Noun, Refusal, Texts, Thing};

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
    /// On which side of what it is about it stands, where the conversation has two.
    pub side: Option<Side>,
    /// The language it is written in.
    pub language: Language,
    /// What it says, as Markdown.
    pub text: String,
    /// When it was written.
    pub made: Timestamp,
    /// How many people support it.
    pub supports: i64,
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
        /// It waits for a moderator, who has not seen it yet.
        Held = "held",
    }
}

crate::stored! {
    /// On which side of what it is about a comment stands.
    pub enum Side {
        /// It speaks for it.
        For = "for",
        /// It speaks against it.
        Against = "against",
    }
}

crate::stored! {
    /// Whether a conversation has two sides.
    #[derive(Default)]
    pub enum Sides {
        /// Everybody just says what they think.
        #[default]
        None = "none",
        /// Whoever begins a thread may say whether they are for or against.
        ForAgainst = "for_against",
    }
}

crate::stored! {
    /// In which order a conversation is read.
    #[derive(Default)]
    pub enum TalkOrder {
        /// As it was said.
        #[default]
        Oldest = "oldest",
        /// The newest first.
        Newest = "newest",
        /// What most people support first.
        Supported = "supported",
        /// What its reader has not read yet, as it was said.
        Unread = "unread",
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
            hidden: matches!(self.state, CommentState::Hidden | CommentState::Held),
            published: Some(self.made),
            changed: self.made,
        }
    }

    /// Whether this person wrote it.
    pub fn is_by(&self, actor: &Actor) -> bool {
        actor.is_person(Some(self.author.id))
    }

    /// Takes one's own comment back, also one that waits for a moderator.
    pub fn withdraw(&mut self, actor: &Actor) -> Result<(), Refusal> {
        if !self.is_by(actor) {
            return Err(Refusal::NotYours);
        }
        if !matches!(self.state, CommentState::Shown | CommentState::Held) {
            return Err(Refusal::AlreadyElsewhere);
        }
        self.state = CommentState::Withdrawn;
        Ok(())
    }

    /// Whether it begins a thread; what answers another stands below it.
    pub fn is_top(&self) -> bool {
        self.answers.is_none()
    }

    /// Chooses a side, or none, as long as nobody `replied`: what an answer is to may not turn round.
    pub fn choose(
        &mut self,
        actor: &Actor,
        replied: Replied,
        side: Option<Side>,
    ) -> Result<(), Refusal> {
        if !self.is_by(actor) {
            return Err(Refusal::NotYours);
        }
        let alive = matches!(self.state, CommentState::Shown | CommentState::Held);
        if !alive || !self.is_top() || self.office.is_some() || replied == Replied::Yes {
            return Err(Refusal::AlreadyElsewhere);
        }
        self.side = side;
        Ok(())
    }

    /// `Ok` when it is something that others can support: not one's own, nor what the city says.
    pub fn may_be_supported_by(&self, actor: &Actor) -> Result<(), Refusal> {
        if self.state != CommentState::Shown || self.office.is_some() {
            return Err(Refusal::AlreadyElsewhere);
        }
        if self.is_by(actor) { Err(Refusal::NotYours) } else { Ok(()) }
    }
}

/// Whether somebody answered a comment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Replied {
    /// Somebody did.
    Yes,
    /// Nobody did.
    No,
}

/// A comment's content, checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommentInput {
    /// What it says.
    pub text: String,
    /// The language it is written in.
    pub language: Language,
    /// On which side it stands, where one was chosen.
    pub side: Option<Side>,
}

impl CommentInput {
    /// The fewest and the most characters of a comment.
    pub const LENGTH: (usize, usize) = (2, 2_000);

    /// Checks what was typed.
    pub fn check(typed: &str, language: Language) -> Result<Self, Flaws> {
        let mut flaws = Flaws::default();
        let text = flaws.text("comment", typed, Self::LENGTH.0, Self::LENGTH.1);
        flaws.into_result_with(|| Some(Self { text: text?, language, side: None }))
    }

    /// The same on a side, by its key; nothing typed is no side.
    pub fn on_side(self, typed: &str) -> Result<Self, Flaws> {
        let mut flaws = Flaws::default();
        let side = match typed {
            "" => Some(None),
            key => flaws.keep("side", Side::from_key(key).map(Some).ok_or(Flaw::NotAChoice)),
        };
        flaws.into_result_with(|| Some(Self { side: side?, ..self }))
    }
}
