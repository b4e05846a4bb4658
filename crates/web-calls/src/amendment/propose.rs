//! Proposing a change to those who write an idea.

use acts::calls::amendment as acting;
use axum::response::{IntoResponse, Response};
use calls::{Call, Idea};
use city::{Flaw, Flaws, Id, Refusal, Slug};
use web::forms::Posted;
use web::http::{InPath, Problem, Said, Visit, once_key};
use web::typed::KeptForm;
use web::views::{FieldError, Link};
use web::{Page, Unfinished};

use crate::amendment::view::AmendPage;
use crate::paths::CallLinks as _;
use crate::shape::Shape;
use crate::words::CallWords as _;

type Here = InPath<(Slug, Id<Idea>)>;

/// The idea, if this reader may propose a change to it now.
async fn found(visit: &Visit, slug: Slug, id: Id<Idea>) -> Result<(Call, Idea), Problem> {
    visit
        .read(move |act| {
            let (call, idea) = acts::calls::idea::readable(act, id)?;
            if call.slug != slug {
                return Err(Refusal::NotFound.into());
            }
            calls::may_propose(&act.actor, &call, &idea, act.now)?;
            Ok((call, idea))
        })
        .await
}

fn form_name(id: Id<Idea>) -> String {
    format!("amend-{id}")
}

fn page(
    visit: &Visit,
    (call, idea): &(Call, Idea),
    posted: Option<&Posted>,
    flaws: &Flaws,
) -> AmendPage {
    let w = &visit.words;
    let typed = |field: &str, own: &str| {
        let typed = posted.filter(|posted| posted.has(field)).map(|posted| posted.get(field));
        typed.unwrap_or(own).to_owned()
    };
    let back = visit.to.idea(&call.slug, idea.id);
    let mut frame = visit.frame(w.amend_title());
    frame.has_errors = !flaws.is_empty();
    let own = |_: &str, flaw: &Flaw| match flaw {
        Flaw::Taken => Some(w.amend_nothing_changed().to_owned()),
        Flaw::TooMany { most } => Some(w.amend_too_many(i64::try_from(*most).unwrap_or_default())),
        _ => None,
    };
    AmendPage {
        path: vec![
            Link::new(Shape::new(visit).title(call), visit.to.call(&call.slug)),
            Link::new(&idea.input.title, &back),
        ],
        action: visit.to.idea_amend(&call.slug, idea.id),
        language: idea.input.language.to_string(),
        title: typed("title", &idea.input.title),
        text: typed("text", &idea.input.text),
        reason: typed("reason", ""),
        kept: KeptForm::default(),
        back,
        errors: FieldError::list(w, flaws, own),
        frame,
    }
}

/// The form, with what was typed there before.
pub(crate) async fn show(visit: Visit, InPath((slug, id)): Here) -> Result<Response, Problem> {
    let found = found(&visit, slug, id).await?;
    let kept = visit.typed(&form_name(id)).await?;
    let page = page(&visit, &found, kept.fields.as_ref(), &Flaws::default());
    Ok(web::asked_anew(Page(AmendPage { kept: kept.form, ..page }).into_response()))
}

/// Proposes it; sent twice, it is proposed once.
pub(crate) async fn send(
    visit: Visit,
    InPath((slug, id)): Here,
    posted: Posted,
) -> Result<Response, Problem> {
    let found = found(&visit, slug.clone(), id).await?;
    let [title, text, reason] =
        ["title", "text", "reason"].map(|field| posted.get(field).to_owned());
    let key = format!("amend/{id}/{}", once_key(&posted));
    let proposed =
        visit.attempt(move |act| acting::propose(act, id, (&title, &text, &reason), &key)).await?;
    match proposed {
        Ok(made) => Ok(visit.go_saying(visit.to.amendment(&slug, id, made), Said::Proposed)),
        Err(Refusal::Flawed(flaws)) => {
            let page = page(&visit, &found, Some(&posted), &flaws);
            let page = AmendPage { kept: visit.sent_form(&posted), ..page };
            Ok(Unfinished(page).into_response())
        }
        Err(refusal) => Err(visit.problem(refusal.into())),
    }
}
