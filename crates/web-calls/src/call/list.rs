//! The list of calls.

use crate::paths::CallLinks as _;
use crate::words::CallWords as _;
use axum::response::IntoResponse;
use city::Id;
use store::calls as rows;

use crate::call::list_view::{CallGroup, CallsPage};
use crate::shape::Shape;
use calls::CallPhase;
use web::Page;
use web::http::{Problem, Visit};
use web::views::Alternate;

/// Every call this reader may see, by where it stands.
pub(crate) async fn list(visit: Visit) -> Result<impl IntoResponse, Problem> {
    let found = visit
        .read(|act| {
            let counts = rows::numbers::per_call(act.tx)?;
            let ideas = |id: Id<calls::Call>| {
                counts.iter().find(|(call, _)| *call == id).map_or(0, |(_, n)| *n)
            };
            let calls = rows::call::list(act.tx)?;
            let readable = calls.into_iter().filter(|call| calls::may_read_call(&act.actor, call));
            Ok(readable.map(|call| (ideas(call.id), call)).collect::<Vec<_>>())
        })
        .await?;
    let (w, shape) = (&visit.words, Shape::new(&visit));
    let headings = [
        (CallPhase::Open, w.calls_open()),
        (CallPhase::Coming, w.calls_coming()),
        (CallPhase::Deciding, w.calls_deciding()),
        (CallPhase::Decided, w.calls_decided()),
        (CallPhase::Archived, w.calls_archived()),
        (CallPhase::Draft, w.calls_drafts()),
    ];
    let groups = headings
        .into_iter()
        .map(|(wanted, heading)| CallGroup {
            heading: heading.to_owned(),
            calls: found
                .iter()
                .filter(|(_, call)| CallPhase::of(call, visit.now) == wanted)
                .map(|(ideas, call)| shape.call(call, *ideas))
                .collect(),
        })
        .filter(|group| !group.calls.is_empty())
        .collect();
    let mut frame = visit.city_frame(w.calls_title(), &visit.to.calls(), w.calls_lead());
    frame.alternates = vec![Alternate {
        kind: "application/atom+xml",
        href: format!("{}.atom", visit.to.calls()),
    }];
    Ok(Page(CallsPage { frame, groups }))
}
