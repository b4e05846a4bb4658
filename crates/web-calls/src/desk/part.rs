//! What waits in calls, the oldest first; and the calls of the office.

use crate::paths::CallLinks as _;
use crate::words::CallWords as _;
use std::collections::HashMap;

use calls::{ActivityKind, Call, CallState, Idea, IdeaState};
use city::{Id, Role};
use jiff::Timestamp;
use store::calls as rows;

use crate::desk::place_or_theme;
use crate::desk::view::{DeskActions, DeskCall, DeskCalls};
use crate::shape::Shape;
use web::desk::{DeskPart, Group, PAGE, Waiting, Wish};
use web::html::SafeHtml;
use web::http::{Problem, Visit};
use web::system::{Band, Shown};
use web::views::Link;

/// What waits in one call.
struct InCall {
    call: Call,
    /// Ideas to be screened: how many, and the first of them from where the page begins.
    unscreened: i64,
    ideas: Vec<Idea>,
    changed: Vec<Id<Idea>>,
    /// Ideas that meet the conditions: how many, and since when the oldest waits.
    eligible: i64,
    eligible_since: Option<Timestamp>,
    /// All listed ideas.
    listed: i64,
}

fn load(act: &mut acts::Act, wish: &Wish) -> acts::Done<Vec<InCall>> {
    let limit = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
    let mut counts: HashMap<Id<Call>, Vec<rows::numbers::InState>> = HashMap::new();
    for count in rows::numbers::per_call_and_state(act.tx)? {
        counts.entry(count.call).or_default().push(count);
    }
    let mut found = Vec::new();
    for call in rows::call::list(act.tx)? {
        let counts = counts.remove(&call.id).unwrap_or_default();
        let in_state = |state: IdeaState| -> i64 {
            counts.iter().filter(|c| c.state == state).map(|c| c.ideas).sum()
        };
        let (unscreened, eligible) =
            (in_state(IdeaState::Published), in_state(IdeaState::Eligible));
        let (mut ideas, mut changed, mut eligible_since) = (Vec::new(), Vec::new(), None);
        if unscreened > 0 && wish.wants(call.slug.as_str()) {
            let state = IdeaState::Published;
            ideas = rows::idea::waiting(act.tx, call.id, state, wish.after(), limit)?;
            changed = rows::idea::asked_and_changed(act.tx, &ideas)?;
        }
        if eligible > 0 && call.results.is_none() {
            eligible_since = rows::numbers::waiting_since(act.tx, call.id, IdeaState::Eligible)?;
        }
        let listed = counts.iter().map(|count| count.ideas).sum();
        found.push(InCall { call, unscreened, ideas, changed, eligible, eligible_since, listed });
    }
    Ok(found)
}

/// What waits in calls, for officers.
pub(crate) fn part(act: &mut acts::Act, wish: &Wish) -> acts::Done<Shown<DeskPart>> {
    if !act.actor.is(Role::Officer) {
        return Ok(Box::new(|_, _| Ok(DeskPart::default())));
    }
    let (wish, found) = (wish.clone(), load(act, wish)?);
    Ok(Box::new(move |visit, frame| {
        let bands = vec![Band::new(10, &DeskCalls { frame, calls: calls(visit, &found) })?];
        let actions = SafeHtml::of_template(&DeskActions { frame }).map_err(Problem::internal)?;
        let (waiting, groups) = (waiting(visit, &wish, &found), groups(visit, &wish, &found));
        Ok(DeskPart { waiting, groups, actions, bands })
    }))
}

fn waiting(visit: &Visit, wish: &Wish, found: &[InCall]) -> Vec<Waiting> {
    let mut waiting = Vec::new();
    for one in found.iter().filter(|one| wish.wants(one.call.slug.as_str())) {
        waiting.extend(one.ideas.iter().map(|idea| idea_item(visit, one, idea)));
        waiting.extend(call_item(visit, one));
    }
    waiting
}

fn groups(visit: &Visit, wish: &Wish, found: &[InCall]) -> Vec<Group> {
    let group = |one: &InCall| {
        let key = one.call.slug.as_str();
        let count = one.unscreened + i64::from(call_item(visit, one).is_some());
        (count > 0 || wish.names(key)).then(|| Group {
            key: key.to_owned(),
            label: Shape::new(visit).title(&one.call),
            count,
        })
    };
    found.iter().filter_map(group).collect()
}

/// An idea that waits.
fn idea_item(visit: &Visit, one: &InCall, idea: &Idea) -> Waiting {
    let (w, shape) = (&visit.words, Shape::new(visit));
    let task = if idea.change_asked {
        w.desk_task_author()
    } else if one.changed.contains(&idea.id) {
        w.desk_task_changed()
    } else {
        w.desk_task_screen()
    };
    let screen = format!("{}?idea={}", visit.to.desk_screen(&one.call.slug), idea.id);
    let mut meta = vec![shape.title(&one.call), place_or_theme(&shape, idea)];
    meta.push(idea.author.name.clone());
    meta.retain(|part| !part.is_empty());
    Waiting {
        since: idea.published,
        place: Some(idea.id.get()),
        task: task.to_owned(),
        what: Link::new(&idea.input.title, screen),
        meta,
        age: w.ago(idea.published, visit.now),
        late: !idea.change_asked && idea.is_late(&one.call, visit.now),
    }
}

/// What a call itself waits for: to be finished, decided, or its result to come out.
fn call_item(visit: &Visit, one: &InCall) -> Option<Waiting> {
    let (w, now, call) = (&visit.words, visit.now, &one.call);
    let item = |since: Timestamp, task: &str, href: String, meta: String| Waiting {
        since,
        place: None,
        task: task.to_owned(),
        what: Link::new(Shape::new(visit).title(call), href),
        meta: vec![meta],
        age: String::new(),
        late: false,
    };
    let decide = visit.to.desk_decide(&call.slug);
    match (call.state, call.results) {
        (CallState::Draft, _) => {
            let edit = visit.to.desk_call(&call.slug);
            let meta = w.call_not_published().to_owned();
            Some(item(Timestamp::MAX, w.desk_task_draft(), edit, meta))
        }
        (CallState::Published, Some(at)) if at > now => {
            Some(item(at, w.desk_task_scheduled(), decide, w.call_decided_on(w.date_time(at))))
        }
        (CallState::Published, None) => {
            let since = decidable_since(one).filter(|since| *since <= now)?;
            let due = call.answer_due(one.eligible_since);
            Some(Waiting {
                age: w.ago(since, now),
                late: due.is_some_and(|due| due < now),
                ..item(since, w.desk_task_decide(), decide, w.desk_eligible(one.eligible))
            })
        }
        _ => None,
    }
}

/// Since when a call can be decided: its window for it, else the end of what residents do; for a
/// call without an end, since its oldest idea that meets the conditions.
fn decidable_since(one: &InCall) -> Option<Timestamp> {
    let oldest = one.eligible_since?;
    match one.call.residents_until() {
        None => Some(oldest),
        Some(until) => {
            let opens = one.call.window(ActivityKind::Decide).and_then(|window| window.opens());
            Some(opens.unwrap_or(until))
        }
    }
}

fn calls(visit: &Visit, found: &[InCall]) -> Vec<DeskCall> {
    let (w, shape) = (&visit.words, Shape::new(visit));
    let kept = |one: &&InCall| one.call.state != CallState::Archived;
    found
        .iter()
        .filter(kept)
        .map(|one| {
            let (call, slug) = (&one.call, &one.call.slug);
            let mut tools = Vec::new();
            if call.state == CallState::Published && call.results.is_none() {
                tools.push(Link::new(w.screen_title(), visit.to.desk_screen(slug)));
            }
            if call.state == CallState::Published {
                tools.push(Link::new(w.decide_title(), visit.to.desk_decide(slug)));
            }
            tools.push(Link::new(w.desk_edit(), visit.to.desk_call(slug)));
            DeskCall {
                call: Link::new(shape.title(call), visit.to.call(slug)),
                phase: calls::CallPhase::of(call, visit.now),
                meta: vec![w.ideas(one.listed), shape.when(call)],
                tools,
            }
        })
        .collect()
}
