//! What people do with anything that is written here, and moderators too: comments, reports,
//! hiding, appeals, news. It knows ideas and comments; it is to move into the kit once every thing
//! has a row of its own.

pub(crate) mod appeal;
pub(crate) mod conversation;
pub(crate) mod moderation;
pub(crate) mod moderation_api;
pub(crate) mod moderation_view;
#[cfg(test)]
pub(crate) mod sample;
pub(crate) mod thing;
pub(crate) mod write;

use web::http::field_errors;
use web::views::FieldError;
use web::words::Words;

/// Flaws of a form with one text, beside its field `text`, whatever the rule calls that text.
pub(crate) fn beside_text(w: &Words, flaws: &city::Flaws) -> Vec<FieldError> {
    let named = |error: FieldError| match error.field.as_str() {
        "appeal" | "answer" => FieldError { field: "text".to_owned(), ..error },
        _ => error,
    };
    field_errors(w, flaws).into_iter().map(named).collect()
}
