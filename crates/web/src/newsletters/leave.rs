//! Ending newsletters about one topic from a letter: by the button on a page, or by a mail program itself (RFC 8058).

use acts::letters::newsletter as acting;
use axum::response::{IntoResponse, Response};
use city::{Id, Newsletter, Person};
use serde::Deserialize;

use super::letter::{as_thing, topic_name};
use crate::http::{InPath, InQuery, Problem, Said, Visit};
use crate::page::Page;
use crate::views::SaidPage;

type Here = InPath<(Id<Newsletter>, Id<Person>, String)>;

/// Whether they are to begin again.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    again: String,
}

/// What the newsletters are about, in words; a link that was not made for this reader does not exist.
async fn about(
    visit: &Visit,
    id: Id<Newsletter>,
    person: Id<Person>,
    key: &str,
) -> Result<String, Problem> {
    let secret = &visit.app.settings().secret;
    if !secret.is_letter_key(visit.city.id, person, as_thing(id), key) {
        return Err(Problem::NotFound);
    }
    let (one, call) = visit
        .read(move |act| {
            let one = store::letters::newsletter::get(act.tx, id)?;
            let call = acting::call_of(act, &one.topic)?;
            Ok((one, call.filter(|call| call.may_read(&act.actor))))
        })
        .await?;
    let title = call.and_then(|call| visit.link_to(&call)).map(|link| link.label);
    let name = topic_name(&visit.words, &visit.city, &visit.wished(), &one.topic, title.as_deref());
    Ok(visit.words.newsletters_about(name))
}

/// Asks whether to stop.
pub(crate) async fn show(
    visit: Visit,
    InPath((id, person, key)): Here,
) -> Result<impl IntoResponse, Problem> {
    let what = about(&visit, id, person, &key).await?;
    let action = visit.to.newsletter_leave(id, person, &key);
    let frame = visit.frame(visit.words.unsubscribe_title());
    Ok(Page(SaidPage::unsubscribe(frame, &what, action)))
}

/// Stops them, or begins again.
pub(crate) async fn send(
    visit: Visit,
    InPath((id, person, key)): Here,
    InQuery(asked): InQuery<Asked>,
) -> Result<Response, Problem> {
    let what = about(&visit, id, person, &key).await?;
    if !asked.again.is_empty() {
        visit.write(move |act| acting::return_to(act, id, person)).await?;
        return Ok(visit.go_saying(visit.to.home(), Said::Saved));
    }
    visit.write(move |act| acting::leave(act, id, person)).await?;
    let undo = format!("{}?again=yes", visit.to.newsletter_leave(id, person, &key));
    let frame = visit.frame(visit.words.unsubscribed_title());
    Ok(Page(SaidPage::unsubscribed(frame, &what, undo)).into_response())
}
