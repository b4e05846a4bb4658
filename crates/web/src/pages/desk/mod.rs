//! The officers' pages: what waits, screening, deciding, making calls. One file for each use case.

mod call_form;
mod calling;
mod deciding;
mod editing;
mod merging;
mod preview;
mod screening;
mod waiting;
mod writing;

use calls::{ActivityKind, Call, Idea};
use city::{Flaws, Language, Role, Texts};
use jiff::Timestamp;

use super::shape::Shape;
use crate::forms::Posted;
use crate::http::{Action, Policy, Table, Visit, field_errors};
use crate::paths;
use crate::views::{FieldError, Frame, Link};

/// What officers see and do.
pub(super) fn mount(table: Table) -> Table {
    const OFFICERS: Policy = Policy::Roles(&[Role::Officer]);
    table
        .page(paths::DESK, OFFICERS, waiting::show)
        .page(paths::DESK_NEW, OFFICERS, calling::templates)
        .form(paths::DESK_NEW, OFFICERS, Action::Write, calling::begin)
        .page(paths::DESK_CALL, OFFICERS, editing::show)
        .upload(paths::DESK_CALL, OFFICERS, editing::send)
        .page(paths::DESK_CLOSE, OFFICERS, calling::close)
        .form(paths::DESK_CLOSE, OFFICERS, Action::Write, calling::send_close)
        .page(paths::DESK_REOPEN, OFFICERS, calling::reopen)
        .form(paths::DESK_REOPEN, OFFICERS, Action::Write, calling::send_reopen)
        .page(paths::DESK_ARCHIVE, OFFICERS, calling::archive)
        .form(paths::DESK_ARCHIVE, OFFICERS, Action::Write, calling::send_archive)
        .page(paths::DESK_DECIDE, OFFICERS, deciding::show)
        .form(paths::DESK_DECIDE, OFFICERS, Action::Write, deciding::send)
        .page(paths::DESK_PREVIEW, OFFICERS, preview::show)
        .page(paths::DESK_MERGE, OFFICERS, merging::show)
        .form(paths::DESK_MERGE, OFFICERS, Action::Write, merging::send)
        .page(paths::DESK_ASK, OFFICERS, writing::ask)
        .form(paths::DESK_ASK, OFFICERS, Action::Write, writing::send_ask)
        .page(paths::DESK_ANSWER, OFFICERS, writing::answer)
        .form(paths::DESK_ANSWER, OFFICERS, Action::Write, writing::send_answer)
        .page(paths::DESK_SCREEN, OFFICERS, screening::show)
        .form(paths::DESK_SCREEN, OFFICERS, Action::Write, screening::send)
        .form(paths::DESK_UNSCREEN, OFFICERS, Action::Write, screening::take_back)
}

/// What surrounds an officer's page.
fn frame(visit: &Visit, title: &str, has_errors: bool) -> Frame {
    Frame { desk: true, has_errors, ..visit.frame(title) }
}

/// A call as a link to its public page.
fn call_link(visit: &Visit, call: &Call) -> Link {
    Link::new(Shape::new(visit).title(call), visit.to.call(&call.slug))
}

/// Where an idea lies, or what it is about.
fn place_or_theme(shape: &Shape<'_>, idea: &Idea) -> String {
    shape
        .neighbourhood(idea.input.neighbourhood.as_deref())
        .or_else(|| idea.input.theme.map(|theme| shape.theme(theme)))
        .unwrap_or_default()
}

/// Theme, neighbourhood, author and day of an idea.
fn about_idea(visit: &Visit, idea: &Idea) -> Vec<String> {
    let shape = Shape::new(visit);
    let mut parts = Vec::new();
    parts.extend(idea.input.theme.map(|theme| shape.theme(theme)));
    parts.extend(shape.neighbourhood(idea.input.neighbourhood.as_deref()));
    parts.push(idea.author.name.clone());
    parts.push(visit.words.date(idea.published));
    parts.retain(|part| !part.is_empty());
    parts
}

/// Whether an idea waits to be screened for longer than was said: the call's screening is over, or
/// its author should have heard the outcome already.
fn is_late(call: &Call, idea: &Idea, now: Timestamp) -> bool {
    let screened_by = call.window(ActivityKind::Screen).and_then(|window| window.closes());
    let answered_by = call.answer_due(Some(idea.published));
    [screened_by, answered_by].into_iter().flatten().any(|due| due < now)
}

/// A text of the form in each language of the city, from fields such as `title-nl`.
fn texts(visit: &Visit, posted: &Posted, name: &str) -> Texts {
    let typed = |language: &Language| posted.get(&format!("{name}-{language}")).trim().to_owned();
    let languages = visit.city.settings.languages.iter();
    languages.map(|language| (language.clone(), typed(language))).collect()
}

/// The flaws of a page with one text, beside that text whatever the rules call it.
fn text_errors(visit: &Visit, flaws: &Flaws) -> Vec<FieldError> {
    let errors = field_errors(&visit.words, flaws).into_iter();
    errors.map(|error| FieldError { field: "text".to_owned(), ..error }).collect()
}
