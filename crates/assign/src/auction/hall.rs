//! Where an auction is held: lots, bidders, and who has which place at what bid.

use super::Standing;
use crate::market::{Market, OPEN};
use crate::problem::index;

/// One place of an offer: what was bid, and by which unit.
#[derive(Clone, Copy, Debug)]
struct Place {
    bid: i64,
    unit: u32,
}

/// What a need bids with, in 32 bytes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bidder {
    /// Where its lots start, and how many there are.
    pub(super) start: usize,
    pub(super) count: u32,
    /// What it gains at most by a place: its penalty less its cheapest cost.
    pub(super) most: i64,
    /// What no price among its lots is below; prices only rise while a phase lasts.
    pub(super) floor: i64,
}

/// The place a unit has, in 8 bytes: at which offer ([`OPEN`] when it has none), and the cost beyond
/// its row's cheapest.
#[derive(Clone, Copy, Debug)]
pub(super) struct Held {
    pub(super) offer: u32,
    pub(super) beyond: u32,
}

impl Held {
    pub(super) const NOTHING: Self = Self { offer: OPEN, beyond: 0 };
}

/// Bids of all offers. Places of an offer lie together, as a binary heap with the lowest bid first.
pub(super) struct Hall {
    /// Offer and cost beyond the row's cheapest, in 8 bytes; larger differences are cut off, which
    /// only makes prices a little worse.
    pub(super) lots: Vec<(u32, u32)>,
    /// By need.
    pub(super) bidders: Vec<Bidder>,
    starts: Vec<usize>,
    places: Vec<Place>,
    taken: Vec<u32>,
    /// What the next unit has to outbid.
    pub(super) prices: Vec<i64>,
    /// How many of its cheapest lots a bidder looks at in this phase.
    pub(super) near: u32,
    /// By unit.
    pub(super) held: Vec<Held>,
}

impl Hall {
    pub(super) fn new(market: &Market) -> Self {
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
            held: vec![Held::NOTHING; market.units.len()],
            lots,
            bidders,
            starts,
        }
    }

    /// How many places there are.
    pub(super) fn places(&self) -> usize {
        self.places.len()
    }

    /// Gives a place to a unit at its bid; returns who lost it.
    pub(super) fn bid(&mut self, offer: u32, bid: i64, unit: u32) -> Option<u32> {
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
            sift_down(places, 0);
        }
        if index(self.taken[at]) == places.len() {
            self.prices[at] = places[0].bid;
        }
        lost
    }

    /// Whether the offer has a place that nobody took and that still costs something.
    pub(super) fn has_free_place_with_price(&self, offer: u32) -> bool {
        let at = index(offer);
        self.prices[at] > 0 && index(self.taken[at]) < self.starts[at + 1] - self.starts[at]
    }

    /// Takes a unit's place away; the price stays.
    pub(super) fn free(&mut self, offer: u32, unit: u32) {
        let at = index(offer);
        let places = &mut self.places[self.starts[at]..][..index(self.taken[at])];
        let Some(position) = places.iter().position(|place| place.unit == unit) else { return };
        places.swap(position, places.len() - 1);
        let others = places.len() - 1;
        if position < others {
            sift_up(&mut places[..=position]);
            sift_down(&mut places[..others], position);
        }
        self.taken[at] -= 1;
    }

    pub(super) fn standing(&self, epsilon: i64) -> Standing {
        let mut places = Vec::with_capacity(self.places.len());
        for (offer, (&start, &taken)) in (0u32..).zip(self.starts.iter().zip(&self.taken)) {
            let taken = &self.places[start..start + index(taken)];
            places.extend(taken.iter().map(|place| (place.unit, offer)));
        }
        Standing { prices: self.prices.clone(), places, epsilon }
    }

    /// For when prices have fallen.
    pub(super) fn forget_floors(&mut self) {
        for bidder in &mut self.bidders {
            bidder.floor = 0;
        }
    }

    /// Frees all places and lowers all prices.
    pub(super) fn clear(&mut self, relief: i64) {
        self.taken.fill(0);
        self.held.fill(Held::NOTHING);
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

fn sift_down(heap: &mut [Place], mut parent: usize) {
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
