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
use city::{Id, StepKind};
use store::calls as rows;
use web::html::SafeHtml;
use web::http::{Problem, Visit};
use web::markdown;
use web::system::{Band, HomePart, Shown};
use web::views::{Fact, Frame, Link, Mark, Picture, Step};

use crate::shape::{Shape, state};
use crate::share::Draft;
use crate::share::page::of_draft;

/// How many happenings are shown, how many of them of one call, and how many are looked through for them.
const HAPPENED: usize = 6;
const OF_ONE_CALL: usize = 2;
const LOOKED_THROUGH: i64 = 60;
/// How many results are shown.
const RESULTS: usize = 3;
/// How many of the reader's ideas are looked through for what the office asked.
const OWN: i64 = 50;

/// Ideas that were answered with a reason.
const DECIDED: [IdeaState; 3] =
    [IdeaState::Selected, IdeaState::NotSelected, IdeaState::Ineligible];

struct Found {
    calls: Vec<(calls::Call, i64)>,
    happened: Vec<(calls::Idea, calls::Call, city::Step)>,
    states: Vec<(IdeaState, i64)>,
    selected: Vec<(Id<calls::Call>, i64)>,
    supported: bool,
    drafts: Vec<(Draft, calls::Call)>,
    asked: Vec<(calls::Idea, calls::Call)>,
    /// What the reader evaluates.
    marks: Vec<crate::evaluation::list::Mine>,
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
    let selected = rows::numbers::per_call_and_state(act.tx)?;
    let selected = selected.into_iter().filter(|row| row.state == IdeaState::Selected);
    let (drafts, asked) = own(act)?;
    let marks = match act.actor.works_here() {
        true => crate::evaluation::list::load(act)?,
        false => Vec::new(),
    };
    Ok(Found {
        calls,
        happened: happened(act)?,
        states: rows::numbers::states(act.tx)?,
        selected: selected.map(|row| (row.call, row.ideas)).collect(),
        supported: store::things::support::any(act.tx)?,
        drafts,
        asked,
        marks,
    })
}

/// What the city decided and answered last: each idea once, and no call more often than others leave room for.
fn happened(act: &mut acts::Act) -> Done<Vec<(calls::Idea, calls::Call, city::Step)>> {
    let mut happened: Vec<(calls::Idea, calls::Call, city::Step)> = Vec::new();
    for (id, event) in store::things::step::latest(act.tx, LOOKED_THROUGH)? {
        if happened.len() == HAPPENED {
            break;
        }
        // An answer that cannot be read any more says nothing.
        if event.kind == StepKind::Answered && event.reason.is_empty() {
            continue;
        }
        let (idea, call) = match things::readable(act, id) {
            Ok(things::Found::Idea(call, idea)) => (*idea, *call),
            Ok(_) | Err(Refused::Rule(_)) => continue,
            Err(refused) => return Err(refused),
        };
        let of_call = happened.iter().filter(|(_, other, _)| other.id == call.id).count();
        if of_call < OF_ONE_CALL && !happened.iter().any(|(other, ..)| other.id == idea.id) {
            happened.push((idea, call, event));
        }
    }
    Ok(happened)
}

/// Some of the reader's own, each with its call.
pub(crate) type Own<T> = Vec<(T, calls::Call)>;

/// The reader's drafts, and their ideas of which the office asked a change.
pub(crate) fn own(act: &mut acts::Act) -> Done<(Own<Draft>, Own<calls::Idea>)> {
    let (mut drafts, mut asked) = (Own::new(), Own::new());
    let Some(me) = act.actor.person else { return Ok((drafts, asked)) };
    for draft in store::things::draft::of_person(act.tx, me)? {
        let call = rows::call::get(act.tx, draft.within)?;
        drafts.push((draft, call));
    }
    for idea in rows::idea::by_author(act.tx, me, i64::MAX, OWN)? {
        if idea.change_asked && idea.state.is_undecided() {
            let call = rows::call::get(act.tx, idea.call)?;
            asked.push((idea, call));
        }
    }
    Ok((drafts, asked))
}

/// Buttons, numbers and bands.
pub(crate) fn part(act: &mut acts::Act) -> Done<Shown<HomePart>> {
    let found = load(act)?;
    Ok(Box::new(move |visit, frame| {
        let w = &visit.words;
        let all = found.count(IdeaState::ALL);
        let decided = found.count(&DECIDED);
        let selected = found.count(&[IdeaState::Selected]);
        let open = open(visit, &found);
        let share = share(visit, &open);
        let calls = i64::try_from(found.calls.len()).unwrap_or(i64::MAX);
        let shape = Shape::new(visit);
        let mut cards: Vec<_> =
            open.into_iter().map(|(call, ideas)| shape.call(call, *ideas)).collect();
        let mut results = results(visit, &found);
        Picture::apart(cards.iter_mut().chain(&mut results).map(|card| &mut card.picture));
        let mut bands = vec![
            Band::new(10, &HomeOpen { frame, calls, open: cards })?,
            Band::new(40, &HomeJourney { frame, journey: journey(visit, &found) })?,
        ];
        if !results.is_empty() {
            bands.push(Band::new(20, &HomeResults { frame, results })?);
        }
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
            waits: {
                let mut all = waits(visit, &found.drafts, &found.asked);
                all.extend(crate::evaluation::list::waiting(visit, &found.marks));
                all
            },
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

/// Where sharing an idea begins: in the only call that collects, else with the question to which.
fn share(visit: &Visit, open: &[&(calls::Call, i64)]) -> Option<String> {
    let collecting: Vec<_> =
        open.iter().filter(|(call, _)| call.is_open(ActivityKind::Collect, visit.now)).collect();
    match collecting.as_slice() {
        [] => None,
        [(only, _)] => Some(visit.to.share(&only.slug)),
        _ => Some(visit.to.share_any()),
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
    let reason = markdown::excerpt(&step.reason, 180);
    let text = match (event.kind, reason.as_str()) {
        (_, "") => step.title,
        (StepKind::Answered, text) => visit.words.home_answered(step.office.as_str(), text),
        // The verdict stands above it.
        (StepKind::Selected | StepKind::NotSelected, _) => reason,
        (_, reason) => format!("{}. {reason}", step.title),
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

/// Calls with a result, the newest first.
fn results(visit: &Visit, found: &Found) -> Vec<CallCard> {
    let shape = Shape::new(visit);
    let mut decided: Vec<_> =
        found.calls.iter().filter(|(call, _)| call.has_part(visit.now)).collect();
    decided.sort_by_key(|(call, _)| std::cmp::Reverse(call.part_since(visit.now)));
    let card = |(call, ideas): &&(calls::Call, i64)| {
        let selected = found.selected.iter().find(|(id, _)| *id == call.id).map_or(0, |(_, n)| *n);
        shape.result(call, *ideas, selected)
    };
    decided.iter().take(RESULTS).map(card).collect()
}

/// What waits for the reader: a change that was asked for, a draft.
pub(crate) fn waits(
    visit: &Visit,
    drafts: &[(Draft, calls::Call)],
    asked: &[(calls::Idea, calls::Call)],
) -> Vec<Link> {
    let w = &visit.words;
    let asked = asked.iter().map(|(idea, call)| {
        let label = w.home_change_asked(idea.input.title.as_str());
        Link::new(label, visit.to.idea_edit(&call.slug, idea.id))
    });
    let drafts = drafts.iter().map(|(draft, call)| {
        let title = match draft.form.title.trim() {
            "" => w.without_a_title(),
            title => title,
        };
        let at = of_draft(&visit.to.share(&call.slug), draft.id);
        Link::new(w.home_finish_draft(title), at)
    });
    asked.chain(drafts).collect()
}

/// The six steps of the journey, each with what it counts here; ticked only where an idea has got that far.
fn journey(visit: &Visit, found: &Found) -> Vec<Step> {
    let w = &visit.words;
    let all = found.count(IdeaState::ALL);
    let decided = found.count(&DECIDED);
    let selected = found.count(&[IdeaState::Selected]);
    let step = |reached: bool, title: &str, text: String| Step {
        mark: if reached { Mark::Done } else { Mark::Later },
        title: title.to_owned(),
        when: text,
        office: String::new(),
        reason: String::new(),
        link: None,
    };
    vec![
        step(all > 0, w.journey_idea(), w.journey_idea_count(all)),
        step(found.supported, w.journey_support(), w.journey_support_text().to_owned()),
        step(decided > 0, w.journey_decision(), w.journey_decision_count(decided)),
        step(false, w.journey_commission(), w.journey_commission_count(selected)),
        step(false, w.journey_test(), w.journey_test_text().to_owned()),
        step(false, w.journey_result(), w.journey_result_text().to_owned()),
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
    pub(crate) journey: Vec<Step>,
}

/// What came of calls.
#[derive(Debug, Template)]
#[template(path = "home_results.html")]
pub(crate) struct HomeResults<'a> {
    /// What surrounds the page.
    pub(crate) frame: &'a Frame,
    /// Decided calls; instead of its question each says how many ideas it led to.
    pub(crate) results: Vec<CallCard>,
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
