//! One's own part in an organisation: asking for one, being named, leaving.

use acts::organisations::member::{self, Named};
use axum::response::Response;
use city::{Id, Organisation};
use web::forms::Posted;
use web::http::{InPath, Problem, Said, Visit};

use crate::organisation::page::stays;
use crate::paths::OrganisationLinks as _;

type Here = InPath<Id<Organisation>>;

/// Whether a box says that one agrees to be named.
pub(crate) fn named(posted: &Posted) -> Named {
    if posted.has("named") { Named::Yes } else { Named::No }
}

/// Asks to belong to it.
pub(crate) async fn ask(
    visit: Visit,
    InPath(id): Here,
    posted: Posted,
) -> Result<Response, Problem> {
    let named = named(&posted);
    visit.write(move |act| member::ask(act, id, named)).await?;
    Ok(visit.go_saying(visit.to.organisation(id), Said::JoinAsked))
}

/// Agrees to be named on its page, or does not any more.
pub(crate) async fn show(
    visit: Visit,
    InPath(id): Here,
    posted: Posted,
) -> Result<Response, Problem> {
    let named = named(&posted);
    visit.write(move |act| member::show(act, id, named)).await?;
    Ok(visit.go_saying(visit.to.organisation(id), Said::Saved))
}

/// Leaves it, or takes back that one asked.
pub(crate) async fn leave(visit: Visit, InPath(id): Here) -> Result<Response, Problem> {
    match visit.attempt(move |act| member::leave(act, id)).await? {
        Ok(()) => Ok(visit.go_saying(visit.to.organisation(id), Said::OrganisationLeft)),
        Err(refusal) => stays(&visit, id, refusal).await,
    }
}
