//! `cargo xtask bench`: figures beside their limits.
//!
//! Cities are seeded through the store, which no other chore needs: those benches build this chore
//! anew, with optimisation and with the feature `bench`.

mod assign;
mod tally;

#[cfg(feature = "bench")]
mod city;
#[cfg(feature = "bench")]
mod client;
#[cfg(feature = "bench")]
mod load;
#[cfg(feature = "bench")]
mod near;
#[cfg(feature = "bench")]
mod seed;
#[cfg(feature = "bench")]
mod table;
#[cfg(feature = "bench")]
mod writes;

#[cfg(feature = "bench")]
use std::process::Command;

use clap::Subcommand;

#[cfg(feature = "bench")]
use crate::run::output;
#[cfg(not(feature = "bench"))]
use crate::run::{cargo, watched};

/// What to measure.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Counting votes, with its peers where they are installed
    Tally,
    /// Matching needs with offers, with its peers where they are installed
    Assign,
    /// A city with 30,000 ideas, 1,000,000 supports and 100,000 comments, over HTTP
    City(CityArgs),
    /// What people write, mixed, many at once: SQLite and PostgreSQL side by side
    Writes(WritesArgs),
}

#[cfg(feature = "bench")]
use city::Args as CityArgs;
#[cfg(feature = "bench")]
use writes::Args as WritesArgs;

#[cfg(not(feature = "bench"))]
use Anew as CityArgs;
#[cfg(not(feature = "bench"))]
use Anew as WritesArgs;

/// What the bench built anew will read.
#[cfg(not(feature = "bench"))]
#[derive(Debug, clap::Args)]
#[command(disable_help_flag = true)]
struct Anew {
    #[arg(trailing_var_arg = true, allow_hyphen_values = true, hide = true)]
    rest: Vec<String>,
}

/// Measures.
pub(crate) fn run(args: &Args) -> anyhow::Result<()> {
    match &args.what {
        What::Tally => tally::run(),
        What::Assign => assign::run(),
        #[cfg(feature = "bench")]
        What::City(args) => city::run(args),
        #[cfg(feature = "bench")]
        What::Writes(args) => writes::run(args),
        #[cfg(not(feature = "bench"))]
        What::City(args) => anew("city", args),
        #[cfg(not(feature = "bench"))]
        What::Writes(args) => anew("writes", args),
    }
}

#[cfg(not(feature = "bench"))]
fn anew(what: &str, args: &Anew) -> anyhow::Result<()> {
    let mut command = cargo(&["run", "--profile", "dist", "--quiet", "--package", "xtask"]);
    command.args(["--features", "bench", "--"]);
    let ended = watched(command.args(["bench", what]).args(&args.rest), |_| false)?;
    anyhow::ensure!(ended.fine, "the bench did not end well");
    Ok(())
}

/// The machine in one line: processor, cores, memory, system.
#[cfg(feature = "bench")]
fn machine() -> String {
    let read = |file: &str| std::fs::read_to_string(file).unwrap_or_default();
    let field = |text: &str, name: &str| {
        let line = text.lines().find(|line| line.starts_with(name)).unwrap_or_default().to_owned();
        line.split_once(':').map_or_else(String::new, |(_, value)| value.trim().to_owned())
    };
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let memory = field(&read("/proc/meminfo"), "MemTotal");
    let system = output(Command::new("uname").args(["-sr"])).unwrap_or_default();
    format!(
        "{}, {cores} cores, {memory} of memory, {}",
        field(&read("/proc/cpuinfo"), "model name"),
        system.trim()
    )
}
