//! Prices for scarce offers, by auction.
//!
//! Needs bid against each other for places (Bertsekas, 1979; for offers with several places,
//! Bertsekas and Castañon, "The auction algorithm for the transportation problem", 1989): each
//! waiting unit takes its cheapest place and raises that place's price to where it would look
//! elsewhere, plus ε; whoever was there bids again. ε falls from phase to phase (ε-scaling). Places
//! that a phase leaves free although they have a price look for takers themselves ([`reverse`]).
//! The result is only a set of prices, good but not proved: [`crate::market`] makes them exact.

#![expect(
    clippy::indexing_slicing,
    reason = "positions in these tables are made and kept by this module; bounds checks remain"
)]

mod hall;
mod reverse;

use std::ops::ControlFlow;

use hall::{Bidder, Hall, Held};
use reverse::Ended;

use crate::budget::Budget;
use crate::market::{Market, OPEN};
use crate::problem::index;

/// How much care an auction takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Care {
    /// Long rows are looked at in full only in the last phase, and prices are lowered by little
    /// before the next. Enough where competition is local.
    Some,
    /// All is looked at in each phase, and prices are lowered by more: for cities in which whole
    /// districts compete, where prices that end too high come down along chains as long as a town.
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

/// Free places may look at half of all arcs after a phase before whole districts count as competing.
const LOCAL: u64 = 2;

/// The same when they do: bids on part of the rows have driven prices up all over a district, and it
/// is quicker to let them rise once more, on whole rows, than to bring each down.
const FAR_RELIEF: i64 = 16;

/// The auction gives up when it has looked at each arc this often: its prices are still of use.
const PATIENCE: u64 = 256;

/// What a completed phase leaves: prices, and an assignment within ε a place of the optimum.
#[derive(Clone, Debug, Default)]
pub(crate) struct Standing {
    /// By offer.
    pub(crate) prices: Vec<i64>,
    /// Unit and offer of each place taken.
    pub(crate) places: Vec<(u32, u32)>,
    /// By how much a price may be wrong at each step of a chain.
    pub(crate) epsilon: i64,
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
    budget: &mut impl Budget,
) -> ControlFlow<Option<Standing>, Standing> {
    let mut hall = Hall::new(market);
    let arcs = u64::try_from(hall.places() + market.units.len()).unwrap_or(u64::MAX);
    let most = market.work + PATIENCE.saturating_mul(arcs.max(market.rows.pairs()));
    let (mut epsilon, last) = epsilons(market);
    let mut care = Care::Some;
    let mut standing = None;
    loop {
        hall.near = if epsilon > last { care.near() } else { u32::MAX };
        if bid_until_all_are_served(market, &mut hall, epsilon, budget).is_break() {
            return ControlFlow::Break(standing);
        }
        let patience = match care {
            Care::Some => market.work + market.rows.pairs() / LOCAL,
            Care::More => most,
        };
        match reverse::fill(market, &mut hall, epsilon, patience, budget) {
            Ended::OutOfBudget => return ControlFlow::Break(standing),
            Ended::ManyLeft if care == Care::Some => {
                care = Care::More;
                epsilon = epsilon.max(STEP.saturating_mul(last));
                hall.clear(FAR_RELIEF.saturating_mul(epsilon));
                continue;
            }
            Ended::AllFull | Ended::FewLeft | Ended::ManyLeft => {}
        }
        if epsilon <= last || market.work >= most {
            return ControlFlow::Continue(hall.standing(epsilon));
        }
        standing = Some(hall.standing(epsilon));
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
        let (mut best, mut second, mut choice) = (most, most, Held::NOTHING);
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
                choice = Held { offer, beyond };
            } else if level < second {
                second = level;
            }
        }
        market.work += looked;
        let knows_all = count <= hall.near && !lots.is_empty();
        hall.bidders[index(state.need)].floor = if knows_all { lowest } else { 0 };
        hall.held[index(unit)] = choice;
        if choice.offer != OPEN {
            let bid = hall.prices[index(choice.offer)] + (second - best) + epsilon;
            outbid = hall.bid(choice.offer, bid, unit);
        }
        if market.work - charged > 100_000 {
            budget.charge(market.work - charged)?;
            charged = market.work;
        }
    }
}
