//! `kalaka tally`.

use std::process::ExitCode;

use super::tally_simulate;

/// What `kalaka tally` was asked.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    /// Play juries that compare pairs, and see how well they find the best.
    Simulate(tally_simulate::Args),
}

/// Runs `kalaka tally`.
pub(crate) fn run(args: &Args) -> anyhow::Result<ExitCode> {
    match &args.command {
        Command::Simulate(args) => tally_simulate::run(args),
    }
}
