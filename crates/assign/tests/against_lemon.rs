//! Random problems of every shape, solved here and by LEMON's `dimacs-solver` (Debian's
//! `liblemon-utils`): the same objective, every certificate accepted, every tampered one refused.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]
#![expect(clippy::indexing_slicing, reason = "a test fails by panicking")]

use std::io::Write;
use std::process::{Command, Stdio};

use assign::batch::{self, Solution};
use assign::budget::Unlimited;
use assign::certificate::{Verdict, check};
use assign::dimacs::{DimacsProblem, DimacsReader};
use assign::generate::{Dice, SampleCity, Scarcity, Transport};

fn read(text: &str) -> DimacsProblem {
    let mut reader = DimacsReader::default();
    for line in text.lines() {
        reader.line(line.as_bytes()).unwrap();
    }
    reader.finish().unwrap()
}

/// The optimum according to LEMON; `None` when it is not installed.
fn lemon(text: &str) -> Option<i128> {
    let mut child = Command::new("dimacs-solver")
        .arg("-long")
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .ok()?;
    child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let report = String::from_utf8(output.stderr).unwrap();
    let cost = report.lines().find_map(|line| line.strip_prefix("Min flow cost: "));
    Some(cost.unwrap_or_else(|| panic!("no optimum in {report}")).trim().parse().unwrap())
}

fn verdict(file: &DimacsProblem, solution: &Solution) -> Verdict {
    check(&file.problem, &solution.pairs, &solution.prices, solution.objective).unwrap()
}

/// Spoils a solution in one of several ways; `None` when there is nothing to spoil.
fn tampered(file: &DimacsProblem, solution: &Solution, dice: &mut Dice) -> Option<Solution> {
    let mut solution = solution.clone();
    let pick = |dice: &mut Dice, count: usize| {
        usize::try_from(dice.below(u32::try_from(count).unwrap())).unwrap()
    };
    match dice.below(5) {
        0 => solution.objective -= 1,
        1 => {
            let at = pick(dice, solution.pairs.len());
            solution.pairs.get_mut(at)?.cost -= 1;
        }
        2 => {
            // One more of the same: too many for the need.
            let at = pick(dice, solution.pairs.len());
            let pair = *solution.pairs.get(at)?;
            solution.pairs.push(pair);
        }
        3 => {
            let at = pick(dice, solution.prices.len());
            *solution.prices.get_mut(at)? = -1;
        }
        _ => {
            // A pair left out, its penalty forgotten.
            let at = pick(dice, solution.pairs.len());
            let pair = *solution.pairs.get(at)?;
            solution.pairs.remove(at);
            let penalty = file.problem.penalties()[usize::try_from(pair.need).unwrap()];
            solution.objective -= i128::from(pair.cost);
            if penalty == 0 {
                return None;
            }
        }
    }
    Some(solution)
}

fn compare(seed: u64, problem: &Transport) -> bool {
    let text = problem.to_dimacs().unwrap();
    let file = read(&text);
    let solution = batch::solve(file.problem.clone());
    assert_eq!(solution.gap(), 0, "seed {seed}");
    assert_eq!(verdict(&file, &solution), Verdict::Optimal, "seed {seed}");
    let mut dice = Dice::new(seed);
    for _ in 0..3 {
        if let Some(bad) = tampered(&file, &solution, &mut dice) {
            let verdict = check(&file.problem, &bad.pairs, &bad.prices, bad.objective);
            assert!(verdict.is_err(), "seed {seed}: {verdict:?}");
        }
    }
    let auctioned = batch::solve_by_auction(file.problem.clone(), &mut Unlimited);
    assert_eq!(auctioned.objective, solution.objective, "seed {seed}");
    assert_eq!(verdict(&file, &auctioned), Verdict::Optimal, "seed {seed}");
    match lemon(&text) {
        Some(optimum) => assert_eq!(solution.objective, optimum, "seed {seed}"),
        None => return false,
    }
    true
}

#[test]
fn five_thousand_random_problems_have_lemons_optimum() {
    let count = std::thread::scope(|scope| {
        let halves = [0, 1].map(|half| {
            scope.spawn(move || {
                let seeds = (0..2_500u64).map(|at| 2 * at + half);
                let compared = seeds.take_while(|&seed| {
                    let (needs, offers) = match seed % 50 {
                        0 => (300, 120),
                        1..=5 => (60, 60),
                        _ => (9, 9),
                    };
                    compare(seed, &Transport::generate(seed, needs, offers))
                });
                compared.count()
            })
        });
        halves.into_iter().map(|half| half.join().unwrap()).sum::<usize>()
    });
    if count == 0 {
        eprintln!("skipped: `dimacs-solver` (liblemon-utils) is not installed");
    } else {
        assert_eq!(count, 5_000);
    }
}

#[test]
fn cities_slack_and_tight_have_lemons_optimum() {
    for seed in 0..6 {
        for scarcity in [Scarcity::Slack, Scarcity::Tight] {
            let city = SampleCity::generate(seed, 600, scarcity);
            if !compare(seed, &Transport::from_city(&city, 12)) {
                eprintln!("skipped: `dimacs-solver` (liblemon-utils) is not installed");
                return;
            }
        }
    }
}
