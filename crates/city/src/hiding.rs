//! Manners: reports, hiding with a reason, appeals, restoring. The same for every thing.

use jiff::Timestamp;

use crate::{Actor, Flaw, Flaws, Id, Person, Refusal, Thing};

crate::stored! {
    /// Why somebody reports something.
    pub enum ReportReason {
        /// It insults or threatens.
        Insult = "insult",
        /// It tells private things about somebody.
        Privacy = "privacy",
        /// It advertises.
        Spam = "spam",
        /// Something else.
        Other = "other",
    }
}

crate::stored! {
    /// How a report was closed.
    pub enum ReportOutcome {
        /// The thing was hidden.
        Hidden = "hidden",
        /// Nothing is wrong with it.
        Fine = "fine",
        /// Its writer took it back before anybody looked.
        Withdrawn = "withdrawn",
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

/// Something hidden, or hidden once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hiding {
    /// Its identifier.
    pub id: Id<Hiding>,
    /// What was hidden.
    pub thing: Id<Thing>,
    /// Whose it is.
    pub author: Id<Person>,
    /// Who hid it.
    pub actor: Id<Person>,
    /// Why; its author reads it.
    pub reason: String,
    /// When.
    pub made_at: Timestamp,
    /// What its author answers.
    pub appeal: Option<String>,
    /// When.
    pub appealed_at: Option<Timestamp>,
    /// What the moderators say to that.
    pub answer: Option<String>,
    /// When.
    pub answered_at: Option<Timestamp>,
    /// When it was shown again.
    pub restored_at: Option<Timestamp>,
}

/// The fewest and the most characters of a reason that somebody concerned reads.
pub const REASON: (usize, usize) = (10, 1_000);
/// The fewest and the most characters of an appeal.
pub const APPEAL: (usize, usize) = (10, 2_000);

/// Reads a reason that somebody concerned, or everyone, reads.
pub fn reason(field: &str, typed: &str) -> Result<String, Flaws> {
    bounded(field, typed, REASON)
}

fn bounded(field: &str, typed: &str, (least, most): (usize, usize)) -> Result<String, Flaws> {
    let mut flaws = Flaws::default();
    let text = flaws.text(field, typed, least, most);
    flaws.into_result_with(|| text)
}

/// Hides something that is shown: the reason its author will read.
pub fn hide(is_hidden: bool, typed: &str) -> Result<String, Refusal> {
    if is_hidden {
        return Err(Refusal::AlreadyElsewhere);
    }
    Ok(reason("reason", typed)?)
}

/// Shows something again that was hidden.
pub fn restore(is_hidden: bool) -> Result<(), Refusal> {
    if is_hidden { Ok(()) } else { Err(Refusal::AlreadyElsewhere) }
}

impl Hiding {
    /// Whether its author can still answer it, while `is_hidden`.
    pub fn can_be_appealed(&self, is_hidden: bool) -> bool {
        is_hidden && self.appealed_at.is_none()
    }

    /// Whether its author has answered and no moderator has come back to it, while `is_hidden`.
    pub fn waits(&self, is_hidden: bool) -> bool {
        is_hidden && self.appealed_at.is_some() && self.answered_at.is_none()
    }

    /// Answers it: its author may, once, while it lasts.
    pub fn appeal(&self, actor: &Actor, is_hidden: bool, typed: &str) -> Result<String, Refusal> {
        if !actor.is_person(Some(self.author)) {
            return Err(Refusal::NotFound);
        }
        if !self.can_be_appealed(is_hidden) {
            return Err(Refusal::AlreadyElsewhere);
        }
        Ok(bounded("appeal", typed, APPEAL)?)
    }

    /// Keeps it after its author answered: what the moderators say to that.
    pub fn keep(&self, is_hidden: bool, typed: &str) -> Result<String, Refusal> {
        if !self.waits(is_hidden) {
            return Err(Refusal::AlreadyElsewhere);
        }
        Ok(reason("answer", typed)?)
    }
}
