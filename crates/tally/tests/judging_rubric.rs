//! Stories of judging by rubric, and what calibration is worth on simulated juries.

#![expect(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "helpers of tests may fail loudly; the linter only knows test functions"
)]

use tally::judging::juror_effects::{Effects, Score};
use tally::judging::random::Random;
use tally::judging::rubric::{Criterion, Review, RubricError, assess};

const FIVE: Criterion = Criterion { weight: 1.0, lowest: 1.0, highest: 5.0 };

fn review(juror: usize, submission: usize, marks: &[Option<f64>]) -> Review {
    Review { juror, submission, marks: marks.to_vec() }
}

#[test]
fn marks_are_weighted_and_the_raw_mean_and_median_are_plain() {
    let criteria = [FIVE, Criterion { weight: 3.0, ..FIVE }];
    let reviews = [
        review(0, 0, &[Some(5.0), Some(1.0)]), // (1·1 + 3·0) / 4 = 0.25
        review(1, 0, &[Some(1.0), Some(5.0)]), // 0.75
        review(2, 0, &[Some(5.0), Some(5.0)]), // 1
    ];
    let assessed = assess(&criteria, 2, &reviews).unwrap();
    let first = &assessed.submissions[0];
    assert!((first.mean.unwrap() - 2.0 / 3.0).abs() < 1e-12);
    assert!((first.median.unwrap() - 0.75).abs() < 1e-12);
    assert_eq!(first.reviews, 3);
    assert_eq!(assessed.submissions[1].mean, None, "no review, no raw score");
    assert_eq!(assessed.submissions[1].disagreement, None);
}

#[test]
fn leaving_out_a_hard_criterion_gains_nothing() {
    // The second criterion is marked 2 of 5 by everyone; juror 3 leaves it out.
    let criteria = [FIVE, FIVE];
    let mut reviews: Vec<Review> =
        (0..3).map(|juror| review(juror, juror, &[Some(4.0), Some(2.0)])).collect();
    reviews.push(review(3, 3, &[Some(4.0), None]));
    reviews.push(review(4, 0, &[None, None]));
    let assessed = assess(&criteria, 4, &reviews).unwrap();
    assert!((assessed.submissions[3].mean.unwrap() - 0.5).abs() < 1e-12);
    assert_eq!(assessed.submissions[0].reviews, 1, "a review without marks is no review");
}

#[test]
fn bad_rubrics_and_reviews_are_named() {
    let flat = Criterion { highest: 1.0, ..FIVE };
    assert_eq!(assess(&[], 1, &[]), Err(RubricError::NoCriteria));
    assert_eq!(assess(&[FIVE, flat], 1, &[]), Err(RubricError::BadCriterion(1)));
    let wrong = |review| assess(&[FIVE], 1, &[review]).unwrap_err();
    assert_eq!(wrong(review(0, 0, &[])), RubricError::MarkCount(0));
    assert_eq!(wrong(review(0, 1, &[None])), RubricError::UnknownSubmission(0));
    let out = RubricError::OutOfScale { review: 0, criterion: 0 };
    assert_eq!(wrong(review(0, 0, &[Some(6.0)])), out);
    assert_eq!(wrong(review(0, 0, &[Some(f64::NAN)])), out);
}

#[test]
fn a_severe_juror_does_not_cost_a_submission_its_place() {
    // Everyone reads nine of ten; juror 0 marks two points lower. Submission 1, as good as
    // the rest, is read by the severe juror; submission 0 is not.
    let mut reviews = Vec::new();
    for juror in 0..4 {
        for submission in 0..10 {
            if juror == 0 && submission == 0 {
                continue;
            }
            let quality = 3.0 + f64::from(u8::from(submission % 2 == 1));
            let severity = if juror == 0 { 2.0 } else { 0.0 };
            reviews.push(review(juror, submission, &[Some(quality - severity)]));
        }
    }
    let assessed = assess(&[FIVE], 10, &reviews).unwrap();
    let (first, second) = (&assessed.submissions[0], &assessed.submissions[2]);
    assert!(first.mean.unwrap() > second.mean.unwrap() + 0.1);
    assert!((first.calibrated - second.calibrated).abs() < 0.02);
    assert!(assessed.leniency[0] < -0.2 && assessed.leniency[1] > 0.0);
    assert!(first.interval.0 < first.calibrated && first.calibrated < first.interval.1);
    assert!(second.disagreement.unwrap() < 0.02, "once severity is known, they agree");
}

#[test]
fn no_reviews_and_no_variation_are_answered_calmly() {
    let nothing = assess(&[FIVE], 3, &[]).unwrap();
    assert!(nothing.submissions.iter().all(|s| s.calibrated == 0.0 && s.mean.is_none()));
    let same: Vec<Review> = (0..6).map(|i| review(i / 3, i % 3, &[Some(3.0)])).collect();
    let assessed = assess(&[FIVE], 3, &same).unwrap();
    assert!(assessed.submissions.iter().all(|s| (s.calibrated - 0.5).abs() < 1e-9));
}

/// One simulated jury: qualities, juror severities and errors are normal.
struct Jury {
    submissions: usize,
    jurors: usize,
    per_submission: usize,
    severity: f64,
    error: f64,
}

struct Quality {
    squared_error: f64,
    concordance: f64,
    covered: f64,
}

fn real(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap())
}

/// Kendall's tau between the truth and what was found.
fn concordance(truth: &[f64], found: &[f64]) -> f64 {
    let (mut sum, mut pairs) = (0.0, 0.0);
    for i in 0..truth.len() {
        for j in 0..i {
            sum += ((truth[i] - truth[j]) * (found[i] - found[j])).signum();
            pairs += 1.0;
        }
    }
    sum / pairs
}

fn mean_squared(truth: &[f64], found: &[f64]) -> f64 {
    truth.iter().zip(found).map(|(a, b)| (a - b).powi(2)).sum::<f64>() / real(truth.len())
}

/// Raw and calibrated quality of one simulated jury.
fn simulate(jury: &Jury, seed: u64) -> (Quality, Quality) {
    let mut random = Random::new(seed);
    let truth: Vec<f64> = (0..jury.submissions).map(|_| random.normal()).collect();
    let leniency: Vec<f64> = (0..jury.jurors).map(|_| jury.severity * random.normal()).collect();
    let mut scores = Vec::new();
    let mut raw = Vec::new();
    for (submission, quality) in truth.iter().enumerate() {
        let mut jurors: Vec<usize> = (0..jury.jurors).collect();
        random.shuffle(&mut jurors);
        let mut sum = 0.0;
        for &juror in &jurors[..jury.per_submission] {
            let value = quality + leniency[juror] + jury.error * random.normal();
            scores.push(Score { juror, submission, value });
            sum += value;
        }
        raw.push(sum / real(jury.per_submission));
    }
    let effects = Effects::estimate(jury.submissions, jury.jurors, &scores);
    let calibrated: Vec<f64> = effects.submissions.iter().map(|e| effects.mean + e).collect();
    // Intervals speak of a submission among the others: the level the jurors share is theirs.
    let centre = truth.iter().sum::<f64>() / real(truth.len());
    let covered = truth
        .iter()
        .map(|quality| quality - centre)
        .zip(effects.submissions.iter().zip(&effects.submission_deviations))
        .filter(|(truth, (found, deviation))| (truth - *found).abs() <= 1.96 * **deviation)
        .count();
    let covered = real(covered) / real(truth.len());
    let quality = |found: &[f64], covered| Quality {
        squared_error: mean_squared(&truth, found),
        concordance: concordance(&truth, found),
        covered,
    };
    (quality(&raw, 0.0), quality(&calibrated, covered))
}

#[test]
fn calibrated_is_never_worse_than_raw_on_simulated_juries() {
    const RUNS: u64 = 20;
    for severity in [0.0, 0.3, 1.0] {
        for error in [0.3, 1.0] {
            for (jurors, per_submission) in [(5, 5), (12, 2), (12, 4)] {
                let jury = Jury { submissions: 60, jurors, per_submission, severity, error };
                let (mut raw, mut calibrated) = ((0.0, 0.0), (0.0, 0.0, 0.0));
                for seed in 0..RUNS {
                    let (plain, fitted) = simulate(&jury, seed);
                    raw = (raw.0 + plain.squared_error, raw.1 + plain.concordance);
                    calibrated = (
                        calibrated.0 + fitted.squared_error,
                        calibrated.1 + fitted.concordance,
                        calibrated.2 + fitted.covered,
                    );
                }
                let runs = 20.0;
                let case = format!("severity {severity} error {error} {jurors}/{per_submission}");
                println!(
                    "{case}: squared error {:.4} → {:.4}, tau {:.4} → {:.4}, covered {:.3}",
                    raw.0 / runs,
                    calibrated.0 / runs,
                    raw.1 / runs,
                    calibrated.1 / runs,
                    calibrated.2 / runs
                );
                assert!(calibrated.0 <= raw.0 * 1.01, "{case}: larger errors");
                assert!(calibrated.1 / runs >= raw.1 / runs - 0.002, "{case}: worse order");
                assert!(calibrated.2 / runs > 0.9, "{case}: intervals too narrow");
            }
        }
    }
}
