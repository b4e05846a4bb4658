//! How fast elections in currencies with large numbers are counted: 29,000 voters, 175 projects,
//! 58,000 to 236,000 units a voter, and every voter's share raised by one unit at a time.

#![expect(clippy::unwrap_used, reason = "a benchmark's own data; it may fail loudly")]

use divan::{Bencher, black_box};
use tally::election::{Grouper, Project, VoteType};
use tally::judging::random::Random;
use tally::rule::{Completion, Method, Rule, Utility};
use tally::{Election, compare_rules, count, sensitivity};

const VOTERS: usize = 29_000;
const PROJECTS: usize = 175;

fn main() {
    divan::main();
}

/// Round costs, some projects far more popular than others, one to ten choices each.
fn election(units_each: i128) -> Election {
    let mut random = Random::new(29);
    let mut grouper = Grouper::default();
    for _ in 0..VOTERS {
        let marks = 1 + random.below(10);
        let mut draw = || random.below(PROJECTS) * random.below(PROJECTS) / PROJECTS;
        let mut chosen: Vec<u32> = (0..marks).map(|_| u32::try_from(draw()).unwrap()).collect();
        chosen.sort_unstable();
        chosen.dedup();
        grouper.add(&chosen, &[], 1).unwrap();
    }
    let budget = i128::try_from(VOTERS).unwrap() * units_each;
    // Together they cost about five times the budget.
    let cost = |random: &mut Random| {
        let share = 1 + random.below(40) * random.below(40);
        budget * i128::try_from(share).unwrap() / 14_000 / 1_000 * 1_000
    };
    let projects = (0..PROJECTS).map(|number| Project {
        id: format!("{number:03}"),
        cost: cost(&mut random),
        ..Project::default()
    });
    Election {
        meta: Vec::new(),
        vote_type: VoteType::Approval,
        budget,
        places: 0,
        point_places: 0,
        projects: projects.collect(),
        ballots: grouper.finish(),
    }
}

fn rule(method: Method, utility: Utility, completion: Completion) -> Rule {
    Rule { completion, ..Rule::new(method, utility) }
}

#[divan::bench(args = [58_000, 236_000], sample_count = 3)]
fn add1_by_cost(bencher: Bencher, units: i128) {
    let rule = rule(Method::EqualShares, Utility::Cost, Completion::Add1);
    let election = election(units);
    bencher.bench(|| count(black_box(&election), &rule).unwrap());
}

#[divan::bench(args = [58_000, 236_000], sample_count = 3)]
fn add1_by_cardinality(bencher: Bencher, units: i128) {
    let rule = rule(Method::EqualShares, Utility::Cardinality, Completion::Add1);
    let election = election(units);
    bencher.bench(|| count(black_box(&election), &rule).unwrap());
}

#[divan::bench(args = [58_000, 236_000], sample_count = 1)]
fn exact_add_opt_by_cost(bencher: Bencher, units: i128) {
    let rule = rule(Method::ExactEqualShares, Utility::Cost, Completion::AddOpt);
    let election = election(units);
    bencher.bench(|| count(black_box(&election), &rule).unwrap());
}

#[divan::bench(args = [58_000, 236_000], sample_count = 1)]
fn exact_add1_by_cost(bencher: Bencher, units: i128) {
    let rule = rule(Method::ExactEqualShares, Utility::Cost, Completion::Add1);
    let election = election(units);
    bencher.bench(|| count(black_box(&election), &rule).unwrap());
}

#[divan::bench(args = [58_000, 236_000], sample_count = 1)]
fn other_rules_and_knobs(bencher: Bencher, units: i128) {
    let rule = rule(Method::EqualShares, Utility::Cost, Completion::Add1);
    let election = election(units);
    bencher.bench(|| {
        let outcome = count(black_box(&election), &rule).unwrap();
        let others = compare_rules(&election, &rule, &outcome).unwrap();
        (others, sensitivity(&election, &rule, &outcome).unwrap())
    });
}
