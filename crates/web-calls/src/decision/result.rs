//! The result of a call: every idea, its place, its outcome and why.

use std::collections::BTreeMap;

use crate::paths::CallLinks as _;
use crate::words::CallWords as _;
use axum::response::IntoResponse;
use calls::{Call, Enough, Idea, IdeaState, Rule, Verdict};
use city::StepKind;
use city::{Id, Slug};
use jiff::Timestamp;
use store::calls as rows;
use store::calls::decision::Made;

use crate::call::head::{self, Current, head};
use crate::call::page::readable;
use crate::decision::result_view::{ResultPage, ResultRow, Why, Winner, cut, mark_ahead};
use crate::feeds;
use crate::shape::{Shape, state};
use web::Page;
use web::http::{InPath, Problem, Visit};
use web::markdown;
use web::views::{Fact, Link};
use web::words::Words;

/// A call with all that its result says.
pub(crate) struct Found {
    pub(crate) call: Call,
    pub(crate) follows: bool,
    /// When everybody sees it.
    pub(crate) public_at: Option<Timestamp>,
    pub(crate) ideas: Vec<Idea>,
    pub(crate) made: Vec<Made>,
    refused: Vec<(Id<Idea>, city::Step)>,
    totals: rows::numbers::Totals,
    written: Vec<rows::numbers::Written>,
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
            let made = rows::decision::of_call(act.tx, call.id)?;
            load(act, call, follows, made)
        })
        .await?;
    Ok(Page(page(&visit, &found)))
}

/// Loads what the result of a call says, from what was or would be decided in it.
pub(crate) fn load(
    act: &mut acts::Act,
    call: Call,
    follows: bool,
    made: Vec<Made>,
) -> acts::Done<Found> {
    let ideas = rows::idea::all_of(act.tx, call.id)?;
    let mut refused = Vec::new();
    for idea in ideas.iter().filter(|idea| idea.state == IdeaState::Ineligible) {
        let events = store::things::step::of(act.tx, idea.id.thing())?;
        let last = events.into_iter().rfind(|event| event.kind == StepKind::Ineligible);
        refused.extend(last.map(|event| (idea.id, event)));
    }
    let totals = rows::numbers::totals(act.tx, call.id)?;
    let written = rows::numbers::written(act.tx, call.id)?;
    Ok(Found { public_at: call.results, call, follows, ideas, made, refused, totals, written })
}

/// The page of a result.
pub(crate) fn page(visit: &Visit, found: &Found) -> ResultPage {
    let (w, shape) = (&visit.words, Shape::new(visit));
    let call = &found.call;
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let rows = decided(visit, found);
    let winners = winners(visit, found);
    let office = found.made.first().map_or_else(
        || shape.text(&call.content.office).to_owned(),
        |made| shape.office(call, &made.office),
    );
    let here = visit.to.call(&call.slug);
    let ideas = count(found.ideas.len());
    let finding = w.result_finding(count(winners.len()));
    ResultPage {
        frame: head::saying(visit.shared_frame(
            w.result_of(shape.title(call)),
            &visit.to.call_result(&call.slug),
            &finding,
            &shape.call_picture(call),
        )),
        head: head(visit, call, found.follows, Current::Result, ideas, ""),
        finding,
        html: markdown::html(shape.text(&call.content.result)),
        winners,
        written: written(w, &found.written),
        numbers: vec![
            Fact::new(w.result_authors(found.totals.authors), w.number(found.totals.authors)),
            Fact::new(
                w.result_supporters(found.totals.supporters),
                w.number(found.totals.supporters),
            ),
            Fact::new(w.result_comments(found.totals.comments), w.number(found.totals.comments)),
        ],
        decided: w.result_decided_by(
            found.public_at.map(|at| w.date(at)).unwrap_or_default(),
            office.as_str(),
        ),
        rows,
        cut: cut_words(visit, call),
        others: others(visit, found),
        neighbourhoods: neighbourhoods(visit, found),
        rule_html: markdown::html(shape.text(&call.content.rule_text)),
        next: vec![
            Fact::new(w.result_who(), &office),
            Fact::new(w.journey_commission(), w.result_next_commission()),
            Fact::new(w.journey_test(), w.journey_test_text()),
            Fact::new(w.journey_result(), w.journey_result_text()),
        ],
        feeds: ["xlsx", "csv", "json"]
            .iter()
            .map(|format| Link::new(format.to_uppercase(), feeds::link(visit, &here, format, "")))
            .collect(),
        confirm: None,
    }
}

/// What the line between the selected and the others says.
fn cut_words(visit: &Visit, call: &Call) -> String {
    let w = &visit.words;
    match (call.content.rule, call.content.places) {
        (Rule::SupportOrder, Some(places)) => w.result_cut_places(i64::from(places)),
        (Rule::SupportOrder, None) => w.result_cut_money().to_owned(),
        (Rule::Office, _) => w.result_cut_office().to_owned(),
    }
}

/// "32 ideas were written and 27 are shown: three were merged, one was hidden." Nothing when nothing was.
fn written(w: &Words, all: &[rows::numbers::Written]) -> String {
    let count = |fits: &dyn Fn(&rows::numbers::Written) -> bool| -> i64 {
        all.iter().filter(|one| fits(one)).map(|one| one.ideas).sum()
    };
    let hidden = count(&|one| one.hidden);
    let merged = count(&|one| !one.hidden && one.state == IdeaState::Merged);
    let withdrawn = count(&|one| !one.hidden && one.state == IdeaState::Withdrawn);
    let whole = count(&|_| true);
    let shown = whole - hidden - merged - withdrawn;
    let mut why = Vec::new();
    if merged > 0 {
        why.push(w.result_merged(merged));
    }
    if withdrawn > 0 {
        why.push(w.result_withdrawn(withdrawn));
    }
    if hidden > 0 {
        why.push(w.result_hidden(hidden));
    }
    match why.is_empty() {
        true if whole == 0 => String::new(),
        true => w.result_written_all(whole),
        false => w.result_written(w.number(shown), why.join(", "), w.number(whole)),
    }
}

fn winners(visit: &Visit, found: &Found) -> Vec<Winner> {
    let selected = found.made.iter().filter(|made| made.decision.verdict == Verdict::Selected);
    selected
        .filter_map(|made| found.ideas.iter().find(|idea| idea.id == made.decision.idea))
        .map(|idea| Winner {
            idea: Link::new(&idea.input.title, visit.to.idea(&found.call.slug, idea.id)),
            language: idea.input.language.to_string(),
            supports: idea.supports,
            cost: cost(&visit.words, idea),
        })
        .collect()
}

/// What an idea costs, in words; nothing where nobody said.
fn cost(w: &Words, idea: &Idea) -> String {
    idea.input.cost.map(|cost| w.money(cost.minor, cost.currency.as_str())).unwrap_or_default()
}

/// A row of the table, without what was decided.
fn row(visit: &Visit, call: &Call, idea: &Idea) -> ResultRow {
    ResultRow {
        anchor: idea.id.to_string(),
        place: 0,
        cut: false,
        idea: Link::new(&idea.input.title, visit.to.idea(&call.slug, idea.id)),
        language: idea.input.language.to_string(),
        state: state(idea),
        supports: idea.supports,
        cost: cost(&visit.words, idea),
        why: Why::of(""),
        enough: String::new(),
        ahead: false,
        deviation: None,
    }
}

fn decided(visit: &Visit, found: &Found) -> Vec<ResultRow> {
    let enough = enough(found);
    let mut rows: Vec<ResultRow> = found
        .made
        .iter()
        .filter_map(|made| {
            let idea = found.ideas.iter().find(|idea| idea.id == made.decision.idea)?;
            Some(ResultRow {
                place: u32::try_from(made.decision.place).unwrap_or(u32::MAX),
                why: Why::of(&made.decision.reason),
                enough: enough
                    .get(&idea.id)
                    .map(|enough| enough_words(&visit.words, *enough))
                    .unwrap_or_default(),
                deviation: made.decision.deviation.clone(),
                ..row(visit, &found.call, idea)
            })
        })
        .collect();
    cut(&mut rows);
    mark_ahead(&mut rows);
    rows
}

/// What would have been enough for those that were not selected: known where the order of support was followed to the
/// letter, and not said where people decided otherwise.
fn enough(found: &Found) -> BTreeMap<Id<Idea>, Enough> {
    let ranked: Vec<Idea> = found
        .made
        .iter()
        .filter_map(|made| found.ideas.iter().find(|idea| idea.id == made.decision.idea))
        .cloned()
        .collect();
    let followed = found.call.content.rule == Rule::SupportOrder
        && found
            .made
            .iter()
            .map(|made| (made.decision.idea, made.decision.verdict))
            .collect::<BTreeMap<_, _>>()
            == calls::choose_by_order(&found.call, &ranked);
    if followed { calls::enough(&found.call, &ranked) } else { BTreeMap::new() }
}

fn enough_words(w: &Words, enough: Enough) -> String {
    match enough {
        Enough::Supporters(more) => w.enough_supporters(more),
        Enough::Cheaper(by) => w.enough_cheaper(w.money(by.minor, by.currency.as_str())),
    }
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
        .map(|idea| ResultRow { why: Why::of(&reason(idea)), ..row(visit, &found.call, idea) })
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
