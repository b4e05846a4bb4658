//! The list of calls, and the list of what came of them.

use crate::paths::CallLinks as _;
use crate::words::CallWords as _;
use axum::response::IntoResponse;
use store::calls as rows;

use crate::call::list_view::{CallGroup, CallsPage};
use crate::shape::Shape;
use calls::{Call, CallPhase, IdeaState};
use web::Page;
use web::http::{Problem, Visit};
use web::views::{Alternate, Picture};

/// Every call this reader may see, by where it stands.
pub(crate) async fn list(visit: Visit) -> Result<impl IntoResponse, Problem> {
    let w = &visit.words;
    let headings = [
        (CallPhase::Open, w.calls_open()),
        (CallPhase::Coming, w.calls_coming()),
        (CallPhase::Deciding, w.calls_deciding()),
        (CallPhase::Decided, w.calls_decided()),
        (CallPhase::Archived, w.calls_archived()),
        (CallPhase::Draft, w.calls_drafts()),
    ];
    let mut frame = visit.city_frame(w.calls_title(), &visit.to.calls(), w.calls_lead());
    frame.alternates = vec![Alternate {
        kind: "application/atom+xml",
        href: format!("{}.atom", visit.to.calls()),
    }];
    let found = load(&visit).await?;
    let group = |(wanted, heading): (CallPhase, &str)| CallGroup {
        heading: heading.to_owned(),
        calls: found
            .iter()
            .filter(|listed| CallPhase::of(&listed.call, visit.now) == wanted)
            .map(|listed| Shape::new(&visit).call(&listed.call, listed.ideas))
            .collect(),
    };
    let mut groups: Vec<_> =
        headings.into_iter().map(group).filter(|group| !group.calls.is_empty()).collect();
    let cards = groups.iter_mut().flat_map(|group| &mut group.calls);
    Picture::apart(cards.map(|card| &mut card.picture));
    Ok(Page(CallsPage {
        lead: w.calls_lead().to_owned(),
        none: (w.calls_none().to_owned(), w.calls_none_text().to_owned()),
        groups,
        frame,
    }))
}

/// What came of calls, the newest result first.
pub(crate) async fn results(visit: Visit) -> Result<impl IntoResponse, Problem> {
    let w = &visit.words;
    let mut decided = load(&visit).await?;
    decided.retain(|listed| listed.call.has_part(visit.now));
    decided.sort_by_key(|listed| std::cmp::Reverse(listed.call.part_since(visit.now)));
    let shape = Shape::new(&visit);
    let mut cards: Vec<_> = decided
        .iter()
        .map(|listed| shape.result(&listed.call, listed.ideas, listed.selected))
        .collect();
    Picture::apart(cards.iter_mut().map(|card| &mut card.picture));
    let group = CallGroup { heading: w.calls_decided().to_owned(), calls: cards };
    Ok(Page(CallsPage {
        frame: visit.city_frame(w.nav_results(), &visit.to.results(), w.results_lead()),
        lead: w.results_lead().to_owned(),
        none: (w.results_none().to_owned(), w.results_none_text().to_owned()),
        groups: Some(group).into_iter().filter(|group| !group.calls.is_empty()).collect(),
    }))
}

/// A call with how many ideas it has, and how many of them were selected.
struct Listed {
    call: Call,
    ideas: i64,
    selected: i64,
}

/// The calls this reader may see.
async fn load(visit: &Visit) -> Result<Vec<Listed>, Problem> {
    let read = |act: &mut acts::Act| {
        let counts = rows::numbers::per_call_and_state(act.tx)?;
        let calls = rows::call::list(act.tx)?;
        let readable = calls.into_iter().filter(|call| calls::may_read_call(&act.actor, call));
        let listed = readable.map(|call| {
            let counts = || counts.iter().filter(|count| count.call == call.id);
            let selected = counts().filter(|count| count.state == IdeaState::Selected);
            let selected = selected.map(|count| count.ideas).sum();
            Listed { ideas: counts().map(|count| count.ideas).sum(), selected, call }
        });
        Ok(listed.collect())
    };
    visit.read(read).await
}
