//! Whether somebody with a role for a part of the city has it for what an address names. Asked in the guard, before
//! anything is loaded or read from the body, so that no page has to remember to ask; what is written is asked again in
//! its own transaction.

use std::sync::Arc;

use acts::things::{Found, find};
use acts::{Act, Done};
use axum::extract::{FromRequestParts as _, RawPathParams};
use axum::http::request::Parts;
use city::{Id, Refusal, Thing};

use super::problem::Problem;
use super::route::Route;
use super::visit::Visit;
use crate::system::System;

/// The names under which addresses of the kit name a thing of any noun.
const THINGS: [&str; 2] = ["thing", "subject"];

/// `Ok` when the reader has one of the roles that the route wants for what its address names. What they may not even
/// read may as well not exist.
pub(super) async fn check(route: &Route, visit: &Visit, parts: &mut Parts) -> Result<(), Problem> {
    let Some(roles) = route.policy.asks_here(&visit.reader.actor()) else { return Ok(()) };
    let params = RawPathParams::from_request_parts(parts, &()).await;
    let params = params.map_err(|_| Problem::NotFound)?;
    let params: Vec<(String, String)> =
        params.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    let systems = visit.systems();
    visit
        .read(move |act| {
            let found = named(act, &systems, &params)?.ok_or(Refusal::NotFound)?;
            if roles.iter().any(|role| act.actor.is_on(*role, found.ground())) {
                Ok(())
            } else if found.may_read(&act.actor) {
                Err(Refusal::NotYours.into())
            } else {
                Err(Refusal::NotFound.into())
            }
        })
        .await
}

/// What an address names: the first of its parameters that names a thing.
fn named(
    act: &mut Act,
    systems: &[Arc<dyn System>],
    params: &[(String, String)],
) -> Done<Option<Found>> {
    for (name, value) in params {
        if THINGS.contains(&name.as_str()) {
            let id: Id<Thing> = value.parse().map_err(|_| Refusal::NotFound)?;
            return find(act, id).map(Some);
        }
        for system in systems {
            if let Some(found) = system.named(act, name, value)? {
                return Ok(Some(found));
            }
        }
    }
    Ok(None)
}
