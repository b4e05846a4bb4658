//! `kalaka tally`.

use std::process::ExitCode;

/// What `kalaka tally` was asked.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {}

/// Runs `kalaka tally`.
pub(crate) fn run(_args: &Args) -> anyhow::Result<ExitCode> {
    Ok(ExitCode::SUCCESS)
}
