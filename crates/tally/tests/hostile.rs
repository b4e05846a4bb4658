//! Hostile sizes end in a result.

use tally::election::{Grouper, Project, VoteType};
use tally::rule::{Completion, Method, Rule, Stop, Utility};
use tally::{Election, count};

fn election(budget: i128, costs: impl Iterator<Item = i128>, ballots: Grouper) -> Election {
    let projects = costs.enumerate().map(|(at, cost)| Project {
        id: at.to_string(),
        cost,
        ..Project::default()
    });
    Election {
        meta: Vec::new(),
        vote_type: VoteType::Approval,
        budget,
        places: 0,
        point_places: 0,
        projects: projects.collect(),
        ballots: ballots.finish(),
    }
}

fn add1() -> Rule {
    Rule { completion: Completion::Add1, ..Rule::new(Method::EqualShares, Utility::Cost) }
}

/// A number that looks random.
fn mixed(number: u64) -> u64 {
    let mixed = (number + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (mixed ^ mixed >> 31).wrapping_mul(0xbf58_476d_1ce4_e5b9) >> 33
}

#[test]
fn one_voter() {
    let mut ballots = Grouper::default();
    ballots.add(&[0, 1, 2], &[], 1).unwrap();
    let election = election(10, [4, 5, 6].into_iter(), ballots);
    // All cost the voter the same per unit of utility: ties by cost.
    assert_eq!(count(&election, &add1()).unwrap().winners, [0, 1]);
}

#[test]
fn a_million_voters() {
    let mut ballots = Grouper::default();
    for voter in 0..1_000_000_u64 {
        let first = u32::try_from(mixed(voter) % 30).unwrap();
        let second = 30 + u32::try_from(mixed(voter + 7) % 30).unwrap();
        ballots.add(&[first, second], &[], 1).unwrap();
    }
    let costs = (0..60_u64).map(|at| 1_000_000 + i128::from(mixed(at) % 9_000_000));
    let election = election(100_000_000, costs, ballots);
    let outcome = count(&election, &add1()).unwrap();
    assert!(outcome.total_cost <= 100_000_000 && outcome.winners.len() > 10);
}

#[test]
fn a_hundred_thousand_projects() {
    let mut ballots = Grouper::default();
    for voter in 0..20_000_u64 {
        let mut chosen: Vec<u32> =
            (0..10).map(|at| u32::try_from(mixed(voter * 10 + at) % 100_000).unwrap()).collect();
        chosen.sort_unstable();
        chosen.dedup();
        ballots.add(&chosen, &[], 1).unwrap();
    }
    let costs = (0..100_000_u64).map(|at| 100 + i128::from(mixed(at) % 900));
    let election = election(100_000, costs, ballots);
    for rule in
        [Rule::new(Method::EqualShares, Utility::Cost), Rule::new(Method::Greedy, Utility::Cost)]
    {
        let outcome = count(&election, &rule).unwrap();
        assert!(outcome.total_cost <= 100_000);
    }
}

/// Costs of 10¹⁵ and an increment of one: a step at a time would take forever.
#[test]
fn currencies_with_large_numbers() {
    const BIG: i128 = 1_000_000_000_000_000;
    let mut ballots = Grouper::default();
    for voter in 0..200_u64 {
        let mut chosen: Vec<u32> =
            (0..3).map(|at| u32::try_from(mixed(voter * 3 + at) % 12).unwrap()).collect();
        chosen.sort_unstable();
        chosen.dedup();
        ballots.add(&chosen, &[], 1).unwrap();
    }
    let costs = (0..12_u64).map(|at| BIG + i128::from(mixed(at)) * 1_000_003);
    let election = election(5 * BIG, costs, ballots);
    for (method, completion) in [
        (Method::EqualShares, Completion::Add1),
        (Method::ExactEqualShares, Completion::Add1),
        (Method::ExactEqualShares, Completion::AddOpt),
    ] {
        let rule =
            Rule { completion, stop: Stop::Overspend, ..Rule::new(method, Utility::Cardinality) };
        let outcome = count(&election, &rule).unwrap();
        assert!(outcome.total_cost <= 5 * BIG);
        assert!(outcome.winners.len() >= 2, "{method:?} {completion:?}");
        assert!(outcome.runs < 100, "{method:?} {completion:?}: {}", outcome.runs);
    }
}

/// Many voters of whom hardly two vote alike, and 58,000 units for each, raised by one at a time:
/// most of what happens between two changes of the winners is to be stepped over.
#[test]
fn many_voters_with_many_units_each() {
    let mut ballots = Grouper::default();
    for voter in 0..2_000_u64 {
        let draw =
            |at: u64| mixed(voter * 20 + 2 * at) % 60 * (mixed(voter * 20 + 2 * at + 1) % 60);
        let marks = 1 + mixed(voter) % 8;
        let mut chosen: Vec<u32> =
            (0..marks).map(|at| u32::try_from(draw(at) / 60).unwrap()).collect();
        chosen.sort_unstable();
        chosen.dedup();
        ballots.add(&chosen, &[], 1).unwrap();
    }
    let costs = (0..60_u64).map(|at| (1 + i128::from(mixed(at) % 800)) * 100_000 / 7);
    let election = election(2_000 * 58_000, costs, ballots);
    let rule =
        Rule { completion: Completion::Add1, ..Rule::new(Method::EqualShares, Utility::Cost) };
    let outcome = count(&election, &rule).unwrap();
    assert!(outcome.increments > 10_000, "{}", outcome.increments);
    assert!(outcome.runs < 60, "{}", outcome.runs);
}
