//! `cargo xtask test`: every check of the project, in the order in which failures are cheapest.
//!
//! A failing part does not stop the others, so that one run tells everything; the last lines are
//! those with which each runner sums up.

use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
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

/// A step, taken or not.
struct Step {
    name: &'static str,
    outcome: Outcome,
    closing: Vec<String>,
    took: Duration,
}

/// How a step ended. What was not checked is never told as if it were fine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    Fine,
    Failed,
    Skipped,
}

impl Outcome {
    fn of(ended: &Ended) -> Self {
        if ended.fine { Self::Fine } else { Self::Failed }
    }

    fn word(self) -> &'static str {
        match self {
            Self::Fine => "fine",
            Self::Failed => "FAILED",
            Self::Skipped => "skipped",
        }
    }
}

/// One set of features for everything, so that dependencies are built once.
const EVERYTHING: [&str; 3] = ["--workspace", "--all-targets", "--all-features"];

/// What is run: benches are looked at by clippy, and built by whoever measures.
const RUN: [&str; 5] = ["--workspace", "--lib", "--bins", "--tests", "--all-features"];

/// What the names of tests that are nothing without PostgreSQL hold.
const ON_POSTGRES: &str = "on_postgres";

/// Runs the parts, and prints how each of them ended.
pub(crate) fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let wanted = |part| args.only.is_empty() || args.only.contains(&part);
    let mut steps = Vec::new();
    if wanted(Part::Lints) {
        lints(&mut steps)?;
    }
    // Fetched before the first test, so that none finds them missing and does without.
    if (wanted(Part::Units) || wanted(Part::Browser))
        && let Err(why) = tools::node()
    {
        missed(&mut steps, "Node", Outcome::Failed, why);
    }
    if wanted(Part::Units) || wanted(Part::Stories) || wanted(Part::Browser) {
        take(&mut steps, "build", cargo(&["build", "--quiet"]).args(RUN), |_| false)?;
    }
    let scratch = Scratch::new();
    if wanted(Part::Units) || wanted(Part::Stories) {
        tests(&mut steps, &scratch, wanted(Part::Units), wanted(Part::Stories))?;
    }
    if wanted(Part::Browser) {
        browser(&mut steps, &scratch)?;
    }
    drop(scratch);
    println!("\nHow it ended");
    for Step { name, outcome, closing, took } in &steps {
        println!("{:>7}  {name} ({} s)", outcome.word(), took.as_secs());
        for line in closing {
            println!("         {line}");
        }
    }
    let outcomes: Vec<Outcome> = steps.iter().map(|step| step.outcome).collect();
    println!("{}", summary(&outcomes));
    let failed = outcomes.iter().filter(|outcome| **outcome == Outcome::Failed).count();
    Ok(if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn summary(outcomes: &[Outcome]) -> String {
    let count = |wanted| outcomes.iter().filter(|outcome| **outcome == wanted).count();
    format!(
        "{} of {} steps are fine, {} failed, {} skipped",
        count(Outcome::Fine),
        outcomes.len(),
        count(Outcome::Failed),
        count(Outcome::Skipped)
    )
}

fn take(
    steps: &mut Vec<Step>,
    name: &'static str,
    command: &mut Command,
    closes: fn(&str) -> bool,
) -> anyhow::Result<()> {
    let since = watch();
    let ended = watched(command, closes)?;
    let outcome = Outcome::of(&ended);
    steps.push(Step { name, outcome, closing: ended.closing, took: since.elapsed() });
    Ok(())
}

/// A step that was not taken, and why.
fn missed(steps: &mut Vec<Step>, name: &'static str, outcome: Outcome, why: String) {
    println!("\n{name}: {why}");
    steps.push(Step { name, outcome, closing: vec![why], took: Duration::ZERO });
}

fn lints(steps: &mut Vec<Step>) -> anyhow::Result<()> {
    take(steps, "format", &mut cargo(&["fmt", "--all", "--check"]), |_| false)?;
    let since = watch();
    let report = tidy::check()?;
    report.print();
    let outcome = if report.wrong.is_empty() { Outcome::Fine } else { Outcome::Failed };
    let (closing, took) = (vec![report.closing()], since.elapsed());
    steps.push(Step { name: "tidy", outcome, closing, took });
    let mut clippy = cargo(&["clippy", "--quiet"]);
    clippy.args(EVERYTHING).args(["--", "--deny", "warnings"]);
    take(steps, "clippy", &mut clippy, |_| false)?;
    let mut documentation =
        cargo(&["doc", "--quiet", "--no-deps", "--workspace", "--all-features"]);
    documentation.env("RUSTDOCFLAGS", "--deny warnings");
    take(steps, "documentation", &mut documentation, |_| false)?;
    if tools::has("cargo-deny") {
        // Advisories come from the network; these three do not.
        let mut deny = cargo(&["deny", "--offline", "check", "bans", "licenses", "sources"]);
        take(steps, "cargo-deny", &mut deny, |line| line.contains("bans "))?;
    } else {
        let why = "not installed: bans, licences and sources were not checked".to_owned();
        missed(steps, "cargo-deny", Outcome::Skipped, why);
    }
    Ok(())
}

/// Where tests keep what they throw away: in memory where there is room, otherwise where the system has such files.
struct Scratch(Option<PathBuf>);

impl Scratch {
    fn new() -> Self {
        Self(tools::fast_folder())
    }

    fn give(&self, command: &mut Command) {
        if let Some(folder) = &self.0 {
            command.env("TMPDIR", folder);
        }
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        if let Some(folder) = &self.0 {
            drop(std::fs::remove_dir_all(folder));
        }
    }
}

fn tests(
    steps: &mut Vec<Step>,
    scratch: &Scratch,
    units: bool,
    stories: bool,
) -> anyhow::Result<()> {
    // Without PostgreSQL the rest is checked all the same, and the last lines say what was not.
    let mut without = None;
    if skips_postgres() {
        let why = "KALAKA_SKIP_POSTGRES=1: what tells of it was not run".to_owned();
        missed(steps, "PostgreSQL", Outcome::Skipped, why);
        without = Some(["--", "--skip", ON_POSTGRES]);
    }
    let postgres = shared_postgres(scratch).unwrap_or_else(|why| {
        missed(steps, "PostgreSQL", Outcome::Failed, why);
        without = Some(["--", "--skip", ON_POSTGRES]);
        None
    });
    if units
        && without.is_none()
        && let Err(why) = tools::pooler()
    {
        let why = format!("PostgreSQL was not reached through a pooler: {why}");
        missed(steps, "PgBouncer", Outcome::Skipped, why);
    }
    if stories && let Err(why) = tools::clients(&target().join("clients")) {
        let why = format!("clients of the API were not made: {why}");
        missed(steps, "clients", Outcome::Skipped, why);
    }
    let give = |command: &mut Command| {
        scratch.give(command);
        if let Some(shared) = &postgres {
            command.env("KALAKA_TEST_POSTGRES", &shared.address);
        }
        if without.is_some() {
            // The few tests that need it for a part leave that part out.
            command.env("KALAKA_SKIP_POSTGRES", "1");
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
        let mut command = cargo(&["nextest", "run", "--no-fail-fast", "--status-level", "fail"]);
        // One more than there are cores: many wait for a database or for another program.
        let cores = std::thread::available_parallelism().map_or(2, usize::from);
        command.args(["--test-threads", &(cores + 1).to_string()]);
        command
    } else {
        cargo(&["test", "--quiet", "--no-fail-fast", "--lib", "--bins", "--tests"])
    };
    command.args(scope).arg("--all-features").args(without.into_iter().flatten());
    give(&mut command);
    take(steps, "tests", &mut command, closing_of_tests)?;
    if units {
        let mut examples = cargo(&["test", "--quiet", "--doc", "--all-features"]);
        for name in with_examples()? {
            examples.args(["--package", &name]);
        }
        take(steps, "examples", &mut examples, closing_of_examples)?;
    }
    Ok(())
}

/// The crates whose documentation has examples to run: going through the others takes minutes and finds nothing.
fn with_examples() -> anyhow::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in std::fs::read_dir(root().join("crates"))? {
        let folder = entry?.path();
        if has_example(&folder.join("src"))?
            && let Some(name) = folder.file_name()
        {
            names.push(name.to_string_lossy().into_owned());
        }
    }
    names.sort();
    Ok(names)
}

fn has_example(folder: &Path) -> anyhow::Result<bool> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let found = if path.is_dir() {
            has_example(&path)?
        } else {
            path.extension().is_some_and(|ending| ending == "rs")
                && holds_example(&std::fs::read_to_string(&path)?)
        };
        if found {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether a comment of documentation opens a block of Rust that is not ignored.
fn holds_example(source: &str) -> bool {
    let fences = source.lines().filter_map(|line| {
        let line = line.trim_start();
        let said = line.strip_prefix("///").or_else(|| line.strip_prefix("//!"))?;
        said.trim_start().strip_prefix("```")
    });
    let runs = |named: &str| matches!(named.trim(), "" | "rust" | "no_run" | "should_panic");
    // Every other fence closes what the one before it opened.
    fences.step_by(2).any(runs)
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

/// Whether tests are told to do without PostgreSQL.
fn skips_postgres() -> bool {
    std::env::var("KALAKA_SKIP_POSTGRES").is_ok_and(|skip| skip == "1")
}

/// Starts the shared server, unless one is named or PostgreSQL is not wanted.
fn shared_postgres(scratch: &Scratch) -> Result<Option<Shared>, String> {
    let named = std::env::var("KALAKA_TEST_POSTGRES").is_ok_and(|address| !address.is_empty());
    if named || skips_postgres() {
        return Ok(None);
    }
    if !tools::has_postgres() {
        tools::debian(&["postgresql"])?;
    }
    let start = || -> anyhow::Result<Shared> {
        let mut command = Command::new(target().join("debug/shared-postgres"));
        scratch.give(&mut command);
        let mut server = command
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

fn browser(steps: &mut Vec<Step>, scratch: &Scratch) -> anyhow::Result<()> {
    let ready = tools::chromium().and_then(|path| tools::node_modules().map(|()| path));
    let chromium = match ready {
        Ok(path) => path,
        Err(why) => {
            missed(steps, "browser stories", Outcome::Failed, why);
            return Ok(());
        }
    };
    let mut node = Command::new("node");
    // Named one by one: not every Node takes a folder, and one that finds nothing ends well.
    let stories = std::fs::read_dir(root().join("tests/browser/stories"))?
        .map(|entry| Ok(entry?.path()))
        .collect::<std::io::Result<std::collections::BTreeSet<_>>>()?;
    anyhow::ensure!(!stories.is_empty(), "there are no browser stories");
    // The sweep takes longest and goes first; the others run beside it, one at a time.
    let (sweep, others): (Vec<_>, Vec<_>) =
        stories.into_iter().partition(|story| story.ends_with("sweep.mjs"));
    node.args(["--test", "--test-reporter=spec", "--test-concurrency=2"])
        .args(sweep)
        .args(others)
        .current_dir(root().join("tests/browser"))
        .env("KALAKA_TEST_CHROMIUM", chromium)
        .env("KALAKA_TEST_BINARY", target().join("debug/kalaka"));
    scratch.give(&mut node);
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
    fn what_was_skipped_is_not_fine() {
        let outcomes = [Outcome::Fine, Outcome::Skipped, Outcome::Fine, Outcome::Failed];
        assert_eq!(summary(&outcomes), "2 of 4 steps are fine, 1 failed, 1 skipped");
    }

    #[test]
    fn an_example_is_a_block_of_rust() {
        assert!(holds_example("/// ```\n/// let two = 2;\n/// ```"));
        assert!(holds_example(
            "//! ```text\n//! a\n//! ```\n    /// ```no_run\n    /// f();\n    /// ```"
        ));
        assert!(!holds_example("/// ```ignore\n/// later();\n/// ```\nlet fence = \"```\";"));
    }

    #[test]
    fn runners_sum_up_in_lines_we_know() {
        assert!(closing_of_tests("     Summary [  12.3s] 10 tests run: 10 passed, 0 skipped"));
        assert!(closing_of_tests("test result: FAILED. 3 passed; 1 failed; 0 ignored"));
        assert!(!closing_of_examples("test result: ok. 0 passed; 0 failed; 0 ignored; 0 measured"));
        assert!(closing_of_node("ℹ pass 12"));
        assert!(!closing_of_node("✔ a resident shares an idea"));
    }
}
