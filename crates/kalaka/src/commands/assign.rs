//! `kalaka assign`.

use std::process::ExitCode;

/// What `kalaka assign` was asked.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {}

/// Runs `kalaka assign`.
pub(crate) fn run(_args: &Args) -> anyhow::Result<ExitCode> {
    Ok(ExitCode::SUCCESS)
}
