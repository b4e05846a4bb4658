//! `kalaka assign simulate`: the streams, run through and counted.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use assign::batch;
use assign::certificate::{Verdict, check};
use assign::fairness::crisis::{Outcome, Policy, replay};
use assign::fairness::{Figures, LoadTerm};
use assign::generate::{
    Crisis, Scarcity, Storm, StormShape, StormStep, TutoringShape, tutoring_year,
};
use assign::online::Online;
use assign::tutoring;

use super::super::patience::Patience;
use super::clock::Stopwatch;
use super::picture::{self, Ruled};

/// Every so many changes the board is compared with a fresh batch.
const EVERY: u64 = 1_000;

/// What to run through.
#[derive(Debug, clap::Args)]
pub(crate) struct SimulateArgs {
    /// The seed of all streams.
    #[arg(long, default_value_t = 7)]
    seed: u64,
    /// Needs in the crisis.
    #[arg(long, default_value_t = 10_000)]
    needs: u32,
    /// Random changes to a board that is kept optimal, instead of the crisis and the tutoring year.
    #[arg(long, value_name = "COUNT")]
    changes: Option<u64>,
    /// Draw how evenly the crisis asks people and how long they wait, as an SVG picture.
    #[arg(long, value_name = "FILE.svg", conflicts_with = "changes")]
    plot: Option<PathBuf>,
}

/// Runs `kalaka assign simulate`.
pub(super) fn run(args: &SimulateArgs, patience: &Patience) -> anyhow::Result<ExitCode> {
    match args.changes {
        Some(changes) => {
            let scarce = StormShape {
                needs: 2_000,
                offers: 500,
                candidates: 16,
                highest_cost: 5_000,
                several: 20,
            };
            let plentiful = StormShape { offers: 6_000, ..scarce };
            storm("offers scarce", args.seed, scarce, changes / 2, patience)?;
            storm("offers plenty", args.seed, plentiful, changes - changes / 2, patience)?;
        }
        None => {
            let ruled = crisis(args.seed, args.needs, patience)?;
            if let Some(to) = &args.plot {
                let title =
                    format!("A crisis of 14 days and {} needs, under two rules", args.needs);
                let picture = picture::fairness(&title, &ruled);
                patience.write(to, |out| Ok(out.write_all(picture.as_bytes())?))?;
            }
            tutoring_stream(args.seed, patience)?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Random changes, each timed; now and then the board must be what a fresh batch finds, prove it,
/// and hold every accepted pair.
fn storm(
    name: &str,
    seed: u64,
    shape: StormShape,
    changes: u64,
    patience: &Patience,
) -> anyhow::Result<()> {
    let mut board = Online::empty();
    let mut storm = Storm::new(seed, shape);
    let mut times: BTreeMap<StormStep, Vec<Duration>> = BTreeMap::new();
    let mut compared = 0u32;
    for change in 1..=changes {
        let watch = Stopwatch::start();
        let step = storm.step(&mut board)?;
        times.entry(step).or_default().push(watch.elapsed());
        if change % EVERY == 0 {
            patience.doing(format!("Storm, {name}: {change} of {changes} changes"));
            compare(&board, &storm)?;
            compared += 1;
        }
    }
    patience.done();
    println!("{name}: {changes} changes, {compared} boards equal to a fresh batch and proved");
    for (step, times) in &mut times {
        println!("  {:<10} {}", format!("{step:?}"), super::bench::spread(times));
    }
    Ok(())
}

fn compare(board: &Online, storm: &Storm) -> anyhow::Result<()> {
    let problem = board.problem()?;
    let solution = board.solution();
    let verdict = check(&problem, &solution.pairs, &solution.prices, solution.objective)?;
    anyhow::ensure!(verdict == Verdict::Optimal, "the board is not optimal: {verdict:?}");
    let fresh = batch::solve(problem);
    anyhow::ensure!(fresh.objective == solution.objective, "a fresh batch differs");
    let mut kept: Vec<(u32, u32)> = board.accepted().map(|pair| (pair.need, pair.offer)).collect();
    let mut expected = storm.accepted().to_vec();
    kept.sort_unstable();
    expected.sort_unstable();
    anyhow::ensure!(kept == expected, "an accepted pair has moved");
    Ok(())
}

/// Fourteen days under both rules, with helpers plenty and scarce.
fn crisis(seed: u64, needs: u32, patience: &Patience) -> anyhow::Result<Vec<Ruled>> {
    let mut ruled = Vec::new();
    let rules =
        [("always nearest", Policy::AlwaysNearest), ("fair", Policy::Fair(LoadTerm::default()))];
    for (word, scarcity) in [("plenty", Scarcity::Slack), ("scarce", Scarcity::Tight)] {
        let crisis = Crisis::generate(seed, needs, scarcity);
        let offers = crisis.offers.len();
        println!("crisis: 14 days, {needs} needs, {offers} offers ({word}); waits in minutes");
        println!(
            "  rule            served  reached  top tenth  most  median  nine in ten  \
             slowest neighbourhood  metres"
        );
        for (name, policy) in rules {
            patience.doing(format!("Running the crisis through, helpers {word}, {name}"));
            let outcome = replay(&crisis, policy)?;
            patience.done();
            println!("  {name:<15} {}", row(&outcome));
            ruled.push(Ruled { name: format!("{name}, helpers {word}"), figures: outcome.all });
        }
    }
    Ok(ruled)
}

fn row(outcome: &Outcome) -> String {
    let all: &Figures = &outcome.all;
    let waiting = all.waiting.values().next().cloned().unwrap_or_default();
    let groups = outcome.by_neighbourhood.waiting.values();
    let slowest = groups.map(|group| group.nine_in_ten).max().unwrap_or(0);
    let share = |per_mille: u64| format!("{}.{} %", per_mille / 10, per_mille % 10);
    format!(
        "{:>6}  {:>7}  {:>9}  {:>4}  {:>6}  {:>11}  {:>21}  {:>6}",
        all.served(),
        share(all.reached_per_mille()),
        share(all.top_tenth_per_mille()),
        all.most,
        waiting.median,
        waiting.nine_in_ten,
        slowest,
        outcome.distance.checked_div(all.served()).unwrap_or(0),
    )
}

/// A year of tutoring, matched daily, under ours and the two published rules.
fn tutoring_stream(seed: u64, patience: &Patience) -> anyhow::Result<()> {
    let year = tutoring_year(seed, TutoringShape::YEAR);
    println!("tutoring: {:?}, matched daily", TutoringShape::YEAR);
    println!("  rule                      matches  subjects  median wait  mean wait");
    for (name, policy) in [
        ("ours", tutoring::Policy::Ours(tutoring::Weights::default())),
        ("subjects, tutors' wait", tutoring::Policy::SubjectsThenTutorWait),
        ("balanced", tutoring::Policy::Balanced),
    ] {
        patience.doing(format!("Running the year of tutoring through, {name}"));
        let figures = tutoring::replay(&year, policy, 1)?;
        patience.done();
        let waits = &figures.pupil_waits;
        let median = waits.get(waits.len() / 2).copied().unwrap_or(0);
        let sum: u64 = waits.iter().copied().map(u64::from).sum();
        let mean = sum.checked_div(figures.matches).unwrap_or(0);
        println!(
            "  {name:<25} {:<8} {:<9} {median:>4} days    {mean:>4} days",
            figures.matches, figures.subjects
        );
    }
    Ok(())
}
