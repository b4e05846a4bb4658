//! `kalaka tally convert`: lenient in, strict out.

use std::path::PathBuf;
use std::process::ExitCode;

use tally::count;
use tally::pabulib::{WriteOptions, write};

use super::super::patience::Patience;
use super::count::{read, strictly};
use super::options::RuleArgs;

/// What to convert.
#[derive(Debug, clap::Args)]
pub(super) struct ConvertArgs {
    /// The election: a .pb or .json file.
    file: PathBuf,
    /// The .pb file to write.
    #[arg(short, long)]
    output: PathBuf,
    /// Count, and write the winners into the `selected` column.
    #[arg(long)]
    winners: bool,
    /// Refuse a file with anything odd in it.
    #[arg(long)]
    strict: bool,
    #[command(flatten)]
    rule: RuleArgs,
}

/// Reads an election and writes it strictly.
pub(super) fn run(args: &ConvertArgs, patience: &Patience) -> anyhow::Result<ExitCode> {
    patience.doing("Reading");
    let mut read = read(&args.file)?;
    if args.strict {
        read = strictly(read, &args.file)?;
    }
    // What was forgiven is not in the strict file any more.
    for note in &read.notes {
        eprintln!("Note: {note}.");
    }
    let election = read.election;
    let mut winners = None;
    if args.winners {
        let (rule, _) = args.rule.rule_for(&election)?;
        patience.doing("Counting");
        winners = Some(count(&election, &rule)?.winners);
    }
    patience.doing("Writing");
    patience.write(&args.output, |out| {
        Ok(write(out, &election, WriteOptions { winners: winners.as_deref() })?)
    })?;
    Ok(ExitCode::SUCCESS)
}
