//! `kalaka init` and `kalaka city`: an installation's cities.

use std::process::ExitCode;

use anyhow::Context as _;
use city::{CitySettings, Currency, Id, Language, Mail, Role, Slug, TimeZoneName};
use serde::{Deserialize, Serialize};

use super::admin;
use super::task::Place;
use crate::cities::{self, Known};
use crate::config::Flags;
use crate::house::{NO_ADDRESS, address, open_store};
use crate::secret;

/// A new city.
#[derive(Debug, clap::Args, Serialize, Deserialize)]
pub(crate) struct NewCity {
    /// Its short name in addresses, such as leuven
    slug: Slug,
    /// Its name as people write it
    #[arg(long)]
    name: Option<String>,
    /// Its own language, such as nl; more can be added in its settings
    #[arg(long, default_value = "en")]
    language: Language,
    /// Where its clocks are
    #[arg(long, default_value = "Europe/Brussels")]
    time_zone: TimeZoneName,
    /// Its money
    #[arg(long, default_value = "EUR")]
    currency: Currency,
    /// The address its mails come from
    #[arg(long)]
    sender: Mail,
    /// A host name of its own, such as ideas.example.org (may be given several times)
    #[arg(long = "host")]
    hosts: Vec<String>,
    /// The address of its first administrator
    #[arg(long)]
    admin: Mail,
}

/// What `kalaka city` was asked.
#[derive(Debug, clap::Subcommand, Serialize, Deserialize)]
pub(crate) enum Args {
    /// Add a city, and print its first administrator's link
    Add(NewCity),
    /// List the cities with their host names
    List,
    /// Remove a city with everything in it
    Remove {
        /// Its short name
        slug: Slug,
        /// Its short name once more, because nothing of it can be brought back
        #[arg(long)]
        confirm: Slug,
    },
}

/// Makes an installation with its first city.
pub(crate) fn init(new: &NewCity, flags: &Flags) -> anyhow::Result<ExitCode> {
    let config = flags.read()?;
    let url = config.url.clone().context(NO_ADDRESS)?;
    let store = open_store(&config)?;
    if !store.cities()?.is_empty() {
        anyhow::bail!("there is an installation here already; add a city with `kalaka city add`");
    }
    store.install().write_blocking(move |tx| {
        store::city::directory::setting(tx, "url", url.as_bytes()).map(|_| ())
    })?;
    print!("{}", add(new, Place { store: &store, config: &config, house: None })?);
    println!("Start it with `kalaka serve`, then open the link.");
    println!("Good to know: {}.", secret::place(config.secret.as_deref()));
    Ok(ExitCode::SUCCESS)
}

/// Does what `kalaka city` was asked, and gives what it prints.
pub(crate) fn perform(args: &Args, place: Place) -> anyhow::Result<String> {
    match args {
        Args::Add(new) => add(new, place),
        Args::List => {
            let line = |known: Known| {
                let hosts =
                    if known.hosts.is_empty() { "-".to_owned() } else { known.hosts.join(",") };
                format!("{}\t{}\t{hosts}\n", known.settings.slug, known.settings.name_in(&["en"]))
            };
            Ok(cities::all(place.store)?.into_iter().map(line).collect())
        }
        Args::Remove { slug, confirm } => {
            anyhow::ensure!(slug == confirm, "--confirm must repeat the city's short name, {slug}");
            remove(slug, place)
        }
    }
}

fn add(new: &NewCity, place: Place) -> anyhow::Result<String> {
    // Asked before anything is made: a city whose link cannot be printed has no way in.
    address(place.store, place.config)?.context(NO_ADDRESS)?;
    let name = new.name.clone().unwrap_or_else(|| new.slug.to_string());
    let mut settings = CitySettings::new(
        new.slug.clone(),
        &name,
        new.language.clone(),
        new.time_zone.clone(),
        new.currency,
        new.sender.clone(),
    );
    if new.language != Language::english() {
        settings.languages.push(Language::english());
    }
    let hosts: Vec<String> = new.hosts.iter().map(|host| host.to_ascii_lowercase()).collect();
    cities::add(place.store, &settings, &hosts)?;
    let known = cities::find(place.store, new.slug.as_str())?;
    if let Some(house) = place.house {
        house.admit(known.clone())?;
    }
    let link = admin::link_for(place, known, &new.admin, Some(Role::Admin))?;
    Ok(format!("{name} is there.\n{link}\n"))
}

fn remove(slug: &Slug, place: Place) -> anyhow::Result<String> {
    // Found by its line in the directory: a city whose file is damaged can be removed too.
    let known = place.store.cities()?.into_iter().find(|entry| entry.name == slug.as_str());
    let known = known.with_context(|| format!("there is no city called {slug}"))?;
    let id = Id::new(known.id.0);
    if let Some(house) = place.house {
        house.dismiss(id);
    }
    place
        .store
        .install()
        .write_blocking(move |tx| store::city::directory::set_hosts(tx, id, &[]))?;
    place.store.remove_city(known.id)?;
    Ok(format!("{slug} is removed.\n"))
}
