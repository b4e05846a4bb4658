//! Correcting a decision: an officer gives another verdict or reason, and says in public why.

use acts::calls::correction as acting;
use axum::response::{IntoResponse, Response};
use calls::{Call, Choice, Idea, Verdict};
use city::{Flaw, Id, Refusal};
use store::calls::correction::Former;
use store::calls::decision::Made;
use web::forms::Posted;
use web::http::{InPath, Problem, Said, Visit};
use web::views::{FieldError, Link};
use web::{Page, Unfinished};

use crate::decision::correct_view::{CorrectPage, FormerView};
use crate::decision::view;
use crate::desk::{call_link, frame};
use crate::paths::CallLinks as _;
use crate::words::CallWords as _;

struct Found {
    call: Call,
    idea: Idea,
    made: Made,
    formers: Vec<Former>,
}

async fn found(visit: &Visit, id: Id<Idea>) -> Result<Found, Problem> {
    visit
        .read(move |act| {
            let (call, idea) = acts::calls::idea::readable(act, id)?;
            act.require_on(city::Role::Officer, idea.ground())?;
            let made = store::calls::decision::of_idea(act.tx, id)?.ok_or(Refusal::NotFound)?;
            if made.public_at > act.now {
                return Err(Refusal::NotFound.into());
            }
            let formers = store::calls::correction::of_idea(act.tx, id)?;
            Ok(Found { call, idea, made, formers })
        })
        .await
}

/// What was typed.
struct Typed {
    choice: Choice,
    why: String,
    seen: usize,
    changed: bool,
    errors: Vec<FieldError>,
}

impl Typed {
    fn stored(found: &Found) -> Self {
        let made = &found.made.decision;
        let choice = Choice {
            verdict: Some(made.verdict),
            reason: made.reason.clone(),
            deviation: made.deviation.clone().unwrap_or_default(),
            later: false,
        };
        let seen = found.formers.len();
        Self { choice, why: String::new(), seen, changed: false, errors: Vec::new() }
    }

    fn posted(posted: &Posted) -> Self {
        let choice = Choice {
            verdict: Verdict::from_key(posted.get("verdict")),
            reason: posted.get("reason").to_owned(),
            deviation: posted.get("deviation").to_owned(),
            later: false,
        };
        let seen = posted.get("seen").parse().unwrap_or(usize::MAX);
        let why = posted.get("why").to_owned();
        Self { choice, why, seen, changed: false, errors: Vec::new() }
    }
}

/// The page.
pub(crate) async fn show(visit: Visit, InPath(id): InPath<Id<Idea>>) -> Result<Response, Problem> {
    let found = found(&visit, id).await?;
    let typed = Typed::stored(&found);
    Ok(Page(page(&visit, &found, typed)).into_response())
}

/// Corrects it.
pub(crate) async fn send(
    visit: Visit,
    InPath(id): InPath<Id<Idea>>,
    posted: Posted,
) -> Result<Response, Problem> {
    let mut typed = Typed::posted(&posted);
    let (choice, why, seen) = (typed.choice.clone(), typed.why.clone(), typed.seen);
    let done = visit.attempt(move |act| acting::correct(act, id, seen, &choice, &why)).await?;
    let found = found(&visit, id).await?;
    match done {
        Ok(()) => {
            let there = visit.to.idea(&found.call.slug, id);
            return Ok(visit.go_saying(there, Said::Corrected));
        }
        Err(Refusal::Flawed(flaws)) => {
            let w = &visit.words;
            typed.errors = FieldError::list(w, &flaws, |field, flaw| match (field, flaw) {
                ("verdict", Flaw::NotAChoice) => Some(w.correct_same().to_owned()),
                _ => None,
            });
        }
        Err(Refusal::ChangedMeanwhile) => {
            typed.changed = true;
            typed.seen = found.formers.len();
        }
        Err(refusal) => return Err(visit.problem(refusal.into())),
    }
    Ok(Unfinished(page(&visit, &found, typed)).into_response())
}

fn page(visit: &Visit, found: &Found, typed: Typed) -> CorrectPage {
    let (w, call, idea) = (&visit.words, &found.call, &found.idea);
    let made = &found.made.decision;
    let since = found.formers.last().map_or(found.made.public_at, |last| last.corrected_at);
    CorrectPage {
        frame: frame(visit, w.correct_title(), !typed.errors.is_empty()),
        path: vec![Link::new(w.nav_desk(), visit.to.desk()), call_link(visit, call)],
        idea: Link::new(&idea.input.title, visit.to.idea(&call.slug, idea.id)),
        language: idea.input.language.to_string(),
        changed: typed.changed,
        stands: w.correct_stands(w.date(since), verdict_word(visit, made.verdict)),
        reason_stands: made.reason.clone(),
        formers: formers(visit, &found.formers),
        action: visit.to.desk_correct(idea.id),
        seen: typed.seen.to_string(),
        verdict: typed.choice.verdict.map(|verdict| match verdict {
            Verdict::Selected => view::Verdict::Selected,
            Verdict::NotSelected => view::Verdict::NotSelected,
        }),
        reason: typed.choice.reason,
        asks_deviation: !typed.choice.deviation.is_empty()
            || typed.errors.iter().any(|error| error.field == "deviation"),
        deviation: typed.choice.deviation,
        why: typed.why,
        errors: typed.errors,
    }
}

fn verdict_word(visit: &Visit, verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Selected => visit.words.state_selected(),
        Verdict::NotSelected => visit.words.state_not_selected(),
    }
}

/// What was decided before, the first first.
pub(crate) fn formers<'f>(
    visit: &Visit,
    formers: impl IntoIterator<Item = &'f Former>,
) -> Vec<FormerView> {
    let w = &visit.words;
    let one = |former: &Former| FormerView {
        decided: w.correct_was(w.date(former.public_at), verdict_word(visit, former.verdict)),
        reason: former.reason.clone(),
        deviation: former.deviation.clone(),
        corrected: w.correct_on(w.date(former.corrected_at)),
        why: former.why.clone(),
    };
    formers.into_iter().map(one).collect()
}
