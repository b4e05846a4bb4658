//! What waits in calls, as the queue shows it: ideas to be screened; calls to be finished, decided, or to come out.

use std::collections::HashMap;

use calls::{Call, Idea, IdeaState};
use city::{Id, IsThing as _, Noun, Work};
use store::calls as rows;
use web::desk::{Sort, Task, Waiting};
use web::http::Visit;
use web::system::Shown;
use web::views::Link;
use web::words::Words;

use crate::desk::place_or_theme;
use crate::paths::CallLinks as _;
use crate::shape::Shape;
use crate::words::CallWords as _;

/// The sorts of work that are this system's.
pub(crate) const SORTS: &[Sort] = &[
    (Work::Screen, Idea::NOUN),
    (Work::Decide, Call::NOUN),
    (Work::Draft, Call::NOUN),
    (Work::Scheduled, Call::NOUN),
];

/// What a kind of work is called.
pub(crate) fn word(work: Work, w: &Words) -> Option<&'static str> {
    match work {
        Work::Screen => Some(w.desk_task_screen()),
        Work::Decide => Some(w.desk_task_decide()),
        Work::Draft => Some(w.desk_task_draft()),
        Work::Scheduled => Some(w.desk_task_scheduled()),
        Work::Report | Work::First | Work::Appeal | Work::Held | Work::Confirm | Work::Claim => {
            None
        }
    }
}

/// What stands behind a task.
enum Behind {
    /// An idea to be screened.
    Idea(Box<Idea>, Changed),
    /// Its call; how many ideas meet the conditions.
    Call(i64),
}

/// Whether an idea was changed as the office asked.
enum Changed {
    AsAsked,
    No,
}

struct Found {
    task: Task,
    call: Call,
    behind: Behind,
}

/// Loads what stands behind tasks.
pub(crate) fn load(act: &mut acts::Act, tasks: &[Task]) -> acts::Done<Shown<Vec<Waiting>>> {
    let (mut calls, mut found) = (HashMap::new(), Vec::new());
    for task in tasks {
        let (of, behind) = match task.about {
            Noun::Idea => {
                let idea = rows::idea::get(act.tx, task.thing.of())?;
                let changed = match rows::idea::asked_and_changed(act.tx, &idea)? {
                    true => Changed::AsAsked,
                    false => Changed::No,
                };
                (idea.call, Behind::Idea(Box::new(idea), changed))
            }
            Noun::Call => {
                let call: Id<Call> = task.thing.of();
                (call, Behind::Call(eligible(act, call)?))
            }
            Noun::Event | Noun::Comment | Noun::Organisation | Noun::Amendment => continue,
        };
        let call: Call = match calls.get(&of) {
            Some(call) => Call::clone(call),
            None => calls.entry(of).or_insert(rows::call::get(act.tx, of)?).clone(),
        };
        found.push(Found { task: task.clone(), call, behind });
    }
    Ok(Box::new(move |visit, _| Ok(found.iter().map(|it| item(visit, it)).collect())))
}

fn eligible(act: &mut acts::Act, call: Id<Call>) -> acts::Done<i64> {
    let counts = rows::numbers::of_call(act.tx, call)?;
    Ok(counts.iter().filter(|it| it.state == IdeaState::Eligible).map(|it| it.ideas).sum())
}

fn item(visit: &Visit, found: &Found) -> Waiting {
    match &found.behind {
        Behind::Idea(idea, changed) => idea_item(visit, found, idea, changed),
        Behind::Call(eligible) => call_item(visit, found, *eligible),
    }
}

/// An idea that waits.
fn idea_item(visit: &Visit, found: &Found, idea: &Idea, changed: &Changed) -> Waiting {
    let (w, shape, call) = (&visit.words, Shape::new(visit), &found.call);
    let task = match changed {
        _ if idea.change_asked => w.desk_task_author(),
        _ if call.results.is_some() => w.desk_task_late(),
        Changed::AsAsked => w.desk_task_changed(),
        Changed::No => w.desk_task_screen(),
    };
    let screen = format!("{}?idea={}", visit.to.desk_screen(&call.slug), idea.id);
    let mut meta = vec![shape.title(call), place_or_theme(&shape, idea)];
    meta.push(idea.author.name.clone());
    meta.retain(|part| !part.is_empty());
    Waiting {
        thing: found.task.thing,
        work: found.task.work,
        since: found.task.since_at,
        task: task.to_owned(),
        what: Link::new(&idea.input.title, screen),
        meta,
        late: !idea.change_asked && idea.is_late(call, visit.now),
    }
}

/// What a call itself waits for.
fn call_item(visit: &Visit, found: &Found, eligible: i64) -> Waiting {
    let (w, call, task) = (&visit.words, &found.call, &found.task);
    let decide = visit.to.desk_decide(&call.slug);
    let (href, meta) = match (task.work, call.last_result()) {
        (Work::Draft, _) => (visit.to.desk_call(&call.slug), w.call_not_published().to_owned()),
        (Work::Scheduled, Some(at)) => (decide, w.call_decided_on(w.date_time(at))),
        _ => (decide, w.desk_eligible(eligible)),
    };
    let due = call.promised(visit.now, Some(task.since_at));
    Waiting {
        thing: task.thing,
        work: task.work,
        since: task.since_at,
        task: match (task.work, call.results) {
            (Work::Decide, Some(_)) => w.desk_task_decide_late(),
            (work, _) => word(work, w).unwrap_or_default(),
        }
        .to_owned(),
        what: Link::new(Shape::new(visit).title(call), href),
        meta: vec![meta],
        late: task.work == Work::Decide && due.is_some_and(|due| due < visit.now),
    }
}
