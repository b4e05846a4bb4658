//! The result of a call: every idea, its place, its outcome and why.

use crate::paths::CallLinks as _;
use crate::words::CallWords as _;
use axum::response::IntoResponse;
use calls::{Call, Idea, IdeaState};
use city::StepKind;
use city::{Id, Slug};
use store::calls as rows;
use store::calls::decision::Made;

use crate::call::page::{Current, head, readable};
use crate::decision::result_view::{ResultPage, ResultRow};
use crate::shape::{Shape, state};
use web::Page;
use web::http::{InPath, Problem, Visit};
use web::markdown;
use web::views::{Fact, Link};

struct Found {
    call: Call,
    follows: bool,
    ideas: Vec<Idea>,
    made: Vec<Made>,
    refused: Vec<(Id<Idea>, city::Step)>,
    totals: rows::numbers::Totals,
}

/// The result, once it is public.
pub(crate) async fn show(
    visit: Visit,
    InPath(slug): InPath<Slug>,
) -> Result<impl IntoResponse, Problem> {
    let found = visit
        .read(move |act| {
            let (call, follows) = readable(act, &slug)?;
            if !call.has_result(act.now) {
                return Err(city::Refusal::NotFound.into());
            }
            let ideas = rows::idea::all_of(act.tx, call.id)?;
            let mut refused = Vec::new();
            for idea in ideas.iter().filter(|idea| idea.state == IdeaState::Ineligible) {
                let events = store::things::step::of(act.tx, idea.id.thing())?;
                refused.extend(
                    events
                        .into_iter()
                        .rfind(|e| e.kind == StepKind::Ineligible)
                        .map(|e| (idea.id, e)),
                );
            }
            let made = rows::decision::of_call(act.tx, call.id)?;
            let totals = rows::numbers::totals(act.tx, call.id)?;
            Ok(Found { call, follows, ideas, made, refused, totals })
        })
        .await?;
    Ok(Page(page(&visit, &found)))
}

fn page(visit: &Visit, found: &Found) -> ResultPage {
    let (w, shape) = (&visit.words, Shape::new(visit));
    let call = &found.call;
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let rows = decided(visit, found);
    let selected = rows.iter().filter(|row| row.state == crate::cards::State::Selected).count();
    let ideas = count(found.ideas.len());
    let office = found
        .made
        .first()
        .map_or_else(|| shape.text(&call.content.office), |made| made.office.as_str());
    let here = visit.to.call(&call.slug);
    ResultPage {
        frame: visit.frame(w.result_of(shape.title(call))),
        head: head(visit, call, found.follows, Current::Result, ideas),
        finding: w.result_finding(count(selected)),
        html: markdown::html(shape.text(&call.content.result)),
        numbers: vec![
            Fact::new(w.home_ideas(ideas), w.number(ideas)),
            Fact::new(w.result_authors(found.totals.authors), w.number(found.totals.authors)),
            Fact::new(
                w.result_supporters(found.totals.supporters),
                w.number(found.totals.supporters),
            ),
            Fact::new(w.result_comments(found.totals.comments), w.number(found.totals.comments)),
        ],
        decided: w.result_decided_by(call.results.map(|at| w.date(at)).unwrap_or_default(), office),
        rows,
        others: others(visit, found),
        neighbourhoods: neighbourhoods(visit, found),
        rule_html: markdown::html(shape.text(&call.content.rule_text)),
        next: vec![
            Fact::new(w.journey_commission(), w.result_next_commission()),
            Fact::new(w.journey_test(), w.journey_test_text()),
            Fact::new(w.journey_result(), w.journey_result_text()),
        ],
        feeds: ["csv", "json"]
            .iter()
            .map(|format| Link::new(format.to_uppercase(), format!("{here}.{format}")))
            .collect(),
    }
}

fn row(visit: &Visit, call: &Call, idea: &Idea) -> ResultRow {
    let w = &visit.words;
    ResultRow {
        place: 0,
        idea: Link::new(&idea.input.title, visit.to.idea(&call.slug, idea.id)),
        state: state(idea),
        supports: idea.supports,
        cost: idea
            .input
            .cost
            .map(|cost| w.money(cost.minor, cost.currency.as_str()))
            .unwrap_or_default(),
        reason: String::new(),
        office: String::new(),
        deviation: None,
    }
}

fn decided(visit: &Visit, found: &Found) -> Vec<ResultRow> {
    found
        .made
        .iter()
        .filter_map(|made| {
            let idea = found.ideas.iter().find(|idea| idea.id == made.decision.idea)?;
            Some(ResultRow {
                place: u32::try_from(made.decision.place).unwrap_or(u32::MAX),
                reason: made.decision.reason.clone(),
                office: made.office.clone(),
                deviation: made.decision.deviation.clone(),
                ..row(visit, &found.call, idea)
            })
        })
        .collect()
}

fn others(visit: &Visit, found: &Found) -> Vec<ResultRow> {
    let shape = Shape::new(visit);
    let reason = |idea: &Idea| {
        let event = found.refused.iter().find(|(id, _)| *id == idea.id).map(|(_, event)| event);
        event.map(|event| shape.event(&found.call, event).reason).unwrap_or_default()
    };
    found
        .ideas
        .iter()
        .filter(|idea| !found.made.iter().any(|made| made.decision.idea == idea.id))
        .map(|idea| ResultRow { reason: reason(idea), ..row(visit, &found.call, idea) })
        .collect()
}

/// Ideas and supports by neighbourhood, the most ideas first.
fn neighbourhoods(visit: &Visit, found: &Found) -> Vec<(String, i64, i64)> {
    let mut rows: Vec<(String, i64, i64)> = visit
        .city
        .settings
        .neighbourhoods
        .iter()
        .map(|one| {
            let here = found
                .ideas
                .iter()
                .filter(|idea| idea.input.neighbourhood.as_ref() == Some(&one.key));
            let (ideas, supports) =
                here.fold((0, 0), |(ideas, supports), idea| (ideas + 1, supports + idea.supports));
            (one.name.clone(), ideas, supports)
        })
        .filter(|(_, ideas, _)| *ideas > 0)
        .collect();
    rows.sort_by(|a, b| b.1.cmp(&a.1).then(b.2.cmp(&a.2)));
    rows
}
