//! What is wrong with a field, as pages show it.

/// A sentence beside a field, which the summary on top repeats as a link to the field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldError {
    /// The field's name, which is also its `id`.
    pub field: String,
    /// What to do, in the reader's language.
    pub text: String,
}

impl FieldError {
    /// The sentence for a field, if something is wrong with it.
    pub fn of<'a>(errors: &'a [Self], field: &str) -> Option<&'a str> {
        errors.iter().find(|error| error.field == field).map(|error| error.text.as_str())
    }

    /// No errors, for forms that cannot have any.
    pub(crate) fn none() -> &'static [Self] {
        &[]
    }
}
