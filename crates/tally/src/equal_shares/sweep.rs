//! Which projects exact Equal Shares might buy from any start within reach: all of them at once.
//!
//! Who pays for what changes with nearly every rise of the start, but as long as the outcome surely
//! costs no more than the budget, and something that is surely not bought would still fit, raising
//! goes on whatever the outcome is. Where that holds for every start up to some distance, none of
//! them need be looked at.
//!
//! A run buys at rising worths (cost per head and unit of utility), as balances only fall. So a run
//! from any start within reach is followed along one *level* of worth. At a level, every balance lies
//! between two bounds: the most anyone has who paid for nothing but what is surely bought by then, as
//! cheaply as can be, and the least that is left to who paid for all that might be bought by then, as
//! dearly as can be. From the most follows the level at which a project *opens*: no run buys it
//! earlier. From the least follows the level at which it *closes*: every run has bought it by then. In
//! between, its supporters might have paid or not, in whatever order with others that are open.
//! Projects that never open are not bought by any run; ties need not be looked at, as either way is
//! followed.
//!
//! All of it is doubles, rounded to the safe side.
#![expect(clippy::indexing_slicing, reason = "the innermost loops index tables of one length")]

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use crate::election::index_of;
use crate::exact::{amount_f64, whole_f64};
use crate::rule::{ExhaustiveOver, Stop};
use crate::tables::{Supporter, Tables};

/// Relative slack of a few operations with doubles.
const SLACK: f64 = 1e-13;

/// By how much the level rises at most before it is asked again what an open project costs.
const STRIDE: f64 = 1.03;

/// How often that is asked at most.
const MOST_STRIDES: u32 = 250;

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
struct Course {
    /// Heads that can pay for it at most; while it is open, at the level at which it opened.
    most: u64,
    /// Heads that can surely pay for it.
    least: u64,
    /// Supporters who might pay for it.
    payers: Vec<Supporter>,
    /// What they might have paid each so far.
    reserved: f64,
    strides: u32,
    has_opened: bool,
}

/// Follows the runs from every start within reach.
pub(super) struct Sweep<'a> {
    tables: &'a Tables<'a>,
    /// The most and the least that each ballot group may have.
    most: Vec<f64>,
    least: Vec<f64>,
    courses: Vec<Course>,
    events: BinaryHeap<Event>,
    /// How many projects are open now, and how many have yet to open.
    open: usize,
    waiting: usize,
    /// What all that might be bought costs.
    cost: i128,
}

impl<'a> Sweep<'a> {
    /// Whether raising surely goes on at every start between `from` and `from` + `reach`.
    pub(super) fn goes_on(
        tables: &'a Tables<'a>,
        candidates: &[usize],
        from: f64,
        reach: f64,
    ) -> bool {
        // Limits may rule out now what was bought before.
        tables.limits.is_none() && Self::new(tables, candidates, from, reach).run()
    }

    fn new(tables: &'a Tables<'a>, candidates: &[usize], from: f64, reach: f64) -> Self {
        let groups = tables.ballots.len();
        let longest = tables.ballots.groups().map(|group| group.projects.len()).max();
        let longest = whole_f64(u64::try_from(longest.unwrap_or(0)).unwrap_or(u64::MAX));
        // A balance changes so often at most, and is never larger than this many starts.
        let changes = f64::from(MOST_STRIDES + 4) * longest;
        let rounding = (changes * longest + 16.0) * f64::EPSILON;
        let mut sweep = Self {
            tables,
            most: vec![(from + reach) * (1.0 + rounding); groups],
            least: vec![from * (1.0 - rounding); groups],
            courses: vec![Course::default(); tables.project_count()],
            events: BinaryHeap::new(),
            open: 0,
            waiting: candidates.len(),
            cost: 0,
        };
        for &project in candidates {
            let votes = tables.votes[project];
            sweep.courses[project].most = votes;
            sweep.opens(project);
        }
        sweep
    }

    /// Cost per head and unit of utility.
    fn worth(&self, project: usize, heads: u64) -> f64 {
        self.price(project, heads) / amount_f64(self.tables.factor[project])
    }

    fn price(&self, project: usize, heads: u64) -> f64 {
        amount_f64(self.tables.cost(project)) / whole_f64(heads)
    }

    fn opens(&mut self, project: usize) {
        let level = self.worth(project, self.courses[project].most.max(1)) * (1.0 - SLACK);
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

    /// From here on a project might be bought, if as many can pay for it as could before.
    fn open(&mut self, Event { level, project, .. }: Event) {
        let before = self.courses[project].most;
        let price = amount_f64(self.tables.cost(project)) * (1.0 - SLACK);
        let (supporters, _) = self.tables.supporters(project);
        let heads = heads(supporters, &self.most, 0.0, price, before);
        self.courses[project].most = heads;
        if heads == 0 {
            self.waiting -= 1;
            return;
        }
        if heads < before {
            self.opens(project);
            return;
        }
        let price = price / whole_f64(heads);
        let can = |one: &&Supporter| self.most[index_of(one.group)] >= price;
        let payers = supporters.iter().filter(can).copied().collect();
        let course = &mut self.courses[project];
        (course.payers, course.least, course.has_opened) = (payers, heads, true);
        self.waiting -= 1;
        self.open += 1;
        self.cost += self.tables.cost(project);
        self.watch(project, level);
    }

    /// Every run has bought a project here, if as many can surely pay for it as could before.
    fn close(&mut self, Event { level, project, .. }: Event) {
        let surely = self.surely(project);
        if surely == 0 || self.worth(project, surely) * (1.0 + SLACK) > level {
            self.watch(project, level);
            return;
        }
        let dearest = self.price(project, surely) * (1.0 + SLACK);
        let cheapest = self.price(project, self.courses[project].most) * (1.0 - SLACK);
        let Course { payers, reserved, .. } = std::mem::take(&mut self.courses[project]);
        self.open -= 1;
        for payer in payers {
            let group = index_of(payer.group);
            let least = self.least[group] + reserved;
            self.least[group] = least - dearest.min(reserved);
            let most = &mut self.most[group];
            if least >= dearest {
                *most -= cheapest;
            } else if self.open == 0 {
                // Who did not pay had less than the price, and nothing else happened meanwhile.
                *most = most.min(dearest).max(*most - cheapest);
            }
        }
        self.courses[project].has_opened = true;
    }

    /// How many can surely pay for an open project, unless they have paid.
    fn surely(&mut self, project: usize) -> u64 {
        let course = &self.courses[project];
        let price = amount_f64(self.tables.cost(project)) * (1.0 + SLACK);
        let heads = heads(&course.payers, &self.least, course.reserved, price, course.least);
        self.courses[project].least = heads;
        heads
    }

    /// Waits for the level at which an open project surely is bought, or asks again before; up to
    /// there nobody pays more for it than that level says.
    fn watch(&mut self, project: usize, level: f64) {
        let surely = self.surely(project);
        let nearest = level * STRIDE;
        let level = match surely {
            0 => nearest,
            heads => nearest.min(self.worth(project, heads) * (1.0 + 2.0 * SLACK)).max(level),
        };
        let factor = amount_f64(self.tables.factor[project]);
        let course = &mut self.courses[project];
        course.strides += 1;
        // Nobody pays more than all of it.
        let is_vague = course.strides > MOST_STRIDES;
        let reserved = if is_vague { f64::INFINITY } else { level * factor * (1.0 + SLACK) };
        for payer in &course.payers {
            self.least[index_of(payer.group)] -= reserved - course.reserved;
        }
        course.reserved = reserved;
        if !is_vague {
            self.events.push(Event { level, closes: true, project });
        }
    }
}

/// The most heads, up to `from`, who could pay their share of a cost from their balance and `more`.
fn heads(supporters: &[Supporter], balance: &[f64], more: f64, cost: f64, from: u64) -> u64 {
    let mut heads = from;
    while heads > 0 {
        let price = cost / whole_f64(heads) - more;
        let can = supporters
            .iter()
            .map(|one| u64::from(one.voters) * u64::from(balance[index_of(one.group)] >= price));
        let can = can.sum::<u64>();
        if can >= heads {
            break;
        }
        heads = can;
    }
    heads
}
