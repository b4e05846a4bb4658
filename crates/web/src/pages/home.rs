//! The city's home page.

use axum::response::IntoResponse;
use calls::{ActivityKind, CallState, IdeaState};
use city::Id;
use store::calls as rows;

use super::Page;
use super::shape::{Shape, phase, state};
use crate::http::{Problem, Visit};
use crate::markdown;
use crate::views::{CallPhase, Fact, Happening, HomePage, Link};

/// How many happenings are shown.
const HAPPENED: i64 = 6;

struct Found {
    calls: Vec<(calls::Call, i64)>,
    happened: Vec<(calls::Idea, calls::Call, calls::Event)>,
    states: Vec<(IdeaState, i64)>,
    people: i64,
}

/// What is open, what happened to ideas, the city in numbers.
pub(super) async fn show(visit: Visit) -> Result<impl IntoResponse, Problem> {
    let found = visit
        .read(|tx, scene| {
            let counts = rows::numbers::per_call(tx)?;
            let ideas = |id: Id<calls::Call>| {
                counts.iter().find(|(call, _)| *call == id).map_or(0, |(_, n)| *n)
            };
            let calls: Vec<_> = rows::call::list(tx)?
                .into_iter()
                .filter(|call| {
                    calls::may_read_call(&scene.actor, call) && call.state != CallState::Draft
                })
                .map(|call| (ideas(call.id), call))
                .map(|(ideas, call)| (call, ideas))
                .collect();
            let mut happened = Vec::new();
            for (id, event) in rows::event::latest(tx, HAPPENED)? {
                let (call, idea) = scene.stage.idea(tx, id)?;
                if calls::may_read_idea(&scene.actor, &call, &idea) {
                    happened.push((idea, call, event));
                }
            }
            let states = rows::numbers::states(tx)?;
            let people = store::city::person::count(tx)?;
            Ok(Found { calls, happened, states, people })
        })
        .await?;
    Ok(Page(page(&visit, &found)))
}

fn page(visit: &Visit, found: &Found) -> HomePage {
    let (w, shape, now) = (&visit.words, Shape::new(visit), visit.now);
    let mut open: Vec<_> =
        found.calls.iter().filter(|(call, _)| phase(call, now) == CallPhase::Open).collect();
    open.sort_by_key(|(call, _)| {
        call.residents_until().map_or(i64::MAX, |until| until.as_microsecond())
    });
    let collecting: Vec<_> =
        open.iter().filter(|(call, _)| call.is_open(ActivityKind::Collect, now)).collect();
    let share = match collecting.as_slice() {
        [] => None,
        [(only, _)] => Some(visit.to.share(&only.slug)),
        _ => Some(visit.to.calls()),
    };
    let count = |wanted: &[IdeaState]| -> i64 {
        found
            .states
            .iter()
            .filter(|(state, _)| wanted.contains(state))
            .map(|(_, ideas)| ideas)
            .sum()
    };
    let all = count(IdeaState::ALL);
    let decided = count(&[IdeaState::Selected, IdeaState::NotSelected, IdeaState::Ineligible]);
    let selected = count(&[IdeaState::Selected]);
    HomePage {
        frame: visit.frame(visit.city_name()),
        share,
        numbers: vec![
            Fact::new(w.home_ideas(all), w.number(all)),
            Fact::new(w.home_decided(), w.number(decided)),
            Fact::new(w.home_selected(selected), w.number(selected)),
            Fact::new(w.home_people(found.people), w.number(found.people)),
        ],
        calls: i64::try_from(found.calls.len()).unwrap_or(i64::MAX),
        open: open.into_iter().map(|(call, ideas)| shape.call(call, *ideas)).collect(),
        happened: found
            .happened
            .iter()
            .map(|(idea, call, event)| {
                let step = shape.event(call, event);
                let text = match step.reason.as_str() {
                    "" => step.title,
                    reason => format!("{}. {}", step.title, markdown::excerpt(reason, 180)),
                };
                let mut meta = vec![w.ago(event.made, now)];
                meta.extend(shape.neighbourhood(idea.input.neighbourhood.as_deref()));
                Happening {
                    idea: Link::new(&idea.input.title, visit.to.idea(&call.slug, idea.id)),
                    state: state(idea),
                    text,
                    meta,
                }
            })
            .collect(),
        journey: journey(visit, all, decided, selected),
        about_html: markdown::html(shape.text(&visit.city.settings.about)),
    }
}

/// The six steps of the journey, each with what it counts here.
fn journey(visit: &Visit, all: i64, decided: i64, selected: i64) -> Vec<Fact> {
    let w = &visit.words;
    vec![
        Fact::new(w.journey_idea(), w.journey_idea_count(all)),
        Fact::new(w.journey_support(), w.journey_support_text()),
        Fact::new(w.journey_decision(), w.journey_decision_count(decided)),
        Fact::new(w.journey_commission(), w.journey_commission_count(selected)),
        Fact::new(w.journey_test(), w.journey_test_text()),
        Fact::new(w.journey_result(), w.journey_result_text()),
    ]
}
