//! What is typed of an organisation: read from a form, and given back to one.

use city::{Flaw, Flaws, OrganisationForm};
use web::forms::Posted;
use web::http::{Visit, field_errors};
use web::views::{Choice, Chosen, FieldError};

use crate::organisation::view::Named;
use crate::words::OrganisationWords as _;

/// What a form says.
pub(crate) fn read(visit: &Visit, posted: &Posted) -> OrganisationForm {
    let get = |name: &str| posted.get(name).to_owned();
    let languages = visit.city.settings.languages.iter();
    OrganisationForm {
        name: languages.map(|tag| (tag.to_string(), get(&format!("name-{tag}")))).collect(),
        sector: get("sector"),
        about: get("about"),
        language: get("language"),
        website: get("website"),
        kbo: get("kbo"),
        lei: get("lei"),
        ror: get("ror"),
    }
}

/// The fields of its names, one for each language of the city.
pub(crate) fn names(visit: &Visit, form: &OrganisationForm) -> Vec<Named> {
    let languages = &visit.city.settings.languages;
    let field = |tag: &city::Language| {
        let text = form.name.iter().find(|(own, _)| own == tag.as_str());
        let w = &visit.words;
        Named {
            field: format!("name-{tag}"),
            label: if languages.len() == 1 {
                w.organisation_name().to_owned()
            } else {
                w.organisation_name_in(web::words::own_name(tag.as_str()))
            },
            text: text.map(|(_, text)| text.clone()).unwrap_or_default(),
            tag: tag.to_string(),
        }
    };
    languages.iter().map(field).collect()
}

/// The languages it can be described in; none to choose from where there is one.
pub(crate) fn languages(visit: &Visit, chosen: &str) -> Vec<Choice> {
    let languages = &visit.city.settings.languages;
    let chosen = if chosen.is_empty() { visit.words.tag() } else { chosen };
    let choice = |tag: &city::Language| {
        let is_chosen = Chosen::from(tag.as_str() == chosen);
        Choice::new(tag.as_str(), web::words::own_name(tag.as_str()), is_chosen)
    };
    if languages.len() > 1 { languages.iter().map(choice).collect() } else { Vec::new() }
}

/// What is to be put right, said as it is said of organisations.
pub(crate) fn errors(visit: &Visit, flaws: &Flaws) -> Vec<FieldError> {
    let w = &visit.words;
    let own = |field: &str, flaw: &Flaw| match (field, flaw) {
        (name, Flaw::Missing) if name.starts_with("name-") => Some(w.flaw_organisation_name()),
        ("sector", Flaw::Missing) => Some(w.flaw_sector()),
        ("website", Flaw::Malformed) => Some(w.flaw_website()),
        ("kbo", Flaw::Malformed) => Some(w.flaw_kbo()),
        ("lei", Flaw::Malformed) => Some(w.flaw_lei()),
        ("ror", Flaw::Malformed) => Some(w.flaw_ror()),
        ("kbo" | "lei" | "ror", Flaw::Taken) => Some(w.flaw_identifier_taken()),
        _ => None,
    };
    let mut errors = field_errors(w, flaws);
    for (error, (field, flaw)) in errors.iter_mut().zip(flaws.iter()) {
        if let Some(text) = own(field, flaw) {
            text.clone_into(&mut error.text);
        }
    }
    errors
}
