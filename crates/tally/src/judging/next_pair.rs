//! Which two items to show a juror next.
//!
//! **Focused exploration.** At first all items are equally unknown and each gets its turn.
//! As answers come in, an item is asked about in the measure in which it may still belong
//! on the shortlist *and* is not yet well known; its partner is the item against which the
//! answer would teach the most. So effort moves from everything to the contenders by
//! itself, without phases that someone would have to time. This is the idea of
//! upper-confidence sampling for the best few of many (Kalyanakrishnan, Tewari, Auer and
//! Stone, "PAC Subset Selection in Stochastic Multi-armed Bandits", ICML 2012) on
//! Bradley–Terry posteriors.
//!
//! One question costs two passes over the items.

use std::collections::BTreeSet;

use super::bradley_terry::{Fit, logistic};
use super::random::Random;

/// Contenders are sought for a list this many times as long as the shortlist, so that a good
/// item with an unlucky start comes back. (In simulations 2 found more than 1, and 3 or 4
/// nothing more.)
const MARGIN: usize = 2;

/// What a partner is worth that has no chance of the shortlist: still a yardstick.
const FLOOR: f64 = 0.1;

/// What one juror has met: never ask them the same again, never ask them about friends.
#[derive(Debug, Clone, Default)]
pub struct JurorRecord {
    barred: BTreeSet<u32>,
    asked: BTreeSet<(u32, u32)>,
    on_screen: Option<u32>,
}

impl JurorRecord {
    /// Never show this juror this item: a conflict of interest, or an item they skipped.
    pub fn bar(&mut self, item: u32) {
        self.barred.insert(item);
        if self.on_screen == Some(item) {
            self.on_screen = None;
        }
    }

    /// Remembers that the pair was shown, answered or not. `keep` stays before the juror's
    /// eyes: the next pair contains it if it can.
    pub fn shown(&mut self, first: u32, second: u32, keep: Option<u32>) {
        self.asked.insert((first.min(second), first.max(second)));
        self.on_screen = keep.filter(|item| !self.barred.contains(item));
    }

    /// How many of the two are new to the screen.
    #[must_use]
    pub fn new_looks(&self, first: u32, second: u32) -> usize {
        2 - usize::from(self.on_screen.is_some_and(|kept| kept == first || kept == second))
    }

    fn may_see(&self, item: u32) -> bool {
        !self.barred.contains(&item)
    }

    fn may_compare(&self, first: u32, second: u32) -> bool {
        first != second
            && self.may_see(second)
            && !self.asked.contains(&(first.min(second), first.max(second)))
    }
}

/// What the questions are for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Focus {
    /// How many items the shortlist will hold.
    pub shortlist: usize,
    /// Each item stands in this many comparisons before any item is preferred for its
    /// promise: nobody is dropped unseen.
    pub start_looks: u32,
}

impl Default for Focus {
    fn default() -> Self {
        Self { shortlist: 10, start_looks: 1 }
    }
}

/// Chooses the next pair for one juror, or nothing when they have compared all they may.
///
/// `looks` counts, per item, the comparisons it stood in. Equal candidates fall by `random`.
#[must_use]
pub fn next_pair(
    fit: &Fit,
    looks: &[u32],
    juror: &JurorRecord,
    focus: Focus,
    random: &mut Random,
) -> Option<(u32, u32)> {
    let candidates = candidates(fit, looks, focus);
    let kept = juror
        .on_screen
        .and_then(|kept| candidates.iter().find(|candidate| candidate.item == kept))
        .filter(|kept| kept.promise > 0.0);
    let first = match kept {
        Some(kept) => Some(kept),
        None => best(&candidates, random, |one| {
            juror.may_see(one.item).then_some(one.promise * one.variance)
        }),
    }?;
    let mut partner = |one: &Candidate| {
        let second = best(&candidates, random, |other| {
            juror.may_compare(one.item, other.item).then(|| lesson(one, other))
        });
        second.map(|second| (one.item, second.item))
    };
    // If everything was compared with the first choice already, any pair left will do.
    partner(first)
        .or_else(|| candidates.iter().filter(|one| juror.may_see(one.item)).find_map(partner))
}

#[derive(Debug, Clone, Copy)]
struct Candidate {
    item: u32,
    strength: f64,
    variance: f64,
    /// The chance that the item belongs above the cut.
    promise: f64,
}

fn candidates(fit: &Fit, looks: &[u32], focus: Focus) -> Vec<Candidate> {
    let cut = cut(&fit.strengths, focus.shortlist * MARGIN);
    // While some item waits for its first turns, all of those come before any other.
    let fewest = looks.iter().copied().min().unwrap_or(0);
    let starting = fewest < focus.start_looks;
    (0_u32..)
        .zip(fit.strengths.iter().zip(&fit.deviations).zip(looks))
        .map(|(item, ((&strength, &deviation), &looks))| {
            let promise = match starting {
                true if looks > fewest => 0.0,
                true => 1.0,
                // The logistic curve stands in for the normal one; 1.7 matches their widths.
                false => logistic(1.7 * (strength - cut) / deviation.max(1e-9)),
            };
            Candidate { item, strength, variance: deviation * deviation, promise }
        })
        .collect()
}

/// How much the answer to this pair would teach about items that matter: the variance it
/// removes, weighed by the chance that the partner belongs above the cut. The square root
/// keeps partners in play that lost a comparison to a careless juror.
fn lesson(first: &Candidate, other: &Candidate) -> f64 {
    let chance = logistic(first.strength - other.strength);
    chance * (1.0 - chance) * (first.variance + other.variance) * (FLOOR + other.promise.sqrt())
}

/// The strength of the last item that would be on the shortlist today.
fn cut(strengths: &[f64], shortlist: usize) -> f64 {
    let mut sorted = strengths.to_vec();
    let last = shortlist.clamp(1, sorted.len().max(1)) - 1;
    if last >= sorted.len() {
        return 0.0;
    }
    *sorted.select_nth_unstable_by(last, |a, b| b.total_cmp(a)).1
}

/// The candidate with the highest value; near-equal ones fall by lot.
fn best<'a>(
    candidates: &'a [Candidate],
    random: &mut Random,
    value: impl Fn(&Candidate) -> Option<f64>,
) -> Option<&'a Candidate> {
    let start = random.below(candidates.len());
    let (before, after) = candidates.split_at(start);
    let mut best: Option<(&Candidate, f64)> = None;
    for candidate in after.iter().chain(before) {
        if let Some(value) = value(candidate)
            && best.is_none_or(|(_, highest)| value > highest)
        {
            best = Some((candidate, value));
        }
    }
    best.map(|(candidate, _)| candidate)
}
