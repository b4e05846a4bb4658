//! What Equal Shares might buy from any start within reach: all of it at once.
//!
//! In a currency with large numbers the winners change with a thousand rises of the start, and who
//! pays for what with nearly every one. But as long as the outcome surely costs no more than the
//! budget, and something that is surely not bought would still fit, raising goes on whatever the
//! outcome is. Where that holds for every start up to some distance, none of them need be looked at.
//!
//! A run buys at rising levels (price per unit of utility), as balances only fall. So the runs from
//! every start within reach are followed along one level. At a level, every balance lies between two
//! bounds: the most anyone has who paid for nothing but what is surely bought by then, as cheaply as
//! can be, and the least that is left to who paid for all that might be bought by then, as dearly as
//! can be. From the most follows the level at which a project *opens*: no run buys it earlier. From the
//! least follows the level at which it *closes*: every run has bought it by then. In between, its
//! supporters might have paid or not, in whatever order with others that are open. Projects that never
//! open are bought by no run; ties need not be looked at, as either way is followed.
//!
//! All of it is doubles, rounded to the safe side. How prices follow from balances says [`Pricing`].
#![expect(clippy::indexing_slicing, reason = "the innermost loops index tables of one length")]

use std::borrow::Cow;
use std::cmp::Ordering;
use std::collections::BinaryHeap;

use super::slopes::unit_of;
use crate::election::index_of;
use crate::exact::{amount_f64, whole_f64};
use crate::rule::{ExhaustiveOver, Stop};
use crate::tables::{Supporter, Tables};

/// Relative slack of a few operations with doubles.
const SLACK: f64 = 1e-13;

/// By how much the level rises at most before it is asked again what an open project costs.
const STRIDE: f64 = 1.06;

/// How often that is asked at most.
const MOST_STRIDES: u32 = 250;

/// Who might pay for a project, what they have, and what for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Payers<'p> {
    pub(super) supporters: &'p [Supporter],
    /// Units of utility of each; none where all have one.
    pub(super) units: &'p [i64],
    /// What each group has.
    pub(super) balance: &'p [f64],
    /// What they have on top of it, per unit, but no more than the `start`.
    pub(super) more: f64,
    pub(super) start: f64,
    pub(super) cost: f64,
}

/// How a method makes prices of balances. All prices are per unit.
pub(super) trait Pricing {
    /// A lower bound on the price at which payers raise the cost together, if they can, which is
    /// known to be `from` at least.
    fn cheapest(payers: &Payers<'_>, from: f64) -> Option<f64>;

    /// An upper bound on it, likewise.
    fn dearest(payers: &Payers<'_>, from: f64) -> Option<f64>;

    /// Those who might pay a price, of the supporters of one project, by the most they have.
    fn who_might<'s>(supporters: &'s [Supporter], most: &[f64], price: f64)
    -> Cow<'s, [Supporter]>;

    /// The most that is left to a supporter of a project that surely was bought.
    fn left(bounds: Left) -> f64;
}

/// What is known of a supporter of a project that surely was bought.
#[derive(Debug, Clone, Copy)]
pub(super) struct Left {
    /// What the supporter had at most and at least.
    pub(super) most: f64,
    pub(super) least: f64,
    /// What who paid did.
    pub(super) cheapest: f64,
    pub(super) dearest: f64,
    /// Whether nothing else can have been bought meanwhile.
    pub(super) alone: bool,
}

/// Something that happens at a level; what opens there comes before what closes.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Event {
    level: f64,
    closes: bool,
    project: usize,
}

impl Eq for Event {}
impl PartialOrd for Event {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for Event {
    fn cmp(&self, other: &Self) -> Ordering {
        // The heap gives its largest first; we want the least level.
        let level = other.level.total_cmp(&self.level);
        level.then(other.closes.cmp(&self.closes)).then(other.project.cmp(&self.project))
    }
}

/// What is known of one project.
#[derive(Debug, Clone, Default)]
struct Course<'a> {
    /// The price at which it opens, and the one at which it closes.
    cheapest: f64,
    dearest: f64,
    /// Who might pay once it is open.
    payers: Cow<'a, [Supporter]>,
    /// What they might have paid per unit so far.
    reserved: f64,
    strides: u32,
    has_opened: bool,
}

/// Follows the runs from every start within reach.
pub(super) struct Sweep<'a, P> {
    tables: &'a Tables<'a>,
    /// What nobody has more than.
    start: f64,
    /// The most and the least that each ballot group may have.
    most: Vec<f64>,
    least: Vec<f64>,
    courses: Vec<Course<'a>>,
    events: BinaryHeap<Event>,
    /// How many projects are open now, and how many have yet to open.
    open: usize,
    waiting: usize,
    /// What all that might be bought costs.
    cost: i128,
    pricing: std::marker::PhantomData<P>,
}

impl<'a, P: Pricing> Sweep<'a, P> {
    /// Whether raising surely goes on at every start between `from` and `from` + `reach`.
    pub(super) fn goes_on(
        tables: &'a Tables<'a>,
        candidates: impl Iterator<Item = usize>,
        from: f64,
        reach: f64,
    ) -> bool {
        // Limits may rule out now what was bought before.
        tables.limits.is_none() && Self::new(tables, candidates, from, reach).run()
    }

    fn new(
        tables: &'a Tables<'a>,
        candidates: impl Iterator<Item = usize>,
        from: f64,
        reach: f64,
    ) -> Self {
        let groups = tables.ballots.len();
        let longest = tables.ballots.groups().map(|group| group.projects.len()).max();
        let longest = whole_f64(u64::try_from(longest.unwrap_or(0)).unwrap_or(u64::MAX));
        // A balance changes so often at most, never by more than the start, and is never further below
        // nothing than so many starts.
        let changes = f64::from(MOST_STRIDES + 4) * longest;
        let rounding = (changes * longest + 16.0) * f64::EPSILON;
        let start = (from + reach) * (1.0 + rounding);
        let mut sweep = Self {
            tables,
            start,
            most: vec![start; groups],
            least: vec![from * (1.0 - rounding); groups],
            courses: vec![Course::default(); tables.project_count()],
            events: BinaryHeap::new(),
            open: 0,
            waiting: 0,
            cost: 0,
            pricing: std::marker::PhantomData,
        };
        for project in candidates {
            sweep.waiting += 1;
            let units = amount_f64(tables.total_units[project]);
            sweep.opens(project, amount_f64(tables.cost(project)) / units * (1.0 - SLACK));
        }
        sweep
    }

    fn opens(&mut self, project: usize, price: f64) {
        let level = price / amount_f64(self.tables.factor[project]) * (1.0 - SLACK);
        self.courses[project].cheapest = price;
        self.events.push(Event { level, closes: false, project });
    }

    /// Follows the level up; returns whether raising surely goes on.
    fn run(mut self) -> bool {
        while self.waiting > 0
            && let Some(event) = self.events.pop()
        {
            if event.closes {
                self.close(event);
            } else {
                self.open(event);
            }
            if self.cost > self.tables.election.budget {
                return false;
            }
        }
        self.leaves_something()
    }

    /// Whether what is not bought by any run keeps the raising going: something that could be, and
    /// something that fits into what is left.
    fn leaves_something(&self) -> bool {
        let tables = self.tables;
        let left = tables.election.budget - self.cost;
        let is_all = tables.rule.exhaustive_over == ExhaustiveOver::All;
        let is_wanted = |project: &usize| tables.is_supported(*project);
        let others = || {
            // What costs nothing and is wanted is there from the beginning.
            (0..tables.project_count()).filter(|project| {
                let is_there = is_wanted(project) && tables.cost(*project) == 0;
                tables.eligible[*project] && !is_there && !self.courses[*project].has_opened
            })
        };
        let fits = |project: usize| tables.cost(project) <= left && (is_all || is_wanted(&project));
        others().any(|project| is_wanted(&project))
            && (tables.rule.stop == Stop::Overspend || others().any(fits))
    }

    /// From here on a project might be bought, if it still costs as little as when last looked at.
    fn open(&mut self, Event { level, project, .. }: Event) {
        let tables = self.tables;
        let (supporters, units) = tables.supporters(project);
        let cost = amount_f64(tables.cost(project));
        let before = self.courses[project].cheapest;
        let (balance, start) = (self.most.as_slice(), self.start);
        let payers = Payers { supporters, units, balance, more: 0.0, start, cost };
        let Some(cheapest) = P::cheapest(&payers, before) else {
            self.waiting -= 1;
            return;
        };
        if cheapest > before * (1.0 + SLACK) {
            self.opens(project, cheapest);
            return;
        }
        let course = &mut self.courses[project];
        course.payers = P::who_might(supporters, &self.most, cheapest);
        (course.dearest, course.has_opened) = (cheapest, true);
        self.waiting -= 1;
        self.open += 1;
        self.cost += tables.cost(project);
        let surely = self.surely(project);
        self.watch(project, level, surely);
    }

    /// Every run has bought a project here, if it surely costs no more than when last looked at.
    fn close(&mut self, Event { level, project, .. }: Event) {
        let factor = amount_f64(self.tables.factor[project]);
        let surely = self.surely(project);
        let Some(dearest) = surely.filter(|price| price / factor * (1.0 + SLACK) <= level) else {
            self.watch(project, level, surely);
            return;
        };
        let (_, units) = self.tables.supporters(project);
        let Course { payers, reserved, cheapest, .. } = std::mem::take(&mut self.courses[project]);
        self.courses[project].has_opened = true;
        self.open -= 1;
        let alone = self.open == 0;
        for (at, payer) in payers.iter().enumerate() {
            let (group, unit) = (index_of(payer.group), unit_of(units, at));
            let least = self.least[group] + paid(self.start, reserved, unit);
            let most = self.most[group];
            let cheapest = paid(self.start, cheapest, unit);
            let dearest = paid(self.start, dearest, unit);
            self.most[group] = P::left(Left { most, least, cheapest, dearest, alone });
            self.least[group] = least - dearest;
        }
    }

    /// What an open project surely costs at most, unless it was bought.
    fn surely(&mut self, project: usize) -> Option<f64> {
        let Course { payers, reserved, dearest, .. } = &self.courses[project];
        if dearest.is_infinite() {
            return None;
        }
        let payers = Payers {
            supporters: payers,
            units: self.tables.supporters(project).1,
            balance: &self.least,
            more: *reserved,
            start: self.start,
            cost: amount_f64(self.tables.cost(project)),
        };
        let surely = P::dearest(&payers, *dearest);
        // Balances only fall: who cannot raise it surely never can.
        self.courses[project].dearest = surely.unwrap_or(f64::INFINITY);
        surely
    }

    /// Waits for the level at which an open project surely is bought, or asks again before; up to
    /// there nobody pays more for it than that level says.
    fn watch(&mut self, project: usize, level: f64, surely: Option<f64>) {
        let factor = amount_f64(self.tables.factor[project]);
        let nearest = level * STRIDE;
        let surely = surely.map(|price| price / factor * (1.0 + 2.0 * SLACK));
        let level = surely.map_or(nearest, |surely| nearest.min(surely).max(level));
        let (_, units) = self.tables.supporters(project);
        let course = &mut self.courses[project];
        course.strides += 1;
        let is_vague = course.strides > MOST_STRIDES;
        let before = course.reserved;
        course.reserved = if is_vague { f64::INFINITY } else { level * factor * (1.0 + SLACK) };
        for (at, payer) in course.payers.iter().enumerate() {
            let unit = unit_of(units, at);
            let more = paid(self.start, course.reserved, unit) - paid(self.start, before, unit);
            self.least[index_of(payer.group)] -= more;
        }
        if !is_vague {
            self.events.push(Event { level, closes: true, project });
        }
    }
}

/// What is paid for some units at most: nobody has more than the start.
#[inline]
pub(super) fn paid(start: f64, price: f64, unit: f64) -> f64 {
    (price * unit).min(start)
}
