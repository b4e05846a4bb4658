//! A naive counter for tests: big rationals everywhere, no tables, no bounds, no shared
//! code with the engine beyond its public types.
#![expect(
    clippy::indexing_slicing,
    clippy::as_conversions,
    clippy::unwrap_used,
    reason = "helpers of tests"
)]

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One as _, Signed as _, Zero as _};
use tally::election::VoteType;
use tally::rule::{
    Completion, ExhaustiveOver, Method, Order, Overspending, Rule, Start, Stop, TieKey, Utility,
};

use crate::support::Voter;

fn whole(number: i128) -> BigRational {
    BigRational::from_integer(BigInt::from(number))
}

/// Counts slowly.
pub(crate) struct Naive<'a> {
    pub(crate) kind: VoteType,
    pub(crate) budget: i128,
    pub(crate) costs: &'a [i128],
    pub(crate) voters: &'a [Voter],
    pub(crate) rule: &'a Rule,
}

impl Naive<'_> {
    fn utility(&self, voter: usize, project: usize) -> BigRational {
        let ballot = &self.voters[voter];
        let place = ballot.iter().position(|&(named, _)| named as usize == project);
        let Some(place) = place else { return whole(0) };
        match self.rule.utility {
            // A project without cost is still supported by those who named it.
            Utility::Cost => whole(self.costs[project].max(1)),
            Utility::Cardinality => whole(1),
            Utility::Points if self.kind.has_points() => whole(i128::from(ballot[place].1)),
            Utility::Points => whole(1),
            Utility::Borda => whole((ballot.len() - 1 - place) as i128),
        }
    }

    fn votes(&self, project: usize) -> usize {
        let named = |ballot: &&Voter| ballot.iter().any(|&(named, _)| named as usize == project);
        self.voters.iter().filter(named).count()
    }

    fn score(&self, project: usize) -> i128 {
        let worth = |ballot: &Voter| {
            let place = ballot.iter().position(|&(named, _)| named as usize == project)?;
            Some(match self.kind {
                VoteType::Ordinal => (ballot.len() - place) as i128,
                kind if kind.has_points() => i128::from(ballot[place].1),
                _ => 1,
            })
        };
        self.voters.iter().filter_map(worth).sum()
    }

    fn supporters(&self, project: usize) -> Vec<usize> {
        let voters = 0..self.voters.len();
        voters.filter(|&voter| self.utility(voter, project).is_positive()).collect()
    }

    /// Whether `left` wins a tie against `right`.
    fn wins_tie(&self, left: usize, right: usize) -> bool {
        for key in &self.rule.ties {
            let order = match key {
                TieKey::Cost => self.costs[left].cmp(&self.costs[right]),
                TieKey::MaxCost => self.costs[right].cmp(&self.costs[left]),
                TieKey::Votes => self.votes(right).cmp(&self.votes(left)),
                TieKey::Score => self.score(right).cmp(&self.score(left)),
                TieKey::Id | TieKey::File | TieKey::Seed(_) => left.cmp(&right),
            };
            if order.is_ne() {
                return order.is_lt();
            }
        }
        left < right
    }

    fn first_of(&self, tied: &[usize]) -> usize {
        let mut best = tied[0];
        for &other in &tied[1..] {
            if self.wins_tie(other, best) {
                best = other;
            }
        }
        best
    }

    pub(crate) fn cost_of(&self, winners: &[usize]) -> i128 {
        winners.iter().map(|&winner| self.costs[winner]).sum()
    }

    /// ρ of a project and nothing if its supporters have too little.
    fn rho(&self, project: usize, balance: &[BigRational]) -> Option<BigRational> {
        let mut rich = self.supporters(project);
        let mut missing = whole(self.costs[project]);
        loop {
            let units: BigRational = rich.iter().map(|&voter| self.utility(voter, project)).sum();
            if units.is_zero() {
                return None;
            }
            let rho = &missing / &units;
            let (still, poor): (Vec<usize>, Vec<usize>) = rich
                .iter()
                .partition(|&&voter| balance[voter] >= &rho * self.utility(voter, project));
            if poor.is_empty() {
                return Some(rho);
            }
            for voter in poor {
                missing -= &balance[voter];
            }
            rich = still;
        }
    }

    /// Equal Shares from a start; winners and balances.
    pub(crate) fn shares(&self, start: &BigRational) -> (Vec<usize>, Vec<BigRational>) {
        let mut balance = vec![start.clone(); self.voters.len()];
        let mut winners = self.free();
        let mut open: Vec<usize> = (0..self.costs.len())
            .filter(|&project| self.costs[project] > 0 && !self.supporters(project).is_empty())
            .collect();
        loop {
            let rhos: Vec<(usize, BigRational)> = open
                .iter()
                .filter_map(|&project| Some((project, self.rho(project, &balance)?)))
                .collect();
            let Some(least) = rhos.iter().map(|(_, rho)| rho).min().cloned() else {
                return (winners, balance);
            };
            let tied: Vec<usize> =
                rhos.iter().filter(|(_, rho)| *rho == least).map(|(at, _)| *at).collect();
            let winner = self.first_of(&tied);
            for voter in self.supporters(winner) {
                let payment = (&least * self.utility(voter, winner)).min(balance[voter].clone());
                balance[voter] -= payment;
            }
            winners.push(winner);
            open.retain(|&project| project != winner);
        }
    }

    /// Exact Equal Shares from a start.
    pub(crate) fn exact_shares(&self, start: &BigRational) -> (Vec<usize>, Vec<BigRational>) {
        self.exact_rounds(start, |_, _, _| {})
    }

    /// The same, telling of each purchase: the project, how many pay, and what everyone had.
    fn exact_rounds(
        &self,
        start: &BigRational,
        mut tell: impl FnMut(usize, usize, &[BigRational]),
    ) -> (Vec<usize>, Vec<BigRational>) {
        let mut balance = vec![start.clone(); self.voters.len()];
        let mut winners = self.free();
        loop {
            let mut best: Vec<(usize, Vec<usize>)> = Vec::new();
            let mut best_value = BigRational::zero();
            for project in 0..self.costs.len() {
                let cost = self.costs[project];
                if winners.contains(&project) || cost == 0 {
                    continue;
                }
                let mut payers = self.supporters(project);
                payers.sort_by(|left, right| balance[*right].cmp(&balance[*left]));
                while let Some(poorest) = payers.last() {
                    if balance[*poorest] >= whole(cost) / whole(payers.len() as i128) {
                        break;
                    }
                    payers.pop();
                }
                let Some(&payer) = payers.first() else { continue };
                let value =
                    self.utility(payer, project) * whole(payers.len() as i128) / whole(cost);
                if value > best_value {
                    best.clear();
                    best_value = value.clone();
                }
                if value == best_value {
                    best.push((project, payers));
                }
            }
            if best.is_empty() {
                return (winners, balance);
            }
            let tied: Vec<usize> = best.iter().map(|(project, _)| *project).collect();
            let winner = self.first_of(&tied);
            let (_, payers) = best.into_iter().find(|(project, _)| *project == winner).unwrap();
            let price = whole(self.costs[winner]) / whole(payers.len() as i128);
            tell(winner, payers.len(), &balance);
            for payer in payers {
                balance[payer] -= &price;
            }
            winners.push(winner);
        }
    }

    /// The least increase after which exact Equal Shares goes otherwise: over every project,
    /// round and number of payers with which it would be bought then, what the poorest lacks.
    fn next_change(&self, start: &BigRational) -> Option<BigRational> {
        let mut rounds = Vec::new();
        let (_, left) = self.exact_rounds(start, |project, heads, balance| {
            rounds.push((Some((project, heads)), balance.to_vec()));
        });
        rounds.push((None, left));
        let mut least: Option<BigRational> = None;
        for project in (0..self.costs.len()).filter(|&project| self.costs[project] > 0) {
            let supporters = self.supporters(project);
            let Some(&first) = supporters.first() else { continue };
            let value = |project, heads: usize| {
                let voter = self.supporters(project)[0];
                self.utility(voter, project) * whole(heads as i128) / whole(self.costs[project])
            };
            assert!(self.utility(first, project) > BigRational::zero());
            let own = rounds.iter().position(|(bought, _)| bought.is_some_and(|b| b.0 == project));
            for (bought, balance) in &rounds[..=own.unwrap_or(rounds.len() - 1)] {
                let mut rich: Vec<&BigRational> =
                    supporters.iter().map(|&at| &balance[at]).collect();
                rich.sort();
                rich.reverse();
                for (heads, poorest) in (1..).zip(rich) {
                    let outranks = bought.is_none_or(|(other, others)| {
                        let (ours, theirs) = (value(project, heads), value(other, others));
                        ours > theirs || ours == theirs && self.wins_tie(project, other)
                    });
                    let lacks = whole(self.costs[project]) / whole(heads as i128) - poorest;
                    let nearer = least.as_ref().is_none_or(|least| lacks < *least);
                    if outranks && nearer && lacks > BigRational::zero() {
                        least = Some(lacks);
                    }
                }
            }
        }
        least
    }

    fn free(&self) -> Vec<usize> {
        let mut free: Vec<usize> = (0..self.costs.len())
            .filter(|&project| self.costs[project] == 0 && !self.supporters(project).is_empty())
            .collect();
        let mut sorted = Vec::new();
        while !free.is_empty() {
            let first = self.first_of(&free);
            free.retain(|&project| project != first);
            sorted.push(first);
        }
        sorted
    }

    fn exhaustive(&self, winners: &[usize]) -> bool {
        let left = self.budget - self.cost_of(winners);
        (0..self.costs.len()).all(|project| {
            let counts = self.rule.exhaustive_over == ExhaustiveOver::All
                || (!self.supporters(project).is_empty() && self.costs[project] > 0);
            winners.contains(&project) || !counts || self.costs[project] > left
        })
    }

    /// Add1, one increment after the other, or add-opt, one change after the other.
    pub(crate) fn add1(
        &self,
        run: impl Fn(&BigRational) -> (Vec<usize>, Vec<BigRational>),
    ) -> (Vec<usize>, BigRational) {
        let step = whole(self.rule.increment.parse().unwrap());
        let mut start = self.start();
        let mut winners = run(&start).0;
        let could_win = (0..self.costs.len()).filter(|&at| !self.supporters(at).is_empty());
        let could_win = could_win.count();
        let jumps = self.rule.method == Method::ExactEqualShares
            && self.rule.completion == Completion::AddOpt;
        loop {
            let stops = self.rule.stop == Stop::Exhaustive && self.exhaustive(&winners);
            if stops || winners.len() == could_win {
                return (winners, start);
            }
            let rise = if jumps { self.next_change(&start) } else { Some(step.clone()) };
            let Some(rise) = rise else { return (winners, start) };
            let next = run(&(&start + &rise)).0;
            if self.cost_of(&next) > self.budget {
                return (winners, start);
            }
            winners = next;
            start += &rise;
        }
    }

    pub(crate) fn start(&self) -> BigRational {
        let exact = whole(self.budget) / whole(self.voters.len().max(1) as i128);
        if self.rule.start == Start::Floor { exact.floor() } else { exact }
    }

    /// Greedy: adds to `winners` what fits, best first.
    pub(crate) fn greedy(&self, winners: &[usize], order: Order, skip: bool) -> Vec<usize> {
        let mut winners = winners.to_vec();
        let mut left = self.budget - self.cost_of(&winners);
        let value = |project: usize| match order {
            Order::Score => whole(self.score(project)),
            Order::Density => {
                let voters = 0..self.voters.len();
                let gain: BigRational = voters.map(|voter| self.utility(voter, project)).sum();
                if self.costs[project] == 0 && gain.is_positive() {
                    return whole(i128::from(u64::MAX)) * BigRational::one();
                }
                gain / whole(self.costs[project].max(1))
            }
        };
        let mut open: Vec<usize> = (0..self.costs.len()).collect();
        open.retain(|project| !winners.contains(project));
        while !open.is_empty() {
            let best = open.iter().map(|&project| value(project)).max().unwrap();
            let tied: Vec<usize> =
                open.iter().copied().filter(|&project| value(project) == best).collect();
            let first = self.first_of(&tied);
            open.retain(|&project| project != first);
            if self.costs[first] <= left {
                left -= self.costs[first];
                winners.push(first);
            } else if !skip {
                break;
            }
        }
        winners
    }

    /// Phragmén from given loads.
    pub(crate) fn phragmen(&self, winners: &[usize], loads: &[BigRational]) -> Vec<usize> {
        let mut winners = winners.to_vec();
        let mut loads = loads.to_vec();
        let mut left = self.budget - self.cost_of(&winners);
        let mut open: Vec<usize> = (0..self.costs.len())
            .filter(|project| {
                !winners.contains(project)
                    && self.costs[*project] <= self.budget
                    && !self.supporters(*project).is_empty()
            })
            .collect();
        loop {
            let values: Vec<(usize, BigRational)> = open
                .iter()
                .map(|&project| {
                    let supporters = self.supporters(project);
                    let sum: BigRational = supporters.iter().map(|&at| loads[at].clone()).sum();
                    let count = whole(supporters.len() as i128);
                    (project, (sum + whole(self.costs[project])) / count)
                })
                .collect();
            let Some(least) = values.iter().map(|(_, value)| value).min().cloned() else {
                return winners;
            };
            let mut tied: Vec<usize> =
                values.iter().filter(|(_, value)| *value == least).map(|(at, _)| *at).collect();
            if tied.iter().any(|&project| self.costs[project] > left) {
                if self.rule.overspending == Overspending::Stop {
                    return winners;
                }
                open.retain(|project| !(tied.contains(project) && self.costs[*project] > left));
                tied.retain(|&project| self.costs[project] <= left);
                if tied.is_empty() {
                    continue;
                }
            }
            let winner = self.first_of(&tied);
            for voter in self.supporters(winner) {
                loads[voter] = least.clone();
            }
            left -= self.costs[winner];
            winners.push(winner);
            open.retain(|&project| project != winner);
        }
    }

    /// Equal Shares or exact Equal Shares with the rule's completion; winners in order.
    pub(crate) fn complete(
        &self,
        run: impl Fn(&BigRational) -> (Vec<usize>, Vec<BigRational>),
    ) -> Vec<usize> {
        let start = self.start();
        match self.rule.completion {
            Completion::None => run(&start).0,
            Completion::Add1 | Completion::AddOpt => self.add1(run).0,
            Completion::Add1u => self.greedy(&self.add1(run).0, Order::Score, true),
            Completion::Greedy => self.greedy(&run(&start).0, Order::Score, true),
            Completion::Phragmen => {
                let (winners, balance) = run(&start);
                let loads: Vec<BigRational> = balance.into_iter().map(|left| -left).collect();
                self.phragmen(&winners, &loads)
            }
        }
    }
}
