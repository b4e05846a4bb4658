//! Rules that hold for every problem, and small problems solved by trying everything.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

use assign::batch::{self, Solution};
use assign::budget::{Unlimited, WorkLimit};
use assign::certificate::{Flaw, Verdict, check};
use assign::online::{ChangeError, Online};
use assign::problem::{Candidate, Pair, Problem, ProblemError};
use proptest::prelude::*;

/// A need as drawn: its penalty, how many offers it asks for, the costs of its pairs by offer.
type Need = (i64, u32, Vec<Option<i64>>);

fn problem(needs: &[Need], capacities: &[u32]) -> Problem {
    let mut builder = Problem::builder(needs.len(), capacities.len());
    for (need, (penalty, wanted, costs)) in (0u32..).zip(needs) {
        builder.penalty(need, *penalty).unwrap();
        builder.wants(need, *wanted).unwrap();
        for (offer, cost) in (0u32..).zip(costs.iter().take(capacities.len())) {
            if let Some(cost) = cost {
                builder.pair(need, offer, *cost).unwrap();
            }
        }
    }
    for (offer, &capacity) in (0u32..).zip(capacities) {
        builder.capacity(offer, capacity).unwrap();
    }
    builder.build().unwrap()
}

/// The least cost, by trying every set of offers for every need.
fn by_trying(needs: &[Need], free: &mut [u32]) -> i64 {
    let Some(((penalty, wanted, costs), rest)) = needs.split_first() else { return 0 };
    let mut least = i64::MAX;
    for set in 0u32..1 << free.len() {
        let chosen: Vec<usize> = (0..free.len()).filter(|at| set & (1 << at) != 0).collect();
        let priced: Option<Vec<i64>> = chosen.iter().map(|&at| costs[at]).collect();
        let takes = u32::try_from(chosen.len()).unwrap();
        let Some(priced) = priced.filter(|_| takes <= *wanted) else { continue };
        if chosen.iter().any(|&at| free[at] == 0) {
            continue;
        }
        chosen.iter().for_each(|&at| free[at] -= 1);
        let here = priced.iter().sum::<i64>() + i64::from(wanted - takes) * penalty;
        least = least.min(here + by_trying(rest, free));
        chosen.iter().for_each(|&at| free[at] += 1);
    }
    least
}

fn verdict(problem: &Problem, solution: &Solution) -> Result<Verdict, Flaw> {
    check(problem, &solution.pairs, &solution.prices, solution.objective)
}

fn need() -> impl Strategy<Value = Need> {
    let cost = proptest::option::weighted(0.7, -4i64..12);
    (-2i64..15, 0u32..4, proptest::collection::vec(cost, 4))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn both_methods_find_what_trying_everything_finds(
        needs in proptest::collection::vec(need(), 0..5),
        capacities in proptest::collection::vec(0u32..3, 0..=4),
    ) {
        let problem = problem(&needs, &capacities);
        let least = i128::from(by_trying(&needs, &mut capacities.clone()));
        for solution in [
            batch::solve(problem.clone()),
            batch::solve_by_auction(problem.clone(), &mut Unlimited),
        ] {
            prop_assert_eq!(solution.objective, least);
            prop_assert_eq!(verdict(&problem, &solution), Ok(Verdict::Optimal));
        }
    }

    #[test]
    fn any_budget_gives_an_assignment_and_a_true_bound(
        needs in proptest::collection::vec(need(), 0..30),
        capacities in proptest::collection::vec(0u32..4, 0..=4),
        work in 0u64..2_000,
    ) {
        let problem = problem(&needs, &capacities);
        let best = batch::solve(problem.clone()).objective;
        let hurried = batch::solve_by_auction(problem.clone(), &mut WorkLimit(work));
        prop_assert!(hurried.bound <= best && best <= hurried.objective);
        let expected =
            if hurried.gap() == 0 { Verdict::Optimal } else { Verdict::Within(hurried.gap()) };
        prop_assert_eq!(verdict(&problem, &hurried), Ok(expected));
    }
}

#[test]
fn pinned_pairs_stay_and_forbidden_ones_never_come() {
    let mut builder = Problem::builder(2, 2);
    for need in 0..2 {
        builder.penalty(need, 100).unwrap();
        builder.pair(need, 0, 1).unwrap();
        builder.pair(need, 1, 5).unwrap();
    }
    builder.capacity(0, 1).unwrap();
    builder.capacity(1, 1).unwrap();
    let mut pinned = builder.clone();
    pinned.pin(0, 1, 60).unwrap();
    let problem = pinned.build().unwrap();
    let solution = batch::solve(problem.clone());
    assert_eq!(solution.objective, 61);
    assert!(solution.pairs.contains(&Pair { need: 0, offer: 1, cost: 60 }));
    assert_eq!(verdict(&problem, &solution), Ok(Verdict::Optimal));
    let without = Solution { pairs: vec![Pair { need: 1, offer: 0, cost: 1 }], ..solution };
    assert!(matches!(verdict(&problem, &without), Err(Flaw::PinMissing(_))));

    builder.forbid(0, 1);
    builder.forbid(1, 1);
    let solution = batch::solve(builder.build().unwrap());
    assert_eq!((solution.objective, solution.open), (101, 1));
}

#[test]
fn a_problem_says_what_is_wrong_with_it() {
    let mut builder = Problem::builder(1, 1);
    assert_eq!(builder.pair(1, 0, 0), Err(ProblemError::NoSuchNeed(1)));
    assert_eq!(builder.pair(0, 1, 0), Err(ProblemError::NoSuchOffer(1)));
    assert_eq!(builder.pair(0, 0, i64::MIN), Err(ProblemError::CostTooLarge(i64::MIN)));
    assert_eq!(builder.penalty(0, i64::MAX), Err(ProblemError::CostTooLarge(i64::MAX)));
    assert_eq!(builder.clone().build().unwrap_err(), ProblemError::NoPenalty(0));
    builder.penalty(0, 3).unwrap();
    let mut twice = builder.clone();
    twice.pin(0, 0, 1).unwrap();
    assert_eq!(twice.clone().build().unwrap_err(), ProblemError::OfferOverPinned(0));
    twice.capacity(0, 5).unwrap();
    twice.pin(0, 0, 1).unwrap();
    assert_eq!(twice.build().unwrap_err(), ProblemError::NeedOverPinned(0));
    builder.wants(0, u32::MAX).unwrap();
    assert!(matches!(builder.build(), Err(ProblemError::TooMany(_))));
}

#[test]
fn a_board_refuses_what_makes_no_sense_and_is_as_before() {
    let mut board = Online::empty();
    let offer = board.insert_offer(1, &[]).unwrap();
    let need = board.insert_need(9, 1, &[Candidate::new(offer, 2)]).unwrap();
    assert_eq!(board.offers_of(need).collect::<Vec<_>>(), [offer]);
    assert!(matches!(
        board.insert_need(1, 1, &[Candidate::new(7, 1)]),
        Err(ChangeError::Problem(_))
    ));
    assert!(matches!(board.remove_need(5), Err(ChangeError::Problem(_))));
    assert!(matches!(board.no_show(need, offer), Err(ChangeError::NotAccepted { .. })));
    board.accept(need, offer).unwrap();
    assert!(matches!(board.refuse(need, offer), Err(ChangeError::Accepted { .. })));
    assert!(matches!(board.accept(need, offer), Err(ChangeError::NotMatched { .. })));
    assert!(matches!(
        board.set_capacity(offer, 0),
        Err(ChangeError::CapacityBelowAccepted { accepted: 1, .. })
    ));
    assert_eq!(board.solution().objective, 2);
    board.no_show(need, offer).unwrap();
    assert_eq!((board.solution().objective, board.solution().open), (9, 1));
    board.remove_offer(offer).unwrap();
    assert_eq!(board.insert_offer(2, &[(need, 4)]).unwrap(), offer);
    assert_eq!(board.changes().map(|change| change.offer).collect::<Vec<_>>(), [Some(offer)]);
}

#[test]
fn a_certificate_says_how_far_an_assignment_may_be_from_the_best() {
    // One place for two: the second of them should stay open, which costs 1 + 10.
    let problem = problem(&[(10, 1, vec![Some(1)]), (10, 1, vec![Some(2)])], &[1]);
    let first = [Pair { need: 0, offer: 0, cost: 1 }];
    let second = [Pair { need: 1, offer: 0, cost: 2 }];
    assert_eq!(check(&problem, &first, &[8], 11), Ok(Verdict::Optimal));
    assert_eq!(check(&problem, &second, &[8], 12), Ok(Verdict::Within(1)));
    // A price that is too low proves less.
    assert_eq!(check(&problem, &first, &[0], 11), Ok(Verdict::Within(8)));
    assert_eq!(check(&problem, &first, &[8], 10), Err(Flaw::Objective(11)));
}
