//! `cargo xtask routes`: the committed table of policies, from what the stories' harness mounts.

use std::process::ExitCode;

use crate::run::{cargo, watched};

/// What to do with the table.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Change nothing; fail when the table is not what is mounted
    #[arg(long)]
    check: bool,
}

/// Writes method, address, kind and policy of every route into `docs/policies.txt`, or checks it.
pub(crate) fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let mut command = cargo(&["run", "--quiet", "--package", "stories", "--bin", "routes", "--"]);
    command.args(args.check.then_some("--check"));
    let ended = watched(&mut command, |_| false)?;
    Ok(if ended.fine { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
