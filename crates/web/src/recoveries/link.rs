//! The page behind the link in a letter about a recovery. Mail programs and scanners open links, so opening one changes
//! nothing: its buttons do.

use acts::city::recovery as acting;
use axum::response::{IntoResponse as _, Response};
use city::{Mailbox, Progress, Recovery, Refusal};

use super::letter::days;
use crate::http::{InPath, Problem, Said, TokenDigest, Visit};
use crate::me::view::AddressLinkPage;
use crate::page::{Page, Unfinished};
use crate::views::SaidPage;

async fn load(visit: &Visit, key: &str) -> Result<Option<(Recovery, Mailbox)>, Problem> {
    let hash = TokenDigest::of(key).0.to_vec();
    visit.read(move |act| acting::behind(act, &hash)).await
}

fn stale(visit: &Visit) -> Response {
    let frame = visit.frame(visit.words.address_stale());
    Unfinished(SaidPage::stale_recovery(frame)).into_response()
}

/// What the link would do.
pub(crate) async fn show(visit: Visit, InPath(key): InPath<String>) -> Result<Response, Problem> {
    let Some((it, mailbox)) = load(&visit, &key).await? else { return Ok(stale(&visit)) };
    let w = &visit.words;
    let day = w.date_time(it.waits_until);
    let waited = it.waits_until <= visit.now || it.old_confirmed.is_some();
    let lead = match mailbox {
        Mailbox::Old => w.recovery_link_old(visit.city_name(), day, it.new.masked()),
        Mailbox::New if waited => w.recovery_link_now(visit.city_name(), it.new.as_str()),
        Mailbox::New => w.recovery_link_new(visit.city_name(), day, it.new.as_str()),
    };
    let (refuse, note) = match mailbox {
        Mailbox::Old => (w.recovery_refuse_old(), w.recovery_refuse_old_text()),
        Mailbox::New => (w.address_refuse_new(), w.address_refuse_new_text()),
    };
    Ok(Page(AddressLinkPage {
        frame: visit.frame(w.address_title()),
        lead,
        confirm: visit.to.recovery(&key),
        confirm_label: match mailbox {
            Mailbox::Old => w.recovery_confirm_old(),
            Mailbox::New => w.address_confirm(),
        },
        refuse: visit.to.recovery_refuse(&key),
        refuse_label: refuse,
        note,
    })
    .into_response())
}

/// Agrees to it.
pub(crate) async fn confirm(
    visit: Visit,
    InPath(key): InPath<String>,
) -> Result<Response, Problem> {
    let Some((_, mailbox)) = load(&visit, &key).await? else { return Ok(stale(&visit)) };
    let hash = TokenDigest::of(&key).0.to_vec();
    let said = match visit.attempt_own(move |act| acting::confirm(act, &hash)).await? {
        Ok(Some(Progress::Whole)) => Said::Recovered,
        Ok(Some(Progress::Half)) if mailbox == Mailbox::New => Said::RecoveryWaits,
        Ok(Some(Progress::Half)) => Said::RecoveryAgreed,
        Ok(None) | Err(Refusal::AlreadyElsewhere | Refusal::NotFound) => return Ok(stale(&visit)),
        Err(refusal) => return Err(visit.problem(refusal.into())),
    };
    Ok(visit.go_saying(visit.to.home(), said))
}

/// Stops it.
pub(crate) async fn refuse(visit: Visit, InPath(key): InPath<String>) -> Result<Response, Problem> {
    let hash = TokenDigest::of(&key).0.to_vec();
    match visit.attempt_own(move |act| acting::refuse(act, &hash)).await? {
        Ok(_) => Ok(visit.go_saying(visit.to.home(), Said::RecoveryStopped)),
        Err(Refusal::AlreadyElsewhere | Refusal::NotFound) => Ok(stale(&visit)),
        Err(refusal) => Err(visit.problem(refusal.into())),
    }
}

/// How long the city waits, in words.
pub(super) fn waiting(visit: &Visit) -> String {
    visit.words.recovery_waiting(days(visit.city.settings.proof.recovery_waits()))
}
