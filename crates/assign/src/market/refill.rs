//! Backwards: an offer with both a free place and a price finds a unit that gains by coming, or
//! lowers its price.

use std::cmp::Reverse;

use super::{Market, NONE, OPEN, need_of};
use crate::problem::index;

/// Where a shortest path backwards ends.
#[derive(Clone, Copy, Debug)]
enum End {
    /// This open unit takes the place of `offer`, at `cost`.
    Unit { unit: u32, offer: u32, cost: i64 },
    /// The place freed last stays free: this offer's price falls to nothing.
    Room(u32),
}

impl Market {
    /// Mends an offer until it is full or its price is zero.
    pub(crate) fn refill(&mut self, offer: u32) {
        loop {
            let state = &self.offers[index(offer)];
            if !state.has_room() || state.price == 0 {
                return;
            }
            self.build_links();
            let (distance, end) = self.search_backwards(offer);
            for &scanned in &self.scanned {
                let scanned = &mut self.offers[index(scanned)];
                scanned.price -= distance - scanned.distance;
            }
            self.pull(end, offer);
        }
    }

    /// Dijkstra's algorithm over offers, against the arcs: a step goes from an offer to one whose
    /// unit could come over.
    fn search_backwards(&mut self, start: u32) -> (i64, End) {
        self.begin();
        let mut bound = self.offers[index(start)].price;
        let mut end = End::Room(start);
        let state = &mut self.offers[index(start)];
        (state.stamp, state.distance, state.via_unit) = (self.stamp, 0, NONE);
        self.heap.push(Reverse((0, start)));
        let links = self.links.take().unwrap_or_default();
        while let Some((distance, offer)) = self.nearest(bound) {
            let price = self.offers[index(offer)].price;
            let row = links.row(offer);
            self.work += u64::try_from(row.len()).unwrap_or(0);
            for link in row {
                let cost = link.cost();
                let need = self.needs[index(need_of(*link))];
                if self.already_holds(&need, offer) {
                    continue;
                }
                for unit in need.first_unit..need.first_unit + need.wanted {
                    let state = &self.units[index(unit)];
                    let holds = state.holds;
                    let Some(level) = self.level(state) else { continue };
                    let reached = distance + cost + price - level;
                    if reached >= bound || holds == offer {
                        continue;
                    }
                    if holds == OPEN {
                        (bound, end) = (reached, End::Unit { unit, offer, cost });
                        continue;
                    }
                    let other = &mut self.offers[index(holds)];
                    if other.stamp == self.stamp && other.distance <= reached {
                        continue;
                    }
                    (other.stamp, other.distance) = (self.stamp, reached);
                    (other.via_unit, other.via_offer, other.via_cost) = (unit, offer, cost);
                    if reached + other.price < bound {
                        (bound, end) = (reached + other.price, End::Room(holds));
                    }
                    if other.price > 0 {
                        self.heap.push(Reverse((reached, holds)));
                    }
                }
            }
        }
        self.links = Some(links);
        (bound, end)
    }

    /// Moves the units along the path, each to the place freed before it.
    fn pull(&mut self, end: End, start: u32) {
        let mut freed = match end {
            End::Unit { unit, offer, cost } => {
                self.shift(unit, offer, cost);
                offer
            }
            End::Room(offer) => offer,
        };
        while freed != start {
            let via = self.offers[index(freed)];
            self.shift(via.via_unit, via.via_offer, via.via_cost);
            freed = via.via_offer;
        }
    }
}
