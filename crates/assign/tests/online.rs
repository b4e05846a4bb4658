//! Random changes, each followed by a check now and then: the assignment is the optimum a fresh
//! batch finds, its certificate holds, and accepted pairs have not moved.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use assign::batch;
use assign::certificate::{Verdict, check};
use assign::generate::{Storm, StormShape};
use assign::online::Online;

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
