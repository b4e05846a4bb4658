//! Changing and withdrawing one's own idea.

use crate::paths::CallLinks as _;
use crate::words::CallWords as _;
use ::forms::{Form, Typed};
use axum::response::{IntoResponse, Response};
use calls::{Call, Idea, IdeaForm};
use city::{Currency, Flaws, Id, Organisation, Refusal, Slug, StepKind};
use store::city::file::File;

use crate::answer::own::asked_with_ideas;
use crate::behalf;
use crate::idea::edit_view::{IdeaEditPage, TheirField};
use crate::idea::write;
use crate::shape::Shape;
use crate::share::fields::{check_in, rest_fields, take_over, take_photo, told_fields};
use web::forms;
use web::forms::Posted;
use web::http::{InPath, Problem, Said, Visit, field_errors};
use web::questions::Asking;
use web::together::{self, Fields, Merged, Was};
use web::typed::KeptForm;
use web::views::{FieldError, Link};
use web::words::Words;
use web::{Page, Unfinished};

type Here = InPath<(Slug, Id<Idea>)>;

struct Found {
    call: Call,
    idea: Idea,
    /// What the call asks besides.
    asked_besides: Form,
    asked: Option<String>,
    /// The organisations for which its author may bring it.
    speaks: Vec<Organisation>,
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
            let asked_besides = asked_with_ideas(act, &call)?;
            let mut speaks = acts::organisations::idea::choices(act)?;
            let is_for = acts::organisations::idea::of(act, &idea)?;
            // For which it was brought it stays, though its author may have left that since.
            speaks.extend(is_for.filter(|one| speaks.iter().all(|known| known.id != one.id)));
            Ok(Found { call, idea, asked_besides, asked, speaks })
        })
        .await
}

/// The idea as its author would type it.
fn form_of(w: &Words, found: &Found) -> IdeaForm {
    let input = &found.idea.input;
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
        answers: Typed::from_answers(&found.asked_besides, &input.answers, w),
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
    let mut form = form_of(&visit.words, found);
    take_over(&mut form, &found.asked_besides, posted);
    if let Ok(kept) = posted.get("kept_photo").parse::<Id<File>>() {
        form.photo = Some(kept.get());
    }
    form
}

/// The idea as its form has it, field by field.
fn fields_of(form: &IdeaForm) -> Fields {
    let photo = form.photo.map(|photo| Id::<File>::new(photo).to_string());
    let fields = [
        ("title", &form.title),
        ("text", &form.text),
        ("language", &form.language),
        ("theme", &form.theme),
        ("neighbourhood", &form.neighbourhood),
        ("place", &form.place),
        ("lon", &form.lon),
        ("lat", &form.lat),
        ("cost", &form.cost),
        ("photo_text", &form.photo_text),
        (PHOTO, &photo.unwrap_or_default()),
    ];
    fields.map(|(name, value)| (name.to_owned(), value.clone())).into()
}

/// The field with the photo as it was.
const PHOTO: &str = "kept_photo";

/// A place is one thing in several fields.
fn group(name: &str) -> &str {
    match name {
        "neighbourhood" | "lon" | "lat" => "place",
        name => name,
    }
}

/// What was sent, put together with what was changed meanwhile from elsewhere; and that, where both were.
fn merged(visit: &Visit, found: &Found, posted: Posted) -> Merged {
    let mut stored = fields_of(&form_of(&visit.words, found));
    stored.retain(|(name, _)| posted.has(name));
    let mut merged = together::merge(posted, &stored, group);
    // Of two photos the one that was sent last counts.
    merged.theirs.retain(|(name, _)| name != PHOTO);
    merged
}

/// What was changed elsewhere, each with what it is called.
fn theirs(visit: &Visit, fields: Fields) -> Vec<TheirField> {
    let (w, shape) = (&visit.words, Shape::new(visit));
    let shown = |(name, value): (String, String)| {
        let (label, text) = match name.as_str() {
            "title" => (w.share_title_label(), value),
            "text" => (w.share_text_label(), value),
            "language" => (w.share_language_label(), web::words::own_name(&value)),
            "theme" => (
                w.share_theme_label(),
                value.parse().map_or_else(|_| value.clone(), |theme| shape.theme(theme)),
            ),
            "neighbourhood" => (w.neighbourhood(), shape.neighbourhood(Some(&value))?),
            "place" => (w.share_place_label(), value),
            "cost" => (w.share_cost_label(), value),
            "photo_text" => (w.share_photo_text_label(), value),
            _ => return None,
        };
        Some(TheirField { field: name, label: label.to_owned(), text })
    };
    fields.into_iter().filter_map(shown).collect()
}

fn page(visit: &Visit, found: &Found, form: &IdeaForm, errors: Vec<FieldError>) -> IdeaEditPage {
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
        questions: Asking::of(visit, &visit.wished())
            .questions(&found.asked_besides, &form.answers),
        rest: rest_fields(visit, form, currency(visit, idea)),
        behalf: behalf::choices(visit, &found.speaks, idea.behalf.as_ref().map(|it| it.id)),
        kept_photo: form.photo.map(|photo| Id::<File>::new(photo).to_string()),
        was: Was::of_fields(&fields_of(&form_of(&visit.words, found))).to_string(),
        theirs: Vec::new(),
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
    let merged = typed.fields.map(|fields| merged(&visit, &found, fields));
    let (fields, changed) = merged.map(|it| (it.posted, it.theirs)).unwrap_or_default();
    let form = typed_over(&visit, &found, &fields);
    let page = page(&visit, &found, &form, Vec::new());
    let page = IdeaEditPage { kept: typed.form, theirs: theirs(&visit, changed), ..page };
    Ok(web::asked_anew(Page(page).into_response()))
}

/// Takes what was changed, perhaps with a photo. What was changed meanwhile from elsewhere is taken along; where both
/// were, both are shown.
pub(crate) async fn send(
    visit: Visit,
    InPath((slug, id)): Here,
    posted: Posted,
) -> Result<Response, Problem> {
    let found = found(&visit, id).await?;
    let Merged { posted, theirs: changed } = merged(&visit, &found, posted);
    let mut form = typed_over(&visit, &found, &posted);
    let mut errors = take_photo(&visit, &mut form, &posted).await?;
    if !changed.is_empty() {
        let page = page(&visit, &found, &form, errors);
        let kept = visit.sent_form(&posted);
        let page = IdeaEditPage { kept, theirs: theirs(&visit, changed), ..page };
        return Ok(Unfinished(page).into_response());
    }
    let version = found.idea.version;
    let checked = check_in(&visit, &found.asked_besides, &form, currency(&visit, &found.idea));
    let answer = match checked {
        Err(flaws) => Err(Refusal::Flawed(flaws)),
        Ok(_) if !errors.is_empty() => Err(Refusal::Flawed(Flaws::default())),
        Ok(input) => {
            let chosen = posted.has(behalf::FIELD).then(|| behalf::of(&posted));
            let (browser, form) = (visit.browser().0, form_name(id));
            visit
                .attempt(move |act| {
                    let mut input = input.clone();
                    acts::sealed::fill_from_typed(act, &mut input.answers, &browser, &form)?;
                    acts::calls::idea::edit(act, id, &input, version)?;
                    match chosen {
                        Some(chosen) => acts::organisations::idea::set(act, id, chosen),
                        None => Ok(()),
                    }
                })
                .await?
        }
    };
    match answer {
        Ok(()) => Ok(visit.go_saying(visit.to.idea(&slug, id), Said::Changed)),
        Err(Refusal::Flawed(flaws)) => {
            errors.extend(field_errors(&visit.words, &flaws));
            let page = page(&visit, &found, &form, errors);
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
