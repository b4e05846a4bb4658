//! Templates with their words: what the city can begin a call with, in each of its languages that we speak.

use calls::{CallContent, CallTemplate, Criterion};
use city::{Language, Texts};
use web::http::Visit;
use web::words::{Locale, Words};

use crate::words::CallWords as _;

/// What a template says in one language.
struct Said {
    text: &'static str,
    rule: &'static str,
    criteria: &'static [fn(&Words) -> &'static str],
}

fn said(w: &Words, template: CallTemplate) -> Said {
    match template {
        CallTemplate::OpenCall => Said {
            text: w.starter_open_call(),
            rule: w.starter_rule_office(),
            criteria: &[Words::starter_theme, Words::starter_ground, Words::starter_many],
        },
        CallTemplate::NeighbourhoodBudget => Said {
            text: w.starter_neighbourhood_budget(),
            rule: w.starter_rule_support(),
            criteria: &[Words::starter_near, Words::starter_money, Words::starter_ground],
        },
        CallTemplate::QuickQuestion => Said {
            text: w.starter_quick_question(),
            rule: w.starter_rule_office(),
            criteria: &[Words::starter_theme],
        },
        CallTemplate::IdeaBox => Said {
            text: w.starter_idea_box(),
            rule: w.starter_rule_each(),
            criteria: &[Words::starter_ground, Words::starter_many],
        },
    }
}

/// The content of a template with its words in the languages of the city; `content` gives the rest.
pub(crate) fn with_words(
    visit: &Visit,
    template: CallTemplate,
    content: CallContent,
) -> CallContent {
    let city = &visit.city.settings;
    let mut content = content;
    let mut criteria: Vec<Texts> = Vec::new();
    for (language, w) in spoken(visit) {
        let said = said(&w, template);
        content.text.set(language.clone(), said.text);
        content.rule_text.set(language.clone(), said.rule);
        let name = city.name_in(&[language.as_str()]);
        content.office.set(language.clone(), w.starter_office(name));
        criteria.resize_with(said.criteria.len(), Texts::default);
        for (texts, words) in criteria.iter_mut().zip(said.criteria) {
            texts.set(language.clone(), words(&w));
        }
    }
    let numbered = (1..).zip(criteria);
    content.criteria =
        numbered.map(|(number, text)| Criterion { key: format!("c{number}"), text }).collect();
    content
}

/// What a copy of a call is called, in each language in which the call has a title.
pub(crate) fn title_of_copy(visit: &Visit, title: &Texts) -> Texts {
    let copied = |(language, title): (&Language, &str)| {
        let w = words(visit, language);
        (language.clone(), w.copy_title(title))
    };
    title.iter().map(copied).collect()
}

/// The languages of the city that we speak, with their words.
fn spoken(visit: &Visit) -> impl Iterator<Item = (&Language, Words)> {
    let languages = visit.city.settings.languages.iter();
    let known = languages.filter(|language| Locale::from_tag(language.as_str()).is_some());
    known.map(|language| (language, words(visit, language)))
}

/// Our words in a language, or in the reader's where we do not speak it.
fn words(visit: &Visit, language: &Language) -> Words {
    match Locale::from_tag(language.as_str()) {
        Some(locale) => Words::new(locale, visit.city.zone.clone(), visit.now),
        None => visit.words.clone(),
    }
}
