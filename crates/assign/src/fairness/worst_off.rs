//! The worst-off first: the dearest pair as cheap as possible, then the sum.

use crate::batch::{self, Solution};
use crate::problem::{COST_LIMIT, Problem, ProblemError};

/// An assignment in which nobody served is worse off than they need be.
#[derive(Clone, Debug)]
pub struct WorstOff {
    /// The problem that was solved in the end: only pairs up to `threshold`, and a penalty for each
    /// place so high that none stays open for the sake of cost. `solution` proves itself on it.
    pub problem: Problem,
    /// The solution of that problem.
    pub solution: Solution,
    /// The cost of the dearest pair; with as many served, no assignment has a lower one. `None` when
    /// nobody can be served.
    pub threshold: Option<i64>,
}

/// Why the worst-off cannot be put first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WorstOffError {
    /// Pinned pairs are fixed whatever they cost; solve without them.
    #[error("the problem has pinned pairs, which have no threshold")]
    Pinned,
    /// Penalties above all sums of costs would not fit the solver's numbers.
    #[error("costs are too large for so many needs")]
    TooLarge,
    /// The threshold's problem could not be built.
    #[error(transparent)]
    Problem(#[from] ProblemError),
}

/// Serves as many as can be, then lowers the dearest pair as far as possible (bottleneck assignment by
/// threshold search, Gross 1959), then minimises the sum of costs and penalties.
///
/// # Errors
/// When the problem has pinned pairs, or numbers too large for a lexicographic penalty.
pub fn worst_off_first(problem: &Problem) -> Result<WorstOff, WorstOffError> {
    if !problem.pinned().is_empty() {
        return Err(WorstOffError::Pinned);
    }
    let needs = || (0u32..).zip(problem.penalties());
    let mut levels: Vec<i64> = needs()
        .flat_map(|(need, _)| problem.row(need).iter().map(|candidate| candidate.cost()))
        .collect();
    levels.sort_unstable();
    levels.dedup();
    let open_at = |level: Option<i64>| -> Result<u64, WorstOffError> {
        let counting = restricted(problem, level, |_| 0, |_| 1)?;
        Ok(batch::solve(counting).open)
    };
    let fewest = open_at(levels.last().copied())?;
    let mut threshold = None;
    if open_at(None)? > fewest {
        let (mut low, mut high) = (0, levels.len().saturating_sub(1));
        while low < high {
            let middle = low.midpoint(high);
            if open_at(levels.get(middle).copied())? == fewest {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        threshold = levels.get(low).copied();
    }
    let above_all = above_all_sums(problem).ok_or(WorstOffError::TooLarge)?;
    let problem =
        restricted(problem, threshold, |cost| cost, |penalty| penalty.saturating_add(above_all))?;
    let solution = batch::solve(problem.clone());
    Ok(WorstOff { problem, solution, threshold })
}

/// More than any two assignments can differ by in cost and penalties, if it fits.
fn above_all_sums(problem: &Problem) -> Option<i64> {
    let mut sum: i64 = 1;
    for ((need, penalty), &wanted) in (0u32..).zip(problem.penalties()).zip(problem.wanted()) {
        let costs = problem.row(need).iter().map(|candidate| candidate.cost().abs());
        let largest = costs.fold(penalty.abs(), i64::max);
        sum = sum.checked_add(largest.checked_mul(i64::from(wanted).checked_mul(2)?)?)?;
    }
    // A penalty on top must still be a number the solver takes.
    let highest = problem.penalties().iter().copied().max().unwrap_or(0);
    (sum.checked_add(highest)? <= COST_LIMIT).then_some(sum)
}

/// The problem with only pairs up to `level` (none without one), and other costs and penalties.
fn restricted(
    problem: &Problem,
    level: Option<i64>,
    cost: impl Fn(i64) -> i64,
    penalty: impl Fn(i64) -> i64,
) -> Result<Problem, ProblemError> {
    let mut builder = Problem::builder(problem.needs(), problem.offers());
    for (offer, &places) in (0u32..).zip(problem.capacities()) {
        builder.capacity(offer, places)?;
    }
    let needs = (0u32..).zip(problem.penalties()).zip(problem.wanted());
    for ((need, &open), &wanted) in needs {
        builder.penalty(need, penalty(open))?;
        builder.wants(need, wanted)?;
        let row = problem.row(need).iter();
        for pair in row.take_while(|pair| level.is_some_and(|level| pair.cost() <= level)) {
            builder.pair(need, pair.offer(), cost(pair.cost()))?;
        }
    }
    builder.build()
}
