//! The auction the other way round: places that nobody took look for takers.
//!
//! A phase may end with a free place that still has a price, which proves nothing: a place costs
//! something only while others want it. Such a place takes the need that gains most by coming, at a
//! price at which the need that gains second most would not come (Bertsekas, Castañon and Tsaknakis,
//! "Reverse auction and the solution of inequality constrained assignment problems", 1993); the
//! place that need had is free then, and does the same. Each need that comes gains at least ε, so
//! this ends. All free places of a district bring its prices down together, where mending them
//! exactly, one by one, would search the district once for each.

use super::hall::{Hall, Held};
use crate::budget::Budget;
use crate::market::{Market, NeedState, OPEN, Rows, need_of};
use crate::problem::{Candidate, index};

/// Why it ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ended {
    /// Every offer with a price is full.
    AllFull,
    /// The work has reached what the caller had patience for; few offers had begun with a free
    /// place, so that mending those left, one by one, takes less.
    FewLeft,
    /// The same, but many had.
    ManyLeft,
    OutOfBudget,
}

/// One offer in so many is many.
const MANY: usize = 256;

/// A unit that would come, and what it would gain by a place without a price.
#[derive(Clone, Copy, Debug)]
struct Taker {
    unit: u32,
    beyond: u32,
    gain: i64,
}

/// Fills places or lowers prices until no free place has a price, unless the work of the market
/// reaches `most` before.
pub(super) fn fill(
    market: &mut Market,
    hall: &mut Hall,
    epsilon: i64,
    most: u64,
    budget: &mut impl Budget,
) -> Ended {
    let offers = u32::try_from(hall.prices.len()).unwrap_or(u32::MAX);
    let free = (0..offers).rev().filter(|&offer| hall.has_free_place_with_price(offer));
    // The place freed last looks next: chains stay in one neighbourhood, and in cache.
    let mut waiting: Vec<u32> = free.collect();
    if waiting.is_empty() {
        return Ended::AllFull;
    }
    let given_up =
        if waiting.len() * MANY > hall.prices.len() { Ended::ManyLeft } else { Ended::FewLeft };
    // Prices fall, so what bidders know of them no longer holds.
    hall.forget_floors();
    market.build_links();
    let Market { links: Some(links), needs, work, .. } = market else { return Ended::AllFull };
    let mut charged = *work;
    while let Some(offer) = waiting.pop() {
        if !hall.has_free_place_with_price(offer) {
            continue;
        }
        *work += u64::try_from(links.row(offer).len()).unwrap_or(0) + 1;
        let left = find_taker(links, needs, hall, offer, epsilon);
        let again = Some(offer).filter(|&offer| hall.has_free_place_with_price(offer));
        waiting.extend(again.into_iter().chain(left));
        if *work - charged > 100_000 {
            if budget.charge(*work - charged).is_break() {
                return Ended::OutOfBudget;
            }
            charged = *work;
            if *work >= most {
                return given_up;
            }
        }
    }
    Ended::AllFull
}

/// Gives a free place to who gains most, or takes its price away where nobody gains enough.
/// Returns the offer that lost somebody, if any.
fn find_taker(
    links: &Rows,
    needs: &[NeedState],
    hall: &mut Hall,
    offer: u32,
    epsilon: i64,
) -> Option<u32> {
    let (best, second) = best_takers(links.row(offer), needs, hall, offer);
    let Some(taker) = best.filter(|taker| taker.gain > epsilon) else {
        hall.prices[index(offer)] = 0;
        return None;
    };
    let price = hall.prices[index(offer)].min((second - epsilon).max(0));
    hall.prices[index(offer)] = price;
    let before = hall.held[index(taker.unit)].offer;
    if before != OPEN {
        hall.free(before, taker.unit);
    }
    hall.held[index(taker.unit)] = Held { offer, beyond: taker.beyond };
    hall.bid(offer, price, taker.unit);
    Some(before).filter(|&before| before != OPEN)
}

/// Who gains most, and what the next one would gain; 0 when there is none.
fn best_takers(
    row: &[Candidate],
    needs: &[NeedState],
    hall: &Hall,
    offer: u32,
) -> (Option<Taker>, i64) {
    let (mut best, mut most, mut second) = (None, 0, 0);
    for &link in row {
        let need = &needs[index(need_of(link))];
        let bidder = &hall.bidders[index(need_of(link))];
        let cheapest = need.penalty - bidder.most;
        let beyond = u32::try_from(link.cost() - cheapest).unwrap_or(u32::MAX);
        for unit in need.first_unit..need.first_unit + need.wanted {
            let held = hall.held[index(unit)];
            let level = match held.offer {
                OPEN => bidder.most,
                there => i64::from(held.beyond) + hall.prices[index(there)],
            };
            let gain = level - i64::from(beyond);
            if gain <= second || held.offer == offer {
                continue;
            }
            if gain > most {
                (second, most) = (most, gain);
                best = Some(Taker { unit, beyond, gain });
            } else {
                second = gain;
            }
        }
    }
    (best, second)
}

#[cfg(test)]
mod tests {
    use std::ops::ControlFlow;

    use crate::auction::hold;
    use crate::budget::Unlimited;
    use crate::generate::{SampleCity, Scarcity, Terrain};
    use crate::market::Market;

    #[test]
    fn an_auction_leaves_no_free_place_with_a_price() {
        let city = SampleCity::generate_on(Terrain::Towns, 7, 5_000, Scarcity::Tight);
        let mut market = Market::new(city.problem(&city.index().unwrap(), 32).unwrap());
        let ControlFlow::Continue(standing) = hold(&mut market, &mut Unlimited) else {
            panic!("nothing ends the auction early");
        };
        let mut left: Vec<u32> = market.offers.iter().map(|offer| offer.capacity).collect();
        for &(_, offer) in &standing.places {
            *left.get_mut(usize::try_from(offer).unwrap()).unwrap() -= 1;
        }
        assert!(standing.prices.iter().any(|&price| price > 0));
        assert!(standing.prices.iter().zip(left).all(|(&price, left)| price == 0 || left == 0));
    }
}
