//! The city's settings: what was typed, read into settings, saved, and shown at once.

use axum::response::{IntoResponse, Response};
use city::neighbourhoods_geojson;
use city::{CitySettings, Currency, Eyes, Flaw, Id, Meanwhile, PlaceError, Refusal, TimeZoneName};
use store::city::file;

use crate::forms::{Posted, Upload};
use crate::html::SafeHtml;
use crate::http::{CityHere, Problem, Said, Visit};
use crate::map::Ground;
use crate::page::{Page, Unfinished};
use crate::pictures;
use crate::settings::form::{Form, check};
use crate::settings::view::CitySettingsPage;
use crate::together::{self, Fields, Was};
use crate::typed::KeptForm;
use crate::views::{Choice, Chosen, FieldError, Link};
use crate::words::Words;

/// The largest map file, in bytes; it travels with the settings.
const MOST_MAP: usize = 2_000_000;

/// How often what was typed is put together with what others save at the same moment.
const TRIES: usize = 4;

/// The name under which the form is kept while it is typed.
const FORM: &str = "settings";

/// The settings as they are, with what was typed and not saved yet.
pub(crate) async fn show(visit: Visit) -> Result<impl IntoResponse, Problem> {
    let (settings, _) = load(&visit).await?;
    let kept = visit.typed(FORM).await?;
    let mut say = Say { form: kept.form, ..Say::default() };
    let mut form = Form::of(&settings);
    if let Some(typed) = kept.fields {
        (form, say.theirs) = merged(&visit, &typed, &settings);
        form.logo = own_logo(&visit, &form.logo).await?.unwrap_or_default();
        say.unsaved = true;
    }
    Ok(Page(page(&visit, &settings, form, say)))
}

/// What has to be said about the form.
#[derive(Default)]
struct Say {
    form: KeptForm,
    /// Whether it shows what was typed and not saved.
    unsaved: bool,
    errors: Vec<FieldError>,
    /// What somebody else saved where something else is typed.
    theirs: Fields,
}

impl Say {
    /// Of a form that was sent and is not saved yet.
    fn sent(visit: &Visit, posted: &Posted) -> Self {
        Self { form: visit.sent_form(posted), unsaved: true, ..Self::default() }
    }
}

async fn load(visit: &Visit) -> Result<(CitySettings, i64), Problem> {
    visit.read(|act| Ok(store::city::settings::load(act.tx)?)).await
}

/// Saves them, or shows everything typed with what must be put right. What somebody else saved meanwhile is taken along;
/// where both wrote, both are shown.
pub(crate) async fn save(visit: Visit, posted: Posted) -> Result<Response, Problem> {
    for _ in 0..TRIES {
        let (before, version) = load(&visit).await?;
        let (form, theirs) = merged(&visit, &posted, &before);
        if !theirs.is_empty() {
            let say = Say { theirs, ..Say::sent(&visit, &posted) };
            return Ok(Unfinished(page(&visit, &before, form, say)).into_response());
        }
        match keep(&visit, &posted, before, version, form).await? {
            Some(answer) => return Ok(answer),
            None => continue,
        }
    }
    Err(visit.problem(Refusal::ChangedMeanwhile.into()))
}

/// What was typed, put together with what is stored now; and what is stored where both were changed.
fn merged(visit: &Visit, posted: &Posted, before: &CitySettings) -> (Form, Fields) {
    let systems = visit.app.systems();
    let typed = Form::posted(posted, before, systems);
    let more = ["was", "outlines", "logo_id", "remove_logo"]
        .into_iter()
        .filter(|name| posted.has(name))
        .map(|name| (name.to_owned(), posted.get(name).to_owned()));
    let typed: Posted = typed.fields().into_iter().chain(more).collect();
    let merged = together::merge(typed, &Form::of(before).fields(), Form::group);
    (Form::posted(&merged.posted, before, systems), merged.theirs)
}

/// Saves what the form says, or says what is wrong with it, or shows the outlines that came with it; nothing when
/// somebody else was faster.
async fn keep(
    visit: &Visit,
    posted: &Posted,
    before: CitySettings,
    version: i64,
    mut form: Form,
) -> Result<Option<Response>, Problem> {
    let mut after = before.clone();
    let mut errors = match check(&form, &mut after) {
        Ok(()) => Vec::new(),
        Err(flaws) => FieldError::list(&visit.words, &flaws, |field, flaw| {
            Some(sentence(&visit.words, field, flaw))
        }),
    };
    errors.extend(take_outlines(&visit.words, posted, &form, &mut after));
    if let Some(upload) = posted.file("population_file") {
        match super::people_there::of_file(&visit.words, upload) {
            Ok(lines) => form.population = lines,
            Err(text) => errors.push(FieldError { field: "population_file".to_owned(), text }),
        }
    }
    errors.extend(super::people_there::take(&visit.words, &form, &mut after));
    errors.extend(take_backdrop(&visit.words, posted, &mut after));
    errors.extend(take_logo(visit, posted, &mut form, &mut after).await?);
    if !errors.is_empty() {
        let say = Say { errors, ..Say::sent(visit, posted) };
        return Ok(Some(Unfinished(page(visit, &before, form, say)).into_response()));
    }
    if posted.file("neighbourhoods").is_some() {
        form.outlines = neighbourhoods_geojson(&after.neighbourhoods);
        let mut looked = page(visit, &after, form, Say::sent(visit, posted));
        // Nothing is saved yet: what else was typed has been changed from what stands now.
        looked.was = was(&before);
        return Ok(Some(Page(looked).into_response()));
    }
    let saved = after.clone();
    let outcome =
        visit.attempt(move |act| acts::city::settings::save(act, &saved, version)).await?;
    Ok(Some(match outcome {
        Ok(()) => {
            let here = CityHere::new(visit.city.id, after, visit.city.hosts.clone());
            visit.app.set_directory(visit.app.directory().with(here));
            visit.go_saying(visit.to.settings(), Said::Saved)
        }
        Err(Refusal::ChangedMeanwhile) => return Ok(None),
        Err(Refusal::Flawed(flaws)) => {
            let errors = crate::http::field_errors(&visit.words, &flaws);
            let say = Say { errors, ..Say::sent(visit, posted) };
            Unfinished(page(visit, &before, form, say)).into_response()
        }
        Err(refusal) => return Err(visit.problem(refusal.into())),
    }))
}

fn sentence(w: &Words, field: &str, flaw: &Flaw) -> String {
    match (field, flaw) {
        ("time_zone", _) => w.city_zone_unknown().to_owned(),
        ("currency", _) => w.city_currency_unknown().to_owned(),
        ("colour", _) => w.city_colour_unknown().to_owned(),
        ("language", _) => w.city_language_missing().to_owned(),
        ("default_language", _) => w.city_first_not_offered().to_owned(),
        _ => w.flaw_of(field, flaw),
    }
}

/// Takes outlines of neighbourhoods from a file, to be looked at, or as they were looked at.
fn take_outlines(
    w: &Words,
    posted: &Posted,
    form: &Form,
    after: &mut CitySettings,
) -> Option<FieldError> {
    let outlines = match posted.file("neighbourhoods") {
        Some(upload) => text(w, upload),
        None if form.outlines.trim().is_empty() => return None,
        None => Ok(form.outlines.as_str()),
    };
    let read = outlines.and_then(|text| {
        city::parse_neighbourhoods(text, &after.time_zone)
            .map_err(|error| place_sentence(w, &error))
    });
    match read {
        Ok(areas) => {
            after.neighbourhoods = areas;
            None
        }
        Err(text) => Some(FieldError { field: "neighbourhoods".to_owned(), text }),
    }
}

/// Takes what lies behind the outlines from a file.
fn take_backdrop(w: &Words, posted: &Posted, after: &mut CitySettings) -> Option<FieldError> {
    let upload = posted.file("backdrop")?;
    let outlines = neighbourhoods_geojson(&after.neighbourhoods);
    let read = text(w, upload).and_then(|text| match Ground::read(&outlines, text) {
        Ok(_) => Ok(text.to_owned()),
        Err(_) if after.neighbourhoods.is_empty() => Err(w.city_outlines_first().to_owned()),
        Err(_) => Err(w.geojson_not_json().to_owned()),
    });
    match read {
        Ok(backdrop) => {
            after.backdrop = backdrop;
            None
        }
        Err(text) => Some(FieldError { field: "backdrop".to_owned(), text }),
    }
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

/// Takes a new logo, now or on the way here, or takes the old one away.
async fn take_logo(
    visit: &Visit,
    posted: &Posted,
    form: &mut Form,
    after: &mut CitySettings,
) -> Result<Option<FieldError>, Problem> {
    let mut error = None;
    form.logo = own_logo(visit, &form.logo).await?.unwrap_or_default();
    if let Some(upload) = posted.file("logo") {
        match pictures::store(visit, upload, LOGO).await? {
            Ok(logo) => {
                form.logo = logo.to_string();
                form.without_logo = false;
            }
            Err(flaw) => {
                let text = flaw.text(&visit.words);
                error = Some(FieldError { field: "logo".to_owned(), text });
            }
        }
    }
    if form.without_logo {
        after.logo = None;
    } else if let Ok(logo) = form.logo.parse() {
        after.logo = Some(logo);
    }
    Ok(error)
}

/// What a picture is kept for.
const LOGO: &str = "logo";

/// The identifier of a logo that was sent, if whoever asks sent it.
async fn own_logo(visit: &Visit, id: &str) -> Result<Option<String>, Problem> {
    let Ok(logo) = id.parse::<i64>() else { return Ok(None) };
    let person = visit.reader.id().map(|person| person.get());
    let found = visit.read(move |act| Ok(file::meta(act.tx, Id::new(logo))?)).await?;
    let own = |meta: &file::Meta| meta.purpose == LOGO && meta.owner == person;
    Ok(found.filter(own).map(|_| logo.to_string()))
}

/// What the fields of a form begin with.
fn was(settings: &CitySettings) -> String {
    Was::of_fields(&Form::of(settings).fields()).to_string()
}

fn page(visit: &Visit, settings: &CitySettings, form: Form, say: Say) -> CitySettingsPage {
    let w = &visit.words;
    let mut frame = visit.frame(w.city_title());
    frame.desk = true;
    frame.has_errors = !say.errors.is_empty();
    let choices = |chosen: &[&str]| -> Vec<Choice> {
        form.texts
            .iter()
            .map(|text| {
                let is_chosen = chosen.contains(&text.tag.as_str());
                Choice::new(&text.tag, &text.name, is_chosen.into())
            })
            .collect()
    };
    let [days, posts, eyes_now, meanwhile_now] = form.order.clone();
    let ticked: Vec<&str> = form.languages.iter().map(String::as_str).collect();
    CitySettingsPage {
        action: visit.to.settings(),
        was: was(settings),
        theirs: say.theirs,
        languages: choices(&ticked),
        default_languages: choices(&[&form.first]),
        themes: form.themes,
        kept: say.form,
        unsaved: say.unsaved,
        logo: form
            .logo
            .parse()
            .ok()
            .or(settings.logo)
            .map(|logo| visit.to.picture(Id::<file::File>::new(logo))),
        logo_id: form.logo,
        without_logo: form.without_logo,
        map: ground(visit, settings, &form.outlines),
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
            Link::new(w.proofs_title(), visit.to.proofs()),
            Link::new(w.imports_title(), visit.to.imports()),
            Link::new(w.wordings_title(), visit.to.wordings()),
            Link::new(w.log_title(), visit.to.log()),
            Link::new(w.letters_title(), visit.to.letters()),
        ],
        texts: form.texts,
        time_zones: time_zones(&form.time_zone),
        currencies: currencies(w, &form.currency),
        colour: form.colour,
        outlines: form.outlines,
        population: form.population,
        population_year: form.population_year,
        population_source: form.population_source,
        sender: form.sender,
        eyes: eyes(w, &eyes_now),
        meanwhile: meanwhile(w, &meanwhile_now),
        order: [days, posts],
        errors: say.errors,
        frame,
    }
}

/// The map as it is, or with outlines that are being looked at.
fn ground(visit: &Visit, settings: &CitySettings, outlines: &str) -> SafeHtml {
    let w = &visit.words;
    let draw = |ground: &Ground| ground.draw(&[], w.city_neighbourhoods());
    if outlines.is_empty() {
        return visit.city.ground.as_ref().map(draw).unwrap_or_default();
    }
    // A backdrop that does not go with them is left out.
    let ground = Ground::read(outlines, &settings.backdrop).or_else(|_| Ground::read(outlines, ""));
    ground.as_ref().map(draw).unwrap_or_default()
}

/// How many moderators hide something.
fn eyes(w: &Words, now: &str) -> Vec<Choice> {
    let word = |eyes: Eyes| match eyes {
        Eyes::Two => w.order_eyes_two(),
        Eyes::Four => w.order_eyes_four(),
    };
    Eyes::ALL.iter().map(|it| Choice::new(it.key(), word(*it), (it.key() == now).into())).collect()
}

/// How something is shown until a second moderator has looked.
fn meanwhile(w: &Words, now: &str) -> Vec<Choice> {
    let word = |meanwhile: Meanwhile| match meanwhile {
        Meanwhile::Shown => w.order_meanwhile_shown(),
        Meanwhile::Folded => w.order_meanwhile_folded(),
    };
    let choice = |it: &Meanwhile| Choice::new(it.key(), word(*it), (it.key() == now).into());
    Meanwhile::ALL.iter().map(choice).collect()
}

/// All time zones, and what was typed, if it is none.
fn time_zones(typed: &str) -> Vec<Choice> {
    let zones = TimeZoneName::all();
    let known = zones.iter().map(|zone| zone.as_str().to_owned());
    let label = |zone: &str| zone.replace('_', " ");
    chosen_of(known.collect(), typed)
        .map(|(zone, on)| Choice::new(&zone, label(&zone), on))
        .collect()
}

/// Currencies by name, and what was typed, if it is none.
fn currencies(w: &Words, typed: &str) -> Vec<Choice> {
    let mut known: Vec<String> = Currency::USUAL.iter().map(|code| (*code).to_owned()).collect();
    known.sort_by_key(|code| w.currency_word(code).to_lowercase());
    chosen_of(known, typed)
        .map(|(code, on)| Choice::new(&code, w.currency_word(&code), on))
        .collect()
}

/// What can be chosen, with what was typed first where it is not among it.
fn chosen_of(mut known: Vec<String>, typed: &str) -> impl Iterator<Item = (String, Chosen)> {
    if !known.iter().any(|one| one == typed) {
        known.insert(0, typed.to_owned());
    }
    let typed = typed.to_owned();
    known.into_iter().map(move |one| {
        let on = Chosen::from(one == typed);
        (one, on)
    })
}
