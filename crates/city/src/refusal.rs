//! Why something cannot be done now, said so that a person knows what would help.

use jiff::Timestamp;

use crate::{Blocked, Flaws, Level};

/// Why something cannot be done now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// There is no such thing, or none this person may know of.
    NotFound,
    /// Only somebody else may do this.
    NotYours,
    /// One has to sign in first.
    SignInFirst,
    /// Whoever asks may read and not write, until a moment or until it is lifted.
    Blocked(Blocked),
    /// Whoever asks has to prove more first.
    Unproven(Level),
    /// It is not the time for it.
    NotOpen {
        /// When it opens, if that is still to come.
        opens: Option<Timestamp>,
    },
    /// The thing is no longer in a state where this makes sense.
    AlreadyElsewhere,
    /// Somebody else changed it in the meantime: look again, then decide.
    ChangedMeanwhile,
    /// Something in what was sent has to be put right.
    Flawed(Flaws),
}

impl From<Flaws> for Refusal {
    fn from(flaws: Flaws) -> Self {
        Self::Flawed(flaws)
    }
}
