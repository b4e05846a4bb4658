//! Chores of the project: tests, tidiness, benches, releases.

mod wasm;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Chores of the project.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask")]
struct Cli {
    #[command(subcommand)]
    chore: Chore,
}

#[derive(Debug, Subcommand)]
enum Chore {
    /// Build the counting engine for browsers anew
    Wasm,
}

fn main() -> ExitCode {
    let done = match Cli::parse().chore {
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
