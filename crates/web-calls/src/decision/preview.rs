//! What residents will see of a decision that is being prepared.

use crate::paths::CallLinks as _;
use crate::words::CallWords as _;
use axum::response::IntoResponse;
use calls::Verdict;
use city::Slug;

use crate::call::head::{Current, head};
use crate::cards::State;
use crate::decision::page::{Asked, Found, load, passed_over, tally};
use crate::decision::result::{cut_words, row};
use crate::decision::result_view::{ResultPage, ResultRow, Why, cut};
use crate::desk::frame;
use crate::shape::Shape;
use web::Page;
use web::http::{InPath, InQuery, Problem, Visit};
use web::markdown;
use web::views::{Banner, Link, Tone};

/// The result as it would be. The moment it should come out, which is not kept yet, goes back to the form.
pub(crate) async fn show(
    visit: Visit,
    InPath(slug): InPath<Slug>,
    InQuery(asked): InQuery<Asked>,
) -> Result<impl IntoResponse, Problem> {
    let back = asked.onto(&visit.to.desk_decide(&slug));
    let found = visit.read(move |act| load(act, &slug)).await?;
    Ok(Page(page(&visit, &found, back)))
}

fn page(visit: &Visit, found: &Found, back: String) -> ResultPage {
    let (w, shape, call) = (&visit.words, Shape::new(visit), &found.call);
    let ideas = i64::try_from(found.ideas.len()).unwrap_or(i64::MAX);
    let mut head = head(visit, call, false, Current::Result, ideas, "");
    head.follow = None;
    head.banner = Some(Banner {
        tone: Tone::Info,
        title: w.decide_preview_title().to_owned(),
        text: w.decide_preview_text().to_owned(),
        link: Some(Link::new(w.decide_to_decision(), back)),
    });
    ResultPage {
        frame: frame(visit, w.decide_preview_title(), false),
        head,
        finding: tally(visit, found, &found.choices),
        html: markdown::html(shape.text(&call.content.result)),
        winners: Vec::new(),
        written: String::new(),
        numbers: Vec::new(),
        decided: shape.text(&call.content.office).to_owned(),
        rows: result_rows(visit, found),
        cut: cut_words(visit, call),
        others: Vec::new(),
        neighbourhoods: Vec::new(),
        rule_html: markdown::html(shape.text(&call.content.rule_text)),
        next: Vec::new(),
        feeds: Vec::new(),
    }
}

fn result_rows(visit: &Visit, found: &Found) -> Vec<ResultRow> {
    let passed = passed_over(found, &found.choices);
    let mut rows: Vec<ResultRow> = (1..)
        .zip(&found.eligible)
        .map(|(place, idea)| {
            let choice = found.choices.get(&idea.id).cloned().unwrap_or_default();
            ResultRow {
                place,
                state: match choice.verdict {
                    Some(Verdict::Selected) => State::Selected,
                    Some(Verdict::NotSelected) => State::NotSelected,
                    None => State::Eligible,
                },
                why: Why::of(&choice.reason),
                deviation: Some(choice.deviation).filter(|_| passed.contains(&idea.id)),
                ..row(visit, &found.call, idea)
            }
        })
        .collect();
    cut(&mut rows);
    rows
}
