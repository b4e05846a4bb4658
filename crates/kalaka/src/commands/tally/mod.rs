//! `kalaka tally`: count votes, explain the outcome, recount a bundle.

mod check;
mod convert;
mod count;
mod options;
mod picture;
mod recount;
mod story;
mod text;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Subcommand;

use super::patience::Patience;
use super::printed::Form;

/// What `kalaka tally` was asked.
#[derive(Debug, clap::Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub(crate) struct Args {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    count: Box<count::CountArgs>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Recount every .pb file of a folder and compare with its `selected` column.
    Check {
        /// The folder.
        dir: PathBuf,
        /// Print the result as JSON.
        #[arg(long)]
        json: bool,
        /// Print the result as CSV.
        #[arg(long, conflicts_with = "json")]
        csv: bool,
    },
    /// Write an election as a strict .pb file, with voters as numbers.
    Convert(convert::ConvertArgs),
    /// Count and write a bundle that anyone can recount.
    Bundle(recount::BundleArgs),
    /// Play juries that compare pairs, and see how well they find the best.
    Simulate(super::tally_simulate::Args),
    /// Recount a bundle and compare.
    Verify(recount::VerifyArgs),
}

/// Runs `kalaka tally`.
pub(crate) fn run(args: &Args) -> anyhow::Result<ExitCode> {
    Patience::during(|patience| match &args.command {
        None => count::run(&args.count, patience),
        Some(Command::Check { dir, json, csv }) => check::run(dir, Form::of(*json, *csv), patience),
        Some(Command::Convert(args)) => convert::run(args, patience),
        Some(Command::Bundle(args)) => recount::bundle(args, patience),
        Some(Command::Simulate(args)) => {
            patience.doing("Playing juries");
            super::tally_simulate::run(args)
        }
        Some(Command::Verify(args)) => recount::verify(args, patience),
    })
}
