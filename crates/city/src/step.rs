//! Steps: what happened to a thing, when, by whom and why. Together they are its journey, and each is what people
//! are told of.

use jiff::Timestamp;

use crate::Texts;

/// One thing that happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// What.
    pub kind: StepKind,
    /// When.
    pub made: Timestamp,
    /// The office that acted, in its own words in each language; empty where the author or nobody did.
    pub office: Texts,
    /// The reason or the words that go with it.
    pub reason: String,
    /// The criterion that was not met, by its key.
    pub criterion: Option<String>,
}

crate::stored! {
    /// What can happen to things.
    pub enum StepKind {
        /// It came in and was published.
        Published = "published",
        /// Its author changed it.
        Changed = "changed",
        /// The office asked for a change.
        ChangeAsked = "change_asked",
        /// It meets the conditions.
        Eligible = "eligible",
        /// It does not, and why.
        Ineligible = "ineligible",
        /// Another one was merged into it.
        TookIn = "took_in",
        /// It was merged into another.
        Merged = "merged",
        /// The city answered.
        Answered = "answered",
        /// Somebody commented it, or answered a comment.
        Commented = "commented",
        /// A moderator hid it, and why.
        Hidden = "hidden",
        /// It waits for a moderator, who has not seen it yet.
        Held = "held",
        /// A moderator read it, and it can be seen.
        Released = "released",
        /// A moderator showed it again.
        Restored = "restored",
        /// A moderator looked at the author's answer and keeps it hidden.
        StaysHidden = "stays_hidden",
        /// Its author took it back.
        Withdrawn = "withdrawn",
        /// It was selected.
        Selected = "selected",
        /// It was not, and why.
        NotSelected = "not_selected",
        /// What was decided about it was corrected, and why.
        Corrected = "corrected",
        /// Its result is public.
        Results = "results",
        /// A step of its result is public; the rest is being decided.
        ResultsInPart = "results_in_part",
        /// It was closed early.
        ClosedEarly = "closed_early",
        /// It was opened again.
        Reopened = "reopened",
        /// It was put away, and is back.
        BroughtBack = "brought_back",
        /// Its work was given to a colleague, who alone is told.
        Assigned = "assigned",
        /// Ideas of it wait for the marks of somebody, who alone is told.
        ToEvaluate = "to_evaluate",
        /// Somebody has a place.
        Registered = "registered",
        /// Somebody waits for a place.
        Waitlisted = "waitlisted",
        /// Somebody who waited has a place now.
        MovedUp = "moved_up",
        /// It begins soon.
        Reminded = "reminded",
        /// It takes place at another time or elsewhere.
        Rescheduled = "rescheduled",
        /// It does not take place, and why.
        Cancelled = "cancelled",
        /// What was said there can be read.
        Minutes = "minutes",
        /// The city found that those who speak for it do.
        Verified = "verified",
        /// The city takes that back, and why.
        Unverified = "unverified",
        /// The city does not find so, and why; whoever claimed it alone is told.
        ClaimRefused = "claim_refused",
        /// Somebody asks to belong to it.
        JoinAsked = "join_asked",
        /// Somebody belongs to it now.
        Joined = "joined",
        /// Somebody does not belong to it any more.
        Removed = "removed",
        /// Somebody proposes a change of it to those who wrote it.
        Proposed = "proposed",
        /// A change that somebody proposed was taken in.
        Accepted = "accepted",
        /// It was not, and why.
        Declined = "declined",
        /// Its main author offers it to somebody.
        HandOffered = "hand_offered",
        /// Somebody else is its main author now.
        HandedOver = "handed_over",
    }
}

impl StepKind {
    /// Whether it concerns manners, which only the author and moderators see.
    pub fn is_private(self) -> bool {
        matches!(
            self,
            Self::Hidden
                | Self::Held
                | Self::Released
                | Self::Restored
                | Self::StaysHidden
                | Self::Assigned
                | Self::ToEvaluate
        )
    }

    /// Whether followers of the thing hear of it too. They are told results, not every turn.
    pub fn reaches_followers(self) -> bool {
        matches!(self, Self::Selected | Self::NotSelected | Self::Corrected | Self::Merged)
    }

    /// Whether telling it may not wait for a daily or weekly letter: the reader must act, or has a right to hear
    /// at once.
    pub fn is_urgent(self) -> bool {
        matches!(self, Self::ChangeAsked | Self::Hidden | Self::Reminded)
    }

    /// Whether it is told by letter even to those who want no letters: they have a place, and would stand before a
    /// closed door.
    pub fn is_owed(self) -> bool {
        matches!(
            self,
            Self::Registered
                | Self::Waitlisted
                | Self::MovedUp
                | Self::Rescheduled
                | Self::Cancelled
        )
    }
}

impl StepKind {
    /// Whether telling it may wake somebody at night: what they leave the house for in the morning is elsewhere, or
    /// does not take place. All else, a decision too, is as true after breakfast.
    pub fn comes_at_night(self) -> bool {
        matches!(self, Self::MovedUp | Self::Rescheduled | Self::Cancelled)
    }
}

crate::stored! {
    /// In which role somebody hears of a step: it chooses how soon.
    pub enum Audience {
        /// It concerns something of their own.
        Own = "own",
        /// They follow it.
        Follower = "follower",
    }
}
