//! `cargo xtask mutants`: small faults put into the crates with rules, one at a time, to see whether
//! their tests notice.
//!
//! The checkout is copied, and every fault of a crate built into the copy together, each behind a switch; then the tests
//! run once for each fault until one of them fails. It is started by hand and takes hours: no other chore starts it. A
//! sample is had by `--shard 0/20`, which takes every twentieth fault. What nobody noticed is listed in
//! `target/mutants/CRATE.missed.txt`. It needs cargo-nextest and fetches nothing.

mod switch;
mod values;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::thread;
use std::time::Duration;

use anyhow::{Context as _, bail};
use serde_json::Value;

use self::switch::Fault;
use crate::run::{output, root, target, watch};
use crate::tools;

/// The share that is to be noticed, in per cent.
const GOAL: usize = 90;

/// What gets faults, and who is to notice them.
struct Rules {
    /// The crate.
    name: &'static str,
    /// The files in it; all where none is named.
    files: &'static [&'static str],
    /// Whose tests notice.
    tests: &'static [&'static str],
    /// Which of these, in the words of nextest; those that are quick to notice come first.
    filters: &'static [&'static str],
}

/// Use cases and policies show in what people see; the stories that start the real binary have no fault in it.
const STORIES: &str = "package(stories) & binary(stories) & not test(on_postgres)";

const RULES: [Rules; 6] = [
    Rules { name: "city", files: &[], tests: &["city"], filters: &["all()"] },
    Rules { name: "calls", files: &[], tests: &["calls"], filters: &["all()"] },
    Rules { name: "tally", files: &[], tests: &["tally"], filters: &["all()"] },
    Rules { name: "assign", files: &[], tests: &["assign"], filters: &["all()"] },
    Rules {
        name: "acts",
        files: &[],
        tests: &["acts", "stories"],
        filters: &["package(acts)", STORIES],
    },
    Rules {
        name: "web",
        files: &["http/policy.rs", "http/guard.rs"],
        tests: &["web", "stories"],
        filters: &["package(web)", STORIES],
    },
];

/// What to put faults into.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Only these crates
    #[arg(long, value_delimiter = ',')]
    only: Vec<String>,
    /// One part of the faults of each crate, spread evenly, such as 0/20
    #[arg(long, value_parser = shard, default_value = "0/1")]
    shard: (usize, usize),
}

fn shard(text: &str) -> Result<(usize, usize), String> {
    let parts =
        text.split_once('/').and_then(|(part, of)| Some((part.parse().ok()?, of.parse().ok()?)));
    parts
        .filter(|(part, of)| part < of)
        .ok_or_else(|| "such as 0/20: the first of twenty parts".to_owned())
}

/// Puts the faults in and prints which share of them was noticed.
pub(crate) fn run(args: &Args) -> anyhow::Result<ExitCode> {
    if !tools::has("cargo-nextest") {
        bail!("cargo-nextest is not here; cargo install --locked cargo-nextest");
    }
    for name in &args.only {
        if RULES.iter().all(|rules| rules.name != name) {
            bail!("{name} is none of {}", RULES.map(|rules| rules.name).join(", "));
        }
    }
    let mut rows = Vec::new();
    for rules in RULES {
        if args.only.is_empty() || args.only.iter().any(|only| only == rules.name) {
            rows.push((rules.name, try_out(&rules, args.shard)?));
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
#[derive(Debug, Default, PartialEq, Eq)]
struct Score {
    noticed: usize,
    missed: usize,
}

impl Score {
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

/// The copy of the checkout that gets the faults.
struct Copy {
    folder: PathBuf,
    target: PathBuf,
}

fn try_out(rules: &Rules, (part, of): (usize, usize)) -> anyhow::Result<Score> {
    let copy = Copy::fresh()?;
    let faults = copy.put_in(rules)?;
    println!("{}: {} faults", rules.name, faults.len());
    let since = watch();
    if copy.test(rules, 0, Duration::from_secs(3600))? != Tested::Fine {
        bail!("the tests of {} fail without a fault", rules.name);
    }
    // What takes several times as long as all tests does not end.
    let since_built = watch();
    let patience = match copy.test(rules, 0, Duration::from_secs(3600))? {
        Tested::Fine => since_built.elapsed() * 4 + Duration::from_secs(20),
        _ => bail!("the tests of {} fail now and then", rules.name),
    };
    println!(
        "built and tried in {} s, patience {} s",
        since.elapsed().as_secs(),
        patience.as_secs()
    );
    let mut score = Score::default();
    let mut missed = String::new();
    let chosen: Vec<&Fault> = faults.iter().skip(part).step_by(of).collect();
    for (done, fault) in chosen.iter().enumerate() {
        let Fault { number, place, what } = fault;
        let tested = copy.test(rules, *number, patience)?;
        println!("{}/{} {place} {what}: {}", done + 1, chosen.len(), tested.word());
        if tested == Tested::Fine {
            score.missed += 1;
            writeln!(missed, "{number} {place} {what}")?;
        } else {
            score.noticed += 1;
        }
    }
    fs::write(target().join(format!("mutants/{}.missed.txt", rules.name)), missed)?;
    Ok(score)
}

/// What the tests say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tested {
    Fine,
    Noticed,
    /// It no longer ends, which is noticed too.
    Endless,
}

impl Tested {
    fn word(self) -> &'static str {
        match self {
            Self::Fine => "MISSED",
            Self::Noticed => "noticed",
            Self::Endless => "noticed, does not end",
        }
    }
}

impl Copy {
    /// The checkout as it lies there, without faults. What has not changed is not touched, and so not built anew.
    fn fresh() -> anyhow::Result<Self> {
        let own = Self {
            folder: target().join("mutants/checkout"),
            target: target().join("mutants/build"),
        };
        let mut list = Command::new("git");
        list.args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"]);
        let list = output(list.current_dir(root()))?;
        for file in list.split('\0').filter(|file| !file.is_empty()) {
            // What is deleted and not committed yet is still listed.
            if let Ok(bytes) = fs::read(root().join(file)) {
                put(&own.folder.join(file), &bytes)?;
            }
        }
        // Tests look for data beside the checkout.
        let beside = (root().join("../shared"), own.folder.join("../shared"));
        if beside.0.is_dir() && !beside.1.exists() {
            std::os::unix::fs::symlink(beside.0.canonicalize()?, beside.1)?;
        }
        Ok(own)
    }

    /// Puts all faults of a crate in, each behind its switch; those that do not compile are taken out again.
    fn put_in(&self, rules: &Rules) -> anyhow::Result<Vec<Fault>> {
        let sources = root().join("crates").join(rules.name).join("src");
        let mut files = Vec::new();
        sources_in(&sources, &mut files)?;
        files.sort();
        let mut without = BTreeSet::new();
        loop {
            let (mut next, mut all) = (0, Vec::new());
            for path in &files {
                let within = path.strip_prefix(&sources)?.to_string_lossy().into_owned();
                let source = fs::read_to_string(path)?;
                let named = rules.files.is_empty() || rules.files.contains(&within.as_str());
                let is_test = within.split('/').any(|part| part == "tests.rs" || part == "tests");
                let mut text = source.clone();
                if named && !is_test {
                    let (switched, faults) =
                        switch::switched(&within, &source, &mut next, &without)?;
                    all.extend(faults);
                    text = switched;
                }
                if within == "lib.rs" {
                    text.push_str(switch::FAULTS);
                }
                let copied = self.folder.join("crates").join(rules.name).join("src").join(within);
                put(&copied, text.as_bytes())?;
            }
            let wrong = self.wrong(rules.name)?;
            if wrong.is_empty() {
                return Ok(all);
            }
            println!("{}: {} faults do not compile", rules.name, without.len() + wrong.len());
            without.extend(wrong);
        }
    }

    /// The faults with which a crate does not compile.
    fn wrong(&self, name: &str) -> anyhow::Result<BTreeSet<u32>> {
        let mut check = self.cargo(&["check", "--package", name, "--all-features", "--quiet"]);
        let checked = check.args(["--message-format", "json"]).output()?;
        let mut wrong = BTreeSet::new();
        for line in String::from_utf8_lossy(&checked.stdout).lines() {
            let Ok(told) = serde_json::from_str::<Value>(line) else { continue };
            let said = told.get("message").unwrap_or(&Value::Null);
            if said.get("level").and_then(Value::as_str) != Some("error") {
                continue;
            }
            for span in said.get("spans").and_then(Value::as_array).into_iter().flatten() {
                let file = span.get("file_name").and_then(Value::as_str).unwrap_or_default();
                let line = span.get("line_start").and_then(Value::as_u64).unwrap_or(0);
                let text = fs::read_to_string(self.folder.join(file)).unwrap_or_default();
                wrong.extend(switch_before(&text, usize::try_from(line)?));
            }
        }
        if wrong.is_empty() && !checked.status.success() {
            bail!("{name} does not compile: {}", String::from_utf8_lossy(&checked.stderr).trim());
        }
        Ok(wrong)
    }

    /// Runs the tests until one fails, with one fault in; none is number zero.
    fn test(&self, rules: &Rules, fault: u32, patience: Duration) -> anyhow::Result<Tested> {
        for filter in rules.filters {
            let mut command = self.cargo(&["nextest", "run", "--fail-fast", "--all-features"]);
            command.args(["--status-level", "none", "--final-status-level", "fail"]);
            for package in rules.tests {
                command.args(["--package", package]);
            }
            command.args(["--filterset", filter]).env(switch::VARIABLE, fault.to_string());
            command.env("KALAKA_SKIP_POSTGRES", "1");
            let told = self.folder.join("../last.txt");
            let log = fs::File::create(&told)?;
            command.stdin(Stdio::null()).stdout(log.try_clone()?).stderr(log).process_group(0);
            let mut child = command.spawn().context("the tests do not start")?;
            let since = watch();
            let status = loop {
                if let Some(status) = child.try_wait()? {
                    break status;
                }
                if since.elapsed() > patience {
                    let group = format!("-{}", child.id());
                    Command::new("kill").args(["-KILL", "--", &group]).status()?;
                    child.wait()?;
                    return Ok(Tested::Endless);
                }
                thread::sleep(Duration::from_millis(50));
            };
            if !status.success() {
                return Ok(Tested::Noticed);
            }
        }
        Ok(Tested::Fine)
    }

    fn cargo(&self, arguments: &[&str]) -> Command {
        let mut command = crate::run::cargo(arguments);
        command.current_dir(&self.folder).env("CARGO_TARGET_DIR", &self.target);
        // Faults leave things unused. Optimised a little, for the tests run thousands of times; nobody reads traces.
        command.env("RUSTFLAGS", "--cap-lints=allow");
        command.env("CARGO_PROFILE_DEV_DEBUG", "0").env("CARGO_PROFILE_DEV_OPT_LEVEL", "1");
        command
    }
}

/// Writes a file, unless it is so already.
fn put(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    if fs::read(path).is_ok_and(|there| there == bytes) {
        return Ok(());
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, bytes).with_context(|| path.display().to_string())
}

fn sources_in(folder: &Path, found: &mut Vec<PathBuf>) -> anyhow::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            sources_in(&path, found)?;
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
    Ok(())
}

/// The switch that stands in a line, or else last before it.
fn switch_before(text: &str, line: usize) -> Option<u32> {
    let lines: Vec<&str> = text.lines().take(line).collect();
    lines.iter().rev().find_map(|line| {
        let (_, after) = line.rsplit_once("faults::on(")?;
        after.split_once("u32")?.0.parse().ok()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_switch_of_an_error_is_found() {
        let text = "a\nif crate::faults::on(7u32) {\n    b\n} else {\n    c\n}\n";
        assert_eq!(switch_before(text, 1), None);
        assert_eq!(switch_before(text, 2), Some(7));
        assert_eq!(switch_before(text, 3), Some(7));
    }

    #[test]
    fn a_part_of_the_faults() {
        assert_eq!(shard("3/20"), Ok((3, 20)));
        for wrong in ["20/20", "1", "a/b", "1/0"] {
            assert!(shard(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_score_is_never_rounded_up() {
        let score = |noticed, missed| Score { noticed, missed };
        assert_eq!(score(3, 1).share(), "75 %");
        assert!(!score(3, 1).is_met() && score(9, 1).is_met());
        assert_eq!(score(899, 101).share(), "89 %");
        assert_eq!(score(0, 0).share(), "none tried");
    }
}
