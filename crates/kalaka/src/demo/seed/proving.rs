//! Who lives in a demo city: its list of residents, letters that were printed, and a neighbour who came to the desk. Kept
//! as digests by the key of this installation, so it comes after the rest.

use std::sync::Arc;

use acts::city::proof::{Earlier, Printing, at_desk, draw, print, replace_list};
use acts::{Act, Stage, Who};
use anyhow::Context as _;
use city::proof::Shown;
use city::{Band, Role};
use jiff::{SignedDuration, Timestamp};
use store::Store;
use store::city::person;
use web::http::Secret;

use super::super::reading;
use super::Seeded;

/// How many letters were printed.
const LETTERS: usize = 40;

/// Enters it for cities that were seeded a moment ago.
pub(crate) fn prove(
    store: &Store,
    seeded: &[Seeded],
    secret: &Secret,
    random: fn(&mut [u8]),
    now: Timestamp,
) -> anyhow::Result<()> {
    for content in reading::read()? {
        let city = seeded.iter().find(|city| city.slug == content.city.slug);
        let city = city.context("each city was seeded")?;
        let entries = web::proofs::list::read(content.residents.as_bytes(), secret, city.id.get());
        let entries = entries.map_err(|unfit| anyhow::anyhow!("its residents: {unfit:?}"))?;
        let rows = store.city(store::CityId(city.id.get()));
        let (settings, _) = rows.read_blocking(store::city::settings::load)?;
        let first = settings.neighbourhoods.first().map(|first| first.name.clone());
        let stage = Stage {
            city: Arc::new(settings),
            store: store.clone(),
            gather: SignedDuration::ZERO,
            at: None,
        };
        let codes = draw(LETTERS, random);
        let letters = Printing {
            name: first.unwrap_or(content.city.slug),
            codes: codes.iter().map(|(_, code)| secret.paper_code(city.id.get(), code)).collect(),
            expires: now.checked_add(SignedDuration::from_hours(24 * 60))?,
        };
        let done: acts::Done<()> = rows.write_blocking(move |tx| {
            let with = |tx: &mut store::Tx, role| person::with_role(tx, role);
            let (admins, officers) = (with(tx, Role::Admin)?, with(tx, Role::Officer)?);
            let last = person::list(tx, 0, 200)?.into_iter().rfind(|one| {
                one.mail.is_some() && !admins.contains(&one.id) && !officers.contains(&one.id)
            });
            let (Some(admin), Some(officer)) = (admins.first(), officers.first()) else {
                return Ok(());
            };
            let mut act = Act::begin(tx, &stage, &Who::Person(*admin))?;
            replace_list(&mut act, &entries, Earlier::Stays)?;
            print(&mut act, &letters, "demo letters")?;
            let mut act = Act::begin(tx, &stage, &Who::Person(*officer))?;
            if let Some(neighbour) = last {
                let adult = Band { from: 18, to: None };
                at_desk(&mut act, neighbour.id, Shown::IdentityCard, Some(adult))?;
            }
            Ok(())
        });
        done?;
    }
    Ok(())
}
