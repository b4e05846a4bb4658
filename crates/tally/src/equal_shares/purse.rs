//! Voters' money during one run of Equal Shares: exact in a ledger, mirrored in doubles.
//!
//! A voter's balance is the start minus the prices of the winners the voter pays for, or
//! nothing from the round in which the voter paid everything left. Voters with the same
//! ballot have the same balance, so there is one balance per ballot group. The doubles
//! carry a proven bound on their error; they only ever filter. Where they leave no doubt all
//! through a run, the ledger is not needed at all: see [`super::glance`].
#![expect(clippy::indexing_slicing, reason = "the innermost loops index tables of one length")]

use num_bigint::BigInt;

use super::slopes::Slope;
use crate::election::index_of;
use crate::exact::{Ledger, Ratio, amount_f64, whole_f64};
use crate::tables::{Supporter, Tables};

/// Relative slack that covers the rounding of one short chain of double operations.
pub(super) const SLACK: f64 = 1e-15;
/// How many times further than by what it may be off must a bound lie from where it matters.
const NEAR: f64 = 32.0;

/// How many times the uncertainty of a price a balance is to be above it, to be sure to be rich:
/// more than twice, as those who are so rich are fewer than the rich.
const COMFORT: f64 = 16.0;
/// A group that has not run out of money.
pub(super) const NEVER: u32 = u32::MAX;

/// What doubles can say about the price of a project.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Price {
    /// Its supporters surely have too little money.
    Unaffordable,
    /// The price per unit surely lies in between.
    Between(Bounds),
}

/// What doubles know of a price per unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Bounds {
    pub(super) low: f64,
    /// Infinite when it is open whether the supporters have enough, or does not matter.
    pub(super) high: f64,
    /// The price that the doubles of the balances give, within `rounding`.
    pub(super) price: f64,
    pub(super) rounding: f64,
    /// By how much `low` falls at most per unit by which the start rises.
    pub(super) fall: f64,
    /// Whether the price surely does not fall within reach: who pays can pay more, and the others
    /// have nothing for good.
    pub(super) is_fixed: bool,
}

/// Sums over the supporters of a project at some price per unit.
#[derive(Debug, Clone, Copy, Default)]
struct Sums {
    /// Money of those who have less.
    poor: f64,
    /// How much faster that money grows at most than the start.
    growth: f64,
    /// Units of those who have as much.
    rich: f64,
    /// Units of those who surely have it, and more.
    comfortable: f64,
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
    /// What every voter started with.
    pub(super) each: f64,
    error_step: f64,
    /// What the errors of any balances add up to at most, a voter counted as one.
    pub(super) blur: f64,
    /// How far the start may be off in a run without the ledger; nothing with it.
    pub(super) spread: Option<f64>,
    /// Prices that earlier looks found for each project, and how many looks there were in this run.
    guesses: Vec<(usize, Vec<f64>)>,
    /// Round in which each group ran out, or [`NEVER`].
    pub(super) broke: Vec<u32>,
    /// Ledger index of the price of each winner, zero for others.
    price_of: Vec<u32>,
    counts: Vec<i128>,
    /// How far the start may rise in what is asked of slopes; zero if nothing is.
    pub(super) reach: f64,
    /// By ballot group, if there is a reach.
    pub(super) slopes: Vec<Slope>,
}

/// `value` where `holds`, else nothing. Who is rich is anybody's guess, a processor's too: a
/// branch would be guessed wrong every other time.
#[inline]
pub(super) fn where_true(holds: bool, value: f64) -> f64 {
    f64::from_bits(value.to_bits() & 0_u64.wrapping_sub(u64::from(holds)))
}

/// Sums that do not wait for each other.
const LANES: usize = 4;
const LANES_F64: f64 = 4.0;

/// Relative slack of a long sum of doubles, where a little caution costs nothing.
const WIDE: f64 = 1e-9;

impl Sums {
    #[inline]
    fn add(&mut self, other: Self) {
        self.poor += other.poor;
        self.growth += other.growth;
        self.rich += other.rich;
        self.comfortable += other.comfortable;
    }
}

/// Sums over supporters.
#[inline]
fn sum_in_lanes(supporters: &[Supporter], one: impl Fn(usize, &Supporter) -> Sums) -> Sums {
    let mut lanes = [Sums::default(); LANES];
    let fours = supporters.chunks_exact(LANES);
    let rest = fours.remainder();
    for (number, four) in fours.enumerate() {
        for lane in 0..LANES {
            lanes[lane].add(one(number * LANES + lane, &four[lane]));
        }
    }
    let (first, others) = lanes.split_at_mut(1);
    for (at, supporter) in (supporters.len() - rest.len()..).zip(rest) {
        first[0].add(one(at, supporter));
    }
    for other in others {
        first[0].add(*other);
    }
    lanes[0]
}

/// Two sums over supporters.
#[inline]
pub(super) fn in_lanes(
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

impl<'a> Purse<'a> {
    pub(super) fn new(tables: &'a Tables<'a>, start: &Ratio) -> Self {
        let each = start.to_f64();
        Self {
            tables,
            ledger: Ledger::new(start),
            balance: vec![each; tables.ballots.len()],
            error: each * 4.0 * f64::EPSILON,
            each,
            error_step: each * 4.0 * f64::EPSILON,
            blur: f64::INFINITY,
            spread: None,
            guesses: vec![(0, Vec::new()); tables.project_count()],
            broke: vec![NEVER; tables.ballots.len()],
            price_of: vec![0; tables.project_count()],
            counts: Vec::new(),
            reach: 0.0,
            slopes: Vec::new(),
        }
    }

    /// Goes back to the beginning with another start, to be watched up to `reach` above it.
    pub(super) fn restart(&mut self, start: &Ratio, reach: f64) {
        self.reach = reach;
        if reach > 0.0 {
            self.slopes.clear();
            self.slopes.resize(self.balance.len(), Slope::FIRST);
        }
        let each = start.to_f64();
        self.ledger = Ledger::new(start);
        self.balance.fill(each);
        self.each = each;
        self.error = each * 4.0 * f64::EPSILON;
        self.error_step = self.error;
        (self.blur, self.spread) = (f64::INFINITY, None);
        self.guesses.iter_mut().for_each(|(looks, _)| *looks = 0);
        self.broke.fill(NEVER);
        self.price_of.fill(0);
    }

    /// Bounds the price per unit of `project`, which is at least `at_least`. How far above
    /// `out_of_sight` it lies does not matter, if it stays there for every start within reach.
    pub(super) fn price(&mut self, project: usize, at_least: f64, out_of_sight: f64) -> Price {
        let guess = self.guess(project).unwrap_or(at_least).max(at_least);
        let (found, price) = self.search(project, at_least, guess, out_of_sight);
        if let Some((looks, prices)) = self.guesses.get_mut(project) {
            prices.truncate(*looks + 1);
            match prices.get_mut(*looks) {
                Some(before) => *before = price,
                None => prices.push(price),
            }
            *looks += 1;
        }
        found
    }

    /// What the same look found in the run before.
    fn guess(&self, project: usize) -> Option<f64> {
        let (looks, prices) = self.guesses.get(project)?;
        prices.get(*looks).copied()
    }

    /// Newton's method on a concave function. From wherever it begins, its first step leads below
    /// the price (or stays there); from there on each step either moves a supporter from rich to
    /// poor or is the last.
    fn search(&self, project: usize, at_least: f64, guess: f64, out_of_sight: f64) -> (Price, f64) {
        let (supporters, units) = self.tables.supporters(project);
        let cost = amount_f64(self.tables.cost(project));
        let entries = whole_f64(u64::try_from(supporters.len()).unwrap_or(u64::MAX));
        let voters = whole_f64(self.tables.votes.get(project).copied().unwrap_or(0));
        let blur = self.blur.min(voters * self.error);
        let (mut price, mut last_rich, mut ease) = (guess, -1.0, 0.0);
        let mut is_below = guess <= at_least;
        loop {
            let sums = self.sums(supporters, units, price, price + ease);
            let rounding = (entries / LANES_F64 + 16.0) * f64::EPSILON * (sums.poor + cost);
            let slip = blur + rounding;
            if sums.rich <= 0.0 && !is_below {
                (price, is_below) = (at_least, true);
                continue;
            }
            let fall = if sums.rich > 0.0 {
                sums.growth / sums.rich * (1.0 + WIDE)
            } else {
                f64::INFINITY
            };
            if sums.rich <= 0.0 {
                if sums.poor + slip < cost {
                    return (Price::Unaffordable, price);
                }
                let (low, high) = (at_least, f64::INFINITY);
                let bounds = Bounds { low, high, price, rounding, fall, is_fixed: false };
                return (Price::Between(bounds), price);
            }
            let next = (cost - sums.poor) / sums.rich;
            // Whoever is counted as poor or rich, this is a lower bound, and the largest of all
            // lower bounds seen is one.
            let low = ((next - slip / sums.rich) * (1.0 - SLACK)).max(at_least);
            let is_last = sums.rich == last_rich || (is_below && next <= price && ease > 0.0);
            let above = low * (1.0 - SLACK) - out_of_sight;
            // The price is no further from `low` than the guess was, so that this is near enough.
            let is_clear = above > fall * self.reach || above > NEAR * (next - price).abs();
            if !is_last && above > 0.0 && is_clear {
                let high = f64::INFINITY;
                let bounds = Bounds { low, high, price, rounding, fall, is_fixed: false };
                return (Price::Between(bounds), next);
            }
            if is_last {
                let found = next.max(price);
                let high = found + 2.0 * slip / sums.comfortable;
                let sure = sums.comfortable > 0.0 && high <= price + ease;
                let high = if sure { high * (1.0 + SLACK) } else { f64::INFINITY };
                let rounding =
                    (next - price).abs() + 2.0 * rounding / sums.comfortable + found * 4.0 * SLACK;
                let is_fixed = sure && sums.growth == 0.0 && sums.comfortable == sums.rich;
                let bounds = Bounds { low, high, price: found, rounding, fall, is_fixed };
                return (Price::Between(bounds), found);
            }
            ease = COMFORT * slip / sums.rich;
            let from = if is_below { price } else { at_least };
            (last_rich, price, is_below) = (sums.rich, next.max(from), true);
        }
    }

    /// Sums over the supporters of a project, divided by who has `price` per unit; whoever surely
    /// has `ease` is comfortable.
    fn sums(&self, supporters: &[Supporter], units: &[i64], price: f64, ease: f64) -> Sums {
        let ease = ease * (1.0 + 4.0 * SLACK);
        let looks_ahead = self.reach > 0.0;
        let one = |supporter: &Supporter, unit: f64| {
            let group = index_of(supporter.group);
            let balance = self.balance[group];
            let voters = f64::from(supporter.voters);
            let is_rich = balance >= price * unit;
            let is_sure = balance >= ease * unit + self.error;
            let most = if looks_ahead { self.slopes[group].most } else { 0.0 };
            Sums {
                poor: where_true(!is_rich, voters * balance),
                growth: where_true(!is_rich, voters * most),
                rich: where_true(is_rich, voters * unit),
                comfortable: where_true(is_sure, voters * unit),
            }
        };
        if units.is_empty() {
            sum_in_lanes(supporters, |_, supporter| one(supporter, 1.0))
        } else {
            let unit = |at: usize| amount_f64(i128::from(units[at]));
            sum_in_lanes(supporters, |at, supporter| one(supporter, unit(at)))
        }
    }

    /// The exact price of `project`, known to lie within bounds, or nothing if
    /// its supporters have too little money.
    pub(super) fn exact_price(
        &mut self,
        project: usize,
        Bounds { low, high, .. }: Bounds,
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
    pub(super) fn pay(
        &mut self,
        project: usize,
        price: ExactPrice,
        bounds: Bounds,
        least_fall: f64,
    ) {
        let round = u32::try_from(self.ledger.len()).unwrap_or(NEVER - 1);
        let (supporters, units) = self.tables.supporters(project);
        let per_unit = self.ledger.push(price.numer, price.divisor);
        if self.reach > 0.0 {
            self.pay_slopes(project, bounds, least_fall);
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
