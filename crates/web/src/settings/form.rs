//! The form of the city's settings: as typed, and how it is read.

use std::sync::Arc;

use city::{
    Brand, CitySettings, Currency, Flaw, Flaws, Language, Mail, Module, Order, Texts, Theme,
    TimeZoneName,
};

use crate::forms::Posted;
use crate::settings::view::{CityTexts, ThemeTexts};
use crate::system::System;
use crate::together::Fields;
use crate::words::{Locale, own_name};

/// Everything that can be typed, as it was typed.
pub(crate) struct Form {
    /// The texts in each language there can be.
    pub(crate) texts: Vec<CityTexts>,
    /// What themes are called in each language there can be, in the order of the texts.
    pub(crate) themes: Vec<ThemeTexts>,
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
    /// A new logo that was sent and not kept yet, by its identifier.
    pub(crate) logo: String,
    /// Whether the logo is to go.
    pub(crate) without_logo: bool,
    /// A line for each neighbourhood with how many live there.
    pub(crate) population: String,
    pub(crate) population_year: String,
    pub(crate) population_source: String,
    pub(crate) sender: String,
    /// What is asked for order, in the order of [`ORDER`].
    pub(crate) order: [String; 4],
    /// The modules that are switched on.
    pub(crate) modules: Vec<Module>,
}

/// The fields of what is asked for order.
pub(crate) const ORDER: [&str; 4] = ["new_days", "new_posts", "eyes", "meanwhile"];

/// The most characters of a theme's name.
const THEME: usize = 40;

/// Languages to choose from, each with its name: the city's first, then the others by name. They are those of the
/// interface, and what else the city has.
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
    let own = settings.own_language();
    choices.sort_by_key(|(tag, name)| (tag != own.as_str(), name.to_lowercase()));
    choices
}

/// The name of each theme in each language, as `text` gives it.
fn themes(settings: &CitySettings, text: impl Fn(Theme, &str) -> String) -> Vec<ThemeTexts> {
    let languages = choices(settings);
    let names = |theme: Theme| languages.iter().map(|(tag, _)| text(theme, tag)).collect();
    Theme::ALL.iter().map(|theme| ThemeTexts { theme: *theme, names: names(*theme) }).collect()
}

impl Form {
    /// The form filled with settings.
    pub(crate) fn of(settings: &CitySettings) -> Self {
        let people = settings.population.as_ref();
        let exact = |texts: &Texts, tag: &str| texts.exact(tag).unwrap_or("").to_owned();
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
            themes: themes(settings, |theme, tag| {
                let own = settings.theme_names.iter().find(|(key, _)| *key == theme);
                own.map(|(_, names)| exact(names, tag)).unwrap_or_default()
            }),
            languages: settings.languages.iter().map(ToString::to_string).collect(),
            first: settings.own_language().to_string(),
            time_zone: settings.time_zone.as_str().to_owned(),
            currency: settings.currency.to_string(),
            colour: settings.brand.colour(),
            outlines: String::new(),
            logo: String::new(),
            without_logo: false,
            population: people.map(|it| it.typed(&settings.neighbourhoods)).unwrap_or_default(),
            population_year: people.map(|it| it.year.to_string()).unwrap_or_default(),
            population_source: people.map(|it| it.source.clone()).unwrap_or_default(),
            sender: settings.sender.to_string(),
            order: ordered(&settings.order),
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
            themes: themes(before, |theme, tag| own(&ThemeTexts::field(theme, tag))),
            languages: several(posted, "language"),
            first: own("default_language"),
            time_zone: own("time_zone"),
            currency: own("currency"),
            colour: own("colour"),
            outlines: own("outlines"),
            logo: own("logo_id"),
            without_logo: posted.has("remove_logo"),
            population: own("population").replace("\r\n", "\n"),
            population_year: own("population_year"),
            population_source: own("population_source"),
            sender: own("sender"),
            order: ORDER.map(own),
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
        for theme in &self.themes {
            for (text, name) in self.texts.iter().zip(&theme.names) {
                add(&ThemeTexts::field(theme.theme, &text.tag), name.clone());
            }
        }
        add("language", self.languages.join(" "));
        add("default_language", self.first.clone());
        add("time_zone", self.time_zone.clone());
        add("currency", self.currency.clone());
        add("colour", self.colour.clone());
        add("population", self.population.clone());
        add("population_year", self.population_year.clone());
        add("population_source", self.population_source.clone());
        add("sender", self.sender.clone());
        for (name, typed) in ORDER.into_iter().zip(&self.order) {
            add(name, typed.clone());
        }
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
    check_themes(form, settings, &mut flaws);
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
    check_order(form, settings, &mut flaws);
    settings.modules.clone_from(&form.modules);
    flaws.into_result()
}

/// What is asked for order, as it stands in the form.
fn ordered(order: &Order) -> [String; 4] {
    let Order { new_days, new_posts, eyes, meanwhile } = order;
    [new_days.to_string(), new_posts.to_string(), eyes.to_string(), meanwhile.to_string()]
}

fn check_order(form: &Form, settings: &mut CitySettings, flaws: &mut Flaws) {
    let number = |typed: &str| {
        let flaw = Flaw::OutOfRange { least: 0, most: i64::from(Order::MOST) };
        let number = typed.trim().parse::<u16>().map_err(|_| Flaw::NotANumber)?;
        if number > Order::MOST { Err(flaw) } else { Ok(number) }
    };
    let [days, posts, eyes, meanwhile] = &form.order;
    let [days_field, posts_field, eyes_field, meanwhile_field] = ORDER;
    let new_days = flaws.keep(days_field, number(days));
    let new_posts = flaws.keep(posts_field, number(posts));
    let eyes = flaws.keep(eyes_field, eyes.parse().map_err(|_| Flaw::NotAChoice));
    let meanwhile = flaws.keep(meanwhile_field, meanwhile.parse().map_err(|_| Flaw::NotAChoice));
    let read = || {
        Some(Order {
            new_days: new_days?,
            new_posts: new_posts?,
            eyes: eyes?,
            meanwhile: meanwhile?,
        })
    };
    settings.order = read().unwrap_or(settings.order);
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

/// Reads the names of themes. Who names one names it in the first language, which stands for those that are left blank.
fn check_themes(form: &Form, settings: &mut CitySettings, flaws: &mut Flaws) {
    let mut all = Vec::new();
    for ThemeTexts { theme, names } in &form.themes {
        let mut texts = Texts::default();
        for (text, typed) in form.texts.iter().zip(names) {
            let Ok(language) = text.tag.parse::<Language>() else { continue };
            let field = ThemeTexts::field(*theme, &text.tag);
            if let Some(name) = flaws.text(&field, typed, 0, THEME) {
                texts.set(language, name);
            }
        }
        let first = settings.own_language();
        if !texts.is_empty() && texts.exact(first.as_str()).is_none() {
            flaws.add(ThemeTexts::field(*theme, first.as_str()), Flaw::Missing);
        }
        if !texts.is_empty() {
            all.push((*theme, texts));
        }
    }
    settings.theme_names = all;
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
    fn a_named_theme_has_a_name_in_the_first_language() {
        let mut form = Form::of(&settings());
        let tags: Vec<_> = form.texts.iter().map(|text| text.tag.as_str()).collect();
        assert_eq!(tags, ["nl", "en", "hu"], "its own first, the others by name");
        let typed = |form: &mut Form, names: [&str; 3]| {
            let green = form.themes.iter_mut().find(|one| one.theme == Theme::Green).unwrap();
            green.names = names.map(ToOwned::to_owned).to_vec();
        };
        typed(&mut form, ["", "", "Zöld"]);
        let flaws = check(&form, &mut settings()).unwrap_err();
        assert_eq!(flaws.iter().map(|(field, _)| field).collect::<Vec<_>>(), ["theme-green-nl"]);
        typed(&mut form, ["Groen", "", "Zöld"]);
        let mut after = settings();
        check(&form, &mut after).unwrap();
        let [(theme, names)] = after.theme_names.as_slice() else { panic!("one is named") };
        assert_eq!(*theme, Theme::Green);
        assert_eq!(names.pick(&["fr", "nl"]).unwrap().1, "Groen");
        assert_eq!(names.pick(&["hu", "nl"]).unwrap().1, "Zöld");
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
        let expected = ["name-nl", "default_language", "colour", "time_zone", "currency", "sender"];
        assert_eq!(fields, expected);
    }
}
