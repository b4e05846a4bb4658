//! The result of a call: every idea, its place, its outcome and why.

use crate::paths::CallLinks as _;
use crate::words::CallWords as _;
use axum::response::IntoResponse;
use calls::{Call, Enough, Idea, IdeaState, Range, ResultStep, Rule, Verdict};
use city::Slug;
use store::calls::result::Written;

use crate::call::head::{self, Current, head};
use crate::call::page::readable;
use crate::decision::correct::formers;
use crate::decision::result_found::{Asked, Decided, Found, Other, load, standing};
use crate::decision::result_view::{ResultPage, ResultRow, Why, Winner};
use crate::estimate::page::cost_range;
use crate::feeds;
use crate::shape::{Shape, state};
use web::Page;
use web::http::{InPath, InQuery, Problem, Visit};
use web::markdown;
use web::views::{Fact, Link, Pages};
use web::words::Words;

/// The result, once it is public.
pub(crate) async fn show(
    visit: Visit,
    InPath(slug): InPath<Slug>,
    InQuery(asked): InQuery<Asked>,
) -> Result<impl IntoResponse, Problem> {
    let first = asked.is_first();
    let found = visit
        .read(move |act| {
            let (call, follows) = readable(act, &slug)?;
            if !call.has_part(act.now) {
                return Err(city::Refusal::NotFound.into());
            }
            load(act, call, follows, &asked)
        })
        .await?;
    let here = visit.to.call_result(&found.call.slug);
    let mut page = page(&visit, &found);
    page.pages = Pages {
        first: (!first).then(|| here.clone()),
        next: found.next.as_ref().map(|query| format!("{here}{query}#table")),
        ..Pages::default()
    };
    Ok(Page(page))
}

/// The page of a result.
pub(crate) fn page(visit: &Visit, found: &Found) -> ResultPage {
    let (w, shape) = (&visit.words, Shape::new(visit));
    let call = &found.call;
    let office = found.decided.first().map_or(&call.content.office, |(_, made)| &made.office);
    let office = shape.text(office);
    let here = visit.to.call(&call.slug);
    let finding = w.result_finding(found.selected);
    let numbers = found.numbers.as_ref();
    let open = |idea: &Idea| found.open.is_some() && idea.state != IdeaState::Ineligible;
    let shown = i64::try_from(found.winners.len()).unwrap_or(i64::MAX);
    ResultPage {
        frame: head::saying(visit.shared_frame(
            w.result_of(shape.title(call)),
            &visit.to.call_result(&call.slug),
            &finding,
            &shape.call_picture(call),
        )),
        head: head(visit, call, found.follows, Current::Result, found.ideas, ""),
        finding,
        html: markdown::html(call.public_words(visit.now).map_or("", |text| shape.text(text))),
        steps: steps(visit, call),
        still_open: still_open(visit, found),
        winners: found.winners.iter().map(|idea| winner(visit, found, idea)).collect(),
        more_winners: match found.selected - shown {
            more if more > 0 && shown > 0 => w.result_more_winners(more),
            _ => String::new(),
        },
        written: numbers.map(|it| written(w, &it.written)).unwrap_or_default(),
        numbers: numbers.map_or_else(Vec::new, |numbers| {
            vec![
                Fact::new(w.result_authors(numbers.authors), w.number(numbers.authors)),
                Fact::new(w.result_supporters(numbers.supporters), w.number(numbers.supporters)),
                Fact::new(w.result_comments(numbers.comments), w.number(numbers.comments)),
            ]
        }),
        decided: w
            .result_decided_by(found.public_at.map(|at| w.date(at)).unwrap_or_default(), office),
        rows: decided(visit, found),
        cut: cut_words(visit, call),
        open: others(visit, found, &open),
        others: others(visit, found, &|idea| !open(idea)),
        neighbourhoods: neighbourhoods(visit, found),
        rule_html: markdown::html(shape.text(&call.content.rule_text)),
        next: vec![
            Fact::new(w.result_who(), office),
            Fact::new(w.journey_commission(), w.result_next_commission()),
            Fact::new(w.journey_test(), w.journey_test_text()),
            Fact::new(w.journey_result(), w.journey_result_text()),
        ],
        feeds: ["xlsx", "csv", "json"]
            .iter()
            .map(|format| Link::new(format.to_uppercase(), feeds::link(visit, &here, format, "")))
            .collect(),
        confirm: None,
        pages: Pages::default(),
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
fn written(w: &Words, all: &[Written]) -> String {
    let count = |fits: &dyn Fn(&Written) -> bool| -> i64 {
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

fn winner(visit: &Visit, found: &Found, idea: &Idea) -> Winner {
    Winner {
        idea: Link::new(&idea.input.title, visit.to.idea(&found.call.slug, idea.id)),
        language: idea.input.language.to_string(),
        supports: idea.supports,
        cost: cost(&visit.words, found, idea),
    }
}

/// What an idea costs for all one knows, in words: by the office, else by its author; nothing where nobody said.
fn cost(w: &Words, found: &Found, idea: &Idea) -> String {
    let range = Range::known(found.ranges.get(&idea.id).copied(), idea.input.cost);
    range.map(|range| cost_range(w, range)).unwrap_or_default()
}

/// A row of the table, without what was decided.
fn row(visit: &Visit, found: &Found, idea: &Idea) -> ResultRow {
    ResultRow {
        anchor: idea.id.to_string(),
        place: 0,
        cut: false,
        idea: Link::new(&idea.input.title, visit.to.idea(&found.call.slug, idea.id)),
        language: idea.input.language.to_string(),
        state: state(idea),
        supports: idea.supports,
        cost: cost(&visit.words, found, idea),
        why: Why::of(""),
        enough: String::new(),
        ahead: false,
        deviation: None,
        formers: Vec::new(),
    }
}

/// What was decided, with a line where those begin that stand after the last selected one. What was selected although
/// an idea with more support was passed over says so.
fn decided(visit: &Visit, found: &Found) -> Vec<ResultRow> {
    let w = &visit.words;
    let mut before = found.before;
    let one = |(idea, made): &Decided| {
        let at = standing(made);
        let cut = found.open.is_none()
            && found.last_selected.is_some_and(|last| before <= last && last < at);
        before = at;
        let departs = found.first_departing.is_some_and(|first| first < at);
        ResultRow {
            place: u32::try_from(made.decision.place).unwrap_or(u32::MAX),
            cut,
            why: Why::of(&made.decision.reason),
            enough: made.decision.enough.map(|enough| enough_words(w, enough)).unwrap_or_default(),
            ahead: (departs || made.decision.deviation.is_some())
                && made.decision.verdict == Verdict::Selected,
            deviation: made.decision.deviation.clone(),
            formers: formers(visit, found.formers.iter().filter(|former| former.idea == idea.id)),
            ..row(visit, found, idea)
        }
    };
    found.decided.iter().map(one).collect()
}

fn enough_words(w: &Words, enough: Enough) -> String {
    match enough {
        Enough::Supporters(more) => w.enough_supporters(more),
        Enough::Cheaper(by) => w.enough_cheaper(w.money(by.minor, by.currency.as_str())),
    }
}

/// Each step that is public, with its day, where it comes out in steps.
fn steps(visit: &Visit, call: &Call) -> Vec<Fact> {
    let (w, shape) = (&visit.words, Shape::new(visit));
    let one = |(number, step): (i64, &ResultStep)| {
        let title = match shape.text(&step.words.title) {
            "" => w.result_step(number),
            title => w.result_step_called(number, title),
        };
        Fact::new(title, w.date(step.public_at))
    };
    (1..).zip(call.public_steps(visit.now)).map(one).collect()
}

/// What is open, and by when it is decided; nothing once all is decided.
fn still_open(visit: &Visit, found: &Found) -> String {
    let w = &visit.words;
    let step = found.call.open_step(visit.now);
    match (found.open, step.and_then(|step| step.words.next_at)) {
        (Some(open), Some(next)) if next < visit.now => w.result_open_late(open, w.date(next)),
        (Some(open), Some(next)) => w.result_open(open, w.date(next)),
        _ => String::new(),
    }
}

fn others(visit: &Visit, found: &Found, fits: &dyn Fn(&Idea) -> bool) -> Vec<ResultRow> {
    let shape = Shape::new(visit);
    let one = |(idea, why): &Other| {
        let reason = why.as_ref().map(|step| shape.event(&found.call, step).reason);
        ResultRow { why: Why::of(&reason.unwrap_or_default()), ..row(visit, found, idea) }
    };
    found.others.iter().filter(|(idea, _)| fits(idea)).map(one).collect()
}

/// Ideas and supports by neighbourhood, the most ideas first.
fn neighbourhoods(visit: &Visit, found: &Found) -> Vec<(String, i64, i64)> {
    let name = |key: &str| {
        let all = &visit.city.settings.neighbourhoods;
        all.iter().find(|one| one.key == key).map(|one| one.name.clone())
    };
    let counted = found.numbers.iter().flat_map(|numbers| &numbers.neighbourhoods);
    counted.filter_map(|one| Some((name(&one.key)?, one.ideas, one.supports))).collect()
}
