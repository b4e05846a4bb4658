//! Merging twins: the one that stays is found by likeness or by words.

use crate::paths::CallLinks as _;
use crate::words::CallWords as _;
use axum::response::{IntoResponse, Response};
use calls::{Call, Idea};
use city::Refusal;
use city::{Flaw, Flaws, Id, Work};
use likeness::Reason;
use serde::Deserialize;
use store::calls as rows;
use store::calls::idea::{Filter, Order};

use crate::desk::{about_idea, call_link, frame, place_or_theme};
use crate::merge::view::{MergePage, Twin};
use crate::near::why;
use crate::screening::many::MERGED;
use crate::shape::Shape;
use web::forms::Posted;
use web::http::{InPath, InQuery, Problem, Said, Visit, field_errors};
use web::markdown;
use web::views::{Choice, FieldError, Link};
use web::{Page, Unfinished};

/// How many ideas are offered.
const CANDIDATES: i64 = 12;

/// What was looked for, and which idea is compared.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    q: String,
    into: String,
}

/// Why an idea is offered.
enum Alike {
    /// Both are about the same.
    Near(Reason),
    /// So many words of the title are the same.
    Words(i64),
    /// It was looked for.
    Asked,
}

struct Found {
    call: Call,
    idea: Idea,
    candidates: Vec<(Idea, Alike)>,
    other: Option<Idea>,
}

fn load(act: &mut acts::Act, id: Id<Idea>, asked: &Asked) -> acts::Done<Found> {
    let (call, idea) = acts::calls::idea::readable(act, id)?;
    let mut candidates = if asked.q.trim().is_empty() {
        alike(act, &call, &idea)?
    } else {
        let filter = Filter { words: asked.q.clone(), ..Filter::default() };
        let order = Order::Supported;
        let found = rows::idea::page(act.tx, call.id, &filter, order, None, CANDIDATES)?;
        let fits = |other: &Idea| other.id != id && other.state.is_undecided();
        found.into_iter().filter(fits).map(|other| (other, Alike::Asked)).collect()
    };
    let other = match asked.into.parse::<Id<Idea>>() {
        Ok(into) => {
            let (_, other) = acts::calls::idea::readable(act, into)?;
            Some(other).filter(|other| other.call == call.id && other.id != id)
        }
        Err(_) => None,
    };
    if let Some(other) = &other
        && candidates.iter().all(|(candidate, _)| candidate.id != other.id)
    {
        candidates.insert(0, (other.clone(), Alike::Asked));
    }
    Ok(Found { call, idea, candidates, other })
}

/// What an idea can be merged into: what is near it, then what shares words of its title.
fn alike(act: &mut acts::Act, call: &Call, idea: &Idea) -> acts::Done<Vec<(Idea, Alike)>> {
    let near = acts::calls::near::all_to_idea(act, call, idea)?.into_iter();
    let mut found: Vec<(Idea, Alike)> = near
        .filter(|near| near.call.id == call.id && near.idea.state.is_undecided())
        .map(|near| (near.idea, Alike::Near(near.reason)))
        .collect();
    for (other, shared) in
        rows::idea::alike(act.tx, call.id, idea.id, &idea.input.title, CANDIDATES)?
    {
        if found.iter().all(|(near, _)| near.id != other) {
            found.push((rows::idea::get(act.tx, other)?, Alike::Words(shared)));
        }
    }
    Ok(found)
}

/// The page.
pub(crate) async fn show(
    visit: Visit,
    InPath(id): InPath<Id<Idea>>,
    InQuery(asked): InQuery<Asked>,
) -> Result<impl IntoResponse, Problem> {
    Ok(Page(page(&visit, id, asked, Vec::new()).await?))
}

async fn page(
    visit: &Visit,
    id: Id<Idea>,
    asked: Asked,
    errors: Vec<FieldError>,
) -> Result<MergePage, Problem> {
    let wished = asked.clone();
    let found = visit.read(move |act| load(act, id, &wished)).await?;
    let (w, here) = (&visit.words, visit.to.desk_merge(id));
    let screening = format!("{}?idea={id}", visit.to.desk_screen(&found.call.slug));
    Ok(MergePage {
        frame: frame(visit, w.merge_title(), !errors.is_empty()),
        call: call_link(visit, &found.call),
        idea: twin(visit, &found.call, &found.idea),
        q: asked.q,
        search: here.clone(),
        action: here,
        candidates: candidates(visit, &found),
        other: found.other.as_ref().map(|other| twin(visit, &found.call, other)),
        back: Link::new(w.screen_title(), screening),
        errors,
    })
}

fn twin(visit: &Visit, call: &Call, idea: &Idea) -> Twin {
    let mut meta = about_idea(visit, idea);
    meta.push(visit.words.supporters(idea.supports));
    Twin {
        idea: Link::new(&idea.input.title, visit.to.idea(&call.slug, idea.id)),
        language: idea.input.language.to_string(),
        html: markdown::html(&idea.input.text),
        meta,
    }
}

fn candidates(visit: &Visit, found: &Found) -> Vec<Choice> {
    let (w, shape) = (&visit.words, Shape::new(visit));
    let chosen = found.other.as_ref().map(|other| other.id);
    found
        .candidates
        .iter()
        .map(|(idea, alike)| {
            let mut hint = vec![place_or_theme(&shape, idea), w.supporters(idea.supports)];
            match alike {
                Alike::Near(reason) => hint.push(why(visit, idea, reason)),
                Alike::Words(shared) => hint.push(w.merge_shares(*shared)),
                Alike::Asked => {}
            }
            hint.retain(|part| !part.is_empty());
            Choice {
                value: idea.id.to_string(),
                label: idea.input.title.clone(),
                hint: hint.join(" · "),
                chosen: Some(idea.id) == chosen,
            }
        })
        .collect()
}

/// Merges; the idea that stays is screened next.
pub(crate) async fn send(
    visit: Visit,
    InPath(id): InPath<Id<Idea>>,
    posted: Posted,
) -> Result<Response, Problem> {
    let asked = Asked { q: String::new(), into: posted.get("into").to_owned() };
    let refusal = match asked.into.parse::<Id<Idea>>() {
        Err(_) => flawed(Flaw::NotAChoice),
        Ok(into) => {
            let merged = visit
                .attempt(move |act| {
                    acts::calls::screening::merge(act, id, into)?;
                    let batch = act.new_id();
                    acts::desk::deed::add(act, batch, (Work::Screen, MERGED), id.thing(), "")?;
                    Ok(acts::calls::idea::find(act, into)?.0.slug)
                })
                .await?;
            match merged {
                Ok(slug) => {
                    // The desk goes on with the one that stays, and names there what was done.
                    let stays = format!("{}?idea={into}", visit.to.desk_screen(slug));
                    return Ok(visit.go_saying(stays, Said::Merged));
                }
                Err(refusal) => refusal,
            }
        }
    };
    match refusal {
        Refusal::Flawed(flaws) => {
            let errors = field_errors(&visit.words, &flaws);
            Ok(Unfinished(page(&visit, id, asked, errors).await?).into_response())
        }
        refusal => Err(visit.problem(refusal.into())),
    }
}

fn flawed(flaw: Flaw) -> Refusal {
    let mut flaws = Flaws::default();
    flaws.add("into", flaw);
    flaws.into()
}
