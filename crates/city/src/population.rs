//! How many people live in each neighbourhood, as the city knows it: typed or pasted as a table of two columns.

use serde::{Deserialize, Serialize};

use crate::Neighbourhood;

/// The most that may live in one.
const MOST: u32 = 50_000_000;

/// How many people live where, when, and who says so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Population {
    /// The year of the count.
    pub year: i16,
    /// Who counted.
    pub source: String,
    /// How many live in each neighbourhood, by its key.
    pub people: Vec<(String, u32)>,
}

/// What is wrong with a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PopulationError {
    /// Which line, counted from 1.
    pub line: usize,
    /// What is wrong with it.
    pub flaw: LineFlaw,
}

/// What is wrong with one line of a population.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LineFlaw {
    /// There is no whole number after a semicolon.
    NoNumber,
    /// No neighbourhood is called so.
    Unknown(String),
    /// The neighbourhood stands in a line before it.
    Twice(String),
}

impl Population {
    /// How many live in a neighbourhood, where that is known.
    pub fn of(&self, key: &str) -> Option<u32> {
        self.people.iter().find(|(own, _)| own == key).map(|(_, people)| *people)
    }

    /// As it would be typed: a line for each neighbourhood.
    pub fn typed(&self, neighbourhoods: &[Neighbourhood]) -> String {
        let lines = neighbourhoods.iter().filter_map(|area| {
            let people = self.of(&area.key)?;
            Some(format!("{}; {people}", area.name))
        });
        lines.collect::<Vec<_>>().join("\n")
    }
}

/// Reads lines such as `Kessel-Lo; 28.500`: the name or key of a neighbourhood, a semicolon or a tab, a whole number. Names on
/// top, where the first line has no number, are passed over.
pub fn parse_population(
    typed: &str,
    neighbourhoods: &[Neighbourhood],
) -> Result<Vec<(String, u32)>, PopulationError> {
    let mut found: Vec<(String, u32)> = Vec::new();
    let lines = typed.trim_start_matches('\u{feff}').lines().enumerate();
    for (at, line) in lines.filter(|(_, line)| !line.trim().is_empty()) {
        let fail = |flaw| PopulationError { line: at + 1, flaw };
        let Some((name, number)) = line.rsplit_once([';', '\t']) else {
            return Err(fail(LineFlaw::NoNumber));
        };
        let name = name.trim().trim_matches('"');
        let Some(people) = whole(number) else {
            if at == 0 && !number.contains(|letter: char| letter.is_ascii_digit()) {
                continue;
            }
            return Err(fail(LineFlaw::NoNumber));
        };
        let same = |one: &str| one.to_lowercase() == name.to_lowercase();
        let area = neighbourhoods.iter().find(|area| same(&area.name) || same(&area.key));
        let area = area.ok_or_else(|| fail(LineFlaw::Unknown(name.to_owned())))?;
        if found.iter().any(|(key, _)| *key == area.key) {
            return Err(fail(LineFlaw::Twice(name.to_owned())));
        }
        found.push((area.key.clone(), people));
    }
    Ok(found)
}

/// A whole number with whatever people put between thousands.
fn whole(typed: &str) -> Option<u32> {
    let between =
        |letter: &char| !matches!(letter, '.' | ',' | '\'' | '’' | '"') && !letter.is_whitespace();
    let digits: String = typed.chars().filter(between).collect();
    let parts = typed.trim().split(['.', ',']).skip(1);
    // “28.5” is no number of people, “28.500” is.
    if parts.clone().any(|part| part.trim_matches('"').trim().chars().count() != 3) {
        return None;
    }
    digits.parse().ok().filter(|people| *people <= MOST)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Outline;
    use proptest::prelude::*;

    fn areas() -> Vec<Neighbourhood> {
        [("kessel-lo", "Kessel-Lo"), ("wijgmaal", "Wijgmaal")]
            .map(|(key, name)| Neighbourhood {
                key: key.to_owned(),
                name: name.to_owned(),
                outline: Outline(Vec::new()),
            })
            .to_vec()
    }

    #[test]
    fn a_pasted_table_is_read_as_people_write_it() {
        let typed = "wijk;inwoners\r\nKESSEL-LO; 28.500\r\n\r\n\"Wijgmaal\"\t3 900\n";
        let found = parse_population(typed, &areas()).unwrap();
        assert_eq!(found, [("kessel-lo".to_owned(), 28_500), ("wijgmaal".to_owned(), 3_900)]);
        let population = Population { year: 2026, source: "Statbel".to_owned(), people: found };
        let again = parse_population(&population.typed(&areas()), &areas());
        assert_eq!(again.unwrap(), population.people);
    }

    #[test]
    fn a_line_that_cannot_be_read_says_which_and_why() {
        let fail = |typed: &str| parse_population(typed, &areas()).unwrap_err();
        assert_eq!(fail("Kessel-Lo 28500"), PopulationError { line: 1, flaw: LineFlaw::NoNumber });
        assert_eq!(fail("Kessel-Lo; 28.5").flaw, LineFlaw::NoNumber);
        assert_eq!(fail("a;b\nKessel-Lo; many").line, 2);
        assert_eq!(fail("Leuven; 5").flaw, LineFlaw::Unknown("Leuven".to_owned()));
        let twice = fail("Kessel-Lo; 5\nkessel-lo; 6");
        assert_eq!((twice.line, twice.flaw), (2, LineFlaw::Twice("kessel-lo".to_owned())));
    }

    proptest! {
        #[test]
        fn no_text_makes_the_reader_fall(typed in "[a-z;\t0-9., \n-]{0,80}") {
            let _ = parse_population(&typed, &areas());
        }
    }
}
