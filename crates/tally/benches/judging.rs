//! How fast a jury's comparisons are fitted and its next question found.

#![expect(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a benchmark's own data; it may fail loudly"
)]

use divan::{Bencher, black_box};
use tally::judging::bradley_terry::{Comparison, Comparisons, Fit, Settings};
use tally::judging::juror_quality::{Jury, QualitySettings};
use tally::judging::next_pair::{Focus, JurorRecord, next_pair};
use tally::judging::random::Random;
use tally::judging::rubric::{Criterion, Review, assess};

fn main() {
    divan::main();
}

/// `votes` answers of 200 jurors about items whose strengths are normal with deviation 2.
fn comparisons(items: usize, votes: usize) -> Comparisons {
    let mut random = Random::new(42);
    let truth: Vec<f64> = (0..items).map(|_| 2.0 * random.normal()).collect();
    let mut comparisons = Comparisons::new(items);
    for vote in 0..votes {
        let (a, b) = (random.below(items), random.below(items - 1));
        let b = if b >= a { b + 1 } else { b };
        let lead = truth[a] - truth[b];
        let (winner, loser) =
            if random.unit() < 1.0 / (1.0 + (-lead).exp()) { (a, b) } else { (b, a) };
        let row = Comparison {
            winner: winner.try_into().unwrap(),
            loser: loser.try_into().unwrap(),
            juror: (vote % 200).try_into().unwrap(),
        };
        comparisons.push(row).unwrap();
    }
    comparisons
}

#[divan::bench]
fn bradley_terry_10_000_items_100_000_votes(bencher: Bencher) {
    let comparisons = comparisons(10_000, 100_000);
    bencher.bench(|| Fit::new(black_box(&comparisons), &[], &Settings::default()));
}

#[divan::bench]
fn refit_after_one_more_vote(bencher: Bencher) {
    let mut all = comparisons(10_000, 100_000);
    let fit = Fit::new(&all, &[], &Settings::default());
    all.push(Comparison { winner: 1, loser: 2, juror: 0 }).unwrap();
    bencher
        .with_inputs(|| fit.clone())
        .bench_values(|mut fit| fit.refit(black_box(&all), &[], &Settings::default()));
}

#[divan::bench]
fn exact_deviation_of_one_item_of_10_000(bencher: Bencher) {
    let fit = Fit::new(&comparisons(10_000, 100_000), &[], &Settings::default());
    bencher.bench(|| fit.exact_deviation(black_box(17), &Settings::default()));
}

#[divan::bench]
fn juror_quality_10_000_items_100_000_votes(bencher: Bencher) {
    let comparisons = comparisons(10_000, 100_000);
    bencher.bench(|| {
        let mut jury = Jury::new(QualitySettings::default());
        jury.refit(black_box(&comparisons));
        jury
    });
}

#[divan::bench(args = [5_000, 10_000])]
fn next_pair_of(bencher: Bencher, items: usize) {
    let comparisons = comparisons(items, 5 * items);
    let fit = Fit::new(&comparisons, &[], &Settings::default());
    let mut juror = JurorRecord::default();
    juror.bar(3);
    juror.shown(1, 2, Some(1));
    let mut random = Random::new(1);
    bencher.bench_local(|| {
        next_pair(&fit, comparisons.looks(), &juror, Focus::default(), &mut random)
    });
}

#[divan::bench]
fn rubric_2_000_submissions_100_jurors(bencher: Bencher) {
    let mut random = Random::new(7);
    let criteria = [Criterion { weight: 1.0, lowest: 0.0, highest: 10.0 }; 5];
    let reviews: Vec<Review> = (0..10_000)
        .map(|number| Review {
            juror: random.below(100),
            submission: number % 2_000,
            marks: (0..5).map(|_| Some((5.0 + 2.0 * random.normal()).clamp(0.0, 10.0))).collect(),
        })
        .collect();
    bencher.bench(|| assess(&criteria, 2_000, black_box(&reviews)));
}
