//! The page behind the link in a letter: it says what is offered, and its buttons answer. Mail programs and scanners open
//! links, so opening one changes nothing.

use acts::city::mandate as acting;
use acts::city::person::is_nameless;
use axum::response::{IntoResponse as _, Response};
use city::{Flaw, Flaws, Language, Mail, Mandate, NameShown, Reach, Refusal};

use super::list::what;
use super::said::{call_of, can, last_day};
use super::view::OfferedPage;
use crate::forms::Posted;
use crate::http::{InPath, Problem, SESSION_LASTS, Said, TokenDigest, Visit};
use crate::page::{Page, Unfinished};
use crate::sign_in::new_session;
use crate::views::{FieldError, Frame, Link, SaidPage};

/// An offer with what its page says of it.
#[derive(Debug, Clone)]
struct Offered {
    mandate: Mandate,
    mail: Mail,
    call: Option<Link>,
    giver: String,
    /// Whether whoever has the address has yet to say by which name they want to be seen.
    nameless: bool,
    /// Whether the reader is them.
    own: bool,
}

async fn load(visit: &Visit, key: &str) -> Result<Option<Offered>, Problem> {
    let (own, hash) = (visit.clone(), TokenDigest::of(key).0.to_vec());
    visit
        .read(move |act| {
            let Some(mandate) = acting::offered(act, &hash)? else { return Ok(None) };
            let Some(mail) = mandate.mail.clone() else { return Ok(None) };
            let call = call_of(act, &own.systems(), &own.to, &own.wished(), &mandate)?;
            let giver = match mandate.given_by {
                Some(giver) => store::city::person::get(act.tx, giver)?.name.as_str().to_owned(),
                None => String::new(),
            };
            let nameless = is_nameless(act, &mail)?;
            let known = store::city::person::by_mail(act.tx, &mail)?.map(|known| known.id);
            let own = known.is_some() && known == act.actor.person;
            Ok(Some(Offered { mandate, mail, call, giver, nameless, own }))
        })
        .await
}

/// What is offered.
pub(crate) async fn show(visit: Visit, InPath(key): InPath<String>) -> Result<Response, Problem> {
    match load(&visit, &key).await? {
        Some(offered) => {
            let name = offered.nameless.then(String::new);
            Ok(Page(page(&visit, &key, &offered, name, Vec::new())).into_response())
        }
        None => Ok(stale(&visit)),
    }
}

fn stale(visit: &Visit) -> Response {
    let w = &visit.words;
    Unfinished(SaidPage::stale_offer(visit.frame(w.offered_stale()))).into_response()
}

fn page(
    visit: &Visit,
    key: &str,
    offered: &Offered,
    name: Option<String>,
    errors: Vec<FieldError>,
) -> OfferedPage {
    let (w, mandate) = (&visit.words, &offered.mandate);
    let mut notes = vec![match mandate.until {
        Some(until) => w.offered_until(w.date(last_day(until))),
        None => w.offered_open().to_owned(),
    }];
    if matches!(mandate.reach, Reach::Call(_)) {
        notes.push(w.offered_shown().to_owned());
    }
    if !offered.giver.is_empty() {
        notes.push(w.mandate_letter_by(offered.giver.as_str()));
    }
    match &visit.reader.person {
        _ if offered.own => {}
        Some(other) => notes.push(w.offered_other(other.name.as_str())),
        None => notes.push(w.offered_signs_in(offered.mail.masked())),
    }
    OfferedPage {
        lead: w.offered_lead(w.date(last_day(mandate.answer_by))),
        what: what(visit, mandate, offered.call.as_ref()),
        can: can(w, mandate.role, &mandate.reach),
        notes,
        name,
        accept: visit.to.offered(key),
        decline: visit.to.offered_decline(key),
        frame: Frame {
            has_errors: !errors.is_empty(),
            ..visit.frame(w.offered_title(visit.city_name()))
        },
        errors,
    }
}

/// Accepts it; whoever is not signed in as who the letter went to is then.
pub(crate) async fn accept(
    visit: Visit,
    InPath(key): InPath<String>,
    posted: Posted,
) -> Result<Response, Problem> {
    let Some(offered) = load(&visit, &key).await? else { return Ok(stale(&visit)) };
    let typed = posted.get("name").to_owned();
    let name = match (offered.nameless, NameShown::parse(&typed)) {
        (false, _) => None,
        (true, Ok(name)) => Some(name),
        (true, Err(flaw)) => return Ok(unnamed(&visit, &key, &offered, typed, flaw)),
    };
    let (token, new) = new_session(&visit);
    let session = (!offered.own).then_some(new);
    let hash = TokenDigest::of(&key).0.to_vec();
    let language = Language::from_tag_or_english(visit.words.tag());
    let accepted = visit
        .attempt(move |act| acting::accept(act, &hash, name.as_ref(), &language, session.as_ref()))
        .await?;
    match accepted {
        Ok(_) => {
            let mut response = visit.go_saying(visit.to.me(), Said::RoleAccepted);
            if !offered.own {
                let seconds = u32::try_from(SESSION_LASTS.as_secs()).unwrap_or(u32::MAX);
                visit.start_session(&mut response, &token, seconds);
                visit.get_to_know(&mut response, &offered.mail);
            }
            Ok(response)
        }
        Err(Refusal::NotFound | Refusal::AlreadyElsewhere) => Ok(stale(&visit)),
        Err(Refusal::Flawed(_)) => Ok(unnamed(&visit, &key, &offered, typed, Flaw::Missing)),
        Err(refusal) => Err(visit.problem(refusal.into())),
    }
}

/// The page once more, where somebody new gave no name that fits.
fn unnamed(visit: &Visit, key: &str, offered: &Offered, typed: String, flaw: Flaw) -> Response {
    let mut flaws = Flaws::default();
    flaws.add("name", flaw);
    let errors = FieldError::list(&visit.words, &flaws, |_, _| None);
    Unfinished(page(visit, key, offered, Some(typed), errors)).into_response()
}

/// Declines it. Nobody is signed in by that.
pub(crate) async fn decline(
    visit: Visit,
    InPath(key): InPath<String>,
) -> Result<Response, Problem> {
    let hash = TokenDigest::of(&key).0.to_vec();
    match visit.attempt(move |act| acting::decline(act, &hash)).await? {
        Ok(()) => Ok(visit.go_saying(visit.to.home(), Said::RoleDeclined)),
        Err(Refusal::NotFound | Refusal::AlreadyElsewhere) => Ok(stale(&visit)),
        Err(refusal) => Err(visit.problem(refusal.into())),
    }
}
