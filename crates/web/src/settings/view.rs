//! Settings of a city.

use askama::Template;
use city::Theme;

use crate::html::SafeHtml;
use crate::typed::KeptForm;
use crate::views::{Choice, FieldError, Frame, Link};

/// Settings of a city: one multipart form posts `name-TAG`, `tagline-TAG`, `about-TAG`, `contact-TAG`,
/// `was`, `language`
/// (several), `theme-KEY-TAG`, `default_language`, `time_zone`, `currency`, `colour` (`#1f6fb4`), `outlines`
/// (neighbourhoods that were looked at), `logo` (a picture), `logo_id` (one that was sent), `remove_logo`, `sender`,
/// `new_days`, `new_posts`, `eyes`, `meanwhile`, `neighbourhoods` (a GeoJSON file), `population` (lines of a name and a number), `population_year`,
/// `population_source`, `backdrop` (one too) and
/// `module` (several).
#[derive(Debug, Template)]
#[template(path = "settings.html")]
pub(crate) struct CitySettingsPage {
    /// What surrounds the page.
    pub(crate) frame: Frame,
    /// Where the form posts to.
    pub(crate) action: String,
    /// What each field was made from (field `was`).
    pub(crate) was: String,
    /// What somebody else saved meanwhile, by field, where something else is typed.
    pub(crate) theirs: Vec<(String, String)>,
    /// Texts in each language.
    pub(crate) texts: Vec<CityTexts>,
    /// What themes are called in each of those languages.
    pub(crate) themes: Vec<ThemeTexts>,
    /// How what is typed is kept.
    pub(crate) kept: KeptForm,
    /// Whether the page shows what was typed and not saved.
    pub(crate) unsaved: bool,
    /// Languages of the interface.
    pub(crate) languages: Vec<Choice>,
    /// The language used when nothing else is known.
    pub(crate) default_languages: Vec<Choice>,
    /// Time zones by their IANA names.
    pub(crate) time_zones: Vec<Choice>,
    /// Currencies by their ISO 4217 codes.
    pub(crate) currencies: Vec<Choice>,
    /// The colour, as typed.
    pub(crate) colour: String,
    /// Outlines that are being looked at, as GeoJSON; empty when there are none.
    pub(crate) outlines: String,
    /// How many people live in each neighbourhood, as typed, with the year and the source.
    pub(crate) population: String,
    pub(crate) population_year: String,
    pub(crate) population_source: String,
    /// The logo that is kept, or was sent.
    pub(crate) logo: Option<String>,
    /// The identifier of one that was sent; empty for none.
    pub(crate) logo_id: String,
    /// Whether it is to go.
    pub(crate) without_logo: bool,
    /// The address mails come from, as typed.
    pub(crate) sender: String,
    /// For how many days somebody counts as new, and how much they may say a day, as typed.
    pub(crate) order: [String; 2],
    /// How many moderators hide something (field `eyes`), and how it is shown until the second has (`meanwhile`).
    pub(crate) eyes: Vec<Choice>,
    pub(crate) meanwhile: Vec<Choice>,
    /// The map as it is, or as it would be; empty when there is none.
    pub(crate) map: SafeHtml,
    /// Names of the neighbourhoods.
    pub(crate) neighbourhoods: Vec<String>,
    /// Parts of the site that can be switched on.
    pub(crate) modules: Vec<Choice>,
    /// People, log, …
    pub(crate) links: Vec<Link>,
    /// What is wrong.
    pub(crate) errors: Vec<FieldError>,
}

impl CitySettingsPage {
    /// Whether something is wrong with the name of a theme.
    fn has_theme_errors(&self) -> bool {
        self.errors.iter().any(|error| error.field.starts_with("theme-"))
    }

    /// What we call a theme.
    fn theme_word(&self, theme: &ThemeTexts) -> &'static str {
        self.frame.w.theme_word(theme.theme)
    }

    fn theme_field(&self, theme: &ThemeTexts, text: &CityTexts) -> String {
        ThemeTexts::field(theme.theme, &text.tag)
    }
}

/// The texts of a city in one language.
#[derive(Debug, Clone)]
pub(crate) struct CityTexts {
    /// The language tag.
    pub(crate) tag: String,
    /// Its name.
    pub(crate) name: String,
    /// `name-TAG`.
    pub(crate) city: String,
    /// `tagline-TAG`.
    pub(crate) tagline: String,
    /// `about-TAG`.
    pub(crate) about: String,
    /// `contact-TAG`: who answers, and where.
    pub(crate) contact: String,
}

impl CityTexts {
    pub(crate) fn field(&self, name: &str) -> String {
        format!("{name}-{}", self.tag)
    }
}

/// What a theme is called, in the order of the languages.
#[derive(Debug, Clone)]
pub(crate) struct ThemeTexts {
    /// Which.
    pub(crate) theme: Theme,
    /// `theme-KEY-TAG`.
    pub(crate) names: Vec<String>,
}

impl ThemeTexts {
    pub(crate) fn field(theme: Theme, tag: &str) -> String {
        format!("theme-{}-{tag}", theme.key())
    }
}
