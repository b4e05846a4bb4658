//! What all marks of a call say, and how far everybody is.

use std::collections::{BTreeMap, HashMap};

use acts::calls::estimate::Selected;
use acts::calls::evaluation::{self as acting, Blinders};
use axum::response::{IntoResponse, Response};
use calls::evaluation::{EvaluationState, Sharing, Sight};
use calls::{Call, Idea, Range};
use city::{Id, Person, Refusal, Slug};
use serde::Deserialize;
use store::calls::evaluation::{self as rows, Evaluated, InState, Order};
use store::calls::evaluator::Evaluator;
use web::Page;
use web::forms::Posted;
use web::http::{InPath, InQuery, Problem, Said, Visit};
use web::views::{Choice, Chosen, Link, Pages, Tab};
use web::words::name;

use crate::desk::{call_link, frame};
use crate::estimate::page::{budget, cost_range};
use crate::evaluation::shown;
use crate::evaluation::view::{EvaluatedRow, OverviewPage, ProgressRow};
use crate::feeds;
use crate::paths::CallLinks as _;
use crate::words::CallWords as _;

/// How many ideas stand on a page.
const PAGE: i64 = 50;
/// How many that lack evaluators are counted.
const COUNTED: i64 = 1_000;
/// How many pairs are given in one write.
const CHUNK: usize = 40;

/// In which order, and where the page begins.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    sort: String,
    after: String,
}

impl Asked {
    const KEYS: [(&'static str, Order); 3] =
        [("spread", Order::Spread), ("mean", Order::Mean), ("missing", Order::Missing)];

    fn order(&self) -> Order {
        let found = Self::KEYS.iter().find(|(key, _)| *key == self.sort);
        found.map_or(Order::Spread, |(_, order)| *order)
    }

    fn cursor(&self) -> Option<rows::After> {
        let (number, idea) = self.after.split_once('.')?;
        Some((number.parse().ok()?, idea.parse().ok()?))
    }
}

struct Found {
    call: Call,
    blinders: Blinders,
    ideas: HashMap<Id<Idea>, (Idea, Option<Range>)>,
    evaluated: Vec<Evaluated>,
    more: Option<rows::After>,
    progress: Vec<InState>,
    evaluators: Vec<Evaluator>,
    lacking: i64,
    selected: Selected,
}

fn load(act: &mut acts::Act, slug: &Slug, asked: &Asked) -> acts::Done<Found> {
    let (call, evaluating) = acting::evaluated(act, slug)?;
    let order = asked.order();
    let mut evaluated = rows::in_a_call(act.tx, call.id, order, asked.cursor(), PAGE + 1)?;
    let full = usize::try_from(PAGE).unwrap_or(usize::MAX);
    let is_more = evaluated.len() > full;
    evaluated.truncate(full);
    let more = evaluated.last().filter(|_| is_more).map(|last| last.cursor(order));
    let ids: Vec<Id<Idea>> = evaluated.iter().map(|one| one.idea).collect();
    let mut ideas = HashMap::new();
    for idea in store::calls::idea::these(act.tx, &ids)? {
        let estimate = store::calls::estimate::of(act.tx, idea.id)?;
        let range = Range::known(estimate.map(|it| it.input.range), idea.input.cost);
        ideas.insert(idea.id, (idea, range));
    }
    evaluated.retain(|one| ideas.get(&one.idea).is_some_and(|(idea, _)| idea.state.is_listed()));
    let blinders = acting::blinders(act, call.id)?.ok_or(Refusal::NotFound)?;
    Ok(Found {
        progress: rows::progress(act.tx, call.id)?,
        evaluators: acting::evaluators(act, call.id)?,
        lacking: rows::count_lacking(act.tx, call.id, evaluating.plan.readers, COUNTED)?,
        selected: acts::calls::estimate::selected(act, &call)?,
        call,
        blinders,
        ideas,
        evaluated,
        more,
    })
}

/// The page. Where nothing is set up yet, that comes first.
pub(crate) async fn show(
    visit: Visit,
    InPath(slug): InPath<Slug>,
    InQuery(asked): InQuery<Asked>,
) -> Result<Response, Problem> {
    let (name, wish) = (slug.clone(), asked.clone());
    let is_set_up = visit
        .read(move |act| {
            let call = store::calls::call::by_slug(act.tx, &name)?;
            Ok(store::calls::evaluator::of(act.tx, call.id)?.is_some())
        })
        .await?;
    if !is_set_up {
        return Ok(visit.go(visit.to.desk_evaluation_setup(&slug)));
    }
    let found = visit.read(move |act| load(act, &slug, &wish)).await?;
    Ok(Page(page(&visit, &found, &asked)).into_response())
}

fn page(visit: &Visit, found: &Found, asked: &Asked) -> OverviewPage {
    let (w, call) = (&visit.words, &found.call);
    let here = visit.to.desk_evaluation(&call.slug);
    let evaluating = &found.blinders.evaluating;
    let me = visit.reader.actor().person;
    let is_evaluator = found.evaluators.iter().any(|one| Some(one.person.id) == me);
    let mut tools = Vec::new();
    if is_evaluator {
        tools.push(Link::new(w.evaluate_title(), visit.to.desk_evaluate(&call.slug)));
    }
    tools.push(Link::new(w.evaluation_setup(), visit.to.desk_evaluation_setup(&call.slug)));
    tools.push(Link::new(w.decide_title(), visit.to.desk_decide(&call.slug)));
    let takes = call.results.is_none() || call.is_endless();
    let closed = evaluating.closed.is_some();
    let at = |key: &str| format!("{here}?sort={key}");
    let sort = Asked::KEYS.iter().find(|(_, order)| *order == asked.order());
    let sort = sort.map_or("spread", |(key, _)| key);
    let orders = [
        ("spread", w.evaluation_by_spread()),
        ("mean", w.evaluation_by_mean()),
        ("missing", w.evaluation_by_missing()),
    ];
    let data = [("CSV", "csv"), ("Excel", "xlsx"), ("JSON", "json")];
    let evaluations = format!("{}/evaluations", visit.to.call(&call.slug));
    OverviewPage {
        frame: frame(visit, w.evaluation_title(), false),
        call: call_link(visit, call),
        action: here.clone(),
        version: evaluating.version,
        closed,
        takes,
        lacking: (found.lacking > 0 && takes && !closed)
            .then(|| w.evaluation_lacking(found.lacking)),
        how: vec![
            Choice::new(Sharing::Evenly.key(), w.sharing_evenly(), Chosen::Yes),
            Choice::new(Sharing::ByField.key(), w.sharing_by_field(), Chosen::No),
        ],
        tools,
        budget: budget(visit, call, found.selected),
        orders: orders
            .iter()
            .map(|(key, label)| Tab {
                label: (*label).to_owned(),
                href: at(key),
                current: *key == sort,
                count: None,
            })
            .collect(),
        rows: found.evaluated.iter().filter_map(|one| row(visit, found, one)).collect(),
        pages: Pages {
            first: (!asked.after.is_empty()).then(|| at(sort)),
            next: found.more.map(|(number, idea)| format!("{}&after={number}.{idea}", at(sort))),
            ..Pages::default()
        },
        progress: progress(visit, &found.evaluators, &found.progress),
        data: data
            .iter()
            .map(|(label, suffix)| Link::new(*label, feeds::link(visit, &evaluations, suffix, "")))
            .collect(),
    }
}

fn row(visit: &Visit, found: &Found, one: &Evaluated) -> Option<EvaluatedRow> {
    let (w, plan) = (&visit.words, &found.blinders.evaluating.plan);
    let (idea, range) = found.ideas.get(&one.idea)?;
    let sight = found.blinders.sight(&visit.reader.actor(), idea);
    let scores = one.scores.filter(|_| sight == Sight::Everything);
    let full = i64::from(plan.scale.most()) * 100;
    let text = |number: Option<i64>| number.map(|it| shown::score(w, it)).unwrap_or_default();
    Some(EvaluatedRow {
        idea: Link::new(&idea.input.title, visit.to.desk_evaluated(idea.id)),
        language: idea.input.language.to_string(),
        mean: text(scores.map(|it| it.mean)),
        median: text(scores.map(|it| it.median)),
        range: scores.map(|it| shown::range(w, (it.low, it.high))).unwrap_or_default(),
        drawn: scores.map(|it| {
            let share = |hundredths: i64| hundredths * 100 / full.max(1);
            (share(it.low), share(it.high).max(share(it.low) + 2), share(it.mean))
        }),
        done: w.evaluation_done_of(w.number(one.given), w.number(one.done)),
        note: match sight {
            Sight::Own => w.evaluation_yours_first().to_owned(),
            Sight::Nothing => w.evaluation_not_impartial().to_owned(),
            Sight::Everything if one.apart > 0 => w.evaluation_apart(one.apart),
            Sight::Everything => String::new(),
        },
        cost: range.map(|range| cost_range(w, range)).unwrap_or_default(),
    })
}

/// How far everybody is; whoever left is named last, with what they handed in.
fn progress(visit: &Visit, evaluators: &[Evaluator], counts: &[InState]) -> Vec<ProgressRow> {
    let w = &visit.words;
    let mut of: BTreeMap<Id<Person>, (i64, i64, i64)> = BTreeMap::new();
    for count in counts {
        let (done, all, away) = of.entry(count.person).or_default();
        match count.state {
            EvaluationState::Away => *away += count.ideas,
            EvaluationState::Done => (*done, *all) = (*done + count.ideas, *all + count.ideas),
            EvaluationState::Given | EvaluationState::Begun => *all += count.ideas,
        }
    }
    let row = |one: &Evaluator| {
        let (done, all, away) = of.get(&one.person.id).copied().unwrap_or_default();
        let text = w.evaluation_done_of(w.number(all), w.number(done));
        ProgressRow {
            name: name(w, &one.person.name).to_owned(),
            text: match away {
                0 => text,
                away => format!("{text} · {}", w.evaluation_stays_away(away)),
            },
            percent: done * 100 / all.max(1),
        }
    };
    evaluators.iter().map(row).collect()
}

/// Shares ideas out, closes the evaluation or opens it again.
pub(crate) async fn send(
    visit: Visit,
    InPath(slug): InPath<Slug>,
    posted: Posted,
) -> Result<Response, Problem> {
    let here = visit.to.desk_evaluation(&slug);
    let (call, _) = visit.read(move |act| acting::evaluated(act, &slug)).await?;
    let (id, version) = (call.id, posted.get("version").parse().unwrap_or(0));
    match posted.get("do") {
        "close" => visit.write(move |act| acting::close(act, id, version)).await?,
        "reopen" => visit.write(move |act| acting::reopen(act, id, version)).await?,
        "share" => {
            let how = Sharing::from_key(posted.get("how")).unwrap_or(Sharing::Evenly);
            share(&visit, id, how).await?;
        }
        _ => return Err(Problem::NotFound),
    }
    Ok(visit.go_saying(here, Said::Saved))
}

/// Proposes, gives some at a time, and tells whoever was given something.
async fn share(visit: &Visit, id: Id<Call>, how: Sharing) -> Result<(), Problem> {
    let shared = visit.read(move |act| acting::propose(act, id, how)).await?;
    for some in shared.given.chunks(CHUNK) {
        let pairs = some.to_vec();
        visit.write(move |act| acting::give(act, id, &pairs).map(drop)).await?;
    }
    let given = shared.given;
    visit.write(move |act| acting::tell(act, id, &given)).await
}
