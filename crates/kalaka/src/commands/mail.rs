//! `kalaka mail`: the letters that have not left, waiting or given up.

use std::process::ExitCode;

use acts::things::notice::POST_JOB;
use anyhow::ensure;
use city::Id;
use jiff::Timestamp;
use store::city::letter::{self, Letter};
use store::jobs::{self, Undone};
use store::{CityEntry, Store};

use crate::config::Flags;
use crate::house::open_store;

/// What `kalaka mail` was asked.
#[derive(Debug, clap::Subcommand)]
pub(crate) enum Args {
    /// List the letters that have not left, with what the mail server said
    List {
        /// The short name of one city
        #[arg(long)]
        city: Option<String>,
    },
    /// Send letters again that were given up, for another three days
    Retry(Chosen),
    /// Give letters up for good; they stay in the database for a month, unsent
    Drop(Chosen),
}

/// Which letters.
#[derive(Debug, clap::Args)]
pub(crate) struct Chosen {
    /// Letters, by what `kalaka mail list` calls them
    letters: Vec<Id<Letter>>,
    /// All that were given up
    #[arg(long, conflicts_with = "letters")]
    all: bool,
    /// The short name of one city
    #[arg(long)]
    city: Option<String>,
}

/// A letter that has not left.
struct Unsent {
    letter: Letter,
    job: Undone,
}

/// Runs `kalaka mail`.
pub(crate) fn run(args: &Args, flags: &Flags) -> anyhow::Result<ExitCode> {
    let store = open_store(&flags.read()?)?;
    match args {
        Args::List { city } => {
            for entry in cities(&store, city.as_deref())? {
                for one in unsent(&store, &entry)? {
                    println!("{}", line(&entry.name, &one));
                }
            }
        }
        Args::Retry(chosen) => {
            let count = each(&store, chosen, |rows, one| {
                let job = one.job.id;
                ensure!(
                    one.job.dead,
                    "the letter {} waits; it is tried again by itself",
                    one.letter.id
                );
                Ok(rows.write_blocking(move |tx| jobs::revive(tx, job))?)
            })?;
            println!("{count} letters are sent again.");
        }
        Args::Drop(chosen) => {
            let count = each(&store, chosen, |rows, one| {
                let id = one.letter.id;
                Ok(rows.write_blocking(move |tx| {
                    jobs::drop_for(tx, &id.to_string())?;
                    letter::failed(tx, id, "given up from the command line")
                })?)
            })?;
            println!("{count} letters are given up.");
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn cities(store: &Store, only: Option<&str>) -> anyhow::Result<Vec<CityEntry>> {
    let mut known = store.cities()?;
    if let Some(slug) = only {
        known.retain(|entry| entry.name == slug);
        ensure!(!known.is_empty(), "there is no city called {slug}");
    }
    Ok(known)
}

fn unsent(store: &Store, city: &CityEntry) -> anyhow::Result<Vec<Unsent>> {
    let read = |tx: &mut store::Tx| {
        let mut found = Vec::new();
        for job in jobs::undone(tx, POST_JOB)? {
            // A letter that is gone needs nobody's help.
            let Ok(id) = job.payload.parse::<Id<Letter>>() else { continue };
            match letter::get(tx, id) {
                Ok(letter) => found.push(Unsent { letter, job }),
                Err(store::Error::NotFound) => {}
                Err(error) => return Err(error),
            }
        }
        Ok::<_, store::Error>(found)
    };
    Ok(store.city(city.id).read_blocking(read)?)
}

/// Does something with each chosen letter; says with how many.
fn each(
    store: &Store,
    chosen: &Chosen,
    act: impl Fn(&store::City, &Unsent) -> anyhow::Result<()>,
) -> anyhow::Result<usize> {
    ensure!(chosen.all || !chosen.letters.is_empty(), "say which letters, or --all");
    let mut found = Vec::new();
    for entry in cities(store, chosen.city.as_deref())? {
        for one in unsent(store, &entry)? {
            if chosen.letters.contains(&one.letter.id) || (chosen.all && one.job.dead) {
                found.push((entry.id, one));
            }
        }
    }
    let is_there = |id: &&Id<Letter>| found.iter().any(|(_, one)| one.letter.id == **id);
    if let Some(lost) = chosen.letters.iter().find(|id| !is_there(id)) {
        anyhow::bail!("no letter {lost} waits or was given up; `kalaka mail list` names them");
    }
    for (city, one) in &found {
        act(&store.city(*city), one)?;
    }
    Ok(found.len())
}

fn line(city: &str, one: &Unsent) -> String {
    let Unsent { letter, job } = one;
    let next = match Timestamp::from_microsecond(job.run_at) {
        _ if job.dead => "given up".to_owned(),
        Ok(at) => format!("next try {}", at.strftime("%F %H:%M UTC")),
        Err(_) => "waits".to_owned(),
    };
    // What a mail server said may run over lines.
    let said = job.last_error.as_deref().unwrap_or("-").replace(char::is_control, " ");
    format!(
        "{}\t{city}\t{}\t{}\t{} tries\t{next}\t{said}",
        letter.id, letter.mail, letter.kind, job.attempts
    )
}
