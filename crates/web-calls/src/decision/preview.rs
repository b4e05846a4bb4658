//! What residents will see of a decision that is being prepared or is scheduled: the very page of the result, marked.

use crate::paths::CallLinks as _;
use crate::words::CallWords as _;
use std::collections::BTreeSet;

use axum::response::IntoResponse;
use calls::{Call, Contender, Decision, ResultWords};
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
    // What is said on the page is said of the moment at which it was asked for.
    let (at, now) = (moment(&visit, &asked.at).unwrap_or(visit.now), visit.now);
    let seen = visit
        .read(move |act| {
            let found = load(act, &slug)?;
            let complete = found.stage == Stage::Whole && complete(act, &found, at)?;
            let made = would_be(act.now, &found);
            let call = as_public(now, &found);
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

/// The call as it will be when everybody sees what is prepared or scheduled.
fn as_public(now: Timestamp, found: &Found) -> Call {
    let mut call = found.call.clone();
    if found.stage == Stage::OneByOne {
        call.results = Some(now);
        return call;
    }
    let words: ResultWords = found.result_words();
    if let Stage::Scheduled(at) = found.stage {
        call.content.steps.retain(|step| step.public_at != at);
    }
    call.enter_result(now, &words, found.left(&found.choices));
    call
}

fn complete(act: &mut acts::Act, found: &Found, at: Timestamp) -> acts::Done<bool> {
    match acts::calls::decision::check(act, &found.call, at, &found.result_words()) {
        Ok(()) => Ok(true),
        Err(acts::Refused::Rule(_)) => Ok(false),
        Err(refused) => Err(refused),
    }
}

/// What was decided, with what was chosen as if it were.
fn would_be(now: Timestamp, found: &Found) -> Vec<Made> {
    let passed: BTreeSet<_> = passed_over(found, &found.choices).into_iter().collect();
    let chosen = |idea: &Contender| {
        let choice = found.choices.get(&idea.id).filter(|choice| !choice.later)?;
        let place = *found.places.get(&idea.id)?;
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
    let mut made: Vec<Made> = found.eligible.iter().filter_map(chosen).collect();
    if found.left(&found.choices) == 0 {
        let mut decisions: Vec<Decision> = made.iter().map(|made| made.decision.clone()).collect();
        let ranked = found.ranked();
        if !found.call.content.steps.is_empty() {
            decisions.extend(found.made.iter().map(|made| made.decision.clone()));
        }
        decisions.sort_by_key(|one| (one.place, one.idea));
        calls::say_enough(&found.call, &ranked, &mut decisions);
        for made in &mut made {
            let said = decisions.iter().find(|one| one.idea == made.decision.idea);
            made.decision.enough = said.and_then(|one| one.enough);
        }
    }
    found.made.iter().cloned().chain(made).collect()
}

fn page(visit: &Visit, mut seen: Seen, asked: &Asked) -> ResultPage {
    let (w, slug) = (&visit.words, seen.found.call.slug.clone());
    let back = asked.onto(&visit.to.desk_decide(&slug));
    let at = moment(visit, &asked.at).ok();
    let at = at.map(|at| (at, kept_moment(visit, &seen.found, at)));
    let scheduled = match seen.found.stage {
        Stage::Scheduled(at) => Some(at),
        _ => seen.found.call.results,
    };
    let result = &mut seen.result;
    result.public_at = scheduled.or(at.map(|(_, kept)| kept));
    let mut page = result::page(visit, result);
    page.frame = frame(visit, w.decide_preview_title(), false);
    page.head.follow = None;
    page.head.share = None;
    page.head.sheet = String::new();
    page.feeds = Vec::new();
    let decided = scheduled.is_some();
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
        text: of_step(visit, &seen.found, who_hears_when(visit, wished, kept)),
        label: w.decide_publish_on(w.date_time(kept)),
        back,
    });
    page
}

/// What a step decides and leaves, before who hears when.
fn of_step(visit: &Visit, found: &Found, hears: String) -> String {
    let left = found.left(&found.choices);
    let next = found.step_words().next_at.map(|at| visit.words.date_time(at));
    match next.filter(|_| left > 0) {
        Some(next) => visit.words.decide_step_asks(hears, left, next),
        None => hears,
    }
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
