//! Solves a whole problem at once: exactly, or as well as a budget of work allows.
//!
//! Where offers are plenty, successive shortest paths with prices do nearly all the work in one
//! sweep: most needs get their cheapest offer at once. The sweep's own work tells when offers are
//! scarce; then neighbours are numbered together, an auction finds prices and the same shortest
//! paths finish exactly from there. The choice depends on counted work alone, never on time.

use std::ops::ControlFlow;

use crate::auction::{self, Standing};
use crate::budget::{Budget, Unlimited};
use crate::market::{FROZEN, Market, OPEN, WAITING};
use crate::numbering::Numbering;
use crate::problem::{Pair, Problem, index};

/// How a solution was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Successive shortest paths with prices.
    ShortestPaths,
    /// An auction for prices, then shortest paths to the exact end.
    Auction,
}

impl Method {
    /// A name for people and for JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::ShortestPaths => "shortest-paths",
            Self::Auction => "auction+shortest-paths",
        }
    }
}

/// An assignment with the prices that prove how good it is.
#[derive(Clone, Debug)]
pub struct Solution {
    /// The chosen pairs by need, pinned ones among them.
    pub pairs: Vec<Pair>,
    /// How many places of needs stay open.
    pub open: u64,
    /// Cost of the pairs plus penalties of the open places.
    pub objective: i128,
    /// What no assignment can be cheaper than; equal to `objective` when exact.
    pub bound: i128,
    /// A price per place for each offer, never negative: the certificate.
    pub prices: Vec<i64>,
    /// How it was found.
    pub method: Method,
    /// Arcs looked at.
    pub work: u64,
}

impl Solution {
    /// The proved distance from the optimum, in cost; 0 when exact.
    #[must_use]
    pub fn gap(&self) -> i128 {
        self.objective - self.bound
    }

    /// The cheaper assignment of two with the better proof of two.
    fn better_of(self, other: Self) -> Self {
        let bound = self.bound.max(other.bound);
        let prices =
            if self.bound < other.bound { other.prices.clone() } else { self.prices.clone() };
        let cheaper = if other.objective < self.objective { other } else { self };
        Self { bound, prices, ..cheaper }
    }

    /// What a market holds.
    pub(crate) fn read_off(market: &Market, method: Method) -> Self {
        let mut pairs = Vec::with_capacity(market.units.len());
        let mut open = 0;
        for unit in &market.units {
            match unit.holds {
                OPEN => open += 1,
                WAITING | FROZEN => {}
                offer => pairs.push(Pair { need: unit.need, offer, cost: unit.paid }),
            }
        }
        Self {
            pairs,
            open,
            objective: market.objective(),
            bound: market.lower_bound(),
            prices: market.offers.iter().map(|offer| offer.price).collect(),
            method,
            work: market.work,
        }
    }

    /// The same with pairs that were fixed beforehand.
    pub(crate) fn with_fixed(mut self, fixed: &[Pair]) -> Self {
        if !fixed.is_empty() {
            self.pairs.extend_from_slice(fixed);
            self.pairs.sort_unstable();
            let cost: i128 = fixed.iter().map(|pair| i128::from(pair.cost)).sum();
            self.objective += cost;
            self.bound += cost;
        }
        self
    }
}

/// The optimum.
#[must_use]
pub fn solve(problem: Problem) -> Solution {
    solve_within(problem, &mut Unlimited)
}

/// The sweep may look at each arc so often before offers count as scarce.
const SWEEP: u64 = 1;

/// Below this many arcs an auction is not worth its setting up.
const SMALL: u64 = 10_000;

/// By how many ε prices are lowered after the auction: raising them again while placing is cheaper
/// than mending each that ended a little too high.
const FINISH_RELIEF: i64 = 2;

/// The optimum, or the best found when the budget ends, with its proved gap.
pub fn solve_within(problem: Problem, budget: &mut impl Budget) -> Solution {
    let places: u64 = problem.capacities().iter().copied().map(u64::from).sum();
    let wanted: u64 = problem.wanted().iter().copied().map(u64::from).sum();
    let mut batch = Batch::new(problem);
    let arcs = batch.market.rows.pairs() + wanted;
    if places < wanted && arcs > SMALL {
        return batch.auction(budget);
    }
    let mut sweep = Sweep { budget, left: SWEEP * arcs + SMALL, ended: false };
    if batch.place_all(&mut sweep).is_continue() {
        return batch.solution(Method::ShortestPaths);
    }
    if sweep.ended {
        batch.settle_all();
        return batch.solution(Method::ShortestPaths);
    }
    batch.auction(budget)
}

/// The optimum, or the best found when the budget ends, by auction whether or not offers are scarce.
pub fn solve_by_auction(problem: Problem, budget: &mut impl Budget) -> Solution {
    Batch::new(problem).auction(budget)
}

/// The market of the optimum, for one who goes on from there. Nothing may be pinned.
pub(crate) fn solved_market(problem: Problem) -> Market {
    let solution = solve(problem.clone());
    let mut market = Market::new(problem);
    for (offer, &price) in market.offers.iter_mut().zip(&solution.prices) {
        offer.price = price;
    }
    let mut pairs = solution.pairs.iter().peekable();
    for unit in 0..u32::try_from(market.units.len()).unwrap_or(u32::MAX) {
        let need = market.units.get(index(unit)).map(|unit| unit.need);
        match pairs.next_if(|pair| Some(pair.need) == need) {
            Some(pair) => market.shift(unit, pair.offer, pair.cost),
            None => market.shift(unit, OPEN, 0),
        }
    }
    market
}

/// The sweep's share of a budget.
struct Sweep<'a, B> {
    budget: &'a mut B,
    left: u64,
    /// Whether the whole budget ended, not only this share.
    ended: bool,
}

impl<B: Budget> Budget for Sweep<'_, B> {
    fn charge(&mut self, work: u64) -> ControlFlow<()> {
        self.ended = self.budget.charge(work).is_break();
        self.left = self.left.saturating_sub(work);
        if self.ended || self.left == 0 {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    }
}

/// A market being solved, and the units still to be placed.
struct Batch {
    market: Market,
    /// Under which numbers the market is, if not the caller's.
    numbering: Option<Numbering>,
    pinned: Vec<Pair>,
    waiting: Vec<u32>,
    /// Work the budget knows of.
    charged: u64,
}

impl Batch {
    fn new(problem: Problem) -> Self {
        let pinned = problem.pinned().to_vec();
        let market = Market::new(problem);
        let mut batch = Self { market, numbering: None, pinned, waiting: Vec::new(), charged: 0 };
        batch.all_wait();
        batch
    }

    /// Takes everybody out of their places; prices stay.
    fn start_again(&mut self) {
        self.all_wait();
        for &unit in &self.waiting {
            self.market.shift(unit, WAITING, 0);
        }
    }

    /// Puts everybody on the waiting list; the last is placed first.
    fn all_wait(&mut self) {
        let units = u32::try_from(self.market.units.len()).unwrap_or(u32::MAX);
        self.waiting.clear();
        self.waiting.extend((0..units).rev());
    }

    /// Prices by auction, then shortest paths until both rules hold.
    fn auction(mut self, budget: &mut impl Budget) -> Solution {
        self.renumber();
        let standing = match auction::hold(&mut self.market, budget) {
            ControlFlow::Continue(standing) => standing,
            ControlFlow::Break(None) => {
                self.settle_all();
                return self.solution(Method::Auction);
            }
            ControlFlow::Break(Some(standing)) => {
                self.take_over(&standing);
                return self.solution(Method::Auction);
            }
        };
        self.set_prices(&standing.prices, FINISH_RELIEF * standing.epsilon);
        self.charged = self.market.work;
        if self.place_all(budget).is_continue() && self.mend_all(budget).is_continue() {
            return self.solution(Method::Auction);
        }
        // Of what the finish has reached and what the auction had, the better of each.
        self.open_ones_wait();
        self.settle_all();
        let finish = self.solution(Method::Auction);
        self.start_again();
        self.take_over(&standing);
        finish.better_of(self.solution(Method::Auction))
    }

    /// Starts on the same market under numbers that let neighbours lie together.
    fn renumber(&mut self) {
        let Market { rows, offers, .. } = &self.market;
        let numbering = Numbering::breadth_first(rows, offers.len());
        self.market = self.market.renumbered(&numbering);
        self.all_wait();
        self.numbering = Some(numbering);
    }

    /// Sets prices, lowered by as much as they have of `relief`.
    fn set_prices(&mut self, prices: &[i64], relief: i64) {
        for (offer, &price) in self.market.offers.iter_mut().zip(prices) {
            offer.price = (price - relief).max(0);
        }
    }

    /// Takes over the prices and places of an auction; who has none settles.
    fn take_over(&mut self, standing: &Standing) {
        self.set_prices(&standing.prices, 0);
        for &(unit, offer) in &standing.places {
            let Some(need) = self.market.units.get(index(unit)).map(|unit| unit.need) else {
                continue;
            };
            let mut row = self.market.rows.row(need).iter();
            // Units of one need bid as if they were strangers: the same offer counts once.
            let twice = self.market.unit_holding(need, offer).is_some();
            if let (Some(listed), false) = (row.find(|c| c.offer() == offer), twice) {
                let cost = listed.cost();
                self.market.shift(unit, offer, cost);
            }
        }
        let Market { units, .. } = &self.market;
        self.waiting.retain(|&unit| units.get(index(unit)).is_some_and(|u| u.holds == WAITING));
        self.settle_all();
    }

    /// First those who need nobody to give way, then the others.
    fn place_all(&mut self, budget: &mut impl Budget) -> ControlFlow<()> {
        self.place_at_once();
        while let Some(unit) = self.waiting.pop() {
            self.market.place(unit);
            self.charge(budget)?;
        }
        ControlFlow::Continue(())
    }

    fn place_at_once(&mut self) {
        let mut waiting = std::mem::take(&mut self.waiting);
        waiting.retain(|&unit| !self.market.place_at_once(unit));
        self.waiting = waiting;
    }

    /// Mends every offer that has both a free place and a price.
    fn mend_all(&mut self, budget: &mut impl Budget) -> ControlFlow<()> {
        for offer in 0..u32::try_from(self.market.offers.len()).unwrap_or(u32::MAX) {
            self.market.refill(offer);
            self.charge(budget)?;
        }
        ControlFlow::Continue(())
    }

    /// Who was left open may still find a free place: prices of those not mended yet are too high.
    fn open_ones_wait(&mut self) {
        for unit in 0..u32::try_from(self.market.units.len()).unwrap_or(u32::MAX) {
            if self.market.units.get(index(unit)).is_some_and(|unit| unit.holds == OPEN) {
                self.market.shift(unit, WAITING, 0);
                self.waiting.push(unit);
            }
        }
    }

    /// Without searching: who would lose most by staying open chooses first.
    fn settle_all(&mut self) {
        let Market { needs, units, .. } = &self.market;
        self.waiting.sort_by_key(|&unit| {
            let need = units.get(index(unit)).and_then(|unit| needs.get(index(unit.need)));
            need.map(|need| need.penalty)
        });
        while let Some(unit) = self.waiting.pop() {
            self.market.settle(unit);
        }
    }

    fn charge(&mut self, budget: &mut impl Budget) -> ControlFlow<()> {
        let work = self.market.work - self.charged;
        if work < 100_000 {
            return ControlFlow::Continue(());
        }
        self.charged = self.market.work;
        budget.charge(work)
    }

    fn solution(&self, method: Method) -> Solution {
        let mut solution = Solution::read_off(&self.market, method);
        if let Some(numbering) = &self.numbering {
            solution = numbering.restore(solution);
        }
        solution.with_fixed(&self.pinned)
    }
}
