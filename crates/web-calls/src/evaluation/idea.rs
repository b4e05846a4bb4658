//! All marks of one idea, and who evaluates it.

use acts::calls::evaluation::{self as acting, Seen, SeenAfter, Setup};
use axum::response::{IntoResponse, Response};
use calls::evaluation::{Evaluation, EvaluationState, Marked, Plan, Sight};
use calls::{Call, Idea};
use city::{Flaws, Id, Person, Refusal, Role};
use web::forms::Posted;
use web::http::{InPath, Problem, Said, Visit, field_errors};
use web::views::{Banner, Choice, Chosen, Link, Tone};
use web::words::name;
use web::{Page, Unfinished};

use crate::desk::call_link;
use crate::evaluation::shown;
use crate::evaluation::view::{AfterView, EvaluationRow, IdeaMarksPage};
use crate::paths::CallLinks as _;
use crate::words::CallWords as _;

struct Found {
    call: Call,
    idea: Idea,
    seen: Seen,
    /// Who evaluates, for officers of the call.
    setup: Option<Setup>,
    /// Everybody who has it, whatever the reader may see of what they said.
    has: Vec<(Id<Person>, EvaluationState)>,
}

async fn found(visit: &Visit, id: Id<Idea>) -> Result<Found, Problem> {
    visit
        .read(move |act| {
            let (call, idea) = acts::calls::idea::readable(act, id)?;
            let seen = acting::of_idea(act, &idea)?.ok_or(Refusal::NotFound)?;
            let setup = match act.actor.is_on(Role::Officer, call.ground()) {
                true => Some(acting::setup(act, &call.slug)?),
                false => None,
            };
            let has = store::calls::evaluation::of_idea(act.tx, id)?;
            let has = has.into_iter().map(|one| (one.by.id, one.state)).collect();
            Ok(Found { call, idea, seen, setup, has })
        })
        .await
}

/// The page.
pub(crate) async fn show(visit: Visit, InPath(id): InPath<Id<Idea>>) -> Result<Response, Problem> {
    let found = found(&visit, id).await?;
    Ok(Page(page(&visit, &found, &Flaws::default())).into_response())
}

fn page(visit: &Visit, found: &Found, flaws: &Flaws) -> IdeaMarksPage {
    let (w, call, idea, seen) = (&visit.words, &found.call, &found.idea, &found.seen);
    let plan = &seen.evaluating.plan;
    let open = seen.evaluating.closed.is_none() && idea.state.is_undecided() && !idea.hidden;
    let takes = open && (call.results.is_none() || call.is_endless());
    IdeaMarksPage {
        frame: super::framed(visit, call, w.evaluation_of_idea(), !flaws.is_empty()),
        path: vec![
            super::home(visit, call),
            call_link(visit, call),
            match &found.setup {
                Some(_) => Link::new(w.evaluation_title(), visit.to.desk_evaluation(&call.slug)),
                None => Link::new(w.evaluate_title(), visit.to.desk_evaluate(&call.slug)),
            },
        ],
        idea: Link::new(&idea.input.title, visit.to.idea(&call.slug, idea.id)),
        language: idea.input.language.to_string(),
        banner: banner(visit, found),
        facts: seen
            .summary
            .as_ref()
            .map(|summary| shown::facts(visit, plan, summary))
            .unwrap_or_default(),
        measures: plan.measures.iter().map(|it| visit.text(&it.text).to_owned()).collect(),
        rows: seen.evaluations.iter().map(|one| row(visit, found, one)).collect(),
        action: (takes && seen.conflict.is_none() && found.setup.is_some())
            .then(|| visit.to.desk_evaluated(idea.id)),
        evaluators: evaluators(visit, found),
        errors: field_errors(w, flaws),
    }
}

fn banner(visit: &Visit, found: &Found) -> Option<Banner> {
    let (w, seen) = (&visit.words, &found.seen);
    let (title, text, link) = match seen.sight {
        Sight::Everything => return None,
        Sight::Own => {
            let there = visit.to.desk_evaluate(&found.call.slug);
            let there = format!("{there}?idea={}", found.idea.id);
            let link = Link::new(w.evaluate_title(), there);
            (w.evaluation_yours_first(), w.evaluation_yours_first_text(), Some(link))
        }
        Sight::Nothing => {
            let reason = seen.conflict.or(seen.own.as_ref().and_then(|own| own.conflict));
            match reason {
                Some(reason) => {
                    (w.evaluation_not_impartial(), shown::conflict_word(w, reason), None)
                }
                None => (w.evaluation_not_yours(), w.evaluation_not_yours_text(), None),
            }
        }
    };
    Some(Banner { tone: Tone::Info, title: title.to_owned(), text: text.to_owned(), link })
}

fn row(visit: &Visit, found: &Found, one: &Evaluation) -> EvaluationRow {
    let (w, plan) = (&visit.words, &found.seen.evaluating.plan);
    let apart = found.seen.summary.as_ref().is_some_and(|all| all.apart.contains(&one.by.id));
    let mut state = vec![shown::state_word(w, one.state).to_owned()];
    state.extend(one.conflict.map(|reason| shown::conflict_word(w, reason).to_owned()));
    state.push(one.conflict_note.clone());
    state.retain(|part| !part.is_empty());
    let is_shown = one.state == EvaluationState::Done || found.seen.sight == Sight::Own;
    let cell = |marks: &[Marked], key: &str| {
        let marked = marks.iter().find(|it| it.measure == key);
        let mark = marked.and_then(|it| it.mark).map(|mark| w.number(i64::from(mark)));
        (mark.unwrap_or_default(), marked.map(|it| it.note.clone()).unwrap_or_default())
    };
    EvaluationRow {
        name: name(w, &one.by.name).to_owned(),
        juror: one.role == Role::Juror,
        state: state.join(" · "),
        apart,
        marks: match is_shown {
            true => plan.measures.iter().map(|it| cell(&one.marks, &it.key)).collect(),
            false => Vec::new(),
        },
        word: one.word.clone(),
        first: first(visit, plan, one),
    }
}

/// What somebody had handed in before they read others, where they changed it.
fn first(visit: &Visit, plan: &Plan, one: &Evaluation) -> String {
    let w = &visit.words;
    let of = |marks: &[Marked], key: &str| {
        let mark = marks.iter().find(|it| it.measure == key).and_then(|it| it.mark);
        mark.map(|mark| w.number(i64::from(mark))).unwrap_or_default()
    };
    if one.first.is_empty() {
        return String::new();
    }
    let changed = plan.measures.iter().filter_map(|it| {
        let (before, after) = (of(&one.first, &it.key), of(&one.marks, &it.key));
        (before != after).then(|| w.evaluation_first(visit.text(&it.text), before))
    });
    changed.collect::<Vec<_>>().join(", ")
}

/// Everybody who could evaluate it, chosen where they do; whoever has handed in stays, whatever is chosen.
fn evaluators(visit: &Visit, found: &Found) -> Vec<Choice> {
    let w = &visit.words;
    let one = |one: &store::calls::evaluator::Evaluator| {
        let state = found.has.iter().find(|(who, _)| *who == one.person.id).map(|(_, it)| *it);
        let label = name(w, &one.person.name);
        let choice = Choice::new(one.person.id.to_string(), label, Chosen::from(state.is_some()));
        let hint = state.map_or("", |state| shown::state_word(w, state));
        Choice { hint: hint.to_owned(), ..choice }
    };
    found.setup.iter().flat_map(|setup| &setup.evaluators).map(one).collect()
}

/// Says by hand who evaluates it.
pub(crate) async fn send(
    visit: Visit,
    InPath(id): InPath<Id<Idea>>,
    posted: Posted,
) -> Result<Response, Problem> {
    let wanted: Vec<Id<Person>> =
        posted.all("evaluators").filter_map(|word| word.parse().ok()).collect();
    let done = visit.attempt(move |act| acting::set_for_idea(act, id, &wanted)).await?;
    match done {
        Ok(()) => Ok(visit.go_saying(visit.to.desk_evaluated(id), Said::Saved)),
        Err(Refusal::Flawed(flaws)) => {
            let found = found(&visit, id).await?;
            Ok(Unfinished(page(&visit, &found, &flaws)).into_response())
        }
        Err(refusal) => Err(visit.problem(refusal.into())),
    }
}

/// What everybody who may reads on the page of the idea, once its result is public.
pub(crate) fn after(visit: &Visit, seen: &SeenAfter) -> AfterView {
    AfterView {
        lead: visit.words.evaluation_by_many(seen.summary.done),
        facts: shown::facts(visit, &seen.plan, &seen.summary),
        words: seen.words.clone(),
    }
}
