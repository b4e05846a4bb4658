//! Manners: reports, hiding with a reason, appeals, restoring.

use city::{Actor, Flaw, Flaws, Id, Person};
use jiff::Timestamp;

use crate::{Comment, Idea, Refusal};

/// What a report or a hiding is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Subject {
    /// An idea.
    Idea(Id<Idea>),
    /// A comment.
    Comment(Id<Comment>),
}

impl Subject {
    /// The noun, as stored.
    pub fn noun(self) -> &'static str {
        match self {
            Self::Idea(_) => "idea",
            Self::Comment(_) => "comment",
        }
    }

    /// The identifier, as stored.
    pub fn id(self) -> i64 {
        match self {
            Self::Idea(id) => id.get(),
            Self::Comment(id) => id.get(),
        }
    }

    /// The subject stored so.
    pub fn from_stored(noun: &str, id: i64) -> Option<Self> {
        match noun {
            "idea" => Some(Self::Idea(Id::new(id))),
            "comment" => Some(Self::Comment(Id::new(id))),
            _ => None,
        }
    }
}

/// Why somebody reports something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReportReason {
    /// It insults or threatens.
    Insult,
    /// It tells private things about somebody.
    Privacy,
    /// It advertises.
    Spam,
    /// Something else.
    Other,
}

impl ReportReason {
    /// All reasons, in the order they are shown.
    pub const ALL: &'static [Self] = &[Self::Insult, Self::Privacy, Self::Spam, Self::Other];

    /// The reason's key, as stored and in forms.
    pub fn key(self) -> &'static str {
        match self {
            Self::Insult => "insult",
            Self::Privacy => "privacy",
            Self::Spam => "spam",
            Self::Other => "other",
        }
    }

    /// The reason with this key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|reason| reason.key() == key)
    }
}

/// A report, checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// Why.
    pub reason: ReportReason,
    /// In the reporter's words; may be empty, at most 500 characters.
    pub text: String,
}

impl Report {
    /// Checks what was typed.
    pub fn check(reason: &str, text: &str) -> Result<Self, Flaws> {
        let mut flaws = Flaws::default();
        let reason = flaws.keep("reason", ReportReason::from_key(reason).ok_or(Flaw::Missing));
        let text = flaws.text("text", text, 0, 500);
        flaws.into_result_with(|| Some(Self { reason: reason?, text: text? }))
    }
}

/// A hiding's reason, checked: the author reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HideInput {
    /// 10 to 1,000 characters.
    pub reason: String,
}

/// What the author answers to a hiding, checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appeal {
    /// 10 to 2,000 characters.
    pub text: String,
}

/// Hides something that is shown, with a reason its author can read.
pub fn hide(hidden: bool, reason: &str) -> Result<HideInput, Refusal> {
    if hidden {
        return Err(Refusal::AlreadyElsewhere);
    }
    let mut flaws = Flaws::default();
    let reason = flaws.text("reason", reason, 10, 1_000);
    Ok(flaws.into_result_with(|| Some(HideInput { reason: reason? }))?)
}

/// Shows something again that was hidden.
pub fn restore(hidden: bool) -> Result<(), Refusal> {
    if hidden { Ok(()) } else { Err(Refusal::AlreadyElsewhere) }
}

/// Answers a hiding: its author may, once, while it lasts.
pub fn appeal(
    actor: &Actor,
    author: Id<Person>,
    appealed: Option<Timestamp>,
    hidden: bool,
    text: &str,
) -> Result<Appeal, Refusal> {
    if !actor.is_person(Some(author)) {
        return Err(Refusal::NotFound);
    }
    if !hidden || appealed.is_some() {
        return Err(Refusal::AlreadyElsewhere);
    }
    let mut flaws = Flaws::default();
    let text = flaws.text("appeal", text, 10, 2_000);
    Ok(flaws.into_result_with(|| Some(Appeal { text: text? }))?)
}
