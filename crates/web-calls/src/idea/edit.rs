//! Changing and withdrawing one's own idea.

use crate::paths::CallLinks as _;
use crate::words::CallWords as _;
use axum::response::{IntoResponse, Response};
use calls::{Call, Idea, IdeaForm};
use city::{Id, Slug};
use city::{Refusal, StepKind};

use crate::shape::Shape;
use crate::share::page::{Way, check, idea_page, take_over};
use crate::things::write::WritePage;
use web::forms::Posted;
use web::http::{InPath, Problem, Said, Visit, field_errors};
use web::views::{FieldError, Link};
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

fn form_of(idea: &Idea) -> IdeaForm {
    let input = &idea.input;
    let degrees = |pick: fn((f64, f64)) -> f64| {
        input.point.map(|point| pick(point.degrees()).to_string()).unwrap_or_default()
    };
    IdeaForm {
        title: input.title.clone(),
        text: input.text.clone(),
        language: input.language.to_string(),
        theme: input.theme.map(|theme| theme.key().to_owned()).unwrap_or_default(),
        neighbourhood: input.neighbourhood.clone().unwrap_or_default(),
        place: input.place.clone(),
        lon: degrees(|(lon, _)| lon),
        lat: degrees(|(_, lat)| lat),
        cost: input
            .cost
            .map(|money| (money.minor / money.currency.minor_units()).to_string())
            .unwrap_or_default(),
        photo: input.photo,
        photo_text: input.photo_text.clone(),
        name: String::new(),
    }
}

fn page(
    visit: &Visit,
    found: &Found,
    form: &IdeaForm,
    errors: Vec<FieldError>,
) -> crate::share::view::ShareIdeaPage {
    let here = visit.to.idea_edit(&found.call.slug, found.idea.id);
    let way = Way {
        call: Link::new(Shape::new(visit).title(&found.call), visit.to.call(&found.call.slug)),
        question: Shape::new(visit).text(&found.call.content.question).to_owned(),
        first: here.clone(),
        second: here.clone(),
        third: here,
        save: String::new(),
        discard: None,
        editing: true,
        asked: found.asked.clone(),
    };
    idea_page(visit, way, form, Vec::new(), errors)
}

/// The words of one's own idea, to be changed.
pub(crate) async fn show(
    visit: Visit,
    InPath((_, id)): Here,
) -> Result<impl IntoResponse, Problem> {
    let found = found(&visit, id).await?;
    Ok(Page(page(&visit, &found, &form_of(&found.idea), Vec::new())))
}

/// Takes the new words.
pub(crate) async fn send(
    visit: Visit,
    InPath((slug, id)): Here,
    posted: Posted,
) -> Result<Response, Problem> {
    let found = found(&visit, id).await?;
    let mut form = form_of(&found.idea);
    take_over(&mut form, &posted);
    let version = found.idea.version;
    let answer = match check(&visit, &form) {
        Err(flaws) => Err(Refusal::Flawed(flaws)),
        Ok(input) => {
            visit.attempt(move |act| acts::calls::idea::edit(act, id, &input, version)).await?
        }
    };
    match answer {
        Ok(()) => Ok(visit.go_saying(visit.to.idea(&slug, id), Said::Changed)),
        Err(Refusal::Flawed(flaws)) => {
            let errors = field_errors(&visit.words, &flaws);
            Ok(Unfinished(page(&visit, &found, &form, errors)).into_response())
        }
        Err(refusal) => Err(visit.problem(refusal.into())),
    }
}

/// Asks whether one's own idea shall be taken back.
pub(crate) async fn ask_withdraw(
    visit: Visit,
    InPath((slug, id)): Here,
) -> Result<impl IntoResponse, Problem> {
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
    Ok(Page(WritePage::withdraw(visit.frame(w.tool_withdraw_idea()), action, back, effects)))
}

/// Takes it back.
pub(crate) async fn withdraw(visit: Visit, InPath((slug, id)): Here) -> Result<Response, Problem> {
    visit.write(move |act| acts::calls::idea::withdraw(act, id)).await?;
    Ok(visit.go_saying(visit.to.idea(&slug, id), Said::Withdrawn))
}
