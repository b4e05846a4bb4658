//! The judging policy of the Gavel system, for comparison in simulations only.
//!
//! Judges walk from item to item and say each time whether the new one beats the last.
//! Items seen fewer than five times come first; among those the next item is random one
//! time in four, else the one with the greatest expected information gain. Beliefs are the
//! online Crowd-BT of Chen and others (WSDM 2013): a normal per item, a beta per judge.
//! Written from the paper's formulas and the system's published settings.

use super::random::Random;

const MIN_VIEWS: u32 = 5;
const RANDOM_CHOICE: f64 = 0.25;
const GAMMA: f64 = 0.1;
const KAPPA: f64 = 1e-4;

#[derive(Debug, Clone, Copy)]
struct Belief {
    mean: f64,
    variance: f64,
}

#[derive(Debug, Clone, Copy)]
struct Annotator {
    alpha: f64,
    beta: f64,
}

struct Update {
    annotator: Annotator,
    winner: Belief,
    loser: Belief,
}

/// The state of one simulated Gavel event.
#[derive(Debug)]
pub struct Gavel {
    items: Vec<Belief>,
    views: Vec<u32>,
    annotators: Vec<Annotator>,
    seen: Vec<Vec<bool>>,
    before: Vec<Option<usize>>,
}

impl Gavel {
    /// Nobody has judged yet.
    #[must_use]
    pub fn new(items: usize, judges: usize) -> Self {
        Self {
            items: vec![Belief { mean: 0.0, variance: 1.0 }; items],
            views: vec![0; items],
            annotators: vec![Annotator { alpha: 10.0, beta: 1.0 }; judges],
            seen: vec![vec![false; items]; judges],
            before: vec![None; judges],
        }
    }

    /// The item this judge stands at.
    #[must_use]
    pub fn before(&self, judge: usize) -> Option<usize> {
        self.before.get(judge).copied().flatten()
    }

    /// Where to send the judge next; nowhere when all items were seen.
    #[must_use]
    pub fn choose(&self, judge: usize, random: &mut Random) -> Option<usize> {
        let seen = self.seen.get(judge)?;
        let busy = |item: usize| self.before.contains(&Some(item));
        let unseen: Vec<usize> =
            (0..self.items.len()).filter(|&item| seen.get(item) == Some(&false)).collect();
        let free: Vec<usize> = unseen.iter().copied().filter(|&item| !busy(item)).collect();
        let available = if free.is_empty() { unseen } else { free };
        let fresh: Vec<usize> = available
            .iter()
            .copied()
            .filter(|&item| self.views.get(item).is_some_and(|&views| views < MIN_VIEWS))
            .collect();
        let mut choices = if fresh.is_empty() { available } else { fresh };
        random.shuffle(&mut choices);
        let current = self.before(judge).and_then(|item| self.items.get(item));
        let (Some(current), true) = (current, random.unit() >= RANDOM_CHOICE) else {
            return choices.first().copied();
        };
        let annotator = *self.annotators.get(judge)?;
        let gain = |item: &usize| {
            self.items.get(*item).map_or(0.0, |next| information_gain(annotator, *current, *next))
        };
        choices
            .into_iter()
            .map(|item| (item, gain(&item)))
            .reduce(|best, next| if next.1 > best.1 { next } else { best })
            .map(|(item, _)| item)
    }

    /// The judge walks to the item.
    pub fn show(&mut self, judge: usize, item: usize) {
        if let Some(views) = self.views.get_mut(item) {
            *views += 1;
        }
        if let Some(seen) = self.seen.get_mut(judge).and_then(|seen| seen.get_mut(item)) {
            *seen = true;
        }
        if let Some(before) = self.before.get_mut(judge) {
            *before = Some(item);
        }
    }

    /// Takes in one answer.
    pub fn learn(&mut self, judge: usize, winner: usize, loser: usize) {
        let beliefs = (self.annotators.get(judge), self.items.get(winner), self.items.get(loser));
        let (Some(&annotator), Some(&won), Some(&lost)) = beliefs else { return };
        let update = update(annotator, won, lost);
        if let Some(slot) = self.annotators.get_mut(judge) {
            *slot = update.annotator;
        }
        if let Some(slot) = self.items.get_mut(winner) {
            *slot = update.winner;
        }
        if let Some(slot) = self.items.get_mut(loser) {
            *slot = update.loser;
        }
    }

    /// Items by mean, best first.
    #[must_use]
    pub fn order(&self) -> Vec<usize> {
        let mut order: Vec<(usize, f64)> =
            (0_usize..).zip(&self.items).map(|(item, belief)| (item, belief.mean)).collect();
        order.sort_by(|a, b| b.1.total_cmp(&a.1));
        order.into_iter().map(|(item, _)| item).collect()
    }
}

/// The closed-form online update of Crowd-BT (moment matching).
fn update(annotator: Annotator, winner: Belief, loser: Belief) -> Update {
    let Annotator { alpha, beta } = annotator;
    let (win, lose) = (winner.mean.exp(), loser.mean.exp());
    let both = win + lose;
    let trusted = alpha * win + beta * lose;
    let shift = alpha * win / trusted - win / both;
    let narrow = alpha * win * beta * lose / (trusted * trusted) - win * lose / (both * both);
    let narrowed = |variance: f64| variance * (1.0 + variance * narrow).max(KAPPA);

    let chance = winning_chance(winner, loser);
    let evidence = (chance * alpha + (1.0 - chance) * beta) / (alpha + beta);
    let total = alpha + beta;
    let first = (chance * (alpha + 1.0) * alpha + (1.0 - chance) * alpha * beta)
        / (evidence * (total + 1.0) * total);
    let second = (chance * (alpha + 2.0) * (alpha + 1.0) * alpha
        + (1.0 - chance) * (alpha + 1.0) * alpha * beta)
        / (evidence * (total + 2.0) * (total + 1.0) * total);
    let spread = second - first * first;
    Update {
        annotator: Annotator {
            alpha: (first - second) * first / spread,
            beta: (first - second) * (1.0 - first) / spread,
        },
        winner: Belief {
            mean: winner.mean + winner.variance * shift,
            variance: narrowed(winner.variance),
        },
        loser: Belief {
            mean: loser.mean - loser.variance * shift,
            variance: narrowed(loser.variance),
        },
    }
}

/// The chance that the first wins, to second order in what is not known.
fn winning_chance(first: Belief, second: Belief) -> f64 {
    let (one, two) = (first.mean.exp(), second.mean.exp());
    let both = one + two;
    let curve = one * two * (two - one) / both.powi(3);
    (one / both + 0.5 * (first.variance + second.variance) * curve).clamp(1e-6, 1.0 - 1e-6)
}

fn information_gain(annotator: Annotator, current: Belief, next: Belief) -> f64 {
    let Annotator { alpha, beta } = annotator;
    let chance = winning_chance(current, next);
    let wins = (chance * alpha + (1.0 - chance) * beta) / (alpha + beta);
    let gain = |update: &Update, winner: Belief, loser: Belief| {
        normal_divergence(update.winner, winner)
            + normal_divergence(update.loser, loser)
            + GAMMA * beta_divergence(update.annotator, annotator)
    };
    let (won, lost) = (update(annotator, current, next), update(annotator, next, current));
    wins * gain(&won, current, next) + (1.0 - wins) * gain(&lost, next, current)
}

/// Kullback–Leibler divergence of the second normal from the first.
fn normal_divergence(from: Belief, to: Belief) -> f64 {
    let ratio = from.variance / to.variance;
    let shift = from.mean - to.mean;
    0.5 * (shift * shift / to.variance + ratio - 1.0 - ratio.ln())
}

/// Kullback–Leibler divergence of the second beta distribution from the first.
fn beta_divergence(from: Annotator, to: Annotator) -> f64 {
    let log_beta = |a: f64, b: f64| log_gamma(a) + log_gamma(b) - log_gamma(a + b);
    let (a, b) = (from.alpha, from.beta);
    log_beta(to.alpha, to.beta) - log_beta(a, b)
        + (a - to.alpha) * digamma(a)
        + (b - to.beta) * digamma(b)
        + (to.alpha - a + to.beta - b) * digamma(a + b)
}

/// Stirling's series after shifting the argument beyond 6; error below 1e-8.
fn log_gamma(x: f64) -> f64 {
    let (mut x, mut shift) = (x, 0.0);
    while x < 6.0 {
        shift += x.ln();
        x += 1.0;
    }
    let inverse = 1.0 / (x * x);
    let series = (1.0 / 12.0 - inverse * (1.0 / 360.0 - inverse / 1260.0)) / x;
    (x - 0.5) * x.ln() - x + 0.5 * std::f64::consts::TAU.ln() + series - shift
}

fn digamma(x: f64) -> f64 {
    let (mut x, mut shift) = (x, 0.0);
    while x < 6.0 {
        shift += 1.0 / x;
        x += 1.0;
    }
    let inverse = 1.0 / (x * x);
    x.ln() - 0.5 / x - inverse * (1.0 / 12.0 - inverse * (1.0 / 120.0 - inverse / 252.0)) - shift
}

#[cfg(test)]
mod tests;
