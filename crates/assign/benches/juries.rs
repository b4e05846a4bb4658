//! How long a review round takes: `cargo bench -p assign --bench juries`.
#![expect(clippy::unwrap_used, reason = "a benchmark may fail loudly")]

use assign::generate::{ReviewRound, ReviewShape};
use assign::juries::assign_readers;
use assign::juries::suitability::{self, Reviewer, Submission, Ties, Weights};

fn main() {
    let (submissions, reviewers, ties) = people();
    let (panel, conflicts) =
        suitability::panel(&submissions, &reviewers, &ties, Weights::default(), 3).unwrap();
    let jury = assign_readers(&panel).unwrap();
    println!(
        "{} conflicts, worst score {}, sum {}, ceiling {:?}",
        conflicts.len(),
        jury.worst,
        jury.total,
        jury.ceiling.map(|shortage| (shortage.submissions.len(), shortage.missing)),
    );
    divan::main();
}

/// 5,000 submissions, 1,000 reviewers with 18 places each, 30 topics, 2 % declared conflicts.
fn people() -> (Vec<Submission>, Vec<Reviewer>, Ties) {
    let round = ReviewRound::generate(1, ReviewShape::CITY);
    let submissions = round.submissions.iter().map(|of| Submission {
        topics: of.topics,
        authors: Vec::new(),
        organisations: vec![of.organisation],
    });
    let reviewers = (0u32..).zip(round.reviewers).map(|(person, of)| Reviewer {
        person,
        organisations: vec![of.organisation],
        expertise: of.expertise,
        load: 18,
    });
    let ties = Ties { declared: round.conflicts, bids: round.bids, ..Ties::default() };
    (submissions.collect(), reviewers.collect(), ties)
}

#[divan::bench]
fn scores_and_conflicts(bencher: divan::Bencher) {
    let (submissions, reviewers, ties) = people();
    let weights = Weights::default();
    bencher
        .bench_local(|| suitability::panel(&submissions, &reviewers, &ties, weights, 3).unwrap());
}

#[divan::bench]
fn readers_5_000_by_1_000_by_3(bencher: divan::Bencher) {
    let (submissions, reviewers, ties) = people();
    let weights = Weights::default();
    let (panel, _) = suitability::panel(&submissions, &reviewers, &ties, weights, 3).unwrap();
    bencher.bench_local(|| assign_readers(&panel).unwrap());
}

/// Loads of 14 leave a thousand readings missing: the time to say so and what would help.
#[divan::bench]
fn an_impossible_round_explained(bencher: divan::Bencher) {
    let (submissions, mut reviewers, ties) = people();
    reviewers.iter_mut().for_each(|reviewer| reviewer.load = 14);
    let weights = Weights::default();
    let (panel, _) = suitability::panel(&submissions, &reviewers, &ties, weights, 3).unwrap();
    bencher.bench_local(|| assign_readers(&panel).unwrap_err());
}
