//! `kalaka migrate`, `backup` and `restore`: looking after an installation.

use std::io::{BufReader, BufWriter};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context as _;
use store::backup::{BackupError, Existing, Report};
use store::seal::try_all;
use store::{Clock, StoreSettings};

use crate::config::{Config, Flags};
use crate::house::{open_store, open_whole_store};
use crate::wiring;

/// What `kalaka backup` was asked.
#[derive(Debug, clap::Args)]
pub(crate) struct BackupArgs {
    /// The file to write; `-` writes to standard output
    file: PathBuf,
    /// Replace a file of this name
    #[arg(long)]
    replace: bool,
}

/// What `kalaka restore` was asked.
#[derive(Debug, clap::Args)]
pub(crate) struct RestoreArgs {
    /// The file to read; `-` reads from standard input
    file: PathBuf,
    /// Read the restored rows again, compare their counts and digests with the file, and check the logs
    #[arg(long)]
    verify: bool,
}

fn store_settings(config: &Config) -> StoreSettings {
    let clock = Clock::new(|| wiring::now().as_microsecond());
    let settings = StoreSettings::new(config.database.clone(), store::SCHEMA, clock);
    StoreSettings { files: config.files.clone(), ..settings }
}

/// Brings every city to the schema of this version. Serving does the same.
pub(crate) fn migrate(flags: &Flags) -> anyhow::Result<ExitCode> {
    let store = open_whole_store(&flags.read()?)?;
    println!("{} cities are up to date.", store.cities()?.len());
    Ok(ExitCode::SUCCESS)
}

/// Writes everything into one file, also beside a running server.
pub(crate) fn backup(args: &BackupArgs, flags: &Flags) -> anyhow::Result<ExitCode> {
    let config = flags.read()?;
    let now = wiring::now().as_microsecond();
    if args.file == Path::new("-") {
        let out = BufWriter::new(std::io::stdout());
        let report = store::backup::write(&config.database, &config.files, now, out)
            .context("the backup was not written")?;
        // Standard output holds the backup, so the report goes beside it.
        eprint!("{}", told(&report));
        return Ok(ExitCode::SUCCESS);
    }
    let existing = if args.replace { Existing::Replaced } else { Existing::Kept };
    let (database, files) = (&config.database, &config.files);
    let report = store::backup::write_file(database, files, now, &args.file, existing);
    let report = report.map_err(|error| {
        let help = matches!(error, BackupError::Exists).then_some("; --replace replaces it");
        let why = format!("the backup {} was not written", args.file.display());
        anyhow::anyhow!("{why}: {error}{}", help.unwrap_or_default())
    })?;
    print!("{}", told(&report));
    Ok(ExitCode::SUCCESS)
}

/// Restores a file into an empty place.
pub(crate) fn restore(args: &RestoreArgs, flags: &Flags) -> anyhow::Result<ExitCode> {
    let config = flags.read()?;
    let settings = store_settings(&config);
    let restored = if args.file == Path::new("-") {
        store::backup::restore(&settings, BufReader::new(std::io::stdin()))
    } else {
        store::backup::restore_file(&settings, &args.file)
    };
    let restored =
        restored.with_context(|| format!("the backup {} was not restored", args.file.display()))?;
    print!("{}", told(&restored));
    print!("{}", sealed(&config)?);
    if args.verify {
        let again = store::backup::write(
            &config.database,
            &config.files,
            wiring::now().as_microsecond(),
            std::io::sink(),
        )?;
        anyhow::ensure!(again == restored, "the restored rows differ from the file");
        logs_fit_together(&config)?;
        println!(
            "Verified: counts and digests of every table are the same, and every log fits together."
        );
    }
    Ok(ExitCode::SUCCESS)
}

/// What is said of what is sealed: a backup has no key.
fn sealed(config: &Config) -> anyhow::Result<String> {
    let store = open_store(config)?;
    let (mut open, mut closed) = (0, 0);
    for city in store.cities()? {
        let seals = store.seals().clone();
        let tried = store.open_city(&city)?.export_blocking(move |tx| try_all(tx, &seals))?;
        open += tried.open;
        closed += tried.away + tried.broken;
    }
    Ok(match (open, closed) {
        (0, 0) => String::new(),
        (open, 0) => format!("{open} sealed values, which open with the keys that are here\n"),
        (_, closed) => format!(
            "{closed} sealed values do not open: a backup holds no key. Everything else is there. Put the keys of the installation it \
             came from where the setting “keys” says; `kalaka key list` says which\n"
        ),
    })
}

/// A faithful copy of a log that was changed is no better than that log.
fn logs_fit_together(config: &Config) -> anyhow::Result<()> {
    let store = open_store(config)?;
    for city in store.cities()? {
        let checked = store.open_city(&city)?.export_blocking(store::city::audit::verify)?;
        if let Err(number) = checked {
            anyhow::bail!("{}: the audit log was changed at entry {number}", city.name);
        }
    }
    Ok(())
}

fn told(report: &Report) -> String {
    let scopes = report.scopes.iter().map(|scope| {
        let rows: u64 = scope.tables.iter().map(|table| table.rows).sum();
        format!("{}\t{} tables\t{rows} rows\n", scope.name, scope.tables.len())
    });
    let lost = (report.lost > 0).then(|| {
        format!("{} files were not there any more; `kalaka doctor` says which\n", report.lost)
    });
    scopes.chain([format!("{} rows in all\n", report.rows())]).chain(lost).collect()
}
