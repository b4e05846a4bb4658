//! Writing minutes and putting them before the public.

use acts::events::after;
use axum::response::{IntoResponse as _, Response};
use city::{Id, Language, Refusal, Texts};
use events::{Event, EventState};
use store::events::event as rows;
use web::forms::Posted;
use web::http::{InPath, Problem, Said, Visit, field_errors};
use web::together::{self, Fields, Was};
use web::typed::KeptForm;
use web::views::{FieldError, Link};
use web::words::own_name;
use web::{Page, Unfinished};

use super::view::MinutesPage;
use crate::edit::view::Side;
use crate::paths::EventLinks as _;
use crate::shape;
use crate::words::EventWords as _;

/// How often what was sent is put together with what others save at the same moment.
const TRIES: usize = 4;

/// What has to be said with it.
#[derive(Default)]
struct Say {
    errors: Vec<FieldError>,
    theirs: Fields,
    kept: KeptForm,
}

async fn load(visit: &Visit, id: Id<Event>) -> Result<Event, Problem> {
    let event = visit.read(move |act| Ok(rows::get(act.tx, id)?)).await?;
    let begun = event.begins.is_some_and(|begins| begins <= visit.now);
    if event.state == EventState::Published && begun { Ok(event) } else { Err(Problem::Conflict) }
}

fn form_name(id: Id<Event>) -> String {
    format!("minutes-{id}")
}

fn field(language: &Language) -> String {
    format!("minutes-{language}")
}

fn stored(visit: &Visit, event: &Event) -> Fields {
    let one = |language: &Language| {
        let text = event.content.minutes.exact(language.as_str()).unwrap_or_default();
        (field(language), text.to_owned())
    };
    visit.city.settings.languages.iter().map(one).collect()
}

fn page(visit: &Visit, event: &Event, fields: &Fields, say: Say) -> MinutesPage {
    let w = &visit.words;
    let text = |name: &str| {
        let found = fields.iter().find(|(known, _)| known == name);
        found.map(|(_, text)| text.clone()).unwrap_or_default()
    };
    let side = |language: &Language| Side {
        text: text(&field(language)),
        field: field(language),
        tag: language.to_string(),
        language: own_name(language.as_str()),
    };
    let mut frame = visit.frame(w.minutes_title());
    frame.has_errors = !say.errors.is_empty();
    frame.desk = true;
    MinutesPage {
        event: Link::new(shape::title(w, event, &visit.wished()), visit.to.event(event.id)),
        action: visit.to.desk_event_minutes(event.id),
        was: Was::of_fields(&stored(visit, event)).to_string(),
        kept: say.kept,
        sides: visit.city.settings.languages.iter().map(side).collect(),
        public: event.minutes.map(|at| w.minutes_public(w.date_time(at))),
        theirs: say.theirs,
        errors: say.errors,
        frame,
    }
}

/// The minutes as they are, or as they are being typed.
pub(crate) async fn show(visit: Visit, InPath(id): InPath<Id<Event>>) -> Result<Response, Problem> {
    let event = load(&visit, id).await?;
    let kept = visit.typed(&form_name(id)).await?;
    let mut say = Say { kept: kept.form, ..Say::default() };
    let mut fields = stored(&visit, &event);
    if let Some(posted) = kept.fields {
        let merged = together::merge(posted, &fields, |name| name);
        say.theirs = merged.theirs;
        fields = typed(&visit, &merged.posted);
    }
    Ok(web::asked_anew(Page(page(&visit, &event, &fields, say)).into_response()))
}

fn typed(visit: &Visit, posted: &Posted) -> Fields {
    let languages = visit.city.settings.languages.iter();
    languages.map(|language| (field(language), posted.get(&field(language)).to_owned())).collect()
}

/// Keeps them, or publishes them.
pub(crate) async fn send(
    visit: Visit,
    InPath(id): InPath<Id<Event>>,
    mut posted: Posted,
) -> Result<Response, Problem> {
    let publishes = posted.get("do") == "publish";
    let kept = visit.sent_form(&posted);
    let again = |event: &Event, fields: &Fields, say: Say| {
        Unfinished(page(&visit, event, fields, say)).into_response()
    };
    for _ in 0..TRIES {
        let event = load(&visit, id).await?;
        let merged = together::merge(posted, &stored(&visit, &event), |name| name);
        posted = merged.posted;
        let fields = typed(&visit, &posted);
        if !merged.theirs.is_empty() {
            let say = Say { theirs: merged.theirs, kept, ..Say::default() };
            return Ok(again(&event, &fields, say));
        }
        let languages = visit.city.settings.languages.iter();
        let minutes: Texts = languages
            .map(|language| (language.clone(), posted.get(&field(language)).trim().to_owned()))
            .collect();
        let version = event.version;
        let saved = visit
            .attempt(move |act| match publishes {
                true => after::publish_minutes(act, id, version, &minutes),
                false => after::write_minutes(act, id, version, &minutes),
            })
            .await?;
        match saved {
            Ok(_) if publishes => {
                return Ok(visit.go_saying(visit.to.event(id), Said::MinutesPublished));
            }
            Ok(_) => return Ok(visit.go_saying(visit.to.desk_event_minutes(id), Said::Saved)),
            Err(Refusal::ChangedMeanwhile) => {}
            Err(Refusal::Flawed(flaws)) => {
                let own = visit.city.settings.own_language();
                let errors =
                    field_errors(&visit.words, &flaws).into_iter().map(|error| {
                        match error.field.as_str() {
                            "minutes" => FieldError { field: field(&own), ..error },
                            _ => error,
                        }
                    });
                let say = Say { errors: errors.collect(), kept, ..Say::default() };
                return Ok(again(&event, &fields, say));
            }
            Err(refusal) => return Err(visit.problem(refusal.into())),
        }
    }
    Err(Problem::Conflict)
}
