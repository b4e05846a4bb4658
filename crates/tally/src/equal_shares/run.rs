//! One run of the Method of Equal Shares from a given start.
//!
//! Peters, Pierczyński and Skowron, "Proportional Participatory Budgeting with Additive
//! Utilities" (2021): in each round every project has the least ρ for which its supporters,
//! each paying ρ times their utility or all they have left, raise its cost; the project
//! with the least ρ is bought. A project's ρ only rises while money is spent, so an old
//! value is a lower bound, and most projects need not be looked at in most rounds.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use num_bigint::BigInt;

use super::free::Free;
use super::pricing::ByUnits;
use super::purse::{Bounds, ExactPrice, Price, Purse};
use super::sweep::Sweep;
use super::{Moment, Shares};
use crate::exact::{Ratio, amount_f64};
use crate::limits::{Allowed, Used};
use crate::tables::Tables;
use crate::ties::Tie;

/// Relative slack of one division of doubles.
const SLACK: f64 = 1e-15;

/// A project waiting, with a lower bound on its ρ.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Waiting {
    pub(super) rho: f64,
    pub(super) project: usize,
}

impl Eq for Waiting {}
impl PartialOrd for Waiting {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for Waiting {
    fn cmp(&self, other: &Self) -> Ordering {
        // The heap gives its largest first; we want the least ρ.
        other.rho.total_cmp(&self.rho).then(other.project.cmp(&self.project))
    }
}

/// A project that may be the next winner.
#[derive(Debug, Clone, Copy)]
pub(super) struct Contender {
    pub(super) project: usize,
    /// Bounds on the price per unit.
    pub(super) bounds: Bounds,
    /// Lower bound on ρ.
    rho_low: f64,
}

/// What a winner's supporters pay per unit.
pub(super) enum Payment {
    Exact(ExactPrice),
    /// As doubles see it: see [`super::glance`].
    Glimpsed,
}

/// What one run chose.
#[derive(Debug, Clone, Default)]
pub(crate) struct Chosen {
    /// Winners in the order in which they were bought.
    pub(crate) winners: Vec<usize>,
    /// What they cost together.
    pub(crate) cost: i128,
    /// Ties met on the way.
    pub(crate) ties: Vec<Tie>,
    /// Rounds decided by doubles alone.
    pub(crate) filtered: u64,
    /// Rounds decided by comparing exact numbers.
    pub(crate) compared: u64,
    /// If each voter had up to this much more, the winners would surely be the same.
    pub(crate) steady: f64,
}

/// Runs Equal Shares again and again from different starts.
pub(crate) struct Runner<'a> {
    pub(super) tables: &'a Tables<'a>,
    pub(super) purse: Purse<'a>,
    /// Candidates with their first lower bound on ρ and the money they need.
    first: Vec<(Waiting, f64)>,
    free: Free,
    waiting: BinaryHeap<Waiting>,
    /// Projects that need another one first.
    held: Vec<Waiting>,
    /// Projects whose supporters have too little, though not for every start within reach.
    short: Vec<usize>,
    used: Used,
    /// Whether doubles could not decide a round of a run that was to do without the ledger.
    pub(super) in_doubt: bool,
}

impl<'a> Runner<'a> {
    pub(crate) fn new(tables: &'a Tables<'a>) -> Self {
        let mut first = Vec::new();
        let mut free = Vec::new();
        for project in 0..tables.project_count() {
            let is_candidate = tables.is_supported(project)
                && tables.eligible.get(project).copied().unwrap_or(false);
            if !is_candidate {
                continue;
            }
            let cost = tables.cost(project);
            if cost == 0 {
                free.push(project);
                continue;
            }
            let units = amount_f64(tables.total_units.get(project).copied().unwrap_or(1));
            let factor = amount_f64(tables.factor.get(project).copied().unwrap_or(1));
            let rho = amount_f64(cost) / units / factor * (1.0 - 4.0 * SLACK);
            let votes = tables.votes.get(project).copied().unwrap_or(0);
            let needed = amount_f64(cost) / crate::exact::whole_f64(votes.max(1));
            first.push((Waiting { rho, project }, needed * (1.0 - 1e-9)));
        }
        Self {
            tables,
            purse: Purse::new(tables, &Ratio::whole(0)),
            first,
            free: Free::new(tables, free),
            waiting: BinaryHeap::new(),
            held: Vec::new(),
            short: Vec::new(),
            used: tables.limits.unused(),
            in_doubt: false,
        }
    }

    fn begin(&mut self, start: &Ratio, reach: f64) {
        self.purse.restart(start, reach);
        self.in_doubt = false;
        self.used = self.tables.limits.unused();
        self.free.begin();
        self.held.clear();
        self.short.clear();
        let each = start.to_f64() + reach;
        let affordable = self.first.iter().filter(|(_, needed)| *needed <= each);
        self.waiting = affordable.map(|&(waiting, _)| waiting).collect();
    }

    fn note(&mut self, chosen: &mut Chosen, project: usize) {
        let cost = self.tables.cost(project);
        self.tables.limits.choose(&mut self.used, project, cost);
        chosen.winners.push(project);
        chosen.cost += cost;
    }

    /// Funds what costs nothing and may be chosen by now.
    fn fund_free(&mut self, chosen: &mut Chosen, watch: &mut dyn FnMut(&Moment<'_>)) {
        while let Some(project) = self.free.next(self.tables, &self.used, chosen) {
            watch(&Moment { winner: Some(project), price: 0.0, balance: &self.purse.balance });
            self.note(chosen, project);
        }
    }

    /// Buys round by round until nothing is affordable.
    fn buy_all(&mut self, watch: &mut dyn FnMut(&Moment<'_>)) -> Chosen {
        let mut chosen = Chosen { steady: self.purse.reach, ..Chosen::default() };
        self.fund_free(&mut chosen, watch);
        while let Some((winner, payment, least_fall)) = self.next(&mut chosen) {
            let Contender { project, bounds, .. } = winner;
            let price = match &payment {
                Payment::Exact(price) => self.purse.in_double(price),
                Payment::Glimpsed => bounds.price,
            };
            watch(&Moment { winner: Some(project), price, balance: &self.purse.balance });
            match payment {
                Payment::Exact(price) => self.purse.pay(project, price, bounds, least_fall),
                Payment::Glimpsed => self.purse.pay_glimpsed(project, bounds, least_fall),
            }
            self.note(&mut chosen, project);
            self.waiting.extend(self.held.drain(..));
            self.fund_free(&mut chosen, watch);
        }
        watch(&Moment { winner: None, price: f64::INFINITY, balance: &self.purse.balance });
        chosen
    }

    /// Finds the project with the least ρ, its price, and by how much the price falls at least per
    /// unit by which the start rises.
    fn next(&mut self, chosen: &mut Chosen) -> Option<(Contender, Payment, f64)> {
        let (near, far, best) = self.contenders();
        let mut others = far;
        let won = if self.purse.is_glancing() {
            let won = self.glimpse(&near, chosen);
            let lost =
                near.into_iter().filter(|one| Some(one.project) != won.map(|won| won.project));
            others.extend(lost);
            won.map(|won| (won, Payment::Glimpsed))
        } else {
            self.decide(near, &mut others, chosen)
        };
        self.watch_short(best, chosen);
        let (winner, payment) = won?;
        let least_fall = self.least_fall(&winner);
        let factor = amount_f64(self.tables.factor.get(winner.project).copied().unwrap_or(1));
        for contender in &others {
            self.wait(contender, best, least_fall / factor * (1.0 - SLACK), chosen);
        }
        Some((winner, payment, least_fall))
    }

    /// The winner among those near, compared exactly if need be; the rest joins the others.
    fn decide(
        &mut self,
        near: Vec<Contender>,
        others: &mut Vec<Contender>,
        chosen: &mut Chosen,
    ) -> Option<(Contender, Payment)> {
        if let [only] = near.as_slice()
            && only.bounds.high.is_finite()
        {
            let price = self.purse.exact_price(only.project, only.bounds)?;
            chosen.filtered += 1;
            return Some((*only, Payment::Exact(price)));
        }
        let mut priced = self.priced(near, chosen);
        let winner = self.least(&priced, chosen)?;
        let at = priced.iter().position(|(contender, _)| contender.project == winner)?;
        let (winner, price) = priced.swap_remove(at);
        others.extend(priced.into_iter().map(|(contender, _)| contender));
        Some((winner, Payment::Exact(price)))
    }

    /// The exact prices of those who can be paid for.
    fn priced(
        &mut self,
        near: Vec<Contender>,
        chosen: &mut Chosen,
    ) -> Vec<(Contender, ExactPrice)> {
        let mut priced = Vec::with_capacity(near.len());
        for contender in near {
            match self.purse.exact_price(contender.project, contender.bounds) {
                Some(price) => priced.push((contender, price)),
                // So little is missing that any rise may do.
                None => chosen.steady = 0.0,
            }
        }
        priced
    }

    /// The project with the least ρ, compared exactly; ties by their keys.
    fn least(&self, priced: &[(Contender, ExactPrice)], chosen: &mut Chosen) -> Option<usize> {
        let least = priced.iter().min_by(|left, right| self.compare_rho(left, right))?;
        chosen.compared += 1;
        let equal = priced.iter().filter(|other| self.compare_rho(least, other).is_eq());
        let tied: Vec<usize> = equal.map(|(contender, _)| contender.project).collect();
        if tied.len() < 2 {
            return Some(least.0.project);
        }
        let tie = self.tables.ties.resolve(chosen.winners.len(), tied);
        let winner = tie.projects.first().copied();
        chosen.ties.push(tie);
        winner
    }

    /// Looks how far the start may rise before a project that is too dear so far might be paid
    /// for in this round at no more than `best`, which is infinite when nothing can be bought.
    ///
    /// Having enough is not enough: whoever is only just able to pay is dearer than the winner
    /// nearly always, and has paid for others before it would be its turn.
    fn watch_short(&self, best: f64, chosen: &mut Chosen) {
        for &project in &self.short {
            let factor = amount_f64(self.tables.factor.get(project).copied().unwrap_or(1));
            if !self.purse.is_dearer_within_reach(project, best * factor * (1.0 + SLACK)) {
                let until = self.purse.short_until(project);
                chosen.steady = chosen.steady.min(until).max(0.0);
            }
        }
    }

    /// By how much the winner's price falls at least per unit by which the start rises.
    fn least_fall(&self, winner: &Contender) -> f64 {
        if self.purse.reach <= 0.0 || winner.bounds.high.is_infinite() {
            return 0.0;
        }
        self.purse.least_fall(winner.project, winner.bounds.low, winner.bounds.fall)
    }

    /// Puts a project back into the queue; `best` is at least the ρ of the winner, which falls
    /// by at least `winner_fall` per unit by which the start rises.
    fn wait(&mut self, contender: &Contender, best: f64, winner_fall: f64, chosen: &mut Chosen) {
        let Contender { project, bounds, rho_low } = *contender;
        let Bounds { low, fall, is_fixed, .. } = bounds;
        let mut rho = rho_low;
        let reach = self.purse.reach;
        if reach > 0.0 {
            let factor = amount_f64(self.tables.factor.get(project).copied().unwrap_or(1));
            let gap = low * (1.0 - SLACK) - best * factor * (1.0 + SLACK);
            // If its supporters can pay alike or have nothing for good, its ρ stays what it is, while
            // the winner's can only fall: no constraint, not even from a tie.
            if !is_fixed && fall * reach >= gap {
                // Both fall; what counts is by how much they come nearer.
                let nearing = fall - winner_fall * factor * (1.0 - SLACK);
                let ahead = if gap <= 0.0 {
                    0.0
                } else if nearing <= 0.0 {
                    f64::INFINITY
                } else {
                    gap / nearing * (1.0 - 1e-9)
                };
                chosen.steady = chosen.steady.min(ahead);
            }
            // What waits is bounded for every start within reach.
            rho = ((low - fall * reach) / factor * (1.0 - SLACK)).min(rho);
        }
        self.waiting.push(Waiting { rho, project });
    }

    /// Takes every project out of the queue that may have the least ρ. Those that surely
    /// cost too much, or that a limit rules out, are dropped for good.
    /// Returns those that may have it, the others that were looked at, and an upper bound on the
    /// least ρ.
    fn contenders(&mut self) -> (Vec<Contender>, Vec<Contender>, f64) {
        let mut contenders: Vec<Contender> = Vec::new();
        let mut best = f64::INFINITY;
        while let Some(waiting) = self.waiting.peek().copied() {
            if waiting.rho > best {
                break;
            }
            self.waiting.pop();
            let Waiting { project, rho } = waiting;
            match self.tables.limits.allow(&self.used, project, self.tables.cost(project)) {
                Allowed::Yes => {}
                Allowed::NotYet => {
                    self.held.push(waiting);
                    continue;
                }
                Allowed::Never(_) => continue,
            }
            let factor = amount_f64(self.tables.factor.get(project).copied().unwrap_or(1));
            let at_least = (rho * factor * (1.0 - SLACK)).max(0.0);
            let out_of_sight = best * factor * (1.0 + SLACK);
            let found = self.purse.price(project, at_least, out_of_sight);
            let Price::Between(bounds) = found else {
                if self.purse.reach > 0.0 && self.purse.short_until(project) < self.purse.reach {
                    self.short.push(project);
                }
                continue;
            };
            let rho_low = (bounds.low / factor * (1.0 - SLACK)).max(rho);
            let rho_high = bounds.high / factor * (1.0 + SLACK);
            best = best.min(rho_high);
            contenders.push(Contender { project, bounds, rho_low });
        }
        let (near, far) = contenders.into_iter().partition(|contender| contender.rho_low <= best);
        (near, far, best)
    }

    /// Compares ρ exactly: price per unit divided by what a unit is worth.
    fn compare_rho(
        &self,
        (left, left_price): &(Contender, ExactPrice),
        (right, right_price): &(Contender, ExactPrice),
    ) -> Ordering {
        let factor = |project: usize| self.tables.factor.get(project).copied().unwrap_or(1);
        let left_value = &left_price.numer * right_price.divisor * factor(right.project);
        let right_value = &right_price.numer * left_price.divisor * factor(left.project);
        left_value.cmp(&right_value)
    }
}

impl<'a> Shares<'a> for Runner<'a> {
    const LOOK_COST: f64 = 1.0;

    fn tables(&self) -> &'a Tables<'a> {
        self.tables
    }

    fn candidates(&self) -> usize {
        self.first.len() + self.free.len()
    }

    fn run_watched(
        &mut self,
        start: &Ratio,
        reach: f64,
        watch: &mut dyn FnMut(&Moment<'_>),
    ) -> Chosen {
        self.begin(start, reach);
        self.buy_all(watch)
    }

    fn glance(&mut self, start: &Ratio, reach: f64) -> Chosen {
        self.begin(start, reach);
        self.purse.glance();
        let chosen = self.buy_all(&mut |_| {});
        if self.in_doubt || self.purse.is_blurred(chosen.steady) {
            return self.run(start, reach);
        }
        chosen
    }

    fn surely_goes_on(&self, start: f64, reach: f64) -> bool {
        let candidates = self.first.iter().map(|(waiting, _)| waiting.project);
        Sweep::<ByUnits>::goes_on(self.tables, candidates, start, reach)
    }

    fn balances(&self) -> Vec<BigInt> {
        let groups = 0..self.tables.ballots.len();
        groups.map(|group| self.purse.exact_balance(group)).collect()
    }

    fn denom(&self) -> &BigInt {
        self.purse.ledger.denom()
    }

    fn next_change(&mut self) -> Option<Ratio> {
        // Who is rich and who is poor changes all the time without changing a winner.
        None
    }
}
