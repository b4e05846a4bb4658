//! `kalaka tally FILE`: one count.

use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use anyhow::Context as _;
use serde_json::json;
use tally::pabulib::{self, Read};
use tally::report::report;
use tally::{Named, count};

use super::options::RuleArgs;
use super::text;

/// What to count and how.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The election: a Pabulib .pb file.
    #[arg(required = true)]
    file: Option<PathBuf>,
    #[command(flatten)]
    rule: RuleArgs,
    /// Print the outcome as JSON.
    #[arg(long)]
    json: bool,
}

/// Reads an election from a file.
pub(super) fn read(path: &Path) -> anyhow::Result<Read> {
    let file = File::open(path).with_context(|| format!("cannot open {}", path.display()))?;
    let reader = BufReader::with_capacity(1 << 16, file);
    pabulib::read(reader).with_context(|| path.display().to_string())
}

/// Counts one file and prints the outcome.
pub(super) fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let path = args.file.as_deref().unwrap_or(Path::new(""));
    let began = now();
    let Read { election, notes } = read(path)?;
    let (rule, named) = args.rule.rule_for(&election)?;
    let outcome = count(&election, &rule)?;
    let mut value = report(&election, &rule, &outcome)?;
    let mut remarks: Vec<String> = notes
        .iter()
        .map(|note| match note.line {
            0 => note.kind.to_string(),
            line => format!("line {line}: {}", note.kind),
        })
        .collect();
    remarks.extend(named.and_then(remark));
    if args.json {
        if let Some(map) = value.as_object_mut() {
            map.insert("file".to_owned(), json!(path.display().to_string()));
            map.insert("notes".to_owned(), json!(remarks));
            map.insert("seconds".to_owned(), json!(began.elapsed().as_secs_f64()));
        }
        println!("{value}");
    } else {
        print!("{}", text::outcome(&election, &rule, &outcome));
        for remark in remarks {
            println!("Note: {remark}.");
        }
        println!("Counted in {:.3} s.", began.elapsed().as_secs_f64());
    }
    Ok(ExitCode::SUCCESS)
}

/// The clock, for the time a count took; no count depends on it.
#[expect(clippy::disallowed_methods, reason = "the wiring measures how long a count took")]
pub(super) fn now() -> Instant {
    Instant::now()
}

fn remark(named: Named) -> Option<String> {
    Some(match named {
        Named::Known => return None,
        Named::Unknown => "the file names no known rule; it was counted greedily by score",
        Named::Custom => "the file's rule is the city's own; it was counted greedily by score",
    }
    .to_owned())
}
