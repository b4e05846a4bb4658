//! Opening what is kept sealed.

use acts::sealed::{self, Closed, What};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse as _, Response};
use calls::{Call, Idea, Sheet};
use city::{Id, InClear, Refusal, Slug};
use forms::Key;
use store::seal::opening::Opening;
use web::forms::Posted;
use web::http::{InPath, Problem, Visit, field_errors};
use web::views::{FieldError, Link};
use web::words::name;
use web::{Page, Unfinished};

use super::view::SealedPage;
use crate::paths::CallLinks as _;
use crate::shape::Shape;
use crate::words::CallWords as _;

/// An answer in an address: its call, its sheet, its question.
type Answer = InPath<(Slug, Id<Sheet>, Key)>;

/// What has to be said with it.
#[derive(Default)]
struct Say {
    reason: String,
    words: Option<InClear>,
    errors: Vec<FieldError>,
}

fn page(visit: &Visit, closed: &Closed, what: What, say: Say) -> SealedPage {
    let (w, shape, call) = (&visit.words, Shape::new(visit), &closed.call);
    let mut frame = visit.frame(w.sealed_title());
    frame.has_errors = !say.errors.is_empty();
    let mut path = vec![Link::new(shape.title(call), visit.to.call(&call.slug))];
    let idea = closed.idea.as_ref();
    path.extend(idea.map(|idea| Link::new(&idea.input.title, visit.to.idea(&call.slug, idea.id))));
    let opening = |(one, who): &(Opening, String)| {
        let (is_own, when) = (one.opened_by == one.person, w.date_time(one.made_at));
        let who = if is_own { w.sealed_own() } else { name(w, who) };
        match one.reason.as_str() {
            "" => w.sealed_when_why(when, who),
            reason => w.sealed_who_when_why(reason, when, who),
        }
    };
    SealedPage {
        frame,
        path,
        asked: match &closed.asked {
            Some(asked) => shape.text(asked).to_owned(),
            None => w.sealed_contact().to_owned(),
        },
        is_own: closed.is_own,
        action: match what {
            What::Answer(sheet, question) => visit.to.call_sealed(&call.slug, sheet, question),
            What::Contact(idea) => visit.to.desk_contact(idea),
        },
        reason: say.reason,
        words: say.words,
        openings: closed.openings.iter().map(opening).collect(),
        errors: say.errors,
    }
}

async fn closed(visit: &Visit, what: What) -> Result<Closed, Problem> {
    visit.read(move |act| sealed::look(act, what)).await
}

/// What is sealed stands under the address of its own call.
fn is_of(call: &Call, slug: Option<&Slug>) -> bool {
    slug.is_none_or(|slug| call.slug == *slug)
}

async fn shown(visit: &Visit, what: What, slug: Option<&Slug>) -> Result<Response, Problem> {
    let closed = closed(visit, what).await?;
    if !is_of(&closed.call, slug) {
        return Err(Problem::NotFound);
    }
    Ok(Page(page(visit, &closed, what, Say::default())).into_response())
}

async fn opened(
    visit: &Visit,
    what: What,
    slug: Option<Slug>,
    posted: &Posted,
) -> Result<Response, Problem> {
    let reason = posted.get("reason").to_owned();
    let typed = reason.clone();
    let opened = visit
        .attempt(move |act| {
            let (closed, words) = sealed::open(act, what, &typed)?;
            if !is_of(&closed.call, slug.as_ref()) {
                return Err(Refusal::NotFound.into());
            }
            // Read anew, so that this opening stands among the others.
            Ok((sealed::look(act, what)?, words))
        })
        .await?;
    match opened {
        Ok((closed, words)) => {
            let say = Say { words: Some(words), ..Say::default() };
            Ok(once(Page(page(visit, &closed, what, say)).into_response()))
        }
        Err(Refusal::Flawed(flaws)) => {
            let errors = field_errors(&visit.words, &flaws);
            let say = Say { reason, errors, ..Say::default() };
            let closed = closed(visit, what).await?;
            Ok(Unfinished(page(visit, &closed, what, say)).into_response())
        }
        Err(refusal) => Err(visit.problem(refusal.into())),
    }
}

/// What was opened is kept by no browser.
fn once(mut response: Response) -> Response {
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// An answer, still sealed.
pub(crate) async fn show(
    visit: Visit,
    InPath((slug, sheet, question)): Answer,
) -> Result<Response, Problem> {
    shown(&visit, What::Answer(sheet, question), Some(&slug)).await
}

/// Opens an answer.
pub(crate) async fn open(
    visit: Visit,
    InPath((slug, sheet, question)): Answer,
    posted: Posted,
) -> Result<Response, Problem> {
    opened(&visit, What::Answer(sheet, question), Some(slug), &posted).await
}

/// Where whoever told an idea can be reached, still sealed.
pub(crate) async fn show_contact(
    visit: Visit,
    InPath(idea): InPath<Id<Idea>>,
) -> Result<Response, Problem> {
    shown(&visit, What::Contact(idea), None).await
}

/// Opens that.
pub(crate) async fn open_contact(
    visit: Visit,
    InPath(idea): InPath<Id<Idea>>,
    posted: Posted,
) -> Result<Response, Problem> {
    opened(&visit, What::Contact(idea), None, &posted).await
}

/// What was opened of the reader, for their page: the call, with who did, when and why.
pub(crate) fn told(visit: &Visit, (one, call, who): &(Opening, Call, String)) -> (Link, String) {
    let w = &visit.words;
    let there = match Key::from_part(&one.part) {
        Some(question) => visit.to.call_sealed(&call.slug, Id::<Sheet>::new(one.owner), question),
        None => visit.to.call(&call.slug),
    };
    let said = w.sealed_who_when_why(one.reason.as_str(), w.date_time(one.made_at), name(w, who));
    (Link::new(Shape::new(visit).title(call), there), said)
}
