//! Signing in with a passkey, without an address.

use acts::city::passkey::{self as acting, Answer, Wanted, Wrong};
use axum::response::Response;

use super::ceremony::{Signed, Site, ask as question_of};
use super::own::question;
use crate::forms::Posted;
use crate::http::{Problem, Visit};
use crate::sign_in::Consent;
use crate::sign_in::page::{Next, go_on, hand_over_to, new_session, not_by_passkey};

/// What the browser is to sign.
pub(crate) async fn ask(visit: Visit) -> Result<Response, Problem> {
    let site = Site::of(&visit).ok_or(Problem::NotFound)?;
    let (asked, json) = question_of(&visit, &site)
        .ok_or_else(|| Problem::internal("a question for a passkey could not be made"))?;
    visit
        .write_own(move |act| {
            // Whoever is signed in already asks as anybody does.
            act.actor = city::Actor::anonymous();
            acting::ask(act, &asked)
        })
        .await?;
    Ok(question(&visit, json))
}

/// Lets its owner in, and does what they wanted.
pub(crate) async fn send(visit: Visit, posted: Posted) -> Result<Response, Problem> {
    let site = Site::of(&visit).ok_or(Problem::NotFound)?;
    let next = Next::posted(&posted);
    let signed = Signed::read(posted.get("answer"));
    let signed = signed.and_then(|signed| Some((signed.challenge()?, signed)));
    let Some((challenge, signed)) = signed else {
        return not_by_passkey(&visit, &next, visit.words.passkey_unknown()).await;
    };
    let wanted = Wanted {
        next: visit.safe_next(&next.next).unwrap_or_default().to_owned(),
        intent: next.intent(),
    };
    let (token, new) = new_session(&visit);
    let (browser, credential) = (visit.browser().0, signed.credential());
    let entered = visit
        .write_own(move |act| {
            let check = |state: &[u8], known: &_| signed.check(&site, state, known);
            let answer = Answer { challenge: &challenge, browser: &browser, check };
            let entered = acting::enter(act, &answer, &credential, &wanted, &new)?;
            if let Ok(entered) = &entered {
                hand_over_to(act, &browser, entered.person.id)?;
            }
            Ok(entered)
        })
        .await?;
    match entered {
        Ok(entered) => go_on(&visit, &token, &entered, Consent::Wrote).await,
        Err(Wrong::Over) => not_by_passkey(&visit, &next, visit.words.passkeys_over()).await,
        Err(Wrong::Unknown) => not_by_passkey(&visit, &next, visit.words.passkey_unknown()).await,
    }
}
