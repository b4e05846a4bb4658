//! Committees, councils and panels: choosing several from many without a budget.
//!
//! - [`transferable`]: single transferable vote by the Scottish rules; [`meek`] by Meek's.
//! - [`condorcet`]: who beats whom, and the Schulze method's order.
//! - [`approval`]: proportional approval voting.
//! - [`party_list`]: D'Hondt and Sainte-Laguë.
//! - [`sortition`]: drawing a citizens' panel by strata from a published seed.
//!
//! All arithmetic is in whole numbers or exact fixed point as the rule itself prescribes;
//! no result rests on floating point. Candidates are positions; ties fall by a
//! [`TieOrder`] made beforehand and are reported.

pub mod approval;
pub mod condorcet;
pub mod meek;
pub mod party_list;
pub mod sortition;
pub mod transferable;

use crate::rule::TieKey;
use crate::ties::{TieFacts, TieOrder};

/// Ballots that list the same candidates in the same order, best first. Candidates left out
/// are all below those listed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ranking {
    /// How many voters voted so.
    pub voters: u64,
    /// Positions of candidates, best first, each at most once.
    pub candidates: Vec<usize>,
}

/// Why rankings or approvals cannot be counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CommitteeError {
    /// A ballot names a candidate that does not exist.
    #[error("ballot {ballot} names a candidate that does not stand")]
    UnknownCandidate {
        /// Position of the ballot.
        ballot: usize,
    },
    /// A ballot names a candidate twice.
    #[error("ballot {ballot} names a candidate twice")]
    Twice {
        /// Position of the ballot.
        ballot: usize,
    },
    /// More voters or seats than the exact arithmetic holds.
    #[error("there are more voters or seats than can be counted exactly")]
    TooLarge,
}

/// The most voters counted: beyond the people of the earth, and products stay exact.
const MOST_VOTERS: u64 = 10_000_000_000;

/// How candidates' ties fall: by `keys` over their ids and `votes` (first preferences or
/// approvals); keys about cost find all candidates equal.
#[must_use]
pub fn tie_order(keys: &[TieKey], ids: &[&str], votes: &[u64]) -> TieOrder {
    let facts = TieFacts {
        cost: vec![0; ids.len()],
        votes: votes.to_vec(),
        score: votes.iter().map(|&votes| i128::from(votes)).collect(),
    };
    TieOrder::new(keys, ids, &facts)
}

/// First preferences per candidate.
#[must_use]
pub fn first_preferences(candidates: usize, ballots: &[Ranking]) -> Vec<u64> {
    let mut votes = vec![0_u64; candidates];
    for ballot in ballots {
        if let Some(slot) = ballot.candidates.first().and_then(|&first| votes.get_mut(first)) {
            *slot = slot.saturating_add(ballot.voters);
        }
    }
    votes
}

/// Checks that ballots name known candidates once each; returns the number of voters.
fn checked<'a>(
    candidates: usize,
    ballots: impl Iterator<Item = (u64, &'a [usize])>,
) -> Result<u64, CommitteeError> {
    let mut voters = 0_u64;
    let mut met = vec![usize::MAX; candidates];
    for (ballot, (count, named)) in ballots.enumerate() {
        for &candidate in named {
            let slot = met.get_mut(candidate).ok_or(CommitteeError::UnknownCandidate { ballot })?;
            if *slot == ballot {
                return Err(CommitteeError::Twice { ballot });
            }
            *slot = ballot;
        }
        voters = voters.checked_add(count).ok_or(CommitteeError::TooLarge)?;
    }
    if voters > MOST_VOTERS { Err(CommitteeError::TooLarge) } else { Ok(voters) }
}

fn checked_rankings(candidates: usize, ballots: &[Ranking]) -> Result<u64, CommitteeError> {
    checked(candidates, ballots.iter().map(|b| (b.voters, b.candidates.as_slice())))
}
