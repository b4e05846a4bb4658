//! Calling an event off, copying it, throwing a draft away.

use acts::events::event as use_cases;
use axum::response::{IntoResponse as _, Response};
use city::{Id, Language, Refusal, Texts};
use events::Event;
use store::events::event as rows;
use web::Page;
use web::forms::Posted;
use web::http::{InPath, Problem, Said, Visit, field_errors};
use web::things::write::WritePage;
use web::views::Link;
use web::words::Locale;

use crate::paths::EventLinks as _;
use crate::shape;
use crate::words::EventWords as _;

async fn load(visit: &Visit, id: Id<Event>) -> Result<Event, Problem> {
    visit.read(move |act| Ok(rows::get(act.tx, id)?)).await
}

fn cancelling(visit: &Visit, event: &Event) -> WritePage {
    let w = &visit.words;
    let back = Link::new(shape::title(w, event, &visit.wished()), visit.to.event(event.id));
    let words = [
        w.event_cancel(),
        w.event_cancel_lead(),
        w.event_cancel_reason(),
        w.event_cancel_hint(),
        w.event_cancel_button(),
    ];
    let action = visit.to.desk_event_cancel(event.id);
    let page = WritePage::new(visit.frame(w.event_cancel()), action, back, words);
    let told = w.event_cancel_told(event.places.taken + event.places.waiting);
    WritePage { stops: true, effects: vec![told], ..page }
}

/// Asks why an event is called off.
pub(crate) async fn ask_cancel(
    visit: Visit,
    InPath(id): InPath<Id<Event>>,
) -> Result<Response, Problem> {
    let event = load(&visit, id).await?;
    if !event.is_coming(visit.now) {
        return Ok(visit.go(visit.to.event(id)));
    }
    cancelling(&visit, &event).kept(&visit).await
}

/// Calls it off.
pub(crate) async fn cancel(
    visit: Visit,
    InPath(id): InPath<Id<Event>>,
    posted: Posted,
) -> Result<Response, Problem> {
    let reason = posted.get("text").to_owned();
    match visit.attempt(move |act| use_cases::cancel(act, id, &reason)).await? {
        Ok(()) => Ok(visit.go_saying(visit.to.event(id), Said::EventCancelled)),
        Err(Refusal::Flawed(flaws)) => {
            let event = load(&visit, id).await?;
            let errors = field_errors(&visit.words, &flaws);
            Ok(cancelling(&visit, &event).again(&visit, &posted, errors))
        }
        Err(refusal) => Err(visit.problem(refusal.into())),
    }
}

/// Begins a draft with the same words.
pub(crate) async fn copy(visit: Visit, InPath(id): InPath<Id<Event>>) -> Result<Response, Problem> {
    let event = load(&visit, id).await?;
    let called = |(language, title): (&Language, &str)| {
        let locale = Locale::from_tag(language.as_str()).unwrap_or_else(|| visit.words.locale());
        let w = web::words::Words::new(locale, visit.city.zone.clone(), visit.now);
        (language.clone(), w.event_copy_of(title))
    };
    let title: Texts = event.content.title.iter().map(called).collect();
    let copy = visit.write(move |act| use_cases::copy(act, id, title.clone())).await?;
    Ok(visit.go_saying(visit.to.desk_event(copy), Said::EventCopied))
}

/// Asks whether a draft shall be thrown away.
pub(crate) async fn ask_delete(
    visit: Visit,
    InPath(id): InPath<Id<Event>>,
) -> Result<Response, Problem> {
    let event = load(&visit, id).await?;
    let w = &visit.words;
    let back = Link::new(shape::title(w, &event, &visit.wished()), visit.to.desk_event(id));
    let words = [w.event_delete(), w.event_delete_lead(), "", "", w.event_delete_button()];
    let action = visit.to.desk_event_delete(id);
    let page = WritePage::new(visit.frame(w.event_delete()), action, back, words);
    Ok(Page(WritePage { stops: true, ..page }).into_response())
}

/// Throws it away.
pub(crate) async fn delete(
    visit: Visit,
    InPath(id): InPath<Id<Event>>,
) -> Result<Response, Problem> {
    visit.write(move |act| use_cases::discard(act, id)).await?;
    Ok(visit.go_saying(visit.to.events(), Said::EventDeleted))
}
