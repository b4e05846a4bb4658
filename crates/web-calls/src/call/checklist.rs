//! What is missing before a call can be published, what is not translated, and where each is written.

use city::{Flaw, Flaws, Language, Texts};

use crate::call::form::{TEXTS, field_of, texts};
use crate::call::step::Spot;
use crate::shape::activity_word;
use crate::words::CallWords as _;
use calls::{ActivityKind, Call, CallContent};
use web::http::Visit;
use web::views::FieldError;
use web::words::{Words, own_name};

/// Something to do: a field, and what it takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ToDo {
    /// The field of the form, by whose name a button leads there.
    pub(crate) field: String,
    /// What the field is called.
    pub(crate) label: String,
    /// What to do; empty where the label says it.
    pub(crate) text: String,
    /// Where it stands, on the page of the editor.
    pub(crate) href: String,
}

/// What has to be there before the call can be published.
pub(crate) fn missing(visit: &Visit, call: &Call, editor: &str) -> Vec<ToDo> {
    let flaws = call.unready(visit.now, &visit.city.settings.languages);
    errors(visit, &flaws).into_iter().map(|error| to_do(&visit.words, error, editor)).collect()
}

/// A sentence about a field, with the field's name and place.
pub(crate) fn to_do(w: &Words, error: FieldError, editor: &str) -> ToDo {
    ToDo {
        label: label(w, &error.field),
        href: Spot::of(&error.field).href(editor),
        text: error.text,
        field: error.field,
    }
}

/// Texts that stand in the city's first language and not in another.
pub(crate) fn untranslated(visit: &Visit, content: &CallContent, editor: &str) -> Vec<ToDo> {
    let w = &visit.words;
    let own = visit.city.settings.own_language();
    let texts = texts(content);
    let named = TEXTS.iter().map(|name| (*name).to_owned()).zip(texts);
    let criteria = (1..).zip(&content.criteria);
    let criteria =
        criteria.map(|(number, criterion)| (format!("criterion-{number}"), &criterion.text));
    let all: Vec<(String, &Texts)> = named.chain(criteria).collect();
    let others = visit.city.settings.languages.iter().skip(1);
    others
        .flat_map(|language| {
            all.iter()
                .filter(|(_, texts)| lacks(texts, &own, language))
                .map(|(name, _)| format!("{name}-{language}"))
                .collect::<Vec<_>>()
        })
        .map(|field| to_do(w, FieldError { field, text: String::new() }, editor))
        .collect()
}

/// Whether a text stands in the one language and not in the other.
pub(crate) fn lacks(texts: &Texts, own: &Language, other: &Language) -> bool {
    texts.exact(own.as_str()).is_some() && texts.exact(other.as_str()).is_none()
}

/// What the rules of `calls` refused, in sentences about the form's fields.
pub(crate) fn errors(visit: &Visit, flaws: &Flaws) -> Vec<FieldError> {
    let languages = &visit.city.settings.languages;
    let sentence = |(field, flaw): (&str, &Flaw)| {
        let field = field_of(field, languages);
        let text = match flaw {
            Flaw::Missing if is_text(&field) => visit
                .words
                .flaw_first_language(own_name(visit.city.settings.own_language().as_str())),
            flaw => visit.words.flaw(flaw),
        };
        FieldError { field, text }
    };
    flaws.iter().map(sentence).collect()
}

/// Whether a field of the form is a text in a language.
fn is_text(field: &str) -> bool {
    field.split_once('-').is_some_and(|(name, _)| TEXTS.contains(&name))
}

/// What a field of the form is called, on whichever step it stands.
fn label(w: &Words, field: &str) -> String {
    let in_language = |label: &str, tag: &str| w.field_in_language(label, own_name(tag));
    let (name, rest) = field.split_once('-').unwrap_or((field, ""));
    let of_text = match name {
        "title" => w.edit_title(),
        "question" => w.edit_question(),
        "text" => w.edit_text(),
        "promise" => w.edit_promise(),
        "office" => w.edit_office(),
        "rule_text" => w.edit_rule_text(),
        _ => "",
    };
    if !of_text.is_empty() {
        return in_language(of_text, rest);
    }
    if let ("criterion", Some((number, tag))) = (name, rest.split_once('-')) {
        return in_language(&w.edit_criterion(number.parse::<u32>().unwrap_or_default()), tag);
    }
    if let Some(kind) = ActivityKind::from_key(rest) {
        return activity_word(w, kind).to_owned();
    }
    match name {
        "rule" => w.edit_rule(),
        "form" => w.build_title(),
        "places" => w.edit_places(),
        "most_neighbourhood" => w.edit_most_neighbourhood(),
        "most_theme" => w.edit_most_theme(),
        "budget" => w.edit_budget(),
        "promise_days" => w.edit_promise_days(),
        "who_read" => w.who_read(),
        "who_write" => w.who_write(),
        "who_support" => w.who_support(),
        "who_comment" => w.who_comment(),
        "needs_write" => w.needs_write(),
        "needs_support" => w.needs_support(),
        "needs_comment" => w.needs_comment(),
        "sides" => w.edit_sides(),
        "theme" => w.theme(),
        "picture" => w.edit_picture(),
        _ => "",
    }
    .to_owned()
}
