//! Streets and squares: brought in a file, and found by whoever says where something is.

use city::{CitySettings, Flaw, Flaws, Id, LonLat, Refusal, Role, Street, StreetKind, Thing};
use imports::{Column, Need, Record, degrees, fold};
use serde_json::json;
use store::imports::import::Import;
use store::imports::part::{Outcome, Undone, Verdict};
use store::imports::street as rows;

use crate::calls::import::neighbourhood;
use crate::imports::{Becomes, Deed, Looked, Take};
use crate::{Act, Done};

/// How many are offered to whoever looks for one.
const OFFERED: i64 = 8;

/// The streets that what was typed could be, the likeliest first.
pub fn search(act: &mut Act, typed: &str) -> Done<Vec<Street>> {
    let typed: String = typed.chars().take(200).collect();
    Ok(rows::search(act.tx, &typed, OFFERED)?)
}

/// Streets.
pub struct Streets;

const COLUMNS: [Column; 5] = [
    column(
        "name",
        Need::Required,
        &[
            "name",
            "naam",
            "nev",
            "nom",
            "street",
            "straat",
            "straatnaam",
            "street name",
            "utca",
            "utcanev",
            "utca neve",
            "kozterulet neve",
            "rue",
            "nom de rue",
            "nom de la rue",
            "square",
            "plein",
        ],
        None,
    ),
    column(
        "lon",
        Need::Required,
        &["lon", "lng", "long", "longitude", "lengtegraad", "hosszusag", "x", "wgs84 lon"],
        None,
    ),
    column(
        "lat",
        Need::Required,
        &["lat", "latitude", "breedtegraad", "szelesseg", "y", "wgs84 lat"],
        None,
    ),
    column(
        "kind",
        Need::Optional,
        &["kind", "type", "soort", "fajta", "tipus", "jelleg", "kozterulet jellege", "genre"],
        Some(is_kind),
    ),
    column(
        "neighbourhood",
        Need::Optional,
        &[
            "neighbourhood",
            "neighborhood",
            "wijk",
            "buurt",
            "deelgemeente",
            "varosresz",
            "kerulet",
            "quartier",
        ],
        None,
    ),
];

const fn column(
    key: &'static str,
    need: Need,
    names: &'static [&'static str],
    looks: Option<fn(&str) -> bool>,
) -> Column {
    Column { key, need, names, looks }
}

const KINDS: [(StreetKind, &[&str]); 3] = [
    (
        StreetKind::Street,
        &[
            "street",
            "straat",
            "utca",
            "ut",
            "rue",
            "laan",
            "weg",
            "avenue",
            "road",
            "lane",
            "kaai",
            "steenweg",
            "korut",
            "fasor",
            "koz",
            "boulevard",
            "residential",
            "pedestrian",
        ],
    ),
    (StreetKind::Square, &["square", "plein", "markt", "ter", "place", "piac", "plaats", "market"]),
    (
        StreetKind::Place,
        &[
            "park",
            "bridge",
            "brug",
            "hid",
            "pont",
            "school",
            "other",
            "ander",
            "egyeb",
            "autre",
            "point of interest",
        ],
    ),
];

fn is_kind(cell: &str) -> bool {
    kind_of(cell).is_some()
}

fn kind_of(cell: &str) -> Option<StreetKind> {
    let wanted = fold(cell);
    let own = StreetKind::from_key(cell.trim());
    own.or_else(|| {
        let (kind, _) = KINDS.iter().find(|(_, names)| names.contains(&wanted.as_str()))?;
        Some(*kind)
    })
}

/// What a name says of its street: Dutch has it at the end, Hungarian behind it, French and English around it.
fn by_name(name: &str) -> StreetKind {
    let name = fold(name);
    let ends = |ends: &[&str]| ends.iter().any(|end| name.ends_with(end));
    if ends(&["plein", "markt", " ter", " square", " piac"]) || name.starts_with("place ") {
        StreetKind::Square
    } else if ends(&["park", "brug", " hid", "school", " bridge"]) {
        StreetKind::Place
    } else {
        StreetKind::Street
    }
}

impl Becomes for Streets {
    fn columns(&self) -> &'static [Column] {
        &COLUMNS
    }

    fn may(&self, act: &mut Act, within: Option<Id<Thing>>) -> Done<()> {
        if within.is_some() {
            return Err(Refusal::NotFound.into());
        }
        act.require(Role::Officer).map(drop)
    }

    fn is_open(&self, _: &mut Act, _: Option<Id<Thing>>) -> Done<()> {
        Ok(())
    }

    fn flaws(&self, _: &Import) -> Flaws {
        Flaws::default()
    }

    fn take(&self, act: &mut Act, _: &mut Import, row: &Record, deed: Deed) -> Done<Take> {
        let city = std::sync::Arc::clone(&act.stage.city);
        let read = match read(&city, row, act.new_id()) {
            Ok(street) => street,
            Err(flaws) => return Ok(Take::Refused(flaws)),
        };
        let there = rows::called(act.tx, &read.name)?;
        let there = there.into_iter().find(|one| one.neighbourhood == read.neighbourhood);
        let looked =
            Looked { read: shown(&city, &read), known: there.as_ref().map(|one| one.name.clone()) };
        let Some(before) = there else {
            if deed == Deed::Take {
                rows::put(act.tx, &read)?;
            }
            return Ok(Take::Taken(looked, read.id.get()));
        };
        let id = before.id;
        let after = Street { id, ..read };
        if after == before {
            return Ok(Take::Here(looked, id.get()));
        }
        if deed == Deed::Take {
            rows::put(act.tx, &after)?;
        }
        let kept = |one: &Street| json!([one.name, one.kind, one.point.lon, one.point.lat]);
        Ok(Take::Changed(looked, id.get(), json!({ "was": kept(&before), "now": kept(&after) })))
    }

    fn undo(&self, act: &mut Act, outcome: &Outcome) -> Done<Undone> {
        let Some(id) = outcome.id.map(Id::new) else { return Ok(Undone::Back) };
        if outcome.verdict == Verdict::Taken {
            rows::remove(act.tx, id)?;
            return Ok(Undone::Back);
        }
        let Some(now) = rows::find(act.tx, id)? else { return Ok(Undone::Back) };
        let kept = |name: &str| outcome.before.as_ref().and_then(|kept| kept.get(name)).cloned();
        let read = |kept: serde_json::Value| {
            let (name, kind, lon, lat): (String, StreetKind, i32, i32) =
                serde_json::from_value(kept).ok()?;
            Some(Street { name, kind, point: LonLat { lon, lat }, ..now.clone() })
        };
        match (kept("was").and_then(read), kept("now").and_then(read)) {
            // A later import has said something else: that stays.
            (Some(was), Some(then)) if then == now => {
                rows::put(act.tx, &was)?;
                Ok(Undone::Back)
            }
            _ => Ok(Undone::Stayed),
        }
    }

    fn ended(&self, _: &mut Act, _: &Import) -> Done<()> {
        Ok(())
    }
}

fn read(city: &CitySettings, row: &Record, id: Id<Street>) -> Result<Street, Flaws> {
    let mut flaws = Flaws::default();
    let (least, most) = Street::NAME;
    let name = row.get("name").split_whitespace().collect::<Vec<_>>().join(" ");
    let name = flaws.text("name", &name, least, most);
    let kind = match row.get("kind") {
        "" => Some(name.as_deref().map_or(StreetKind::Street, by_name)),
        cell => flaws.keep("kind", kind_of(cell).ok_or(Flaw::NotAChoice)),
    };
    let axis = |key: &str| match row.get(key) {
        "" => Err(Flaw::Missing),
        cell => degrees(cell).ok_or(Flaw::NotANumber),
    };
    let (lon, lat) = (flaws.keep("lon", axis("lon")), flaws.keep("lat", axis("lat")));
    let point = lon.zip(lat).and_then(|(lon, lat)| {
        let point = LonLat::from_degrees(lon, lat).filter(|point| city.covers(*point));
        flaws.keep("lon", point.ok_or(Flaw::OutsideTheCity))
    });
    let said = flaws.keep("neighbourhood", neighbourhood(city, row.get("neighbourhood")));
    flaws.into_result_with(|| {
        let point = point?;
        let lies = || city.neighbourhood_at(point).map(|area| area.key.clone());
        Some(Street { id, name: name?, kind: kind?, neighbourhood: said?.or_else(lies), point })
    })
}

fn shown(city: &CitySettings, read: &Street) -> Vec<(&'static str, String)> {
    let (lon, lat) = read.point.degrees();
    let area = read.neighbourhood.as_deref().and_then(|key| city.neighbourhood(key));
    let cells = [
        ("name", read.name.clone()),
        ("kind", read.kind.key().to_owned()),
        ("neighbourhood", area.map(|area| area.name.clone()).unwrap_or_default()),
        ("lon", lon.to_string()),
        ("lat", lat.to_string()),
    ];
    cells.into_iter().filter(|(_, text)| !text.is_empty()).collect()
}
