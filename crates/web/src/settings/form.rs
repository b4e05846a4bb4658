//! The form of the city's settings: as typed, and how it is read.

use std::sync::Arc;

use city::{Brand, CitySettings, Currency, Flaw, Flaws, Language, Mail, Module, TimeZoneName};

use crate::forms::Posted;
use crate::settings::view::CityTexts;
use crate::system::System;
use crate::together::Fields;
use crate::words::{Locale, own_name};

/// Everything that can be typed, as it was typed.
pub(crate) struct Form {
    /// The texts in each language there can be.
    pub(crate) texts: Vec<CityTexts>,
    /// Tags of the languages that are offered.
    pub(crate) languages: Vec<String>,
    /// The tag of the first of them.
    pub(crate) first: String,
    pub(crate) time_zone: String,
    pub(crate) currency: String,
    /// The colour as browsers write it.
    pub(crate) colour: String,
    /// New outlines of neighbourhoods that were looked at and not kept yet, as GeoJSON.
    pub(crate) outlines: String,
    pub(crate) sender: String,
    /// The modules that are switched on.
    pub(crate) modules: Vec<Module>,
}

/// Languages to choose from, each with its name: those of the interface, and what else the city has.
fn choices(settings: &CitySettings) -> Vec<(String, String)> {
    let mut choices: Vec<_> = Locale::ALL
        .iter()
        .map(|locale| (locale.tag().to_owned(), locale.own_name().to_owned()))
        .collect();
    for language in &settings.languages {
        if !choices.iter().any(|(tag, _)| tag == language.as_str()) {
            choices.push((language.to_string(), own_name(language.as_str())));
        }
    }
    choices
}

impl Form {
    /// The form filled with settings.
    pub(crate) fn of(settings: &CitySettings) -> Self {
        let exact = |texts: &city::Texts, tag: &str| texts.exact(tag).unwrap_or("").to_owned();
        Self {
            texts: choices(settings)
                .into_iter()
                .map(|(tag, name)| CityTexts {
                    city: exact(&settings.name, &tag),
                    tagline: exact(&settings.tagline, &tag),
                    about: exact(&settings.about, &tag),
                    contact: exact(&settings.contact, &tag),
                    tag,
                    name,
                })
                .collect(),
            languages: settings.languages.iter().map(ToString::to_string).collect(),
            first: settings.own_language().to_string(),
            time_zone: settings.time_zone.as_str().to_owned(),
            currency: settings.currency.to_string(),
            colour: settings.brand.colour(),
            outlines: String::new(),
            sender: settings.sender.to_string(),
            modules: settings.modules.clone(),
        }
    }

    /// The form as it was sent.
    pub(crate) fn posted(
        posted: &Posted,
        before: &CitySettings,
        systems: &[Arc<dyn System>],
    ) -> Self {
        let own = |name: &str| posted.get(name).to_owned();
        let modules = several(posted, "module");
        Self {
            texts: choices(before)
                .into_iter()
                .map(|(tag, name)| CityTexts {
                    city: own(&format!("name-{tag}")),
                    tagline: own(&format!("tagline-{tag}")),
                    about: own(&format!("about-{tag}")),
                    contact: own(&format!("contact-{tag}")),
                    tag,
                    name,
                })
                .collect(),
            languages: several(posted, "language"),
            first: own("default_language"),
            time_zone: own("time_zone"),
            currency: own("currency"),
            colour: own("colour"),
            outlines: own("outlines"),
            sender: own("sender"),
            modules: systems
                .iter()
                .filter(|system| modules.iter().any(|key| key == system.key()))
                .map(|system| system.module())
                .collect(),
        }
    }
}

impl Form {
    /// Every field of the form with what stands in it; what can be chosen several times stands in one.
    pub(crate) fn fields(&self) -> Fields {
        let mut fields = Fields::new();
        let mut add = |name: &str, value: String| fields.push((name.to_owned(), value));
        for text in &self.texts {
            add(&text.field("name"), text.city.clone());
            add(&text.field("tagline"), text.tagline.clone());
            add(&text.field("about"), text.about.clone());
            add(&text.field("contact"), text.contact.clone());
        }
        add("language", self.languages.join(" "));
        add("default_language", self.first.clone());
        add("time_zone", self.time_zone.clone());
        add("currency", self.currency.clone());
        add("colour", self.colour.clone());
        add("sender", self.sender.clone());
        let modules: Vec<_> = self.modules.iter().map(|module| module.key()).collect();
        add("module", modules.join(" "));
        fields
    }

    /// What a field belongs together with: the first language is one of those that are offered.
    pub(crate) fn group(name: &str) -> &str {
        if name == "default_language" { "language" } else { name }
    }
}

/// What was chosen in a field that takes several.
fn several(posted: &Posted, name: &str) -> Vec<String> {
    posted.all(name).flat_map(str::split_whitespace).map(ToOwned::to_owned).collect()
}

/// Reads the form into settings, which are only to be used when nothing is wrong.
pub(crate) fn check(form: &Form, settings: &mut CitySettings) -> Result<(), Flaws> {
    let mut flaws = Flaws::default();
    check_texts(form, settings, &mut flaws);
    check_languages(form, settings, &mut flaws);
    let zone = form.time_zone.trim().parse::<TimeZoneName>().map_err(|_| Flaw::Malformed);
    let currency = form.currency.trim().to_ascii_uppercase();
    let currency = currency.parse::<Currency>().map_err(|_| Flaw::Malformed);
    let sender = form.sender.parse::<Mail>().map_err(|_| Flaw::NotAMail);
    // A colour that was not touched stays to the number, whatever its nearest would be.
    if !form.colour.trim().eq_ignore_ascii_case(&settings.brand.colour()) {
        let brand = flaws.keep("colour", Brand::of_colour(&form.colour));
        settings.brand = brand.unwrap_or(settings.brand);
    }
    if let Some(zone) = flaws.keep("time_zone", zone) {
        settings.time_zone = zone;
    }
    if let Some(currency) = flaws.keep("currency", currency) {
        settings.currency = currency;
    }
    if let Some(sender) = flaws.keep("sender", sender) {
        settings.sender = sender;
    }
    settings.modules.clone_from(&form.modules);
    flaws.into_result()
}

fn check_texts(form: &Form, settings: &mut CitySettings, flaws: &mut Flaws) {
    for text in &form.texts {
        let Ok(language) = text.tag.parse::<Language>() else { continue };
        let parts = [
            ("name", &text.city, 60, &mut settings.name),
            ("tagline", &text.tagline, 60, &mut settings.tagline),
            ("about", &text.about, 4_000, &mut settings.about),
            ("contact", &text.contact, 500, &mut settings.contact),
        ];
        for (name, typed, most, texts) in parts {
            if let Some(typed) = flaws.text(&text.field(name), typed, 0, most) {
                texts.set(language.clone(), typed);
            }
        }
    }
    let named = form.texts.iter().any(|text| !text.city.trim().is_empty());
    if let Some(first) = form.texts.first().filter(|_| !named) {
        flaws.add(first.field("name"), Flaw::Missing);
    }
}

fn check_languages(form: &Form, settings: &mut CitySettings, flaws: &mut Flaws) {
    let known = form.texts.iter().filter(|text| form.languages.contains(&text.tag));
    let mut offered: Vec<Language> = known.filter_map(|text| text.tag.parse().ok()).collect();
    // Languages keep their order; new ones come last.
    let place = |language: &Language| settings.languages.iter().position(|own| own == language);
    offered.sort_by_key(|language| place(language).unwrap_or(usize::MAX));
    let first = offered.iter().position(|language| language.as_str() == form.first);
    match first {
        _ if offered.is_empty() => flaws.add("language", Flaw::Missing),
        None => flaws.add("default_language", Flaw::NotAChoice),
        Some(first) => {
            let own = offered.remove(first);
            offered.insert(0, own);
            settings.languages = offered;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings() -> CitySettings {
        CitySettings::new(
            "leuven".parse().unwrap(),
            "Leuven",
            "nl".parse().unwrap(),
            "Europe/Brussels".parse().unwrap(),
            Currency::EUR,
            "city@example.org".parse().unwrap(),
        )
    }

    #[test]
    fn settings_survive_their_own_form() {
        let before = CitySettings {
            languages: ["nl", "fr", "en"].map(|tag| tag.parse().unwrap()).to_vec(),
            ..settings()
        };
        let mut after = before.clone();
        check(&Form::of(&before), &mut after).unwrap();
        assert_eq!(after, before);
    }

    #[test]
    fn each_flaw_stands_beside_its_field() {
        let mut form = Form::of(&settings());
        form.texts.iter_mut().for_each(|text| text.city.clear());
        form.languages = vec!["hu".to_owned()];
        form.time_zone = "Europe/Leuven".to_owned();
        form.currency = "euro".to_owned();
        form.colour = "green".to_owned();
        form.sender = "nobody".to_owned();
        let flaws = check(&form, &mut settings()).unwrap_err();
        let fields: Vec<_> = flaws.iter().map(|(field, _)| field).collect();
        let expected = ["name-en", "default_language", "colour", "time_zone", "currency", "sender"];
        assert_eq!(fields, expected);
    }
}
