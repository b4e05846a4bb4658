//! Stable matching: two sides rank each other, and nobody can do better by leaving together.
//!
//! [`deferred_acceptance`] serves rounds in which both sides have wishes (pupils and schools,
//! mentors and teams, residents and pilot sites), with quotas on both sides, partial lists and ties.
//! [`proof::check`] shows that no two who are apart would both rather be together; it shares no code
//! with the solver. [`together`] places friends by a bounded heuristic that says when it failed.
//!
//! It never weighs one person's wish against another's in numbers; that is the batch solver's job.
//!
//! ```
//! use assign::stable::{Market, Proposers, Side, Wishes, deferred_acceptance, proof};
//!
//! // Two pupils both like school 0 best; school 0 would rather have pupil 1.
//! let (mut pupils, mut schools) = (Wishes::new(), Wishes::new());
//! pupils.push_strict(&[0, 1]);
//! pupils.push_strict(&[0, 1]);
//! schools.push_strict(&[1, 0]);
//! schools.push_strict(&[0, 1]);
//! let market = Market::new(
//!     Side { quotas: vec![1, 1], wishes: pupils },
//!     Side { quotas: vec![1, 1], wishes: schools },
//! )?;
//! let matching = deferred_acceptance(&market, Proposers::Left);
//! assert_eq!(matching.pairs, [(0, 1), (1, 0)]);
//! assert!(proof::check(&market, &matching).is_ok());
//! # Ok::<(), assign::stable::MarketError>(())
//! ```

mod acceptance;
mod market;
pub mod proof;
pub mod together;

pub use acceptance::{Proposers, deferred_acceptance};
pub use market::{Market, MarketError, Matching, Side, SideName, Wish, Wishes};
