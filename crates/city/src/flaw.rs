//! What is wrong with a thing a person typed, said so that they can put it right.

use serde::{Deserialize, Serialize};

/// One thing to put right. The sentence is made in the reader's language by `web`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Flaw {
    /// Nothing was written or chosen.
    Missing,
    /// It has more characters than fit.
    TooLong {
        /// The most characters there may be.
        most: usize,
    },
    /// It has too few characters to be understood.
    TooShort {
        /// The fewest characters there must be.
        least: usize,
    },
    /// It is not a number one can read.
    NotANumber,
    /// It is below or above what can be.
    OutOfRange {
        /// The least it can be.
        least: i64,
        /// The most it can be.
        most: i64,
    },
    /// It is not one of the choices.
    NotAChoice,
    /// It is not an e-mail address.
    NotAMail,
    /// It is not a date or time one can read.
    NotADate,
    /// The clocks were put forward over this time: it does not exist.
    MissingHour,
    /// It lies in the past.
    InThePast,
    /// The end comes before the start.
    EndsBeforeStart,
    /// The place lies outside the city.
    OutsideTheCity,
    /// What stands in braces is none of the places that are filled.
    NotAPlaceholder,
    /// Another one already has this name.
    Taken,
    /// It is not written in the form that is asked, for example a short name or a GeoJSON file.
    Malformed,
    /// Its check digits do not fit the rest: something in it was mistyped.
    CheckDigits,
    /// A public reason is needed because the decision departs from the published rule.
    NeedsAReason,
    /// People have acted on it, so it can no longer be changed.
    Settled,
    /// There is no place left.
    Full,
    /// The key that seals and opens it is not here.
    KeyAway,
    /// More were selected than there are places.
    TooMany {
        /// How many there may be.
        most: usize,
    },
}

/// The flaws of a form, each beside the name of its field.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Flaws(Vec<(String, Flaw)>);

impl Flaws {
    /// Notes a flaw of a field.
    pub fn add(&mut self, field: impl Into<String>, flaw: Flaw) {
        self.0.push((field.into(), flaw));
    }

    /// Keeps the value, or notes the flaw and gives nothing.
    pub fn keep<T>(&mut self, field: &str, parsed: Result<T, Flaw>) -> Option<T> {
        parsed.map_err(|flaw| self.add(field, flaw)).ok()
    }

    /// Whether there is nothing to put right.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Each field's name with its flaw, in the order they were found.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Flaw)> {
        self.0.iter().map(|(field, flaw)| (field.as_str(), flaw))
    }

    /// The first flaw of a field.
    pub fn of(&self, field: &str) -> Option<&Flaw> {
        self.iter().find(|(name, _)| *name == field).map(|(_, flaw)| flaw)
    }

    /// `Ok` when there is nothing to put right.
    pub fn into_result(self) -> Result<(), Self> {
        if self.is_empty() { Ok(()) } else { Err(self) }
    }

    /// The value built of the parts, or the flaws. A part is only missing when it left a flaw.
    pub fn into_result_with<T>(self, build: impl FnOnce() -> Option<T>) -> Result<T, Self> {
        match build() {
            Some(value) if self.is_empty() => Ok(value),
            _ => Err(self),
        }
    }

    /// Reads a text: trimmed, and between `least` and `most` characters.
    pub fn text(&mut self, field: &str, typed: &str, least: usize, most: usize) -> Option<String> {
        let text = typed.trim();
        let length = text.chars().count();
        let flaw = match length {
            0 if least > 0 => Flaw::Missing,
            _ if length < least => Flaw::TooShort { least },
            _ if length > most => Flaw::TooLong { most },
            _ => return Some(text.to_owned()),
        };
        self.add(field, flaw);
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_fit_from_the_first_to_the_last_character() {
        let mut flaws = Flaws::default();
        assert_eq!(flaws.text("a", "  four ", 4, 4), Some("four".to_owned()));
        assert_eq!(flaws.text("a", "", 0, 4), Some(String::new()));
        assert!(flaws.is_empty() && flaws.clone().into_result().is_ok());
        assert_eq!(flaws.text("missing", "  ", 1, 4), None);
        assert_eq!(flaws.text("short", "abc", 4, 9), None);
        assert_eq!(flaws.text("long", "abcde", 0, 4), None);
        assert_eq!(flaws.of("missing"), Some(&Flaw::Missing));
        assert_eq!(flaws.of("short"), Some(&Flaw::TooShort { least: 4 }));
        assert_eq!(flaws.of("long"), Some(&Flaw::TooLong { most: 4 }));
        assert_eq!(flaws.of("a"), None);
    }

    #[test]
    fn a_value_is_kept_and_a_flaw_noted() {
        let mut flaws = Flaws::default();
        assert_eq!(flaws.keep("a", Ok(1)), Some(1));
        assert_eq!(flaws.clone().into_result_with(|| Some(1)), Ok(1));
        assert_eq!(flaws.keep::<u8>("b", Err(Flaw::NotAChoice)), None);
        assert_eq!(flaws.iter().collect::<Vec<_>>(), [("b", &Flaw::NotAChoice)]);
        assert_eq!(flaws.clone().into_result_with(|| Some(1)), Err(flaws));
    }
}
