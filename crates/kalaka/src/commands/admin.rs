//! `kalaka admin link`: a way in for whoever runs a city, without a mail.

use std::sync::Arc;

use acts::{Act, Stage, Who};
use anyhow::Context as _;
use city::{Mail, Role};
use jiff::SignedDuration;
use serde::{Deserialize, Serialize};
use web::http::Token;

use super::task::Place;
use crate::cities::{self, Known};
use crate::house::{self, NO_ADDRESS};
use crate::wiring;

/// How long such a link works.
const WORKS_FOR: SignedDuration = SignedDuration::from_hours(24);

/// What `kalaka admin` was asked.
#[derive(Debug, clap::Subcommand, Serialize, Deserialize)]
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

/// Does what `kalaka admin` was asked, and gives what it prints.
pub(crate) fn perform(args: &Args, place: Place) -> anyhow::Result<String> {
    let Args::Link { address, city } = args;
    let slug = match (city, place.store.cities()?.as_slice()) {
        (Some(slug), _) => slug.clone(),
        (None, [only]) => only.name.clone(),
        (None, []) => anyhow::bail!("there is no city yet; begin with `kalaka init`"),
        (None, _) => anyhow::bail!("there are several cities; say which with --city"),
    };
    let known = cities::find(place.store, &slug)?;
    Ok(format!("{}\n", link_for(place, known, address, Some(Role::Admin))?))
}

/// A link that signs somebody in, once and within a day; they get the role if one is named.
pub(crate) fn link_for(
    place: Place,
    city: Known,
    mail: &Mail,
    role: Option<Role>,
) -> anyhow::Result<String> {
    let url = house::address(place.store, place.config)?.context(NO_ADDRESS)?;
    let rows = cities::rows(place.store, city.id);
    let here = house::here(city);
    let token = Token::draw(&wiring::wiring());
    let (hash, mail) = (token.digest().0, mail.clone());
    let stage = Stage {
        city: Arc::clone(&here.settings),
        store: place.store.clone(),
        gather: place.config.gather,
        at: None,
    };
    rows.write_blocking(move |tx| {
        let mut act = Act::begin(tx, &stage, &Who::System)?;
        invite(&mut act, &mail, role, &hash)
    })?;
    Ok(format!("{}/enter/{}", here.site(&url), token.as_str()))
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
