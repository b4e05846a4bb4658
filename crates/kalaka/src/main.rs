//! The `kalaka` binary: reads the command line and hands over to one command.
//!
//! It holds configuration and wiring. Rules live in the pure crates, SQL in
//! `store`, pages in `web`.

mod cities;
mod commands;
mod config;
mod demo;
mod mail;
mod wiring;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// The open platform on which a city and its people innovate together.
#[derive(Debug, Parser)]
#[command(name = "kalaka", version, propagate_version = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Count votes, explain the outcome, recount a bundle.
    Tally(commands::tally::Args),
    /// Match needs with offers, and check a match.
    Assign(commands::assign::Args),
}

fn main() -> ExitCode {
    let result = match Cli::parse().command {
        Command::Tally(args) => commands::tally::run(&args),
        Command::Assign(args) => commands::assign::run(&args),
    };
    match result {
        Ok(code) => code,
        Err(error) => {
            eprintln!("kalaka: {error:#}");
            ExitCode::FAILURE
        }
    }
}
