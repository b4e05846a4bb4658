//! `kalaka tally FILE`: one count.

use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use anyhow::{Context as _, ensure};
use serde_json::json;
use tally::ballots::{read_csv, read_json};
use tally::explain::{Explanation, explain};
use tally::pabulib::{self, Read};
use tally::report::report;
use tally::{Election, Named, Other, Outcome, Rule, compare_rules, count, sensitivity};

use super::options::RuleArgs;
use super::{story, text};

/// What to count and how.
#[derive(Debug, clap::Args)]
pub(super) struct CountArgs {
    /// The election: a Pabulib .pb file, or .json.
    #[arg(required = true)]
    file: Option<PathBuf>,
    /// Ballots as CSV, instead of those in the file.
    #[arg(long, value_name = "CSV")]
    ballots: Option<PathBuf>,
    /// Refuse a file with anything odd in it, instead of naming it and counting.
    #[arg(long)]
    strict: bool,
    #[command(flatten)]
    rule: RuleArgs,
    /// Explain the outcome, or one project of it.
    #[arg(long, value_name = "PROJECT", num_args = 0..=1, default_missing_value = "")]
    explain: Option<String>,
    /// Compare with other rules, and see which knobs would change winners.
    #[arg(long)]
    compare: bool,
    /// Print the outcome as JSON.
    #[arg(long)]
    json: bool,
}

/// Reads an election from a `.pb` or `.json` file.
pub(super) fn read(path: &Path) -> anyhow::Result<Read> {
    if path.extension().is_some_and(|ending| ending == "json") {
        let bytes =
            std::fs::read(path).with_context(|| format!("cannot open {}", path.display()))?;
        let election = read_json(&bytes).with_context(|| path.display().to_string())?;
        return Ok(Read { election, notes: Vec::new() });
    }
    let file = File::open(path).with_context(|| format!("cannot open {}", path.display()))?;
    let reader = BufReader::with_capacity(1 << 16, file);
    pabulib::read(reader).with_context(|| path.display().to_string())
}

/// Refuses a file that was only read with forgiveness.
pub(super) fn strictly(read: Read, path: &Path) -> anyhow::Result<Read> {
    let notes: Vec<String> = read.notes.iter().map(ToString::to_string).collect();
    ensure!(notes.is_empty(), "{} is refused: {}", path.display(), notes.join("; "));
    Ok(read)
}

/// Reads an election and, if given, its ballots from CSV.
fn read_both(path: &Path, ballots: Option<&Path>) -> anyhow::Result<Read> {
    let read = read(path)?;
    let Some(csv) = ballots else { return Ok(read) };
    let text =
        std::fs::read_to_string(csv).with_context(|| format!("cannot open {}", csv.display()))?;
    read_csv(&read.election, &text).with_context(|| csv.display().to_string())
}

/// Counts one file and prints the outcome.
pub(super) fn run(args: &CountArgs) -> anyhow::Result<ExitCode> {
    let path = args.file.as_deref().unwrap_or(Path::new(""));
    let began = now();
    let mut read = read_both(path, args.ballots.as_deref())?;
    if args.strict {
        read = strictly(read, args.ballots.as_deref().unwrap_or(path))?;
    }
    let Read { election, notes } = read;
    let (rule, named) = args.rule.rule_for(&election)?;
    let outcome = count(&election, &rule)?;
    let explanation = args.explanation(&election, &rule, &outcome)?;
    let compared = args.comparison(&election, &rule, &outcome)?;
    let mut remarks: Vec<String> = notes.iter().map(ToString::to_string).collect();
    remarks.extend(named.and_then(remark));
    if args.json {
        let mut value = report(&election, &rule, &outcome)?;
        if let Some(map) = value.as_object_mut() {
            map.insert("file".to_owned(), json!(path.display().to_string()));
            map.insert("notes".to_owned(), json!(remarks));
            if let Some(explanation) = explanation {
                map.insert("explanation".to_owned(), json!(explanation));
            }
            if let Some((rules, knobs)) = compared {
                map.insert("compared".to_owned(), json!(rules));
                map.insert("sensitivity".to_owned(), json!(knobs));
            }
            map.insert("seconds".to_owned(), json!(began.elapsed().as_secs_f64()));
        }
        println!("{value}");
    } else {
        print!("{}", text::outcome(&election, &rule, &outcome));
        if let Some(explanation) = explanation {
            print!("{}", story::explanation(&explanation));
        }
        if let Some((rules, knobs)) = compared {
            print!("{}", text::compared(&rules, &knobs));
        }
        for remark in remarks {
            println!("Note: {remark}.");
        }
        println!("Counted in {:.3} s.", began.elapsed().as_secs_f64());
    }
    Ok(ExitCode::SUCCESS)
}

impl CountArgs {
    fn explanation(
        &self,
        election: &Election,
        rule: &Rule,
        outcome: &Outcome,
    ) -> anyhow::Result<Option<Explanation>> {
        let Some(asked) = &self.explain else { return Ok(None) };
        let about = match asked.as_str() {
            "" => None,
            id => {
                let found = election.projects.iter().position(|project| project.id == id);
                let found = found.with_context(|| format!("there is no project {id}"))?;
                Some(vec![found])
            }
        };
        Ok(Some(explain(election, rule, outcome, about.as_deref())?))
    }

    fn comparison(
        &self,
        election: &Election,
        rule: &Rule,
        outcome: &Outcome,
    ) -> anyhow::Result<Option<(Vec<Other>, Vec<Other>)>> {
        if !self.compare {
            return Ok(None);
        }
        let rules = compare_rules(election, rule, outcome)?;
        Ok(Some((rules, sensitivity(election, rule, outcome)?)))
    }
}

/// The clock, for the time a count took; no count depends on it.
#[expect(clippy::disallowed_methods, reason = "the wiring measures how long a count took")]
pub(super) fn now() -> Instant {
    Instant::now()
}

fn remark(named: Named) -> Option<String> {
    Some(
        match named {
            Named::Known => return None,
            Named::Unknown => "the file names no known rule; it was counted greedily by score",
            Named::Custom => "the file's rule is the city's own; it was counted greedily by score",
        }
        .to_owned(),
    )
}
