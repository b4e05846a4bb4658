//! All marks of a call as a file, for its officers: a row for each mark, as far as each of them may know.

use std::io::Write as _;

use acts::calls::evaluation::{self as acting};
use axum::response::Response;
use calls::Idea;
use calls::evaluation::{Evaluation, EvaluationState, Plan};
use city::{Id, Slug};
use serde_json::{Value, json};
use web::export::{Book, Broken, Cell, Format as Table, Kind, download};
use web::http::{InPath, InQuery, Problem, Visit};

use crate::feeds::{Format, Wish};

/// How many evaluations are read at once.
const PAGE: i64 = 200;

const COLUMNS: [&str; 12] = [
    "idea",
    "title",
    "evaluator",
    "role",
    "state",
    "measure",
    "weight",
    "mark",
    "first_mark",
    "note",
    "word",
    "handed_in",
];

/// The marks of a call.
pub(crate) async fn feed(
    visit: Visit,
    InPath((format, slug)): InPath<(Format, Slug)>,
    InQuery(wish): InQuery<Wish>,
) -> Result<Response, Problem> {
    let asked = slug.clone();
    let (_, evaluating) = visit.read(move |act| acting::evaluated(act, &asked)).await?;
    match format {
        Format::Csv => table(visit, slug, evaluating.plan, Table::Csv(wish.separator)).await,
        Format::Xlsx => table(visit, slug, evaluating.plan, Table::Xlsx).await,
        Format::Json => as_json(visit, slug, evaluating.plan).await,
        Format::Geojson | Format::Atom | Format::Ics => Err(Problem::NotFound),
    }
}

async fn table(visit: Visit, slug: Slug, plan: Plan, format: Table) -> Result<Response, Problem> {
    let own = visit.clone();
    download(&visit, format.kind(&format!("{slug}-evaluations")), move |out| {
        let mut book = Book::new(format, out, &own.city.zone)?;
        book.sheet("evaluations", &COLUMNS)?;
        each(&own, &slug, |idea, one| {
            for measure in &plan.measures {
                let marked = one.marked(&measure.key);
                let first = one.first.iter().find(|it| it.measure == measure.key);
                let mark = |mark: Option<u8>| mark.map(Cell::number).into();
                book.row(&[
                    Cell::text(idea.id.to_string()),
                    Cell::text(&idea.input.title),
                    Cell::text(web::words::name(&own.words, &one.by.name)),
                    Cell::text(one.role.key()),
                    Cell::text(one.state.key()),
                    Cell::text(own.text(&measure.text)),
                    Cell::number(measure.weight),
                    mark(marked.and_then(|it| it.mark)),
                    mark(first.and_then(|it| it.mark)),
                    Cell::text(marked.map(|it| it.note.clone()).unwrap_or_default()),
                    Cell::text(&one.word),
                    one.handed_in.into(),
                ])?;
            }
            Ok(())
        })?;
        Ok(book.finish()?)
    })
    .await
}

async fn as_json(visit: Visit, slug: Slug, plan: Plan) -> Result<Response, Problem> {
    let own = visit.clone();
    download(&visit, Kind::of("application/json"), move |out| {
        let measures: Vec<Value> = plan
            .measures
            .iter()
            .map(|it| json!({ "key": it.key, "text": it.text, "weight": it.weight }))
            .collect();
        let most = plan.scale.most();
        write!(out, "{{\"most\":{most},\"measures\":{},\"items\":[", Value::Array(measures))?;
        let mut before = "";
        each(&own, &slug, |idea, one| {
            write!(out, "{before}{}", item(&own, idea, one))?;
            before = ",";
            Ok(())
        })?;
        Ok(out.write_all(b"],\"next\":null}")?)
    })
    .await
}

fn item(visit: &Visit, idea: &Idea, one: &Evaluation) -> Value {
    let marks = |marks: &[calls::evaluation::Marked]| -> Vec<Value> {
        let all = marks.iter();
        all.map(|it| json!({ "measure": it.measure, "mark": it.mark, "note": it.note })).collect()
    };
    json!({
        "idea": idea.id,
        "title": idea.input.title,
        "evaluator": web::words::name(&visit.words, &one.by.name),
        "role": one.role.key(),
        "state": one.state.key(),
        "conflict": one.conflict.map(calls::evaluation::Conflict::key),
        "marks": marks(&one.marks),
        "first": marks(&one.first),
        "word": one.word,
        "handed_in": one.handed_in.map(|at| at.to_string()),
    })
}

/// Every evaluation that the reader may know, by idea. The right to read it is asked for with each page.
fn each(
    visit: &Visit,
    slug: &Slug,
    mut each: impl FnMut(&Idea, &Evaluation) -> Result<(), Broken>,
) -> Result<(), Broken> {
    let mut after = 0;
    loop {
        let slug = slug.clone();
        let (page, next) = visit.export(move |act| load(act, &slug, after))?;
        page.iter().try_for_each(|(idea, one)| each(idea, one))?;
        match next {
            Some(last) => after = last,
            None => return Ok(()),
        }
    }
}

type Page = (Vec<(Idea, Evaluation)>, Option<i64>);

fn load(act: &mut acts::Act, slug: &Slug, after: i64) -> acts::Done<Page> {
    let (call, _) = acting::evaluated(act, slug)?;
    let Some(blinders) = acting::blinders(act, call.id)? else { return Ok((Vec::new(), None)) };
    let mut all = store::calls::evaluation::page(act.tx, call.id, after, PAGE)?;
    // A page ends between two ideas.
    let full = i64::try_from(all.len()) == Ok(PAGE);
    let last: Option<Id<Idea>> = all.last().map(|one| one.idea).filter(|_| full);
    all.retain(|one| Some(one.idea) != last);
    let next = if full { all.last().map(|one| one.idea.get()) } else { None };
    let mut ids: Vec<Id<Idea>> = all.iter().map(|one| one.idea).collect();
    ids.dedup();
    let ideas = store::calls::idea::these(act.tx, &ids)?;
    let me = act.actor.person;
    let known = |one: Evaluation| {
        let idea = ideas.iter().find(|idea| idea.id == one.idea)?;
        let own = Some(one.by.id) == me;
        let shown = own || one.state == EvaluationState::Done || one.state == EvaluationState::Away;
        let may = own || blinders.lets_through(&act.actor, idea);
        (shown && may).then(|| (idea.clone(), one))
    };
    Ok((all.into_iter().filter_map(known).collect(), next))
}
