//! The crisis both ways, and the worst-off first: `cargo bench -p assign --bench fairness`.
#![expect(
    clippy::unwrap_used,
    clippy::as_conversions,
    clippy::indexing_slicing,
    reason = "a benchmark may fail loudly"
)]

use assign::fairness::crisis::{Policy, replay};
use assign::fairness::{LoadTerm, worst_off_first};
use assign::generate::{Crisis, SampleCity, Scarcity, Transport};
use assign::problem::Problem;

fn main() {
    for scarcity in [Scarcity::Slack, Scarcity::Tight] {
        println!("a crisis of 10,000 needs in fourteen days, helpers {scarcity:?}");
        println!(
            "rule            served  open  reached  top tenth  most  mean km  wait half/nine in ten/longest  worst quarter  urgent"
        );
        print(scarcity, "always nearest", Policy::AlwaysNearest);
        print(scarcity, "fair, no load", Policy::Fair(LoadTerm::NONE));
        print(scarcity, "fair", Policy::Fair(LoadTerm::default()));
    }
    divan::main();
}

fn print(scarcity: Scarcity, name: &str, policy: Policy) {
    let outcome = replay(&Crisis::generate(1, 10_000, scarcity), policy).unwrap();
    let (all, waiting) = (&outcome.all, &outcome.all.waiting[&0]);
    let worst_group =
        outcome.by_neighbourhood.waiting.values().map(|of| of.nine_in_ten).max().unwrap_or(0);
    let urgent = &outcome.by_urgency.waiting[&4];
    println!(
        "{name:15} {:7} {:5} {:6.1} % {:8.1} % {:5} {:8.2} {:>8}/{}/{} min {worst_group:>10} min {}/{}",
        all.served(),
        all.open(),
        all.reached_per_mille() as f64 / 10.0,
        all.top_tenth_per_mille() as f64 / 10.0,
        all.most,
        outcome.distance as f64 / all.served() as f64 / 1_000.0,
        waiting.median,
        waiting.nine_in_ten,
        waiting.longest,
        urgent.median,
        urgent.nine_in_ten,
    );
}

#[divan::bench]
fn a_crisis_of_2_000(bencher: divan::Bencher) {
    let crisis = Crisis::generate(1, 2_000, Scarcity::Slack);
    bencher.bench_local(|| replay(&crisis, Policy::Fair(LoadTerm::default())).unwrap());
}

#[divan::bench(args = [Scarcity::Slack, Scarcity::Tight])]
fn worst_off_first_2_000(bencher: divan::Bencher, scarcity: Scarcity) {
    let city = SampleCity::generate(1, 2_000, scarcity);
    let sample = Transport::from_city(&city, 32);
    let mut builder = Problem::builder(sample.penalties.len(), sample.capacities.len());
    for (need, &penalty) in (0u32..).zip(&sample.penalties) {
        builder.penalty(need, penalty).unwrap();
    }
    for (offer, &places) in (0u32..).zip(&sample.capacities) {
        builder.capacity(offer, places).unwrap();
    }
    for arc in &sample.arcs {
        builder.pair(arc.need, arc.offer, arc.cost).unwrap();
    }
    let problem = builder.build().unwrap();
    bencher.bench_local(|| worst_off_first(&problem).unwrap());
}
