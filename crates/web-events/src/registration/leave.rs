//! Taking back what one registered: from the event's page, or by a link from a letter, which asks for no signing in.

use acts::events::event::readable;
use acts::events::registration;
use axum::response::{IntoResponse as _, Response};
use city::{Id, Person};
use events::Event;
use web::Page;
use web::http::{InPath, Problem, Said, Visit};
use web::things::write::WritePage;
use web::views::Link;

use crate::paths::EventLinks as _;
use crate::shape;
use crate::words::EventWords as _;

type Here = InPath<(Id<Event>, Id<Person>, String)>;

fn page(visit: &Visit, event: &Event, action: String) -> WritePage {
    let w = &visit.words;
    let title = shape::title(w, event, &visit.wished());
    let lead = w.event_withdraw_lead(title.as_str(), shape::when(w, event));
    let back = Link::new(title, visit.to.event(event.id));
    let words = [w.event_withdraw(), lead.as_str(), "", "", w.event_withdraw_button()];
    let page = WritePage::new(visit.frame(w.event_withdraw()), action, back, words);
    WritePage { stops: true, ..page }
}

/// Asks whether one's registration shall be taken back.
pub(crate) async fn ask(visit: Visit, InPath(id): InPath<Id<Event>>) -> Result<Response, Problem> {
    let (event, own) = visit
        .read(move |act| {
            let (_, event) = readable(act, id)?;
            Ok((event, registration::own(act, id)?))
        })
        .await?;
    if !own.is_some_and(|own| own.state.is_wish()) {
        return Ok(visit.go(visit.to.event(id)));
    }
    let action = visit.to.event_withdraw(id);
    Ok(Page(page(&visit, &event, action)).into_response())
}

/// Takes it back.
pub(crate) async fn withdraw(
    visit: Visit,
    InPath(id): InPath<Id<Event>>,
) -> Result<Response, Problem> {
    visit.write(move |act| registration::withdraw(act, id)).await?;
    Ok(visit.go_saying(visit.to.event(id), Said::RegistrationWithdrawn))
}

/// A link that was not made for this person and this event does not exist.
fn check(visit: &Visit, id: Id<Event>, person: Id<Person>, key: &str) -> Result<(), Problem> {
    let secret = &visit.app.settings().secret;
    let fits = secret.is_letter_key(visit.city.id, person, id.thing(), key);
    if fits { Ok(()) } else { Err(Problem::NotFound) }
}

/// Asks whoever comes from a letter. Opening the link takes nothing back: programs that look for dangerous links open it
/// too.
pub(crate) async fn ask_from_letter(
    visit: Visit,
    InPath((id, person, key)): Here,
) -> Result<Response, Problem> {
    check(&visit, id, person, &key)?;
    let (event, own) = visit
        .read(move |act| {
            let event = store::events::event::get(act.tx, id)?;
            Ok((event, store::events::registration::own(act.tx, id, person)?))
        })
        .await?;
    if !own.is_some_and(|own| own.state.is_wish()) {
        return Ok(visit.go_saying(visit.to.event(id), Said::RegistrationWithdrawn));
    }
    let action = visit.to.event_leave(id, person, &key);
    Ok(Page(page(&visit, &event, action)).into_response())
}

/// Takes back what the letter's reader registered.
pub(crate) async fn leave(
    visit: Visit,
    InPath((id, person, key)): Here,
) -> Result<Response, Problem> {
    check(&visit, id, person, &key)?;
    visit.write(move |act| registration::withdraw_of(act, id, person)).await?;
    Ok(visit.go_saying(visit.to.event(id), Said::RegistrationWithdrawn))
}
