//! `kalaka admin link`: a way in for whoever runs a city, without a mail.

use std::process::ExitCode;
use std::sync::Arc;

use acts::{Act, Stage, Who};
use anyhow::Context as _;
use city::{Mail, Role};
use jiff::SignedDuration;
use web::http::Token;

use crate::config::Flags;
use crate::house::{House, open_store};
use crate::wiring;

/// How long such a link works.
const WORKS_FOR: SignedDuration = SignedDuration::from_hours(24);

/// What `kalaka admin` was asked.
#[derive(Debug, clap::Subcommand)]
pub(crate) enum Args {
    /// Print a link that signs somebody in once, within a day, as administrator
    Link {
        /// Their address
        // Not `mail`: a setting has this name, and names are shared between settings and words.
        #[arg(value_name = "MAIL")]
        address: Mail,
        /// The city's short name, when there are several
        #[arg(long)]
        city: Option<String>,
    },
}

/// Runs `kalaka admin`.
pub(crate) fn run(args: &Args, flags: &Flags) -> anyhow::Result<ExitCode> {
    let Args::Link { address, city } = args;
    let config = flags.read()?;
    let house = House::new(open_store(&config)?, config)?;
    let directory = house.app.directory();
    let slug = match (city, directory.cities()) {
        (Some(slug), _) => slug.clone(),
        (None, [only]) => only.settings.slug.to_string(),
        (None, []) => anyhow::bail!("there is no city yet; begin with `kalaka init`"),
        (None, _) => anyhow::bail!("there are several cities; say which with --city"),
    };
    println!("{}", link_for(&house, &slug, address, Some(Role::Admin))?);
    Ok(ExitCode::SUCCESS)
}

/// A link that signs somebody in, once and within a day; they get the role if one is named.
pub(crate) fn link_for(
    house: &House,
    slug: &str,
    mail: &Mail,
    role: Option<Role>,
) -> anyhow::Result<String> {
    let directory = house.app.directory();
    let here = directory.cities().iter().find(|known| known.settings.slug.as_str() == slug);
    let here = here.with_context(|| format!("there is no city called {slug}"))?;
    let token = Token::draw(&wiring::wiring());
    let (hash, mail) = (token.digest().0, mail.clone());
    let stage = Stage {
        city: Arc::clone(&here.settings),
        store: house.store.clone(),
        gather: house.config.gather,
        at: None,
    };
    let rows = house.store.city(store::CityId(here.id.get()));
    rows.write_blocking(move |tx| {
        let mut act = Act::begin(tx, &stage, &Who::System)?;
        invite(&mut act, &mail, role, &hash)
    })?;
    Ok(format!("{}/enter/{}", house.site(here), token.as_str()))
}

fn invite(act: &mut Act, mail: &Mail, role: Option<Role>, hash: &[u8]) -> acts::Done<()> {
    let language = act.stage.city.own_language();
    let known = acts::city::person::arrive(act, mail, &language)?;
    if let Some(role) = role.filter(|role| !known.roles.contains(role)) {
        let details = serde_json::json!({ "role": role.key(), "by": "command line" });
        acts::city::role::grant(act, known.id, role, &details)?;
    }
    acts::city::sign_in::direct_link(act, mail, hash, &language, WORKS_FOR)
}
