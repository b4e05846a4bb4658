//! `cargo xtask bench`: figures beside their limits.
//!
//! What is measured needs the store and the engines, which no other chore needs: this chore builds
//! itself again, with optimisation and with the feature `bench`.

#[cfg(feature = "bench")]
mod assign;
#[cfg(feature = "bench")]
mod city;
#[cfg(feature = "bench")]
mod client;
#[cfg(feature = "bench")]
mod load;
#[cfg(feature = "bench")]
mod seed;
#[cfg(feature = "bench")]
mod table;
#[cfg(feature = "bench")]
mod tally;

#[cfg(feature = "bench")]
use std::process::Command;

#[cfg(feature = "bench")]
use crate::run::output;
#[cfg(not(feature = "bench"))]
use crate::run::{cargo, watched};

/// What to measure, and how; `--help` after it tells more.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// `city`: a large city over HTTP; `tally`: counting; `assign`: matching
    #[arg(trailing_var_arg = true, allow_hyphen_values = true, value_name = "WHAT")]
    what: Vec<String>,
}

/// Measures, after building this chore anew.
#[cfg(not(feature = "bench"))]
pub(crate) fn run(args: &Args) -> anyhow::Result<()> {
    let mut command =
        cargo(&["run", "--release", "--quiet", "--package", "xtask", "--features", "bench", "--"]);
    let ended = watched(command.arg("bench").args(&args.what), |_| false)?;
    anyhow::ensure!(ended.fine, "the bench did not end well");
    Ok(())
}

/// Measures.
#[cfg(feature = "bench")]
pub(crate) fn run(args: &Args) -> anyhow::Result<()> {
    /// Figures beside their limits.
    #[derive(Debug, clap::Parser)]
    #[command(name = "cargo xtask bench")]
    enum What {
        /// A city with 30,000 ideas, 1,000,000 supports and 100,000 comments, over HTTP
        City(city::Args),
        /// Counting votes
        Tally,
        /// Matching needs and offers
        Assign,
    }
    let words = std::iter::once("cargo xtask bench").chain(args.what.iter().map(String::as_str));
    match <What as clap::Parser>::parse_from(words) {
        What::City(args) => city::run(&args),
        What::Tally => tally::run(),
        What::Assign => assign::run(),
    }
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
