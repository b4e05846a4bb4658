//! Work at the desk: what waits for whoever works for the city, of which kind, and whose it is to do.

use jiff::Timestamp;

use crate::Role;

crate::stored! {
    /// A kind of work. A system that brings one enters it here, names whose it is, and says how it is shown.
    pub enum Work {
        /// To say whether an idea meets the conditions.
        Screen = "screen",
        /// To decide a call.
        Decide = "decide",
        /// To finish a call that was begun.
        Draft = "draft",
        /// To let a decision come out at its moment.
        Scheduled = "scheduled",
        /// To look at what was reported.
        Report = "report",
        /// To read the first post of somebody new.
        First = "first",
        /// To answer an author whose post was hidden.
        Appeal = "appeal",
    }
}

impl Work {
    /// Whose work it is.
    pub fn role(self) -> Role {
        match self {
            Self::Screen | Self::Decide | Self::Draft | Self::Scheduled => Role::Officer,
            Self::Report | Self::First | Self::Appeal => Role::Moderator,
        }
    }
}

crate::stored! {
    /// For whom a piece of work waits.
    pub enum Waits {
        /// For whoever works here.
        Here = "here",
        /// For somebody else, or for its moment.
        Elsewhere = "elsewhere",
    }
}

/// A piece of work that waits about a thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Waiting {
    /// Its kind.
    pub work: Work,
    /// For whom.
    pub waits: Waits,
    /// Since when; what lies ahead is not shown before.
    pub since: Timestamp,
    /// Until when, where it then ends by itself.
    pub until: Option<Timestamp>,
}
