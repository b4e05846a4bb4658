//! Runs of Equal Shares in doubles alone, for as long as they leave no doubt about a winner.
//!
//! Raising the start asks a thousand times for nothing but the winners, and exact prices cost a run
//! more than all the rest that it cannot do without. What doubles compute is wrong, but not by much,
//! and the question is by how much a small error can grow from purchase to purchase.
//!
//! Take the purchases made so far as given. Then more money for everyone never makes a price
//! higher, and never leaves anyone less: every exact balance rises with the start, by as much as
//! the start at least unless it is nothing. So let every balance as computed lie between the exact
//! ones for a start lower and one higher by `spread`. The exact price from computed balances then
//! lies between the exact prices for those two starts; what rounding adds to a payment is covered
//! by a `spread` wider by as much; and whoever is left with no more than that has nothing left,
//! which a `spread` wider by twice as much covers too. The bound that is kept is wider still.
//!
//! While every purchase is paid in full, all balances together rise by exactly what all voters are
//! given. So the errors of all balances together are no more than 2 · `spread` · voters: that is
//! the `blur` with which [`Purse::price`] bounds a price. It does not grow with the number of rounds
//! but by rounding, some 10⁻¹² of the start a round.
//!
//! A round with more than one possible winner is not decided here, unless each of them is paid for
//! alike by all who have anything: then ρ does not depend on balances. The run is made again with
//! the ledger.
#![expect(clippy::indexing_slicing, reason = "the innermost loops index tables of one length")]

use std::cmp::Ordering;

use num_bigint::BigInt;

use super::purse::{Bounds, NEVER, Purse, SLACK};
use super::run::{Chosen, Contender, Runner};
use super::slopes::unit_of;
use crate::election::index_of;
use crate::exact::whole_f64;

/// Relative slack of a handful of operations with bounds.
const WIDE: f64 = 1e-9;

/// How many times the blur a look must be long for the blur not to matter.
const SHARP: f64 = 64.0;

/// In which round somebody ran out of money is not asked here, only whether.
const FIRST_ROUND: u32 = 0;

impl Purse<'_> {
    /// Does without the ledger from here on, which is the beginning.
    pub(super) fn glance(&mut self) {
        self.widen(self.each * 4.0 * f64::EPSILON);
    }

    /// Whether this run does without the ledger.
    pub(super) fn is_glancing(&self) -> bool {
        self.spread.is_some()
    }

    /// Whether the ledger could promise no change for much longer than this, as far as one looks:
    /// a bound on the nearest change is short by no more than the blur.
    pub(super) fn is_blurred(&self, steady: f64) -> bool {
        self.reach > 0.0 && self.reach < SHARP * self.blur && steady < self.blur
    }

    fn widen(&mut self, by: f64) {
        let spread = self.spread.unwrap_or(0.0) + by;
        self.spread = Some(spread);
        self.blur = 2.0 * spread * whole_f64(self.tables.voters) * (1.0 + WIDE);
        // No balance is further off than all of them.
        self.error = self.blur;
    }

    /// Lets the supporters of `project` pay what doubles say.
    pub(super) fn pay_glimpsed(&mut self, project: usize, bounds: Bounds, least_fall: f64) {
        let (supporters, units) = self.tables.supporters(project);
        let Bounds { low, price, rounding, .. } = bounds;
        // Nobody pays more than the start, so no payment is further off than it would be.
        let off = if units.is_empty() { rounding } else { rounding / price * self.each };
        let crumb = off * (1.0 + WIDE) + self.each * 4.0 * f64::EPSILON;
        let looks_ahead = self.reach > 0.0;
        for (at, supporter) in supporters.iter().enumerate() {
            let group = index_of(supporter.group);
            let unit = unit_of(units, at);
            if looks_ahead {
                self.slopes[group] = self.slope_after(group, unit, bounds, least_fall);
            }
            let balance = self.balance[group];
            let left = balance - price * unit;
            self.balance[group] = if left <= crumb { 0.0 } else { left };
            let is_broke = balance + self.error < low * unit * (1.0 - SLACK);
            let broke = self.broke[group];
            self.broke[group] = if is_broke { FIRST_ROUND } else { broke };
        }
        self.widen(4.0 * crumb);
    }
}

impl Purse<'_> {
    /// The units of all who pay, if every supporter surely can pay alike or surely has nothing.
    fn paid_alike(&self, Contender { project, bounds, .. }: Contender) -> Option<u128> {
        let (supporters, units) = self.tables.supporters(project);
        let mut paid = 0;
        for (at, supporter) in supporters.iter().enumerate() {
            let group = index_of(supporter.group);
            if self.broke[group] != NEVER {
                continue;
            }
            let payment = bounds.high * unit_of(units, at) * (1.0 + 4.0 * SLACK);
            if self.balance[group] - self.error < payment {
                return None;
            }
            let unit = units.get(at).copied().unwrap_or(1).unsigned_abs();
            paid += u128::from(unit) * u128::from(supporter.voters);
        }
        Some(paid)
    }
}

impl Runner<'_> {
    /// The winner among those near, if doubles can tell.
    pub(super) fn glimpse(&mut self, near: &[Contender], chosen: &mut Chosen) -> Option<Contender> {
        if let [only] = near
            && only.bounds.high.is_finite()
        {
            chosen.filtered += 1;
            return Some(*only);
        }
        let alike = near.iter().map(|&one| Some((one, self.purse.paid_alike(one)?)));
        let Some(alike) = alike.collect::<Option<Vec<_>>>() else {
            self.in_doubt = true;
            return None;
        };
        let least = alike.iter().min_by(|left, right| self.compare_alike(left, right))?;
        chosen.compared += 1;
        let equal = alike.iter().filter(|one| self.compare_alike(one, least).is_eq());
        let tied: Vec<usize> = equal.map(|(one, _)| one.project).collect();
        if tied.len() < 2 {
            return Some(least.0);
        }
        let tie = self.tables.ties.resolve(chosen.winners.len(), tied);
        let winner = tie.projects.first().copied();
        chosen.ties.push(tie);
        near.iter().copied().find(|one| Some(one.project) == winner)
    }

    /// Compares ρ of projects paid for alike with so many units: cost ÷ utility.
    fn compare_alike(&self, left: &(Contender, u128), right: &(Contender, u128)) -> Ordering {
        let value = |&(one, units): &(Contender, u128)| {
            let cost = BigInt::from(self.tables.cost(one.project));
            (cost, BigInt::from(units) * self.tables.factor[one.project])
        };
        let ((left_cost, left_gain), (right_cost, right_gain)) = (value(left), value(right));
        (left_cost * right_gain).cmp(&(right_cost * left_gain))
    }
}
