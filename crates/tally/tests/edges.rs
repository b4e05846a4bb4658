//! Edge rules, each stated in the README, with outcomes worked out by hand.
#![expect(clippy::unwrap_used, reason = "helpers of tests")]

mod support;

use support::{Voter, election};
use tally::election::VoteType;
use tally::rule::{
    AllAffordable, Cap, CapOver, Completion, EmptyBallots, ExhaustiveOver, Method, Rule, TieKey,
    Utility,
};
use tally::{Election, Outcome, count};

fn voters(ballots: &[(&[u32], usize)]) -> Vec<Voter> {
    let voters = ballots.iter().flat_map(|(ballot, times)| {
        let voter: Voter = ballot.iter().map(|&project| (project, 1)).collect();
        vec![voter; *times]
    });
    voters.collect()
}

fn approval(budget: i128, costs: &[i128], ballots: &[(&[u32], usize)]) -> Election {
    election(VoteType::Approval, budget, costs, &voters(ballots))
}

fn winners(election: &Election, rule: &Rule) -> Vec<usize> {
    count(election, rule).unwrap().winners
}

fn shares(completion: Completion) -> Rule {
    Rule { completion, ..Rule::new(Method::EqualShares, Utility::Cost) }
}

fn greedy() -> Rule {
    Rule::new(Method::Greedy, Utility::Cost)
}

#[test]
fn everything_affordable_is_funded() {
    let election = approval(100, &[10, 20, 30], &[(&[0], 1), (&[1], 2)]);
    for rule in [greedy(), shares(Completion::Add1), Rule::new(Method::Phragmen, Utility::Cost)] {
        let outcome = count(&election, &rule).unwrap();
        assert_eq!(outcome.winners, [1, 0, 2]);
        assert!(outcome.all_affordable);
        let applied = Rule { all_affordable: AllAffordable::ApplyRule, ..rule };
        assert!(!count(&election, &applied).unwrap().all_affordable);
    }
    // To the last unit, and not one unit less.
    for (budget, affordable) in [(60, true), (59, false)] {
        let election = approval(budget, &[10, 20, 30], &[(&[0], 1), (&[1], 2)]);
        for rule in [greedy(), shares(Completion::Add1)] {
            let outcome = count(&election, &rule).unwrap();
            assert_eq!(outcome.all_affordable, affordable, "{budget} {}", rule.name());
        }
    }
    // The bare method is the bare method: nobody pays for project 2.
    assert_eq!(winners(&election, &shares(Completion::None)), [1, 0]);
}

/// Nobody wants project 2, nor project 3, which costs nothing; project 1 never wins. With 10 each the
/// two supporters of project 0 pay for it at once; what happens then depends on what counts.
#[test]
fn what_nobody_wants_counts_for_exhaustion_only_if_all_projects_do() {
    let election = approval(40, &[20, 41, 20, 0], &[(&[0], 2), (&[1], 2)]);
    let increments = |over| {
        let rule = Rule { exhaustive_over: over, ..shares(Completion::Add1) };
        let outcome = count(&election, &rule).unwrap();
        assert_eq!(outcome.winners, [0]);
        outcome.increments
    };
    // Nothing anybody wants fits into the 20 that are left.
    assert_eq!(increments(ExhaustiveOver::Supported), 0);
    // Project 2 would: the start rises to 20, as with 21 each project 1 were bought.
    assert_eq!(increments(ExhaustiveOver::All), 10);
}

/// A project without cost that needs a dearer one waits for it, and is funded as soon as it may be:
/// before anything else is bought.
#[test]
fn what_costs_nothing_waits_for_the_project_it_needs() {
    let election = approval(40, &[20, 0, 41, 0], &[(&[0, 1, 3], 2), (&[1, 2], 2)]);
    let needs = |these: &[(&str, &str)]| {
        let pairs = these.iter().map(|&(one, other)| (one.to_owned(), other.to_owned()));
        pairs.collect::<Vec<_>>()
    };
    let methods = [Method::EqualShares, Method::ExactEqualShares];
    for (method, completion) in methods
        .into_iter()
        .flat_map(|method| [(method, Completion::None), (method, Completion::Add1)])
    {
        let mut rule = Rule { completion, ..Rule::new(method, Utility::Cost) };
        assert_eq!(winners(&election, &rule), [1, 3, 0], "{rule:?}");
        rule.constraints.requires = needs(&[("p01", "p00")]);
        assert_eq!(winners(&election, &rule), [3, 0, 1], "{rule:?}");
        // Nothing that takes money is left over, so nobody's start rises for its sake.
        assert_eq!(count(&election, &rule).unwrap().increments, 0);
        // Both wait for the dear one, the first of them for the second as well.
        rule.constraints.requires = needs(&[("p01", "p03"), ("p03", "p00")]);
        assert_eq!(winners(&election, &rule), [0, 3, 1], "{rule:?}");
        // What never comes is waited for in vain.
        rule.constraints.requires = needs(&[("p01", "p02")]);
        assert_eq!(winners(&election, &rule), [3, 0], "{rule:?}");
    }
}

#[test]
fn projects_without_cost_come_first_if_anyone_wants_them() {
    let election = approval(10, &[0, 10, 0, 5], &[(&[0, 1], 3), (&[1], 1)]);
    assert_eq!(winners(&election, &shares(Completion::Add1)), [0, 1]);
    // Greedily they are funded by rank, wanted or not.
    assert_eq!(winners(&election, &greedy()), [1, 0, 2]);
}

#[test]
fn nobody_votes() {
    let election = approval(10, &[4, 8], &[]);
    assert!(winners(&election, &shares(Completion::Add1)).is_empty());
    assert!(winners(&election, &Rule::new(Method::Phragmen, Utility::Cost)).is_empty());
    assert_eq!(winners(&election, &greedy()), [0]);
}

#[test]
fn a_project_dearer_than_the_budget_never_wins() {
    let election = approval(10, &[11, 4], &[(&[0], 9), (&[1], 1)]);
    for rule in [greedy(), shares(Completion::Add1u), Rule::new(Method::Phragmen, Utility::Cost)] {
        assert_eq!(winners(&election, &rule), [1], "{rule:?}");
    }
    // Add1 alone stops before buying it: each voter would need 11/9, but project 1 needs 4.
    assert!(winners(&election, &shares(Completion::Add1)).is_empty());
}

#[test]
fn empty_ballots_count_or_not() {
    // With 4 voters each has 5, and the two supporters of project 0 have 10 < 20.
    let election = approval(20, &[20, 19], &[(&[0], 2), (&[], 2)]);
    let rule = shares(Completion::None);
    assert!(winners(&election, &rule).is_empty());
    let rule = Rule { empty_ballots: EmptyBallots::Ignore, ..rule };
    assert_eq!(winners(&election, &rule), [0]);
}

#[test]
fn eligibility_by_score_and_share() {
    let election = approval(10, &[5, 5, 5], &[(&[0], 6), (&[1], 3), (&[2], 1)]);
    let mut rule = greedy();
    assert_eq!(winners(&election, &rule), [0, 1]);
    "4".clone_into(&mut rule.eligibility.score);
    assert_eq!(winners(&election, &rule), [0]);
    "".clone_into(&mut rule.eligibility.score);
    "30".clone_into(&mut rule.eligibility.share);
    assert_eq!(winners(&election, &rule), [0, 1]);
    "30.1".clone_into(&mut rule.eligibility.share);
    assert_eq!(winners(&election, &rule), [0]);
}

fn with_limits(election: &mut Election, rule: Rule) -> (Rule, Rule, Rule) {
    for (project, category) in election.projects.iter_mut().zip(["green", "green", "play"]) {
        project.categories = vec![category.to_owned()];
    }
    let mut capped = rule.clone();
    let most = "15".to_owned();
    capped.constraints.caps = vec![Cap { over: CapOver::Category, name: "green".to_owned(), most }];
    let mut exclusive = rule.clone();
    exclusive.constraints.exclusive = vec![vec!["p00".to_owned(), "p02".to_owned()]];
    let mut requires = rule;
    requires.constraints.requires = vec![("p00".to_owned(), "p02".to_owned())];
    (capped, exclusive, requires)
}

#[test]
fn limits_hold_in_every_rule() {
    let mut election =
        approval(40, &[10, 10, 10, 30], &[(&[0, 1, 2], 3), (&[0, 1], 1), (&[0, 3], 1)]);
    let add1u = shares(Completion::Add1u);
    for rule in [greedy(), add1u.clone(), Rule::new(Method::Phragmen, Utility::Cost)] {
        let (capped, exclusive, requires) = with_limits(&mut election, rule);
        let all: Outcome = count(&election, &capped).unwrap();
        let green = all.winners.iter().filter(|&&winner| winner < 2).count();
        assert_eq!(green, 1, "{capped:?}");
        let both = winners(&election, &exclusive);
        assert!(!(both.contains(&0) && both.contains(&2)), "{exclusive:?}");
        let order = winners(&election, &requires);
        let place = |project: usize| order.iter().position(|&winner| winner == project);
        assert!(place(2).is_some() && place(2) < place(0), "{requires:?} {order:?}");
    }
}

#[test]
fn every_tie_is_told_with_the_key_that_decided() {
    let election = approval(10, &[10, 10, 9], &[(&[0], 2), (&[1], 2), (&[2], 2)]);
    let by = |keys: &[TieKey]| {
        let outcome = count(&election, &Rule { ties: keys.to_vec(), ..greedy() }).unwrap();
        let tie = outcome.ties.into_iter().next().unwrap();
        (tie.projects, tie.by)
    };
    assert_eq!(by(&[TieKey::Cost]), (vec![2, 0, 1], TieKey::Cost));
    assert_eq!(by(&[TieKey::MaxCost]), (vec![0, 1, 2], TieKey::Id));
    assert_eq!(by(&[TieKey::Votes]), (vec![0, 1, 2], TieKey::Id));
}

#[test]
fn a_rule_that_does_not_fit_is_refused() {
    let election = approval(10, &[4], &[(&[0], 1)]);
    let borda = Rule::new(Method::EqualShares, Utility::Borda);
    assert!(count(&election, &borda).unwrap_err().to_string().contains("Borda"));
    let points = Rule::new(Method::ExactEqualShares, Utility::Points);
    assert!(count(&election, &points).is_err());
    let zero = Rule {
        increment: "0".to_owned(),
        all_affordable: AllAffordable::ApplyRule,
        ..shares(Completion::Add1)
    };
    assert!(count(&election, &zero).unwrap_err().to_string().contains("increment"));
}

/// The first example of Peters, Pierczyński and Skowron's paper in spirit: two districts,
/// the larger one would take everything greedily; equal shares give each its part.
#[test]
fn each_district_decides_its_part() {
    let election = approval(100, &[30, 30, 30, 10, 10, 10], &[(&[0, 1, 2], 60), (&[3, 4, 5], 40)]);
    assert_eq!(winners(&election, &greedy()), [0, 1, 2, 3]);
    assert_eq!(winners(&election, &shares(Completion::None)), [0, 1, 3, 4, 5]);
}

/// With amounts this large a double cannot hold the last unit, so what somebody lacks by half of one is seen exactly
/// or not at all.
#[test]
fn one_unit_too_dear_is_too_dear_however_large_the_amounts() {
    let each = 100_000_000_000_000_000;
    for method in [Method::EqualShares, Method::ExactEqualShares] {
        let rule = Rule::new(method, Utility::Cardinality);
        for (more, expected) in [(0, [0, 1].as_slice()), (1, &[1])] {
            let costs = [2 * each + more, each];
            let election = approval(3 * each, &costs, &[(&[0], 2), (&[1], 1)]);
            let mut found = winners(&election, &rule);
            found.sort_unstable();
            assert_eq!(found, expected, "{} {more}", rule.name());
        }
        // And what costs one unit less for each who pays is bought first, whatever the order of ties.
        let election =
            approval(7 * each, &[3 * each, 3 * each - 1], &[(&[0], 3), (&[1], 3), (&[], 1)]);
        assert_eq!(winners(&election, &rule), [1, 0], "{}", rule.name());
    }
}
