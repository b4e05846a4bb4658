//! Where no tie is told, any order of ties chooses the same projects.

mod support;

use proptest::prelude::*;
use support::{Voter, election};
use tally::election::VoteType;
use tally::rule::{Completion, Constraints, Method, Rule, Stop, TieKey, Utility};
use tally::{Election, Outcome, count, sensitivity};

#[derive(Debug, Clone)]
struct Case {
    share: i128,
    costs: Vec<i128>,
    voters: Vec<Voter>,
    rule: Rule,
}

fn rules() -> impl Strategy<Value = Rule> {
    let methods = prop::sample::select(vec![
        (Method::EqualShares, Utility::Cost),
        (Method::EqualShares, Utility::Cardinality),
        (Method::EqualShares, Utility::Points),
        (Method::ExactEqualShares, Utility::Cost),
        (Method::ExactEqualShares, Utility::Cardinality),
        (Method::Phragmen, Utility::Cardinality),
        (Method::Greedy, Utility::Cardinality),
        (Method::GreedyNoSkip, Utility::Cardinality),
        (Method::GreedyDensity, Utility::Cardinality),
    ]);
    let completions = prop::sample::select(vec![
        Completion::None,
        Completion::Add1,
        Completion::Add1,
        Completion::Add1u,
        Completion::Greedy,
        Completion::Phragmen,
        Completion::AddOpt,
        Completion::AddOpt,
    ]);
    let stops = prop::sample::select(vec![Stop::Exhaustive, Stop::Overspend]);
    (methods, completions, stops, any::<bool>(), constraints()).prop_map(
        |((method, utility), completion, stop, comparison, constraints)| {
            let shares = matches!(method, Method::EqualShares | Method::ExactEqualShares);
            let completion = if shares { completion } else { Completion::None };
            Rule { completion, stop, comparison, constraints, ..Rule::new(method, utility) }
        },
    )
}

/// Mostly none; else two projects of which only one may win, and one that needs another.
fn constraints() -> impl Strategy<Value = Constraints> {
    let limited =
        (0..7_usize, 1..7_usize, 0..7_usize, 1..7_usize).prop_map(|(one, by, needs, on)| {
            let id = |project: usize| format!("p{:02}", project % 7);
            Constraints {
                exclusive: vec![vec![id(one), id(one + by)]],
                requires: [(id(needs), id(needs + on))].into(),
                ..Constraints::default()
            }
        });
    prop_oneof![3 => Just(Constraints::default()), 1 => limited]
}

fn cases() -> impl Strategy<Value = Case> {
    let voters = prop::collection::vec(prop::collection::vec(0..7_u32, 1..5), 3..14);
    // A few costs are equal, simple shares of each other or nothing, most are not.
    let cost = prop_oneof![20..900_i128, prop::sample::select(vec![0, 120, 240, 360])];
    let costs = prop::collection::vec(cost, 7);
    (voters, costs, 20..150_i128, rules()).prop_map(|(voters, costs, share, rule)| {
        let voter = |mut chosen: Vec<u32>| {
            chosen.sort_unstable();
            chosen.dedup();
            chosen.into_iter().map(|project| (project, i64::from(1 + project % 4))).collect()
        };
        Case { share, costs, voters: voters.into_iter().map(voter).collect(), rule }
    })
}

/// Several orders that have little in common.
fn orders() -> Vec<Vec<TieKey>> {
    let seeds = ["1", "2", "3"].map(|seed| vec![TieKey::Seed(seed.to_owned())]);
    [vec![TieKey::Id], vec![TieKey::MaxCost, TieKey::Id], vec![TieKey::Cost, TieKey::Id]]
        .into_iter()
        .chain(seeds)
        .collect()
}

fn winners(outcome: &Outcome) -> Vec<usize> {
    let mut winners = outcome.winners.clone();
    winners.sort_unstable();
    winners
}

/// Three projects of one cost, each of two voters; one shares a voter with both others. Raised until two voters can
/// pay for one, all are equal: the two that share nobody overspend together, so nothing wins, but the one
/// in the middle leaves no money for them, and wins.
fn one_in_the_middle() -> (Election, Rule) {
    let voters = [vec![0, 2], vec![0], vec![1], vec![1, 2]];
    let voters = voters.map(|chosen| chosen.into_iter().map(|project| (project, 1)).collect());
    let election = election(VoteType::Approval, 240, &[240, 240, 240], &voters);
    let rule =
        Rule { completion: Completion::Add1, ..Rule::new(Method::EqualShares, Utility::Cost) };
    (election, rule)
}

#[test]
fn a_tie_of_the_run_that_would_have_overspent_is_told() {
    let (election, rule) = one_in_the_middle();
    let outcome = count(&election, &rule).unwrap();
    assert_eq!((outcome.winners.len(), outcome.ties.len()), (0, 0), "the last run bought nothing");
    assert_eq!(outcome.ties_beside.len(), 1);
    assert_eq!(outcome.ties_beside[0].projects, [0, 1, 2]);
    let by_lot = (0..20).map(|seed| {
        let ties = vec![TieKey::Seed(seed.to_string())];
        count(&election, &Rule { ties, ..rule.clone() }).unwrap().winners
    });
    let by_lot: Vec<Vec<usize>> = by_lot.collect();
    assert!(by_lot.contains(&vec![]) && by_lot.contains(&vec![2]), "{by_lot:?}");
}

#[test]
fn what_no_run_would_choose_otherwise_is_not_counted_again() {
    let (mut election, rule) = one_in_the_middle();
    election.projects[2].cost = 230;
    let outcome = count(&election, &rule).unwrap();
    assert_eq!((&outcome.winners, outcome.ties_beside.len()), (&vec![2], 0));
    let others = sensitivity(&election, &rule, &outcome).unwrap();
    let ties = others.iter().filter(|other| other.change.starts_with("ties="));
    let ties: Vec<_> = ties.collect();
    assert_eq!(ties.len(), 3, "one of the four is the rule’s own: {others:?}");
    for other in ties {
        let same = (other.gains.is_empty(), other.losses.is_empty(), other.winners);
        assert_eq!(same, (true, true, 1), "{}", other.change);
    }
}

/// What excludes a winner can never win, however much everybody is given: raising ends all the same.
#[test]
fn raising_ends_where_a_limit_keeps_something_out() {
    let voters: Vec<Voter> = vec![vec![(0, 1)], vec![(1, 1)]];
    let election = election(VoteType::Approval, 40, &[20, 20, 30], &voters);
    for method in [Method::EqualShares, Method::ExactEqualShares] {
        for completion in [Completion::Add1, Completion::AddOpt] {
            let exclusive = vec![vec!["p00".to_owned(), "p01".to_owned()]];
            let rule = Rule {
                completion,
                stop: Stop::Overspend,
                constraints: Constraints { exclusive, ..Constraints::default() },
                ..Rule::new(method, Utility::Cardinality)
            };
            let outcome = count(&election, &rule).unwrap();
            assert_eq!(outcome.winners, [0], "{method:?} {completion:?}");
            assert!(outcome.increments <= 50, "enough for everything: {}", outcome.increments);
        }
    }
}

/// Three could pay for one that is excluded if two of them had more, but have the same, so all four could already: that
/// is no change, and what comes later is not passed over.
#[test]
fn raising_sees_what_comes_after_those_who_have_the_same() {
    let voters: Vec<Voter> = vec![
        vec![(1, 2)],
        vec![(1, 2)],
        vec![(3, 4)],
        vec![(1, 2), (2, 3)],
        vec![(0, 1), (1, 2), (2, 3)],
    ];
    let costs = [266, 240, 120, 120, 20, 20, 20];
    let election = election(VoteType::Scoring, 360, &costs, &voters);
    let constraints = Constraints {
        exclusive: vec![vec!["p01".to_owned(), "p02".to_owned()]],
        requires: [("p01".to_owned(), "p02".to_owned())].into(),
        ..Constraints::default()
    };
    for ties in orders() {
        let rule = Rule {
            completion: Completion::Add1,
            stop: Stop::Overspend,
            constraints: constraints.clone(),
            ties,
            ..Rule::new(Method::ExactEqualShares, Utility::Cardinality)
        };
        let outcome = count(&election, &rule).unwrap();
        // 325 a head; with 326 the first project would be bought, and 506 spent of 360.
        assert_eq!((winners(&outcome), outcome.increments), (vec![2, 3], 253), "{:?}", rule.ties);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_500, ..ProptestConfig::default() })]

    #[test]
    fn where_no_tie_is_told_any_order_of_ties_chooses_the_same(case in cases()) {
        let Case { share, costs, voters, rule } = case;
        let heads = i128::try_from(voters.len()).unwrap();
        let election = election(VoteType::Scoring, heads * share, &costs, &voters);
        let outcome = count(&election, &rule).unwrap();
        if !outcome.meets_ties() {
            for ties in orders() {
                let other = count(&election, &Rule { ties, ..rule.clone() }).unwrap();
                prop_assert_eq!(winners(&other), winners(&outcome));
            }
        }
    }
}
