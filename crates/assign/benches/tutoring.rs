//! A year of tutoring, daily, under three rules: `cargo bench -p assign --bench tutoring`.
#![expect(
    clippy::unwrap_used,
    clippy::as_conversions,
    clippy::indexing_slicing,
    reason = "a benchmark may fail loudly"
)]

use assign::generate::{TutoringShape, tutoring_year};
use assign::tutoring::{Policy, Weights, replay};

const SEEDS: std::ops::RangeInclusive<u64> = 1..=8;

fn main() {
    println!("eight years of {:?}, added up", TutoringShape::YEAR);
    println!("rule                    every  matches  subjects  mean wait  9 in 10  tutors' wait");
    for every in [1, 10] {
        for policy in policies() {
            print(policy, every);
        }
    }
    divan::main();
}

fn policies() -> [Policy; 3] {
    [Policy::Ours(Weights::default()), Policy::SubjectsThenTutorWait, Policy::Balanced]
}

fn print(policy: Policy, every: u32) {
    let name = match policy {
        Policy::Ours(_) => "ours",
        Policy::SubjectsThenTutorWait => "subjects, tutor's wait",
        Policy::Balanced => "balanced",
    };
    let years: Vec<_> = SEEDS
        .map(|seed| replay(&tutoring_year(seed, TutoringShape::YEAR), policy, every).unwrap())
        .collect();
    let matches: u64 = years.iter().map(|year| year.matches).sum();
    let subjects: u64 = years.iter().map(|year| year.subjects).sum();
    let mut waits: Vec<u32> = years.iter().flat_map(|year| year.pupil_waits.clone()).collect();
    waits.sort_unstable();
    let days: u64 = years.iter().map(|year| year.all_waits).sum();
    let open: u64 = years.iter().map(|year| year.open).sum();
    let tutors: u64 = years.iter().map(|year| year.tutor_wait).sum();
    println!(
        "{name:22} {every:6} {matches:8} {subjects:9} {:10.2} {:8} {:13.1}",
        days as f64 / (matches + open) as f64,
        waits[waits.len() * 9 / 10],
        tutors as f64 / matches as f64,
    );
}

#[divan::bench]
fn a_year_of_daily_rounds(bencher: divan::Bencher) {
    let year = tutoring_year(1, TutoringShape::YEAR);
    bencher.bench_local(|| replay(&year, Policy::Ours(Weights::default()), 1).unwrap());
}
