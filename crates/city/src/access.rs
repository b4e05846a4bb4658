//! Who may do a thing, as a city says it.

use crate::Actor;

crate::stored! {
    /// Who may do a thing.
    pub enum Access {
        /// Anyone; who writes confirms an address at the end.
        Anyone = "anyone",
        /// Whoever is signed in.
        Account = "account",
        /// People who work for the city.
        Staff = "staff",
    }
}

impl Access {
    /// Whether this person is among them.
    pub fn admits(self, actor: &Actor) -> bool {
        match self {
            Self::Anyone => true,
            Self::Account => actor.person.is_some(),
            Self::Staff => actor.is_staff(),
        }
    }

    /// The same, for what leaves a trace of a person: an account at least.
    #[must_use]
    pub fn with_account(self) -> Self {
        if self == Self::Anyone { Self::Account } else { self }
    }
}
