//! `cargo xtask mutants`: small faults put into the crates with rules, one at a time, to see whether
//! their tests notice.
//!
//! It is run by hand and takes hours: no other chore starts it. A sample of a crate is had by
//! `--shard 0/20`, which takes every twentieth fault. What nobody noticed is listed in
//! `target/mutants/CRATE/mutants.out/missed.txt`; what no fault is put into, and why, in `.cargo/mutants.toml`. It needs
//! cargo-mutants and fetches nothing.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context as _, bail};

use crate::run::{cargo, output, target, watched};

/// The share that is to be noticed, in per cent.
const GOAL: usize = 90;

/// What is looked at: a crate, the files in it (all where none is named), and whose tests are to
/// notice.
const RULES: [(&str, &[&str], &[&str]); 6] = [
    ("city", &[], &["city"]),
    ("calls", &[], &["calls"]),
    ("tally", &[], &["tally"]),
    ("assign", &[], &["assign"]),
    // Use cases and policies show in what people see.
    ("acts", &[], &["acts", "stories"]),
    (
        "web",
        &["crates/web/src/http/policy.rs", "crates/web/src/http/guard.rs"],
        &["web", "stories"],
    ),
];

/// What to put faults into.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Only these crates
    #[arg(long, value_delimiter = ',')]
    only: Vec<String>,
    /// One part of the faults of each crate, spread evenly, such as 0/20
    #[arg(long)]
    shard: Option<String>,
}

/// Puts the faults in and prints which share of them was noticed.
pub(crate) fn run(args: &Args) -> anyhow::Result<ExitCode> {
    if output(&mut cargo(&["mutants", "--version"])).is_err() {
        bail!("cargo-mutants is not here; cargo install --locked cargo-mutants");
    }
    for name in &args.only {
        if RULES.iter().all(|(known, ..)| known != name) {
            let known: Vec<&str> = RULES.iter().map(|&(name, ..)| name).collect();
            bail!("{name} is none of {}", known.join(", "));
        }
    }
    let mut rows = Vec::new();
    for (name, files, tests) in RULES {
        if args.only.is_empty() || args.only.iter().any(|only| only == name) {
            rows.push((name, try_out(name, files, tests, args.shard.as_deref())?));
        }
    }
    println!("\n| crate | faults noticed | share | goal |\n|---|---:|---:|---|");
    for (name, score) in &rows {
        println!(
            "| {name} | {} of {} | {} | ≥ {GOAL} % |",
            score.noticed,
            score.all(),
            score.share()
        );
    }
    let is_met = rows.iter().all(|(_, score)| score.is_met());
    Ok(if is_met { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// What became of the faults of one crate. Those that did not compile are not counted.
#[derive(Debug, PartialEq, Eq)]
struct Score {
    noticed: usize,
    missed: usize,
}

impl Score {
    /// Reads what cargo-mutants left in a folder. A test that no longer ends has noticed.
    fn read(folder: &Path) -> anyhow::Result<Self> {
        let lines = |name: &str| {
            let file = folder.join(name);
            let text = fs::read_to_string(&file).with_context(|| file.display().to_string())?;
            anyhow::Ok(text.lines().count())
        };
        Ok(Self {
            noticed: lines("caught.txt")? + lines("timeout.txt")?,
            missed: lines("missed.txt")?,
        })
    }

    fn all(&self) -> usize {
        self.noticed + self.missed
    }

    /// Rounded down: nothing is met by rounding.
    fn share(&self) -> String {
        match (self.noticed * 100).checked_div(self.all()) {
            Some(per_cent) => format!("{per_cent} %"),
            None => "none tried".to_owned(),
        }
    }

    fn is_met(&self) -> bool {
        self.noticed * 100 >= self.all() * GOAL
    }
}

fn try_out(
    name: &str,
    files: &[&str],
    tests: &[&str],
    shard: Option<&str>,
) -> anyhow::Result<Score> {
    let folder: PathBuf = target().join("mutants").join(name);
    fs::create_dir_all(&folder)?;
    let out = folder.join("mutants.out");
    if out.is_dir() {
        // What an earlier run counted is not counted again.
        fs::remove_dir_all(&out)?;
    }
    let mut command = cargo(&["mutants", "--package", name, "--jobs", "1", "--all-features"]);
    command.args(["--no-times", "--colors", "never"]);
    for package in tests {
        command.args(["--test-package", package]);
    }
    command.arg("--output").arg(&folder);
    // Faster to build, and nobody reads the traces. What others wrote is built once for all crates and runs.
    command.env("CARGO_PROFILE_DEV_DEBUG", "0").env("KALAKA_SKIP_POSTGRES", "1");
    command.env("CARGO_TARGET_DIR", target().join("mutants/build"));
    for file in files {
        command.args(["--file", file]);
    }
    if let Some(shard) = shard {
        command.args(["--shard", shard, "--sharding", "round-robin"]);
    }
    command.arg("--").args(programs(tests));
    // Its status says only whether something was missed, which the files say too.
    watched(&mut command, |_| false)?;
    Score::read(&out)
}

/// Which programs of tests are run: not the examples in the documentation, which show how something is used and take
/// as long to build as the rest; nor the stories that start the real binary, in which there is no fault.
fn programs<'a>(packages: &[&'a str]) -> Vec<&'a str> {
    if !packages.contains(&"stories") {
        return vec!["--tests"];
    }
    // The kit's own tests stand in it.
    let of_their_own = packages.iter().filter(|package| **package != "web");
    ["--lib"].into_iter().chain(of_their_own.flat_map(|package| ["--test", package])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stories_that_start_the_binary_are_not_run() {
        assert_eq!(programs(&["city"]), ["--tests"]);
        assert_eq!(
            programs(&["acts", "stories"]),
            ["--lib", "--test", "acts", "--test", "stories"]
        );
        assert_eq!(programs(&["web", "stories"]), ["--lib", "--test", "stories"]);
    }

    #[test]
    fn a_score_is_read_and_never_rounded_up() {
        let folder = std::env::temp_dir().join(format!("kalaka-mutants-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        assert!(Score::read(&folder).is_err(), "nothing was tried");
        for (name, text) in
            [("caught.txt", "a\nb\n"), ("timeout.txt", "c\n"), ("missed.txt", "d\n")]
        {
            fs::write(folder.join(name), text).unwrap();
        }
        let score = Score::read(&folder).unwrap();
        fs::remove_dir_all(&folder).unwrap();
        assert_eq!(score, Score { noticed: 3, missed: 1 });
        assert_eq!(score.share(), "75 %");
        assert!(!score.is_met() && Score { noticed: 9, missed: 1 }.is_met());
        assert_eq!(Score { noticed: 899, missed: 101 }.share(), "89 %");
        assert_eq!(Score { noticed: 0, missed: 0 }.share(), "none tried");
    }
}
