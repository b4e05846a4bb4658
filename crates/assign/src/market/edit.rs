//! Changes to a market that keep both rules: afterwards the assignment is the optimum again.
//!
//! Each change breaks a rule at one place at most; that place is put right by hand and what was
//! pushed out there is placed again by a search.

use super::{FROZEN, Market, NeedState, OPEN, OfferState, Unit, WAITING, need_of};
use crate::problem::{Candidate, index};

impl Market {
    /// Makes ready for changes: searches backwards and removals need the links.
    pub(crate) fn make_editable(&mut self) {
        self.build_links();
    }

    /// Adds a need at position `at` (a free one, or the next) and places it. The row is sorted by
    /// cost and names each offer once; `first_unit` starts `wanted` units that nobody uses.
    pub(crate) fn add_need(&mut self, at: u32, state: NeedState, row: &[Candidate]) {
        if index(at) == self.needs.len() {
            self.needs.push(state);
            self.rows.add(row);
        } else {
            self.needs[index(at)] = state;
            self.rows.replace(at, row);
        }
        let units = state.first_unit..state.first_unit + state.wanted;
        if self.units.len() < index(units.end) {
            self.units.resize(index(units.end), Unit::waiting(at));
        }
        for candidate in row {
            self.link(candidate.offer(), Candidate::new(at, candidate.cost()));
        }
        for unit in units {
            self.units[index(unit)] = Unit::waiting(at);
            self.place(unit);
        }
    }

    /// Takes a need out; its units end up waiting for ever.
    pub(crate) fn remove_need(&mut self, need: u32) {
        let mut freed = Vec::new();
        for unit in self.units_of(need) {
            freed.extend(self.vacate(unit));
        }
        for at in 0..self.rows.row(need).len() {
            let offer = self.rows.row(need)[at].offer();
            self.unlink(offer, need);
        }
        self.rows.clear(need);
        for offer in freed {
            self.refill(offer);
        }
    }

    /// Adds an offer at position `at` (a free one, or the next), at a price at which nobody would
    /// come, then lets it find its takers. `pairs` are needs and costs.
    pub(crate) fn add_offer(&mut self, at: u32, capacity: u32, pairs: &[Candidate]) {
        let mut state = OfferState::new(capacity);
        for pair in pairs {
            if let Some((_, level)) = self.worst_unit(need_of(*pair)) {
                state.price = state.price.max(level - pair.cost());
            }
        }
        let links = self.links.get_or_insert_default();
        if index(at) == self.offers.len() {
            self.offers.push(state);
            links.add(pairs);
        } else {
            // An old stamp may be in use by a later search.
            state.stamp = self.offers[index(at)].stamp;
            self.offers[index(at)] = state;
            links.replace(at, pairs);
        }
        for pair in pairs {
            self.insert_in_row(need_of(*pair), Candidate::new(at, pair.cost()));
        }
        self.refill(at);
    }

    /// Takes an offer out; who was there is placed again. Frozen units must have been thawed.
    pub(crate) fn remove_offer(&mut self, offer: u32) {
        self.offers[index(offer)].capacity = 0;
        self.relieve(offer);
        let links = self.links.get_or_insert_default();
        let needs: Vec<u32> = links.row(offer).iter().copied().map(need_of).collect();
        links.clear(offer);
        for need in needs {
            self.remove_from_row(need, offer);
        }
        self.offers[index(offer)].price = 0;
    }

    /// Changes how many can hold an offer, frozen ones left out.
    pub(crate) fn set_capacity(&mut self, offer: u32, capacity: u32) {
        self.offers[index(offer)].capacity = capacity;
        self.relieve(offer);
        self.refill(offer);
    }

    /// Changes what leaving a place of the need open costs.
    pub(crate) fn set_penalty(&mut self, need: u32, penalty: i64) {
        let before = std::mem::replace(&mut self.needs[index(need)].penalty, penalty);
        let mut freed = Vec::new();
        for unit in self.units_of(need) {
            let state = self.units[index(unit)];
            if state.holds == OPEN && penalty > before {
                self.shift(unit, WAITING, 0);
                self.place(unit);
            } else if state.holds < FROZEN && self.level(&state) > Some(penalty) {
                self.shift(unit, OPEN, 0);
                freed.push(state.holds);
            }
        }
        // Only once all units of the need are right: searches rely on rule 1.
        for offer in freed {
            self.refill(offer);
        }
    }

    /// Sets the cost of a pair, new or known; `None` rules it out.
    pub(crate) fn set_cost(&mut self, need: u32, offer: u32, cost: Option<i64>) {
        let holder = self.unit_holding(need, offer);
        if self.remove_from_row(need, offer) {
            self.unlink(offer, need);
        }
        if let Some(cost) = cost {
            self.insert_in_row(need, Candidate::new(offer, cost));
            self.link(offer, Candidate::new(need, cost));
        }
        match (holder, cost) {
            (Some(unit), Some(cost)) if self.stays(unit, cost) => {
                self.units[index(unit)].paid = cost;
            }
            (Some(unit), _) => {
                self.shift(unit, WAITING, 0);
                self.place(unit);
                self.refill(offer);
            }
            (None, Some(cost)) => self.attract(need, offer, cost),
            (None, None) => {}
        }
    }

    /// Puts the pair a unit holds out of reach: place, unit and pair leave the market.
    pub(crate) fn freeze(&mut self, unit: u32) {
        let Unit { holds: offer, need, .. } = self.units[index(unit)];
        self.shift(unit, FROZEN, 0);
        self.offers[index(offer)].capacity -= 1;
        if self.remove_from_row(need, offer) {
            self.unlink(offer, need);
        }
    }

    /// Brings a frozen unit and its place back, without their pair: both look elsewhere.
    pub(crate) fn thaw(&mut self, unit: u32, offer: u32) {
        self.offers[index(offer)].capacity += 1;
        self.shift(unit, WAITING, 0);
        self.place(unit);
        self.refill(offer);
    }

    /// Gives a place that was frozen back to an offer.
    pub(crate) fn give_back_place(&mut self, offer: u32) {
        self.offers[index(offer)].capacity += 1;
        self.refill(offer);
    }

    /// Brings a frozen unit back whose offer has gone.
    pub(crate) fn bring_back(&mut self, unit: u32) {
        self.shift(unit, WAITING, 0);
        self.place(unit);
    }

    /// Freezes the need's worst unit with an offer, whatever the two hold now. Both must have a
    /// place that is not frozen.
    pub(crate) fn fix(&mut self, need: u32, offer: u32) -> Option<u32> {
        let unit = self.unit_holding(need, offer).or(self.worst_unit(need).map(|worst| worst.0))?;
        if self.units[index(unit)].holds == offer {
            self.freeze(unit);
            return Some(unit);
        }
        let left = self.vacate(unit);
        self.shift(unit, FROZEN, 0);
        if self.remove_from_row(need, offer) {
            self.unlink(offer, need);
        }
        self.set_capacity(offer, self.offers[index(offer)].capacity - 1);
        if let Some(left) = left {
            self.refill(left);
        }
        Some(unit)
    }

    /// Whether any unit of the need is frozen.
    pub(crate) fn is_frozen(&self, need: u32) -> bool {
        self.units_of(need).any(|unit| self.units[index(unit)].holds == FROZEN)
    }

    /// Which unit of the need holds the offer.
    pub(crate) fn unit_holding(&self, need: u32, offer: u32) -> Option<u32> {
        self.units_of(need).find(|&unit| self.units[index(unit)].holds == offer)
    }

    /// Whether what a unit holds, at a new cost, is still among the cheapest for it.
    fn stays(&self, unit: u32, cost: i64) -> bool {
        let Unit { holds, need: need_at, .. } = self.units[index(unit)];
        let level = cost + self.offers[index(holds)].price;
        let need = &self.needs[index(need_at)];
        let mut others = self.rows.row(need_at).iter().take_while(|other| other.cost() < level);
        level <= need.penalty
            && others.all(|other| {
                other.offer() == holds
                    || other.cost() + self.offers[index(other.offer())].price >= level
                    || self.already_holds(need, other.offer())
            })
    }

    /// A pair has become cheaper than what its need holds: the worst unit of the need takes it, and
    /// if there is no room, one of those there gives way.
    fn attract(&mut self, need: u32, offer: u32, cost: i64) {
        let Some((unit, level)) = self.worst_unit(need) else { return };
        let state = self.offers[index(offer)];
        if cost + state.price >= level {
            return;
        }
        if state.capacity == 0 {
            self.offers[index(offer)].price = level - cost;
            return;
        }
        let left = self.vacate(unit);
        self.shift(unit, offer, cost);
        self.relieve(offer);
        if let Some(left) = left {
            self.refill(left);
        }
    }

    /// The unit of a need that holds what costs it most at present prices.
    pub(crate) fn worst_unit(&self, need: u32) -> Option<(u32, i64)> {
        self.units_of(need)
            .filter_map(|unit| Some((unit, self.level(&self.units[index(unit)])?)))
            .max_by_key(|&(_, level)| level)
    }

    /// Takes a unit away from what it holds; the offer it held, if any.
    fn vacate(&mut self, unit: u32) -> Option<u32> {
        let offer = self.units[index(unit)].holds;
        self.shift(unit, WAITING, 0);
        (offer < FROZEN).then_some(offer)
    }

    fn insert_in_row(&mut self, need: u32, candidate: Candidate) {
        let at = self.rows.row(need).partition_point(|other| other.cost() <= candidate.cost());
        self.rows.push(need, candidate);
        self.rows.row_mut(need)[at..].rotate_right(1);
    }

    fn remove_from_row(&mut self, need: u32, offer: u32) -> bool {
        let at = self.rows.row(need).iter().position(|candidate| candidate.offer() == offer);
        if let Some(at) = at {
            self.rows.remove(need, at);
        }
        at.is_some()
    }

    fn link(&mut self, offer: u32, link: Candidate) {
        self.links.get_or_insert_default().push(offer, link);
    }

    fn unlink(&mut self, offer: u32, need: u32) {
        let links = self.links.get_or_insert_default();
        let at = links.row(offer).iter().position(|&link| need_of(link) == need);
        if let Some(at) = at {
            links.swap_remove(offer, at);
        }
    }
}
