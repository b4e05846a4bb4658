//! `cargo xtask test`: every check of the project, in the order in which failures are cheapest.
//!
//! A failing part does not stop the others, so that one run tells everything; the last lines are
//! those with which each runner sums up.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, ExitCode, Stdio};
use std::time::Duration;

use anyhow::Context as _;
use clap::ValueEnum;

use crate::run::{Ended, cargo, root, target, watch, watched};
use crate::{tidy, tools};

/// What to check.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Run these parts alone
    #[arg(long, value_enum, value_delimiter = ',')]
    only: Vec<Part>,
}

/// A part of the checks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Part {
    /// Formatting, clippy, tidiness, documentation, dependencies
    Lints,
    /// Tests inside the crates, and examples in documentation
    Units,
    /// Journeys over HTTP, on SQLite and PostgreSQL
    Stories,
    /// Journeys in a browser, with and without JavaScript, and the accessibility sweep
    Browser,
}

/// A step that was taken.
struct Step {
    name: &'static str,
    ended: Ended,
    took: Duration,
}

/// One set of features for everything, so that dependencies are built once.
const EVERYTHING: [&str; 3] = ["--workspace", "--all-targets", "--all-features"];

/// Runs the parts, and prints how each of them ended.
pub(crate) fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let wanted = |part| args.only.is_empty() || args.only.contains(&part);
    let mut steps = Vec::new();
    if wanted(Part::Lints) {
        lints(&mut steps)?;
    }
    if wanted(Part::Units) || wanted(Part::Stories) || wanted(Part::Browser) {
        take(&mut steps, "build", cargo(&["build", "--quiet"]).args(EVERYTHING), |_| false)?;
    }
    if wanted(Part::Units) || wanted(Part::Stories) {
        tests(&mut steps, wanted(Part::Units), wanted(Part::Stories))?;
    }
    if wanted(Part::Browser) {
        browser(&mut steps)?;
    }
    println!("\nHow it ended");
    for Step { name, ended, took } in &steps {
        let word = if ended.fine { "fine" } else { "FAILED" };
        println!("{word:>6}  {name} ({} s)", took.as_secs());
        for line in &ended.closing {
            println!("        {line}");
        }
    }
    let failed = steps.iter().filter(|step| !step.ended.fine).count();
    println!("{} of {} steps are fine", steps.len() - failed, steps.len());
    Ok(if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn take(
    steps: &mut Vec<Step>,
    name: &'static str,
    command: &mut Command,
    closes: fn(&str) -> bool,
) -> anyhow::Result<()> {
    let since = watch();
    let ended = watched(command, closes)?;
    steps.push(Step { name, ended, took: since.elapsed() });
    Ok(())
}

/// A step that could not be taken, and why.
fn missed(steps: &mut Vec<Step>, name: &'static str, why: String) {
    println!("\n{name}: {why}");
    let ended = Ended { fine: false, closing: vec![why] };
    steps.push(Step { name, ended, took: Duration::ZERO });
}

fn lints(steps: &mut Vec<Step>) -> anyhow::Result<()> {
    take(steps, "format", &mut cargo(&["fmt", "--all", "--check"]), |_| false)?;
    let since = watch();
    let report = tidy::check()?;
    report.print();
    let ended = Ended { fine: report.wrong.is_empty(), closing: vec![report.closing()] };
    steps.push(Step { name: "tidy", ended, took: since.elapsed() });
    let mut clippy = cargo(&["clippy", "--quiet"]);
    clippy.args(EVERYTHING).args(["--", "--deny", "warnings"]);
    take(steps, "clippy", &mut clippy, |_| false)?;
    let mut documentation = cargo(&["doc", "--quiet", "--no-deps", "--workspace"]);
    documentation.env("RUSTDOCFLAGS", "--deny warnings");
    take(steps, "documentation", &mut documentation, |_| false)?;
    if tools::has("cargo-deny") {
        // Advisories come from the network; these three do not.
        let mut deny = cargo(&["deny", "--offline", "check", "bans", "licenses", "sources"]);
        take(steps, "cargo-deny", &mut deny, |line| line.contains("bans "))?;
    } else {
        println!("\ncargo-deny is not installed: bans, licences and sources were not checked");
    }
    Ok(())
}

fn tests(steps: &mut Vec<Step>, units: bool, stories: bool) -> anyhow::Result<()> {
    let postgres = match shared_postgres() {
        Ok(postgres) => postgres,
        Err(why) => {
            missed(steps, "PostgreSQL", why);
            return Ok(());
        }
    };
    let give = |command: &mut Command| {
        if let Some(shared) = &postgres {
            command.env("KALAKA_TEST_POSTGRES", &shared.address);
        }
    };
    let mut nextest = tools::has("cargo-nextest");
    if let (false, Ok(list)) = (nextest, crate::run::output(&mut cargo(&["--list"]))) {
        nextest = list.lines().any(|line| line.trim().starts_with("nextest"));
    }
    let scope: &[&str] = match (units, stories) {
        (true, false) => &["--workspace", "--exclude", "stories"],
        (false, true) => &["--package", "stories"],
        _ => &["--workspace"],
    };
    let mut command = if nextest {
        cargo(&["nextest", "run", "--no-fail-fast", "--status-level", "fail"])
    } else {
        cargo(&["test", "--quiet", "--no-fail-fast", "--lib", "--bins", "--tests"])
    };
    command.args(scope).arg("--all-features");
    give(&mut command);
    take(steps, "tests", &mut command, closing_of_tests)?;
    if units {
        let mut examples = cargo(&["test", "--quiet", "--doc", "--workspace", "--all-features"]);
        take(steps, "examples", &mut examples, closing_of_examples)?;
    }
    Ok(())
}

fn closing_of_tests(line: &str) -> bool {
    line.trim_start().starts_with("Summary [")
        || (line.starts_with("test result:") && !line.contains(" 0 passed; 0 failed; 0 ignored"))
}

fn closing_of_examples(line: &str) -> bool {
    line.starts_with("test result:") && !line.contains(" 0 passed; 0 failed; 0 ignored")
}

/// A server that all tests share, for as long as this value lives.
struct Shared {
    server: Child,
    address: String,
}

impl Drop for Shared {
    fn drop(&mut self) {
        // It stops when its input ends.
        drop(self.server.stdin.take());
        drop(self.server.wait());
    }
}

/// Starts the shared server, unless one is named or PostgreSQL is not wanted.
fn shared_postgres() -> Result<Option<Shared>, String> {
    let named = std::env::var("KALAKA_TEST_POSTGRES").is_ok_and(|address| !address.is_empty());
    let skipped = std::env::var("KALAKA_SKIP_POSTGRES").is_ok_and(|skip| skip == "1");
    if named || skipped {
        return Ok(None);
    }
    if !tools::has_postgres() {
        tools::debian(&["postgresql"])?;
    }
    let start = || -> anyhow::Result<Shared> {
        let mut server = Command::new(target().join("debug/shared-postgres"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .context("the shared PostgreSQL does not start")?;
        let mut address = String::new();
        let out = server.stdout.take().context("it has an output")?;
        BufReader::new(out).read_line(&mut address)?;
        let address = address.trim().to_owned();
        anyhow::ensure!(!address.is_empty(), "the shared PostgreSQL did not say its address");
        Ok(Shared { server, address })
    };
    start().map(Some).map_err(|error| format!("{error:#}"))
}

fn browser(steps: &mut Vec<Step>) -> anyhow::Result<()> {
    let ready = tools::chromium().and_then(|path| tools::node_modules().map(|()| path));
    let chromium = match ready {
        Ok(path) => path,
        Err(why) => {
            missed(steps, "browser stories", why);
            return Ok(());
        }
    };
    let mut node = Command::new("node");
    // Named one by one: not every Node takes a folder, and one that finds nothing ends well.
    let stories = std::fs::read_dir(root().join("tests/browser/stories"))?
        .map(|entry| Ok(entry?.path()))
        .collect::<std::io::Result<std::collections::BTreeSet<_>>>()?;
    anyhow::ensure!(!stories.is_empty(), "there are no browser stories");
    node.args(["--test", "--test-reporter=spec", "--test-concurrency=1"])
        .args(stories)
        .current_dir(root().join("tests/browser"))
        .env("KALAKA_TEST_CHROMIUM", chromium)
        .env("KALAKA_TEST_BINARY", target().join("debug/kalaka"));
    take(steps, "browser stories", &mut node, closing_of_node)
}

fn closing_of_node(line: &str) -> bool {
    ["ℹ tests ", "ℹ pass ", "ℹ fail ", "ℹ skipped ", "# swept "]
        .iter()
        .any(|start| line.trim_start().starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runners_sum_up_in_lines_we_know() {
        assert!(closing_of_tests("     Summary [  12.3s] 10 tests run: 10 passed, 0 skipped"));
        assert!(closing_of_tests("test result: FAILED. 3 passed; 1 failed; 0 ignored"));
        assert!(!closing_of_examples("test result: ok. 0 passed; 0 failed; 0 ignored; 0 measured"));
        assert!(closing_of_node("ℹ pass 12"));
        assert!(!closing_of_node("✔ a resident shares an idea"));
    }
}
