//! What staff do beside the desk (moderation, settings, people, the log), and what the site says
//! about itself.

mod appeal;
mod log;
mod mails;
mod moderation;
mod people;
mod settings;
mod settings_form;
mod statements;
mod things;
mod unsubscribe;

use city::Role;

use crate::http::{Action, Policy, Table, field_errors};
use crate::paths;
use crate::views::FieldError;
use crate::words::Words;

const ADMINS: Policy = Policy::Roles(&[Role::Admin]);
const MODERATORS: Policy = Policy::Roles(&[Role::Moderator]);

/// Mounts these pages.
pub(super) fn mount(table: Table) -> Table {
    use Policy::{Public, SignedIn};
    table
        .page(paths::MODERATION, MODERATORS, moderation::list)
        .page(paths::MODERATE, MODERATORS, moderation::show)
        .form(paths::MODERATE, MODERATORS, Action::Write, moderation::act)
        .page(paths::APPEAL, SignedIn, appeal::show)
        .form(paths::APPEAL, SignedIn, Action::Write, appeal::send)
        .page(paths::SETTINGS, ADMINS, settings::show)
        .upload(paths::SETTINGS, ADMINS, settings::save)
        .page(paths::PEOPLE, ADMINS, people::list)
        .form(paths::PEOPLE, ADMINS, Action::Write, people::invite)
        .form(paths::PERSON, ADMINS, Action::Write, people::change)
        .page(paths::LOG, ADMINS, log::show)
        .page(paths::MAILS, Public, mails::show)
        .page(paths::ACCESSIBILITY, Public, statements::accessibility)
        .page(paths::PRIVACY, Public, statements::privacy)
        .page(paths::DATA, Public, statements::data)
        .feed(paths::NEIGHBOURHOODS, Public, statements::neighbourhoods)
        .page(paths::UNSUBSCRIBE, Public, unsubscribe::show)
        .one_click(paths::UNSUBSCRIBE, Public, unsubscribe::send)
}

/// Flaws of a form with one text, beside its field `text`, whatever the rule calls that text.
fn beside_text(w: &Words, flaws: &city::Flaws) -> Vec<FieldError> {
    let named = |error: FieldError| match error.field.as_str() {
        "appeal" | "answer" => FieldError { field: "text".to_owned(), ..error },
        _ => error,
    };
    field_errors(w, flaws).into_iter().map(named).collect()
}
