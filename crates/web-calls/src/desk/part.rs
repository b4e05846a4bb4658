//! The calls of the office, beside the queue.

use std::collections::HashMap;

use calls::{Call, CallState};
use city::{Id, Reach, Role};
use store::calls as rows;
use web::desk::{DeskPart, Whole};
use web::html::SafeHtml;
use web::http::{Problem, Visit};
use web::system::{Band, Shown};
use web::views::Link;

use crate::desk::view::{DeskActions, DeskCall, DeskCalls};
use crate::paths::CallLinks as _;
use crate::shape::Shape;
use crate::words::CallWords as _;

/// The calls, each with how many ideas it has.
fn load(act: &mut acts::Act) -> acts::Done<Vec<(Call, i64)>> {
    let listed: HashMap<Id<Call>, i64> = rows::numbers::per_call(act.tx)?.into_iter().collect();
    let mut calls = rows::call::list(act.tx)?;
    let theirs = |call: &Call| act.actor.is_on(Role::Officer, call.ground());
    calls.retain(|call| call.state != CallState::Archived && theirs(call));
    let with_count = |call: Call| {
        let ideas = listed.get(&call.id).copied().unwrap_or(0);
        (call, ideas)
    };
    Ok(calls.into_iter().map(with_count).collect())
}

/// For officers.
pub(crate) fn part(act: &mut acts::Act) -> acts::Done<Shown<DeskPart>> {
    if !act.actor.holds(Role::Officer) {
        return Ok(Box::new(|_, _| Ok(DeskPart::default())));
    }
    let found = load(act)?;
    Ok(Box::new(move |visit, frame| {
        let calls = found.iter().map(|(call, ideas)| row(visit, call, *ideas)).collect();
        let bands = vec![Band::new(10, &DeskCalls { frame, calls })?];
        // Who begins calls works for the whole city.
        let actions = match visit.reader.actor().is(Role::Officer) {
            true => SafeHtml::of_template(&DeskActions { frame }).map_err(Problem::internal)?,
            false => SafeHtml::empty(),
        };
        Ok(DeskPart { actions, bands })
    }))
}

fn row(visit: &Visit, call: &Call, ideas: i64) -> DeskCall {
    let (w, shape, slug) = (&visit.words, Shape::new(visit), &call.slug);
    let mut tools = Vec::new();
    if call.state == CallState::Published && call.results.is_none() {
        tools.push(Link::new(w.screen_title(), visit.to.desk_screen(slug)));
    }
    if call.state == CallState::Published {
        tools.push(Link::new(w.evaluation_title(), visit.to.desk_evaluation(slug)));
        tools.push(Link::new(w.decide_title(), visit.to.desk_decide(slug)));
    }
    tools.extend(crate::told::enter::tool(visit, call));
    tools.push(Link::new(w.desk_edit(), visit.to.desk_call(slug)));
    DeskCall {
        call: Link::new(shape.title(call), visit.to.call(slug)),
        phase: calls::CallPhase::of(call, visit.now),
        meta: vec![w.ideas(ideas), shape.when(call)],
        tools,
    }
}

/// The calls that work can belong to, the newest first.
pub(crate) fn wholes(act: &mut acts::Act) -> acts::Done<Shown<Vec<Whole>>> {
    let mut calls = rows::call::list(act.tx)?;
    let reader = &act.actor;
    // Somebody whose part is a neighbourhood has work in every call.
    let all = reader.is_staff()
        || reader.posts.iter().any(|post| matches!(post.reach, Reach::Neighbourhoods(_)));
    calls.retain(|call| {
        call.state == CallState::Published
            && calls::may_read_call(reader, call)
            && (all || reader.works_on(call.ground()))
    });
    Ok(Box::new(move |visit, _| {
        let shape = Shape::new(visit);
        Ok(calls.iter().map(|call| (call.id.thing(), shape.title(call))).collect())
    }))
}

/// The calls for which somebody can be given a role: all that whoever acts may read and that are not put away.
pub(crate) fn offices(act: &mut acts::Act) -> acts::Done<Shown<Vec<Whole>>> {
    let mut calls = rows::call::list(act.tx)?;
    calls
        .retain(|call| call.state != CallState::Archived && calls::may_read_call(&act.actor, call));
    Ok(Box::new(move |visit, _| {
        let shape = Shape::new(visit);
        Ok(calls.iter().map(|call| (call.id.thing(), shape.title(call))).collect())
    }))
}
