//! Organisations: one by one, in the order of their names, and by what tells them apart.

use city::{
    Author, CitySettings, Id, Kbo, Language, Lei, Organisation, OrganisationInput, Person, Ror,
    Sector, Texts, Thing, Website,
};
use jiff::Timestamp;

use crate::desk::task;
use crate::things::search::{self, Said};
use crate::things::{author, thing};
use crate::{Error, Json, Result, Table as _, Tx};

crate::table! {
    pub(crate) struct OrganisationRow in "organisation" key (id) {
        id: Id<Organisation>,
        sector: Sector,
        name: Json<Texts>,
        about: String,
        website: Option<Website>,
        kbo: Option<Kbo>,
        lei: Option<Lei>,
        ror: Option<Ror>,
        folded: String,
        listed: bool,
        version: i64,
        verified_at: Option<Timestamp>,
        merged_into: Option<Id<Organisation>>,
    }
}

crate::row! {
    pub(super) struct Kept from "organisation o join thing t on t.id = o.id left join person p on p.id = t.author" {
        id: Id<Organisation>,
        author: Option<Id<Person>> = "t.author",
        author_name: Option<String> = "p.name",
        language: Language = "t.language",
        hidden: bool = "t.hidden",
        made_at: Timestamp = "coalesce(t.published_at, t.changed_at)",
        sector: Sector,
        name: Json<Texts>,
        about: String,
        website: Option<Website>,
        kbo: Option<Kbo>,
        lei: Option<Lei>,
        ror: Option<Ror>,
        version: i64,
        verified_at: Option<Timestamp>,
        merged_into: Option<Id<Organisation>>,
        speakers: i64 = "(select count(*) from (select 1 as one from membership m where m.organisation = o.id and m.state = 'in' and m.role = 'spokesperson' limit 1) few)",
    }
}

crate::statements! {
    fn kept(id: Id<Organisation>) -> Option<Kept> = select "where o.id = ?1";
    fn in_order(folded: &str, id: i64, limit: i64) -> Vec<Kept> = select "where o.listed = true and (o.folded, o.id) > (?1, ?2) order by o.folded, o.id limit ?3";
    fn in_order_back(folded: &str, id: i64, limit: i64) -> Vec<Kept> = select "where o.listed = true and (o.folded, o.id) < (?1, ?2) order by o.folded desc, o.id desc limit ?3";
    fn of_sector(sector: Sector, folded: &str, id: i64, limit: i64) -> Vec<Kept> = select "where o.listed = true and o.sector = ?1 and (o.folded, o.id) > (?2, ?3) order by o.folded, o.id limit ?4";
    fn of_sector_back(sector: Sector, folded: &str, id: i64, limit: i64) -> Vec<Kept> = select "where o.listed = true and o.sector = ?1 and (o.folded, o.id) < (?2, ?3) order by o.folded desc, o.id desc limit ?4";
    fn named(folded: &str, limit: i64) -> Vec<Kept> = select "where o.listed = true and o.folded = ?1 order by o.id limit ?2";
    fn with_kbo(kbo: &Kbo) -> Option<Kept> = select "where o.kbo = ?1 and o.merged_into is null order by o.id limit 1";
    fn with_lei(lei: &Lei) -> Option<Kept> = select "where o.lei = ?1 and o.merged_into is null order by o.id limit 1";
    fn with_ror(ror: &Ror) -> Option<Kept> = select "where o.ror = ?1 and o.merged_into is null order by o.id limit 1";
    fn claim_row(id: Id<Organisation>, version: i64) = "update organisation set version = version + 1 where id = ?1 and version = ?2";
    fn note_author(id: Id<Organisation>, person: Id<Person>) = "update thing set author = ?2 where id = ?1 and author is null";
    fn add(sector: Sector, by: i64) = "insert into sector_count (sector, organisations) values (?1, ?2) on conflict (sector) do update set organisations = sector_count.organisations + excluded.organisations";
    // Whatever people or the office can do with an organisation; what an import itself did is one step and nothing else.
    fn touched(id: Id<Organisation>) -> Option<i64> = "select 1 as touched from organisation o join thing t on t.id = o.id where o.id = ?1 and (o.version <> 1 or o.verified_at is not null or o.merged_into is not null or t.author is not null or t.hidden = true \
        or (select count(*) from step s where s.thing = ?1) > 1 \
        or exists (select 1 from membership m where m.organisation = ?1) \
        or exists (select 1 from invitation v where v.organisation = ?1) \
        or exists (select 1 from claim c where c.organisation = ?1) \
        or exists (select 1 from idea_for f where f.organisation = ?1) \
        or exists (select 1 from organisation r where r.merged_into = ?1) \
        or exists (select 1 from organisation_merge g where g.organisation = ?1 or g.other = ?1) \
        or exists (select 1 from follow w where w.thing = ?1) \
        or exists (select 1 from support u where u.thing = ?1) \
        or exists (select 1 from report p where p.thing = ?1) \
        or exists (select 1 from hiding h where h.thing = ?1) \
        or exists (select 1 from notice n where n.thing = ?1 or n.other = ?1) \
        or exists (select 1 from note x where x.thing = ?1) \
        or exists (select 1 from audit a where a.thing = ?1) \
        or exists (select 1 from document d where d.thing = ?1) \
        or exists (select 1 from step e where e.other = ?1) \
        or exists (select 1 from thing k where k.parent = ?1)) limit 1";
    fn drop_steps(id: Id<Organisation>) = "delete from step where thing = ?1";
    fn drop_tasks(id: Id<Organisation>) = "delete from task where thing = ?1";
    fn drop_task_words(id: Id<Organisation>) = "delete from task_word where thing = ?1";
    fn drop_row(id: Id<Organisation>) = "delete from organisation where id = ?1";
    fn drop_thing(id: Id<Organisation>) = "delete from thing where id = ?1";
    /// How many organisations are listed of each sector.
    pub fn per_sector() -> Vec<(Sector, i64)> = "select sector, organisations from sector_count where organisations > 0 order by sector";
    /// How many of the city's things somebody entered as organisations.
    pub fn entered_by(person: Id<Person>) -> i64 = "select count(*) as organisations from (select 1 as one from thing where author = ?1 and noun = 'organisation' limit 500) few";
}

/// Where a page of the list begins or ends: at an organisation that is called so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cursor {
    /// Its name, folded.
    pub folded: String,
    /// The organisation.
    pub id: i64,
}

/// A name by which lists are ordered and by which the same name is found again.
pub fn folded(name: &str) -> String {
    search::terms(name).join(" ")
}

/// The cursor at an organisation, in the city's own order.
pub fn cursor(organisation: &Organisation, city: &CitySettings) -> Cursor {
    Cursor { folded: folded(own_name(organisation, city)), id: organisation.id.get() }
}

fn own_name<'o>(organisation: &'o Organisation, city: &CitySettings) -> &'o str {
    organisation.name(&[city.own_language().as_str()])
}

fn whole(row: Kept) -> Organisation {
    let name = row.author_name.unwrap_or_default();
    Organisation {
        id: row.id,
        author: row.author.map(|id| Author { id, name }),
        input: OrganisationInput {
            language: row.language,
            name: row.name.0,
            sector: row.sector,
            about: row.about,
            website: row.website,
            kbo: row.kbo,
            lei: row.lei,
            ror: row.ror,
        },
        hidden: row.hidden,
        made: row.made_at,
        version: row.version,
        verified: row.verified_at,
        claimed: row.speakers > 0,
        merged_into: row.merged_into,
    }
}

fn all(rows: Vec<Kept>) -> Vec<Organisation> {
    rows.into_iter().map(whole).collect()
}

fn row(organisation: &Organisation, city: &CitySettings, version: i64) -> OrganisationRow {
    let input = &organisation.input;
    OrganisationRow {
        id: organisation.id,
        sector: input.sector,
        name: Json(input.name.clone()),
        about: input.about.clone(),
        website: input.website.clone(),
        kbo: input.kbo.clone(),
        lei: input.lei.clone(),
        ror: input.ror.clone(),
        folded: folded(own_name(organisation, city)),
        listed: organisation.is_listed(),
        version,
        verified_at: organisation.verified,
        merged_into: organisation.merged_into,
    }
}

/// An organisation.
pub fn get(tx: &mut Tx, id: Id<Organisation>) -> Result<Organisation> {
    kept(tx, id)?.map(whole).ok_or(Error::NotFound)
}

/// One page of the listed organisations behind `after`, in the order of their names.
pub fn page(
    tx: &mut Tx,
    sector: Option<Sector>,
    after: Option<&Cursor>,
    limit: i64,
) -> Result<Vec<Organisation>> {
    let (name, id) = after.map_or(("", 0), |after| (after.folded.as_str(), after.id));
    Ok(all(match sector {
        Some(sector) => of_sector(tx, sector, name, id, limit)?,
        None => in_order(tx, name, id, limit)?,
    }))
}

/// The page that ends before `before`, in the list's own order.
pub fn page_before(
    tx: &mut Tx,
    sector: Option<Sector>,
    before: &Cursor,
    limit: i64,
) -> Result<Vec<Organisation>> {
    let mut found = all(match sector {
        Some(sector) => of_sector_back(tx, sector, &before.folded, before.id, limit)?,
        None => in_order_back(tx, &before.folded, before.id, limit)?,
    });
    found.reverse();
    Ok(found)
}

/// The organisations that have one of the identifiers of another, each with the field it has it in.
pub fn identified(
    tx: &mut Tx,
    input: &OrganisationInput,
) -> Result<Vec<(&'static str, Organisation)>> {
    let mut found = Vec::new();
    if let Some(kbo) = &input.kbo {
        found.extend(with_kbo(tx, kbo)?.map(|row| ("kbo", whole(row))));
    }
    if let Some(lei) = &input.lei {
        found.extend(with_lei(tx, lei)?.map(|row| ("lei", whole(row))));
    }
    if let Some(ror) = &input.ror {
        found.extend(with_ror(tx, ror)?.map(|row| ("ror", whole(row))));
    }
    Ok(found)
}

/// The first listed organisations of exactly this name.
pub fn called(tx: &mut Tx, name: &str, limit: i64) -> Result<Vec<Organisation>> {
    Ok(all(named(tx, &folded(name), limit)?))
}

/// Enters an organisation.
pub fn insert(
    tx: &mut Tx,
    organisation: &Organisation,
    city: &CitySettings,
    now: Timestamp,
) -> Result<()> {
    let thing = organisation.thing(city, now);
    thing::insert(tx, &thing)?;
    row(organisation, city, organisation.version).insert(tx)?;
    index(tx, organisation, &thing)?;
    if organisation.is_listed() {
        add(tx, organisation.input.sector, 1)?;
    }
    task::keep_first(tx, thing.id)
}

/// Saves an organisation as it was changed from `before`; [`Error::Retry`] when somebody else was faster.
pub fn update(
    tx: &mut Tx,
    before: &Organisation,
    organisation: &Organisation,
    city: &CitySettings,
    now: Timestamp,
) -> Result<()> {
    if claim_row(tx, organisation.id, before.version)? == 0 {
        return Err(Error::Retry);
    }
    row(organisation, city, before.version + 1).update(tx)?;
    let thing = organisation.thing(city, now);
    thing::update(tx, &thing)?;
    if before.is_listed() {
        add(tx, before.input.sector, -1)?;
    }
    if organisation.is_listed() {
        add(tx, organisation.input.sector, 1)?;
    }
    if before.input != organisation.input {
        index(tx, organisation, &thing)?;
    }
    task::keep_first(tx, thing.id)
}

/// Takes an organisation away that an import brought and nobody has touched since; false where somebody has, and it stays.
pub fn take_away(tx: &mut Tx, organisation: &Organisation) -> Result<bool> {
    let id = organisation.id;
    if touched(tx, id)?.is_some() {
        return Ok(false);
    }
    if organisation.is_listed() {
        add(tx, organisation.input.sector, -1)?;
    }
    search::forget(tx, id.thing())?;
    drop_tasks(tx, id)?;
    drop_task_words(tx, id)?;
    drop_steps(tx, id)?;
    drop_row(tx, id)?;
    drop_thing(tx, id).map(|_| true)
}

/// Notes that somebody answers for what the city had entered.
pub fn take_over(
    tx: &mut Tx,
    id: Id<Organisation>,
    person: Id<Person>,
    now: Timestamp,
) -> Result<()> {
    if note_author(tx, id, person)? > 0 {
        author::add(tx, id.thing(), person, now)?;
    }
    Ok(())
}

/// Makes it findable by its names in every language and by what it does.
fn index(tx: &mut Tx, organisation: &Organisation, thing: &Thing) -> Result<()> {
    let input = &organisation.input;
    let (tag, about) = (input.language.as_str(), input.about.as_str());
    let mut said: Vec<Said> = input
        .name
        .iter()
        .map(|(language, name)| Said { tag: language.as_str(), title: name, text: "" })
        .collect();
    match said.iter_mut().find(|said| said.tag == tag) {
        Some(own) => own.text = about,
        None => said.push(Said { tag, title: "", text: about }),
    }
    search::index(tx, thing, &said)
}
