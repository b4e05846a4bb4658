//! The least increase of the start that changes an outcome of exact Equal Shares.
//!
//! The outcome only depends on who can pay what in which round, so the next change is when one
//! more voter could pay for some project, be it only as cheaply as for another: that is a tie, which is met
//! however it falls ("Streamlining Equal Shares", `GreedyProjectChange`).
//! Doubles with a bound on their error find the few increases that may be the least; those are
//! compared exactly.
#![expect(clippy::indexing_slicing, reason = "the innermost loops index tables of one length")]

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use num_bigint::BigInt;
use num_traits::ToPrimitive as _;

use super::exact_shares::{Bought, ExactRunner};
use crate::election::index_of;
use crate::exact::{Ratio, amount_f64};

/// Relative slack of sums of a few doubles.
const SLACK: f64 = 1e-14;

/// How many times the least increase known so far a project is looked ahead. That it has no
/// change so near is as good to know for the next runs as which one is its nearest, and cheaper.
const AHEAD: f64 = 32.0;

/// Lower bounds on the least change of each project, kept from one run to the next.
///
/// While the same projects are bought in the same order by at least as many voters, a change
/// comes no nearer than balances grow: nobody outranks an earlier purchase than before, and
/// where it would, everyone has what they had, plus what was added to the start, plus what
/// purchases became cheaper. So most projects need not be looked at again.
#[derive(Debug, Default)]
pub(super) struct Foresight {
    bought: Vec<Bought>,
    start: f64,
    /// By position among the candidates.
    nearest: Vec<f64>,
}

impl Foresight {
    /// Makes bounds of the last run bounds of this one.
    pub(super) fn carry_over(&mut self, runner: &ExactRunner<'_>) {
        let start = runner.start.to_f64();
        match self.growth(runner, start) {
            Some(growth) => self.nearest.iter_mut().for_each(|least| *least -= growth),
            None => self.nearest = vec![f64::NEG_INFINITY; runner.candidates.len()],
        }
        // Whoever is paid for by others than before has other changes before it.
        let position = |project: usize| runner.candidates.iter().position(|&one| one == project);
        for (before, now) in self.bought.iter().zip(&runner.bought) {
            if before.payers != now.payers
                && let Some(at) = position(now.project)
            {
                self.nearest[at] = f64::NEG_INFINITY;
            }
        }
        self.bought.clone_from(&runner.bought);
        self.start = start;
    }

    /// The most by which any balance grew in any round, where bounds can be carried over.
    fn growth(&self, runner: &ExactRunner<'_>, start: f64) -> Option<f64> {
        let comparable = self.nearest.len() == runner.candidates.len()
            && runner.tables.limits.is_none()
            && start >= self.start
            && self.bought.len() == runner.bought.len();
        if !comparable {
            return None;
        }
        let mut growth = start - self.start;
        for (before, now) in self.bought.iter().zip(&runner.bought) {
            if before.project != now.project || before.heads > now.heads {
                return None;
            }
            if before.payers == now.payers {
                continue;
            }
            let price = runner.head_price(before.project, before.heads);
            let left = before.payers.iter().zip(&now.payers).any(|(was, is)| was & !is != 0);
            // Who no longer pays has the whole price.
            let cheaper = if left { 0.0 } else { runner.head_price(now.project, now.heads) };
            growth += price - cheaper;
        }
        Some(growth + start * SLACK)
    }
}

/// Looks for the least increase of the start that changes an outcome.
pub(super) struct Changes<'r, 'a> {
    runner: &'r ExactRunner<'a>,
    /// Price a head of each purchase.
    prices: Vec<f64>,
    /// Between what each purchase cost per head and unit of utility, and its round.
    worths: Vec<(f64, f64, usize)>,
    /// Every increase that may be the least, with what it takes to compute it exactly.
    near: Vec<Change>,
    least: f64,
    doubt: f64,
    start: f64,
    /// Whether the project being looked at has an increase that may be nothing at all.
    unsure: bool,
}

/// A project that `heads` voters could pay for in `round`, if `group`, the poorest of
/// them, had its share.
#[derive(Clone, Copy)]
struct Change {
    increase: f64,
    project: usize,
    heads: u64,
    round: usize,
    group: usize,
    /// Where others have so nearly the same that doubles cannot tell who of them is the poorest.
    close: Option<Close>,
}

/// Others who have nearly the same before `round`: what it takes to put them in order exactly.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Close {
    project: usize,
    round: usize,
    /// How many of the others have more than any of these.
    richer: usize,
    paying: u64,
    /// The fewest and the most who are to pay beside them.
    more: (u64, u64),
}

/// Supporters of a project who do not pay for it, and what they had before some round.
struct Others {
    groups: Vec<u32>,
    voters: Vec<u64>,
    balance: Vec<f64>,
    /// What they paid: round (from zero) and place in the lists above; the latest round last.
    paid: Vec<(u32, u32)>,
}

impl Others {
    /// Those who have `enough`, the richest first, as far as doubles tell.
    fn by_wealth(&self, enough: f64) -> Vec<(f64, usize)> {
        let having = self.balance.iter().enumerate().filter(|(_, has)| **has >= enough);
        let mut rich: Vec<(f64, usize)> = having.map(|(at, &has)| (has, at)).collect();
        rich.sort_by(|left, right| right.0.total_cmp(&left.0).then(left.1.cmp(&right.1)));
        rich
    }

    /// Goes back to before a round, which is not later than the last one asked for.
    fn back_to(&mut self, round: usize, prices: &[f64]) {
        while let Some(&(paid_in, at)) = self.paid.last()
            && index_of(paid_in) >= round
        {
            self.balance[index_of(at)] += prices[index_of(paid_in)];
            self.paid.pop();
        }
    }
}

impl<'r, 'a> Changes<'r, 'a> {
    pub(super) fn new(runner: &'r ExactRunner<'a>) -> Self {
        let price = |bought: &Bought| runner.head_price(bought.project, bought.heads);
        let start = runner.start.to_f64();
        let doubt = runner.error * 2.0 + start * 1e-12;
        let prices = runner.bought.iter().map(price).collect();
        let worth = |(round, bought): (usize, &Bought)| {
            let worth = runner.worth(bought.project, bought.heads);
            (worth * (1.0 - SLACK), worth * (1.0 + SLACK), round)
        };
        let worths = runner.bought.iter().enumerate().map(worth).collect();
        let least = f64::INFINITY;
        Self { runner, prices, worths, near: Vec::new(), least, doubt, start, unsure: false }
    }

    /// The least increase, if any changes anything. Nearest projects are looked at first, and
    /// those that cannot be nearest not at all.
    pub(super) fn least(mut self, foresight: &mut Foresight) -> Option<Ratio> {
        let mut order: Vec<usize> = (0..self.runner.candidates.len()).collect();
        let nearest = &mut foresight.nearest;
        order.sort_by(|&left, &right| nearest[left].total_cmp(&nearest[right]));
        for at in order {
            if nearest[at] > self.least + 4.0 * self.doubt {
                break;
            }
            self.unsure = false;
            let own = self.look_at(self.runner.candidates[at]);
            nearest[at] = if self.unsure { f64::NEG_INFINITY } else { own };
        }
        let limit = self.least + 2.0 * self.doubt;
        let near = self.near.iter().filter(|change| change.increase <= limit);
        let (close, single): (Vec<&Change>, Vec<&Change>) =
            near.partition(|change| change.close.is_some());
        let close: BTreeSet<Close> = close.into_iter().filter_map(|change| change.close).collect();
        let single = single.into_iter().map(|change| self.exact(change));
        single
            .chain(close.into_iter().flat_map(|close| self.exact_in_order(close)))
            .filter(|increase| increase.numer > BigInt::default())
            .min()
    }

    /// What it would take for more voters to pay for `project`; returned is the least of it, or
    /// how far there is nothing.
    fn look_at(&mut self, project: usize) -> f64 {
        let runner = self.runner;
        let bought = self.bought(project);
        let paying = bought.map_or(0, |bought| bought.heads);
        let mut others = self.others(project, bought);
        let all: u64 = others.voters.iter().sum();
        let rounds = runner.bought.len();
        let earliest = self.earliest(project);
        let mut own = self.least * AHEAD;
        let mut more = self.fewest(project, own).saturating_sub(paying).max(1);
        while more <= all {
            // The first round in which so many payers would outrank what was bought, and
            // the most payers for which it is still that round.
            let round = self.outranks_in(project, paying + more, rounds);
            let mut last = all;
            if round > 0 {
                let (mut low, mut high) = (more, all);
                while low < high {
                    let middle = low + (high - low).div_ceil(2);
                    if self.outranks_in(project, paying + middle, rounds) == round {
                        low = middle;
                    } else {
                        high = middle - 1;
                    }
                }
                last = low;
            }
            let turn = round.max(earliest);
            others.back_to(turn, &self.prices);
            let found = self.try_heads(project, paying, &others, turn, (more, last), own);
            own = own.min(found);
            // More payers cost less a head, so only the most of them may equal an earlier purchase.
            let equal = self.equals_in(project, paying + last, round).max(earliest);
            if equal < turn {
                others.back_to(equal, &self.prices);
                let found = self.try_heads(project, paying, &others, equal, (last, last), own);
                own = own.min(found);
            }
            more = last + 1;
        }
        own
    }

    /// The purchase of a project, if it was bought.
    fn bought(&self, project: usize) -> Option<&'r Bought> {
        let runner = self.runner;
        index_of(runner.round_of[project]).checked_sub(1).map(|at| &runner.bought[at])
    }

    /// The first round in which what a project needs is there.
    fn earliest(&self, project: usize) -> usize {
        let runner = self.runner;
        let needs = runner.tables.limits.needs(project);
        let paid = needs.filter(|&needed| runner.tables.cost(needed) > 0);
        let rounds = paid.map(|needed| match index_of(runner.round_of[needed]) {
            0 => runner.bought.len(),
            after => after,
        });
        rounds.max().unwrap_or(0)
    }

    /// Fewer payers than this could not pay for a project though all had their whole start.
    fn fewest(&self, project: usize, increase: f64) -> u64 {
        let most = self.start + increase + 4.0 * self.doubt;
        let fewest = amount_f64(self.runner.tables.cost(project)) / most * (1.0 - SLACK);
        fewest.floor().to_u64().unwrap_or(0)
    }

    /// Who supports a project without paying for it, at the end of the run.
    fn others(&self, project: usize, bought: Option<&Bought>) -> Others {
        let runner = self.runner;
        let mut others = Others {
            groups: Vec::new(),
            voters: Vec::new(),
            balance: Vec::new(),
            paid: Vec::new(),
        };
        for supporter in runner.tables.supporters(project).0 {
            let group = index_of(supporter.group);
            if bought.is_some_and(|bought| bought.is_paid_by(group)) {
                continue;
            }
            let at = u32::try_from(others.groups.len()).unwrap_or(u32::MAX);
            for &other in runner.tables.ballot(group).0 {
                let round = runner.round_of[index_of(other)];
                if round > 0 && runner.bought[index_of(round) - 1].is_paid_by(group) {
                    others.paid.push((round - 1, at));
                }
            }
            others.groups.push(supporter.group);
            others.voters.push(u64::from(supporter.voters));
            others.balance.push(runner.balance[group]);
        }
        others.paid.sort_unstable();
        others
    }

    /// The first round, from zero, whose winner `project` with `heads` payers outranks, by a tie too.
    fn outranks_in(&self, project: usize, heads: u64, rounds: usize) -> usize {
        let place = self.runner.tables.ties.place(project);
        let wins = |bought: usize| place < self.runner.tables.ties.place(bought);
        self.first_round(project, heads, rounds, |order, bought| {
            order.is_lt() || (order.is_eq() && wins(bought))
        })
    }

    /// The first round whose winner it outranks or equals: a tie is met there, however it falls.
    fn equals_in(&self, project: usize, heads: u64, rounds: usize) -> usize {
        self.first_round(project, heads, rounds, |order, _| order.is_le())
    }

    /// The first round before whose winner `project` with `heads` payers comes, by how the two compare.
    fn first_round(
        &self,
        project: usize,
        heads: u64,
        rounds: usize,
        comes_before: impl Fn(Ordering, usize) -> bool,
    ) -> usize {
        let runner = self.runner;
        let worth = runner.worth(project, heads);
        let ahead = |&(least, most, round): &(f64, f64, usize)| {
            if worth < least || worth > most {
                return worth > most;
            }
            let bought = &runner.bought[round];
            let order = runner.compare((project, heads), (bought.project, bought.heads));
            !comes_before(order, bought.project)
        };
        self.worths[..rounds].partition_point(ahead)
    }

    /// Notes the least increase for between `from` and `to` more payers in `round`, and returns
    /// it if it is less than `own`.
    fn try_heads(
        &mut self,
        project: usize,
        paying: u64,
        others: &Others,
        round: usize,
        (from, to): (u64, u64),
        own: f64,
    ) -> f64 {
        // Whoever lacks more than `own` even of the lowest price leads to nothing nearer.
        let enough = self.runner.head_price(project, paying + to) - own - 4.0 * self.doubt;
        if enough > self.start {
            return own;
        }
        let rich = others.by_wealth(enough);
        if rich.iter().map(|&(_, at)| others.voters[at]).sum::<u64>() < from {
            return own;
        }
        let (mut before, mut least, mut richer) = (0, own, 0);
        for (place, &(balance, at)) in rich.iter().enumerate() {
            if place > 0 && !self.is_close(&rich, place) {
                richer = place;
            }
            let upto = before + others.voters[at];
            if upto >= from && before < to {
                // As many of this group as allowed: more payers pay less each.
                let heads = paying + upto.min(to);
                let increase = self.runner.head_price(project, heads) - balance;
                let group = index_of(others.groups[at]);
                // Who has the same as the next pays together with them, so only the last of those bounds what is nearest.
                let next_is_close = self.is_close(&rich, place + 1);
                let is_sure = upto >= to || !next_is_close;
                if increase <= self.doubt {
                    self.unsure = true;
                } else if is_sure {
                    least = least.min(increase);
                }
                let close = Close { project, round, richer, paying, more: (from, to) };
                let close = (place > richer || next_is_close).then_some(close);
                self.note(Change { increase, project, heads, round, group, close }, is_sure);
            }
            before = upto;
            if before >= to {
                break;
            }
        }
        least
    }

    /// Remembers an increase that may be the least. One that is sure bounds the rest, unless it may be nothing at all.
    fn note(&mut self, change: Change, is_sure: bool) {
        if change.increase <= self.least + 2.0 * self.doubt {
            if is_sure && change.increase > self.doubt {
                self.least = self.least.min(change.increase);
            }
            self.near.push(change);
            if self.near.len() > 4096 {
                let limit = self.least + 2.0 * self.doubt;
                self.near.retain(|change| change.increase <= limit);
            }
        }
    }

    /// Whether doubles cannot tell who of two neighbours in this order has more: the one in `place` or who comes before.
    fn is_close(&self, rich: &[(f64, usize)], place: usize) -> bool {
        let before = place.checked_sub(1).and_then(|before| rich.get(before));
        let both = before.zip(rich.get(place));
        both.is_some_and(|(before, here)| before.0 - here.0 <= self.doubt)
    }

    fn exact(&self, change: &Change) -> Ratio {
        let balance = self.runner.exact_balance(change.group, change.round);
        self.lacking(change.project, change.heads, balance)
    }

    /// What who has this balance lacks of the price of a project that so many pay for.
    fn lacking(&self, project: usize, heads: u64, balance: BigInt) -> Ratio {
        let runner = self.runner;
        let price = Ratio::new(runner.tables.cost(project), BigInt::from(heads));
        price.minus(&Ratio { numer: balance, denom: runner.ledger.denom().clone() })
    }

    /// The increases of those who have nearly the same, once they are in their true order.
    fn exact_in_order(&self, close: Close) -> Vec<Ratio> {
        let Close { project, round, richer, paying, more: (from, to) } = close;
        let mut others = self.others(project, self.bought(project));
        others.back_to(round, &self.prices);
        let rich = others.by_wealth(f64::NEG_INFINITY);
        let far = (richer + 1..rich.len()).find(|&place| !self.is_close(&rich, place));
        let (above, rest) = rich.split_at(richer.min(rich.len()));
        let mut before: u64 = above.iter().map(|&(_, at)| others.voters[at]).sum();
        let near = &rest[..far.unwrap_or(rich.len()) - above.len()];
        // Who paid for the same has the same.
        let mut paid = vec![Vec::new(); others.groups.len()];
        others.paid.iter().for_each(|&(round, at)| paid[index_of(at)].push(round));
        let mut alike: BTreeMap<&[u32], (usize, u64)> = BTreeMap::new();
        for &(_, at) in near {
            alike.entry(&paid[at]).or_insert((at, 0)).1 += others.voters[at];
        }
        let balance = |(at, voters): (usize, u64)| {
            (self.runner.exact_balance(index_of(others.groups[at]), round), voters)
        };
        let mut near: Vec<(BigInt, u64)> = alike.into_values().map(balance).collect();
        near.sort_by(|left, right| right.cmp(left));
        let mut increases = Vec::new();
        for (balance, voters) in near {
            let upto = before + voters;
            if upto >= from && before < to {
                increases.push(self.lacking(project, paying + upto.min(to), balance));
            }
            before = upto;
        }
        increases
    }
}
