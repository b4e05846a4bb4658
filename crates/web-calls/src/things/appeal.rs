//! The author of something hidden reads why, and answers.

use crate::paths::CallLinks as _;
use crate::words::CallWords as _;
use axum::response::{IntoResponse, Response};
use city::{Hiding, Id, Refusal, Thing};

use crate::things::beside_text;
use crate::things::thing as things;
use crate::things::thing::Written;
use crate::things::write::WritePage;
use web::forms::Posted;
use web::http::{InPath, Problem, Said, Visit};
use web::views::FieldError;
use web::{Page, Unfinished};

type Here = InPath<(String, Id<Thing>)>;

/// Says why it was hidden and asks for an answer. What was answered or is shown again leads on.
pub(crate) async fn show(visit: Visit, InPath((noun, id)): Here) -> Result<Response, Problem> {
    let thing = own(&visit, &noun, id).await?;
    let back = thing.link(&visit);
    match &thing.hiding {
        Some(hiding) if thing.hidden && hiding.appealed_at.is_none() => {
            Ok(Page(page(&visit, &thing, hiding, "", Vec::new())).into_response())
        }
        Some(hiding) if thing.hidden && hiding.answered_at.is_none() => {
            Ok(visit.go_saying(back.href, Said::Appealed))
        }
        _ => Ok(visit.go(back.href)),
    }
}

/// Takes the answer.
pub(crate) async fn send(
    visit: Visit,
    InPath((noun, id)): Here,
    posted: Posted,
) -> Result<Response, Problem> {
    let thing = things::named(&noun, id)?;
    let text = posted.get("text").to_owned();
    let typed = text.clone();
    let answer = visit.attempt(move |act| acts::things::hiding::appeal(act, thing, &text)).await?;
    match answer {
        Ok(_) => {
            let thing = own(&visit, &noun, id).await?;
            Ok(visit.go_saying(thing.link(&visit).href, Said::Appealed))
        }
        Err(Refusal::Flawed(flaws)) => {
            let thing = own(&visit, &noun, id).await?;
            let hiding = thing.hiding.as_ref().ok_or(Problem::NotFound)?;
            let errors = beside_text(&visit.words, &flaws);
            Ok(Unfinished(page(&visit, &thing, hiding, &typed, errors)).into_response())
        }
        Err(refusal) => Err(visit.problem(refusal.into())),
    }
}

/// Something of the reader's own.
async fn own(visit: &Visit, noun: &str, id: Id<Thing>) -> Result<Written, Problem> {
    let id = things::named(noun, id)?;
    let thing = visit.read(move |act| things::load(act, id)).await?;
    let is_own = visit.reader.id() == Some(thing.author.id);
    if is_own { Ok(thing) } else { Err(Problem::NotFound) }
}

fn page(
    visit: &Visit,
    thing: &Written,
    hiding: &Hiding,
    typed: &str,
    errors: Vec<FieldError>,
) -> WritePage {
    let w = &visit.words;
    let mut frame = visit.frame(w.appeal_title());
    frame.has_errors = !errors.is_empty();
    let reason = w.hidden_on(w.date(hiding.made_at), hiding.reason.as_str());
    let action = visit.to.appeal(thing.found.noun(), thing.id());
    WritePage {
        about: Some(thing.about(visit)),
        text: typed.to_owned(),
        errors,
        ..WritePage::appeal(frame, action, thing.link(visit), reason)
    }
}
