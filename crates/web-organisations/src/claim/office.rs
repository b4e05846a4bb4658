//! What officers do about claims: they find that somebody speaks for an organisation or do not, and take back what they found.

use acts::organisations::{claim as acting, organisation};
use axum::response::{IntoResponse, Response};
use city::{Claim, Id, Organisation, Person, Refusal};
use store::city::person;
use web::forms::Posted;
use web::http::{InPath, Problem, Said, Visit, field_errors};
use web::views::{Fact, FieldError, Frame};
use web::words::name;
use web::{Page, Unfinished};

use crate::claim::view::{AnswerPage, UnverifyPage};
use crate::paths::OrganisationLinks as _;
use crate::shape;
use crate::words::OrganisationWords as _;

/// The organisation with the claim that waits, and who makes it.
type Found = (Organisation, Option<(Claim, Person)>);

async fn found(visit: &Visit, id: Id<Organisation>) -> Result<Found, Problem> {
    visit
        .read(move |act| {
            let (one, claim) = acting::waiting(act, id)?;
            let claim = match claim {
                Some(claim) => {
                    let person = person::get(act.tx, claim.person)?;
                    Some((claim, person))
                }
                None => None,
            };
            Ok((one, claim))
        })
        .await
}

fn page(visit: &Visit, (one, claim): &Found, reason: &str, errors: Vec<FieldError>) -> AnswerPage {
    let w = &visit.words;
    let frame =
        Frame { desk: true, has_errors: !errors.is_empty(), ..visit.frame(w.claim_title()) };
    let input = &one.input;
    let mut about = vec![Fact::new(w.organisation_sector(), shape::sector(w, input.sector))];
    let mut fact = |label: &str, value: Option<String>| {
        about.extend(value.map(|value| Fact::new(label, value)));
    };
    fact(w.organisation_website(), input.website.as_ref().map(|it| it.as_str().to_owned()));
    fact(w.organisation_kbo(), input.kbo.as_ref().map(ToString::to_string));
    fact(w.organisation_lei(), input.lei.as_ref().map(ToString::to_string));
    fact(w.organisation_ror(), input.ror.as_ref().map(ToString::to_string));
    let mut who = Vec::new();
    let mut same_host = None;
    if let Some((claim, person)) = claim {
        who.push(Fact::new(w.claim_who(), name(w, person.name.as_str())));
        who.extend(person.mail.as_ref().map(|mail| Fact::new(w.claim_mail(), mail.masked())));
        who.push(Fact::new(w.claim_made(), w.date_time(claim.made)));
        same_host = Some(hosts(visit, one, person));
    }
    AnswerPage {
        organisation: shape::link(visit, one),
        about,
        who,
        same_host,
        proof: claim.as_ref().map(|(claim, _)| claim.proof.clone()),
        claim: claim.as_ref().map(|(claim, _)| claim.id.to_string()).unwrap_or_default(),
        action: visit.to.desk_claim(one.id),
        reason: reason.to_owned(),
        errors,
        frame,
    }
}

/// Whether somebody's address lies at an organisation's website.
fn hosts(visit: &Visit, one: &Organisation, person: &Person) -> String {
    let w = &visit.words;
    let domain = person.mail.as_ref().and_then(|mail| mail.as_str().split_once('@'));
    let (Some(website), Some((_, domain))) = (&one.input.website, domain) else {
        return w.claim_host_unknown().to_owned();
    };
    let host = website.host().split(':').next().unwrap_or_default();
    let host = host.strip_prefix("www.").unwrap_or(host);
    if host == domain || domain.strip_suffix(host).is_some_and(|rest| rest.ends_with('.')) {
        w.claim_host_same(host)
    } else {
        w.claim_host_other(host)
    }
}

/// The claim with what is known of both sides.
pub(crate) async fn show(
    visit: Visit,
    InPath(id): InPath<Id<Organisation>>,
) -> Result<impl IntoResponse, Problem> {
    let found = found(&visit, id).await?;
    Ok(Page(page(&visit, &found, "", Vec::new())))
}

/// Answers it.
pub(crate) async fn send(
    visit: Visit,
    InPath(id): InPath<Id<Organisation>>,
    posted: Posted,
) -> Result<Response, Problem> {
    let claim: Id<Claim> = posted.get("claim").parse().map_err(|_| Problem::Conflict)?;
    let reason = posted.get("reason").to_owned();
    let typed = reason.clone();
    let refuses = posted.get("do") == "refuse";
    let answered = visit
        .attempt(move |act| {
            if refuses {
                acting::refuse(act, id, claim, &typed)
            } else {
                acting::verify(act, id, claim)
            }
        })
        .await?;
    match answered {
        Ok(()) => Ok(visit.go_saying(visit.to.organisation(id), Said::ClaimAnswered)),
        Err(Refusal::Flawed(flaws)) => {
            let found = found(&visit, id).await?;
            let errors = field_errors(&visit.words, &flaws);
            Ok(Unfinished(page(&visit, &found, &reason, errors)).into_response())
        }
        Err(refusal) => Err(visit.problem(refusal.into())),
    }
}

async fn verified(visit: &Visit, id: Id<Organisation>) -> Result<Organisation, Problem> {
    let one = visit.read(move |act| organisation::readable(act, id)).await?;
    if one.verified().is_some() { Ok(one) } else { Err(Problem::Conflict) }
}

fn unverify_page(
    visit: &Visit,
    one: &Organisation,
    reason: &str,
    errors: Vec<FieldError>,
) -> UnverifyPage {
    let title = visit.words.unverify_title();
    UnverifyPage {
        frame: Frame { desk: true, has_errors: !errors.is_empty(), ..visit.frame(title) },
        organisation: shape::link(visit, one),
        action: visit.to.desk_unverify(one.id),
        reason: reason.to_owned(),
        errors,
    }
}

/// Asks why the mark is taken back.
pub(crate) async fn ask_unverify(
    visit: Visit,
    InPath(id): InPath<Id<Organisation>>,
) -> Result<impl IntoResponse, Problem> {
    let one = verified(&visit, id).await?;
    Ok(Page(unverify_page(&visit, &one, "", Vec::new())))
}

/// Takes it back.
pub(crate) async fn unverify(
    visit: Visit,
    InPath(id): InPath<Id<Organisation>>,
    posted: Posted,
) -> Result<Response, Problem> {
    let reason = posted.get("reason").to_owned();
    let typed = reason.clone();
    match visit.attempt(move |act| acting::withdraw(act, id, &typed)).await? {
        Ok(()) => Ok(visit.go_saying(visit.to.organisation(id), Said::MarkTakenBack)),
        Err(Refusal::Flawed(flaws)) => {
            let one = verified(&visit, id).await?;
            let errors = field_errors(&visit.words, &flaws);
            Ok(Unfinished(unverify_page(&visit, &one, &reason, errors)).into_response())
        }
        Err(refusal) => Err(visit.problem(refusal.into())),
    }
}
