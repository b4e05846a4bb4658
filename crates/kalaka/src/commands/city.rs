//! `kalaka init` and `kalaka city`: an installation's cities.

use std::process::ExitCode;

use anyhow::Context as _;
use city::{CitySettings, Currency, Language, Mail, Role, Slug, TimeZoneName};
use store::Store;

use crate::cities;
use crate::commands::admin;
use crate::config::Flags;
use crate::house::{House, NO_ADDRESS, address, open_store};

/// A new city.
#[derive(Debug, clap::Args)]
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
#[derive(Debug, clap::Subcommand)]
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
    add(store, new, flags)?;
    println!("Start it with `kalaka serve`, then open the link.");
    Ok(ExitCode::SUCCESS)
}

/// Runs `kalaka city`.
pub(crate) fn run(args: &Args, flags: &Flags) -> anyhow::Result<ExitCode> {
    let config = flags.read()?;
    match args {
        Args::Add(new) => add(open_store(&config)?, new, flags)?,
        Args::List => {
            let store = open_store(&config)?;
            for known in cities::all(&store)? {
                let hosts =
                    if known.hosts.is_empty() { "-".to_owned() } else { known.hosts.join(",") };
                println!("{}\t{}\t{hosts}", known.settings.slug, known.settings.name_in(&["en"]));
            }
        }
        Args::Remove { slug, confirm } => {
            anyhow::ensure!(slug == confirm, "--confirm must repeat the city's short name, {slug}");
            let store = open_store(&config)?;
            let known = cities::all(&store)?.into_iter().find(|known| known.settings.slug == *slug);
            let known = known.with_context(|| format!("there is no city called {slug}"))?;
            let id = known.id;
            store
                .install()
                .write_blocking(move |tx| store::city::directory::set_hosts(tx, id, &[]))?;
            store.remove_city(store::CityId(id.get()))?;
            println!("{slug} is removed.");
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn add(store: Store, new: &NewCity, flags: &Flags) -> anyhow::Result<()> {
    let config = flags.read()?;
    // Asked before anything is made: a city whose link cannot be printed has no way in.
    address(&store, &config)?.context(NO_ADDRESS)?;
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
    cities::add(&store, &settings, &hosts)?;
    println!("{name} is there.");
    let house = House::new(store, config)?;
    let link = admin::link_for(&house, new.slug.as_str(), &new.admin, Some(Role::Admin))?;
    println!("{link}");
    Ok(())
}
