//! The author of something hidden reads why, and answers.

use axum::response::Response;
use city::{Hiding, Refusal};

use super::beside_text;
use super::named::{Here, Named};
use super::write::WritePage;
use super::written::{self, Written};
use crate::forms::Posted;
use crate::http::{InPath, Problem, Said, Visit};

/// Says why it was hidden and asks for an answer. What was answered or is shown again leads on.
pub(crate) async fn show(visit: Visit, InPath((noun, id)): Here) -> Result<Response, Problem> {
    let thing = own(&visit, &visit.named(&noun, id)?).await?;
    let back = thing.link(&visit);
    match &thing.hiding {
        Some(hiding) if thing.is_hidden() && hiding.appealed_at.is_none() => {
            page(&visit, &thing, hiding).kept(&visit).await
        }
        Some(hiding) if thing.is_hidden() && hiding.answered_at.is_none() => {
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
    let named = visit.named(&noun, id)?;
    let text = posted.get("text").to_owned();
    let thing = named.clone();
    let answer = visit
        .attempt_own(move |act| {
            let id = thing.id(act)?;
            acts::things::hiding::appeal(act, id, &text)
        })
        .await?;
    match answer {
        Ok(_) => {
            let thing = own(&visit, &named).await?;
            Ok(visit.go_saying(thing.link(&visit).href, Said::Appealed))
        }
        Err(Refusal::Flawed(flaws)) => {
            let thing = own(&visit, &named).await?;
            let hiding = thing.hiding.as_ref().ok_or(Problem::NotFound)?;
            let errors = beside_text(&visit.words, &flaws);
            Ok(page(&visit, &thing, hiding).again(&visit, &posted, errors))
        }
        Err(refusal) => Err(visit.problem(refusal.into())),
    }
}

/// Something of the reader's own.
async fn own(visit: &Visit, named: &Named) -> Result<Written, Problem> {
    let named = named.clone();
    let thing = visit
        .read(move |act| {
            let id = named.id(act)?;
            written::load(act, id)
        })
        .await?;
    let is_own = visit.reader.id().is_some() && visit.reader.id() == thing.found.author();
    if is_own { Ok(thing) } else { Err(Problem::NotFound) }
}

fn page(visit: &Visit, thing: &Written, hiding: &Hiding) -> WritePage {
    let w = &visit.words;
    let frame = visit.frame(w.appeal_title());
    let reason = w.hidden_on(w.date(hiding.made_at), hiding.reason.as_str());
    let action = visit.to.appeal(thing.found.noun(), thing.id());
    WritePage {
        about: Some(thing.about(visit)),
        ..WritePage::appeal(frame, action, thing.link(visit), reason)
    }
}
