//! What is wrong with a field, as pages show it.

use city::{Flaw, Flaws};

use crate::words::Words;

/// A sentence beside a field, which the summary on top repeats as a link to the field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldError {
    /// The field's name, which is also its `id`.
    pub field: String,
    /// What to do, in the reader's language.
    pub text: String,
}

impl FieldError {
    /// The sentences for the flaws of a form. `own` may have a better one for a field, such as
    /// "Give your idea a title" for one that is missing.
    pub fn list(
        words: &Words,
        flaws: &Flaws,
        own: impl Fn(&str, &Flaw) -> Option<String>,
    ) -> Vec<Self> {
        let error = |(field, flaw): (&str, &Flaw)| Self {
            field: field.to_owned(),
            text: own(field, flaw).unwrap_or_else(|| words.flaw(flaw)),
        };
        flaws.iter().map(error).collect()
    }

    /// The sentence for a field, if something is wrong with it.
    pub fn of<'a>(errors: &'a [Self], field: &str) -> Option<&'a str> {
        errors.iter().find(|error| error.field == field).map(|error| error.text.as_str())
    }

    /// No errors, for forms that cannot have any.
    pub fn none() -> &'static [Self] {
        &[]
    }
}
