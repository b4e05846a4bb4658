//! An assignment together with the prices that prove it: the state all solvers share.
//!
//! Every offer has a price per place, never negative. A need looks at *cost + price*; its other way
//! out is its penalty. The assignment is optimal when (complementary slackness)
//!
//! 1. each need holds what is cheapest for it at these prices, and
//! 2. only offers that are full have a price.
//!
//! [`Market::place`] adds one waiting place of a need and [`Market::refill`] mends an offer that has
//! both a free place and a price; each keeps rule 1 for all that are placed, by one shortest-path
//! search over reduced costs (Edmonds and Karp, 1972; Tomizawa, 1971) that stops at the nearest way
//! out. Batch and online solving are only different orders of calling the two.

#![expect(
    clippy::indexing_slicing,
    reason = "positions in these tables are made and kept by this module; bounds checks remain"
)]

mod edit;
mod place;
mod refill;
mod rows;

use std::cmp::Reverse;
use std::collections::BinaryHeap;

pub(crate) use rows::Rows;

use crate::numbering::Numbering;
use crate::problem::{Candidate, Problem, index};

/// No unit, or no offer.
pub(crate) const NONE: u32 = u32::MAX;
/// A unit left open, at the need's penalty.
pub(crate) const OPEN: u32 = u32::MAX - 1;
/// A unit that takes no part yet.
pub(crate) const WAITING: u32 = u32::MAX - 2;
/// A unit whose pair was accepted by both: out of reach of every search.
pub(crate) const FROZEN: u32 = u32::MAX - 3;

/// One cache line per offer: what searches read together lies together.
#[derive(Clone, Copy, Debug)]
pub(crate) struct OfferState {
    /// Price of a place.
    pub(crate) price: i64,
    /// Label of the current search; valid when `stamp` is the market's.
    distance: i64,
    /// By which unit, at what cost and (backwards) to which offer the search came here.
    via_cost: i64,
    via_unit: u32,
    via_offer: u32,
    stamp: u32,
    /// Places, and how many are taken.
    pub(crate) capacity: u32,
    pub(crate) load: u32,
    /// First unit held; the others follow by [`Unit::next`].
    first: u32,
}

impl OfferState {
    fn new(capacity: u32) -> Self {
        Self {
            price: 0,
            distance: 0,
            via_cost: 0,
            via_unit: NONE,
            via_offer: NONE,
            stamp: 0,
            capacity,
            load: 0,
            first: NONE,
        }
    }

    #[inline]
    pub(crate) fn has_room(&self) -> bool {
        self.load < self.capacity
    }
}

/// A need: what an unfilled place costs, and where its units lie.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NeedState {
    pub(crate) penalty: i64,
    pub(crate) first_unit: u32,
    pub(crate) wanted: u32,
}

/// One place a need asks for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Unit {
    /// The offer it holds, or [`OPEN`], [`WAITING`], [`FROZEN`].
    pub(crate) holds: u32,
    pub(crate) need: u32,
    next: u32,
    previous: u32,
    /// Cost of the pair held.
    pub(crate) paid: i64,
}

/// See the module.
#[derive(Clone, Debug, Default)]
pub(crate) struct Market {
    pub(crate) offers: Vec<OfferState>,
    pub(crate) needs: Vec<NeedState>,
    pub(crate) units: Vec<Unit>,
    /// Offers by need, cheapest first.
    pub(crate) rows: Rows,
    /// Needs by offer, in no order; built by the first search that goes backwards.
    pub(crate) links: Option<Rows>,
    heap: BinaryHeap<Reverse<(i64, u32)>>,
    scanned: Vec<u32>,
    stamp: u32,
    /// Units that changed hands since the list was last emptied, perhaps more than once.
    pub(crate) moved: Vec<u32>,
    /// Arcs looked at so far.
    pub(crate) work: u64,
}

impl Market {
    /// All units waiting, all prices zero.
    pub(crate) fn new(problem: Problem) -> Self {
        let offers = problem.capacities().iter().map(|&places| OfferState::new(places)).collect();
        let asked = problem.penalties().iter().copied().zip(problem.wanted().iter().copied());
        let mut market = Self { offers, ..Self::default() };
        market.add_waiting_needs(asked);
        let (starts, candidates) = problem.into_rows();
        market.rows = Rows::new(&starts, candidates);
        market
    }

    /// The same needs and offers under other numbers, all units waiting, all prices zero.
    pub(crate) fn renumbered(&self, numbering: &Numbering) -> Self {
        let capacity = |&offer: &u32| OfferState::new(self.offers[index(offer)].capacity);
        let asked = |&need: &u32| {
            let NeedState { penalty, wanted, .. } = self.needs[index(need)];
            (penalty, wanted)
        };
        let mut market = Self {
            offers: numbering.offers.iter().map(capacity).collect(),
            rows: numbering.rows(&self.rows),
            work: self.work,
            ..Self::default()
        };
        market.add_waiting_needs(numbering.needs.iter().map(asked));
        market
    }

    /// Adds needs, each by its penalty and how many offers it asks for.
    fn add_waiting_needs(&mut self, asked: impl Iterator<Item = (i64, u32)>) {
        let mut first_unit = 0;
        self.needs.extend(asked.map(|(penalty, wanted)| {
            let need = NeedState { penalty, first_unit, wanted };
            first_unit += wanted;
            need
        }));
        self.units.reserve_exact(index(first_unit));
        for (need, state) in (0u32..).zip(&self.needs) {
            self.units.extend((0..state.wanted).map(|_| Unit::waiting(need)));
        }
    }

    /// The units of a need.
    pub(crate) fn units_of(&self, need: u32) -> std::ops::Range<u32> {
        let need = &self.needs[index(need)];
        need.first_unit..need.first_unit + need.wanted
    }

    /// What a unit holds costs its need at present prices; `None` when it takes no part.
    fn level(&self, unit: &Unit) -> Option<i64> {
        match unit.holds {
            OPEN => Some(self.needs[index(unit.need)].penalty),
            WAITING | FROZEN => None,
            offer => Some(unit.paid + self.offers[index(offer)].price),
        }
    }

    /// Whether the need already holds this offer by one of its units.
    fn already_holds(&self, need: &NeedState, offer: u32) -> bool {
        let units = need.first_unit..need.first_unit + need.wanted;
        need.wanted > 1 && units.into_iter().any(|unit| self.units[index(unit)].holds == offer)
    }

    /// Begins a search: older labels become invalid.
    fn begin(&mut self) {
        self.stamp = self.stamp.wrapping_add(1);
        if self.stamp == 0 {
            for offer in &mut self.offers {
                offer.stamp = 0;
            }
            self.stamp = 1;
        }
        self.heap.clear();
        self.scanned.clear();
    }

    /// The nearest offer not yet scanned, if nearer than `bound`.
    fn nearest(&mut self, bound: i64) -> Option<(i64, u32)> {
        while let Some(Reverse((distance, offer))) = self.heap.pop() {
            if distance >= bound {
                return None;
            }
            if self.offers[index(offer)].distance == distance {
                self.scanned.push(offer);
                return Some((distance, offer));
            }
        }
        None
    }

    /// Moves a unit: away from what it holds, to an offer at a cost, or to [`OPEN`] or [`WAITING`].
    pub(crate) fn shift(&mut self, unit: u32, to: u32, cost: i64) {
        let Unit { holds, next, previous, .. } = self.units[index(unit)];
        if holds < FROZEN {
            match previous {
                NONE => self.offers[index(holds)].first = next,
                before => self.units[index(before)].next = next,
            }
            if next != NONE {
                self.units[index(next)].previous = previous;
            }
            self.offers[index(holds)].load -= 1;
        }
        let mut after = NONE;
        if to < FROZEN {
            let offer = &mut self.offers[index(to)];
            after = std::mem::replace(&mut offer.first, unit);
            offer.load += 1;
            if after != NONE {
                self.units[index(after)].previous = unit;
            }
        }
        let place = &mut self.units[index(unit)];
        *place = Unit { holds: to, next: after, previous: NONE, paid: cost, ..*place };
        self.moved.push(unit);
    }

    /// The sum of what is held and what stays open. Waiting and frozen units do not count.
    pub(crate) fn objective(&self) -> i128 {
        let cost = |unit: &Unit| match unit.holds {
            OPEN => self.needs[index(unit.need)].penalty,
            WAITING | FROZEN => 0,
            _ => unit.paid,
        };
        self.units.iter().map(|unit| i128::from(cost(unit))).sum()
    }

    /// What no assignment can be cheaper than, from the prices alone (weak duality): each need at
    /// its cheapest, less the price of every place.
    pub(crate) fn lower_bound(&self) -> i128 {
        let mut bound = 0;
        let mut best = Vec::new();
        for (need, state) in (0u32..).zip(&self.needs) {
            let units = &self.units[index(state.first_unit)..][..index(state.wanted)];
            if let [unit] = units
                && unit.holds != FROZEN
            {
                bound += i128::from(self.cheapest(need, state.penalty));
                continue;
            }
            let active = units.iter().filter(|unit| unit.holds != FROZEN).count();
            best.clear();
            best.extend(self.levels(need).filter(|&level| level < state.penalty));
            best.sort_unstable();
            best.resize(active, state.penalty);
            bound += best.iter().map(|&level| i128::from(level)).sum::<i128>();
        }
        bound - self.price_of_all_places()
    }

    /// What the row of a need costs it at present prices.
    fn levels(&self, need: u32) -> impl Iterator<Item = i64> {
        let level =
            |candidate: &Candidate| candidate.cost() + self.offers[index(candidate.offer())].price;
        self.rows.row(need).iter().map(level)
    }

    /// The least of a need's penalty and its row. Costs ascend and prices are not negative, so most
    /// of the row need not be looked at.
    fn cheapest(&self, need: u32, penalty: i64) -> i64 {
        let mut least = penalty;
        for candidate in self.rows.row(need) {
            if candidate.cost() >= least {
                break;
            }
            least = least.min(candidate.cost() + self.offers[index(candidate.offer())].price);
        }
        least
    }

    fn price_of_all_places(&self) -> i128 {
        let value = |offer: &OfferState| i128::from(offer.price) * i128::from(offer.capacity);
        self.offers.iter().map(value).sum()
    }

    /// The needs that list each offer, with costs.
    pub(crate) fn build_links(&mut self) {
        if self.links.is_none() {
            self.links = Some(self.rows.turned(self.offers.len()));
        }
    }
}

impl Unit {
    fn waiting(need: u32) -> Self {
        Self { holds: WAITING, need, next: NONE, previous: NONE, paid: 0 }
    }
}

/// The need a link leads to; links reuse the packed form of candidates.
pub(crate) fn need_of(link: Candidate) -> u32 {
    link.offer()
}
