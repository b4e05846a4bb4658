//! Coming back from the provider. The way is over with that, whatever becomes of the answer; what followed from it is done, and
//! what could not be is said where it was begun.

use acts::city::passkey::Wanted;
use acts::city::provider::{self as acting, Wrong};
use axum::response::Response;
use city::provider::{Area, Purpose};
use city::{Band, Mail};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use oidc::{Finish, Known};
use serde::Deserialize;
use store::city::person;
use store::city::proof::Mark;

use super::go::{digest, wants};
use super::letter::compose;
use super::{back_to, found, name, rules, said};
use crate::http::{Action, InQuery, Problem, Said, Visit};
use crate::proofs::own as proving;
use crate::sign_in::Consent;
use crate::sign_in::letter::invite_to_tie;
use crate::sign_in::page::{Next, go_on, hand_over_to, new_session, not_by};

/// What a browser brings back.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Answer {
    state: String,
    code: String,
    iss: Option<String>,
    error: String,
}

/// Takes up what a browser comes back with.
pub(crate) async fn back(
    visit: Visit,
    InQuery(answer): InQuery<Answer>,
) -> Result<Response, Problem> {
    let provider = found(&visit, |rules| rules.is_used()).ok_or(Problem::NotFound)?;
    visit.limit(Action::Code)?;
    let (state, browser) = (digest(&answer.state), visit.browser().0.to_vec());
    let way = visit.write_own(move |act| acting::take(act, &state, &browser)).await?;
    let Some(way) = way else {
        let purpose = if visit.reader.id().is_some() { Purpose::Prove } else { Purpose::SignIn };
        let text = visit.words.provider_over().to_owned();
        return again(&visit, purpose, &Next::default(), &text).await;
    };
    let next = Next::asked(&way.wanted);
    if !answer.error.is_empty() {
        let text = match answer.error.as_str() {
            "access_denied" => visit.words.provider_stopped(name(&visit)),
            _ => visit.words.provider_no_answer(name(&visit)),
        };
        return again(&visit, way.purpose, &next, &text).await;
    }
    let secret = &visit.app.settings().secret;
    let own = secret.way(visit.city.id.get(), &visit.site(), &answer.state);
    let finish = Finish {
        code: &answer.code,
        issuer: answer.iss.as_deref(),
        back: &back_to(&visit),
        nonce: &own.nonce,
        verifier: &own.verifier,
        wants: wants(&visit, way.purpose),
        now: visit.now.as_second(),
    };
    let known = match provider.finish(&finish, visit.app.elapsed()).await {
        Ok(known) => known,
        Err(failed) => return again(&visit, way.purpose, &next, &said(&visit, &failed)).await,
    };
    let subject = secret.subject(visit.city.id.get(), provider.issuer(), &known.subject);
    let done = match way.purpose {
        Purpose::Prove => prove(&visit, &next, subject, &known).await?,
        Purpose::Tie => tie(&visit, subject).await?,
        Purpose::SignIn => enter(&visit, &next, subject, &known).await?,
    };
    match done {
        Ok(response) => Ok(response),
        Err(text) => again(&visit, way.purpose, &next, &text).await,
    }
}

/// The page on which it was begun, with what went wrong and what was to follow.
async fn again(
    visit: &Visit,
    purpose: Purpose,
    next: &Next,
    text: &str,
) -> Result<Response, Problem> {
    match purpose {
        Purpose::Prove | Purpose::Tie => proving::not_by_provider(visit, next, text).await,
        Purpose::SignIn => not_by(visit, next, "provider", text).await,
    }
}

/// A response, or what went wrong.
type Outcome = Result<Response, String>;

async fn prove(
    visit: &Visit,
    next: &Next,
    subject: Mark,
    known: &Known,
) -> Result<Outcome, Problem> {
    let (w, rules) = (&visit.words, rules(visit));
    if !rules.proves {
        return Err(Problem::NotFound);
    }
    match rules.area(known.postcode.as_deref()) {
        Area::Here => {}
        Area::Elsewhere => return Ok(Err(w.provider_elsewhere(name(visit)))),
        Area::Untold => return Ok(Err(w.provider_untold(name(visit)))),
    }
    let band = known.born.as_deref().filter(|_| rules.age).and_then(|born| band(visit, born));
    let letter = letter(visit).await?;
    let proved = visit.write(move |act| acting::prove(act, &subject, band, &letter)).await?;
    match proved {
        Ok(_) => proving::go_on(visit, next).await.map(Ok),
        Err(wrong) => Ok(Err(refused(visit, wrong))),
    }
}

/// The band of ages of somebody who was born on a day, as it is told; nothing where it is no whole day.
fn band(visit: &Visit, born: &str) -> Option<Band> {
    let born: Date = born.parse().ok()?;
    let today = visit.now.to_zoned(TimeZone::UTC).date();
    let years = city::proof::age(born, today)?;
    Some(visit.city.settings.proof.bands.of(years))
}

async fn tie(visit: &Visit, subject: Mark) -> Result<Outcome, Problem> {
    let letter = letter(visit).await?;
    match visit.write_own(move |act| acting::tie(act, &subject, &letter)).await? {
        Ok(()) => Ok(Ok(visit.go_saying(visit.to.me_proof(), Said::ProviderTied))),
        Err(wrong) => Ok(Err(refused(visit, wrong))),
    }
}

/// The letter that tells the reader of it.
async fn letter(visit: &Visit) -> Result<store::city::letter::Letter, Problem> {
    let me = visit
        .read(|act| {
            let me = act.person()?;
            Ok(person::get(act.tx, me)?)
        })
        .await?;
    let mail = me.mail.ok_or(Problem::NotFound)?;
    compose(visit, &me.language, &mail)
}

fn refused(visit: &Visit, wrong: Wrong) -> String {
    match wrong {
        Wrong::Taken => visit.words.provider_taken(name(visit)),
        Wrong::Tied => visit.words.provider_tied_elsewise(name(visit)),
    }
}

/// Lets somebody in whose account is tied. Whoever has none here gets a letter to the address that the provider has verified,
/// as everybody does who signs in: an address alone opens no account.
async fn enter(
    visit: &Visit,
    next: &Next,
    subject: Mark,
    known: &Known,
) -> Result<Outcome, Problem> {
    if !rules(visit).signs_in {
        return Err(Problem::NotFound);
    }
    let wanted = Wanted {
        next: visit.safe_next(&next.next).unwrap_or_default().to_owned(),
        intent: next.intent(),
    };
    let (token, new) = new_session(visit);
    let browser = visit.browser().0;
    let entered = visit
        .write_own(move |act| {
            let entered = acting::enter(act, &subject, &wanted, &new)?;
            if let Some(entered) = &entered {
                hand_over_to(act, &browser, entered.person.id)?;
            }
            Ok(entered)
        })
        .await?;
    if let Some(entered) = entered {
        return go_on(visit, &token, &entered, Consent::Wrote).await.map(Ok);
    }
    let Some(mail) = known.mail.as_deref().and_then(|mail| mail.parse::<Mail>().ok()) else {
        return Ok(Err(visit.words.provider_unknown(name(visit))));
    };
    let after = next.after(visit).await?;
    let sign_in = invite_to_tie(visit, &mail, &after, Some(subject)).await?;
    let mut response = visit.go(visit.to.code(sign_in));
    visit.keep_browser(&mut response);
    Ok(Ok(response))
}
