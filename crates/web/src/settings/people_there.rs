//! How many people live in each neighbourhood, from the form of the settings.

use city::{CitySettings, LineFlaw, Population, PopulationError, parse_population};

use super::form::Form;
use crate::forms::whole_number;
use crate::views::FieldError;
use crate::words::Words;

/// The years a count may be of.
const YEARS: std::ops::RangeInclusive<i64> = 1900..=2200;
/// How long the name of a source may be, in letters.
const SOURCE: usize = 120;

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
