//! Rubric scores: weighted criteria, missing marks, raw and calibrated side by side.
//!
//! Each juror gives marks on some criteria to some submissions. A review's score is the
//! weighted mean of its marks on a scale from 0 to 1. Where a mark is missing its criterion
//! counts as it was marked on average, so that skipping a hard criterion gains nothing.
//! Mean and median of these scores are the raw result; [`super::juror_effects`] gives the
//! calibrated one.

use super::juror_effects::{Effects, Score};
use super::real;

/// One criterion of a rubric.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Criterion {
    /// How much it counts against the others; positive.
    pub weight: f64,
    /// The lowest mark.
    pub lowest: f64,
    /// The highest mark; above the lowest.
    pub highest: f64,
}

/// One juror's marks for one submission, in the order of the criteria; nothing where no
/// mark was given.
#[derive(Debug, Clone, PartialEq)]
pub struct Review {
    /// The juror's position.
    pub juror: usize,
    /// The submission's position.
    pub submission: usize,
    /// One entry per criterion.
    pub marks: Vec<Option<f64>>,
}

/// Why a rubric or a review cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
pub enum RubricError {
    /// There is nothing to mark.
    #[error("the rubric has no criteria")]
    NoCriteria,
    /// A weight is not positive, or a scale has no room between its ends.
    #[error("criterion {0} needs a positive weight and a highest mark above the lowest")]
    BadCriterion(usize),
    /// The review has another number of marks than the rubric has criteria.
    #[error("review {0} does not have one place per criterion")]
    MarkCount(usize),
    /// The mark lies outside its criterion's scale.
    #[error("review {review} gives criterion {criterion} a mark outside its scale")]
    OutOfScale {
        /// Position of the review.
        review: usize,
        /// Position of the criterion.
        criterion: usize,
    },
    /// The review names a submission that is not judged.
    #[error("review {0} names a submission that is not judged")]
    UnknownSubmission(usize),
}

/// What the reviews say about one submission; scores are between 0 and 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Assessment {
    /// Reviews with at least one mark.
    pub reviews: usize,
    /// Plain mean of the review scores; nothing without reviews.
    pub mean: Option<f64>,
    /// Plain median of the review scores.
    pub median: Option<f64>,
    /// Score with juror effects taken out and shrunk towards the overall mean.
    pub calibrated: f64,
    /// Posterior standard deviation of the calibrated score.
    pub deviation: f64,
    /// 95 % interval of the calibrated score, kept within 0 and 1.
    pub interval: (f64, f64),
    /// Standard deviation of this submission's reviews once juror effects are taken out:
    /// how much jurors disagree about it. Nothing with fewer than two reviews.
    pub disagreement: Option<f64>,
}

/// The result of a rubric round.
#[derive(Debug, Clone, PartialEq)]
pub struct Assessed {
    /// One entry per submission.
    pub submissions: Vec<Assessment>,
    /// How far each juror marks above (or below) the others, after shrinking; by juror.
    pub leniency: Vec<f64>,
    /// What was estimated about the jury as a whole.
    pub effects: Effects,
}

/// Scores `submissions` submissions from their reviews.
///
/// # Errors
/// Says which criterion or review cannot be used; a review without any mark is skipped.
pub fn assess(
    criteria: &[Criterion],
    submissions: usize,
    reviews: &[Review],
) -> Result<Assessed, RubricError> {
    let scores = scores(criteria, submissions, reviews)?;
    let jurors = scores.iter().map(|score| score.juror + 1).max().unwrap_or(0);
    let effects = Effects::estimate(submissions, jurors, &scores);
    let mut by_submission: Vec<Vec<Score>> = vec![Vec::new(); submissions];
    for score in &scores {
        if let Some(list) = by_submission.get_mut(score.submission) {
            list.push(*score);
        }
    }
    let assessed = by_submission
        .iter()
        .zip(effects.submissions.iter().zip(&effects.submission_deviations))
        .map(|(scores, (&effect, &deviation))| {
            let mut raw: Vec<f64> = scores.iter().map(|score| score.value).collect();
            let calibrated = (effects.mean + effect).clamp(0.0, 1.0);
            let within = |value: f64| value.clamp(0.0, 1.0);
            Assessment {
                reviews: raw.len(),
                mean: mean(&raw),
                median: median(&mut raw),
                calibrated,
                deviation,
                interval: (
                    within(effects.mean + effect - 1.96 * deviation),
                    within(effects.mean + effect + 1.96 * deviation),
                ),
                disagreement: disagreement(scores, &effects.jurors),
            }
        })
        .collect();
    Ok(Assessed { submissions: assessed, leniency: effects.jurors.clone(), effects })
}

/// Review scores between 0 and 1, reviews without marks left out.
fn scores(
    criteria: &[Criterion],
    submissions: usize,
    reviews: &[Review],
) -> Result<Vec<Score>, RubricError> {
    if criteria.is_empty() {
        return Err(RubricError::NoCriteria);
    }
    for (position, criterion) in criteria.iter().enumerate() {
        if !(criterion.weight > 0.0 && criterion.highest > criterion.lowest) {
            return Err(RubricError::BadCriterion(position));
        }
    }
    let mut sums = vec![(0.0, 0_usize); criteria.len()];
    let mut scaled: Vec<Vec<Option<f64>>> = Vec::with_capacity(reviews.len());
    for (position, review) in reviews.iter().enumerate() {
        if review.submission >= submissions {
            return Err(RubricError::UnknownSubmission(position));
        }
        if review.marks.len() != criteria.len() {
            return Err(RubricError::MarkCount(position));
        }
        let mut marks = Vec::with_capacity(criteria.len());
        let places = review.marks.iter().zip(criteria).zip(&mut sums).enumerate();
        for (number, ((mark, criterion), (sum, count))) in places {
            let Some(mark) = *mark else {
                marks.push(None);
                continue;
            };
            if !(criterion.lowest..=criterion.highest).contains(&mark) {
                return Err(RubricError::OutOfScale { review: position, criterion: number });
            }
            let share = (mark - criterion.lowest) / (criterion.highest - criterion.lowest);
            *sum += share;
            *count += 1;
            marks.push(Some(share));
        }
        scaled.push(marks);
    }
    let usual: Vec<f64> = sums.iter().map(|&(sum, count)| sum / real(count.max(1))).collect();
    let whole: f64 = criteria.iter().map(|criterion| criterion.weight).sum();
    let expected: f64 =
        criteria.iter().zip(&usual).map(|(criterion, usual)| criterion.weight * usual).sum();
    let scored = reviews.iter().zip(&scaled).filter_map(|(review, marks)| {
        let (mut above, mut weight) = (0.0, 0.0);
        for ((mark, criterion), usual) in marks.iter().zip(criteria).zip(&usual) {
            if let Some(mark) = mark {
                above += criterion.weight * (mark - usual);
                weight += criterion.weight;
            }
        }
        (weight > 0.0).then(|| Score {
            juror: review.juror,
            submission: review.submission,
            value: (expected / whole + above / weight).clamp(0.0, 1.0),
        })
    });
    Ok(scored.collect())
}

fn disagreement(scores: &[Score], leniency: &[f64]) -> Option<f64> {
    if scores.len() < 2 {
        return None;
    }
    let fair: Vec<f64> = scores
        .iter()
        .map(|score| score.value - leniency.get(score.juror).copied().unwrap_or(0.0))
        .collect();
    let centre = mean(&fair)?;
    let squares: f64 = fair.iter().map(|value| (value - centre).powi(2)).sum();
    Some((squares / real(fair.len() - 1)).sqrt())
}

fn mean(values: &[f64]) -> Option<f64> {
    (!values.is_empty()).then(|| values.iter().sum::<f64>() / real(values.len()))
}

fn median(values: &mut [f64]) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    let upper = *values.get(values.len() / 2)?;
    if values.len() % 2 == 1 {
        return Some(upper);
    }
    values.get(values.len() / 2 - 1).map(|lower| f64::midpoint(*lower, upper))
}
