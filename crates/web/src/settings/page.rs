//! The city's settings: what was typed, read into settings, saved, and shown at once.

use axum::response::{IntoResponse, Response};
use city::Refusal;
use city::{CitySettings, Flaw, PlaceError, neighbourhoods_geojson};

use crate::forms::{Posted, Upload};
use crate::http::{CityHere, Problem, Said, Visit};
use crate::map::Ground;
use crate::page::{Page, Unfinished};
use crate::pictures;
use crate::settings::form::{Form, check};
use crate::settings::view::CitySettingsPage;
use crate::views::{Choice, FieldError, Link};
use crate::words::Words;

/// The largest map file, in bytes; it travels with the settings.
const MOST_MAP: usize = 2_000_000;

/// The settings as they are.
pub(crate) async fn show(visit: Visit) -> Result<impl IntoResponse, Problem> {
    let (settings, version) = load(&visit).await?;
    let form = Form::of(&settings, version);
    Ok(Page(page(&visit, &settings, form, Vec::new())))
}

async fn load(visit: &Visit) -> Result<(CitySettings, i64), Problem> {
    visit.read(|act| Ok(store::city::settings::load(act.tx)?)).await
}

/// Saves them, or shows everything typed with what must be put right. Who opened the form before
/// somebody else saved is told so instead of undoing the other's work.
pub(crate) async fn save(visit: Visit, posted: Posted) -> Result<Response, Problem> {
    let (before, _) = load(&visit).await?;
    let form = Form::posted(&posted, &before, visit.app.systems());
    let version = form.version.parse().map_err(|_| Problem::Unreadable)?;
    let mut after = before.clone();
    let mut errors = match check(&form, &mut after) {
        Ok(()) => Vec::new(),
        Err(flaws) => FieldError::list(&visit.words, &flaws, |field, flaw| {
            Some(sentence(&visit.words, field, flaw))
        }),
    };
    errors.extend(take_maps(&visit.words, &posted, &mut after));
    if errors.is_empty() {
        errors.extend(take_logo(&visit, &posted, &mut after).await?);
    }
    if !errors.is_empty() {
        return Ok(Unfinished(page(&visit, &before, form, errors)).into_response());
    }
    let saved = after.clone();
    let outcome =
        visit.attempt(move |act| acts::city::settings::save(act, &saved, version)).await?;
    match outcome {
        Ok(()) => {
            let here = CityHere::new(visit.city.id, after, visit.city.hosts.clone());
            visit.app.set_directory(visit.app.directory().with(here));
            Ok(visit.go_saying(visit.to.settings(), Said::Saved))
        }
        Err(Refusal::Flawed(flaws)) => {
            let errors = crate::http::field_errors(&visit.words, &flaws);
            Ok(Unfinished(page(&visit, &before, form, errors)).into_response())
        }
        Err(refusal) => Err(visit.problem(refusal.into())),
    }
}

fn sentence(w: &Words, field: &str, flaw: &Flaw) -> String {
    match (field, flaw) {
        ("time_zone", _) => w.city_zone_unknown().to_owned(),
        ("currency", _) => w.city_currency_unknown().to_owned(),
        ("language", _) => w.city_language_missing().to_owned(),
        ("default_language", _) => w.city_first_not_offered().to_owned(),
        _ => w.flaw_of(field, flaw),
    }
}

/// Takes outlines and backdrop from files, if there are any; what is wrong with them otherwise.
fn take_maps(w: &Words, posted: &Posted, after: &mut CitySettings) -> Vec<FieldError> {
    let mut errors = Vec::new();
    let mut wrong =
        |field: &str, text: String| errors.push(FieldError { field: field.to_owned(), text });
    if let Some(upload) = posted.file("neighbourhoods") {
        let read = text(w, upload).and_then(|text| {
            city::parse_neighbourhoods(text, &after.time_zone)
                .map_err(|error| place_sentence(w, &error))
        });
        match read {
            Ok(areas) => after.neighbourhoods = areas,
            Err(sentence) => wrong("neighbourhoods", sentence),
        }
    }
    if let Some(upload) = posted.file("backdrop") {
        let outlines = neighbourhoods_geojson(&after.neighbourhoods);
        let read = text(w, upload).and_then(|text| match Ground::read(&outlines, text) {
            Ok(_) => Ok(text.to_owned()),
            Err(_) if after.neighbourhoods.is_empty() => Err(w.city_outlines_first().to_owned()),
            Err(_) => Err(w.geojson_not_json().to_owned()),
        });
        match read {
            Ok(backdrop) => after.backdrop = backdrop,
            Err(sentence) => wrong("backdrop", sentence),
        }
    }
    errors
}

/// The text of a file, without the mark some editors put before it.
fn text<'a>(w: &Words, upload: &'a Upload) -> Result<&'a str, String> {
    let bytes = upload.bytes.as_ref().filter(|bytes| bytes.len() <= MOST_MAP);
    let bytes = bytes.ok_or_else(|| w.geojson_too_large(MOST_MAP / 1_000_000))?;
    let text = std::str::from_utf8(bytes).map_err(|_| w.geojson_not_json().to_owned())?;
    Ok(text.trim_start_matches('\u{feff}'))
}

fn place_sentence(w: &Words, error: &PlaceError) -> String {
    use city::FeatureFlaw as F;
    match error {
        PlaceError::NotJson => w.geojson_not_json().to_owned(),
        PlaceError::Empty => w.geojson_empty().to_owned(),
        PlaceError::Feature { feature, flaw } => {
            let what = match flaw {
                F::NoName => w.geojson_no_name(),
                F::LongName => w.geojson_long_name(),
                F::SameKey => w.geojson_same_key(),
                F::NoPolygon => w.geojson_no_polygon(),
                F::Swapped => w.geojson_swapped(),
                F::TooMany => w.geojson_too_many(),
            };
            w.geojson_feature(*feature, what)
        }
    }
}

/// Takes a new logo, or takes the old one away.
async fn take_logo(
    visit: &Visit,
    posted: &Posted,
    after: &mut CitySettings,
) -> Result<Option<FieldError>, Problem> {
    if posted.has("remove_logo") {
        after.logo = None;
    }
    let Some(upload) = posted.file("logo") else { return Ok(None) };
    match pictures::store(visit, upload, "logo").await? {
        Ok(logo) => {
            after.logo = Some(logo);
            Ok(None)
        }
        Err(flaw) => {
            Ok(Some(FieldError { field: "logo".to_owned(), text: flaw.text(&visit.words) }))
        }
    }
}

fn page(
    visit: &Visit,
    settings: &CitySettings,
    form: Form,
    errors: Vec<FieldError>,
) -> CitySettingsPage {
    let w = &visit.words;
    let mut frame = visit.frame(w.city_title());
    frame.desk = true;
    frame.has_errors = !errors.is_empty();
    let choices = |chosen: &[&str]| -> Vec<Choice> {
        form.texts
            .iter()
            .map(|text| {
                let is_chosen = chosen.contains(&text.tag.as_str());
                Choice::new(&text.tag, &text.name, is_chosen.into())
            })
            .collect()
    };
    let ticked: Vec<&str> = form.languages.iter().map(String::as_str).collect();
    CitySettingsPage {
        action: visit.to.settings(),
        version: form.version.clone(),
        languages: choices(&ticked),
        default_languages: choices(&[&form.first]),
        logo: settings
            .logo
            .map(|logo| visit.to.picture(city::Id::<store::city::file::File>::new(logo))),
        map: visit
            .city
            .ground
            .as_ref()
            .map(|ground| ground.draw(&[], w.city_neighbourhoods()))
            .unwrap_or_default(),
        neighbourhoods: settings.neighbourhoods.iter().map(|area| area.name.clone()).collect(),
        modules: visit
            .app
            .systems()
            .iter()
            .map(|system| {
                let on = form.modules.contains(&system.module());
                Choice::new(system.key(), system.name(w), on.into())
            })
            .collect(),
        links: vec![
            Link::new(w.people_title(), visit.to.people()),
            Link::new(w.log_title(), visit.to.log()),
            Link::new(w.letters_title(), visit.to.letters()),
        ],
        texts: form.texts,
        time_zone: form.time_zone,
        currency: form.currency,
        hue: form.hue,
        chroma: form.chroma,
        sender: form.sender,
        errors,
        frame,
    }
}
