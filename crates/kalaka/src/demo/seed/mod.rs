//! Fills the demo's cities: the same rows that people would have made, with moments of their own.

mod asking;
mod corrected;
mod documents;
mod entering;
mod evaluating;
mod importing;
mod log;
mod meeting;
mod newsletters;
mod organisations;
mod people;
mod preparing;
mod proving;

use std::collections::HashMap;
use std::sync::Arc;

use anyhow::Context as _;
use city::{
    Brand, CityId, CitySettings, Currency, Id, Module, Organisation, Person, ReachKind, Role,
};
use jiff::Timestamp;
use store::seal::KeyPlace;
use store::{Store, Tx, calls as rows, city as city_rows};

use super::content::CityContent;
use super::moments::Moments;
use super::reading;
use people::People;
use preparing::Prepared;
pub(crate) use proving::prove;

/// A seeded city, with the people one can sign in as.
#[derive(Debug)]
pub(crate) struct Seeded {
    /// The city.
    pub(crate) id: CityId,
    /// Its short name.
    pub(crate) slug: String,
    /// One person per role, for the whole city and for a part of it, and a resident; each by a word.
    pub(crate) people: Vec<(&'static str, Id<Person>)>,
}

/// Seeds all cities of the demo into an empty store.
pub(crate) fn seed(store: &Store, now: Timestamp) -> anyhow::Result<Vec<Seeded>> {
    let cities = reading::read()?;
    let seals = store.seals();
    if !seals.are_ready() && matches!(seals.place(), KeyPlace::File(_)) {
        seals.add()?;
    }
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
        calls: content
            .calls
            .iter()
            .map(|(call, ..)| (call.slug.clone(), Id::new(store.new_id())))
            .collect(),
        settings,
    });
    let city = store.city(store::CityId(id.get()));
    write(&city, &seeder, Seeder::insert_people)?;
    for one in &content.organisations {
        let one = seeder.organisation(one).with_context(|| one.key.clone())?;
        write(&city, &seeder, move |seeder, tx| seeder.insert_organisation(tx, &one))?;
    }
    let can_seal = store.seals().are_ready();
    let (mut deeds, mut call_ids) = (Vec::new(), HashMap::new());
    for (file, entries, form) in &content.calls {
        let call_id = *seeder.calls.get(&file.slug).context("every call has its number")?;
        call_ids.insert(file.slug.clone(), call_id.thing());
        let Prepared { call, made, ideas } =
            seeder.prepare(call_id, file, entries).with_context(|| file.slug.clone())?;
        deeds.extend(log::deeds(&call, &ideas));
        let asked = Arc::new(asking::form(form, can_seal).with_context(|| call.slug.to_string())?);
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
        for document in &file.document {
            seeder.attach(id, &call, document).with_context(|| document.file.clone())?;
        }
        for some in seeder.sheets(&call, &asked, form.answered_by).chunks(12) {
            let some = some.to_vec();
            let asks = Arc::clone(&asked);
            write(&city, &seeder, move |seeder, tx| {
                some.iter().try_for_each(|sheet| seeder.insert_sheet(tx, sheet.clone(), &asks))
            })?;
        }
        let named = entries.iter().filter_map(|it| {
            let made = ideas.iter().find(|made| made.idea.input.title == it.title)?;
            Some((it.slug.clone(), made.idea.clone()))
        });
        let named: Vec<(String, calls::Idea)> = named.collect();
        // A write has a second, also on a slow machine: each idea is one, with all that was said about it.
        for idea in ideas {
            let (call, asked) = (Arc::clone(&call), Arc::clone(&asked));
            write(&city, &seeder, move |seeder, tx| {
                seeder.insert_idea(tx, &call, &idea)?;
                match seeder.sheet_of_idea(&call, &asked, &idea) {
                    Some(sheet) => seeder.insert_sheet(tx, sheet, &asked),
                    None => Ok(()),
                }
            })?;
        }
        if let Some(evaluation) = &file.evaluation {
            let evaluated = seeder.evaluation(&call, evaluation, &named)?;
            write(&city, &seeder, move |seeder, tx| seeder.insert_evaluation(tx, &evaluated))?;
        }
    }
    for mandate in seeder.mandates(content, &call_ids)? {
        write(&city, &seeder, move |seeder, tx| seeder.insert_mandate(tx, &mandate))?;
    }
    for entry in &content.events {
        let met = Arc::new(seeder.meeting(entry).with_context(|| entry.begins.clone())?);
        let entered = Arc::clone(&met);
        write(&city, &seeder, move |seeder, tx| seeder.insert_event(tx, &entered))?;
    }
    for entry in &content.newsletters {
        let written = Arc::new(seeder.newsletter(entry).with_context(|| entry.topic.clone())?);
        write(&city, &seeder, move |seeder, tx| newsletters::insert(&seeder.store, tx, &written))?;
    }
    deeds.sort_by_key(|deed| deed.made);
    for some in deeds.chunks(40) {
        let some = some.to_vec();
        write(&city, &seeder, move |seeder, tx| seeder.insert_log(tx, &some))?;
    }
    for file in &content.imports {
        seeder.bring(&city, file, now).with_context(|| file.file.clone())?;
    }
    for block in seeder.blocks(content)? {
        write(&city, &seeder, move |seeder, tx| seeder.insert_block(tx, &block))?;
    }
    // PostgreSQL plans badly among rows that it has not counted yet; the hourly job comes in any case.
    if let Err(late) = count(&city, now) {
        tracing::warn!(city = %content.city.slug, "its numbers follow within the hour: {late:#}");
    }
    let people = city.read_blocking(move |tx| signing_in(tx, now))?;
    Ok(Seeded { id, slug: content.city.slug.clone(), people })
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
    settings.proof.desk = file.desk.clone();
    settings.languages = file.languages.clone();
    settings.brand = Brand { hue: file.brand_hue, chroma: file.brand_chroma };
    settings.modules = vec![Module::Calls, Module::Events, Module::Organisations];
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
    /// The calls, by their short names.
    calls: std::collections::BTreeMap<String, Id<calls::Call>>,
    /// Organisations by their keys.
    organisations: HashMap<String, Id<Organisation>>,
    /// Offices that speak where the one of a call does not.
    offices: Vec<city::Texts>,
}

/// A demo that was seeded before: who one can sign in as, by their roles.
pub(crate) fn found(store: &Store, now: Timestamp) -> anyhow::Result<Vec<Seeded>> {
    let known = crate::cities::all(store)?;
    known
        .into_iter()
        .map(|city| {
            let rows = crate::cities::rows(store, city.id);
            let people = rows.read_blocking(move |tx| signing_in(tx, now))?;
            Ok(Seeded { id: city.id, slug: city.settings.slug.to_string(), people })
        })
        .collect()
}

/// Who one can sign in as.
fn signing_in(tx: &mut Tx, now: Timestamp) -> store::Result<Vec<(&'static str, Id<Person>)>> {
    let mut people = Vec::new();
    let roles = city_rows::person::all_roles(tx)?;
    let mandates = city_rows::mandate::in_force(tx, now)?;
    let everyone = city_rows::person::list(tx, 0, 200)?;
    let works = |id: Id<Person>| {
        roles.iter().any(|(own, _)| *own == id) || mandates.iter().any(|it| it.person == Some(id))
    };
    let resident = everyone.iter().find(|person| !works(person.id));
    people.extend(resident.map(|person| ("resident", person.id)));
    for role in [Role::Officer, Role::Moderator, Role::Admin] {
        let own = |id: Id<Person>| roles.iter().filter(|(person, _)| *person == id).count();
        let with = || roles.iter().filter(|(_, own)| *own == role);
        let one = with().find(|(id, _)| own(*id) == 1).or_else(|| with().next());
        people.extend(one.map(|(id, _)| (role.key(), *id)));
    }
    for (word, role, reach) in [
        ("officer-of-a-call", Role::Officer, ReachKind::Call),
        ("juror-of-a-call", Role::Juror, ReachKind::Call),
        ("moderator-of-a-neighbourhood", Role::Moderator, ReachKind::Neighbourhoods),
    ] {
        let one = mandates.iter().find(|it| it.role == role && it.reach.kind() == reach);
        people.extend(one.and_then(|it| Some((word, it.person?))));
    }
    Ok(people)
}
