//! A jury with a known truth, to measure what a way of asking is worth.
//!
//! Items have a true quality drawn from a standard normal. A careful judge perceives each
//! item of a pair with normal error of deviation `noise`, anew at every look, and prefers
//! the better-looking one; a random judge tosses a coin. Judges come in random order, each
//! with an equal share of the looks. The measure is how many of the truly best items end on
//! the shortlist.

use super::bradley_terry::{Comparison, Comparisons, position};
use super::gavel::Gavel;
use super::juror_quality::{Jury, QualitySettings};
use super::next_pair::{Focus, JurorRecord, next_pair};
use super::random::Random;
use super::real;

/// How pairs are chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Policy {
    /// Ours: [`next_pair`].
    #[default]
    Focused,
    /// Any pair, with equal chance, fitted like ours.
    Uniform,
    /// The published policy of the Gavel judging system, fitted with Crowd-BT: [`Gavel`].
    Gavel,
}

/// What to simulate.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Plan {
    /// Items to judge.
    pub items: usize,
    /// Judges.
    pub judges: usize,
    /// Standard deviation of a judge's error on one item; true qualities have deviation 1.
    pub noise: f64,
    /// Chance that a judge is a random one, between 0 and 1.
    pub random_share: f64,
    /// Looks per item on average: how often an item is put before a judge. An item that
    /// stays on the screen for the next pair is not looked at again.
    pub looks: usize,
    /// How many of the truly best are sought.
    pub best: usize,
    /// How many items the shortlist holds.
    pub shortlist: usize,
    /// How pairs are chosen.
    pub policy: Policy,
}

/// What one run found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Found {
    /// How many of the truly best are on the shortlist.
    pub found: usize,
    /// Comparisons made.
    pub comparisons: usize,
    /// Estimated share of random judges, where the policy estimates one.
    pub random_share: Option<f64>,
}

struct Judge {
    random: bool,
    looks_left: usize,
    record: JurorRecord,
}

/// Plays one jury; equal plans and seeds give equal results on one machine.
#[must_use]
pub fn run(plan: &Plan, seed: u64) -> Found {
    let mut random = Random::new(seed);
    let truth: Vec<f64> = (0..plan.items).map(|_| random.normal()).collect();
    let share = plan.items * plan.looks / plan.judges.max(1);
    let judges: Vec<Judge> = (0..plan.judges)
        .map(|_| Judge {
            random: random.unit() < plan.random_share,
            looks_left: share,
            record: JurorRecord::default(),
        })
        .collect();
    let mut world = World { plan, truth, judges, random };
    let (order, comparisons, random_share) = match plan.policy {
        Policy::Gavel => world.ask_as_gavel(),
        Policy::Focused | Policy::Uniform => world.ask(),
    };
    let shortlist = order.get(..plan.shortlist).unwrap_or(&order);
    let best = world.truly_best();
    let found = best.iter().filter(|item| shortlist.contains(item)).count();
    Found { found, comparisons, random_share }
}

struct World<'a> {
    plan: &'a Plan,
    truth: Vec<f64>,
    judges: Vec<Judge>,
    random: Random,
}

impl World<'_> {
    fn ask(&mut self) -> (Vec<usize>, usize, Option<f64>) {
        let focus = Focus { shortlist: self.plan.shortlist, ..Focus::default() };
        let settings = QualitySettings { rounds: 1, ..QualitySettings::default() };
        let mut jury = Jury::new(settings);
        let mut comparisons = Comparisons::new(self.plan.items);
        jury.refit(&comparisons);
        let every = (self.plan.items / 100).max(1);
        while let Some(juror) = self.next_judge() {
            let Some(judge) = self.judges.get_mut(juror) else { break };
            let pair = match self.plan.policy {
                Policy::Uniform => uniform_pair(self.plan.items, &mut self.random),
                _ => {
                    let looks = comparisons.looks();
                    next_pair(&jury.fit, looks, &judge.record, focus, &mut self.random)
                }
            };
            let Some((first, second)) = pair else {
                judge.looks_left = 0;
                continue;
            };
            let new = judge.record.new_looks(first, second);
            if new > judge.looks_left {
                judge.looks_left = 0;
                continue;
            }
            judge.looks_left -= new;
            let (winner, loser) = self.answer(juror, first, second);
            if let Some(judge) = self.judges.get_mut(juror) {
                judge.record.shown(first, second, Some(winner));
            }
            let juror = u32::try_from(juror).unwrap_or(u32::MAX);
            if comparisons.push(Comparison { winner, loser, juror }).is_ok()
                && comparisons.rows().len().is_multiple_of(every)
            {
                jury.refit(&comparisons);
            }
        }
        for _ in 0..QualitySettings::default().rounds {
            jury.refit(&comparisons);
        }
        (jury.fit.order(), comparisons.rows().len(), Some(jury.random_share))
    }

    fn ask_as_gavel(&mut self) -> (Vec<usize>, usize, Option<f64>) {
        let mut gavel = Gavel::new(self.plan.items, self.plan.judges);
        let mut made = 0;
        while let Some(juror) = self.next_judge() {
            let previous = gavel.before(juror);
            let next = gavel.choose(juror, &mut self.random);
            let Some(judge) = self.judges.get_mut(juror) else { break };
            let Some(next) = next else {
                judge.looks_left = 0;
                continue;
            };
            judge.looks_left -= 1;
            gavel.show(juror, next);
            if let Some(previous) = previous {
                let number = |item: usize| u32::try_from(item).unwrap_or(u32::MAX);
                let (winner, loser) = self.answer(juror, number(previous), number(next));
                gavel.learn(juror, position(winner), position(loser));
                made += 1;
            }
        }
        (gavel.order(), made, None)
    }

    /// A judge with looks left, with equal chance.
    fn next_judge(&mut self) -> Option<usize> {
        let ready: Vec<usize> = (0_usize..)
            .zip(&self.judges)
            .filter_map(|(juror, judge)| (judge.looks_left > 0).then_some(juror))
            .collect();
        ready.get(self.random.below(ready.len())).copied()
    }

    /// Winner and loser, as this judge sees them.
    fn answer(&mut self, juror: usize, first: u32, second: u32) -> (u32, u32) {
        let careless = self.judges.get(juror).is_some_and(|judge| judge.random);
        let first_wins = if careless {
            self.random.unit() < 0.5
        } else {
            let mut seen = |item: u32| {
                let quality = self.truth.get(position(item)).copied().unwrap_or(0.0);
                quality + self.plan.noise * self.random.normal()
            };
            seen(first) > seen(second)
        };
        if first_wins { (first, second) } else { (second, first) }
    }

    fn truly_best(&self) -> Vec<usize> {
        let mut order: Vec<(usize, f64)> = self.truth.iter().copied().enumerate().collect();
        order.sort_by(|a, b| b.1.total_cmp(&a.1));
        order.into_iter().take(self.plan.best).map(|(item, _)| item).collect()
    }
}

fn uniform_pair(items: usize, random: &mut Random) -> Option<(u32, u32)> {
    if items < 2 {
        return None;
    }
    let first = random.below(items);
    let second = (first + 1 + random.below(items - 1)) % items;
    Some((u32::try_from(first).ok()?, u32::try_from(second).ok()?))
}

/// Many runs together.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Summary {
    /// Runs played.
    pub runs: usize,
    /// Mean share of the truly best that ended on the shortlist.
    pub recall: f64,
    /// Standard error of that mean.
    pub error: f64,
    /// Share of runs in which all of the truly best did.
    pub complete: f64,
    /// Mean number of comparisons made.
    pub comparisons: f64,
    /// Mean estimate of the share of random judges, where the policy estimates one.
    pub random_share: Option<f64>,
}

/// Plays `runs` juries with the seeds `seed`, `seed + 1`, ….
#[must_use]
pub fn summary(plan: &Plan, seed: u64, runs: usize) -> Summary {
    let (mut sum, mut squares, mut complete, mut comparisons) = (0.0, 0.0, 0.0, 0.0);
    let mut share = Some(0.0);
    let sought = plan.best.min(plan.items).max(1);
    for run_seed in (seed..).take(runs) {
        let found = run(plan, run_seed);
        let recall = real(found.found) / real(sought);
        sum += recall;
        squares += recall * recall;
        complete += f64::from(u8::from(found.found == sought));
        comparisons += real(found.comparisons);
        share = share.zip(found.random_share).map(|(sum, one)| sum + one);
    }
    let count = real(runs.max(1));
    let recall = sum / count;
    let variance = (squares / count - recall * recall).max(0.0);
    Summary {
        runs,
        recall,
        error: (variance / count).sqrt(),
        complete: complete / count,
        comparisons: comparisons / count,
        random_share: share.map(|share| share / count),
    }
}
