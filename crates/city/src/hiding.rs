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

crate::stored! {
    /// What the public log of removals counts.
    pub enum What {
        /// It was held until a moderator had read it.
        Held = "held",
        /// A moderator read what was held and found it fine.
        Released = "released",
        /// It was hidden.
        Hidden = "hidden",
        /// Its author objected.
        Appealed = "appealed",
        /// It was shown again.
        Restored = "restored",
        /// It stays hidden after its author objected.
        Kept = "kept",
    }
}

crate::stored! {
    /// How the city came to look at something that it hid.
    pub enum Detected {
        /// Somebody reported it.
        Report = "report",
        /// A machine held it until a person had read it.
        Machine = "machine",
        /// A moderator came across it.
        Moderator = "moderator",
    }
}

/// Why something is hidden, as the statement of reasons says it (Digital Services Act, article 17).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ruling {
    /// Which rule of the conversation it breaks.
    pub rule: ReportReason,
    /// Which law it breaks, where it does; empty where it breaks the rules of the city's pages.
    pub law: String,
    /// The facts, in a moderator's words.
    pub reason: String,
    /// What its author is written: the whole statement in their language; empty for the facts alone.
    pub told: String,
}

impl From<&str> for Ruling {
    fn from(reason: &str) -> Self {
        let (law, told) = (String::new(), String::new());
        Self { rule: ReportReason::Other, law, reason: reason.to_owned(), told }
    }
}

impl Ruling {
    /// The most characters of the name of a law.
    pub const LAW: usize = 200;

    /// Reads what was typed: the facts are what somebody concerned reads.
    pub fn check(&self) -> Result<Self, Flaws> {
        let mut flaws = Flaws::default();
        let reason = flaws.text("reason", &self.reason, REASON.0, REASON.1);
        let law = flaws.text("law", &self.law, 0, Self::LAW);
        flaws.into_result_with(|| Some(Self { reason: reason?, law: law?, ..self.clone() }))
    }
}

/// A moderator's wish to hide something, which another one confirms or turns down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// What is to be hidden.
    pub thing: Id<Thing>,
    /// Who proposes it.
    pub actor: Id<Person>,
    /// Why.
    pub ruling: Ruling,
    /// When.
    pub made_at: Timestamp,
}

impl Proposal {
    /// Confirms it, or turns it down: another pair of eyes does.
    pub fn answer(&self, actor: &Actor) -> Result<(), Refusal> {
        if actor.is_person(Some(self.actor)) { Err(Refusal::NotYours) } else { Ok(()) }
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
    /// Who confirmed it, where the city asks for two.
    pub second: Option<Id<Person>>,
    /// Which rule it breaks.
    pub rule: ReportReason,
    /// Which law it breaks, where it does.
    pub law: String,
    /// How the city came to look at it.
    pub detected: Detected,
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

/// Hides something that is shown, or that nobody has looked at yet: the reasons its author will read.
pub fn hide(is_hidden: bool, ruling: &Ruling) -> Result<Ruling, Refusal> {
    if is_hidden {
        return Err(Refusal::AlreadyElsewhere);
    }
    Ok(ruling.check()?)
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

    /// Whether this person had a hand in it, and so does not judge what its author says to it.
    pub fn is_by(&self, actor: &Actor) -> bool {
        actor.is_person(Some(self.actor)) || self.second.is_some_and(|it| actor.is_person(Some(it)))
    }

    /// Keeps it after its author answered: what the moderators say to that. Somebody else than who hid it does, as long as
    /// there is somebody.
    pub fn keep(
        &self,
        actor: &Actor,
        others: Others,
        is_hidden: bool,
        typed: &str,
    ) -> Result<String, Refusal> {
        if !self.waits(is_hidden) {
            return Err(Refusal::AlreadyElsewhere);
        }
        if self.is_by(actor) && others == Others::Some {
            return Err(Refusal::NotYours);
        }
        Ok(reason("answer", typed)?)
    }
}

/// Whether there are other moderators than those who hid something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Others {
    /// There are.
    Some,
    /// There are none, so that whoever hid it has to look again.
    None,
}
