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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Id, Role};

    #[test]
    fn whoever_leaves_a_trace_has_an_account() {
        assert_eq!(Access::Anyone.with_account(), Access::Account);
        assert_eq!(Access::Account.with_account(), Access::Account);
        assert_eq!(Access::Staff.with_account(), Access::Staff);
        let resident = Actor { person: Some(Id::new(1)), ..Actor::default() };
        let officer = Actor { roles: vec![Role::Admin], ..resident.clone() };
        let admitted = |access: Access| {
            [&Actor::anonymous(), &resident, &officer].map(|actor| access.admits(actor))
        };
        assert_eq!(admitted(Access::Anyone), [true, true, true]);
        assert_eq!(admitted(Access::Account), [false, true, true]);
        assert_eq!(admitted(Access::Staff), [false, false, true]);
    }
}
