//! A needs-and-offers problem as a file other solvers read.
//!
//! The format is DIMACS minimum-cost flow (First DIMACS Implementation Challenge, 1991) in the one
//! shape the command line accepts: needs first, offers next, one sink last; arcs need → offer of
//! capacity 1, offer → sink with the offer's capacity, need → sink with the penalty for staying open.

use std::fmt::{self, Write};

use super::{Dice, SampleCity};
use crate::problem::{Candidate, Problem};

/// An eligible pair and its cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Arc {
    /// Position of the need.
    pub need: u32,
    /// Position of the offer.
    pub offer: u32,
    /// What the pair costs, at least 0.
    pub cost: i64,
}

/// Needs, offers and their eligible pairs: a transportation problem with a price for staying open.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Transport {
    /// For each need, what it costs to leave it open.
    pub penalties: Vec<i64>,
    /// For each offer, how many needs it can take.
    pub capacities: Vec<u32>,
    /// Eligible pairs, by need and then by offer.
    pub arcs: Vec<Arc>,
}

/// Why a problem cannot be written as a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShapeError {
    /// An arc names a need or an offer that is not there.
    OutOfRange(Arc),
    /// Nodes are numbered with 32 bits; this many do not fit.
    TooManyNodes(usize),
}

impl fmt::Display for ShapeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OutOfRange(arc) => {
                write!(f, "need {} or offer {} of an arc does not exist", arc.need, arc.offer)
            }
            Self::TooManyNodes(count) => {
                write!(f, "{count} needs and offers are too many to number")
            }
        }
    }
}

impl std::error::Error for ShapeError {}

impl Transport {
    /// The problem as DIMACS text, arcs in order.
    ///
    /// # Errors
    /// When an arc points outside the problem or there are more nodes than 32 bits can number.
    pub fn to_dimacs(&self) -> Result<String, ShapeError> {
        let (needs, offers) = (self.penalties.len(), self.capacities.len());
        let sink = u32::try_from(needs + offers + 1)
            .map_err(|_| ShapeError::TooManyNodes(needs + offers))?;
        let first_offer = u32::try_from(needs).unwrap_or(sink) + 1;
        let mut text = String::with_capacity(32 * (self.arcs.len() + needs + offers));
        // Writing to a `String` cannot fail.
        let _ = writeln!(text, "p min {sink} {}", self.arcs.len() + needs + offers);
        for node in 1..first_offer {
            let _ = writeln!(text, "n {node} 1");
        }
        let _ = writeln!(text, "n {sink} -{needs}");
        for arc in &self.arcs {
            if u64::from(arc.need) + 1 >= u64::from(first_offer)
                || u64::from(first_offer) + u64::from(arc.offer) >= u64::from(sink)
            {
                return Err(ShapeError::OutOfRange(*arc));
            }
            let (need, offer) = (arc.need + 1, first_offer + arc.offer);
            let _ = writeln!(text, "a {need} {offer} 0 1 {}", arc.cost);
        }
        for (offer, capacity) in (first_offer..).zip(&self.capacities) {
            let _ = writeln!(text, "a {offer} {sink} 0 {capacity} 0");
        }
        for (need, penalty) in (1u32..).zip(&self.penalties) {
            let _ = writeln!(text, "a {need} {sink} 0 1 {penalty}");
        }
        Ok(text)
    }

    /// A small random problem without geography: equal costs, zero capacities, isolated needs and
    /// huge penalties all turn up, so that a few thousand seeds visit every corner.
    #[must_use]
    pub fn generate(seed: u64, max_needs: u32, max_offers: u32) -> Self {
        let mut dice = Dice::new(seed ^ 0x0072_6f75_6e64);
        let (needs, offers) = (dice.below(max_needs + 1), dice.below(max_offers + 1));
        let highest = dice.pick(&[(0, 1), (1, 2), (3, 3), (100, 4), (1_000_000, 4)]);
        let density = dice.pick(&[(20, 2), (150, 4), (500, 3), (1000, 1)]);
        let most = dice.pick(&[(1, 3), (2, 3), (5, 3), (40, 1)]);
        let mut arcs = Vec::new();
        for need in 0..needs {
            let isolated = dice.chance(50);
            for offer in 0..offers {
                if !isolated && dice.chance(density) {
                    arcs.push(Arc { need, offer, cost: i64::from(dice.between(0, highest)) });
                }
            }
        }
        let penalties = (0..needs)
            .map(|_| match dice.weighted(&[6, 3, 1]) {
                0 => i64::from(dice.between(0, highest)) + 1,
                1 => i64::from(highest) * 4 + 10,
                _ => 1 << 40,
            })
            .collect();
        let capacities =
            (0..offers).map(|_| if dice.chance(80) { 0 } else { dice.below(most) + 1 }).collect();
        Self { penalties, capacities, arcs }
    }

    /// The city as a problem: from each need its `k` cheapest eligible offers by distance plus
    /// 50 m for each recent use, and a penalty of 10 km for each step of urgency.
    ///
    /// Walks through offers sorted by east–west place, which is enough for samples, but looks at a strip of the
    /// whole city for each need: a large city is made into a [`Problem`] by its index, and then into this.
    #[must_use]
    pub fn from_city(city: &SampleCity, k: usize) -> Self {
        let mut by_x: Vec<(i32, u32)> =
            (0u32..).zip(&city.offers).map(|(id, offer)| (offer.x, id)).collect();
        by_x.sort_unstable();
        let mut arcs = Vec::new();
        let mut near: Vec<Arc> = Vec::new();
        for (id, need) in (0u32..).zip(&city.needs) {
            near.clear();
            let west = by_x.partition_point(|&(x, _)| x < need.x - need.reach);
            let strip = by_x.iter().skip(west).take_while(|&&(x, _)| x <= need.x + need.reach);
            near.extend(strip.filter_map(|&(_, at)| {
                let offer = city.offers.get(usize::try_from(at).ok()?)?;
                need.admits(offer).then(|| Arc {
                    need: id,
                    offer: at,
                    cost: i64::from(need.distance(offer)) + 50 * i64::from(offer.recent_load),
                })
            }));
            if near.len() > k {
                near.sort_unstable_by_key(|arc| (arc.cost, arc.offer));
                near.truncate(k);
            }
            near.sort_unstable_by_key(|arc| arc.offer);
            arcs.extend_from_slice(&near);
        }
        Self {
            penalties: city.needs.iter().map(|need| i64::from(need.urgency) * 10_000).collect(),
            capacities: city.offers.iter().map(|offer| offer.capacity).collect(),
            arcs,
        }
    }
}

impl From<&Problem> for Transport {
    /// The rows of a problem in which everybody wants one place.
    fn from(problem: &Problem) -> Self {
        let mut arcs = Vec::with_capacity(problem.pairs());
        for (need, _) in (0u32..).zip(problem.penalties()) {
            let arc = |pair: &Candidate| Arc { need, offer: pair.offer(), cost: pair.cost() };
            let from = arcs.len();
            arcs.extend(problem.row(need).iter().map(arc));
            if let Some(row) = arcs.get_mut(from..) {
                row.sort_unstable_by_key(|arc| arc.offer);
            }
        }
        Self {
            penalties: problem.penalties().to_vec(),
            capacities: problem.capacities().to_vec(),
            arcs,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::generate::Scarcity;

    #[test]
    fn a_problem_is_written_in_the_agreed_shape() {
        let problem = Transport {
            penalties: vec![90, 40],
            capacities: vec![2],
            arcs: vec![Arc { need: 0, offer: 0, cost: 7 }],
        };
        assert_eq!(
            problem.to_dimacs().unwrap(),
            "p min 4 4\nn 1 1\nn 2 1\nn 4 -2\na 1 3 0 1 7\na 3 4 0 2 0\na 1 4 0 1 90\na 2 4 0 1 40\n"
        );
    }

    #[test]
    fn an_arc_to_nowhere_is_refused() {
        let arc = Arc { need: 0, offer: 3, cost: 1 };
        let problem = Transport { penalties: vec![1], capacities: vec![1], arcs: vec![arc] };
        assert_eq!(problem.to_dimacs(), Err(ShapeError::OutOfRange(arc)));
        let arc = Arc { need: 1, offer: 0, cost: 1 };
        let problem = Transport { penalties: vec![1], capacities: vec![1], arcs: vec![arc] };
        assert_eq!(problem.to_dimacs(), Err(ShapeError::OutOfRange(arc)));
    }

    #[test]
    fn small_problems_visit_the_corners() {
        let problems: Vec<Transport> =
            (0..300).map(|seed| Transport::generate(seed, 8, 8)).collect();
        assert!(problems.iter().any(|p| p.penalties.is_empty() && !p.capacities.is_empty()));
        assert!(problems.iter().any(|p| p.capacities.contains(&0)));
        assert!(problems.iter().any(|p| p.penalties.contains(&(1 << 40))));
        assert!(
            problems
                .iter()
                .any(|p| { !p.arcs.is_empty() && p.arcs.iter().all(|arc| arc.cost == 0) })
        );
        assert!(problems.iter().all(|p| p.to_dimacs().is_ok()));
    }

    #[test]
    fn a_city_keeps_the_cheapest_candidates_of_each_need() {
        let city = SampleCity::generate(5, 300, Scarcity::Slack);
        let problem = Transport::from_city(&city, 4);
        for (id, need) in (0u32..).zip(&city.needs) {
            let mut costs: Vec<i64> = (0u32..)
                .zip(&city.offers)
                .filter(|(_, offer)| need.admits(offer))
                .map(|(_, offer)| {
                    i64::from(need.distance(offer)) + 50 * i64::from(offer.recent_load)
                })
                .collect();
            costs.sort_unstable();
            costs.truncate(4);
            let mut kept: Vec<i64> =
                problem.arcs.iter().filter(|arc| arc.need == id).map(|arc| arc.cost).collect();
            kept.sort_unstable();
            assert_eq!(kept, costs);
        }
    }
}
