//! What opens, closes and comes out in calls, and by when people were promised to hear.

use calls::{ActivityKind, Call, CallState, IdeaState};
use city::Role;
use jiff::Timestamp;
use store::calls as rows;
use web::desk::Due;
use web::http::Visit;
use web::system::Shown;
use web::views::Link;

use crate::paths::CallLinks as _;
use crate::shape::{Shape, activity_word};
use crate::words::CallWords as _;

/// A call with when it last changed, and since when its oldest idea waits for an answer.
struct Found {
    call: Call,
    changed: Timestamp,
    waits_since: Option<Timestamp>,
}

/// What happens at a moment.
#[derive(Debug, Clone, Copy)]
enum What {
    Opens(ActivityKind),
    Closes(ActivityKind),
    /// People were promised to hear by then.
    Promised,
    /// The result comes out.
    Result,
}

/// Everything between two moments, in calls that are not put away.
pub(crate) fn load(
    act: &mut acts::Act,
    from: Timestamp,
    until: Timestamp,
) -> acts::Done<Shown<Vec<Due>>> {
    let mut found = Vec::new();
    for call in rows::call::list(act.tx)? {
        if call.state != CallState::Published || !act.actor.works_on(call.ground()) {
            continue;
        }
        let changed = store::things::thing::changed(act.tx, call.id.thing())?;
        let waits_since = rows::numbers::waiting_since(act.tx, call.id, IdeaState::Published)?;
        found.push(Found { changed: changed.unwrap_or(act.now), waits_since, call });
    }
    Ok(Box::new(move |visit, _| {
        let mut all = Vec::new();
        for it in &found {
            let moments = moments(it, visit.now).into_iter();
            let within = moments.filter(|(at, _)| *at >= from && *at < until);
            all.extend(within.map(|(at, what)| due(visit, it, at, what)));
        }
        Ok(all)
    }))
}

fn moments(found: &Found, now: Timestamp) -> Vec<(Timestamp, What)> {
    let call = &found.call;
    let mut all = Vec::new();
    for kind in ActivityKind::ALL {
        let Some(window) = call.window(*kind) else { continue };
        all.extend(window.opens().map(|at| (at, What::Opens(*kind))));
        all.extend(window.closes().map(|at| (at, What::Closes(*kind))));
    }
    all.extend(call.last_result().filter(|at| *at > now).map(|at| (at, What::Result)));
    if call.results.is_none() {
        let promised =
            call.promised(now, None).or_else(|| call.answer_due(Some(found.waits_since?)));
        all.extend(promised.map(|at| (at, What::Promised)));
    }
    all
}

fn due(visit: &Visit, found: &Found, at: Timestamp, what: What) -> Due {
    let (w, call) = (&visit.words, &found.call);
    let (key, said) = match what {
        What::Opens(kind) => (format!("opens-{kind}"), w.calendar_opens(activity_word(w, kind))),
        What::Closes(kind) => (format!("closes-{kind}"), w.calendar_closes(activity_word(w, kind))),
        What::Promised => ("promised".to_owned(), w.calendar_promised().to_owned()),
        What::Result => ("result".to_owned(), w.calendar_result().to_owned()),
    };
    let href = match what {
        // Who does not decide reads about it.
        What::Promised | What::Result
            if visit.reader.actor().is_on(Role::Officer, call.ground()) =>
        {
            visit.to.desk_decide(&call.slug)
        }
        _ => visit.to.call_about(&call.slug),
    };
    Due {
        at,
        what: said,
        about: Link::new(Shape::new(visit).title(call), href),
        late: matches!(what, What::Promised) && at < visit.now,
        key: format!("desk-{key}-{}", call.id),
        changed: found.changed,
    }
}
