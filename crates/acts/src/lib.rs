//! The use cases: load, decide by the pure rules, save, tell those concerned.
//!
//! One function a use case, each the body of one transaction, given an [`Act`]: the transaction, the city, the time
//! and who acts, all three looked up **inside** the transaction, so that nobody acts with the time or the role of a
//! moment ago. Pages, API, command line and demo all come through here. Nothing here knows HTTP or words of a
//! language; nothing changes outside the transaction.
//!
//! ```ignore
//! pub fn withdraw(act: &mut Act, id: Id<Idea>) -> Done<()> {
//!     let (_, before) = readable(act, id)?;          // load
//!     let mut idea = before.clone();
//!     calls::withdraw(&act.actor, &mut idea)?;       // the pure rule
//!     rows::idea::update(act.tx, &before, &idea, act.now)?;
//!     act.step(id, StepKind::Withdrawn, "")          // what happened, for the journey
//! }
//! ```

mod act;
pub mod calls;
pub mod city;
pub mod desk;
pub mod events;
pub mod imports;
pub mod letters;
pub mod organisations;
pub mod sealed;
pub mod things;

pub use act::{Act, Stage, Who};

use ::city::{Flaws, Refusal};

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

impl From<Flaws> for Refused {
    fn from(flaws: Flaws) -> Self {
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

/// What a use case answers: it is done, or it was refused.
pub type Done<T> = Result<T, Refused>;
