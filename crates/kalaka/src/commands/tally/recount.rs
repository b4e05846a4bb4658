//! `kalaka tally bundle` and `kalaka tally verify`.

use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context as _;
use serde_json::json;
use tally::bundle::{self, write_bundle};
use tally::count;

use super::super::patience::{Patience, now};
use super::super::printed;
use super::count::{read, strictly};
use super::options::RuleArgs;

/// What to bundle.
#[derive(Debug, clap::Args)]
pub(super) struct BundleArgs {
    /// The election: a Pabulib .pb file.
    file: PathBuf,
    /// Where to write the bundle; to the terminal if not given.
    #[arg(short, long)]
    output: Option<PathBuf>,
    /// Refuse a file with anything odd in it.
    #[arg(long)]
    strict: bool,
    #[command(flatten)]
    rule: RuleArgs,
}

/// What to verify.
#[derive(Debug, clap::Args)]
pub(super) struct VerifyArgs {
    /// The bundle.
    file: PathBuf,
    /// Print the result as JSON.
    #[arg(long)]
    json: bool,
}

/// Counts and writes a bundle.
pub(super) fn bundle(args: &BundleArgs, patience: &Patience) -> anyhow::Result<ExitCode> {
    patience.doing("Reading");
    let mut read = read(&args.file)?;
    if args.strict {
        read = strictly(read, &args.file)?;
    }
    for note in &read.notes {
        eprintln!("Note: {note}.");
    }
    let election = read.election;
    let (rule, _) = args.rule.rule_for(&election)?;
    patience.doing("Counting");
    let outcome = count(&election, &rule)?;
    match &args.output {
        Some(path) => {
            patience.write(path, |out| Ok(write_bundle(out, &election, &rule, &outcome)?))?;
            patience.done();
            eprintln!("{}  {}", bundle::digest(&election, &rule)?, path.display());
        }
        None => {
            patience.done();
            let mut out = std::io::BufWriter::new(std::io::stdout().lock());
            write_bundle(&mut out, &election, &rule, &outcome)?;
            out.flush()?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Recounts a bundle; the exit status says whether it holds.
pub(super) fn verify(args: &VerifyArgs, patience: &Patience) -> anyhow::Result<ExitCode> {
    let began = now();
    patience.doing("Recounting");
    let bytes = std::fs::read(&args.file)
        .with_context(|| format!("cannot read {}", args.file.display()))?;
    let verdict = bundle::verify(&bytes).with_context(|| args.file.display().to_string())?;
    patience.done();
    let holds = verdict.differences.is_empty();
    if args.json {
        let value = json!({
            "holds": holds,
            "differences": verdict.differences,
            "digest": verdict.digest,
            "seconds": began.elapsed().as_secs_f64(),
        });
        println!("{}", printed::json(&value));
    } else if holds {
        println!("The bundle holds: recounted, same winners, same bytes.");
        println!("Digest {}", verdict.digest);
    } else {
        println!("The bundle does NOT hold. Different: {}.", verdict.differences.join(", "));
    }
    Ok(if holds { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
