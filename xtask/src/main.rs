//! Chores of the project, started as `cargo xtask …`: tests, tidiness, routes, releases, benches.
//!
//! It needs nothing but Rust, and says plainly what else a chore would need.

mod bench;
mod mutants;
mod recipe;
mod release;
mod routes;
mod run;
mod test;
mod tidy;
mod tools;
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
    /// Check everything: lints, tidiness, units, stories on both databases, browser stories
    Test(test::Args),
    /// Check what the architecture promises
    Tidy,
    /// Write the table of policies, `docs/policies.txt`, or check it
    Routes(routes::Args),
    /// Make the database of a version that has landed, small or large, to try newer ones on
    Recipe(recipe::Args),
    /// Build the binary as it is shipped, and print its size and digest
    Release,
    /// Build the counting engine for browsers anew, where that target is to be had
    Wasm,
    /// Put small faults into the crates with rules and see whether tests notice: by hand, for hours
    Mutants(mutants::Args),
    /// Measure, and print the figures beside their limits
    Bench(bench::Args),
}

fn main() -> ExitCode {
    let done = match Cli::parse().chore {
        Chore::Test(args) => test::run(&args),
        Chore::Tidy => tidy::run(),
        Chore::Routes(args) => routes::run(&args),
        Chore::Recipe(args) => recipe::run(&args),
        Chore::Release => release::run().map(|()| ExitCode::SUCCESS),
        Chore::Wasm => wasm::run().map(|()| ExitCode::SUCCESS),
        Chore::Mutants(args) => mutants::run(&args),
        Chore::Bench(args) => bench::run(&args).map(|()| ExitCode::SUCCESS),
    };
    done.unwrap_or_else(|error| {
        eprintln!("xtask: {error:#}");
        ExitCode::FAILURE
    })
}
