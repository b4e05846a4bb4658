//! Cities in which competition reaches far: the optimum, and a close answer, for bounded work.
//!
//! Work is counted in arcs looked at, so these limits hold on every machine, however busy.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use assign::batch::{self, Solution};
use assign::budget::WorkLimit;
use assign::certificate::{Verdict, check};
use assign::generate::{SampleCity, Scarcity, Terrain};
use assign::problem::Problem;

fn city(terrain: Terrain, needs: u32, nearest: usize) -> Problem {
    city_of(7, terrain, needs, nearest)
}

fn city_of(seed: u64, terrain: Terrain, needs: u32, nearest: usize) -> Problem {
    let city = SampleCity::generate_on(terrain, seed, needs, Scarcity::Tight);
    city.problem(&city.index().unwrap(), nearest).unwrap()
}

/// At most three thousandths above what is proved.
fn is_close(solution: &Solution) -> bool {
    solution.gap() * 1_000 <= solution.bound * 3
}

fn verdict(problem: &Problem, solution: &Solution) -> Verdict {
    check(problem, &solution.pairs, &solution.prices, solution.objective).unwrap()
}

#[test]
fn long_rows_are_not_looked_at_in_full_again_and_again() {
    let problem = city(Terrain::Even, 10_000, 64);
    let solution = batch::solve(problem.clone());
    assert_eq!(verdict(&problem, &solution), Verdict::Optimal);
    let pairs = u64::try_from(problem.pairs()).unwrap();
    assert!(solution.work < 14 * pairs, "{} arcs of {pairs} pairs", solution.work);
}

#[test]
fn half_the_work_leaves_a_small_gap() {
    let problem = city(Terrain::Even, 10_000, 64);
    let solution = batch::solve_within(problem.clone(), &mut WorkLimit(5_000_000));
    assert!(is_close(&solution), "{} of {}", solution.gap(), solution.bound);
    assert!(matches!(verdict(&problem, &solution), Verdict::Optimal | Verdict::Within(_)));
}

#[test]
fn towns_that_compete_as_a_whole_are_not_mended_place_by_place() {
    for seed in [7, 8, 9] {
        let problem = city_of(seed, Terrain::Towns, 20_000, 32);
        let solution = batch::solve(problem.clone());
        assert_eq!(verdict(&problem, &solution), Verdict::Optimal);
        let pairs = u64::try_from(problem.pairs()).unwrap();
        assert!(solution.work < 28 * pairs, "{seed}: {} arcs of {pairs} pairs", solution.work);
    }
}

#[test]
fn a_close_answer_for_towns_takes_no_more_work_than_for_other_cities() {
    for seed in [7, 8, 9] {
        let problem = city_of(seed, Terrain::Towns, 20_000, 32);
        let solution = batch::solve_within(problem.clone(), &mut WorkLimit(10_000_000));
        assert!(is_close(&solution), "{seed}: {} of {}", solution.gap(), solution.bound);
        assert!(matches!(verdict(&problem, &solution), Verdict::Optimal | Verdict::Within(_)));
    }
}
