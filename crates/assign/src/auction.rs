//! Prices for scarce offers, by auction.
//!
//! Needs bid against each other for places (Bertsekas, 1979; for offers with several places,
//! Bertsekas and Castañon, "The auction algorithm for the transportation problem", 1989): each
//! waiting unit takes its cheapest place and raises that place's price to where it would look
//! elsewhere, plus ε; whoever was there bids again. ε falls from phase to phase (ε-scaling). The
//! result is only a set of prices, good but not proved: [`crate::market`] makes them exact.

#![expect(
    clippy::indexing_slicing,
    reason = "positions in these tables are made and kept by this module; bounds checks remain"
)]

use std::ops::ControlFlow;

use crate::budget::Budget;
use crate::market::Market;
use crate::problem::index;

/// One place of an offer: what was bid, and by which unit.
#[derive(Clone, Copy, Debug)]
struct Place {
    bid: i64,
    unit: u32,
}

/// What a need bids with, in 32 bytes.
#[derive(Clone, Copy, Debug)]
struct Bidder {
    /// Where its lots start, and how many there are.
    start: usize,
    count: u32,
    /// What it gains at most by a place: its penalty less its cheapest cost.
    most: i64,
    /// What no price among its lots is below; prices only rise while a phase lasts.
    floor: i64,
}

/// Bids of all offers. Places of an offer lie together, as a binary heap with the lowest bid first.
struct Hall {
    /// Offer and cost beyond the row's cheapest, in 8 bytes; larger differences are cut off, which
    /// only makes prices a little worse.
    lots: Vec<(u32, u32)>,
    /// By need.
    bidders: Vec<Bidder>,
    starts: Vec<usize>,
    places: Vec<Place>,
    taken: Vec<u32>,
    /// What the next unit has to outbid.
    prices: Vec<i64>,
    /// How many of its cheapest lots a bidder looks at in this phase.
    near: u32,
}

impl Hall {
    fn new(market: &Market) -> Self {
        // One place more than there are needs that list the offer keeps it from ever being full.
        let mut asked = vec![0u32; market.offers.len()];
        let pairs = usize::try_from(market.rows.pairs()).unwrap_or(0);
        let mut lots = Vec::with_capacity(pairs);
        let mut bidders = Vec::with_capacity(market.needs.len());
        for (need, state) in (0u32..).zip(&market.needs) {
            let row = market.rows.row(need);
            let cheapest = row.first().map_or(0, |candidate| candidate.cost());
            let start = lots.len();
            for candidate in row {
                if market.offers[index(candidate.offer())].capacity == 0 {
                    continue;
                }
                asked[index(candidate.offer())] += 1;
                let beyond = u32::try_from(candidate.cost() - cheapest).unwrap_or(u32::MAX);
                lots.push((candidate.offer(), beyond));
            }
            let count = u32::try_from(lots.len() - start).unwrap_or(u32::MAX);
            bidders.push(Bidder { start, count, most: state.penalty - cheapest, floor: 0 });
        }
        let mut starts = Vec::with_capacity(asked.len() + 1);
        let mut end = 0;
        starts.push(0);
        for (&asked, offer) in asked.iter().zip(&market.offers) {
            end += index(offer.capacity.min(asked.saturating_add(1)));
            starts.push(end);
        }
        Self {
            places: vec![Place { bid: 0, unit: 0 }; end],
            taken: vec![0; asked.len()],
            prices: vec![0; asked.len()],
            near: u32::MAX,
            lots,
            bidders,
            starts,
        }
    }

    /// Gives a place to a unit at its bid; returns who lost it.
    fn bid(&mut self, offer: u32, bid: i64, unit: u32) -> Option<u32> {
        let at = index(offer);
        let places = &mut self.places[self.starts[at]..self.starts[at + 1]];
        let taken = index(self.taken[at]);
        let mut lost = None;
        if taken < places.len() {
            places[taken] = Place { bid, unit };
            self.taken[at] += 1;
            sift_up(&mut places[..=taken]);
        } else {
            lost = Some(std::mem::replace(&mut places[0], Place { bid, unit }).unit);
            sift_down(places);
        }
        if index(self.taken[at]) == places.len() {
            self.prices[at] = places[0].bid;
        }
        lost
    }

    fn standing(&self) -> Standing {
        let mut places = Vec::with_capacity(self.places.len());
        for (offer, (&start, &taken)) in (0u32..).zip(self.starts.iter().zip(&self.taken)) {
            let taken = &self.places[start..start + index(taken)];
            places.extend(taken.iter().map(|place| (place.unit, offer)));
        }
        Standing { prices: self.prices.clone(), places }
    }

    /// Frees all places and lowers all prices.
    fn clear(&mut self, relief: i64) {
        self.taken.fill(0);
        for price in &mut self.prices {
            *price = (*price - relief).max(0);
        }
        for bidder in &mut self.bidders {
            bidder.floor = (bidder.floor - relief).max(0);
        }
    }
}

fn sift_up(heap: &mut [Place]) {
    let mut child = heap.len() - 1;
    while child > 0 {
        let parent = (child - 1) / 2;
        if heap[parent].bid <= heap[child].bid {
            return;
        }
        heap.swap(parent, child);
        child = parent;
    }
}

fn sift_down(heap: &mut [Place]) {
    let mut parent = 0;
    loop {
        let mut least = 2 * parent + 1;
        if least >= heap.len() {
            return;
        }
        if least + 1 < heap.len() && heap[least + 1].bid < heap[least].bid {
            least += 1;
        }
        if heap[parent].bid <= heap[least].bid {
            return;
        }
        heap.swap(parent, least);
        parent = least;
    }
}

/// How much care an auction takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Care {
    /// Long rows are looked at in full only in the last phase, and prices are lowered by little
    /// before the next. Enough where competition is local.
    Some,
    /// All is looked at in each phase, and prices are lowered by more: for cities in which whole
    /// districts compete, where a price that ends too high has to be mended for each free place.
    More,
}

impl Care {
    /// How many of its cheapest offers a need looks at before the last phase. Until then prices
    /// are rough anyway, and most of a long row is dearer than what the need ends with.
    const fn near(self) -> u32 {
        match self {
            Self::Some => 24,
            Self::More => u32::MAX,
        }
    }

    /// By how many ε prices are lowered before the next phase, so that few end too high.
    const fn relief(self) -> i64 {
        match self {
            Self::Some => 2,
            Self::More => 3,
        }
    }
}

/// How far ε falls from one phase to the next.
const STEP: i64 = 4;

/// The same before the last phase: more, so that hardly a place with a price is left over.
const LAST_RELIEF: i64 = 3;

/// The auction gives up when it has looked at each arc this often: its prices are still of use.
const PATIENCE: u64 = 256;

/// What a completed phase leaves: prices, and an assignment within ε a place of the optimum.
#[derive(Clone, Debug, Default)]
pub(crate) struct Standing {
    /// By offer.
    pub(crate) prices: Vec<i64>,
    /// Unit and offer of each place taken.
    pub(crate) places: Vec<(u32, u32)>,
}

/// The range of ε for a market: the first is a 32nd of the most a need could gain by a place,
/// the last is not above a small part of how much costs within a row differ.
fn epsilons(market: &Market) -> (i64, i64) {
    let (mut gain, mut spread, mut rows) = (0, 0i128, 0i128);
    for (need, state) in (0u32..).zip(&market.needs) {
        if let [first, .., last] = market.rows.row(need) {
            gain = gain.max(state.penalty - first.cost());
            spread += i128::from(last.cost() - first.cost());
            rows += 1;
        }
    }
    let spread = i64::try_from(spread / rows.max(1)).unwrap_or(i64::MAX);
    let last = (spread / 32).max(1);
    ((gain / 32).max(last), last)
}

/// Holds an auction. `Break` hands over the last completed phase, if any, because the budget ended.
pub(crate) fn hold(
    market: &mut Market,
    care: Care,
    budget: &mut impl Budget,
) -> ControlFlow<Option<Standing>, Standing> {
    let mut hall = Hall::new(market);
    let arcs = u64::try_from(hall.places.len() + market.units.len()).unwrap_or(u64::MAX);
    let most = market.work + PATIENCE.saturating_mul(arcs.max(market.rows.pairs()));
    let (mut epsilon, last) = epsilons(market);
    let mut standing = None;
    loop {
        hall.near = if epsilon > last { care.near() } else { u32::MAX };
        if bid_until_all_are_served(market, &mut hall, epsilon, budget).is_break() {
            return ControlFlow::Break(standing);
        }
        if epsilon <= last || market.work >= most {
            return ControlFlow::Continue(hall.standing());
        }
        standing = Some(hall.standing());
        let next = (epsilon / STEP).max(1);
        hall.clear(if next <= last { LAST_RELIEF } else { care.relief() } * epsilon);
        epsilon = next;
    }
}

/// One phase: afterwards every unit has a place or its penalty is nearly as good.
fn bid_until_all_are_served(
    market: &mut Market,
    hall: &mut Hall,
    epsilon: i64,
    budget: &mut impl Budget,
) -> ControlFlow<()> {
    let mut charged = market.work;
    // Who lost a place bids again at once: chains stay in one neighbourhood, and in cache.
    let mut next_unit = 0;
    let mut outbid = None;
    loop {
        let unit = outbid.take().unwrap_or_else(|| {
            next_unit += 1;
            next_unit - 1
        });
        let Some(&state) = market.units.get(index(unit)) else { return ControlFlow::Continue(()) };
        let Bidder { start, count, most, floor } = hall.bidders[index(state.need)];
        let lots = &hall.lots[start..start + index(count.min(hall.near))];
        // What is known of some lots says nothing of the others.
        let floor = if count > hall.near { 0 } else { floor };
        let (mut best, mut second, mut choice) = (most, most, None);
        let (mut lowest, mut looked) = (i64::MAX, 0);
        for &(offer, beyond) in lots {
            let cost = i64::from(beyond);
            looked += 1;
            if cost + floor >= second {
                // What is not looked at costs more than the second best, whatever its price.
                lowest = lowest.min(floor);
                break;
            }
            let price = hall.prices[index(offer)];
            lowest = lowest.min(price);
            let level = cost + price;
            if level < best {
                (second, best) = (best, level);
                choice = Some(offer);
            } else if level < second {
                second = level;
            }
        }
        market.work += looked;
        let knows_all = count <= hall.near && !lots.is_empty();
        hall.bidders[index(state.need)].floor = if knows_all { lowest } else { 0 };
        if let Some(offer) = choice {
            let bid = hall.prices[index(offer)] + (second - best) + epsilon;
            outbid = hall.bid(offer, bid, unit);
        }
        if market.work - charged > 100_000 {
            budget.charge(market.work - charged)?;
            charged = market.work;
        }
    }
}
