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
    let city = SampleCity::generate_on(terrain, 7, needs, Scarcity::Tight);
    city.problem(&city.index().unwrap(), nearest).unwrap()
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
    // At most three thousandths above what is proved.
    assert!(
        solution.gap() * 1_000 <= solution.bound * 3,
        "{} of {}",
        solution.gap(),
        solution.bound
    );
    assert!(matches!(verdict(&problem, &solution), Verdict::Optimal | Verdict::Within(_)));
}

#[test]
fn towns_that_compete_as_a_whole_are_not_mended_place_by_place() {
    let problem = city(Terrain::Towns, 20_000, 32);
    let solution = batch::solve(problem.clone());
    assert_eq!(verdict(&problem, &solution), Verdict::Optimal);
    let pairs = u64::try_from(problem.pairs()).unwrap();
    assert!(solution.work < 60 * pairs, "{} arcs of {pairs} pairs", solution.work);
}
