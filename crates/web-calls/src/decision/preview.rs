//! What residents will see of a decision that is being prepared or is scheduled: the very page of the result, marked.

use crate::paths::CallLinks as _;
use crate::words::CallWords as _;
use std::collections::BTreeSet;

use axum::response::IntoResponse;
use calls::{Contender, Decision};
use city::Slug;
use jiff::Timestamp;
use store::calls::decision::Made;

use crate::decision::asked::Asked;
use crate::decision::form::{kept_moment, moment};
use crate::decision::found::{Found, Stage, load, passed_over};
use crate::decision::result_view::{Confirm, ResultPage};
use crate::decision::{result, result_found};
use crate::desk::frame;
use web::Page;
use web::http::{InPath, InQuery, Problem, Visit};
use web::views::{Banner, Link, Pages, Tone};

/// A decision with the page it would make.
struct Seen {
    found: Found,
    result: result_found::Found,
    /// Whether nothing is missing, so that it can be published.
    complete: bool,
}

/// The result as it would be. The moment it should come out, which is not kept yet, goes back to the form.
pub(crate) async fn show(
    visit: Visit,
    InPath(slug): InPath<Slug>,
    InQuery(asked): InQuery<Asked>,
    InQuery(part): InQuery<result_found::Asked>,
) -> Result<impl IntoResponse, Problem> {
    let first = part.is_first();
    let seen = visit
        .read(move |act| {
            let found = load(act, &slug)?;
            let complete = found.stage == Stage::Whole && complete(act, &found)?;
            let made = would_be(act.now, &found);
            let call = found.call.clone();
            let result = result_found::would_be(act, call, &found.ideas, made, &part)?;
            Ok(Seen { found, result, complete })
        })
        .await?;
    let here = asked.onto(&visit.to.desk_preview(&seen.found.call.slug));
    let next = seen.result.next.as_ref().and_then(|query| query.strip_prefix('?'));
    let pages = Pages {
        first: (!first).then(|| here.clone()),
        next: next.map(|query| format!("{here}&{query}#table")),
        ..Pages::default()
    };
    Ok(Page(ResultPage { pages, ..page(&visit, seen, &asked) }))
}

fn complete(act: &mut acts::Act, found: &Found) -> acts::Done<bool> {
    match acts::calls::decision::check(act, &found.call, &found.call.content.result) {
        Ok(()) => Ok(true),
        Err(acts::Refused::Rule(_)) => Ok(false),
        Err(refused) => Err(refused),
    }
}

/// What was decided, with what was chosen as if it were.
fn would_be(now: Timestamp, found: &Found) -> Vec<Made> {
    let passed: BTreeSet<_> = passed_over(found, &found.choices).into_iter().collect();
    let chosen = |(place, idea): (usize, &Contender)| {
        let choice = found.choices.get(&idea.id)?;
        let deviation = Some(choice.deviation.clone()).filter(|_| passed.contains(&idea.id));
        Some(Made {
            decision: Decision {
                idea: idea.id,
                verdict: choice.verdict?,
                place,
                reason: choice.reason.clone(),
                deviation,
                enough: None,
            },
            office: found.call.content.office.clone(),
            made_at: now,
            told_at: None,
            public_at: now,
        })
    };
    let mut made: Vec<Made> = (1..).zip(&found.eligible).filter_map(chosen).collect();
    let mut decisions: Vec<Decision> = made.iter().map(|made| made.decision.clone()).collect();
    calls::say_enough(&found.call, &found.eligible, &mut decisions);
    made.iter_mut().zip(decisions).for_each(|(made, decision)| made.decision = decision);
    found.made.iter().cloned().chain(made).collect()
}

fn page(visit: &Visit, mut seen: Seen, asked: &Asked) -> ResultPage {
    let (w, slug) = (&visit.words, seen.found.call.slug.clone());
    let back = asked.onto(&visit.to.desk_decide(&slug));
    let at = moment(visit, &asked.at).ok();
    let at = at.map(|at| (at, kept_moment(visit, &seen.found, at)));
    let result = &mut seen.result;
    result.public_at = result.public_at.or(at.map(|(_, kept)| kept));
    // Its head is the one it will have.
    result.call.results = Some(visit.now);
    let mut page = result::page(visit, result);
    page.frame = frame(visit, w.decide_preview_title(), false);
    page.head.follow = None;
    page.head.share = None;
    page.head.sheet = String::new();
    page.feeds = Vec::new();
    let decided = seen.found.call.results.is_some();
    let text = if decided { w.decide_preview_decided() } else { w.decide_preview_text() };
    page.head.banner = Some(Banner {
        tone: Tone::Info,
        title: w.decide_preview_title().to_owned(),
        text: text.to_owned(),
        link: Some(Link::new(w.decide_to_decision(), back.clone())),
    });
    page.confirm = at.filter(|_| seen.complete).map(|(wished, kept)| Confirm {
        action: asked.carry(&visit.to.desk_decide(&slug)),
        version: seen.found.stamp(),
        publish_at: asked.at.clone(),
        text: who_hears_when(visit, wished, kept),
        label: w.decide_publish_on(w.date_time(kept)),
        back,
    });
    page
}

/// Who hears when, and how the moment differs from the one asked for, where it does.
fn who_hears_when(visit: &Visit, asked: Timestamp, kept: Timestamp) -> String {
    let w = &visit.words;
    let (public, authors) = (w.date_time(kept), calls::authors_hear(kept));
    if authors <= visit.now {
        return match w.date_time(asked) == public {
            true => w.decide_hear_now(public),
            false => w.decide_hear_later(w.date_time(asked), public),
        };
    }
    w.decide_hear(w.date_time(authors), public)
}
