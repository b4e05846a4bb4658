//! `kalaka mail`: the letters that have not left, waiting or given up.

use std::path::PathBuf;
use std::sync::Arc;

use acts::city::letter::{self as letters, Unsent};
use acts::{Act, Done, Stage, Who};
use anyhow::{Context as _, ensure};
use city::Id;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use store::Store;
use store::city::letter::Letter;

use super::task::Place;
use crate::cities::{self, Known};
use crate::mail::dkim::Signer;

/// How many letters are held at once.
const PAGE: i64 = 200;

/// What `kalaka mail` was asked.
#[derive(Debug, clap::Subcommand, Serialize, Deserialize)]
pub(crate) enum Args {
    /// List the letters that have not left, with what the mail server said
    List {
        /// The short name of one city
        #[arg(long)]
        city: Option<String>,
    },
    /// Send letters again that were given up, for another three days
    Retry(Chosen),
    /// Read reports of letters that came back, from files or as a mail server pipes them in, and act upon them
    Bounce {
        /// Messages as files, such as those in a Maildir; none reads one from the standard input
        reports: Vec<PathBuf>,
    },
    /// Make the key that letters are signed with (DKIM) unless there is one, and print what the DNS must say
    Key,
    /// Give letters up for good; they stay in the database for a month, unsent
    Drop(Chosen),
}

/// Which letters.
#[derive(Debug, clap::Args, Serialize, Deserialize)]
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

/// Does what `kalaka mail` was asked, and gives what it prints.
pub(crate) fn perform(args: &Args, place: Place) -> anyhow::Result<String> {
    let store = place.store;
    match args {
        // They are read where they lie, and travel as another task.
        Args::Bounce { .. } => Ok(String::new()),
        Args::Key => key(place),
        Args::List { city } => {
            let mut said = String::new();
            for known in cities(store, city.as_deref())? {
                let slug = known.settings.slug.as_str();
                each_unsent(store, &known, |one| said += &line(slug, one))?;
            }
            Ok(said)
        }
        Args::Retry(chosen) => {
            let count = each(store, chosen, |city, one| {
                let id = one.letter;
                ensure!(one.dead, "the letter {id} waits; it is tried again by itself");
                acting(store, city, move |act| letters::retry(act, id))
            })?;
            Ok(format!("{count} letters are sent again.\n"))
        }
        Args::Drop(chosen) => {
            let count = each(store, chosen, |city, one| {
                let id = one.letter;
                acting(store, city, move |act| letters::drop(act, id))
            })?;
            Ok(format!("{count} letters are given up.\n"))
        }
    }
}

/// The key that letters are signed with, made if it is missing, and the records of the cities' domains.
fn key(place: Place) -> anyhow::Result<String> {
    let path = place.config.dkim.as_deref().context("the setting “dkim” names no file")?;
    let mut said = String::new();
    let signer = match Signer::read(Some(path))? {
        Some(signer) => signer,
        None => {
            said += "A key was made; a server that runs signs with it from its next start on.\n";
            Signer::make(path)?
        }
    };
    said += &format!("The key lies in {}, in no backup.\n", path.display());
    let mut domains: Vec<String> = Vec::new();
    for known in cities::all(place.store)? {
        let sender = known.settings.sender.as_str();
        domains.extend(sender.rsplit('@').next().map(str::to_owned));
    }
    domains.sort();
    domains.dedup();
    for domain in domains {
        let (name, record) = signer.record(&domain)?;
        said += &format!("{name}. IN TXT \"{record}\"\n");
    }
    Ok(said)
}

/// Does something in a city in the name of the installation.
pub(super) fn acting<T: Send + 'static>(
    store: &Store,
    city: &Known,
    body: impl Fn(&mut Act) -> Done<T> + Send + 'static,
) -> anyhow::Result<T> {
    let stage = Stage {
        city: Arc::new(city.settings.clone()),
        store: store.clone(),
        gather: SignedDuration::ZERO,
        at: None,
    };
    let rows = cities::rows(store, city.id);
    Ok(rows.write_blocking(move |tx| body(&mut Act::begin(tx, &stage, &Who::System)?))?)
}

fn cities(store: &Store, only: Option<&str>) -> anyhow::Result<Vec<Known>> {
    match only {
        Some(slug) => Ok(vec![cities::find(store, slug)?]),
        None => cities::all(store),
    }
}

/// Looks at each letter of a city that has not left, page by page.
fn each_unsent(store: &Store, city: &Known, mut look: impl FnMut(&Unsent)) -> anyhow::Result<()> {
    let mut after = Some(0);
    while let Some(from) = after {
        let (page, next) = acting(store, city, move |act| letters::unsent(act, from, PAGE))?;
        page.iter().for_each(&mut look);
        after = next;
    }
    Ok(())
}

/// A letter that is to be sent again or given up.
struct Wanted {
    letter: Id<Letter>,
    dead: bool,
}

/// Does something with each chosen letter; says with how many.
fn each(
    store: &Store,
    chosen: &Chosen,
    act: impl Fn(&Known, &Wanted) -> anyhow::Result<()>,
) -> anyhow::Result<usize> {
    ensure!(chosen.all || !chosen.letters.is_empty(), "say which letters, or --all");
    let mut found = Vec::new();
    for city in cities(store, chosen.city.as_deref())? {
        each_unsent(store, &city, |Unsent { letter, job }| {
            if chosen.letters.contains(&letter.id) || (chosen.all && job.dead) {
                found.push((city.clone(), Wanted { letter: letter.id, dead: job.dead }));
            }
        })?;
    }
    let is_there = |id: &&Id<Letter>| found.iter().any(|(_, one)| one.letter == **id);
    if let Some(lost) = chosen.letters.iter().find(|id| !is_there(id)) {
        anyhow::bail!("no letter {lost} waits or was given up; `kalaka mail list` names them");
    }
    for (city, one) in &found {
        act(city, one)?;
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
        "{}\t{city}\t{}\t{}\t{} tries\t{next}\t{said}\n",
        letter.id, letter.mail, letter.kind, job.attempts
    )
}
