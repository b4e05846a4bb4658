//! What officers do with calls and ideas, as a part of the desk. With what their pages share.

pub(crate) mod answered;
pub(crate) mod calendar;
pub(crate) mod part;
mod read;
#[cfg(test)]
pub(crate) mod sample;
pub(crate) mod view;
pub(crate) mod waiting;

pub(crate) use self::read::IdeaRead;
use crate::paths::CallLinks as _;
use calls::{Call, Idea};
use city::{Flaws, Language, Texts};

use crate::shape::Shape;
use web::forms::Posted;
use web::http::{Visit, field_errors};
use web::views::{FieldError, Frame, Link};

/// What surrounds an officer's page.
pub(crate) fn frame(visit: &Visit, title: &str, has_errors: bool) -> Frame {
    Frame { desk: true, has_errors, ..visit.frame(title) }
}

/// A call as a link to its public page.
pub(crate) fn call_link(visit: &Visit, call: &Call) -> Link {
    Link::new(Shape::new(visit).title(call), visit.to.call(&call.slug))
}

/// Where an idea lies, or what it is about.
pub(crate) fn place_or_theme(shape: &Shape<'_>, idea: &Idea) -> String {
    shape
        .neighbourhood(idea.input.neighbourhood.as_deref())
        .or_else(|| idea.input.theme.map(|theme| shape.theme(theme)))
        .unwrap_or_default()
}

/// Theme, neighbourhood, author and day of an idea.
pub(crate) fn about_idea(visit: &Visit, idea: &Idea) -> Vec<String> {
    let shape = Shape::new(visit);
    let mut parts = Vec::new();
    parts.extend(idea.input.theme.map(|theme| shape.theme(theme)));
    parts.extend(shape.neighbourhood(idea.input.neighbourhood.as_deref()));
    parts.push(idea.author.name.clone());
    parts.push(visit.words.date(idea.published));
    parts.retain(|part| !part.is_empty());
    parts
}

/// A text of the form in each language of the city, from fields such as `title-nl`.
pub(crate) fn texts(visit: &Visit, posted: &Posted, name: &str) -> Texts {
    let typed = |language: &Language| posted.get(&format!("{name}-{language}")).trim().to_owned();
    let languages = visit.city.settings.languages.iter();
    languages.map(|language| (language.clone(), typed(language))).collect()
}

/// The flaws of a page with one text, beside that text whatever the rules call it.
pub(crate) fn text_errors(visit: &Visit, flaws: &Flaws) -> Vec<FieldError> {
    let errors = field_errors(&visit.words, flaws).into_iter();
    errors.map(|error| FieldError { field: "text".to_owned(), ..error }).collect()
}
