//! The use cases: load, decide by the pure rules, save, tell those concerned.
//!
//! One function a use case, each the body of one transaction. Pages, API, command line and demo
//! all come through here, so that a rule holds wherever somebody comes from. Nothing here knows
//! HTTP or words of a language; nothing changes outside the transaction.

pub mod arriving;
pub mod calls_admin;
pub mod comments;
pub mod decisions;
pub mod drafts;
pub mod ideas;
pub mod moderating;
pub mod people;
pub mod pictures;
pub mod screening;
pub mod telling;

use calls::{Call, Idea, Refusal};
use city::{Actor, CitySettings, Id, Person};
use jiff::{SignedDuration, Timestamp};
use store::Tx;

/// Why a use case did not happen.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// A rule says no; the person can act on it.
    #[error("a rule says no: {0:?}")]
    Rule(Refusal),
    /// The database could not.
    #[error(transparent)]
    Store(store::Error),
}

impl From<Refusal> for Refused {
    fn from(refusal: Refusal) -> Self {
        Self::Rule(refusal)
    }
}

impl From<city::Flaws> for Refused {
    fn from(flaws: city::Flaws) -> Self {
        Self::Rule(Refusal::Flawed(flaws))
    }
}

impl From<store::Error> for Refused {
    /// A missing row is a missing thing; a row that changed meanwhile is for the person to look at.
    fn from(error: store::Error) -> Self {
        match error {
            store::Error::NotFound => Self::Rule(Refusal::NotFound),
            store::Error::Retry => Self::Rule(Refusal::ChangedMeanwhile),
            other => Self::Store(other),
        }
    }
}

/// What a use case answers.
pub type Act<T> = Result<T, Refused>;

/// What every use case needs to know.
#[derive(Clone)]
pub struct Stage {
    /// The city's settings.
    pub city: std::sync::Arc<CitySettings>,
    /// What time it is.
    pub now: Timestamp,
    /// Where identifiers come from.
    pub store: store::Store,
    /// How long notices are gathered before a letter is written.
    pub gather: SignedDuration,
}

impl Stage {
    /// A new identifier.
    pub fn new_id<T>(&self) -> Id<T> {
        Id::new(self.store.new_id())
    }

    /// An idea with its call.
    pub fn idea(&self, tx: &mut Tx, id: Id<Idea>) -> Act<(Call, Idea)> {
        let idea = store::calls::idea::get(tx, id, self.city.currency)?;
        let call = store::calls::call::get(tx, idea.call)?;
        Ok((call, idea))
    }

    /// An idea that this person may read, with its call.
    pub fn readable_idea(&self, tx: &mut Tx, actor: &Actor, id: Id<Idea>) -> Act<(Call, Idea)> {
        let (call, idea) = self.idea(tx, id)?;
        if calls::may_read_idea(actor, &call, &idea) {
            Ok((call, idea))
        } else {
            Err(Refusal::NotFound.into())
        }
    }

    /// The name of the office that runs a call, in the city's own language.
    pub fn office(&self, call: &Call) -> String {
        let own = self.city.own_language();
        call.content
            .office
            .pick(&[own.as_str()])
            .map(|(_, name)| name.to_owned())
            .unwrap_or_default()
    }
}

/// The person behind an actor, or the request to sign in.
pub fn signed_in(actor: &Actor) -> Act<Id<Person>> {
    actor.person.ok_or(Refused::Rule(Refusal::SignInFirst))
}

/// `Ok` when the actor has the role; what they may not do may as well not exist.
pub fn require(actor: &Actor, role: city::Role) -> Act<Id<Person>> {
    let person = signed_in(actor)?;
    if actor.is(role) { Ok(person) } else { Err(Refusal::NotYours.into()) }
}
