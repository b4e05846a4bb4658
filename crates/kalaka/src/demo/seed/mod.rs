//! Fills the demo's cities: the same rows that people would have made, with moments of their own.

mod asking;
mod entering;
mod log;
mod organisations;
mod people;
mod preparing;

use std::collections::HashMap;
use std::sync::Arc;

use anyhow::Context as _;
use city::{Brand, CityId, CitySettings, Currency, Id, Module, Organisation, Person, Role};
use jiff::Timestamp;
use store::{Store, Tx, calls as rows, city as city_rows};

use super::content::{self, CityContent};
use super::moments::Moments;
use people::People;
use preparing::Prepared;

/// A seeded city, with the people one can sign in as.
#[derive(Debug)]
pub(crate) struct Seeded {
    /// The city.
    pub(crate) id: CityId,
    /// Its short name.
    pub(crate) slug: String,
    /// One person per role, and a resident without one (`None`).
    pub(crate) people: Vec<(Option<Role>, Id<Person>)>,
}

/// Seeds all cities of the demo into an empty store.
pub(crate) fn seed(store: &Store, now: Timestamp) -> anyhow::Result<Vec<Seeded>> {
    let cities = content::read()?;
    cities
        .iter()
        .map(|city| one(store, city, now).with_context(|| city.city.slug.clone()))
        .collect()
}

fn one(store: &Store, content: &CityContent, now: Timestamp) -> anyhow::Result<Seeded> {
    let settings = settings(content)?;
    let id = crate::cities::add(store, &settings, &content.city.hosts)?;
    let seeder = Arc::new(Seeder {
        store: store.clone(),
        moments: Moments { now, zone: settings.time_zone.zone() },
        people: people::people(store, content)?,
        organisations: organisations::ids(store, content),
        offices: content.city.office.clone(),
        settings,
    });
    let city = store.city(store::CityId(id.get()));
    write(&city, &seeder, Seeder::insert_people)?;
    for one in &content.organisations {
        let one = seeder.organisation(one).with_context(|| one.key.clone())?;
        write(&city, &seeder, move |seeder, tx| seeder.insert_organisation(tx, &one))?;
    }
    let mut deeds = Vec::new();
    for (call, ideas, form) in &content.calls {
        let call_id = Id::new(store.new_id());
        let Prepared { call, made, ideas } =
            seeder.prepare(call_id, call, ideas).with_context(|| call.slug.clone())?;
        deeds.extend(log::deeds(&call, &ideas));
        let asked = Arc::new(asking::form(form).with_context(|| call.slug.to_string())?);
        let call = Arc::new(call);
        let (entered, asks) = (Arc::clone(&call), Arc::clone(&asked));
        write(&city, &seeder, move |seeder, tx| {
            rows::call::insert(tx, &entered, &seeder.settings, made)?;
            if asks.form.is_empty() {
                Ok(())
            } else {
                rows::form::save(tx, entered.id, &asks.form, 0)
            }
        })?;
        for some in seeder.sheets(&call, &asked, form.answered_by).chunks(12) {
            let some = some.to_vec();
            write(&city, &seeder, move |_, tx| {
                some.iter().try_for_each(|sheet| rows::sheet::insert(tx, sheet))
            })?;
        }
        // A write has a second, also on a slow machine: each idea is one, with all that was said about it.
        for idea in ideas {
            let (call, asked) = (Arc::clone(&call), Arc::clone(&asked));
            write(&city, &seeder, move |seeder, tx| {
                seeder.insert_idea(tx, &call, &idea)?;
                match seeder.sheet_of_idea(&call, &asked, &idea) {
                    Some(sheet) => rows::sheet::insert(tx, &sheet),
                    None => Ok(()),
                }
            })?;
        }
    }
    deeds.sort_by_key(|deed| deed.made);
    for some in deeds.chunks(40) {
        let some = some.to_vec();
        write(&city, &seeder, move |seeder, tx| seeder.insert_log(tx, &some))?;
    }
    // PostgreSQL plans badly among rows that it has not counted yet; the hourly job comes in any case.
    if let Err(late) = count(&city, now) {
        tracing::warn!(city = %content.city.slug, "its numbers follow within the hour: {late:#}");
    }
    Ok(Seeded { id, slug: content.city.slug.clone(), people: seeder.signing_in() })
}

/// Counts what is published in numbers, so that it is there at once.
fn count(city: &store::City, now: Timestamp) -> anyhow::Result<()> {
    use store::calls::statistics as rows;
    for call in city.read_blocking(move |tx| rows::to_count(tx, now, now, i64::MAX))? {
        let numbers = city.read_blocking(move |tx| rows::count(tx, call))?;
        city.write_blocking(move |tx| rows::keep(tx, call, &numbers, now))?;
    }
    let numbers = city.read_blocking(rows::count_city)?;
    Ok(city.write_blocking(move |tx| rows::keep_city(tx, &numbers, now))?)
}

fn write(
    city: &store::City,
    seeder: &Arc<Seeder>,
    body: impl Fn(&Seeder, &mut Tx) -> store::Result<()> + Send + 'static,
) -> anyhow::Result<()> {
    let seeder = Arc::clone(seeder);
    Ok(city.write_blocking(move |tx| body(&seeder, tx))?)
}

fn settings(content: &CityContent) -> anyhow::Result<CitySettings> {
    let file = &content.city;
    let mut settings = CitySettings::new(
        file.slug.parse()?,
        &file.slug,
        file.languages.first().cloned().context("a city has a language")?,
        file.time_zone.parse()?,
        file.currency.parse::<Currency>()?,
        file.sender.parse()?,
    );
    settings.name = file.name.clone();
    settings.tagline = file.tagline.clone();
    settings.about = file.about.clone();
    settings.contact = file.contact.clone();
    settings.languages = file.languages.clone();
    settings.brand = Brand { hue: file.brand_hue, chroma: file.brand_chroma };
    settings.modules = vec![Module::Calls, Module::Organisations];
    settings.theme_names = file.theme.iter().map(|entry| (entry.key, entry.name.clone())).collect();
    settings.neighbourhoods =
        city::parse_neighbourhoods(content.neighbourhoods, &settings.time_zone)?;
    settings.population = Some(file.population.clone());
    settings.backdrop = content.backdrop.to_owned();
    settings.example = true;
    Ok(settings)
}
struct Seeder {
    store: Store,
    moments: Moments,
    settings: CitySettings,
    people: People,
    /// Organisations by their keys.
    organisations: HashMap<String, Id<Organisation>>,
    /// Offices that speak where the one of a call does not.
    offices: Vec<city::Texts>,
}

/// A demo that was seeded before: who one can sign in as, by their roles.
pub(crate) fn found(store: &Store) -> anyhow::Result<Vec<Seeded>> {
    let known = crate::cities::all(store)?;
    known
        .into_iter()
        .map(|city| {
            let people = crate::cities::rows(store, city.id).read_blocking(signing_in_again)?;
            Ok(Seeded { id: city.id, slug: city.settings.slug.to_string(), people })
        })
        .collect()
}

fn signing_in_again(tx: &mut Tx) -> store::Result<Vec<(Option<Role>, Id<Person>)>> {
    let mut people = Vec::new();
    let roles = city_rows::person::all_roles(tx)?;
    let everyone = city_rows::person::list(tx, 0, 200)?;
    let resident = everyone.iter().find(|person| !roles.iter().any(|(id, _)| *id == person.id));
    people.extend(resident.map(|person| (None, person.id)));
    for role in [Role::Officer, Role::Moderator, Role::Admin] {
        let with = |one: &&(Id<Person>, Role)| one.1 == role;
        people.extend(roles.iter().find(with).map(|(id, _)| (Some(role), *id)));
    }
    Ok(people)
}
