//! How long teams take: `cargo bench -p assign --bench teams`.
#![expect(clippy::unwrap_used, reason = "a benchmark may fail loudly")]

use assign::generate::hackathon;
use assign::teams::{Hosts, Rules, form};

const BUDGET: u64 = 20_000_000;

/// Everyone needs code, design and subject knowledge in the team.
const RULES: Rules =
    Rules { smallest: 3, largest: 6, common_hours: 2, skills: 0b111, hosts: Hosts::Mixed };

fn main() {
    for skills in [0b111, 0b1_1111] {
        let teams = form(&hackathon(1, 5_000), &Rules { skills, ..RULES }, BUDGET).unwrap();
        println!(
            "{} skills needed: {} teams, {:?}, {:?}, {} exchanges looked at",
            skills.count_ones(),
            teams.teams.len(),
            teams.shortfall,
            teams.proof,
            teams.work
        );
    }
    divan::main();
}

#[divan::bench]
fn teams_of_5_000(bencher: divan::Bencher) {
    let people = hackathon(1, 5_000);
    bencher.bench_local(|| form(&people, &RULES, BUDGET).unwrap());
}
