//! How many people live in each neighbourhood, from the form of the settings.

use city::{CitySettings, LineFlaw, Population, PopulationError, parse_population};
use imports::{Column, Need, guess};

use super::form::Form;
use crate::forms::{Upload, clean, whole_number};
use crate::imports::unreadable;
use crate::views::FieldError;
use crate::words::Words;

/// The years a count may be of.
const YEARS: std::ops::RangeInclusive<i64> = 1900..=2200;
/// How long the name of a source may be, in letters.
const SOURCE: usize = 120;

/// The columns of a table of numbers.
const COLUMNS: [Column; 2] = [
    Column {
        key: "name",
        need: Need::Required,
        names: &[
            "neighbourhood",
            "name",
            "wijk",
            "buurt",
            "naam",
            "deelgemeente",
            "sector",
            "varosresz",
            "kerulet",
            "nev",
            "quartier",
            "nom",
        ],
        looks: None,
    },
    Column {
        key: "people",
        need: Need::Required,
        names: &[
            "people",
            "population",
            "inhabitants",
            "inwoners",
            "aantal inwoners",
            "aantal",
            "bevolking",
            "nepesseg",
            "lakosok",
            "lakosok szama",
            "lakossag",
            "habitants",
        ],
        looks: Some(is_number),
    },
];

fn is_number(cell: &str) -> bool {
    imports::decimal(cell, 0).is_some()
}

/// The numbers of a file as somebody would type them, so that both are read alike; or why there are none.
pub(super) fn of_file(w: &Words, upload: &Upload) -> Result<String, String> {
    let bytes = upload.bytes.as_ref().ok_or(imports::Unreadable::TooLarge);
    let table = bytes.and_then(|bytes| imports::read(bytes)).map_err(|why| unreadable(w, why))?;
    let table = table.cleaned(clean);
    let mapping = guess(&table, &COLUMNS);
    let (Some(name), Some(people)) = (mapping.get("name"), mapping.get("people")) else {
        return Err(w.population_no_columns().to_owned());
    };
    let line = |row: &imports::Row| {
        let (name, people) = (row.cells.get(name)?, row.cells.get(people)?);
        Some(format!("{}; {people}", name.replace([';', '\n'], " ")))
    };
    Ok(table.rows.iter().filter_map(line).collect::<Vec<_>>().join("\n"))
}

/// Takes the numbers with their year and source; none where none is typed.
pub(super) fn take(w: &Words, form: &Form, after: &mut CitySettings) -> Vec<FieldError> {
    if form.population.trim().is_empty() {
        after.population = None;
        return Vec::new();
    }
    let mut errors = Vec::new();
    let mut wrong = |field: &str, text: String| {
        errors.push(FieldError { field: field.to_owned(), text });
    };
    let people = parse_population(&form.population, &after.neighbourhoods)
        .map_err(|error| wrong("population", sentence(w, &error)));
    let year = whole_number(&form.population_year).ok().filter(|year| YEARS.contains(year));
    let year = year.and_then(|year| i16::try_from(year).ok());
    if year.is_none() {
        wrong("population_year", w.population_year_wrong().to_owned());
    }
    let source = form.population_source.trim();
    if source.is_empty() || source.chars().count() > SOURCE {
        wrong("population_source", w.population_source_wrong().to_owned());
    }
    if let (Ok(people), Some(year), true) = (people, year, errors.is_empty()) {
        after.population = Some(Population { year, source: source.to_owned(), people });
    }
    errors
}

fn sentence(w: &Words, error: &PopulationError) -> String {
    let line = error.line;
    match &error.flaw {
        LineFlaw::NoNumber => w.population_no_number(line),
        LineFlaw::Unknown(name) => w.population_unknown(line, name.as_str()),
        LineFlaw::Twice(name) => w.population_twice(line, name.as_str()),
    }
}
