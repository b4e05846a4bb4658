//! Chores of the project: tests, tidiness, benches, releases.

mod bench;
mod wasm;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

#[derive(Debug, Parser)]
#[command(name = "cargo xtask")]
struct Cli {
    #[command(subcommand)]
    chore: Chore,
}

#[derive(Debug, Subcommand)]
enum Chore {
    /// Measure a part, with its peers where they are installed.
    #[command(subcommand)]
    Bench(Bench),
    /// Build the counting engine for browsers anew.
    Wasm,
}

#[derive(Debug, Subcommand)]
enum Bench {
    /// Counting.
    Tally,
}

fn main() -> ExitCode {
    let done = match Cli::parse().chore {
        Chore::Bench(Bench::Tally) => bench::tally::run(),
        Chore::Wasm => wasm::run(),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}
