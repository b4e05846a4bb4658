//! Forwards: one waiting unit finds its place, others giving way where that is cheaper for all.

use super::{Market, NONE, OPEN, WAITING};
use crate::problem::index;
use std::cmp::Reverse;

/// Where a shortest path ends.
#[derive(Clone, Copy, Debug)]
enum End {
    /// This unit is left open.
    Open(u32),
    /// This offer has a place to give.
    Room(u32),
}

/// The nearest way out known so far.
#[derive(Clone, Copy, Debug)]
struct WayOut {
    distance: i64,
    end: End,
}

impl Market {
    /// Places a waiting unit; prices rise where that needs others to give way.
    ///
    /// Keeps rule 1 for all placed units. A free place at an offer with a price counts as a way out
    /// at that price, so batches may fill such offers before mending them.
    pub(crate) fn place(&mut self, unit: u32) {
        if !self.place_at_once(unit) {
            let penalty = self.needs[index(self.units[index(unit)].need)].penalty;
            let mut way_out = WayOut { distance: penalty, end: End::Open(unit) };
            self.begin();
            self.relax(unit, 0, &mut way_out);
            self.search_forwards(&mut way_out);
            self.raise_prices(way_out.distance);
            self.augment(way_out.end, WAITING);
        }
    }

    /// Moves units out of an offer that holds more than it can, the best way for all, until it
    /// does not. The search starts from the offer, not from one of its units: a unit pushed out
    /// while its need holds something dearer elsewhere would break rule 1.
    pub(super) fn relieve(&mut self, offer: u32) {
        while self.offers[index(offer)].load > self.offers[index(offer)].capacity {
            self.begin();
            let state = &mut self.offers[index(offer)];
            (state.stamp, state.distance) = (self.stamp, 0);
            self.heap.push(Reverse((0, offer)));
            // Any unit it holds can be left open, so a way out is always found.
            let mut way_out = WayOut { distance: i64::MAX / 2, end: End::Room(offer) };
            self.search_forwards(&mut way_out);
            self.raise_prices(way_out.distance);
            self.augment(way_out.end, offer);
        }
    }

    /// Places the unit if what is cheapest for it needs no other to give way.
    pub(crate) fn place_at_once(&mut self, unit: u32) -> bool {
        let need = self.needs[index(self.units[index(unit)].need)];
        let mut best = need.penalty;
        let mut choice = OPEN;
        let mut paid = 0;
        let mut has_room = false;
        let row = self.rows.row(self.units[index(unit)].need);
        let mut looked = 0;
        for candidate in row {
            let cost = candidate.cost();
            if cost > best || (cost == best && has_room) {
                break;
            }
            looked += 1;
            let offer = &self.offers[index(candidate.offer())];
            let level = cost + offer.price;
            let better = level < best || (level == best && offer.has_room() && !has_room);
            if better && !self.already_holds(&need, candidate.offer()) {
                (best, choice, paid) = (level, candidate.offer(), cost);
                has_room = offer.has_room();
            }
        }
        self.work += looked + 1;
        let at_once = has_room || choice == OPEN;
        if at_once {
            self.shift(unit, choice, paid);
        }
        at_once
    }

    /// Gives the unit the cheapest free place below its penalty, or leaves it open: no search, and
    /// rule 1 may break. For a batch whose budget has ended.
    pub(crate) fn settle(&mut self, unit: u32) {
        let need_at = self.units[index(unit)].need;
        let need = self.needs[index(need_at)];
        let takes = self.rows.row(need_at).iter().find(|candidate| {
            self.offers[index(candidate.offer())].has_room()
                && !self.already_holds(&need, candidate.offer())
        });
        match takes.filter(|candidate| candidate.cost() < need.penalty) {
            Some(&candidate) => self.shift(unit, candidate.offer(), candidate.cost()),
            None => self.shift(unit, OPEN, 0),
        }
    }

    /// Dijkstra's algorithm over offers: a step goes from an offer through a unit it holds to what
    /// else that unit could take.
    fn search_forwards(&mut self, way_out: &mut WayOut) {
        while let Some((distance, offer)) = self.nearest(way_out.distance) {
            let price = self.offers[index(offer)].price;
            let mut unit = self.offers[index(offer)].first;
            while unit != NONE {
                let state = self.units[index(unit)];
                self.relax(unit, distance - state.paid - price, way_out);
                unit = state.next;
            }
        }
    }

    /// Looks at all that a unit could take when having it leave its place costs `base`.
    fn relax(&mut self, unit: u32, base: i64, way_out: &mut WayOut) {
        let need_at = self.units[index(unit)].need;
        let need = self.needs[index(need_at)];
        if base + need.penalty < way_out.distance {
            *way_out = WayOut { distance: base + need.penalty, end: End::Open(unit) };
        }
        let mut looked = 1;
        for candidate in self.rows.row(need_at) {
            let cost = candidate.cost();
            if base + cost >= way_out.distance {
                break;
            }
            looked += 1;
            let offer = self.offers[index(candidate.offer())];
            let distance = base + cost + offer.price;
            let known = offer.stamp == self.stamp && offer.distance <= distance;
            if known || distance >= way_out.distance || self.already_holds(&need, candidate.offer())
            {
                continue;
            }
            let state = &mut self.offers[index(candidate.offer())];
            (state.stamp, state.distance) = (self.stamp, distance);
            (state.via_unit, state.via_cost) = (unit, cost);
            if state.has_room() {
                *way_out = WayOut { distance, end: End::Room(candidate.offer()) };
            } else {
                self.heap.push(Reverse((distance, candidate.offer())));
            }
        }
        self.work += looked;
    }

    /// Raises the price of each scanned offer by what it is nearer than the way out.
    fn raise_prices(&mut self, way_out: i64) {
        for &offer in &self.scanned {
            let offer = &mut self.offers[index(offer)];
            offer.price += way_out - offer.distance;
        }
    }

    /// Moves the units along the path, from its end back to where it starts: [`WAITING`], or an
    /// offer that holds too many.
    fn augment(&mut self, end: End, start: u32) {
        let mut offer = match end {
            End::Room(offer) => offer,
            End::Open(unit) => {
                let before = self.units[index(unit)].holds;
                self.shift(unit, OPEN, 0);
                before
            }
        };
        while offer != start {
            let via = self.offers[index(offer)];
            let before = self.units[index(via.via_unit)].holds;
            self.shift(via.via_unit, offer, via.via_cost);
            offer = before;
        }
    }
}
