//! Numbers under which those who compete for the same offers lie close together in memory.
//!
//! Bids and searches walk from need to offer to need, and in a city those are neighbours. Numbered
//! as they happened to register, each step of such a walk waits for memory; numbered breadth-first
//! along everybody's cheapest offers (Cuthill and McKee, 1969), most of it lies in cache. Nothing
//! else changes: the solution is told in the numbers of before.

#![expect(
    clippy::indexing_slicing,
    reason = "positions in these tables are made and kept by this module; bounds checks remain"
)]

use crate::batch::Solution;
use crate::market::Rows;
use crate::problem::{Candidate, index};

/// How many of a need's offers are followed: enough to know the neighbourhood.
const FOLLOWED: usize = 4;

/// Old numbers by new.
#[derive(Clone, Debug)]
pub(crate) struct Numbering {
    pub(crate) needs: Vec<u32>,
    pub(crate) offers: Vec<u32>,
}

impl Numbering {
    /// Numbers the needs of these rows and `offers` offers, each exactly once.
    pub(crate) fn breadth_first(rows: &Rows, offers: usize) -> Self {
        let near = |need| rows.row(need).iter().take(FOLLOWED);
        let fans = Fans::new(rows, offers);
        let mut order =
            Self { needs: Vec::with_capacity(rows.count()), offers: Vec::with_capacity(offers) };
        let mut need_seen = vec![false; rows.count()];
        let mut offer_seen = vec![false; offers];
        for start in 0..number_of(rows) {
            let mut next = order.needs.len();
            if !std::mem::replace(&mut need_seen[index(start)], true) {
                order.needs.push(start);
            }
            // The needs numbered last are at once the queue of those to look around from.
            while let Some(&need) = order.needs.get(next) {
                next += 1;
                for candidate in near(need) {
                    let offer = candidate.offer();
                    if std::mem::replace(&mut offer_seen[index(offer)], true) {
                        continue;
                    }
                    order.offers.push(offer);
                    for &rival in fans.of(offer) {
                        if !std::mem::replace(&mut need_seen[index(rival)], true) {
                            order.needs.push(rival);
                        }
                    }
                }
            }
        }
        let offers = (0u32..).zip(&offer_seen);
        order.offers.extend(offers.filter(|(_, seen)| !**seen).map(|(offer, _)| offer));
        order
    }

    /// The rows in the new order, offers by their new numbers.
    pub(crate) fn rows(&self, rows: &Rows) -> Rows {
        let new_offers = turned(&self.offers);
        let mut starts = Vec::with_capacity(self.needs.len() + 1);
        let mut candidates = Vec::with_capacity(usize::try_from(rows.pairs()).unwrap_or(0));
        starts.push(0);
        for &need in &self.needs {
            let renumbered = |candidate: &Candidate| {
                Candidate::new(new_offers[index(candidate.offer())], candidate.cost())
            };
            candidates.extend(rows.row(need).iter().map(renumbered));
            starts.push(candidates.len());
        }
        Rows::new(&starts, candidates)
    }

    /// A solution found under the new numbers, told in the old ones, pairs by need.
    pub(crate) fn restore(&self, mut solution: Solution) -> Solution {
        for pair in &mut solution.pairs {
            pair.need = self.needs[index(pair.need)];
            pair.offer = self.offers[index(pair.offer)];
        }
        solution.pairs.sort_unstable();
        let by_new = std::mem::take(&mut solution.prices);
        solution.prices.resize(by_new.len(), 0);
        for (&offer, price) in self.offers.iter().zip(by_new) {
            solution.prices[index(offer)] = price;
        }
        solution
    }
}

/// The other way round: new numbers by old.
fn turned(order: &[u32]) -> Vec<u32> {
    let mut turned = vec![0; order.len()];
    for (new, &old) in (0u32..).zip(order) {
        turned[index(old)] = new;
    }
    turned
}

/// Rows are numbered with 32 bits, like needs.
fn number_of(rows: &Rows) -> u32 {
    u32::try_from(rows.count()).unwrap_or(u32::MAX)
}

/// For each offer, the needs that have it among their few cheapest.
struct Fans {
    starts: Vec<usize>,
    needs: Vec<u32>,
}

impl Fans {
    fn new(rows: &Rows, offers: usize) -> Self {
        let near = |need| rows.row(need).iter().take(FOLLOWED);
        let mut starts = vec![0; offers + 1];
        for candidate in (0..number_of(rows)).flat_map(near) {
            starts[index(candidate.offer()) + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut next = starts.clone();
        let mut needs = vec![0; starts[offers]];
        for need in 0..number_of(rows) {
            for candidate in near(need) {
                let at = &mut next[index(candidate.offer())];
                needs[*at] = need;
                *at += 1;
            }
        }
        Self { starts, needs }
    }

    fn of(&self, offer: u32) -> &[u32] {
        &self.needs[self.starts[index(offer)]..self.starts[index(offer) + 1]]
    }
}
