//! A newsletter that leaves: a letter to oneself first, the moment, calling back, throwing a draft away.

use acts::city::letter::{Secret as Concealed, conceal, conceal_keys};
use acts::letters::newsletter as acting;
use acts::things::notice::POST_JOB;
use axum::response::Response;
use city::{Flaw, Flaws, Id, Newsletter, Person, Refusal};
use store::city::letter::{self, Letter};
use store::jobs::Urgency;

use super::edit::{Loaded, load, refused, with_sender};
use super::letter::{KIND, as_thing};
use crate::forms::{self, Posted};
use crate::http::{InPath, Mails, Problem, Said, Visit};

type Here = InPath<Id<Newsletter>>;

/// Sends whoever presses it the letter in their own language, and nobody else.
pub(crate) async fn test(visit: Visit, InPath(id): Here) -> Result<Response, Problem> {
    let Loaded { known: (one, call), reader, .. } = load(&visit, id).await?;
    let written = with_sender(&visit, |sender| sender.newsletter(&reader, &one, call.as_ref()))?;
    let Some(written) = written else {
        let mut flaws = Flaws::default();
        flaws.add(format!("subject-{}", visit.city.settings.own_language()), Flaw::Missing);
        return refused(&visit, id, &Posted::default(), Refusal::Flawed(flaws)).await;
    };
    let kept = kept(&visit, &reader, &one, written)?;
    visit
        .write(move |act| {
            // Whoever may not write it any more gets no letter of it.
            acting::get(act, id)?;
            letter::insert(act.tx, &kept)?;
            act.enqueue(POST_JOB, &kept.id.to_string(), Urgency::Soon, act.now)
        })
        .await?;
    Ok(visit.go_saying(visit.to.newsletter(id), Said::TestLetterSent))
}

/// The letter as it is kept, without its key.
fn kept(
    visit: &Visit,
    reader: &Person,
    one: &Newsletter,
    written: crate::mail::Letter,
) -> Result<Letter, Problem> {
    let service = visit.app.service()?;
    let id = Id::new(visit.stage()?.store.new_id());
    let mut letter = written.waiting(id, Some(reader.id), reader.language.clone(), KIND, visit.now);
    if service.mails == Mails::Sent {
        let secret = &visit.app.settings().secret;
        let own = secret.unsubscribe_key(visit.city.id, reader.id);
        let thing = as_thing(one.id);
        let key = secret.letter_key(visit.city.id, reader.id, thing);
        conceal(&mut letter, &[(Concealed::Key, &own)]);
        conceal_keys(&mut letter, &[(thing, key)]);
    }
    Ok(letter)
}

/// Lets it leave, now or at the moment that was typed.
pub(crate) async fn send(
    visit: Visit,
    InPath(id): Here,
    posted: Posted,
) -> Result<Response, Problem> {
    let version = posted.get("version").parse::<i64>().unwrap_or(0);
    let at = match posted.get("send_at").trim() {
        "" => Ok(None),
        typed => forms::local_moment(typed, &visit.city.zone).map(Some),
    };
    let sent = match at {
        Ok(at) => visit.attempt(move |act| acting::schedule(act, id, version, at)).await?,
        Err(flaw) => {
            let mut flaws = Flaws::default();
            flaws.add("send_at", flaw);
            Err(flaws.into())
        }
    };
    match sent {
        Ok(()) => Ok(visit.go_saying(visit.to.newsletter(id), Said::NewsletterScheduled)),
        Err(refusal) => refused(&visit, id, &posted, refusal).await,
    }
}

/// Calls it back.
pub(crate) async fn call_back(visit: Visit, InPath(id): Here) -> Result<Response, Problem> {
    match visit.attempt(move |act| acting::call_back(act, id)).await? {
        Ok(()) => Ok(visit.go_saying(visit.to.newsletter(id), Said::CalledBack)),
        // It is on its way: the page says so.
        Err(Refusal::AlreadyElsewhere) => {
            Ok(visit.go_saying(visit.to.newsletter(id), Said::LetterElsewhere))
        }
        Err(refusal) => Err(visit.problem(refusal.into())),
    }
}

/// Throws a draft away.
pub(crate) async fn discard(visit: Visit, InPath(id): Here) -> Result<Response, Problem> {
    visit.write(move |act| acting::discard(act, id)).await?;
    Ok(visit.go_saying(visit.to.newsletters(), Said::Discarded))
}
