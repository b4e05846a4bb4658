//! Taking out how severe each juror is, as far as the marks support it.
//!
//! The mixed model `score = mean + submission + juror + error` with normal effects. The
//! three variances are estimated from the marks themselves by expectation–maximisation
//! (empirical Bayes; Searle, Casella and McCulloch, "Variance Components", 1992, ch. 8), and
//! the effects are their best linear unbiased predictions (Henderson, 1975). Both effects
//! are shrunk: a juror with two reviews is hardly corrected, a submission with one review
//! stays near the middle with a wide interval. Standardising each juror's marks ("z-scores")
//! does neither, and punishes whoever happened to read the good ones.
//!
//! Only the jurors' equations are solved densely, after eliminating the submissions, each of
//! which touches few jurors: `O(jurors³ + Σ reviews²)` per round.

#![expect(
    clippy::indexing_slicing,
    reason = "dense algebra over sizes fixed on entry, where scores out of range are dropped"
)]

use super::real;

/// One review's score.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Score {
    /// Who gave it.
    pub juror: usize,
    /// To what.
    pub submission: usize,
    /// The score, on any scale.
    pub value: f64,
}

/// Estimated effects, in the unit of the scores.
#[derive(Debug, Clone, PartialEq)]
pub struct Effects {
    /// Overall mean.
    pub mean: f64,
    /// How far each submission lies above the mean, shrunk.
    pub submissions: Vec<f64>,
    /// Posterior standard deviation of each submission's effect.
    pub submission_deviations: Vec<f64>,
    /// How far each juror marks above the mean, shrunk.
    pub jurors: Vec<f64>,
    /// Variance between submissions.
    pub submission_variance: f64,
    /// Variance between jurors.
    pub juror_variance: f64,
    /// Variance of what neither explains.
    pub error_variance: f64,
}

const ROUNDS: usize = 200;

impl Effects {
    /// Estimates all effects. Scores of unknown submissions or jurors are left out.
    #[must_use]
    pub fn estimate(submissions: usize, jurors: usize, scores: &[Score]) -> Self {
        let mut design = Design::new(submissions, jurors, scores);
        let total = design.spread().max(1e-12);
        let mut effects = Self {
            mean: design.plain_mean(),
            submissions: vec![0.0; submissions],
            submission_deviations: vec![total.sqrt(); submissions],
            jurors: vec![0.0; jurors],
            submission_variance: total / 3.0,
            juror_variance: total / 3.0,
            error_variance: total / 3.0,
        };
        if design.count == 0 {
            return effects;
        }
        // Variances below this share of the total are as good as none; the floor keeps the
        // equations solvable.
        let floor = total * 1e-6;
        for _ in 0..ROUNDS {
            let before =
                [effects.submission_variance, effects.juror_variance, effects.error_variance];
            design.round(&mut effects, floor);
            let after =
                [effects.submission_variance, effects.juror_variance, effects.error_variance];
            let moved = before.iter().zip(after).map(|(b, a)| (a - b).abs()).fold(0.0, f64::max);
            if moved < total * 1e-5 {
                break;
            }
        }
        effects
    }
}

/// Who reviewed what, and room to work in.
struct Design {
    by_submission: Vec<Vec<(usize, f64)>>,
    jurors: usize,
    count: usize,
    matrix: Vec<f64>,
}

impl Design {
    fn new(submissions: usize, jurors: usize, scores: &[Score]) -> Self {
        let mut by_submission = vec![Vec::new(); submissions];
        let mut count = 0;
        for score in scores {
            if score.submission < submissions && score.juror < jurors && score.value.is_finite() {
                by_submission[score.submission].push((score.juror, score.value));
                count += 1;
            }
        }
        Self { by_submission, jurors, count, matrix: vec![0.0; (jurors + 1) * (jurors + 1)] }
    }

    fn values(&self) -> impl Iterator<Item = f64> + '_ {
        self.by_submission.iter().flatten().map(|&(_, value)| value)
    }

    fn plain_mean(&self) -> f64 {
        self.values().sum::<f64>() / real(self.count.max(1))
    }

    fn spread(&self) -> f64 {
        let mean = self.plain_mean();
        self.values().map(|value| (value - mean).powi(2)).sum::<f64>() / real(self.count.max(1))
    }

    /// One round: effects given the variances, then variances given the effects and what
    /// remains unknown about them. Row and column `jurors` belong to the overall mean.
    fn round(&mut self, effects: &mut Effects, floor: f64) {
        let size = self.jurors + 1;
        let error = effects.error_variance;
        let submission_ridge = error / effects.submission_variance;
        let juror_ridge = error / effects.juror_variance;
        // Henderson's equations with the submissions eliminated:
        // Σ over submissions of N'N − N'1·1'N / (n + ridge), where N marks juror and mean.
        let mut right = vec![0.0; size];
        let matrix = &mut self.matrix;
        matrix.fill(0.0);
        for juror in 0..self.jurors {
            matrix[juror * size + juror] = juror_ridge;
        }
        for reviews in &self.by_submission {
            let number = real(reviews.len());
            let keep = 1.0 / (number + submission_ridge);
            let sum: f64 = reviews.iter().map(|&(_, value)| value).sum();
            for &(juror, value) in reviews {
                right[juror] += value - sum * keep;
                matrix[juror * size + juror] += 1.0;
                matrix[juror * size + self.jurors] += 1.0 - number * keep;
                matrix[self.jurors * size + juror] += 1.0 - number * keep;
                for &(other, _) in reviews {
                    matrix[juror * size + other] -= keep;
                }
            }
            right[self.jurors] += sum - number * sum * keep;
            matrix[self.jurors * size + self.jurors] += number - number * number * keep;
        }
        invert(matrix, size);
        let solution: Vec<f64> =
            (0..size).map(|row| dot(&matrix[row * size..(row + 1) * size], &right)).collect();
        effects.mean = solution[self.jurors];
        effects.jurors.copy_from_slice(&solution[..self.jurors]);
        self.update(effects, submission_ridge, floor);
    }

    fn update(&self, effects: &mut Effects, submission_ridge: f64, floor: f64) {
        let size = self.jurors + 1;
        let error = effects.error_variance;
        let inverse = |row: usize, column: usize| self.matrix[row * size + column];
        let (mut squares, mut unknown, mut fit) = (0.0, 0.0, 0.0);
        for (submission, reviews) in self.by_submission.iter().enumerate() {
            let keep = 1.0 / (real(reviews.len()) + submission_ridge);
            let residual =
                |&(juror, value): &(usize, f64)| value - effects.mean - effects.jurors[juror];
            let effect = keep * reviews.iter().map(residual).sum::<f64>();
            // The variance left: its own, plus what the unknown jurors and mean pass on.
            let mut passed = 0.0;
            for &(juror, _) in reviews {
                for &(other, _) in reviews {
                    passed += inverse(juror, other);
                }
                passed += 2.0 * real(reviews.len()) * inverse(juror, self.jurors);
            }
            passed += real(reviews.len()).powi(2) * inverse(self.jurors, self.jurors);
            let left = error * (keep + keep * keep * passed);
            effects.submissions[submission] = effect;
            effects.submission_deviations[submission] = left.max(0.0).sqrt();
            squares += effect * effect;
            unknown += left;
            for (review, value) in reviews.iter().map(|review| (review, review.1)) {
                fit += value * (residual(review) - effect);
            }
        }
        // The error variance by its REML form, value'residual / (n − 1), which needs no trace.
        let freedom = real(self.count.saturating_sub(1)).max(1.0);
        let juror_unknown: f64 = (0..self.jurors).map(|juror| inverse(juror, juror)).sum();
        let juror_squares = dot(&effects.jurors, &effects.jurors);
        let submissions = real(self.by_submission.len().max(1));
        effects.submission_variance = ((squares + unknown) / submissions).max(floor);
        effects.juror_variance =
            ((juror_squares + error * juror_unknown) / real(self.jurors.max(1))).max(floor);
        effects.error_variance = (fit / freedom).max(floor);
    }
}

/// Inverts a symmetric positive definite matrix in place, by Gauss–Jordan without pivoting.
fn invert(matrix: &mut [f64], size: usize) {
    let mut row_of_pivot = vec![0.0; size];
    for pivot in 0..size {
        let scale = 1.0 / matrix[pivot * size + pivot];
        row_of_pivot.copy_from_slice(&matrix[pivot * size..(pivot + 1) * size]);
        for row in (0..size).filter(|&row| row != pivot) {
            let factor = matrix[row * size + pivot] * scale;
            if factor == 0.0 {
                continue;
            }
            let target = &mut matrix[row * size..(row + 1) * size];
            for (entry, above) in target.iter_mut().zip(&row_of_pivot) {
                *entry -= factor * above;
            }
            target[pivot] = -factor;
        }
        for entry in &mut matrix[pivot * size..(pivot + 1) * size] {
            *entry *= scale;
        }
        matrix[pivot * size + pivot] = scale;
    }
}

fn dot(left: &[f64], right: &[f64]) -> f64 {
    left.iter().zip(right).map(|(a, b)| a * b).sum()
}
