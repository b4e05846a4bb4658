//! How money and prices change while everyone's start rises: what lets a run look ahead.
//!
//! More money never makes a project dearer while the same projects are bought in the same order,
//! so a price falls at a rate between zero and (growth of the poor) ÷ (units of the rich), and
//! balances only grow. Who is poor may change on the way; only those who surely stay poor, or
//! surely can pay, are counted on. All of it is doubles, rounded to the safe side.
#![expect(clippy::indexing_slicing, reason = "the innermost loops index tables of one length")]

use super::purse::{Bounds, Purse, SLACK, in_lanes, where_true};
use crate::election::index_of;
use crate::exact::amount_f64;

/// Relative slack of a long sum of doubles, where a little caution costs nothing.
const WIDE: f64 = 1e-9;

/// By how much, at least and at most, a group's balance grows per unit by which every voter's
/// start rises, for any rise up to the reach.
#[derive(Debug, Clone, Copy)]
pub(super) struct Slope {
    pub(super) least: f64,
    pub(super) most: f64,
}

impl Slope {
    /// At first everyone has what the start is raised by.
    pub(super) const FIRST: Self = Self { least: 1.0, most: 1.0 };
}

impl Purse<'_> {
    /// What becomes of the slopes of a project's supporters when they pay for it.
    pub(super) fn pay_slopes(&mut self, project: usize, bounds: Bounds, least_fall: f64) {
        let (supporters, units) = self.tables.supporters(project);
        for (at, supporter) in supporters.iter().enumerate() {
            let group = index_of(supporter.group);
            self.slopes[group] = self.slope_after(group, unit_of(units, at), bounds, least_fall);
        }
    }

    /// What becomes of a group's slope when it pays, or gives all it has.
    #[inline]
    pub(super) fn slope_after(
        &self,
        group: usize,
        unit: f64,
        Bounds { low, high, fall, .. }: Bounds,
        least_fall: f64,
    ) -> Slope {
        let Slope { least, most } = self.slopes[group];
        let poor = self.stays_poor(group, unit, low, fall);
        // Whoever may be poor at first may grow late or not at all.
        let rich = self.balance[group] - self.error > high * unit * (1.0 + WIDE);
        Slope {
            least: where_true(rich && !poor, least + least_fall * unit),
            most: where_true(!poor, (most + fall * unit) * (1.0 + WIDE)),
        }
    }

    /// Whether a group that has less than `price` per unit surely never has it within reach,
    /// though the price falls by up to `fall` per unit of rise.
    fn stays_poor(&self, group: usize, unit: f64, price: f64, fall: f64) -> bool {
        let then = (price * (1.0 - WIDE) - fall * self.reach) * unit;
        self.balance[group] + self.error + self.slopes[group].most * self.reach < then
    }

    /// By how much, at least, the price of `project` falls per unit of rise.
    /// `price` is a lower bound on it, and `fall_most` by how much it falls at most.
    pub(super) fn least_fall(&self, project: usize, price: f64, fall_most: f64) -> f64 {
        let (supporters, units) = self.tables.supporters(project);
        let (growth, others) = in_lanes(supporters, |at, supporter| {
            let group = index_of(supporter.group);
            let unit = unit_of(units, at);
            let voters = f64::from(supporter.voters);
            let stays_poor = self.stays_poor(group, unit, price, fall_most);
            let growth = where_true(stays_poor, voters * self.slopes[group].least);
            (growth, where_true(!stays_poor, voters * unit))
        });
        if others > 0.0 { growth / others * (1.0 - WIDE) } else { 0.0 }
    }

    /// Whether the supporters of `project` surely cannot raise its cost at `price` per unit or
    /// less, for any start within reach.
    pub(super) fn is_dearer_within_reach(&self, project: usize, price: f64) -> bool {
        let (supporters, units) = self.tables.supporters(project);
        let (mut money, mut count) = (0.0, 0.0);
        for (at, supporter) in supporters.iter().enumerate() {
            let group = index_of(supporter.group);
            let unit = unit_of(units, at);
            let most = self.balance[group] + self.error + self.slopes[group].most * self.reach;
            money += f64::from(supporter.voters) * most.min(price * unit);
            count += 1.0;
        }
        money * (1.0 + (count + 8.0) * f64::EPSILON)
            < amount_f64(self.tables.cost(project)) * (1.0 - SLACK)
    }

    /// By how much the start may rise before the supporters of `project`, who have too
    /// little, might have enough.
    pub(super) fn short_until(&self, project: usize) -> f64 {
        let (supporters, _) = self.tables.supporters(project);
        let (mut money, mut growth, mut count) = (0.0, 0.0, 0.0);
        for supporter in supporters {
            let group = index_of(supporter.group);
            let voters = f64::from(supporter.voters);
            money += voters * (self.balance[group] + self.error);
            growth += voters * self.slopes[group].most;
            count += 1.0;
        }
        let missing = amount_f64(self.tables.cost(project)) * (1.0 - SLACK)
            - money * (1.0 + count * f64::EPSILON);
        if growth > 0.0 { missing / growth * (1.0 - WIDE) } else { f64::INFINITY }
    }
}

/// Units of the supporter at a place; one where all have one.
#[inline]
pub(super) fn unit_of(units: &[i64], at: usize) -> f64 {
    units.get(at).map_or(1.0, |&unit| amount_f64(i128::from(unit)))
}
