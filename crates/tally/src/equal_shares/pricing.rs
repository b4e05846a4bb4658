//! Bounds on prices from bounds on balances, for [`super::sweep`]: of Equal Shares, where who has too
//! little pays what is left, and of exact Equal Shares, where all who pay pay the same.
#![expect(clippy::indexing_slicing, reason = "the innermost loops index tables of one length")]

use std::borrow::Cow;

use num_traits::ToPrimitive as _;

use super::purse::{in_lanes, where_true};
use super::slopes::unit_of;
use super::sweep::{Left, Payers, Pricing, paid};
use crate::election::index_of;
use crate::exact::whole_f64;
use crate::tables::Supporter;

/// Relative slack of a few operations with doubles.
const SLACK: f64 = 1e-13;

/// Equal Shares: everyone pays for their units, or all they have.
pub(super) struct ByUnits;

/// Exact Equal Shares: a price a head.
pub(super) struct ByHeads;

impl Payers<'_> {
    /// Money of those who have less than `price` per unit, and units of the others.
    fn sums(&self, price: f64) -> (f64, f64) {
        let one = |supporter: &Supporter, unit: f64, due: f64, more: f64| {
            let has = (self.balance[index_of(supporter.group)] + more).max(0.0);
            let voters = f64::from(supporter.voters);
            let is_rich = has >= due;
            (where_true(!is_rich, voters * has), where_true(is_rich, voters * unit))
        };
        if self.units.is_empty() {
            let more = paid(self.start, self.more, 1.0);
            return in_lanes(self.supporters, |_, supporter| one(supporter, 1.0, price, more));
        }
        in_lanes(self.supporters, |at, supporter| {
            let unit = unit_of(self.units, at);
            one(supporter, unit, price * unit, paid(self.start, self.more, unit))
        })
    }

    /// Relative slack of these sums, with some to spare.
    fn slack(&self) -> f64 {
        let count = u64::try_from(self.supporters.len()).unwrap_or(u64::MAX);
        whole_f64(count) * 4.0 * f64::EPSILON + SLACK
    }

    /// Price a head of the most who have it, times a slack; they are no more than those who pay
    /// `from`.
    fn price_a_head(&self, slack: f64, from: f64) -> Option<f64> {
        let mut heads = (self.cost / from).round().to_u64().unwrap_or(0);
        while heads > 0 {
            let price = self.cost / whole_f64(heads);
            let least = price * slack - paid(self.start, self.more, 1.0);
            let can = self.supporters.iter().map(|supporter| {
                let has = self.balance[index_of(supporter.group)];
                u64::from(supporter.voters) * u64::from(has >= least)
            });
            let can = can.sum::<u64>();
            if can >= heads {
                return Some(price);
            }
            heads = can;
        }
        None
    }
}

impl Pricing for ByUnits {
    fn cheapest(payers: &Payers<'_>, from: f64) -> Option<f64> {
        let slack = payers.slack();
        let mut price = from;
        loop {
            let (poor, rich) = payers.sums(price);
            if rich <= 0.0 {
                return (poor * (1.0 + slack) >= payers.cost).then_some(price);
            }
            // What is paid is a concave function of the price: from wherever this step begins, it does
            // not lead beyond.
            let next = (payers.cost * (1.0 - slack) - poor * (1.0 + slack)) / rich * (1.0 - slack);
            if next <= price * (1.0 + slack) {
                return Some(price);
            }
            price = next;
        }
    }

    fn dearest(payers: &Payers<'_>, from: f64) -> Option<f64> {
        let slack = payers.slack();
        let mut price = from;
        loop {
            let (poor, rich) = payers.sums(price);
            if poor + price * rich >= payers.cost * (1.0 + slack) {
                return Some(price);
            }
            if rich <= 0.0 {
                return None;
            }
            let next = (payers.cost * (1.0 + 4.0 * slack) - poor) / rich;
            price = next.max(price * (1.0 + slack));
        }
    }

    fn who_might<'s>(supporters: &'s [Supporter], _: &[f64], _: f64) -> Cow<'s, [Supporter]> {
        // Who has nothing pays nothing, which costs nothing to say.
        Cow::Borrowed(supporters)
    }

    fn left(Left { most, cheapest, .. }: Left) -> f64 {
        most - cheapest
    }
}

impl Pricing for ByHeads {
    fn cheapest(payers: &Payers<'_>, from: f64) -> Option<f64> {
        payers.price_a_head(1.0 - SLACK, from)
    }

    fn dearest(payers: &Payers<'_>, from: f64) -> Option<f64> {
        payers.price_a_head(1.0 + SLACK, from)
    }

    fn who_might<'s>(
        supporters: &'s [Supporter],
        most: &[f64],
        price: f64,
    ) -> Cow<'s, [Supporter]> {
        let might = |one: &&Supporter| most[index_of(one.group)] >= price * (1.0 - SLACK);
        supporters.iter().filter(might).copied().collect()
    }

    fn left(Left { most, least, cheapest, dearest, alone }: Left) -> f64 {
        let paid = most - cheapest * (1.0 - SLACK);
        if least >= dearest * (1.0 + SLACK) {
            paid
        } else if alone {
            // Who did not pay had less than the price.
            paid.max(most.min(dearest * (1.0 + SLACK)))
        } else {
            most
        }
    }
}

#[cfg(test)]
mod tests;
