//! The desk: what waits, the oldest first, call by call; and the calls of the office.

use crate::paths::CallLinks as _;
use crate::words::CallWords as _;
use std::cmp::Reverse;
use std::collections::HashMap;

use axum::response::IntoResponse;
use calls::{ActivityKind, Call, CallState, Idea, IdeaState};
use city::Id;
use jiff::Timestamp;
use serde::Deserialize;
use store::calls as rows;

use crate::desk::view::{DeskCall, DeskPage, Waiting};
use crate::desk::{frame, place_or_theme};
use crate::shape::Shape;
use web::Page;
use web::http::{InQuery, Problem, Visit};
use web::views::{Link, Pages, Tab};

/// How many ideas stand on one page.
const PAGE: usize = 100;
/// How many calls have a tab of their own.
const TABS: usize = 8;

/// Which call, and where the page begins, written `value.id`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    call: String,
    after: String,
}

impl Asked {
    /// The idea behind which the page begins.
    fn after(&self) -> i64 {
        self.after.parse::<Id<Idea>>().map_or(0, Id::get)
    }

    fn wants(&self, call: &Call) -> bool {
        self.call.is_empty() || call.slug.as_str() == self.call
    }
}

/// What waits in one call.
struct InCall {
    call: Call,
    /// Ideas to be screened: how many, and the first of them from where the page begins.
    unscreened: i64,
    ideas: Vec<Idea>,
    changed: Vec<Id<Idea>>,
    /// Ideas that meet the rules: how many, and since when the oldest waits.
    eligible: i64,
    eligible_since: Option<Timestamp>,
    /// All listed ideas.
    listed: i64,
}

fn load(act: &mut acts::Act, asked: &Asked) -> acts::Done<Vec<InCall>> {
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
        if unscreened > 0 && asked.wants(&call) {
            let state = IdeaState::Published;
            ideas = rows::idea::waiting(act.tx, call.id, state, asked.after(), limit)?;
            changed = rows::idea::asked_and_changed(act.tx, call.id)?;
        }
        if eligible > 0 && call.results.is_none() {
            eligible_since = rows::numbers::waiting_since(act.tx, call.id, IdeaState::Eligible)?;
        }
        let listed = counts.iter().map(|count| count.ideas).sum();
        found.push(InCall { call, unscreened, ideas, changed, eligible, eligible_since, listed });
    }
    Ok(found)
}

/// The page.
pub(crate) async fn show(
    visit: Visit,
    InQuery(asked): InQuery<Asked>,
) -> Result<impl IntoResponse, Problem> {
    let wished = asked.clone();
    let found = visit.read(move |act| load(act, &wished)).await?;
    Ok(Page(page(&visit, &asked, &found)))
}

fn page(visit: &Visit, asked: &Asked, found: &[InCall]) -> DeskPage {
    let w = &visit.words;
    let shown = || found.iter().filter(|one| asked.wants(&one.call));
    let of_calls: Vec<(Timestamp, Waiting)> =
        shown().filter_map(|one| call_item(visit, one)).collect();
    let mut ideas: Vec<(&InCall, &Idea)> =
        shown().flat_map(|one| one.ideas.iter().map(move |idea| (one, idea))).collect();
    ideas.sort_by_key(|(_, idea)| idea.id);
    let more = ideas.len() > PAGE;
    ideas.truncate(PAGE);
    let next =
        ideas.last().filter(|_| more).map(|(_, last)| here(visit, &asked.call, Some(last.id)));
    let mut waiting: Vec<(Timestamp, Waiting)> = ideas
        .into_iter()
        .map(|(one, idea)| (idea.published, idea_item(visit, one, idea)))
        .collect();
    let calls_waiting = i64::try_from(of_calls.len()).unwrap_or(i64::MAX);
    if asked.after.is_empty() {
        waiting.extend(of_calls);
        waiting.sort_by_key(|(since, _)| *since);
    }
    let count = shown().map(|one| one.unscreened).sum::<i64>().saturating_add(calls_waiting);
    let oldest = waiting.iter().map(|(since, _)| *since).next().unwrap_or(visit.now);
    DeskPage {
        frame: frame(visit, w.desk_title(), false),
        tabs: tabs(visit, asked, found),
        found: w.desk_found(count, w.ago(oldest, visit.now)),
        waiting: waiting.into_iter().map(|(_, item)| item).collect(),
        pages: Pages {
            first: (!asked.after.is_empty()).then(|| here(visit, &asked.call, None)),
            next,
            ..Pages::default()
        },
        calls: calls(visit, found),
        new_call: Some(visit.to.desk_new()),
    }
}

/// The desk, narrowed to a call, from an idea on.
fn here(visit: &Visit, call: &str, after: Option<Id<Idea>>) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    if !call.is_empty() {
        query.append_pair("call", call);
    }
    if let Some(after) = after {
        query.append_pair("after", &after.to_string());
    }
    match query.finish() {
        empty if empty.is_empty() => visit.to.desk(),
        query => format!("{}?{query}", visit.to.desk()),
    }
}

fn tabs(visit: &Visit, asked: &Asked, found: &[InCall]) -> Vec<Tab> {
    let shape = Shape::new(visit);
    let waits = |one: &InCall| one.unscreened + i64::from(call_item(visit, one).is_some());
    let mut busy: Vec<&InCall> = found
        .iter()
        .filter(|one| waits(one) > 0 || !asked.call.is_empty() && asked.wants(&one.call))
        .collect();
    busy.sort_by_key(|one| Reverse(waits(one)));
    let all = Tab {
        label: visit.words.desk_all().to_owned(),
        href: visit.to.desk(),
        count: Some(found.iter().map(waits).sum()),
        current: asked.call.is_empty(),
    };
    let of_call = busy.into_iter().take(TABS).map(|one| Tab {
        label: shape.title(&one.call),
        href: here(visit, one.call.slug.as_str(), None),
        count: Some(waits(one)),
        current: one.call.slug.as_str() == asked.call,
    });
    std::iter::once(all).chain(of_call).collect()
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
        task: task.to_owned(),
        what: Link::new(&idea.input.title, screen),
        meta,
        age: w.ago(idea.published, visit.now),
        late: !idea.change_asked && idea.is_late(&one.call, visit.now),
    }
}

/// What a call itself waits for: to be finished, decided, or its result to come out.
fn call_item(visit: &Visit, one: &InCall) -> Option<(Timestamp, Waiting)> {
    let (w, now, call) = (&visit.words, visit.now, &one.call);
    let item = |task: &str, href: String, meta: String, age: String, late: bool| Waiting {
        task: task.to_owned(),
        what: Link::new(Shape::new(visit).title(call), href),
        meta: vec![meta],
        age,
        late,
    };
    match (call.state, call.results) {
        (CallState::Draft, _) => {
            let waiting = item(
                w.desk_task_draft(),
                visit.to.desk_call(&call.slug),
                w.call_not_published().to_owned(),
                String::new(),
                false,
            );
            Some((Timestamp::MAX, waiting))
        }
        (CallState::Published, Some(at)) if at > now => {
            let decide = visit.to.desk_decide(&call.slug);
            let when = w.call_decided_on(w.date_time(at));
            Some((at, item(w.desk_task_scheduled(), decide, when, String::new(), false)))
        }
        (CallState::Published, None) => {
            let since = decidable_since(one)?;
            let due = call.answer_due(one.eligible_since);
            let waiting = item(
                w.desk_task_decide(),
                visit.to.desk_decide(&call.slug),
                w.desk_eligible(one.eligible),
                w.ago(since, now),
                due.is_some_and(|due| due < now),
            );
            (since <= now).then_some((since, waiting))
        }
        _ => None,
    }
}

/// Since when a call can be decided: its window for it, else the end of what residents do; for a
/// call without an end, since its oldest idea that meets the rules.
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
