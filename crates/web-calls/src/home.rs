//! What the home page shows of calls: what is open, what happened to ideas, the journey in numbers.

use crate::cards::PhaseShown as _;
use crate::cards::{CallCard, State};
use crate::paths::CallLinks as _;
use crate::words::CallWords as _;
use acts::things;
use acts::{Done, Refused};
use askama::Template;
use calls::CallPhase;
use calls::{ActivityKind, CallState, IdeaState};
use city::Id;
use store::calls as rows;
use web::html::SafeHtml;
use web::http::{Problem, Visit};
use web::markdown;
use web::system::{Band, HomePart, Shown};
use web::views::{Fact, Frame, Link};

use crate::shape::{Shape, state};

/// How many happenings are shown.
const HAPPENED: i64 = 6;

struct Found {
    calls: Vec<(calls::Call, i64)>,
    happened: Vec<(calls::Idea, calls::Call, city::Step)>,
    states: Vec<(IdeaState, i64)>,
}

impl Found {
    fn count(&self, wanted: &[IdeaState]) -> i64 {
        self.states.iter().filter(|(state, _)| wanted.contains(state)).map(|(_, ideas)| ideas).sum()
    }
}

fn load(act: &mut acts::Act) -> Done<Found> {
    let counts = rows::numbers::per_call(act.tx)?;
    let ideas =
        |id: Id<calls::Call>| counts.iter().find(|(call, _)| *call == id).map_or(0, |(_, n)| *n);
    let calls: Vec<_> = rows::call::list(act.tx)?
        .into_iter()
        .filter(|call| calls::may_read_call(&act.actor, call) && call.state != CallState::Draft)
        .map(|call| (ideas(call.id), call))
        .map(|(ideas, call)| (call, ideas))
        .collect();
    let mut happened = Vec::new();
    for (id, event) in store::things::step::latest(act.tx, HAPPENED)? {
        match things::readable(act, id) {
            Ok(things::Found::Idea(call, idea)) => happened.push((*idea, *call, event)),
            Ok(_) | Err(Refused::Rule(_)) => {}
            Err(refused) => return Err(refused),
        }
    }
    let states = rows::numbers::states(act.tx)?;
    Ok(Found { calls, happened, states })
}

/// Buttons, numbers and bands.
pub(crate) fn part(act: &mut acts::Act) -> Done<Shown<HomePart>> {
    let found = load(act)?;
    Ok(Box::new(move |visit, frame| {
        let w = &visit.words;
        let all = found.count(IdeaState::ALL);
        let decided =
            found.count(&[IdeaState::Selected, IdeaState::NotSelected, IdeaState::Ineligible]);
        let selected = found.count(&[IdeaState::Selected]);
        let open = open(visit, &found);
        let share = share(visit, &open);
        let calls = i64::try_from(found.calls.len()).unwrap_or(i64::MAX);
        let shape = Shape::new(visit);
        let cards = open.into_iter().map(|(call, ideas)| shape.call(call, *ideas)).collect();
        let mut bands = vec![
            Band::new(10, &HomeOpen { frame, calls, open: cards })?,
            Band::new(20, &HomeJourney { frame, journey: journey(visit, all, decided, selected) })?,
        ];
        let happened: Vec<Happening> = found
            .happened
            .iter()
            .map(|(idea, call, event)| happening(visit, idea, call, event))
            .collect();
        if !happened.is_empty() {
            bands.push(Band::new(30, &HomeHappened { frame, happened })?);
        }
        Ok(HomePart {
            actions: SafeHtml::of_template(&HomeActions { frame, share })
                .map_err(Problem::internal)?,
            numbers: vec![
                Fact::new(w.home_ideas(all), w.number(all)),
                Fact::new(w.home_decided(), w.number(decided)),
                Fact::new(w.home_selected(selected), w.number(selected)),
            ],
            bands,
        })
    }))
}

/// Open calls, the one that ends first before the others.
fn open<'f>(visit: &Visit, found: &'f Found) -> Vec<&'f (calls::Call, i64)> {
    let is_open =
        |(call, _): &&(calls::Call, i64)| CallPhase::of(call, visit.now) == CallPhase::Open;
    let mut open: Vec<_> = found.calls.iter().filter(is_open).collect();
    open.sort_by_key(|(call, _)| {
        call.residents_until().map_or(i64::MAX, |until| until.as_microsecond())
    });
    open
}

/// Where sharing an idea begins: in the only call that collects, else in the list of calls.
fn share(visit: &Visit, open: &[&(calls::Call, i64)]) -> Option<String> {
    let collecting: Vec<_> =
        open.iter().filter(|(call, _)| call.is_open(ActivityKind::Collect, visit.now)).collect();
    match collecting.as_slice() {
        [] => None,
        [(only, _)] => Some(visit.to.share(&only.slug)),
        _ => Some(visit.to.calls()),
    }
}

fn happening(
    visit: &Visit,
    idea: &calls::Idea,
    call: &calls::Call,
    event: &city::Step,
) -> Happening {
    let shape = Shape::new(visit);
    let step = shape.event(call, event);
    let text = match step.reason.as_str() {
        "" => step.title,
        reason => format!("{}. {}", step.title, markdown::excerpt(reason, 180)),
    };
    let mut meta = vec![visit.words.ago(event.made, visit.now)];
    meta.extend(shape.neighbourhood(idea.input.neighbourhood.as_deref()));
    Happening {
        idea: Link::new(&idea.input.title, visit.to.idea(&call.slug, idea.id)),
        state: state(idea),
        text,
        meta,
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

/// What to do first.
#[derive(Debug, Template)]
#[template(path = "home_actions.html")]
pub(crate) struct HomeActions<'a> {
    /// What surrounds the page.
    pub(crate) frame: &'a Frame,
    /// The first step of sharing an idea, while a call collects.
    pub(crate) share: Option<String>,
}

/// Calls that are open now.
#[derive(Debug, Template)]
#[template(path = "home_open.html")]
pub(crate) struct HomeOpen<'a> {
    /// What surrounds the page.
    pub(crate) frame: &'a Frame,
    /// The calls.
    pub(crate) open: Vec<CallCard>,
    /// How many calls there are in all.
    pub(crate) calls: i64,
}

/// The six steps of the journey.
#[derive(Debug, Template)]
#[template(path = "home_journey.html")]
pub(crate) struct HomeJourney<'a> {
    /// What surrounds the page.
    pub(crate) frame: &'a Frame,
    /// The steps, each with what it counts here.
    pub(crate) journey: Vec<Fact>,
}

/// What happened to ideas.
#[derive(Debug, Template)]
#[template(path = "home_happened.html")]
pub(crate) struct HomeHappened<'a> {
    /// What surrounds the page.
    pub(crate) frame: &'a Frame,
    /// The newest first.
    pub(crate) happened: Vec<Happening>,
}

/// Something that happened to an idea.
#[derive(Debug, Clone)]
pub(crate) struct Happening {
    /// The idea.
    pub(crate) idea: Link,
    /// Where it stands now.
    pub(crate) state: State,
    /// What happened, and why.
    pub(crate) text: String,
    /// When and where.
    pub(crate) meta: Vec<String>,
}
