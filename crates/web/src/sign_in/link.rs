//! The link of a letter: says what it does, and the button on its page does it. Mail programs and
//! scanners open links, so opening one changes nothing.

use acts::Act;
use acts::city::person::is_nameless;
use acts::city::sign_in::{self as arriving, Asker, Closed};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse as _, Response};
use city::{Begun, Id, Mail, Refusal};
use store::city::sign_in::SignIn;

use super::page::{go_on, hand_over, name_errors, named, new_session, of_noun, then_said};
use super::view::EnterPage;
use crate::forms::Posted;
use crate::http::{InPath, Problem, Said, TokenDigest, Visit};
use crate::page::{Page, Unfinished};
use crate::views::SaidPage;
use crate::words::Words;

/// A draft that a letter's link would publish, for the page that asks whoever got the letter.
#[derive(Debug, Clone)]
pub struct Offer {
    /// The draft.
    pub draft: Id<Begun>,
    /// The address the letter went to.
    pub mail: Mail,
    /// The key of the link, which opens what belongs to the draft.
    pub key: String,
    /// Where publishing posts to, with the field `seen`.
    pub publish: String,
    /// Where refusing posts to, perhaps with the field `report`.
    pub refuse: String,
}

/// Why a draft may be published by whoever has just confirmed their address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Consent {
    /// Their browser wrote it.
    Wrote,
    /// They saw it in this state; in another it waits for another look.
    Saw(String),
}

/// Whether the moderators are to hear of a draft that is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Complaint {
    /// They are.
    Sent,
    /// They are not.
    None,
}

/// Shows what the link will do. The demo's own links go in at once, because they can be used again.
pub(crate) async fn show(visit: Visit, InPath(key): InPath<String>) -> Result<Response, Problem> {
    let hash = TokenDigest::of(&key).0.to_vec();
    match visit.read(move |act| arriving::peek(act, &hash)).await? {
        None => Ok(stale(&visit)),
        Some(found) if found.tries == arriving::STANDING => {
            let mut response = enter(&visit, &key, &Posted::default()).await?;
            in_language_of_browser(&visit, &mut response);
            Ok(response)
        }
        Some(found) => match offered(&visit, &key, &found).await? {
            Some(page) => Ok(page),
            None => confirm(&visit, &key, &found).await,
        },
    }
}

/// Through a door of the demo everybody reads the language of their browser, not that of whoever it stands for.
fn in_language_of_browser(visit: &Visit, response: &mut Response) {
    let there = response.headers().get(header::LOCATION).and_then(|there| there.to_str().ok());
    let there = there.map(|there| format!("{there}?lang={}", visit.words.tag()));
    if let Some(Ok(there)) = there.map(HeaderValue::try_from) {
        response.headers_mut().insert(header::LOCATION, there);
    }
}

/// The page that says what the link will do, and asks a newcomer for a name.
async fn confirm(visit: &Visit, key: &str, found: &SignIn) -> Result<Response, Problem> {
    let mail: Mail = found.mail.parse().map_err(|_| Problem::NotFound)?;
    if visit.read(move |act| is_nameless(act, &mail)).await? {
        let then = then(visit, found).await?;
        return Ok(Page(newcomer(visit, key, &Posted::default(), then)).into_response());
    }
    let then = then(visit, found).await?;
    let page = SaidPage::confirm(visit.frame(visit.words.sign_in()), then, visit.to.enter(key));
    Ok(Page(page).into_response())
}

/// What happens then: what they wanted is done only in the browser that asked for the letter.
async fn then(visit: &Visit, found: &SignIn) -> Result<String, Problem> {
    match Asker::of(found, &visit.browser().0) {
        Asker::Same => then_said(visit, found).await,
        Asker::Other => Ok(visit.words.code_then_signed_in().to_owned()),
    }
}

/// The question for a name, with what was typed.
fn newcomer(visit: &Visit, key: &str, posted: &Posted, then: String) -> EnterPage {
    let w = &visit.words;
    let errors = name_errors(visit, posted);
    let mut frame = visit.frame(w.newcomer_title());
    frame.has_errors = !errors.is_empty();
    EnterPage {
        frame,
        action: visit.to.enter(key),
        then,
        seen: posted.get("seen").to_owned(),
        name: posted.get("name").to_owned(),
        errors,
    }
}

/// The page with the draft that the link would publish; none when there is no such draft any more.
async fn offered(visit: &Visit, key: &str, found: &SignIn) -> Result<Option<Response>, Problem> {
    let Some(Begun { draft, noun }) = found.draft else { return Ok(None) };
    let Some(system) = of_noun(&visit.systems(), noun) else { return Ok(None) };
    let offer = Offer {
        draft,
        mail: found.mail.parse().map_err(|_| Problem::NotFound)?,
        key: key.to_owned(),
        publish: visit.to.enter(key),
        refuse: visit.to.refuse(key),
    };
    match system.offer(visit, offer).await {
        Ok(page) => Ok(Some(page)),
        Err(Problem::NotFound) => Ok(None),
        Err(problem) => Err(problem),
    }
}

fn stale(visit: &Visit) -> Response {
    Unfinished(SaidPage::stale_link(visit.frame(visit.words.sign_in()))).into_response()
}

/// The button on that page.
pub(crate) async fn send(
    visit: Visit,
    InPath(key): InPath<String>,
    posted: Posted,
) -> Result<Response, Problem> {
    enter(&visit, &key, &posted).await
}

async fn enter(visit: &Visit, key: &str, posted: &Posted) -> Result<Response, Problem> {
    let consent = Consent::Saw(posted.get("seen").to_owned());
    let (token, new) = new_session(visit);
    let hash = TokenDigest::of(key).0.to_vec();
    let (systems, browser) = (visit.systems(), visit.browser().0.to_vec());
    let (typed, agreed) = (posted.get("name").to_owned(), consent.clone());
    let answer = visit
        .write_own(move |act| {
            let naming = |act: &mut Act, begun| named(act, &systems, &typed, begun, &agreed);
            let answer = arriving::enter_by_link(act, &hash, &browser, &new, &naming)?;
            hand_over(act, answer, &browser)
        })
        .await?;
    match answer {
        Ok(entered) => go_on(visit, &token, &entered, consent).await,
        Err(Closed::Nameless) => {
            let hash = TokenDigest::of(key).0.to_vec();
            let found = visit.read(move |act| arriving::peek(act, &hash)).await?;
            let then = match &found {
                Some(found) => then(visit, found).await?,
                None => visit.words.code_then_signed_in().to_owned(),
            };
            let page = newcomer(visit, key, posted, then);
            Ok(match page.errors.is_empty() {
                true => Page(page).into_response(),
                false => Unfinished(page).into_response(),
            })
        }
        Err(Closed::WrongCode { .. } | Closed::Over) => Ok(stale(visit)),
    }
}

/// Throws away what somebody else wrote in the name of whoever got the letter. Nobody is signed in by that.
pub(crate) async fn refuse(
    visit: Visit,
    InPath(key): InPath<String>,
    posted: Posted,
) -> Result<Response, Problem> {
    let hash = TokenDigest::of(&key).0.to_vec();
    let (complaint, said) = match posted.has("report") {
        true => (Complaint::Sent, Said::RefusedReported),
        false => (Complaint::None, Said::Refused),
    };
    let w = Words::new(visit.city.own_locale(), visit.city.zone.clone(), visit.now);
    let systems = visit.systems();
    let refused = visit
        .write(move |act| {
            let Some(Begun { draft, noun }) = arriving::refuse(act, &hash)? else {
                return Ok(false);
            };
            let system = of_noun(&systems, noun).ok_or(Refusal::NotFound)?;
            system.refuse(act, &w, draft, complaint).map(|()| true)
        })
        .await?;
    if refused { Ok(visit.go_saying(visit.to.home(), said)) } else { Ok(stale(&visit)) }
}
