//! Says how good an assignment is, from the problem, the pairs and the prices alone.
//!
//! This shares no code with the solver. Whatever the prices, a need can never do better than its
//! cheapest *cost + price* or its penalty, and all places together earn at most their prices; so
//! that sum less the price of every place is a bound no assignment beats (weak linear programming
//! duality). When the assignment reaches the bound it is optimal.

use std::collections::BTreeSet;
use std::fmt;

use crate::problem::{Pair, Problem};

/// What a certificate shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// No assignment is cheaper.
    Optimal,
    /// No assignment is cheaper by more than this.
    Within(i128),
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Optimal => f.write_str("optimal"),
            Self::Within(gap) => write!(f, "within {gap} of the optimum"),
        }
    }
}

/// Why a certificate shows nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Flaw {
    /// A pair that is not eligible at this cost.
    #[error("need {} does not list offer {} at {}", .0.need, .0.offer, .0.cost)]
    NotEligible(Pair),
    /// The same pair twice.
    #[error("need {} takes offer {} twice", .0.need, .0.offer)]
    Twice(Pair),
    /// A need holds more than it asks.
    #[error("need {0} takes more than it asks")]
    NeedOverfull(u32),
    /// An offer takes more than it can.
    #[error("offer {0} takes more than it has places")]
    OfferOverfull(u32),
    /// Prices are one for each offer, none negative.
    #[error("there is not one price of at least 0 for each offer")]
    Prices,
    /// A pinned pair is missing.
    #[error("the pinned pair of need {} and offer {} is missing", .0.need, .0.offer)]
    PinMissing(Pair),
    /// The stated objective is not the sum.
    #[error("the cost is {0}, not what is stated")]
    Objective(i128),
}

/// Checks that the pairs are an assignment of the problem that costs `objective` in all, and bounds
/// its distance from the optimum by the prices.
///
/// # Errors
/// When the pairs are no assignment, cost something else, or the prices are no prices.
pub fn check(
    problem: &Problem,
    pairs: &[Pair],
    prices: &[i64],
    objective: i128,
) -> Result<Verdict, Flaw> {
    if prices.len() != problem.offers() || prices.iter().any(|&price| price < 0) {
        return Err(Flaw::Prices);
    }
    let mut open = problem.wanted().to_vec();
    let mut free = problem.capacities().to_vec();
    let mut seen = BTreeSet::new();
    let (mut cost, mut bound) = (0, 0);
    for &pair in pairs {
        let pinned = problem.pinned().contains(&pair);
        let listed = || {
            problem.row(pair.need).iter().any(|c| (c.offer(), c.cost()) == (pair.offer, pair.cost))
        };
        if !pinned && !listed() {
            return Err(Flaw::NotEligible(pair));
        }
        if !seen.insert((pair.need, pair.offer)) {
            return Err(Flaw::Twice(pair));
        }
        if !pinned {
            take(&mut open, pair.need).ok_or(Flaw::NeedOverfull(pair.need))?;
            take(&mut free, pair.offer).ok_or(Flaw::OfferOverfull(pair.offer))?;
        }
        cost += i128::from(pair.cost);
    }
    for &pin in problem.pinned() {
        if !seen.contains(&(pin.need, pin.offer)) {
            return Err(Flaw::PinMissing(pin));
        }
        bound += i128::from(pin.cost);
    }
    for ((need, &penalty), (&wanted, &open)) in
        (0..).zip(problem.penalties()).zip(problem.wanted().iter().zip(&open))
    {
        cost += i128::from(penalty) * i128::from(open);
        let price = |offer| usize::try_from(offer).ok().and_then(|at| prices.get(at)).copied();
        let mut levels: Vec<i128> = problem
            .row(need)
            .iter()
            .filter_map(|c| Some(i128::from(c.cost()) + i128::from(price(c.offer())?)))
            .filter(|&level| level < i128::from(penalty))
            .collect();
        levels.sort_unstable();
        let wanted = usize::try_from(wanted).unwrap_or(usize::MAX);
        levels.resize(wanted, i128::from(penalty));
        bound += levels.iter().sum::<i128>();
    }
    for (&price, &places) in prices.iter().zip(problem.capacities()) {
        bound -= i128::from(price) * i128::from(places);
    }
    match cost - bound {
        _ if cost != objective => Err(Flaw::Objective(cost)),
        0 => Ok(Verdict::Optimal),
        gap => Ok(Verdict::Within(gap)),
    }
}

fn take(counts: &mut [u32], at: u32) -> Option<()> {
    let count = counts.get_mut(usize::try_from(at).ok()?)?;
    *count = count.checked_sub(1)?;
    Some(())
}
