//! Voters' money during one run of Equal Shares: exact in a ledger, mirrored in doubles.
//!
//! A voter's balance is the start minus the prices of the winners the voter pays for, or
//! nothing from the round in which the voter paid everything left. Voters with the same
//! ballot have the same balance, so there is one balance per ballot group. The doubles
//! carry a proven bound on their error; they only ever filter.
#![expect(clippy::indexing_slicing, reason = "the innermost loops index tables of one length")]

use num_bigint::BigInt;

use super::slopes::Slopes;
use crate::election::index_of;
use crate::exact::{Ledger, Ratio, amount_f64, whole_f64};
use crate::tables::{Supporter, Tables};

/// Relative slack that covers the rounding of one short chain of double operations.
pub(super) const SLACK: f64 = 1e-15;
/// How far above the price a voter's balance is to be sure to stay able to pay it.
const COMFORT: f64 = 1e-9;
/// A group that has not run out of money.
const NEVER: u32 = u32::MAX;

/// What doubles can say about the price of a project.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Price {
    /// Its supporters surely have too little money.
    Unaffordable,
    /// The price per unit surely lies in between; `high` is infinite when it is open
    /// whether the supporters have enough.
    Between { low: f64, high: f64 },
}

/// The exact price of a project: (`numer` ÷ ledger denominator) ÷ `divisor` per unit.
#[derive(Debug, Clone)]
pub(super) struct ExactPrice {
    pub(super) numer: BigInt,
    pub(super) divisor: u128,
    /// Groups close to the edge that pay all they have left.
    edge_poor: Vec<u32>,
    low: f64,
}

/// Money of all groups.
#[derive(Debug, Clone)]
pub(super) struct Purse<'a> {
    pub(super) tables: &'a Tables<'a>,
    pub(super) ledger: Ledger,
    /// Balance of each group as a double, within `error` of the exact one.
    pub(super) balance: Vec<f64>,
    pub(super) error: f64,
    error_step: f64,
    /// Round in which each group ran out, or [`NEVER`].
    broke: Vec<u32>,
    /// Ledger index of the price of each winner, zero for others.
    price_of: Vec<u32>,
    counts: Vec<i128>,
    /// How far the start may rise in what is asked of [`Slopes`]; zero if nothing is.
    pub(super) reach: f64,
    pub(super) slopes: Slopes,
}

/// `value` where `holds`, else nothing. Who is rich is anybody's guess, a processor's too: a
/// branch would be guessed wrong every other time.
#[inline]
pub(super) fn where_true(holds: bool, value: f64) -> f64 {
    f64::from_bits(value.to_bits() & 0_u64.wrapping_sub(u64::from(holds)))
}

/// Sums that do not wait for each other.
const LANES: usize = 4;

impl<'a> Purse<'a> {
    pub(super) fn new(tables: &'a Tables<'a>, start: &Ratio) -> Self {
        let each = start.to_f64();
        Self {
            tables,
            ledger: Ledger::new(start),
            balance: vec![each; tables.ballots.len()],
            error: each * 4.0 * f64::EPSILON,
            error_step: each * 4.0 * f64::EPSILON,
            broke: vec![NEVER; tables.ballots.len()],
            price_of: vec![0; tables.project_count()],
            counts: Vec::new(),
            reach: 0.0,
            slopes: Slopes::default(),
        }
    }

    /// Goes back to the beginning with another start, to be watched up to `reach` above it.
    pub(super) fn restart(&mut self, start: &Ratio, reach: f64) {
        self.reach = reach;
        if reach > 0.0 {
            self.slopes.restart(self.balance.len());
        }
        let each = start.to_f64();
        self.ledger = Ledger::new(start);
        self.balance.fill(each);
        self.error = each * 4.0 * f64::EPSILON;
        self.error_step = self.error;
        self.broke.fill(NEVER);
        self.price_of.fill(0);
    }

    /// Bounds the price per unit of `project`, which is at least `at_least`.
    pub(super) fn price(&self, project: usize, at_least: f64) -> Price {
        let (supporters, units) = self.tables.supporters(project);
        let cost = amount_f64(self.tables.cost(project));
        let mut price = at_least;
        let mut last_rich = -1.0;
        // Newton's method on a concave function, from below: each step either moves a
        // supporter from rich to poor or is the last.
        let entries = whole_f64(u64::try_from(supporters.len()).unwrap_or(u64::MAX));
        let voters = whole_f64(self.tables.votes.get(project).copied().unwrap_or(0));
        loop {
            let (poor, rich) = self.poor_and_rich(supporters, units, price);
            let slip = voters * self.error + (entries + 8.0) * f64::EPSILON * (poor + cost);
            if rich <= 0.0 {
                return if poor + slip < cost {
                    Price::Unaffordable
                } else {
                    Price::Between { low: at_least, high: f64::INFINITY }
                };
            }
            let next = (cost - poor) / rich;
            if rich == last_rich || next <= price {
                // The largest of all lower bounds seen is a lower bound.
                let low = ((next - slip / rich) * (1.0 - SLACK)).max(at_least);
                let comfortable = self.comfortable(supporters, units, price);
                let high = next.max(price) + 2.0 * slip / comfortable;
                let sure = comfortable > 0.0 && high <= price * (1.0 + COMFORT);
                let high = if sure { high * (1.0 + SLACK) } else { f64::INFINITY };
                return Price::Between { low, high };
            }
            last_rich = rich;
            price = next;
        }
    }

    /// Money of those who cannot pay `price` per unit, and units of those who can.
    fn poor_and_rich(&self, supporters: &[Supporter], units: &[i64], price: f64) -> (f64, f64) {
        let one = |supporter: &Supporter, unit: f64| {
            let balance = self.balance[index_of(supporter.group)];
            let voters = f64::from(supporter.voters);
            let is_rich = balance >= price * unit;
            (where_true(!is_rich, voters * balance), where_true(is_rich, voters * unit))
        };
        if units.is_empty() {
            self.in_lanes(supporters, |_, supporter| one(supporter, 1.0))
        } else {
            let unit = |at: usize| amount_f64(i128::from(units[at]));
            self.in_lanes(supporters, |at, supporter| one(supporter, unit(at)))
        }
    }

    /// Units of those who surely can pay `price` per unit, and more.
    fn comfortable(&self, supporters: &[Supporter], units: &[i64], price: f64) -> f64 {
        let ease = price * (1.0 + 2.0 * COMFORT);
        let one = |supporter: &Supporter, unit: f64| {
            let is_sure = self.balance[index_of(supporter.group)] >= ease * unit + self.error;
            (where_true(is_sure, f64::from(supporter.voters) * unit), 0.0)
        };
        let (units, _) = if units.is_empty() {
            self.in_lanes(supporters, |_, supporter| one(supporter, 1.0))
        } else {
            let unit = |at: usize| amount_f64(i128::from(units[at]));
            self.in_lanes(supporters, |at, supporter| one(supporter, unit(at)))
        };
        units
    }

    /// Two sums over supporters.
    #[inline]
    pub(super) fn in_lanes(
        &self,
        supporters: &[Supporter],
        one: impl Fn(usize, &Supporter) -> (f64, f64),
    ) -> (f64, f64) {
        let (mut left, mut right) = ([0.0; LANES], [0.0; LANES]);
        let fours = supporters.chunks_exact(LANES);
        let rest = fours.remainder();
        for (number, four) in fours.enumerate() {
            for lane in 0..LANES {
                let (first, second) = one(number * LANES + lane, &four[lane]);
                left[lane] += first;
                right[lane] += second;
            }
        }
        for (at, supporter) in (supporters.len() - rest.len()..).zip(rest) {
            let (first, second) = one(at, supporter);
            left[0] += first;
            right[0] += second;
        }
        (left.iter().sum(), right.iter().sum())
    }

    /// The exact price of `project`, known to lie between `low` and `high`, or nothing if
    /// its supporters have too little money.
    pub(super) fn exact_price(
        &mut self,
        project: usize,
        low: f64,
        high: f64,
    ) -> Option<ExactPrice> {
        let tables = self.tables;
        let (supporters, units) = tables.supporters(project);
        let mut counts = std::mem::take(&mut self.counts);
        counts.clear();
        counts.resize(self.ledger.len(), 0);
        let mut divisor: u128 = 0;
        let mut edge: Vec<(u32, i128, i128)> = Vec::new();
        for (at, supporter) in supporters.iter().enumerate() {
            let group = index_of(supporter.group);
            if self.broke[group] != NEVER {
                continue;
            }
            let unit = units.get(at).copied().unwrap_or(1);
            let unit_f64 = amount_f64(i128::from(unit));
            let voters = i128::from(supporter.voters);
            let balance = self.balance[group];
            if balance + self.error < low * unit_f64 * (1.0 - SLACK) {
                self.count_balance(group, voters, &mut counts);
            } else {
                divisor += (i128::from(unit) * voters).unsigned_abs();
                if balance - self.error <= high * unit_f64 * (1.0 + SLACK) {
                    edge.push((supporter.group, voters, i128::from(unit)));
                }
            }
        }
        let mut numer = self.ledger.whole(tables.cost(project)) - self.ledger.sum(&counts);
        self.counts = counts;
        let mut edge_poor = Vec::new();
        let edge: Vec<_> = edge
            .into_iter()
            .map(|(group, voters, unit)| (group, voters, unit, self.exact_balance(index_of(group))))
            .collect();
        let mut rich_edge: Vec<usize> = (0..edge.len()).collect();
        loop {
            if divisor == 0 {
                return None;
            }
            let before = rich_edge.len();
            let (mut money, mut units) = (BigInt::default(), 0_u128);
            rich_edge.retain(|&at| {
                let (group, voters, unit, balance) = &edge[at];
                let poor = balance * divisor < &numer * *unit;
                if poor {
                    money += balance * *voters;
                    units += (voters * unit).unsigned_abs();
                    edge_poor.push(*group);
                }
                !poor
            });
            numer -= money;
            divisor -= units;
            if rich_edge.len() == before {
                edge_poor.sort_unstable();
                return Some(ExactPrice { numer, divisor, edge_poor, low });
            }
        }
    }

    /// Adds the balance of `group`, `voters` times, to counts of ledger prices.
    fn count_balance(&self, group: usize, voters: i128, counts: &mut [i128]) {
        counts[0] += voters;
        let (projects, units) = self.tables.ballot(group);
        for (at, &project) in projects.iter().enumerate() {
            let price = index_of(self.price_of[index_of(project)]);
            if price != 0 {
                let unit = units.get(at).copied().unwrap_or(1);
                counts[price] -= voters * i128::from(unit.max(0));
            }
        }
    }

    /// The balance of a group, as a numerator over the ledger's denominator.
    pub(super) fn exact_balance(&self, group: usize) -> BigInt {
        if self.broke[group] != NEVER {
            return BigInt::default();
        }
        let mut counts = vec![0; self.ledger.len()];
        self.count_balance(group, 1, &mut counts);
        self.ledger.sum(&counts)
    }

    /// An exact price per unit as a double.
    pub(super) fn in_double(&self, price: &ExactPrice) -> f64 {
        crate::exact::quotient_f64(&price.numer, &(self.ledger.denom() * price.divisor))
    }

    /// Lets the supporters of `project` pay its price.
    pub(super) fn pay(&mut self, project: usize, price: ExactPrice) {
        let round = u32::try_from(self.ledger.len()).unwrap_or(NEVER - 1);
        let (supporters, units) = self.tables.supporters(project);
        let per_unit = self.ledger.push(price.numer, price.divisor);
        if self.reach > 0.0 {
            self.pay_slopes(project, per_unit);
        }
        for (at, supporter) in supporters.iter().enumerate() {
            let group = index_of(supporter.group);
            if self.broke[group] != NEVER {
                continue;
            }
            let unit = units.get(at).map_or(1.0, |&unit| amount_f64(i128::from(unit)));
            let balance = self.balance[group];
            let surely_poor = balance + self.error < price.low * unit * (1.0 - SLACK);
            if surely_poor || price.edge_poor.binary_search(&supporter.group).is_ok() {
                self.broke[group] = round;
                self.balance[group] = 0.0;
            } else {
                self.balance[group] = (balance - per_unit * unit).max(0.0);
            }
        }
        self.price_of[project] = round;
        self.error += self.error_step;
    }
}
