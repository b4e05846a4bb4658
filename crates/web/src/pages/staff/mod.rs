//! What staff do beside the desk (moderation, settings, people, the log), and what the site says
//! about itself.

mod appeal;
mod moderation;
mod things;

use city::Role;

use crate::http::{Action, Policy, Table, field_errors};
use crate::paths;
use crate::views::FieldError;
use crate::words::Words;

const MODERATORS: Policy = Policy::Roles(&[Role::Moderator]);

/// Mounts these pages.
pub(super) fn mount(table: Table) -> Table {
    table
        .page(paths::MODERATION, MODERATORS, moderation::list)
        .page(paths::MODERATE, MODERATORS, moderation::show)
        .form(paths::MODERATE, MODERATORS, Action::Write, moderation::act)
        .page(paths::APPEAL, Policy::SignedIn, appeal::show)
        .form(paths::APPEAL, Policy::SignedIn, Action::Write, appeal::send)
}

/// Flaws of a form with one text, beside its field `text`, whatever the rule calls that text.
fn beside_text(w: &Words, flaws: &city::Flaws) -> Vec<FieldError> {
    let named = |error: FieldError| match error.field.as_str() {
        "appeal" | "answer" => FieldError { field: "text".to_owned(), ..error },
        _ => error,
    };
    field_errors(w, flaws).into_iter().map(named).collect()
}
