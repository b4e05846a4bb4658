//! Who registered as a file, page by page, for officers.

use std::io::Write as _;

use axum::response::Response;
use city::{Id, Refusal, Role};
use events::{Event, EventState, Registration};
use forms::{Column, columns};
use serde_json::{Value, json};
use store::events as rows;
use web::export::{Book, Broken, Cell, Format as Table, Kind, download};
use web::http::{InPath, InQuery, Problem, Visit};
use web::questions::Telling;

use super::list::called;
use crate::feeds::{Format, Wish};
use crate::words::EventWords as _;

/// How many registrations are read at once.
const PAGE: i64 = 200;

fn found(act: &mut acts::Act, id: Id<Event>) -> acts::Done<Event> {
    act.require(Role::Officer)?;
    let event = rows::event::get(act.tx, id)?;
    if event.state == EventState::Draft { Err(Refusal::NotFound.into()) } else { Ok(event) }
}

/// The list of those who registered.
pub(crate) async fn feed(
    visit: Visit,
    InPath((format, id)): InPath<(Format, Id<Event>)>,
    InQuery(wish): InQuery<Wish>,
) -> Result<Response, Problem> {
    let event = visit.read(move |act| found(act, id)).await?;
    match format {
        Format::Csv => table(visit, event, Table::Csv(wish.separator)).await,
        Format::Xlsx => table(visit, event, Table::Xlsx).await,
        Format::Json => as_json(visit, event).await,
        Format::Ics => Err(Problem::NotFound),
    }
}

async fn table(visit: Visit, event: Event, format: Table) -> Result<Response, Problem> {
    let own = visit.clone();
    download(&visit, format.kind(&format!("event-{}", event.id)), move |out| {
        let (w, wished) = (&own.words, own.wished());
        let telling = Telling::to(&own, &wished);
        let asked: Vec<_> = event.content.form.questions().collect();
        let fixed = [
            w.people_column_name(),
            w.people_column_state(),
            w.people_column_places(),
            w.people_column_came(),
            w.people_column_language(),
            w.people_column_made(),
        ];
        let mut names: Vec<&str> = fixed.to_vec();
        names.extend(asked.iter().map(|question| telling.text(&question.label)));
        let mut book = Book::new(format, out, &own.city.zone)?;
        book.sheet("registrations", &names)?;
        each(&own, event.id, |one, name| {
            let came = one.came.map_or("", |came| if came { "yes" } else { "no" });
            let mut row = vec![
                Cell::text(called(w, one, name)),
                Cell::text(super::list::state(w, one.state).1),
                Cell::number(one.seats),
                Cell::text(came),
                Cell::text(one.language.to_string()),
                Cell::Moment(one.made),
            ];
            row.extend(asked.iter().map(|question| {
                let answer = one.answers.get(question.key);
                answer.map(|answer| Cell::text(telling.answer(question, answer))).into()
            }));
            Ok(book.row(&row)?)
        })?;
        Ok(book.finish()?)
    })
    .await
}

async fn as_json(visit: Visit, event: Event) -> Result<Response, Problem> {
    let own = visit.clone();
    download(&visit, Kind::of("application/json"), move |out| {
        let columns: Vec<Column> = columns(std::iter::once(&event.content.form));
        let asked: Vec<Value> =
            columns.iter().map(|it| json!({ "question": format!("q{}", it.question), "heading": own.text(&it.label) })).collect();
        write!(out, "{{\"questions\":{},\"items\":[", Value::Array(asked))?;
        let mut before = "";
        each(&own, event.id, |one, name| {
            write!(out, "{before}{}", item(&own, one, name))?;
            before = ",";
            Ok(())
        })?;
        Ok(out.write_all(b"],\"next\":null}")?)
    })
    .await
}

fn item(visit: &Visit, one: &Registration, name: &str) -> Value {
    json!({
        "id": one.id,
        "name": called(&visit.words, one, name),
        "state": one.state.key(),
        "places": one.seats,
        "came": one.came,
        "language": one.language.to_string(),
        "made": one.made.to_string(),
        "answers": one.answers,
    })
}

/// Everybody who registered, in the order they came. The right to read it is asked for with each page.
fn each(
    visit: &Visit,
    id: Id<Event>,
    mut each: impl FnMut(&Registration, &str) -> Result<(), Broken>,
) -> Result<(), Broken> {
    let mut after = 0;
    loop {
        let page = visit.export(move |act| {
            found(act, id)?;
            Ok(rows::registration::named(act.tx, id, after, PAGE)?)
        })?;
        page.iter().try_for_each(|(one, name)| each(one, name))?;
        match page.last() {
            Some((last, _)) if i64::try_from(page.len()) == Ok(PAGE) => after = last.id.get(),
            _ => return Ok(()),
        }
    }
}
