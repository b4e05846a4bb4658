//! How money and prices change while everyone's start rises: what lets a run look ahead.
//!
//! More money never makes a project dearer while the same projects are bought in the same order,
//! so a price falls at a rate between zero and (growth of the poor) ÷ (units of the rich), and
//! balances only grow. Who is poor may change on the way; only those who surely stay poor, or
//! surely can pay, are counted on. All of it is doubles, rounded to the safe side.
#![expect(clippy::indexing_slicing, reason = "the innermost loops index tables of one length")]

use super::purse::{Purse, SLACK, where_true};
use crate::election::index_of;
use crate::exact::amount_f64;

/// Relative slack of a long sum of doubles, where a little caution costs nothing.
const WIDE: f64 = 1e-9;

/// By how much, at least and at most, each group's balance grows per unit by which every
/// voter's start rises, for any rise up to the reach.
#[derive(Debug, Clone, Default)]
pub(super) struct Slopes {
    least: Vec<f64>,
    most: Vec<f64>,
}

impl Slopes {
    /// At first everyone has what the start is raised by.
    pub(super) fn restart(&mut self, groups: usize) {
        for slopes in [&mut self.least, &mut self.most] {
            slopes.clear();
            slopes.resize(groups, 1.0);
        }
    }
}

impl Purse<'_> {
    /// What becomes of the slopes of a project's supporters when they pay for it.
    pub(super) fn pay_slopes(&mut self, project: usize, price: f64) {
        let (supporters, units) = self.tables.supporters(project);
        let fall_most = self.fall(project, price);
        let fall_least = self.least_fall_within(project, price, fall_most);
        for (at, supporter) in supporters.iter().enumerate() {
            let group = index_of(supporter.group);
            let unit = unit_of(units, at);
            let (balance, most) = (self.balance[group], self.slopes.most[group]);
            let (least, most) = if self.stays_poor(group, unit, price, fall_most) {
                (0.0, 0.0)
            } else {
                // Whoever may be poor at first may grow late or not at all.
                let rich = balance - self.error > price * unit * (1.0 + WIDE);
                let least = if rich { self.slopes.least[group] + fall_least * unit } else { 0.0 };
                (least, (most + fall_most * unit) * (1.0 + WIDE))
            };
            self.slopes.least[group] = least;
            self.slopes.most[group] = most;
        }
    }

    /// Whether a group that has less than `price` per unit surely never has it within reach,
    /// though the price falls by up to `fall` per unit of rise.
    fn stays_poor(&self, group: usize, unit: f64, price: f64, fall: f64) -> bool {
        let then = (price * (1.0 - WIDE) - fall * self.reach) * unit;
        self.balance[group] + self.error + self.slopes.most[group] * self.reach < then
    }

    /// By how much, at most, the price of `project` falls per unit of rise, if those who
    /// have less than `price` are counted as poor; any such division gives a bound.
    pub(super) fn fall(&self, project: usize, price: f64) -> f64 {
        let (supporters, units) = self.tables.supporters(project);
        let (growth, rich) = self.in_lanes(supporters, |at, supporter| {
            let group = index_of(supporter.group);
            let unit = unit_of(units, at);
            let voters = f64::from(supporter.voters);
            let is_poor = self.balance[group] < price * unit;
            let growth = where_true(is_poor, voters * self.slopes.most[group]);
            (growth, where_true(!is_poor, voters * unit))
        });
        if rich > 0.0 { growth / rich * (1.0 + WIDE) } else { f64::INFINITY }
    }

    /// By how much, at least, the price of `project` falls per unit of rise.
    pub(super) fn least_fall(&self, project: usize, price: f64) -> f64 {
        self.least_fall_within(project, price, self.fall(project, price))
    }

    /// The same, given by how much it falls at most.
    fn least_fall_within(&self, project: usize, price: f64, fall_most: f64) -> f64 {
        let (supporters, units) = self.tables.supporters(project);
        let (growth, others) = self.in_lanes(supporters, |at, supporter| {
            let group = index_of(supporter.group);
            let unit = unit_of(units, at);
            let voters = f64::from(supporter.voters);
            let stays_poor = self.stays_poor(group, unit, price, fall_most);
            let growth = where_true(stays_poor, voters * self.slopes.least[group]);
            (growth, where_true(!stays_poor, voters * unit))
        });
        if others > 0.0 { growth / others * (1.0 - WIDE) } else { 0.0 }
    }

    /// Whether every supporter of `project` surely has `price` per unit.
    pub(super) fn all_rich(&self, project: usize, price: f64) -> bool {
        let (supporters, units) = self.tables.supporters(project);
        supporters.iter().enumerate().all(|(at, supporter)| {
            let unit = unit_of(units, at);
            let payment = price * unit * (1.0 + 4.0 * SLACK);
            self.balance[index_of(supporter.group)] - self.error >= payment
        })
    }

    /// Whether the supporters of `project` surely cannot raise its cost at `price` per unit or
    /// less, for any start within reach.
    pub(super) fn is_dearer_within_reach(&self, project: usize, price: f64) -> bool {
        let (supporters, units) = self.tables.supporters(project);
        let (mut money, mut count) = (0.0, 0.0);
        for (at, supporter) in supporters.iter().enumerate() {
            let group = index_of(supporter.group);
            let unit = unit_of(units, at);
            let most = self.balance[group] + self.error + self.slopes.most[group] * self.reach;
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
            growth += voters * self.slopes.most[group];
            count += 1.0;
        }
        let missing = amount_f64(self.tables.cost(project)) * (1.0 - SLACK)
            - money * (1.0 + count * f64::EPSILON);
        if growth > 0.0 { missing / growth * (1.0 - WIDE) } else { f64::INFINITY }
    }
}

/// Units of the supporter at a place; one where all have one.
#[inline]
fn unit_of(units: &[i64], at: usize) -> f64 {
    units.get(at).map_or(1.0, |&unit| amount_f64(i128::from(unit)))
}
