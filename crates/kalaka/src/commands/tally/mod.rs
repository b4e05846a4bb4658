//! `kalaka tally`: count votes, explain the outcome, recount a bundle.

mod check;
mod convert;
mod count;
mod options;
mod recount;
mod story;
mod text;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Subcommand;

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
    match &args.command {
        None => count::run(&args.count),
        Some(Command::Check { dir, json }) => check::run(dir, *json),
        Some(Command::Convert(args)) => convert::run(args),
        Some(Command::Bundle(args)) => recount::bundle(args),
        Some(Command::Simulate(args)) => super::tally_simulate::run(args),
        Some(Command::Verify(args)) => recount::verify(args),
    }
}
