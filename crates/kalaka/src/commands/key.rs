//! `kalaka key`: the keys of whoever runs the installation, which open what its cities keep sealed. They lie outside the database
//! and in no backup.

use std::fmt::Write as _;
use std::sync::Arc;

use acts::{Act, Stage, Who};
use anyhow::{Context as _, bail, ensure};
use serde::{Deserialize, Serialize};
use store::seal::{KeyPlace, Needed, OperatorKeys, needed};
use store::{CityEntry, Store};

use super::task::Place;
use crate::cities;
use crate::wiring;

/// What `kalaka key` was asked.
#[derive(Debug, clap::Subcommand, Serialize, Deserialize)]
pub(crate) enum Args {
    /// Make the first key, so that answers and telephone numbers can be kept sealed
    New,
    /// Make another key, and have everything that is sealed sealed anew with it, while the server goes on
    Rotate,
    /// List the keys, with what still needs each
    List,
    /// Drop a key that nothing needs any more
    Drop {
        /// Its number
        number: i64,
    },
}

/// Does what `kalaka key` was asked, and gives what it prints.
pub(crate) fn perform(args: &Args, place: Place) -> anyhow::Result<String> {
    match args {
        Args::New => new(place.store),
        Args::Rotate => rotate(place),
        Args::List => list(place.store),
        Args::Drop { number } => drop_one(place.store, *number),
    }
}

/// Where they lie, in words.
fn lies(place: &KeyPlace) -> String {
    match place {
        KeyPlace::Nowhere => "nowhere".to_owned(),
        KeyPlace::File(path) => path.display().to_string(),
        KeyPlace::Given(_) => "the environment (KALAKA_KEY_VALUES)".to_owned(),
    }
}

/// What is said with each new key: without it nothing opens.
const KEEP: &str = "It lies in no backup: keep a copy of it apart from them. Without it nobody opens what is sealed.";

fn new(store: &Store) -> anyhow::Result<String> {
    let seals = store.seals();
    let there = seals.read()?;
    ensure!(
        there.numbers().next().is_none(),
        "there is a key already; `kalaka key rotate` makes another and seals everything anew"
    );
    match seals.place() {
        KeyPlace::File(_) => {
            let number = seals.add()?;
            Ok(format!("Key {number} lies in {}. {KEEP}\n", lies(seals.place())))
        }
        KeyPlace::Nowhere | KeyPlace::Given(_) => Ok(by_hand(OperatorKeys::default())),
    }
}

/// What to set, where the keys lie in no file.
fn by_hand(keys: OperatorKeys) -> String {
    let (keys, number) = keys.with_new(wiring::random);
    let written = keys.written().trim().replace('\n', ",");
    format!(
        "Name a file by --keys and say this again, or set this for each process and start it anew:\n\
         KALAKA_KEY_VALUES='{written}'\nThe new key has the number {number}. {KEEP}\n"
    )
}

fn rotate(place: Place) -> anyhow::Result<String> {
    let (store, seals) = (place.store, place.store.seals());
    let there = seals.read()?;
    ensure!(there.numbers().next().is_some(), "there is no key yet; `kalaka key new` makes one");
    let mut said = String::new();
    match seals.place() {
        KeyPlace::File(_) => {
            let number = seals.add()?;
            writeln!(said, "Key {number} lies in {}. {KEEP}", lies(seals.place()))?;
        }
        KeyPlace::Nowhere | KeyPlace::Given(_) => {
            let newest = there.numbers().last();
            if each_needed(store)?.iter().all(|(_, needed)| newest_only(needed, newest)) {
                return Ok(by_hand(there));
            }
        }
    }
    for known in cities::all(store)? {
        let slug = known.settings.slug.to_string();
        store.open_city(&entry(store, known.id.get())?)?;
        let rows = cities::rows(store, known.id);
        let stage = Stage {
            city: Arc::new(known.settings),
            store: store.clone(),
            gather: place.config.gather,
            at: None,
        };
        let begun = rows.write_blocking(move |tx| {
            acts::sealed::rotate(&mut Act::begin(tx, &stage, &Who::System)?)
        });
        match begun.with_context(|| format!("{slug} keeps its key"))? {
            true => writeln!(said, "{slug}: what is sealed is being sealed anew")?,
            false => writeln!(said, "{slug}: nothing to seal anew")?,
        }
    }
    said.push_str("The server does it by itself; `kalaka key list` says how far it is.\n");
    Ok(said)
}

/// Whether everything is sealed by the newest key.
fn newest_only(needed: &[Needed], newest: Option<i64>) -> bool {
    needed.iter().all(|needed| Some(needed.operator) == newest)
}

fn entry(store: &Store, id: i64) -> anyhow::Result<CityEntry> {
    let found = store.cities()?.into_iter().find(|city| city.id.0 == id);
    found.context("the city was removed meanwhile")
}

/// Which keys each city needs.
pub(crate) fn each_needed(store: &Store) -> anyhow::Result<Vec<(String, Vec<Needed>)>> {
    let of = |city: CityEntry| {
        let found = store.open_city(&city)?.export_blocking(needed)?;
        Ok((city.name, found))
    };
    store.cities()?.into_iter().map(of).collect()
}

fn list(store: &Store) -> anyhow::Result<String> {
    let seals = store.seals();
    let keys = seals.read()?;
    let numbers: Vec<i64> = keys.numbers().collect();
    let mut said = format!("The keys lie in: {}\n", lies(seals.place()));
    if numbers.is_empty() {
        said.push_str("There is none; `kalaka key new` makes the first.\n");
    }
    let all = each_needed(store)?;
    let needs = |number: i64| {
        let cities = all.iter().flat_map(move |(city, needed)| {
            let needed = needed.iter().filter(move |needed| needed.operator == number);
            needed.map(move |needed| format!("{city} ({} sealed)", needed.rows))
        });
        cities.collect::<Vec<_>>().join(", ")
    };
    for number in &numbers {
        let newest = if numbers.last() == Some(number) { "\tseals what comes" } else { "" };
        let by = match needs(*number) {
            none if none.is_empty() => "nothing needs it".to_owned(),
            by => format!("needed by {by}"),
        };
        writeln!(said, "{number}\t{by}{newest}")?;
    }
    let mut away: Vec<i64> =
        all.iter().flat_map(|(_, needed)| needed).map(|it| it.operator).collect();
    away.sort_unstable();
    away.dedup();
    for number in away.into_iter().filter(|number| !numbers.contains(number)) {
        writeln!(said, "{number}\tis not here, and is needed by {}", needs(number))?;
    }
    Ok(said)
}

fn drop_one(store: &Store, number: i64) -> anyhow::Result<String> {
    let seals = store.seals();
    let keys = seals.read()?;
    ensure!(
        keys.numbers().last() != Some(number),
        "key {number} seals what comes; `kalaka key rotate` makes another first"
    );
    for (city, needed) in each_needed(store)? {
        if let Some(needed) = needed.iter().find(|needed| needed.operator == number) {
            bail!(
                "key {number} is still needed by {city} ({} sealed); after `kalaka key rotate` the server seals them anew",
                needed.rows
            );
        }
    }
    seals.drop(number)?;
    Ok(format!("Key {number} is dropped. Backups from before may still need it.\n"))
}
