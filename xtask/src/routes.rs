//! `cargo xtask routes`: the table of routes, as the stories' harness mounts it.

use std::process::ExitCode;

use crate::run::{cargo, watched};

/// Prints method, address, policy and kind of every route.
pub(crate) fn run() -> anyhow::Result<ExitCode> {
    let mut command = cargo(&["run", "--quiet", "--package", "stories", "--bin", "routes"]);
    let ended = watched(&mut command, |_| false)?;
    Ok(if ended.fine { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
