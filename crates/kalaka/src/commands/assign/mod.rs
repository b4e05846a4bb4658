//! `kalaka assign`: solve a needs-and-offers file, check a solution, run the streams.
//!
//! Reading, writing and the clock are here; what is optimal is decided in the `assign` crate.

mod bench;
mod check;
mod clock;
mod files;
mod picture;
mod simulate;
mod solve;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Subcommand;

use super::patience::Patience;
use super::printed::Form;

/// What `kalaka assign` was asked.
#[derive(Debug, clap::Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub(crate) struct Args {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    solve: Option<solve::SolveArgs>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Say whether a solution is optimal, near the optimum, or wrong.
    Check {
        /// The problem, in DIMACS minimum-cost-flow format.
        file: PathBuf,
        /// The solution, as written by `--solution`.
        solution: PathBuf,
        /// Print JSON.
        #[arg(long)]
        json: bool,
        /// Print CSV.
        #[arg(long, conflicts_with = "json")]
        csv: bool,
    },
    /// Time the sample cities: candidates, batches, changes.
    Bench(bench::BenchArgs),
    /// Run the crisis and the tutoring year through, or a storm of random changes.
    Simulate(simulate::SimulateArgs),
}

/// Runs `kalaka assign`.
pub(crate) fn run(args: &Args) -> anyhow::Result<ExitCode> {
    Patience::during(|patience| match (&args.command, &args.solve) {
        (Some(Command::Check { file, solution, json, csv }), _) => {
            check::run(file, solution, Form::of(*json, *csv), patience)
        }
        // It prints a line whenever it has one.
        (Some(Command::Bench(args)), _) => bench::run(args),
        (Some(Command::Simulate(args)), _) => simulate::run(args, patience),
        (None, Some(args)) => solve::run(args, patience),
        (None, None) => anyhow::bail!("name a file, or one of check, bench, simulate"),
    })
}
