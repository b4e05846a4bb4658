//! What a reader does with a thing by one button: support, follow, and taking either back. It is said where they did it.

use acts::things::{Found, follow, support};
use acts::{Act, Done};
use axum::response::Response;
use city::{Deed, Id, Refusal, Thing};

use super::named::Here;
use crate::http::{InPath, Problem, Said, Visit};

/// Does it, and leads to where it was done.
async fn done(
    visit: Visit,
    InPath((noun, id)): Here,
    turn: fn(&mut Act, Id<Thing>) -> Done<Found>,
    said: Said,
) -> Result<Response, Problem> {
    let thing = visit.named(&noun, id)?;
    let found = visit
        .attempt(move |act| {
            let id = thing.id(act)?;
            turn(act, id)
        })
        .await?;
    let found = match found {
        Ok(found) => found,
        // What they want is done once they have proved it.
        Err(Refusal::Unproven(level)) => {
            return Ok(visit.go(visit.to.me_proof_to(level, Deed::Support, id)));
        }
        Err(refusal) => return Err(visit.problem(refusal.into())),
    };
    let there = visit.place_of(&found);
    // What was done to a comment is said beside it.
    if let Found::Comment(comment, _) = &found {
        let said = match said {
            Said::Supported => Said::CommentSupported,
            Said::Unsupported => Said::CommentUnsupported,
            other => other,
        };
        return Ok(visit.go_saying_at(&there, said, comment.id));
    }
    Ok(visit.go_saying(placed(there, said), said))
}

/// An address that leads to the place of its page that says what happened there; a comment has an anchor of its own.
pub(crate) fn placed(address: String, said: Said) -> String {
    match said.place() {
        Some(place) if !address.contains('#') => format!("{address}#{}", place.id()),
        _ => address,
    }
}

/// Supports a thing.
pub(crate) async fn support(visit: Visit, here: Here) -> Result<Response, Problem> {
    done(visit, here, support::give, Said::Supported).await
}

/// Takes a support back.
pub(crate) async fn unsupport(visit: Visit, here: Here) -> Result<Response, Problem> {
    done(visit, here, support::take, Said::Unsupported).await
}

/// Follows a thing.
pub(crate) async fn follow(visit: Visit, here: Here) -> Result<Response, Problem> {
    done(visit, here, follow::start, Said::Followed).await
}

/// Stops following a thing.
pub(crate) async fn unfollow(visit: Visit, here: Here) -> Result<Response, Problem> {
    done(visit, here, follow::stop, Said::Unfollowed).await
}
