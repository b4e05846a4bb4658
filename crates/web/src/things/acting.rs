//! What a reader does with a thing by one button: support, follow, and taking either back.

use acts::things::{Found, follow, support};
use acts::{Act, Done};
use axum::response::Response;
use city::{Id, Thing};

use super::named::Here;
use crate::http::{InPath, Problem, Visit};

/// Does it, and leads to the thing.
async fn done(
    visit: Visit,
    InPath((noun, id)): Here,
    turn: fn(&mut Act, Id<Thing>) -> Done<Found>,
) -> Result<Response, Problem> {
    let thing = visit.named(&noun, id)?;
    let found = visit
        .write(move |act| {
            let id = thing.id(act)?;
            turn(act, id)
        })
        .await?;
    Ok(visit.go(visit.place_of(&found)))
}

/// Supports a thing.
pub(crate) async fn support(visit: Visit, here: Here) -> Result<Response, Problem> {
    done(visit, here, support::give).await
}

/// Takes a support back.
pub(crate) async fn unsupport(visit: Visit, here: Here) -> Result<Response, Problem> {
    done(visit, here, support::take).await
}

/// Follows a thing.
pub(crate) async fn follow(visit: Visit, here: Here) -> Result<Response, Problem> {
    done(visit, here, follow::start).await
}

/// Stops following a thing.
pub(crate) async fn unfollow(visit: Visit, here: Here) -> Result<Response, Problem> {
    done(visit, here, follow::stop).await
}
