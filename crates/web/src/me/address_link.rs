//! The page behind the link in a letter about another address: its buttons confirm and refuse. Mail programs and scanners
//! open links, so opening one changes nothing.

use acts::city::address as acting;
use axum::response::{IntoResponse as _, Response};
use city::{AddressChange, Language, Mailbox, Progress, Refusal};
use store::city::person;

use super::address_letter::{To, compose};
use super::view::AddressLinkPage;
use crate::http::{InPath, Problem, Said, TokenDigest, Visit};
use crate::page::{Page, Unfinished};
use crate::views::SaidPage;

type Behind = Option<(AddressChange, Mailbox, Language)>;

async fn load(visit: &Visit, key: &str) -> Result<Behind, Problem> {
    let hash = TokenDigest::of(key).0.to_vec();
    visit
        .read(move |act| {
            let Some((change, mailbox)) = acting::behind(act, &hash)? else { return Ok(None) };
            let language = person::get(act.tx, change.person)?.language;
            Ok(Some((change, mailbox, language)))
        })
        .await
}

fn stale(visit: &Visit) -> Response {
    let frame = visit.frame(visit.words.address_stale());
    Unfinished(SaidPage::stale_address(frame)).into_response()
}

/// What the link would confirm.
pub(crate) async fn show(visit: Visit, InPath(key): InPath<String>) -> Result<Response, Problem> {
    let Some((change, mailbox, _)) = load(&visit, &key).await? else { return Ok(stale(&visit)) };
    let w = &visit.words;
    let lead = match mailbox {
        Mailbox::Old => w.address_link_old(change.new.as_str(), change.old.as_str()),
        Mailbox::New => w.address_link_new(visit.city_name(), change.new.as_str()),
    };
    let (refuse, note) = match mailbox {
        Mailbox::Old => (w.address_refuse_old(), w.address_refuse_old_text()),
        Mailbox::New => (w.address_refuse_new(), w.address_refuse_new_text()),
    };
    Ok(Page(AddressLinkPage {
        frame: visit.frame(w.address_title()),
        lead,
        confirm: visit.to.address(&key),
        confirm_label: w.address_confirm(),
        refuse: visit.to.address_refuse(&key),
        refuse_label: refuse,
        note,
    })
    .into_response())
}

/// Confirms it. With the second mailbox the address is changed.
pub(crate) async fn confirm(
    visit: Visit,
    InPath(key): InPath<String>,
) -> Result<Response, Problem> {
    let Some((change, _, language)) = load(&visit, &key).await? else { return Ok(stale(&visit)) };
    let farewell = To::Farewell { old: &change.old, new: &change.new };
    let farewell = compose(&visit, &language, farewell)?.letter;
    let hash = TokenDigest::of(&key).0.to_vec();
    let confirmed = visit.attempt_own(move |act| acting::confirm(act, &hash, &farewell)).await?;
    let there = match visit.reader.id() == Some(change.person) {
        true => visit.to.me_address(),
        false => visit.to.home(),
    };
    match confirmed {
        Ok(Progress::Half) => Ok(visit.go_saying(there, Said::AddressHalf)),
        Ok(Progress::Whole) => {
            let mut response = visit.go_saying(there, Said::AddressChanged);
            if visit.reader.id() == Some(change.person) {
                visit.get_to_know(&mut response, &change.new);
            }
            Ok(response)
        }
        Err(Refusal::AlreadyElsewhere | Refusal::NotFound) => Ok(stale(&visit)),
        Err(refusal) => Err(visit.problem(refusal.into())),
    }
}

/// Refuses it. From the old mailbox it also ends every session.
pub(crate) async fn refuse(visit: Visit, InPath(key): InPath<String>) -> Result<Response, Problem> {
    let hash = TokenDigest::of(&key).0.to_vec();
    match visit.attempt_own(move |act| acting::refuse(act, &hash)).await? {
        Ok(Mailbox::Old) => Ok(visit.go_saying(visit.to.home(), Said::AddressRefused)),
        Ok(Mailbox::New) => Ok(visit.go_saying(visit.to.home(), Said::AddressStopped)),
        Err(Refusal::AlreadyElsewhere | Refusal::NotFound) => Ok(stale(&visit)),
        Err(refusal) => Err(visit.problem(refusal.into())),
    }
}
