//! Amendments: a change of its words that somebody proposes to those who write an idea. They take it in, and it becomes a version
//! with whoever proposed it, or say in a sentence why not.

use city::{Actor, Author, Flaw, Flaws, Id, IsThing, Language, Noun, Refusal, Thing};
use jiff::Timestamp;

use crate::{Idea, Limits};

/// An amendment as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Amendment {
    /// Its identifier.
    pub id: Id<Amendment>,
    /// The idea it would change.
    pub idea: Id<Idea>,
    /// Who proposes it.
    pub author: Author,
    /// What became of it.
    pub state: AmendmentState,
    /// Whether a moderator has hidden it.
    pub hidden: bool,
    /// What it proposes.
    pub input: AmendmentInput,
    /// When it was proposed.
    pub made: Timestamp,
    /// Why it was not taken in; empty else.
    pub answer: String,
    /// When it was answered.
    pub answered: Option<Timestamp>,
}

impl IsThing for Amendment {
    const NOUN: Noun = Noun::Amendment;
}

city::stored! {
    /// What became of an amendment.
    pub enum AmendmentState {
        /// It waits for those who write the idea.
        Open = "open",
        /// It was taken in.
        Accepted = "accepted",
        /// It was not.
        Declined = "declined",
        /// Whoever proposed it took it back.
        Withdrawn = "withdrawn",
    }
}

/// What an amendment proposes, checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AmendmentInput {
    /// The language it is written in: the idea's own.
    pub language: Language,
    /// What the idea would be called.
    pub title: String,
    /// What it would say, as Markdown.
    pub text: String,
    /// Why.
    pub reason: String,
}

impl AmendmentInput {
    /// The fewest and the most characters of a reason.
    pub const REASON: (usize, usize) = (10, 500);

    /// How many amendments of one person wait in one idea at most.
    pub const MOST_OPEN: usize = 3;

    /// Checks what was typed: the whole title and text as they would be, which must not be what they are.
    pub fn check(idea: &Idea, title: &str, text: &str, reason: &str) -> Result<Self, Flaws> {
        let mut flaws = Flaws::default();
        let title = flaws.text("title", title, Limits::TITLE.0, Limits::TITLE.1);
        let text = flaws.text("text", text, Limits::TEXT.0, Limits::TEXT.1);
        let reason = flaws.text("reason", reason, Self::REASON.0, Self::REASON.1);
        let title = title.map(|it| it.split_whitespace().collect::<Vec<_>>().join(" "));
        // A form sends lines as mail does; that alone is no change.
        let text = text.map(|it| it.replace("\r\n", "\n"));
        let as_it_is = title.as_deref() == Some(idea.input.title.as_str())
            && text.as_deref() == Some(idea.input.text.replace("\r\n", "\n").as_str());
        if as_it_is {
            flaws.add("text", Flaw::Taken);
        }
        let language = idea.input.language.clone();
        flaws.into_result_with(|| {
            Some(Self { language, title: title?, text: text?, reason: reason? })
        })
    }
}

impl Amendment {
    /// The amendment as a thing.
    pub fn thing(&self, now: Timestamp) -> Thing {
        Thing {
            id: self.id.thing(),
            noun: Noun::Amendment,
            parent: Some(self.idea.thing()),
            author: Some(self.author.id),
            language: self.input.language.clone(),
            title: self.input.title.clone(),
            listed: self.is_listed(),
            hidden: self.hidden,
            published: Some(self.made),
            changed: now,
        }
    }

    /// Whether it can be seen by everybody who sees the idea.
    pub fn is_listed(&self) -> bool {
        self.state != AmendmentState::Withdrawn && !self.hidden
    }

    /// Whether this person proposed it.
    pub fn is_by(&self, actor: &Actor) -> bool {
        actor.is_person(Some(self.author.id))
    }

    /// Takes it in: what the idea says from now on is what it proposes. Whether the idea may be changed has been looked at.
    pub fn accept(&mut self, now: Timestamp) -> Result<(), Refusal> {
        self.waits()?;
        self.state = AmendmentState::Accepted;
        self.answered = Some(now);
        Ok(())
    }

    /// Does not take it in, and says why.
    pub fn decline(&mut self, answer: &str, now: Timestamp) -> Result<(), Refusal> {
        self.waits()?;
        let mut flaws = Flaws::default();
        let answer = flaws.text("answer", answer, Self::ANSWER.0, Self::ANSWER.1);
        self.answer = flaws.into_result_with(|| answer)?;
        self.state = AmendmentState::Declined;
        self.answered = Some(now);
        Ok(())
    }

    /// The fewest and the most characters of what is said against one.
    pub const ANSWER: (usize, usize) = (10, 500);

    /// Takes one's own back, as long as it waits.
    pub fn withdraw(&mut self, actor: &Actor) -> Result<(), Refusal> {
        if !self.is_by(actor) {
            return Err(Refusal::NotYours);
        }
        self.waits()?;
        self.state = AmendmentState::Withdrawn;
        Ok(())
    }

    fn waits(&self) -> Result<(), Refusal> {
        match self.state {
            AmendmentState::Open if !self.hidden => Ok(()),
            _ => Err(Refusal::AlreadyElsewhere),
        }
    }
}
