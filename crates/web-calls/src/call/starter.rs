//! Templates with their words: what the city can begin a call with, in each of its languages that we speak.

use calls::{CallContent, CallTemplate, Criterion};
use city::{Language, Texts};
use web::http::Visit;
use web::words::{Locale, Words};

use crate::words::CallWords as _;

/// What a template says in one language.
struct Said {
    /// What is asked, where such calls ask nearly the same everywhere.
    question: Option<&'static str>,
    text: &'static str,
    rule: &'static str,
    criteria: &'static [fn(&Words) -> &'static str],
}

fn said(w: &Words, template: CallTemplate) -> Said {
    match template {
        CallTemplate::OpenCall => Said {
            question: None,
            text: w.starter_open_call(),
            rule: w.starter_rule_office(),
            criteria: &[Words::starter_theme, Words::starter_ground, Words::starter_many],
        },
        CallTemplate::NeighbourhoodBudget => Said {
            question: None,
            text: w.starter_neighbourhood_budget(),
            rule: w.starter_rule_support(),
            criteria: &[Words::starter_near, Words::starter_money, Words::starter_ground],
        },
        CallTemplate::QuickQuestion => Said {
            question: None,
            text: w.starter_quick_question(),
            rule: w.starter_rule_office(),
            criteria: &[Words::starter_theme],
        },
        CallTemplate::IdeaBox => Said {
            question: None,
            text: w.starter_idea_box(),
            rule: w.starter_rule_each(),
            criteria: &[Words::starter_ground, Words::starter_many],
        },
        CallTemplate::SchoolBudget => Said {
            question: Some(w.starter_school_budget_question()),
            text: w.starter_school_budget(),
            rule: w.starter_rule_support(),
            criteria: &[
                Words::starter_money,
                Words::starter_school,
                Words::starter_all_years,
                Words::starter_look_after,
            ],
        },
        CallTemplate::StreetRedesign => Said {
            question: Some(w.starter_street_redesign_question()),
            text: w.starter_street_redesign(),
            rule: w.starter_street_redesign_rule(),
            criteria: &[Words::starter_street, Words::starter_passing, Words::starter_on_foot],
        },
        CallTemplate::ClimateStreet => Said {
            question: Some(w.starter_climate_street_question()),
            text: w.starter_climate_street(),
            rule: w.starter_climate_street_rule(),
            criteria: &[Words::starter_self, Words::starter_saves, Words::starter_measured],
        },
        CallTemplate::CultureSubsidy => Said {
            question: Some(w.starter_culture_subsidy_question()),
            text: w.starter_culture_subsidy(),
            rule: w.starter_culture_subsidy_rule(),
            criteria: &[
                Words::starter_maker,
                Words::starter_in_city,
                Words::starter_everybody_comes,
                Words::starter_all_costs,
            ],
        },
        CallTemplate::InnovationChallenge => Said {
            question: Some(w.starter_innovation_challenge_question()),
            text: w.starter_innovation_challenge(),
            rule: w.starter_innovation_challenge_rule(),
            criteria: &[
                Words::starter_tried,
                Words::starter_with_residents,
                Words::starter_published,
                Words::starter_own_data,
            ],
        },
        CallTemplate::Naming => Said {
            question: Some(w.starter_naming_question()),
            text: w.starter_naming(),
            rule: w.starter_naming_rule(),
            criteria: &[
                Words::starter_new_name,
                Words::starter_not_living,
                Words::starter_easy_name,
            ],
        },
        CallTemplate::Consultation => Said {
            question: Some(w.starter_consultation_question()),
            text: w.starter_consultation(),
            rule: w.starter_consultation_rule(),
            criteria: &[Words::starter_this_plan],
        },
        CallTemplate::HackathonChallenge => Said {
            question: Some(w.starter_hackathon_challenge_question()),
            text: w.starter_hackathon_challenge(),
            rule: w.starter_hackathon_challenge_rule(),
            criteria: &[
                Words::starter_this_event,
                Words::starter_free_to_use,
                Words::starter_go_on,
            ],
        },
        CallTemplate::ProblemMap => Said {
            question: Some(w.starter_problem_map_question()),
            text: w.starter_problem_map(),
            rule: w.starter_problem_map_rule(),
            criteria: &[Words::starter_pointed_out, Words::starter_public_space],
        },
        CallTemplate::Survey => Said {
            question: None,
            text: w.starter_survey(),
            rule: w.starter_survey_rule(),
            criteria: &[],
        },
        CallTemplate::Poll => Said {
            question: None,
            text: w.starter_poll(),
            rule: w.starter_poll_rule(),
            criteria: &[],
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
        if let Some(question) = said.question {
            content.question.set(language.clone(), question);
        }
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
pub(super) fn spoken(visit: &Visit) -> impl Iterator<Item = (&Language, Words)> {
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
