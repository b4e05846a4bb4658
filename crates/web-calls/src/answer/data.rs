//! The data set of a form: a row for each sheet, typed columns over all versions, page by page, for officers.

use std::collections::BTreeMap;
use std::io::Write as _;

use axum::response::Response;
use calls::{Call, Sheet};
use city::{Refusal, Slug};
use forms::{Cell, Column, ColumnKind, Form, cells, columns};
use serde_json::{Value, json};
use store::calls as rows;
use web::export::{Book, Broken, Cell as Written, Format as Table, Kind, download};
use web::http::{InPath, InQuery, Problem, Visit};
use web::questions::sector_word;

use super::json::answers;
use crate::feeds::{Format, Wish, units};
use crate::words::CallWords as _;

/// How many sheets are read at once.
const PAGE: i64 = 200;

/// All versions of a form that was answered, and the columns that they have together.
pub(crate) struct Versions {
    by_number: BTreeMap<i64, Form>,
    /// The columns, those that only staff read with them.
    pub(crate) columns: Vec<Column>,
}

impl Versions {
    /// Those of a call; none where it asks nothing.
    pub(crate) fn of(act: &mut acts::Act, call: &Call) -> acts::Done<Self> {
        let asked = acts::calls::form::of(act, call)?;
        let answered = if call.asks { rows::form::versions(act.tx, call.id)? } else { Vec::new() };
        let all = std::iter::once(&asked).chain(answered.iter().map(|(_, form)| form));
        let columns = columns(all);
        Ok(Self { by_number: answered.into_iter().collect(), columns })
    }

    /// The cells of a sheet, one for each column.
    pub(crate) fn row(&self, visit: &Visit, sheet: &Sheet) -> Vec<Written> {
        let none = Form::default();
        let form = self.by_number.get(&sheet.version).unwrap_or(&none);
        cells(&self.columns, form, &sheet.answers)
            .into_iter()
            .zip(&self.columns)
            .map(|(cell, column)| written(visit, column, cell))
            .collect()
    }
}

fn written(visit: &Visit, column: &Column, cell: Cell) -> Written {
    match cell {
        Cell::Empty => Written::Empty,
        Cell::Text(key) if column.kind == ColumnKind::Neighbourhood => {
            let named = visit.city.settings.neighbourhood(&key).map(|found| found.name.clone());
            Written::text(named.unwrap_or(key))
        }
        Cell::Text(key) if column.kind == ColumnKind::Sector => {
            let sector = city::Sector::from_key(&key);
            Written::text(sector.map_or(key, |it| sector_word(&visit.words, it).to_owned()))
        }
        Cell::Text(words) => Written::text(words),
        Cell::Choice(_, words) => Written::text(visit.text(&words)),
        Cell::Flag(is) => Written::number(i64::from(is)),
        Cell::Integer(number) => Written::number(number),
        Cell::Number(number, digits) => Written::Number(decimal(number, digits)),
        Cell::Money(money) => Written::Number(units(money)),
        Cell::Date(date) => Written::text(date.to_string()),
    }
}

/// A number in units of its last digit, with a point.
fn decimal(number: i64, digits: u8) -> String {
    let digits = usize::from(digits);
    let all = format!("{:0>width$}", number.unsigned_abs(), width = digits + 1);
    let (whole, part) = all.split_at(all.len() - digits);
    let sign = if number < 0 { "-" } else { "" };
    if part.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{part}") }
}

/// The name of a column in the reader's language.
fn heading(visit: &Visit, column: &Column) -> String {
    let w = &visit.words;
    let part = match column.kind {
        ColumnKind::Other => w.column_other().to_owned(),
        ColumnKind::East => w.column_east().to_owned(),
        ColumnKind::North => w.column_north().to_owned(),
        ColumnKind::Neighbourhood => w.neighbourhood().to_owned(),
        ColumnKind::Sector => w.column_sector().to_owned(),
        ColumnKind::Site => w.column_site().to_owned(),
        ColumnKind::Reach => w.column_reach().to_owned(),
        ColumnKind::Slot(slot) => slot.key(),
        ColumnKind::Sealed => w.question_is_sealed().to_owned(),
        _ => visit.text(&column.part).to_owned(),
    };
    let label = visit.text(&column.label);
    if part.is_empty() { label.to_owned() } else { format!("{label} · {part}") }
}

/// The call with its versions, for whoever may read everything that was answered.
fn found(act: &mut acts::Act, slug: &Slug) -> acts::Done<(Call, Versions)> {
    let call = acts::calls::call::readable(act, slug)?;
    if !calls::may_read_answers(&act.actor, &call) {
        return Err(Refusal::NotFound.into());
    }
    let versions = Versions::of(act, &call)?;
    Ok((call, versions))
}

/// The data set of a call.
pub(crate) async fn feed(
    visit: Visit,
    InPath((format, slug)): InPath<(Format, Slug)>,
    InQuery(wish): InQuery<Wish>,
) -> Result<Response, Problem> {
    let asked = slug.clone();
    let (_, versions) = visit.read(move |act| found(act, &asked)).await?;
    match format {
        Format::Csv => table(visit, slug, versions, Table::Csv(wish.separator)).await,
        Format::Xlsx => table(visit, slug, versions, Table::Xlsx).await,
        Format::Json => as_json(visit, slug, versions).await,
        Format::Geojson | Format::Atom | Format::Ics => Err(Problem::NotFound),
    }
}

async fn table(
    visit: Visit,
    slug: Slug,
    versions: Versions,
    format: Table,
) -> Result<Response, Problem> {
    let own = visit.clone();
    download(&visit, format.kind(&format!("{slug}-answers")), move |out| {
        let w = &own.words;
        let fixed = [
            w.column_number(),
            w.column_idea(),
            w.column_language(),
            w.column_made(),
            w.column_changed(),
        ];
        let mut names: Vec<String> = fixed.iter().map(|name| (*name).to_owned()).collect();
        names.extend(versions.columns.iter().map(|column| heading(&own, column)));
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let mut book = Book::new(format, out, &own.city.zone)?;
        book.sheet("answers", &names)?;
        each(&own, &slug, |sheet| {
            let mut row = vec![
                Written::text(sheet.id.to_string()),
                sheet.idea.map(|idea| Written::text(idea.to_string())).into(),
                Written::text(sheet.language.to_string()),
                Written::Moment(sheet.made),
                Written::Moment(sheet.changed),
            ];
            row.extend(versions.row(&own, sheet));
            Ok(book.row(&row)?)
        })?;
        Ok(book.finish()?)
    })
    .await
}

async fn as_json(visit: Visit, slug: Slug, versions: Versions) -> Result<Response, Problem> {
    let own = visit.clone();
    download(&visit, Kind::of("application/json"), move |out| {
        let columns: Vec<Value> = versions.columns.iter().map(|it| described(&own, it)).collect();
        write!(out, "{{\"columns\":{},\"items\":[", Value::Array(columns))?;
        let mut before = "";
        each(&own, &slug, |sheet| {
            write!(out, "{before}{}", item(sheet))?;
            before = ",";
            Ok(())
        })?;
        Ok(out.write_all(b"],\"next\":null}")?)
    })
    .await
}

fn described(visit: &Visit, column: &Column) -> Value {
    json!({
        "name": column.name,
        "question": format!("q{}", column.question),
        "heading": heading(visit, column),
        "private": column.private,
    })
}

fn item(sheet: &Sheet) -> Value {
    json!({
        "id": sheet.id,
        "idea": sheet.idea,
        "version": sheet.version,
        "language": sheet.language.to_string(),
        "made": sheet.made.to_string(),
        "changed": sheet.changed.to_string(),
        "answers": answers(&sheet.answers),
    })
}

/// Every sheet of the data set, the oldest first. The right to read it is asked for with each page.
fn each(
    visit: &Visit,
    slug: &Slug,
    mut each: impl FnMut(&Sheet) -> Result<(), Broken>,
) -> Result<(), Broken> {
    let mut after = 0;
    loop {
        let slug = slug.clone();
        let page = visit.export(move |act| {
            let call = acts::calls::call::readable(act, &slug)?;
            if !calls::may_read_answers(&act.actor, &call) {
                return Err(Refusal::NotFound.into());
            }
            Ok(rows::sheet::page(act.tx, call.id, after, PAGE)?)
        })?;
        page.iter().try_for_each(&mut each)?;
        match page.last() {
            Some(last) if i64::try_from(page.len()) == Ok(PAGE) => after = last.id.get(),
            _ => return Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_with_a_point() {
        assert_eq!(decimal(30, 0), "30");
        assert_eq!(decimal(-5, 2), "-0.05");
        assert_eq!(decimal(4_718_000, 6), "4.718000");
    }
}
