//! Going to the provider. The page in between says what the provider will be asked, and its link goes there: a form of ours may
//! lead to no other site (the content security policy says so), wherever that site leads on to.

use acts::city::provider::{self as acting, Sent};
use axum::response::{IntoResponse as _, Response};
use city::provider::Purpose;
use oidc::{Begin, Wants};

use super::view::GoPage;
use super::{back_to, found, name, rules, said};
use crate::forms::Posted;
use crate::http::{Problem, Token, TokenDigest, Visit};
use crate::page::Page;
use crate::proofs;
use crate::sign_in::page::{Next, not_by};

/// What the provider is asked for a purpose, as the city wants it.
pub(super) fn wants(visit: &Visit, purpose: Purpose) -> Wants {
    let rules = rules(visit);
    match purpose {
        Purpose::Prove => {
            Wants { mail: false, born: rules.age, postcode: !rules.postcodes.is_empty() }
        }
        Purpose::Tie => Wants::default(),
        Purpose::SignIn => Wants { mail: true, ..Wants::default() },
    }
}

/// Sends a reader there to prove something, or, where the city proves nothing by it, to tie their account.
pub(crate) async fn prove(visit: Visit, posted: Posted) -> Result<Response, Problem> {
    let purpose = if rules(&visit).proves { Purpose::Prove } else { Purpose::Tie };
    let next = Next::posted(&posted);
    match go(&visit, purpose, &next).await? {
        Ok(page) => Ok(page),
        Err(text) => proofs::own::not_by_provider(&visit, &next, &text).await,
    }
}

/// Sends somebody there to sign in.
pub(crate) async fn enter(visit: Visit, posted: Posted) -> Result<Response, Problem> {
    if !rules(&visit).signs_in {
        return Err(Problem::NotFound);
    }
    let next = Next::posted(&posted);
    match go(&visit, Purpose::SignIn, &next).await? {
        Ok(page) => Ok(page),
        Err(text) => not_by(&visit, &next, "provider", &text).await,
    }
}

/// The page whose link goes there, or why there is none.
async fn go(
    visit: &Visit,
    purpose: Purpose,
    next: &Next,
) -> Result<Result<Response, String>, Problem> {
    let provider = found(visit, |rules| rules.is_used()).ok_or(Problem::NotFound)?;
    let state = Token::draw(visit.app.wiring());
    let site = visit.site();
    let way = visit.app.settings().secret.way(visit.city.id.get(), &site, state.as_str());
    let wants = wants(visit, purpose);
    let begin = Begin {
        back: &back_to(visit),
        state: state.as_str(),
        nonce: &way.nonce,
        verifier: &way.verifier,
        wants,
        language: visit.words.tag(),
    };
    let there = match provider.begin(&begin, visit.app.elapsed()).await {
        Ok(there) => there,
        Err(failed) => return Ok(Err(said(visit, &failed))),
    };
    let sent = Sent {
        state: state.digest().0.to_vec(),
        browser: visit.browser().0.to_vec(),
        purpose,
        wanted: next.query(),
    };
    visit.write_own(move |act| acting::send(act, &sent)).await?;
    let mut response = Page(page(visit, purpose, wants, there)).into_response();
    visit.keep_browser(&mut response);
    Ok(Ok(response))
}

fn page(visit: &Visit, purpose: Purpose, wants: Wants, there: String) -> GoPage {
    let (w, name) = (&visit.words, name(visit));
    let told = [
        (true, w.provider_tells_who()),
        (wants.mail, w.provider_tells_mail()),
        (wants.born, w.provider_tells_born()),
        (wants.postcode, w.provider_tells_postcode()),
    ];
    GoPage {
        told: told.into_iter().filter(|(asked, _)| *asked).map(|(_, text)| text).collect(),
        there,
        button: w.provider_go(name.clone()),
        stay: match purpose {
            Purpose::Prove | Purpose::Tie => visit.to.me_proof(),
            Purpose::SignIn => visit.to.sign_in(),
        },
        frame: visit.frame(w.provider_go_title(name)),
    }
}

/// The digest by which a browser's way is found, of what it brings back.
pub(super) fn digest(state: &str) -> Vec<u8> {
    TokenDigest::of(state).0.to_vec()
}
