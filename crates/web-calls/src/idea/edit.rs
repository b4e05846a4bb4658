//! Changing and withdrawing one's own idea.

use crate::paths::CallLinks as _;
use crate::words::CallWords as _;
use axum::response::{IntoResponse, Response};
use calls::{Call, Idea, IdeaForm};
use city::{Currency, Flaws, Id, Refusal, Slug, StepKind};
use store::city::file::File;

use crate::idea::edit_view::IdeaEditPage;
use crate::idea::write;
use crate::shape::Shape;
use crate::share::fields::{check_in, rest_fields, take_over, take_photo, told_fields};
use web::forms;
use web::forms::Posted;
use web::http::{InPath, Problem, Said, Visit, field_errors};
use web::typed::KeptForm;
use web::views::{FieldError, Link};
use web::words::Words;
use web::{Page, Unfinished};

type Here = InPath<(Slug, Id<Idea>)>;

struct Found {
    call: Call,
    idea: Idea,
    asked: Option<String>,
}

/// The idea, if this reader may change it now.
async fn found(visit: &Visit, id: Id<Idea>) -> Result<Found, Problem> {
    visit
        .read(move |act| {
            let (call, idea) = acts::calls::idea::readable(act, id)?;
            calls::may_edit(&act.actor, &call, &idea, act.now)?;
            let asked = if idea.change_asked {
                let events = store::things::step::of(act.tx, id.thing())?;
                events
                    .into_iter()
                    .rev()
                    .find(|event| event.kind == StepKind::ChangeAsked)
                    .map(|event| event.reason)
            } else {
                None
            };
            Ok(Found { call, idea, asked })
        })
        .await
}

/// The idea as its author would type it.
fn form_of(w: &Words, idea: &Idea) -> IdeaForm {
    let input = &idea.input;
    let degrees = |pick: fn((f64, f64)) -> f64| {
        input.point.map(|point| pick(point.degrees()).to_string()).unwrap_or_default()
    };
    let cost = input.cost.map(|cost| forms::typed_money(cost, w.decimal_mark()));
    IdeaForm {
        title: input.title.clone(),
        text: input.text.clone(),
        language: input.language.to_string(),
        theme: input.theme.map(|theme| theme.key().to_owned()).unwrap_or_default(),
        neighbourhood: input.neighbourhood.clone().unwrap_or_default(),
        place: input.place.clone(),
        lon: degrees(|(lon, _)| lon),
        lat: degrees(|(_, lat)| lat),
        cost: cost.unwrap_or_default(),
        photo: input.photo,
        photo_text: input.photo_text.clone(),
        name: String::new(),
    }
}

/// What the idea's cost is in: an amount keeps the currency it was written in.
fn currency(visit: &Visit, idea: &Idea) -> Currency {
    idea.input.cost.map_or(visit.city.settings.currency, |cost| cost.currency)
}

/// The name under which changes of an idea are kept while they are typed.
fn form_name(id: Id<Idea>) -> String {
    format!("idea-{id}")
}

/// What was typed: the idea as it is, with what the form says.
fn typed_over(visit: &Visit, found: &Found, posted: &Posted) -> IdeaForm {
    let mut form = form_of(&visit.words, &found.idea);
    take_over(&mut form, posted);
    if let Ok(kept) = posted.get("kept_photo").parse::<Id<File>>() {
        form.photo = Some(kept.get());
    }
    form
}

fn page(
    visit: &Visit,
    found: &Found,
    form: &IdeaForm,
    version: i64,
    errors: Vec<FieldError>,
) -> IdeaEditPage {
    let (call, idea) = (&found.call, &found.idea);
    let back = visit.to.idea(&call.slug, idea.id);
    let mut frame = visit.frame(visit.words.share_edit_title());
    frame.has_errors = !errors.is_empty();
    IdeaEditPage {
        path: vec![
            Link::new(Shape::new(visit).title(call), visit.to.call(&call.slug)),
            Link::new(&idea.input.title, &back),
        ],
        action: visit.to.idea_edit(&call.slug, idea.id),
        asked: found.asked.clone(),
        told: told_fields(visit, form),
        rest: rest_fields(visit, form, currency(visit, idea)),
        kept_photo: form.photo.map(|photo| Id::<File>::new(photo).to_string()),
        version,
        kept: KeptForm::default(),
        back,
        errors,
        frame,
    }
}

/// One's own idea, to be changed, as far as its author has changed it already.
pub(crate) async fn show(visit: Visit, InPath((_, id)): Here) -> Result<Response, Problem> {
    let found = found(&visit, id).await?;
    let typed = visit.typed(&form_name(id)).await?;
    let fields = typed.fields.unwrap_or_default();
    let form = typed_over(&visit, &found, &fields);
    let version = fields.get("version").parse().unwrap_or(found.idea.version);
    let page = page(&visit, &found, &form, version, Vec::new());
    let page = IdeaEditPage { kept: typed.form, ..page };
    Ok(web::asked_anew(Page(page).into_response()))
}

/// Takes what was changed, perhaps with a photo. What was changed meanwhile from elsewhere is not overwritten.
pub(crate) async fn send(
    visit: Visit,
    InPath((slug, id)): Here,
    posted: Posted,
) -> Result<Response, Problem> {
    let found = found(&visit, id).await?;
    let mut form = typed_over(&visit, &found, &posted);
    let mut errors = take_photo(&visit, &mut form, &posted).await?;
    let version = posted.get("version").parse().unwrap_or(found.idea.version);
    let checked = check_in(&visit, &form, currency(&visit, &found.idea));
    let answer = match checked {
        Err(flaws) => Err(Refusal::Flawed(flaws)),
        Ok(_) if !errors.is_empty() => Err(Refusal::Flawed(Flaws::default())),
        Ok(input) => {
            visit.attempt(move |act| acts::calls::idea::edit(act, id, &input, version)).await?
        }
    };
    match answer {
        Ok(()) => Ok(visit.go_saying(visit.to.idea(&slug, id), Said::Changed)),
        Err(Refusal::Flawed(flaws)) => {
            errors.extend(field_errors(&visit.words, &flaws));
            let page = page(&visit, &found, &form, version, errors);
            let page = IdeaEditPage { kept: visit.sent_form(&posted), ..page };
            Ok(Unfinished(page).into_response())
        }
        Err(refusal) => Err(visit.problem(refusal.into())),
    }
}

/// Asks whether one's own idea shall be taken back.
pub(crate) async fn ask_withdraw(
    visit: Visit,
    InPath((slug, id)): Here,
) -> Result<Response, Problem> {
    let idea = visit
        .read(move |act| {
            let (_, idea) = acts::calls::idea::readable(act, id)?;
            if idea.is_by(&act.actor) { Ok(idea) } else { Err(Refusal::NotYours.into()) }
        })
        .await?;
    let w = &visit.words;
    let back = Link::new(&idea.input.title, visit.to.idea(&slug, id));
    let effects = vec![w.withdraw_effect(idea.supports)];
    let action = visit.to.idea_withdraw(&slug, id);
    let frame = visit.frame(w.tool_withdraw_idea());
    write::withdraw(frame, action, back, effects).kept(&visit).await
}

/// Takes it back.
pub(crate) async fn withdraw(visit: Visit, InPath((slug, id)): Here) -> Result<Response, Problem> {
    visit.write(move |act| acts::calls::idea::withdraw(act, id)).await?;
    Ok(visit.go_saying(visit.to.idea(&slug, id), Said::Withdrawn))
}
