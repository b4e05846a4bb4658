//! Organisations that come in a file. One that is there already, by an identifier or by its name, is filled up or corrected
//! while nobody speaks for it; what somebody speaks for is left to them.

use city::{
    CitySettings, Flaw, Flaws, Id, Organisation, OrganisationForm, OrganisationInput, Refusal,
    Role, Sector, StepKind, Thing,
};
use imports::{Column, Need, Record, fold, plain};
use serde_json::Value;
use store::imports::import::Import;
use store::imports::part::{Outcome, Undone, Verdict};
use store::organisations::organisation as rows;

use crate::imports::{Becomes, Deed, Looked, Take};
use crate::{Act, Done};

/// Organisations.
pub struct Organisations;

const COLUMNS: [Column; 7] = [
    Column {
        need: Need::Required,
        ..column(
            "name",
            &[
                "name",
                "naam",
                "nev",
                "nom",
                "organisation",
                "organisatie",
                "organization",
                "szervezet",
                "szervezet neve",
                "naam van de organisatie",
                "organisation name",
                "benaming",
                "denomination",
                "raison sociale",
                "vereniging",
                "bedrijf",
                "company",
                "ceg",
            ],
            None,
        )
    },
    column(
        "sector",
        &[
            "sector",
            "secteur",
            "szektor",
            "agazat",
            "type",
            "soort",
            "tipus",
            "kind",
            "category",
            "categorie",
        ],
        Some(is_sector),
    ),
    column(
        "about",
        &[
            "about",
            "description",
            "omschrijving",
            "beschrijving",
            "wat doet ze",
            "leiras",
            "activiteit",
            "activity",
            "activite",
            "tevekenyseg",
            "missie",
            "mission",
        ],
        None,
    ),
    column(
        "website",
        &["website", "web", "url", "site", "webadres", "webcim", "honlap", "site web", "homepage"],
        Some(is_website),
    ),
    column(
        "kbo",
        &[
            "kbo",
            "bce",
            "kbo nummer",
            "ondernemingsnummer",
            "enterprise number",
            "numero d entreprise",
            "btw",
            "btw nummer",
            "vat",
            "tva",
            "vallalkozasi szam",
        ],
        Some(is_kbo),
    ),
    column("lei", &["lei", "lei code", "legal entity identifier"], Some(is_lei)),
    column("ror", &["ror", "ror id"], Some(is_ror)),
];

const fn column(
    key: &'static str,
    names: &'static [&'static str],
    looks: Option<fn(&str) -> bool>,
) -> Column {
    Column { key, need: Need::Optional, names, looks }
}

fn is_sector(cell: &str) -> bool {
    sector(cell).is_some()
}

fn is_website(cell: &str) -> bool {
    cell.starts_with("http") || cell.starts_with("www.")
}

fn is_kbo(cell: &str) -> bool {
    cell.parse::<city::Kbo>().is_ok()
}

fn is_lei(cell: &str) -> bool {
    cell.parse::<city::Lei>().is_ok()
}

fn is_ror(cell: &str) -> bool {
    cell.contains("ror.org") && cell.parse::<city::Ror>().is_ok()
}

/// What sectors are called.
const SECTORS: [(Sector, &[&str]); 5] = [
    (
        Sector::Government,
        &[
            "government",
            "overheid",
            "kormanyzat",
            "kozigazgatas",
            "onkormanyzat",
            "gouvernement",
            "public",
            "administration",
            "autorite publique",
        ],
    ),
    (
        Sector::Knowledge,
        &[
            "knowledge",
            "kennis",
            "kennisinstelling",
            "onderwijs",
            "tudomany",
            "oktatas",
            "connaissance",
            "education",
            "university",
            "universiteit",
            "egyetem",
            "universite",
            "research",
            "onderzoek",
            "kutatas",
            "recherche",
            "school",
        ],
    ),
    (
        Sector::Company,
        &[
            "company",
            "bedrijf",
            "onderneming",
            "ceg",
            "vallalat",
            "vallalkozas",
            "entreprise",
            "business",
            "bv",
            "nv",
            "kft",
        ],
    ),
    (
        Sector::CivilSociety,
        &[
            "civil society",
            "middenveld",
            "vereniging",
            "vzw",
            "civil szervezet",
            "civil",
            "egyesulet",
            "alapitvany",
            "association",
            "asbl",
            "ngo",
            "ngo s",
            "charity",
            "stichting",
            "non profit",
            "societe civile",
        ],
    ),
    (
        Sector::Residents,
        &[
            "residents",
            "bewoners",
            "lakok",
            "habitants",
            "buurtcomite",
            "lakokozosseg",
            "neighbours",
        ],
    ),
];

fn sector(cell: &str) -> Option<Sector> {
    let wanted = fold(cell);
    let own = Sector::from_key(cell.trim());
    own.or_else(|| {
        let (sector, _) = SECTORS.iter().find(|(_, names)| names.contains(&wanted.as_str()))?;
        Some(*sector)
    })
}

impl Becomes for Organisations {
    fn columns(&self) -> &'static [Column] {
        &COLUMNS
    }

    fn may(&self, act: &mut Act, within: Option<Id<Thing>>) -> Done<()> {
        let is_on = act.stage.city.modules.contains(&city::Module::Organisations);
        if within.is_some() || !is_on {
            return Err(Refusal::NotFound.into());
        }
        act.require(Role::Officer).map(drop)
    }

    fn is_open(&self, _: &mut Act, _: Option<Id<Thing>>) -> Done<()> {
        Ok(())
    }

    fn flaws(&self, import: &Import) -> Flaws {
        let mut flaws = Flaws::default();
        if import.mapping.0.get("sector").is_none() && import.choices.0.sector.is_none() {
            flaws.add("sector", Flaw::Missing);
        }
        flaws
    }

    fn take(&self, act: &mut Act, import: &mut Import, row: &Record, deed: Deed) -> Done<Take> {
        let city = std::sync::Arc::clone(&act.stage.city);
        let form = form(&city, import, row);
        let input = match check(&city, &form) {
            Ok(input) => input,
            Err(flaws) => return Ok(Take::Refused(flaws)),
        };
        let looked = |known: Option<&Organisation>| Looked {
            read: shown(&form),
            known: known.map(|one| one.name(&[city.own_language().as_str()]).to_owned()),
        };
        let before = match known(act, &input)? {
            Known::Nothing if deed == Deed::Look => return Ok(Take::Taken(looked(None), 0)),
            Known::Nothing => {
                let id = enter(act, &input)?;
                return Ok(Take::Taken(looked(None), id.get()));
            }
            Known::Several(flaws) => return Ok(Take::Refused(flaws)),
            Known::One(before) => *before,
        };
        let filled = filled(&before.input, &input, row);
        let answer = looked(Some(&before));
        if before.claimed || before.hidden || filled == before.input {
            return Ok(Take::Here(answer, before.id.get()));
        }
        if deed == Deed::Take {
            let after = Organisation { input: filled.clone(), ..before.clone() };
            rows::update(act.tx, &before, &after, &city, act.now)?;
        }
        let kept =
            serde_json::to_value(Kept { was: before.input.typed(), version: before.version + 1 });
        Ok(Take::Changed(answer, before.id.get(), kept.unwrap_or(Value::Null)))
    }

    fn undo(&self, act: &mut Act, outcome: &Outcome) -> Done<Undone> {
        let Some(id) = outcome.id else { return Ok(Undone::Back) };
        let now = match rows::get(act.tx, Id::new(id)) {
            Err(store::Error::NotFound) => return Ok(Undone::Back),
            found => found?,
        };
        if outcome.verdict == Verdict::Taken {
            let is_gone = rows::take_away(act.tx, &now)?;
            return Ok(if is_gone { Undone::Back } else { Undone::Stayed });
        }
        let city = std::sync::Arc::clone(&act.stage.city);
        let kept = outcome.before.clone().and_then(|kept| serde_json::from_value(kept).ok());
        let Some(Kept { was, version }) = kept else { return Ok(Undone::Stayed) };
        match was.check(&city) {
            Ok(input) if version == now.version && !now.claimed => {
                let after = Organisation { input, ..now.clone() };
                rows::update(act.tx, &now, &after, &city, act.now)?;
                Ok(Undone::Back)
            }
            _ => Ok(Undone::Stayed),
        }
    }

    fn ended(&self, _: &mut Act, _: &Import) -> Done<()> {
        Ok(())
    }
}

/// What is kept of an organisation that a row changed.
#[derive(serde::Serialize, serde::Deserialize)]
struct Kept {
    /// What was said of it before, as somebody would type it.
    was: OrganisationForm,
    /// Its version since.
    version: i64,
}

/// Whether an organisation is there already.
enum Known {
    /// It is not.
    Nothing,
    /// This is it.
    One(Box<Organisation>),
    /// What tells it apart tells of several.
    Several(Flaws),
}

fn known(act: &mut Act, input: &OrganisationInput) -> Done<Known> {
    let found = rows::identified(act.tx, input)?;
    if let Some((_, first)) = found.first() {
        let mut flaws = Flaws::default();
        for (field, other) in &found {
            if other.id != first.id {
                flaws.add(*field, Flaw::Taken);
            }
        }
        return Ok(match flaws.is_empty() {
            true => Known::One(Box::new(first.clone())),
            false => Known::Several(flaws),
        });
    }
    for (_, name) in input.name.iter() {
        for one in rows::called(act.tx, name, 3)? {
            // The same name with another identifier is another organisation.
            if fits(one.input.kbo.as_ref(), input.kbo.as_ref())
                && fits(one.input.lei.as_ref(), input.lei.as_ref())
                && fits(one.input.ror.as_ref(), input.ror.as_ref())
            {
                return Ok(Known::One(Box::new(one)));
            }
        }
    }
    Ok(Known::Nothing)
}

fn fits<T: PartialEq>(one: Option<&T>, other: Option<&T>) -> bool {
    one.zip(other).is_none_or(|(one, other)| one == other)
}

/// A row as somebody would type it.
fn form(city: &CitySettings, import: &Import, row: &Record) -> OrganisationForm {
    let own = city.own_language().to_string();
    let choices = &import.choices.0;
    let language = if choices.language.is_empty() { own.clone() } else { choices.language.clone() };
    let sector = match row.get("sector") {
        "" => choices.sector.map(|sector| sector.key().to_owned()).unwrap_or_default(),
        cell => sector(cell).map_or_else(|| cell.to_owned(), |sector| sector.key().to_owned()),
    };
    let get = |key: &str| row.get(key).to_owned();
    OrganisationForm {
        name: vec![(language.clone(), get("name"))],
        sector,
        about: plain(row.get("about")),
        language,
        website: get("website"),
        kbo: get("kbo"),
        lei: get("lei"),
        ror: get("ror"),
    }
}

/// What is wrong with a row, by its columns.
fn check(city: &CitySettings, form: &OrganisationForm) -> Result<OrganisationInput, Flaws> {
    form.check(city).map_err(|found| {
        let mut flaws = Flaws::default();
        for (field, flaw) in found.iter() {
            let is_unknown = field == "sector" && !form.sector.is_empty();
            let flaw = if is_unknown { Flaw::NotAChoice } else { flaw.clone() };
            flaws.add(if field.starts_with("name-") { "name" } else { field }, flaw);
        }
        flaws
    })
}

/// What is known, with what a row says besides: an empty cell takes nothing away.
fn filled(
    before: &OrganisationInput,
    row: &OrganisationInput,
    cells: &Record,
) -> OrganisationInput {
    let mut after = before.clone();
    if !cells.get("sector").is_empty() {
        after.sector = row.sector;
    }
    if !row.about.is_empty() {
        after.about.clone_from(&row.about);
        after.language = row.language.clone();
    }
    for (language, name) in row.name.iter() {
        // The same name in other letters is how somebody typed it, not another name.
        let own = after.name.iter().find(|(own, _)| *own == language);
        if own.is_none_or(|(_, own)| fold(own) != fold(name)) {
            after.name.set(language.clone(), name.to_owned());
        }
    }
    after.website = row.website.clone().or(after.website);
    after.kbo = row.kbo.clone().or(after.kbo);
    after.lei = row.lei.clone().or(after.lei);
    after.ror = row.ror.clone().or(after.ror);
    after
}

fn shown(form: &OrganisationForm) -> Vec<(&'static str, String)> {
    let name = form.name.first().map(|(_, name)| name.clone()).unwrap_or_default();
    let cells = [
        ("name", name),
        ("sector", form.sector.clone()),
        ("about", form.about.clone()),
        ("website", form.website.clone()),
        ("kbo", form.kbo.clone()),
        ("lei", form.lei.clone()),
        ("ror", form.ror.clone()),
    ];
    cells.into_iter().filter(|(_, text)| !text.is_empty()).collect()
}

/// Enters one for the city, which waits until somebody claims it.
fn enter(act: &mut Act, input: &OrganisationInput) -> Done<Id<Organisation>> {
    let organisation = Organisation::new(act.new_id(), None, input.clone(), act.now);
    rows::insert(act.tx, &organisation, &act.stage.city, act.now)?;
    let step = act.happened(StepKind::Published);
    act.step(organisation.id, &step)?;
    Ok(organisation.id)
}
