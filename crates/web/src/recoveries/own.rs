//! A recovery of one's own account: whoever is signed in did not lose it, reads of it, and calls it off.

use acts::city::recovery as acting;
use axum::response::Response;
use city::{Recovery, Refusal};

use crate::http::{Problem, Said, Visit};
use crate::words::Words;

/// What its owner reads of it on the page of their address.
pub(crate) fn said(w: &Words, recovery: &Recovery) -> String {
    w.recovery_own(w.date_time(recovery.waits_until), recovery.new.as_str())
}

/// Calls it off.
pub(crate) async fn stop(visit: Visit) -> Result<Response, Problem> {
    match visit.attempt_own(acting::stop_own).await? {
        Ok(()) | Err(Refusal::AlreadyElsewhere) => {
            Ok(visit.go_saying(visit.to.me_address(), Said::RecoveryStopped))
        }
        Err(refusal) => Err(visit.problem(refusal.into())),
    }
}
