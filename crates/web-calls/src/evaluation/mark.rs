//! One's own marks: one idea at a time, the next one follows.

use acts::calls::evaluation::{self as acting, Desk, Place};
use axum::response::{IntoResponse, Response};
use calls::evaluation::{Conflict, Evaluation, EvaluationState, Plan, Shown, Typed};
use calls::{Idea, Range};
use city::{Id, Refusal, Slug};
use forms::Form;
use serde::Deserialize;
use web::forms::Posted;
use web::http::{InPath, InQuery, Problem, Said, Visit, field_errors};
use web::typed::KeptForm;
use web::views::{Banner, Choice, Chosen, FieldError, Link, Tone};
use web::{Page, Unfinished};

use crate::desk::{IdeaRead, call_link};
use crate::evaluation::shown::{conflict_word, mark_word, state_word};
use crate::evaluation::view::{MarkPage, Marking, MeasureMarks, QueueRow};
use crate::paths::CallLinks as _;
use crate::words::CallWords as _;

/// Which idea is looked at, in which version.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    idea: Option<Id<Idea>>,
    version: i64,
}

struct Found {
    desk: Desk,
    range: Option<Range>,
    answers: Option<(Form, calls::Sheet)>,
}

/// What was typed, and what is wrong with it.
#[derive(Default)]
struct Say {
    marks: Option<Typed>,
    conflict: String,
    why: String,
    errors: Vec<FieldError>,
    form: KeptForm,
    changed: bool,
}

fn form_name(idea: Id<Idea>) -> String {
    format!("evaluate-{idea}")
}

async fn found(visit: &Visit, slug: Slug, idea: Option<Id<Idea>>) -> Result<Found, Problem> {
    visit
        .read(move |act| {
            let desk = acting::desk(act, &slug, idea)?;
            let current = desk.current.and_then(|(at, _)| desk.places.get(at));
            let (mut range, mut answers) = (None, None);
            if let Some(Place { idea, .. }) = current {
                let estimate = store::calls::estimate::of(act.tx, idea.id)?;
                range = Range::known(estimate.map(|it| it.input.range), idea.input.cost);
                answers = acting::answers(act, &desk, idea.id)?;
            }
            Ok(Found { desk, range, answers })
        })
        .await
}

/// The page, with what was typed and not handed in.
pub(crate) async fn show(
    visit: Visit,
    InPath(slug): InPath<Slug>,
    InQuery(asked): InQuery<Asked>,
) -> Result<Response, Problem> {
    let found = found(&visit, slug, asked.idea).await?;
    let mut say = Say::default();
    if let Some((at, _)) = found.desk.current
        && let Some(place) = found.desk.places.get(at)
    {
        let kept = visit.typed(&form_name(place.idea.id)).await?;
        say.form = kept.form;
        say.marks = kept.fields.map(|fields| typed(&found.desk.evaluating.plan, &fields));
    }
    Ok(web::asked_anew(Page(page(&visit, &found, say)).into_response()))
}

/// What was sent about each measure.
fn typed(plan: &Plan, posted: &Posted) -> Typed {
    let one = |key: &str| {
        let field = |name: &str| posted.get(&format!("{name}_{key}")).to_owned();
        (field("mark"), field("note"))
    };
    let marks = plan.measures.iter().map(|it| (it.key.clone(), one(&it.key))).collect();
    Typed { marks, word: posted.get("word").to_owned() }
}

/// What is stored.
fn stored(own: &Evaluation) -> Typed {
    let one = |it: &calls::evaluation::Marked| {
        let mark = it.mark.map(|mark| mark.to_string()).unwrap_or_default();
        (it.measure.clone(), (mark, it.note.clone()))
    };
    Typed { marks: own.marks.iter().map(one).collect(), word: own.word.clone() }
}

fn here(visit: &Visit, slug: &Slug, idea: Id<Idea>) -> String {
    format!("{}?idea={idea}", visit.to.desk_evaluate(slug))
}

fn page(visit: &Visit, found: &Found, say: Say) -> MarkPage {
    let (w, desk) = (&visit.words, &found.desk);
    let counts = |place: &&Place| place.evaluation.state != EvaluationState::Away;
    let is_done = |place: &&Place| place.evaluation.state == EvaluationState::Done;
    let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    let current = desk.current.and_then(|(at, _)| desk.places.get(at));
    let row = |place: &Place| QueueRow {
        idea: Link::new(&place.idea.input.title, here(visit, &desk.call.slug, place.idea.id)),
        language: place.idea.input.language.to_string(),
        state: state_word(w, place.evaluation.state),
        done: !place.evaluation.state.waits(),
        current: current.is_some_and(|one| one.idea.id == place.idea.id),
    };
    MarkPage {
        frame: super::framed(visit, &desk.call, w.evaluate_title(), !say.errors.is_empty()),
        path: vec![super::home(visit, &desk.call), call_link(visit, &desk.call)],
        done: count(desk.places.iter().filter(is_done).count()),
        total: count(desk.places.iter().filter(counts).count()),
        queue: desk.places.iter().map(row).collect(),
        errors: say.errors.clone(),
        idea: current.map(|place| marking(visit, found, place, say)),
    }
}

fn marking(visit: &Visit, found: &Found, place: &Place, say: Say) -> Marking {
    let (w, desk, own, idea) = (&visit.words, &found.desk, &place.evaluation, &place.idea);
    let plan = &desk.evaluating.plan;
    let known = desk.current.and_then(|(_, conflict)| conflict);
    let away = own.state == EvaluationState::Away;
    let over = desk.evaluating.closed.is_some() || !idea.state.is_undecided();
    let said = say.marks.unwrap_or_else(|| stored(own));
    let reasons = [Conflict::Organisation, Conflict::Close, Conflict::Interest, Conflict::Other];
    let conflicts = reasons.iter().map(|it| {
        Choice::new(it.key(), conflict_word(w, *it), Chosen::from(say.conflict == it.key()))
    });
    let asks = known.is_none() && !away && !over;
    Marking {
        read: IdeaRead::new(visit, (&desk.call, idea), found.range, found.answers.as_ref()),
        action: format!("{}&version={}", here(visit, &desk.call.slug, idea.id), own.version),
        measures: plan.measures.iter().map(|it| measure(visit, plan, it, &said)).collect(),
        word: said.word,
        word_hint: match plan.shown {
            Shown::Staff => w.evaluation_word_staff(),
            Shown::Authors => w.evaluation_word_authors(),
            Shown::Everyone => w.evaluation_word_everyone(),
        }
        .to_owned(),
        kept: say.form,
        banner: banner(visit, found, place, say.changed),
        open: known.is_none() && !away && !over,
        handed_in: own.state == EvaluationState::Done,
        confirm_away: known.is_some() && !away && !over,
        may_return: away && known.is_none() && !over,
        conflicts: if asks { conflicts.collect() } else { Vec::new() },
        why: say.why,
    }
}

fn measure(
    visit: &Visit,
    plan: &Plan,
    it: &calls::evaluation::Measure,
    said: &Typed,
) -> MeasureMarks {
    let w = &visit.words;
    let (mark, note) = said.marks.get(&it.key).cloned().unwrap_or_default();
    let marks = (0..=plan.scale.most()).map(|number| {
        let value = number.to_string();
        let chosen = Chosen::from(mark == value);
        let choice = Choice::new(value, w.number(i64::from(number)), chosen);
        Choice { hint: mark_word(w, plan.scale, number).to_owned(), ..choice }
    });
    let mut help = vec![visit.text(&it.help).to_owned()];
    if plan.measures.iter().any(|other| other.weight != it.weight) {
        help.push(w.evaluation_weight_of(i64::from(it.weight), plan.weight()));
    }
    help.retain(|part| !part.is_empty());
    MeasureMarks {
        key: it.key.clone(),
        text: visit.text(&it.text).to_owned(),
        help: help.join(" "),
        marks: marks.collect(),
        note,
    }
}

/// How far one is with it, or why nothing can be marked.
fn banner(visit: &Visit, found: &Found, place: &Place, changed: bool) -> Option<Banner> {
    let (w, own) = (&visit.words, &place.evaluation);
    let known = found.desk.current.and_then(|(_, conflict)| conflict);
    let said = |tone, title: &str, text: String, link| {
        Some(Banner { tone, title: title.to_owned(), text, link })
    };
    let reason = known.or(own.conflict);
    if let Some(reason) = reason.filter(|_| known.is_some() || own.state == EvaluationState::Away) {
        let text = conflict_word(w, reason).to_owned();
        return said(Tone::Info, w.evaluation_you_stay_away(), text, None);
    }
    if changed {
        let text = w.evaluation_changed_text().to_owned();
        return said(Tone::Warn, w.evaluation_changed(), text, None);
    }
    let marks =
        || Some(Link::new(w.evaluation_all_marks(), visit.to.desk_evaluated(place.idea.id)));
    if found.desk.evaluating.closed.is_some() || !place.idea.state.is_undecided() {
        return said(
            Tone::Info,
            w.evaluation_closed(),
            w.evaluation_closed_text().to_owned(),
            marks(),
        );
    }
    (own.state == EvaluationState::Done)
        .then(|| {
            said(
                Tone::Ok,
                w.evaluation_handed_in(),
                w.evaluation_handed_in_text().to_owned(),
                marks(),
            )
        })
        .flatten()
}

/// Keeps the marks, hands them in, stays away or comes back; the next idea follows what is handed in.
pub(crate) async fn send(
    visit: Visit,
    InPath(slug): InPath<Slug>,
    InQuery(asked): InQuery<Asked>,
    posted: Posted,
) -> Result<Response, Problem> {
    let Some(id) = asked.idea else { return Err(Problem::NotFound) };
    let mine = found(&visit, slug.clone(), Some(id)).await?;
    let marks = typed(&mine.desk.evaluating.plan, &posted);
    let field = |name: &str| posted.get(name).to_owned();
    let (deed, conflict, why) = (field("do"), field("conflict"), field("why"));
    let reason = Conflict::from_key(&conflict).filter(|it| *it != Conflict::Writes);
    let (what, said, version, in_words) = (deed.clone(), marks.clone(), asked.version, why.clone());
    let done = visit
        .attempt(move |act| match what.as_str() {
            "keep" => acting::keep(act, id, &said, version),
            "hand-in" => acting::hand_in(act, id, &said, version),
            "away" => acting::stay_away(act, id, reason, &in_words),
            "back" => acting::come_back(act, id),
            _ => Err(Refusal::NotFound.into()),
        })
        .await?;
    let mut say = Say { form: visit.sent_form(&posted), conflict, why, ..Say::default() };
    match done {
        Ok(()) if deed == "keep" || deed == "back" => {
            return Ok(visit.go_saying(here(&visit, &slug, id), Said::Saved));
        }
        Ok(()) => return Ok(visit.go_saying(visit.to.desk_evaluate(&slug), Said::Saved)),
        Err(Refusal::Flawed(flaws)) => say.errors = field_errors(&visit.words, &flaws),
        Err(Refusal::ChangedMeanwhile) => say.changed = true,
        Err(refusal) => return Err(visit.problem(refusal.into())),
    }
    say.marks = Some(marks);
    Ok(Unfinished(page(&visit, &mine, say)).into_response())
}
