//! Who answers with care and who answers at random, and counting the latter less.
//!
//! A mixture of two kinds of jurors, in the spirit of Crowd-BT (Chen, Bennett,
//! Collins-Thompson and Horvitz, "Pairwise Ranking Aggregation in a Crowdsourced Setting",
//! WSDM 2013): a careful juror prefers `a` to `b` with the Bradley–Terry chance, a random
//! one tosses a coin. Expectation–maximisation alternates between "how likely is each juror
//! careful, given the strengths" and "strengths, counting each juror by that likelihood".
//!
//! A juror with few comparisons keeps the weight of the whole jury: nobody is discounted on
//! a handful of answers. A juror who judges hard pairs is not mistaken for a random one,
//! since both models then say one half.

use super::bradley_terry::{Comparison, Comparisons, Fit, Settings, logistic, position};
use super::real;

/// How to judge the jurors.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct QualitySettings {
    /// How the strengths are fitted.
    pub fit: Settings,
    /// Share of random jurors believed before any answer is seen.
    pub expected_random: f64,
    /// How many jurors' worth of evidence that belief weighs.
    pub belief: f64,
    /// Rounds of expectation–maximisation per refit; few are needed from a warm start.
    pub rounds: usize,
}

impl Default for QualitySettings {
    fn default() -> Self {
        Self { fit: Settings::default(), expected_random: 0.1, belief: 100.0, rounds: 4 }
    }
}

/// A jury: the fit of its comparisons and what they say about its members.
#[derive(Debug, Clone)]
pub struct Jury {
    /// Strengths of the items, with each juror counted by `careful`.
    pub fit: Fit,
    /// For each juror the chance, between 0 and 1, that the answers are careful ones.
    pub careful: Vec<f64>,
    /// Estimated share of random jurors among those who answered.
    pub random_share: f64,
    settings: QualitySettings,
}

impl Jury {
    /// A jury that has not answered yet.
    #[must_use]
    pub fn new(settings: QualitySettings) -> Self {
        let random_share = settings.expected_random;
        Self { fit: Fit::default(), careful: Vec::new(), random_share, settings }
    }

    /// Takes in all comparisons so far, starting from the last answer.
    pub fn refit(&mut self, comparisons: &Comparisons) {
        self.careful.resize(comparisons.jurors(), 1.0 - self.random_share);
        for _ in 0..self.settings.rounds.max(1) {
            self.fit.refit(comparisons, &self.careful, &self.settings.fit);
            self.judge_jurors(comparisons);
        }
    }

    /// The expectation step, and the share of random jurors that follows from it.
    fn judge_jurors(&mut self, comparisons: &Comparisons) {
        let mut evidence = vec![(0.0_f64, 0_usize); comparisons.jurors()];
        for row in comparisons.rows() {
            let lead = self.lead_without(row);
            if let Some((sum, count)) = evidence.get_mut(position(row.juror)) {
                *sum += (2.0 * logistic(lead)).ln();
                *count += 1;
            }
        }
        let prior = ((1.0 - self.random_share) / self.random_share).ln();
        let (mut careless, mut answered) = (0.0, 0.0);
        for (careful, (sum, count)) in self.careful.iter_mut().zip(evidence) {
            *careful = logistic(prior + sum);
            if count > 0 {
                careless += 1.0 - *careful;
                answered += 1.0;
            }
        }
        let QualitySettings { expected_random, belief, .. } = self.settings;
        let share = (careless + belief * expected_random) / (answered + belief);
        self.random_share = share.clamp(1e-3, 0.5);
    }

    /// By how much the winner leads in the eyes of all *other* comparisons, in logits.
    ///
    /// Every answer pulls the strengths its own way, so a juror judged by strengths that
    /// contain the answer would always look careful. One Newton step takes it out again
    /// (approximate leave-one-out). What is not known of the strengths then shrinks the
    /// lead, by MacKay's approximation: a vague lead proves little about the juror.
    fn lead_without(&self, row: &Comparison) -> f64 {
        let strength = |item| self.fit.strengths.get(position(item)).copied().unwrap_or(0.0);
        let deviation = |item| self.fit.deviations.get(position(item)).copied().unwrap_or(0.0);
        let weight = self.careful.get(position(row.juror)).copied().unwrap_or(1.0);
        let variance = deviation(row.winner).powi(2) + deviation(row.loser).powi(2);
        let lead = strength(row.winner) - strength(row.loser);
        let chance = logistic(lead);
        let leverage = weight * chance * (1.0 - chance) * variance;
        let own_pull = weight * (1.0 - chance) * variance / (1.0 - leverage).max(0.2);
        (lead - own_pull) / (1.0 + std::f64::consts::PI * variance / 8.0).sqrt()
    }

    /// How often a juror's answers agree with the fit, between 0 and 1; nothing without
    /// answers.
    #[must_use]
    pub fn agreement(&self, comparisons: &Comparisons, juror: u32) -> Option<f64> {
        let (mut agreed, mut answers) = (0, 0);
        for row in comparisons.rows().iter().filter(|row| row.juror == juror) {
            answers += 1;
            let strength = |item: u32| self.fit.strengths.get(position(item));
            agreed += usize::from(strength(row.winner) > strength(row.loser));
        }
        (answers > 0).then(|| real(agreed) / real(answers))
    }
}
