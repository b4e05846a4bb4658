//! How fast councils and panels are counted.

#![expect(clippy::unwrap_used, reason = "a benchmark's own data; it may fail loudly")]

use divan::{Bencher, black_box};
use tally::TieOrder;
use tally::committee::approval::{Approvals, Proportional, proportional_approval};
use tally::committee::condorcet::Pairwise;
use tally::committee::meek::meek;
use tally::committee::sortition::{Stratum, draw_panel};
use tally::committee::transferable::scottish;
use tally::committee::{Ranking, tie_order};
use tally::judging::random::Random;
use tally::rule::TieKey;

fn main() {
    divan::main();
}

fn ballots(voters: usize, candidates: usize, length: usize) -> Vec<Ranking> {
    let mut random = Random::new(5);
    let all: Vec<usize> = (0..candidates).collect();
    let one = |random: &mut Random| {
        let mut preferences = all.clone();
        random.shuffle(&mut preferences);
        preferences.truncate(length);
        Ranking { voters: 1, candidates: preferences }
    };
    (0..voters).map(|_| one(&mut random)).collect()
}

fn order(candidates: usize) -> TieOrder {
    let ids: Vec<String> = (0..candidates).map(|number| format!("{number:03}")).collect();
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    tie_order(&[TieKey::Id], &ids, &vec![0; candidates])
}

#[divan::bench(sample_count = 10)]
fn scottish_200_000_voters_20_candidates(bencher: Bencher) {
    let (ballots, order) = (ballots(200_000, 20, 8), order(20));
    bencher.bench(|| scottish(20, 5, black_box(&ballots), &order).unwrap());
}

#[divan::bench(sample_count = 5)]
fn meek_200_000_voters_20_candidates(bencher: Bencher) {
    let (ballots, order) = (ballots(200_000, 20, 8), order(20));
    bencher.bench(|| meek(20, 5, black_box(&ballots), &order).unwrap());
}

#[divan::bench(sample_count = 10)]
fn schulze_200_000_voters_20_candidates(bencher: Bencher) {
    let (ballots, order) = (ballots(200_000, 20, 8), order(20));
    bencher.bench(|| Pairwise::count(20, black_box(&ballots)).unwrap().schulze(&order));
}

#[divan::bench(sample_count = 5)]
fn proportional_approval_1_000_voters_30_candidates_5_seats(bencher: Bencher) {
    let order = order(30);
    let ballots: Vec<Approvals> = ballots(1_000, 30, 4)
        .into_iter()
        .map(|ballot| Approvals { voters: 1, candidates: ballot.candidates })
        .collect();
    bencher.bench(|| -> Proportional {
        proportional_approval(30, 5, black_box(&ballots), &order, 10_000_000).unwrap()
    });
}

#[divan::bench]
fn panel_of_100_from_20_000_volunteers(bencher: Bencher) {
    let stratum = |number: usize| Stratum {
        name: format!("stratum {number}"),
        population: 1_000 + 37 * u64::try_from(number).unwrap(),
        volunteers: (0..1_000).map(|person| format!("{number}-{person}")).collect(),
    };
    let strata: Vec<Stratum> = (0..20).map(stratum).collect();
    bencher.bench(|| draw_panel(black_box(&strata), 100, "seed"));
}
