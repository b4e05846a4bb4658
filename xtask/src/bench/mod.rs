//! `cargo xtask bench`: figures beside their limits. Built with optimisation, whatever runs it.

use std::process::Command;

use clap::Subcommand;

use crate::run::output;

/// What to measure.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Clone, Copy, Subcommand)]
enum What {
    /// Nothing: print the machine
    Machine,
}

/// Measures, after building this chore anew with optimisation if need be.
pub(crate) fn run(args: &Args) -> anyhow::Result<()> {
    match args.what {
        What::Machine => println!("{}", machine()),
    }
    Ok(())
}

/// The machine in one line: processor, cores, memory, system.
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
