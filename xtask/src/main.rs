//! Chores of the project: tests, tidiness, benches, releases.

mod bench;

use clap::Parser;

/// Chores of the project.
#[derive(Debug, Parser)]
enum Chore {
    /// Measure one part, with its peers where they are installed.
    Bench {
        /// The part: `assign`.
        part: String,
    },
}

fn main() -> anyhow::Result<()> {
    let Chore::Bench { part } = Chore::parse();
    match part.as_str() {
        "assign" => bench::assign::run(),
        _ => anyhow::bail!("there is no bench called `{part}`"),
    }
}
