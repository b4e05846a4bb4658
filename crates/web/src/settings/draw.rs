//! Drawing the outline of a neighbourhood on the city's own map, or typing its corners: looked at, and then kept.

use axum::response::{IntoResponse, Response};
use city::{
    CitySettings, CornersFlaw, LonLat, Neighbourhood, Outline, Refusal, Slug,
    neighbourhoods_geojson, parse_corners, write_corners,
};
use serde::Deserialize;

use crate::forms::Posted;
use crate::html::SafeHtml;
use crate::http::{CityHere, InQuery, Problem, Said, Visit};
use crate::map::{Ground, Place};
use crate::page::{Page, Unfinished};
use crate::settings::draw_view::{DrawPage, Looked};
use crate::typed::KeptForm;
use crate::views::{FieldError, Link};
use crate::words::Words;

/// How often a save is tried while others save at the same moment.
const TRIES: usize = 4;
/// The most neighbourhoods of a city.
const MOST: usize = 200;
/// The most characters of a name.
const NAME: usize = 80;

/// Which neighbourhood is changed; none for a new one.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    key: String,
}

/// What is typed.
#[derive(Debug, Clone, Default)]
struct Typed {
    key: String,
    name: String,
    corners: String,
}

/// What has to be said about it.
#[derive(Debug, Default)]
struct Say {
    kept: KeptForm,
    errors: Vec<FieldError>,
    looked: Option<Looked>,
    seen: String,
}

impl Typed {
    fn posted(posted: &Posted) -> Self {
        let own = |name: &str| posted.get(name).to_owned();
        Self { key: own("key"), name: own("name").trim().to_owned(), corners: own("corners") }
    }

    fn of(known: Option<&Neighbourhood>) -> Self {
        known.map_or_else(Self::default, |known| Self {
            key: known.key.clone(),
            name: known.name.clone(),
            corners: write_corners(&known.outline),
        })
    }
}

fn form_name(key: &str) -> String {
    format!("neighbourhood {key}")
}

async fn load(visit: &Visit) -> Result<(CitySettings, i64), Problem> {
    visit.read(|act| Ok(store::city::settings::load(act.tx)?)).await
}

/// The map with what is typed.
pub(crate) async fn show(
    visit: Visit,
    InQuery(Asked { key }): InQuery<Asked>,
) -> Result<impl IntoResponse, Problem> {
    let (settings, _) = load(&visit).await?;
    let found = settings.neighbourhood(&key);
    if found.is_none() && !key.is_empty() {
        return Err(Problem::NotFound);
    }
    let kept = visit.typed(&form_name(&key)).await?;
    let typed = kept.fields.map_or_else(|| Typed::of(found), |fields| Typed::posted(&fields));
    let say = Say { kept: kept.form, ..Say::default() };
    Ok(Page(page(&visit, &settings, Typed { key, ..typed }, say)))
}

/// Looks at an outline, keeps it, or takes one off the map.
pub(crate) async fn send(visit: Visit, posted: Posted) -> Result<Response, Problem> {
    for _ in 0..TRIES {
        let (before, version) = load(&visit).await?;
        let typed = Typed::posted(&posted);
        if !typed.key.is_empty() && before.neighbourhood(&typed.key).is_none() {
            return Err(Problem::NotFound);
        }
        let after = match changed(&visit, &posted, &before, typed) {
            Ok(after) => after,
            Err(answer) => return Ok(*answer),
        };
        let saved = after.clone();
        let outcome =
            visit.attempt(move |act| acts::city::settings::save(act, &saved, version)).await?;
        match outcome {
            Ok(()) => {
                let here = CityHere::new(visit.city.id, after, visit.city.hosts.clone());
                visit.app.set_directory(visit.app.directory().with(here));
                return Ok(visit.go_saying(visit.to.draw(), Said::Saved));
            }
            Err(Refusal::ChangedMeanwhile) => {}
            Err(refusal) => return Err(visit.problem(refusal.into())),
        }
    }
    Err(visit.problem(Refusal::ChangedMeanwhile.into()))
}

/// The settings as they would be kept; or the page that says what is wrong, or shows how it would lie.
fn changed(
    visit: &Visit,
    posted: &Posted,
    before: &CitySettings,
    typed: Typed,
) -> Result<CitySettings, Box<Response>> {
    let mut after = before.clone();
    if posted.get("do") == "remove" && !typed.key.is_empty() {
        after.neighbourhoods.retain(|area| area.key != typed.key);
        return Ok(after);
    }
    let mut say = Say { kept: visit.sent_form(posted), ..Say::default() };
    let area = match read(&visit.words, before, &typed) {
        Ok(area) => area,
        Err(errors) => {
            say.errors = errors;
            return Err(Box::new(Unfinished(page(visit, before, typed, say)).into_response()));
        }
    };
    let over = overlapping(before, &area);
    let keys: Vec<&str> = over.iter().map(|other| other.key.as_str()).collect();
    say.seen = keys.join(" ");
    let is_seen = over.is_empty() || posted.get("seen") == say.seen;
    if posted.get("do") != "save" || !is_seen {
        say.looked = Some(looked(&visit.words, &over));
        return Err(Box::new(Page(page(visit, before, typed, say)).into_response()));
    }
    match after.neighbourhoods.iter_mut().find(|other| other.key == area.key) {
        Some(other) => *other = area,
        None => after.neighbourhoods.push(area),
    }
    Ok(after)
}

/// What is typed as a neighbourhood, or what is wrong with it.
fn read(w: &Words, before: &CitySettings, typed: &Typed) -> Result<Neighbourhood, Vec<FieldError>> {
    let mut errors = Vec::new();
    let mut wrong = |field: &str, text: String| {
        errors.push(FieldError { field: field.to_owned(), text });
    };
    let key = match typed.key.as_str() {
        "" => Slug::from_title(&typed.name, "neighbourhood").to_string(),
        key => key.to_owned(),
    };
    let is_other = |other: &&Neighbourhood| other.key != typed.key;
    let same = |other: &Neighbourhood| other.key == key || other.name == typed.name;
    if typed.name.is_empty() {
        wrong("name", w.draw_nameless().to_owned());
    } else if typed.name.chars().count() > NAME {
        wrong("name", w.flaw_of("name", &city::Flaw::TooLong { most: NAME }));
    } else if before.neighbourhoods.iter().filter(is_other).any(same) {
        wrong("name", w.draw_same_name().to_owned());
    } else if typed.key.is_empty() && before.neighbourhoods.len() >= MOST {
        wrong("name", w.draw_too_many(MOST));
    }
    let outline = outline(before, typed).map_err(|flaw| wrong("corners", sentence(w, flaw)));
    match outline {
        Ok(outline) if errors.is_empty() => {
            Ok(Neighbourhood { key, name: typed.name.clone(), outline })
        }
        _ => Err(errors),
    }
}

/// The outline that is typed. One that came from a file and was not touched stays as it is, whatever could be typed.
fn outline(settings: &CitySettings, typed: &Typed) -> Result<Outline, CornersFlaw> {
    let is_same = |known: &&Neighbourhood| {
        let corners = write_corners(&known.outline);
        corners.lines().eq(typed.corners.trim_end().lines())
    };
    match settings.neighbourhood(&typed.key).filter(is_same) {
        Some(known) => Ok(known.outline.clone()),
        None => parse_corners(&typed.corners, &settings.time_zone),
    }
}

fn sentence(w: &Words, flaw: CornersFlaw) -> String {
    match flaw {
        CornersFlaw::Line { line } => w.draw_line(line),
        CornersFlaw::Outside { line } => w.draw_outside(line),
        CornersFlaw::Few => w.draw_few().to_owned(),
        CornersFlaw::Many => w.draw_many().to_owned(),
        CornersFlaw::Crossing { one, other } => w.draw_crossing(one, other),
        CornersFlaw::Swapped => w.draw_swapped().to_owned(),
    }
}

/// The other neighbourhoods that share ground with one.
fn overlapping<'s>(settings: &'s CitySettings, area: &Neighbourhood) -> Vec<&'s Neighbourhood> {
    let others = settings.neighbourhoods.iter().filter(|other| other.key != area.key);
    others.filter(|other| other.outline.overlaps(&area.outline)).collect()
}

fn looked(w: &Words, over: &[&Neighbourhood]) -> Looked {
    let names: Vec<&str> = over.iter().map(|other| other.name.as_str()).collect();
    Looked {
        text: match names.as_slice() {
            [] => w.draw_looks_good().to_owned(),
            names => w.draw_overlaps(names.join(", ")),
        },
        warns: !names.is_empty(),
    }
}

fn page(visit: &Visit, settings: &CitySettings, typed: Typed, say: Say) -> DrawPage {
    let w = &visit.words;
    let now = settings.neighbourhood(&typed.key);
    let heading = match now {
        Some(now) => w.draw_change(now.name.as_str()),
        None => w.draw_title().to_owned(),
    };
    let mut frame = visit.frame(heading.as_str());
    frame.desk = true;
    frame.has_errors = !say.errors.is_empty();
    let link = |area: &Neighbourhood| {
        Link::new(area.name.as_str(), format!("{}?key={}", visit.to.draw(), area.key))
    };
    DrawPage {
        frame,
        heading,
        action: visit.to.draw(),
        kept: say.kept,
        map: drawing(w, settings, &typed),
        remove: now.map(|now| now.name.clone()),
        others: settings.neighbourhoods.iter().map(link).collect(),
        key: typed.key,
        name: typed.name,
        corners: typed.corners,
        seen: say.seen,
        looked: say.looked,
        errors: say.errors,
    }
}

/// The map of all the others with what is typed over it, as far as it can be read.
fn drawing(w: &Words, settings: &CitySettings, typed: &Typed) -> SafeHtml {
    let outline = outline(settings, typed).ok();
    let mut areas = settings.neighbourhoods.clone();
    areas.retain(|area| area.key != typed.key);
    if let Some(outline) = &outline {
        let (key, name) = ("drawn".to_owned(), typed.name.clone());
        areas.push(Neighbourhood { key, name, outline: outline.clone() });
    }
    if areas.is_empty() {
        // The one there is, until what is typed can be read.
        areas.clone_from(&settings.neighbourhoods);
    }
    let all = neighbourhoods_geojson(&areas);
    let ground = Ground::read(&all, &settings.backdrop).or_else(|_| Ground::read(&all, ""));
    let place = |corner: &LonLat| {
        let (lon, lat) = corner.degrees();
        Place { lon, lat }
    };
    let rings = outline.iter().flat_map(|Outline(rings)| rings);
    let rings: Vec<Vec<Place>> = rings.map(|ring| ring.iter().map(place).collect()).collect();
    ground.map(|ground| ground.drawing(&rings, w.city_neighbourhoods())).unwrap_or_default()
}
