//! Random changes, each followed by a check now and then: the assignment is the optimum a fresh
//! batch finds, its certificate holds, and accepted pairs have not moved.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use assign::batch;
use assign::certificate::{Verdict, check};
use assign::generate::{Storm, StormShape};
use assign::online::Online;
use assign::problem::Candidate;

/// The board is the optimum of its own problem, and says so provably.
fn is_optimal(board: &Online, step: u32) {
    let problem = board.problem().unwrap();
    let solution = board.solution();
    assert_eq!(solution.gap(), 0, "step {step}");
    let verdict = check(&problem, &solution.pairs, &solution.prices, solution.objective);
    assert_eq!(verdict, Ok(Verdict::Optimal), "step {step}");
    assert_eq!(batch::solve(problem).objective, solution.objective, "step {step}");
}

fn weather(seed: u64, shape: StormShape, steps: u32, every: u32) {
    let mut board = Online::empty();
    let mut storm = Storm::new(seed, shape);
    for step in 1..=steps {
        let kind = storm.step(&mut board).unwrap();
        if step % every == 0 {
            is_optimal(&board, step);
            let mut frozen: Vec<(u32, u32)> =
                board.accepted().map(|pair| (pair.need, pair.offer)).collect();
            let mut expected = storm.accepted().to_vec();
            frozen.sort_unstable();
            expected.sort_unstable();
            assert_eq!(frozen, expected, "after {kind:?}");
        }
    }
}

const SMALL: StormShape =
    StormShape { needs: 12, offers: 6, candidates: 4, highest_cost: 9, several: 0 };

#[test]
fn a_small_board_is_optimal_after_every_change() {
    for seed in 0..20 {
        weather(seed, SMALL, 500, 1);
    }
}

#[test]
fn needs_that_ask_for_several_offers_are_optimal_after_every_change() {
    for seed in 0..20 {
        weather(seed, StormShape { several: 500, ..SMALL }, 500, 1);
    }
}

#[test]
fn scarce_and_plentiful_boards_stay_optimal_over_fifty_thousand_changes() {
    let scarce =
        StormShape { needs: 400, offers: 100, candidates: 12, highest_cost: 5_000, several: 50 };
    weather(1, scarce, 25_000, 1_000);
    // Large enough for long chains of several-offer needs.
    let large = StormShape { needs: 2_000, offers: 500, candidates: 16, several: 100, ..scarce };
    weather(7, large, 20_000, 4_000);
    let plentiful = StormShape { needs: 200, offers: 500, ..scarce };
    weather(2, plentiful, 25_000, 1_000);
}

/// One offer with one place; two needs that both want it, the first at the lower cost.
fn one_place_for_two() -> Online {
    let mut board = Online::empty();
    assert_eq!(board.insert_offer(1, &[]), Ok(0));
    for cost in [1, 5] {
        board.insert_need(100, 1, &[Candidate::new(0, cost)]).unwrap();
    }
    board
}

fn holders(board: &Online) -> Vec<u32> {
    (0..2).filter(|&need| board.offers_of(need).next().is_some()).collect()
}

// A board compared with a batch of its own problem agrees with itself about how many places there
// are; these count them by hand.

#[test]
fn a_pair_that_did_not_come_about_gives_its_place_to_another() {
    let mut board = one_place_for_two();
    board.accept(0, 0).unwrap();
    assert_eq!(board.solution().open, 1);
    board.no_show(0, 0).unwrap();
    assert_eq!(holders(&board), [1], "the place is free again, and the pair ruled out");
}

#[test]
fn a_need_that_leaves_gives_its_place_to_another() {
    let mut board = one_place_for_two();
    board.accept(0, 0).unwrap();
    board.remove_need(0).unwrap();
    assert_eq!(board.offers_of(1).collect::<Vec<_>>(), [0]);
}

#[test]
fn an_offer_takes_as_many_as_it_says_accepted_ones_included() {
    let mut board = one_place_for_two();
    assert_eq!(holders(&board), [0]);
    board.set_capacity(0, 1).unwrap();
    assert_eq!(holders(&board), [0], "one place is one place");
    board.accept(0, 0).unwrap();
    board.set_capacity(0, 1).unwrap();
    assert_eq!(board.offers_of(1).next(), None, "the accepted pair has it");
    board.set_capacity(0, 2).unwrap();
    assert_eq!(board.offers_of(1).next(), Some(0));
}

#[test]
fn a_pinned_pair_takes_the_place_at_its_own_cost() {
    let mut board = one_place_for_two();
    board.pin(1, 0, 60).unwrap();
    assert_eq!(board.offers_of(0).next(), None, "the place is taken");
    let accepted: Vec<_> = board.accepted().map(|pair| (pair.need, pair.cost)).collect();
    assert_eq!(accepted, [(1, 60)]);
    assert_eq!(board.solution().objective, 60 + 100, "the pair, and who stays open");
}
