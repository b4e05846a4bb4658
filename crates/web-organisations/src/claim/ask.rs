//! Saying that one speaks for an organisation, with why that can be believed.

use acts::organisations::claim;
use acts::organisations::member::Named;
use acts::organisations::organisation::{own_part, readable};
use axum::response::{IntoResponse, Response};
use city::organisation_member::may_claim;
use city::{Id, Organisation, Refusal};
use web::forms::Posted;
use web::http::{InPath, Problem, Said, Visit, field_errors};
use web::views::{FieldError, Link};
use web::{Page, Unfinished};

use crate::claim::view::ClaimPage;
use crate::member::own::named;
use crate::paths::OrganisationLinks as _;
use crate::shape;
use crate::words::OrganisationWords as _;

/// The organisation, if the reader may claim it now.
async fn found(visit: &Visit, id: Id<Organisation>) -> Result<Organisation, Problem> {
    visit
        .read(move |act| {
            let one = readable(act, id)?;
            may_claim(&one, own_part(act, id)?.as_ref())?;
            if store::organisations::claim::waiting(act.tx, id)?.is_some() {
                return Err(Refusal::AlreadyElsewhere.into());
            }
            Ok(one)
        })
        .await
}

fn page(
    visit: &Visit,
    one: &Organisation,
    (proof, named): (&str, Named),
    errors: Vec<FieldError>,
) -> ClaimPage {
    let w = &visit.words;
    let name = one.name(&visit.wished());
    let title = if one.claimed { w.claim_ask_mark(name) } else { w.claim_ask(name) };
    let mut frame = visit.frame(title);
    frame.has_errors = !errors.is_empty();
    ClaimPage {
        path: vec![Link::new(w.organisations(), visit.to.organisations()), shape::link(visit, one)],
        lead: w.claim_lead(visit.city_name()),
        action: visit.to.organisation_claim(one.id),
        proof: proof.to_owned(),
        named: named.into(),
        back: visit.to.organisation(one.id),
        errors,
        frame,
    }
}

/// Asks why that can be believed.
pub(crate) async fn show(
    visit: Visit,
    InPath(id): InPath<Id<Organisation>>,
) -> Result<impl IntoResponse, Problem> {
    let one = found(&visit, id).await?;
    Ok(Page(page(&visit, &one, ("", Named::No), Vec::new())))
}

/// Takes it to the desk.
pub(crate) async fn send(
    visit: Visit,
    InPath(id): InPath<Id<Organisation>>,
    posted: Posted,
) -> Result<Response, Problem> {
    let (proof, named) = (posted.get("proof").to_owned(), named(&posted));
    let typed = proof.clone();
    match visit.attempt(move |act| claim::claim(act, id, &typed, named)).await? {
        Ok(()) => Ok(visit.go_saying(visit.to.organisation(id), Said::Claimed)),
        Err(Refusal::Flawed(flaws)) => {
            let one = found(&visit, id).await?;
            let errors = field_errors(&visit.words, &flaws);
            Ok(Unfinished(page(&visit, &one, (&proof, named), errors)).into_response())
        }
        Err(refusal) => Err(visit.problem(refusal.into())),
    }
}
