//! Exact Equal Shares: everyone who pays for a project pays the same.
//!
//! Kraiczy, Robinson and Elkind, "Streamlining Equal Shares" (2025). In each round the
//! project and set of supporters V is bought that has the most utility per unit of cost,
//! |V|·u(p) ÷ cost(p), where every member of V still has cost(p) ÷ |V|. As the outcome
//! only depends on who can pay what, the next increase of the start that changes it can
//! be computed (their algorithms `GreedyProjectChange` and `add-opt`; here in [`super::changes`]).
#![expect(clippy::indexing_slicing, reason = "the innermost loops index tables of one length")]

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use num_bigint::BigInt;

use super::changes::{Changes, Foresight};
use super::free::Free;
use super::pricing::ByHeads;
use super::run::{Chosen, Waiting};
use super::sweep::Sweep;
use super::{Moment, Shares};
use crate::election::index_of;
use crate::exact::{Ledger, Ratio, amount_f64, whole_f64};
use crate::limits::{Allowed, Used};
use crate::tables::Tables;

/// Relative slack of one division of doubles.
const SLACK: f64 = 1e-15;

/// A winner and who pays for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Bought {
    pub(super) project: usize,
    /// One bit for each group, set if it pays.
    pub(super) payers: Vec<u64>,
    /// How many voters they are.
    pub(super) heads: u64,
}

impl Bought {
    /// Whether a group pays.
    pub(super) fn is_paid_by(&self, group: usize) -> bool {
        self.payers[group / 64] >> (group % 64) & 1 == 1
    }
}

/// Runs exact Equal Shares from different starts.
pub(crate) struct ExactRunner<'a> {
    pub(super) tables: &'a Tables<'a>,
    pub(super) start: Ratio,
    pub(super) ledger: Ledger,
    pub(super) balance: Vec<f64>,
    pub(super) error: f64,
    error_step: f64,
    pub(super) candidates: Vec<usize>,
    free: Free,
    pub(super) bought: Vec<Bought>,
    /// An upper bound on the heads that can pay for each project.
    most_heads: Vec<u64>,
    /// Round in which each project was bought, from one; zero for others.
    pub(super) round_of: Vec<u32>,
    used: Used,
    /// What the last look for a change tells of the next one.
    foresight: Foresight,
}

impl<'a> ExactRunner<'a> {
    pub(crate) fn new(tables: &'a Tables<'a>) -> Self {
        let (free, candidates) = (0..tables.project_count())
            .filter(|&project| tables.is_supported(project) && tables.eligible[project])
            .partition::<Vec<_>, _>(|&project| tables.cost(project) == 0);
        Self {
            tables,
            start: Ratio::whole(0),
            ledger: Ledger::new(&Ratio::whole(0)),
            balance: vec![0.0; tables.ballots.len()],
            error: 0.0,
            error_step: 0.0,
            candidates,
            free: Free::new(tables, free),
            bought: Vec::new(),
            most_heads: Vec::new(),
            round_of: vec![0; tables.project_count()],
            used: tables.limits.unused(),
            foresight: Foresight::default(),
        }
    }

    fn begin(&mut self, start: &Ratio) {
        let each = start.to_f64();
        self.start = start.clone();
        self.ledger = Ledger::new(start);
        self.balance.fill(each);
        self.error_step = each * 4.0 * f64::EPSILON;
        self.error = self.error_step;
        self.free.begin();
        self.bought.clear();
        self.most_heads.clone_from(&self.tables.votes);
        self.round_of.fill(0);
        self.used = self.tables.limits.unused();
    }

    /// Price a head if `heads` voters pay for a project, as a double.
    pub(super) fn head_price(&self, project: usize, heads: u64) -> f64 {
        amount_f64(self.tables.cost(project)) / whole_f64(heads)
    }

    /// The largest number of supporters who can pay the same for a project; zero if none.
    /// It only falls during a run, so the last answer is where to begin.
    fn heads(&mut self, project: usize) -> u64 {
        let (supporters, _) = self.tables.supporters(project);
        let mut heads = self.most_heads[project];
        while heads > 0 {
            let price = self.head_price(project, heads);
            let doubt = self.error + price * 4.0 * SLACK;
            let mut can = 0;
            for supporter in supporters {
                let group = index_of(supporter.group);
                let spare = self.balance[group] - price;
                if spare > doubt || (spare >= -doubt && self.can_just_pay(group, project, heads)) {
                    can += u64::from(supporter.voters);
                }
            }
            if can >= heads {
                break;
            }
            heads = can;
        }
        self.most_heads[project] = heads;
        heads
    }

    /// Whether a group has its share of a project that `heads` voters pay for.
    fn can_pay(&self, group: usize, project: usize, heads: u64) -> bool {
        let price = self.head_price(project, heads);
        let spare = self.balance[group] - price;
        let doubt = self.error + price * 4.0 * SLACK;
        spare > doubt || (spare >= -doubt && self.can_just_pay(group, project, heads))
    }

    /// The same, exactly.
    fn can_just_pay(&self, group: usize, project: usize, heads: u64) -> bool {
        let money = self.exact_balance(group, self.bought.len()) * BigInt::from(heads);
        money >= self.ledger.whole(self.tables.cost(project))
    }

    /// What a group had before round `round` (from zero), over the ledger's denominator.
    pub(super) fn exact_balance(&self, group: usize, round: usize) -> BigInt {
        let mut counts = vec![0; self.ledger.len()];
        counts[0] = 1;
        for &project in self.tables.ballot(group).0 {
            let bought = index_of(self.round_of[index_of(project)]);
            let pays = bought != 0 && bought <= round && self.bought[bought - 1].is_paid_by(group);
            if pays {
                counts[bought] = -1;
            }
        }
        self.ledger.sum(&counts)
    }

    /// Cost per head per unit of utility: the least is bought. Compared exactly where doubles
    /// might be wrong.
    pub(super) fn compare(&self, left: (usize, u64), right: (usize, u64)) -> Ordering {
        let (left_worth, right_worth) = (self.worth(left.0, left.1), self.worth(right.0, right.1));
        if (left_worth - right_worth).abs() > (left_worth + right_worth) * 4.0 * SLACK {
            return left_worth.total_cmp(&right_worth);
        }
        let value = |(project, heads): (usize, u64)| {
            (
                BigInt::from(self.tables.cost(project)),
                BigInt::from(heads) * self.tables.factor[project],
            )
        };
        let ((left_cost, left_gain), (right_cost, right_gain)) = (value(left), value(right));
        (left_cost * right_gain).cmp(&(right_cost * left_gain))
    }

    pub(super) fn worth(&self, project: usize, heads: u64) -> f64 {
        self.head_price(project, heads) / amount_f64(self.tables.factor[project])
    }

    /// Finds what is bought next.
    fn next(
        &mut self,
        waiting: &mut BinaryHeap<Waiting>,
        held: &mut Vec<Waiting>,
        chosen: &mut Chosen,
    ) -> Option<(usize, u64)> {
        let mut best: Vec<(usize, u64)> = Vec::new();
        let mut best_worth = f64::INFINITY;
        let mut others: Vec<(usize, u64)> = Vec::new();
        while let Some(top) = waiting.peek().copied() {
            if top.rho > best_worth * (1.0 + 4.0 * SLACK) {
                break;
            }
            waiting.pop();
            let project = top.project;
            match self.tables.limits.allow(&self.used, project, self.tables.cost(project)) {
                Allowed::Yes => {}
                Allowed::NotYet => {
                    held.push(top);
                    continue;
                }
                Allowed::Never(_) => continue,
            }
            let heads = self.heads(project);
            if heads == 0 {
                continue;
            }
            let order =
                best.first().map_or(Ordering::Less, |&least| self.compare((project, heads), least));
            if order.is_lt() {
                others.append(&mut best);
                best_worth = self.worth(project, heads);
            }
            if order.is_le() {
                best.push((project, heads));
            } else {
                others.push((project, heads));
            }
        }
        let mut winner = *best.first()?;
        if best.len() > 1 {
            let tied = best.iter().map(|&(project, _)| project).collect();
            let tie = self.tables.ties.resolve(chosen.winners.len(), tied);
            let first = tie.projects.first().copied();
            winner = best.iter().copied().find(|&(project, _)| Some(project) == first)?;
            chosen.ties.push(tie);
        }
        others.extend(best.into_iter().filter(|&other| other != winner));
        waiting.extend(
            others
                .into_iter()
                .map(|(project, heads)| Waiting { rho: self.worth(project, heads), project }),
        );
        Some(winner)
    }

    fn buy(&mut self, project: usize, heads: u64) {
        let (supporters, _) = self.tables.supporters(project);
        let paying: Vec<usize> = supporters
            .iter()
            .map(|supporter| index_of(supporter.group))
            .filter(|&group| self.can_pay(group, project, heads))
            .collect();
        let numer = self.ledger.whole(self.tables.cost(project));
        let price = self.ledger.push(numer, u128::from(heads));
        let mut payers = vec![0; self.balance.len().div_ceil(64)];
        for group in paying {
            let balance = &mut self.balance[group];
            *balance = (*balance - price).max(0.0);
            payers[group / 64] |= 1 << (group % 64);
        }
        self.error += self.error_step;
        self.bought.push(Bought { project, payers, heads });
        self.round_of[project] = u32::try_from(self.bought.len()).unwrap_or(u32::MAX);
    }

    /// Funds what costs nothing and may be chosen by now.
    fn fund_free(&mut self, chosen: &mut Chosen, watch: &mut dyn FnMut(&Moment<'_>)) {
        while let Some(project) = self.free.next(self.tables, &self.used, chosen) {
            watch(&Moment { winner: Some(project), price: 0.0, balance: &self.balance });
            self.note(chosen, project);
        }
    }

    fn note(&mut self, chosen: &mut Chosen, project: usize) {
        let cost = self.tables.cost(project);
        self.tables.limits.choose(&mut self.used, project, cost);
        chosen.winners.push(project);
        chosen.cost += cost;
    }
}

impl<'a> Shares<'a> for ExactRunner<'a> {
    const LOOK_COST: f64 = 16.0;

    fn tables(&self) -> &'a Tables<'a> {
        self.tables
    }

    fn candidates(&self) -> usize {
        self.candidates.len() + self.free.len()
    }

    fn run_watched(
        &mut self,
        start: &Ratio,
        reach: f64,
        watch: &mut dyn FnMut(&Moment<'_>),
    ) -> Chosen {
        self.begin(start);
        let mut chosen = Chosen::default();
        self.fund_free(&mut chosen, watch);
        let mut waiting: BinaryHeap<Waiting> = self
            .candidates
            .iter()
            .map(|&project| {
                let rho = self.worth(project, self.tables.votes[project].max(1));
                Waiting { rho: rho * (1.0 - 4.0 * SLACK), project }
            })
            .collect();
        let mut held = Vec::new();
        while let Some((project, heads)) = self.next(&mut waiting, &mut held, &mut chosen) {
            chosen.compared += 1;
            let price = self.head_price(project, heads);
            watch(&Moment { winner: Some(project), price, balance: &self.balance });
            self.buy(project, heads);
            self.note(&mut chosen, project);
            waiting.extend(held.drain(..));
            self.fund_free(&mut chosen, watch);
        }
        watch(&Moment { winner: None, price: f64::INFINITY, balance: &self.balance });
        if reach > 0.0 {
            let change = self.next_change();
            chosen.steady = change.map_or(f64::INFINITY, |least| least.to_f64() * (1.0 - 1e-12));
        }
        chosen
    }

    fn surely_goes_on(&self, start: f64, reach: f64) -> bool {
        Sweep::<ByHeads>::goes_on(self.tables, self.candidates.iter().copied(), start, reach)
    }

    fn balances(&self) -> Vec<BigInt> {
        let rounds = self.bought.len();
        (0..self.tables.ballots.len()).map(|group| self.exact_balance(group, rounds)).collect()
    }

    fn denom(&self) -> &BigInt {
        self.ledger.denom()
    }

    fn bought(&self) -> &[Bought] {
        &self.bought
    }

    fn next_change(&mut self) -> Option<Ratio> {
        let mut foresight = std::mem::take(&mut self.foresight);
        foresight.carry_over(self);
        let change = Changes::new(self).least(&mut foresight);
        self.foresight = foresight;
        change
    }
}
