//! Phragmén's sequential method for budgets.
//!
//! Every voter earns money at the same steady pace; as soon as the supporters of a project
//! can pay for it, it is bought and they start again from nothing (Los, Christoff and
//! Grossi, "Proportional Budget Allocations: Towards a Systematization", 2022). In terms
//! of loads: the next winner is the project with the least (cost + Σ loads) ÷ supporters,
//! which becomes the load of all its supporters.
#![expect(clippy::indexing_slicing, reason = "the innermost loops index tables of one length")]

use std::cmp::Ordering;
use std::collections::BTreeSet;

use num_bigint::BigInt;

use crate::election::index_of;
use crate::exact::{Ledger, Ratio, amount_f64, whole_f64};
use crate::limits::Allowed;
use crate::rule::Overspending;
use crate::tables::Tables;
use crate::ties::Tie;

/// What the method chose.
#[derive(Debug, Clone, Default)]
pub(crate) struct Bought {
    /// Winners in order, without those there were before.
    pub(crate) winners: Vec<usize>,
    /// When each was bought: money earned per voter by then.
    pub(crate) loads: Vec<Ratio>,
    pub(crate) ties: Vec<Tie>,
    pub(crate) filtered: u64,
    pub(crate) compared: u64,
}

/// Loads before the first round.
pub(crate) struct Before {
    /// Winners there are already.
    pub(crate) chosen: Vec<usize>,
    /// Exact load of each ballot group, all over one denominator; empty for none.
    pub(crate) loads: Vec<BigInt>,
    /// That denominator.
    pub(crate) denom: BigInt,
}

impl Before {
    /// No winners and no loads.
    pub(crate) fn nothing() -> Self {
        Self { chosen: Vec::new(), loads: Vec::new(), denom: BigInt::from(1) }
    }
}

struct State<'a> {
    tables: &'a Tables<'a>,
    ledger: Ledger,
    before: Before,
    /// Load of each group as a double.
    load: Vec<f64>,
    /// Ledger price that is each group's load, or zero for its load before.
    price: Vec<u32>,
    error: f64,
}

/// Load the supporters of a project would have, bounded by doubles.
struct Bounds {
    low: f64,
    high: f64,
}

/// Buys projects until the money is gone.
pub(crate) fn phragmen(tables: &Tables<'_>, before: Before) -> Bought {
    let mut left = tables.election.budget - tables.election.cost_of(&before.chosen);
    let mut used = tables.limits.unused();
    let mut waiting: BTreeSet<usize> = (0..tables.project_count())
        .filter(|&project| {
            tables.eligible.get(project) == Some(&true)
                && tables.is_supported(project)
                && tables.cost(project) <= tables.election.budget
        })
        .collect();
    for &project in &before.chosen {
        tables.limits.choose(&mut used, project, tables.cost(project));
        waiting.remove(&project);
    }
    let mut state = State::new(tables, before);
    let mut bought = Bought::default();
    loop {
        let cost = |project: usize| tables.cost(project);
        waiting.retain(|&project| {
            !matches!(tables.limits.allow(&used, project, cost(project)), Allowed::Never(_))
        });
        let may =
            |project: &usize| tables.limits.allow(&used, *project, cost(*project)) == Allowed::Yes;
        let open: Vec<usize> = waiting.iter().copied().filter(may).collect();
        let tied = state.least(&open, &mut bought);
        let (fits, misfits): (Vec<usize>, Vec<usize>) =
            tied.into_iter().partition(|&project| cost(project) <= left);
        if !misfits.is_empty() {
            if tables.rule.overspending == Overspending::Stop {
                return bought;
            }
            for project in misfits {
                waiting.remove(&project);
            }
            if fits.is_empty() {
                continue;
            }
        }
        let Some(&first) = fits.first() else { return bought };
        let mut winner = first;
        if fits.len() > 1 {
            let tie = tables.ties.resolve(bought.winners.len(), fits);
            winner = tie.projects.first().copied().unwrap_or(first);
            bought.ties.push(tie);
        }
        waiting.remove(&winner);
        left -= cost(winner);
        tables.limits.choose(&mut used, winner, cost(winner));
        bought.loads.push(state.buy(winner));
        bought.winners.push(winner);
    }
}

impl<'a> State<'a> {
    fn new(tables: &'a Tables<'a>, before: Before) -> Self {
        let groups = tables.ballots.len();
        let load: Vec<f64> = if before.loads.is_empty() {
            vec![0.0; groups]
        } else {
            let loads = before.loads.iter();
            loads.map(|load| crate::exact::quotient_f64(load, &before.denom)).collect()
        };
        let largest = load.iter().fold(0.0_f64, |largest, load| largest.max(load.abs()));
        // A first price of one over the denominator keeps the earlier loads whole.
        let ledger = Ledger::new(&Ratio { numer: BigInt::from(1), denom: before.denom.clone() });
        Self { tables, ledger, before, load, price: vec![0; groups], error: largest * f64::EPSILON }
    }

    fn bounds(&self, project: usize) -> Bounds {
        let (supporters, _) = self.tables.supporters(project);
        let (mut sum, mut size) = (0.0, 0.0);
        for supporter in supporters {
            let load = f64::from(supporter.voters) * self.load[index_of(supporter.group)];
            sum += load;
            size += load.abs();
        }
        let cost = amount_f64(self.tables.cost(project));
        let votes = whole_f64(self.tables.votes[project].max(1)).max(1.0);
        let voters = self.voters(project);
        let entries = whole_f64(u64::try_from(supporters.len()).unwrap_or(u64::MAX));
        let slip = (entries + 8.0) * f64::EPSILON * (size + cost) + votes * self.error;
        Bounds { low: (sum + cost - slip) / voters, high: (sum + cost + slip) / voters }
    }

    /// Voters who support a project.
    fn voters(&self, project: usize) -> f64 {
        let (supporters, _) = self.tables.supporters(project);
        supporters.iter().map(|supporter| f64::from(supporter.voters)).sum()
    }

    /// The projects with the least load, compared exactly where doubles cannot tell.
    fn least(&self, open: &[usize], bought: &mut Bought) -> Vec<usize> {
        let bounds: Vec<Bounds> = open.iter().map(|&project| self.bounds(project)).collect();
        let best = bounds.iter().fold(f64::INFINITY, |best, bound| best.min(bound.high));
        let near: Vec<usize> = open
            .iter()
            .zip(&bounds)
            .filter(|(_, bound)| bound.low <= best)
            .map(|(&project, _)| project)
            .collect();
        if near.len() < 2 {
            bought.filtered += u64::from(!near.is_empty());
            return near;
        }
        bought.compared += 1;
        let mut least: Vec<(usize, BigInt, u128)> = Vec::new();
        for project in near {
            let (numer, divisor) = self.exact(project);
            let order = least.first().map_or(Ordering::Less, |(_, best, best_divisor)| {
                (&numer * *best_divisor).cmp(&(best * divisor))
            });
            if order.is_lt() {
                least.clear();
            }
            if order.is_le() {
                least.push((project, numer, divisor));
            }
        }
        least.into_iter().map(|(project, ..)| project).collect()
    }

    /// Cost plus loads over the ledger's denominator, and the number of supporters.
    fn exact(&self, project: usize) -> (BigInt, u128) {
        let (supporters, _) = self.tables.supporters(project);
        let mut counts = vec![0; self.ledger.len()];
        let mut divisor = 0;
        let mut earlier = BigInt::default();
        for supporter in supporters {
            let group = index_of(supporter.group);
            let voters = i128::from(supporter.voters);
            divisor += voters.unsigned_abs();
            match index_of(self.price[group]) {
                0 => {
                    if let Some(load) = self.before.loads.get(group) {
                        earlier += load * voters;
                    }
                }
                price => counts[price] += voters,
            }
        }
        // Price 0 is one over the first denominator: it turns earlier loads into today's.
        let numer = self.ledger.whole(self.tables.cost(project)) + self.ledger.sum(&counts);
        let unit = self.ledger.price(0).numer;
        (numer + earlier * unit, divisor)
    }

    fn buy(&mut self, project: usize) -> Ratio {
        let (numer, divisor) = self.exact(project);
        let round = self.ledger.len();
        let load = self.ledger.push(numer, divisor);
        for supporter in self.tables.supporters(project).0 {
            let group = index_of(supporter.group);
            self.load[group] = load;
            self.price[group] = u32::try_from(round).unwrap_or(u32::MAX);
        }
        self.error = self.error.max(load.abs() * f64::EPSILON * 4.0);
        self.ledger.price(round)
    }
}
