//! Seats for parties in proportion to votes: D'Hondt and Sainte-Laguë.
//!
//! Each seat goes to the party with the largest quotient of votes by the next divisor
//! (1, 2, 3, … or 1, 3, 5, …). Quotients are compared by cross multiplication, exactly.

use std::cmp::Ordering;

use super::{CommitteeError, MOST_VOTERS};
use crate::ties::{Tie, TieOrder};

/// Which divisors.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Divisors {
    /// 1, 2, 3, … (Jefferson, D'Hondt): leans to large parties.
    DHondt,
    /// 1, 3, 5, … (Webster, Sainte-Laguë): leans to none.
    SainteLague,
}

impl Divisors {
    /// The divisor for a party that holds `seats` seats.
    #[must_use]
    pub fn next(self, seats: u64) -> u64 {
        match self {
            Self::DHondt => seats + 1,
            Self::SainteLague => 2 * seats + 1,
        }
    }
}

/// One seat as it was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seat {
    /// The party.
    pub party: usize,
    /// The divisor its votes were divided by.
    pub divisor: u64,
}

/// How the seats fell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Apportioned {
    /// Seats per party.
    pub seats: Vec<u64>,
    /// Seat by seat, in the order in which they were given.
    pub given: Vec<Seat>,
    /// Ties that decided who got a seat: more parties were equal than seats were left.
    pub ties: Vec<Tie>,
}

/// Gives `seats` seats to parties by their `votes`; parties without votes get none.
///
/// # Errors
/// Refuses more voters or seats than the exact comparison holds.
pub fn apportion(
    votes: &[u64],
    seats: usize,
    divisors: Divisors,
    order: &TieOrder,
) -> Result<Apportioned, CommitteeError> {
    if votes.iter().any(|&votes| votes > MOST_VOTERS) || seats > 1_000_000 {
        return Err(CommitteeError::TooLarge);
    }
    let mut result =
        Apportioned { seats: vec![0; votes.len()], given: Vec::new(), ties: Vec::new() };
    // Parties that are equal for the coming seat were equal for the last one too, as long
    // as seats last for all of them: such ties decide nothing and are not reported.
    while result.given.len() < seats {
        let top = leaders(votes, &result.seats, divisors);
        if top.is_empty() {
            break;
        }
        let left = seats - result.given.len();
        let tie = order.resolve(result.given.len(), top);
        for &party in tie.projects.iter().take(left) {
            if let Some(held) = result.seats.get_mut(party) {
                result.given.push(Seat { party, divisor: divisors.next(*held) });
                *held += 1;
            }
        }
        if tie.projects.len() > left {
            result.ties.push(tie);
        }
    }
    Ok(result)
}

/// All parties with the largest quotient.
fn leaders(votes: &[u64], seats: &[u64], divisors: Divisors) -> Vec<usize> {
    let mut top: Vec<usize> = Vec::new();
    let mut best = (0_u64, 1_u64);
    for (party, (&votes, &held)) in votes.iter().zip(seats).enumerate() {
        let divisor = divisors.next(held);
        let mine = u128::from(votes) * u128::from(best.1);
        let theirs = u128::from(best.0) * u128::from(divisor);
        match mine.cmp(&theirs) {
            Ordering::Greater => {
                best = (votes, divisor);
                top = vec![party];
            }
            Ordering::Equal if votes > 0 => top.push(party),
            _ => {}
        }
    }
    top
}
