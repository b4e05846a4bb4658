//! `cargo xtask recipe`: the database of a version of the schema that has landed, to try newer ones on.

use std::process::ExitCode;

use crate::run::{cargo, watched};

/// What to make.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The number of the version's last migration of cities
    version: u32,
    /// An empty folder (SQLite) or the address of an empty PostgreSQL database
    database: String,
    /// How many people each of its two cities has
    #[arg(long, default_value_t = 10)]
    size: u32,
}

/// Makes it.
pub(crate) fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let mut command = cargo(&["run", "--quiet", "--package", "store", "--features", "testing"]);
    let (version, size) = (args.version.to_string(), args.size.to_string());
    command.args(["--bin", "recipe", "--", &version, &size, &args.database]);
    let ended = watched(&mut command, |_| false)?;
    Ok(if ended.fine { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
