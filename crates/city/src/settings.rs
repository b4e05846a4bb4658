//! What makes a city itself: its name, languages, time zone, money, colours and parts.

use std::fmt;
use std::str::FromStr;

use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use crate::{
    Bounds, Currency, Flaw, Flaws, Id, Language, LonLat, Mail, Neighbourhood, Order, Population,
    ProofRules, Slug, Texts, Theme, Wording,
};

/// A city's settings, kept as one document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CitySettings {
    /// Its short name in addresses.
    pub slug: Slug,
    /// Its name.
    pub name: Texts,
    /// A line under the name, such as "makes it together".
    #[serde(default)]
    pub tagline: Texts,
    /// What visitors should know, as Markdown.
    #[serde(default)]
    pub about: Texts,
    /// The languages content is offered in, the city's own first.
    pub languages: Vec<Language>,
    /// Where its clocks are.
    pub time_zone: TimeZoneName,
    /// Its money.
    pub currency: Currency,
    /// Its two theme numbers.
    pub brand: Brand,
    /// The address its mails come from.
    pub sender: Mail,
    /// The office that answers, and where it can be reached, for the accessibility and privacy pages.
    #[serde(default)]
    pub contact: Texts,
    /// What it has switched on.
    #[serde(default)]
    pub modules: Vec<Module>,
    /// Names of themes where the city uses its own, by theme key.
    #[serde(default)]
    pub theme_names: Vec<(Theme, Texts)>,
    /// Its neighbourhoods.
    #[serde(default)]
    pub neighbourhoods: Vec<Neighbourhood>,
    /// How many people live in them, where the city says so.
    #[serde(default)]
    pub population: Option<Population>,
    /// Water, streets and parks behind the map, as GeoJSON text; empty for none.
    #[serde(default)]
    pub backdrop: String,
    /// The logo, a stored picture.
    #[serde(default)]
    pub logo: Option<i64>,
    /// What it asks for order in its conversations.
    #[serde(default)]
    pub order: Order,
    /// How it proves who lives here.
    #[serde(default)]
    pub proof: ProofRules,
    /// What its letters say of a verdict in its own words.
    #[serde(default)]
    pub wordings: Vec<Wording>,
    /// Whether this is an example, which every page then says.
    #[serde(default)]
    pub example: bool,
}

/// The two numbers a city's colours are made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "BrandNumbers")]
pub struct Brand {
    /// Hue in degrees, 0 to 360.
    pub hue: u16,
    /// Chroma in hundredths, 0 to 18.
    pub chroma: u8,
}

impl Brand {
    /// The two numbers, if they lie where contrast is proved to hold.
    pub fn new(hue: i64, chroma: i64) -> Result<Self, (&'static str, Flaw)> {
        let hue = u16::try_from(hue)
            .ok()
            .filter(|hue| *hue <= 360)
            .ok_or(("brand_hue", Flaw::OutOfRange { least: 0, most: 360 }))?;
        let chroma = u8::try_from(chroma)
            .ok()
            .filter(|chroma| *chroma <= 18)
            .ok_or(("brand_chroma", Flaw::OutOfRange { least: 0, most: 18 }))?;
        Ok(Self { hue, chroma })
    }
}

/// The two numbers as they are written, before anybody has looked at them.
#[derive(Deserialize)]
struct BrandNumbers {
    hue: i64,
    chroma: i64,
}

impl TryFrom<BrandNumbers> for Brand {
    type Error = SettingsError;

    fn try_from(numbers: BrandNumbers) -> Result<Self, SettingsError> {
        Self::new(numbers.hue, numbers.chroma).map_err(|_| SettingsError::Brand)
    }
}

crate::stored! {
    /// A part of Kalaka a city can switch on.
    pub enum Module {
        /// Calls and ideas.
        Calls = "calls",
        /// Events: when and where people meet.
        Events = "events",
        /// Organisations, who belongs to them and who speaks for them.
        Organisations = "organisations",
    }
}

/// An IANA time zone name that this build knows.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct TimeZoneName(String);

/// Why something is not a setting one can have.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SettingsError {
    /// No such time zone.
    #[error("there is no time zone called {0}; use a name such as Europe/Brussels")]
    TimeZone(String),
    /// Colours for which contrast is not proved.
    #[error("a hue is 0 to 360 degrees, a chroma 0 to 18 hundredths")]
    Brand,
}

impl TimeZoneName {
    /// The zones of places on Earth, in the order of their names.
    pub fn all() -> Vec<Self> {
        const PARTS: [&str; 9] = [
            "Africa/",
            "America/",
            "Antarctica/",
            "Asia/",
            "Atlantic/",
            "Australia/",
            "Europe/",
            "Indian/",
            "Pacific/",
        ];
        let names = jiff::tz::db().available().map(|name| name.to_string());
        let of_places = names.filter(|name| PARTS.iter().any(|part| name.starts_with(part)));
        let mut zones: Vec<Self> = of_places.map(Self).collect();
        zones.sort_by(|one, other| one.0.cmp(&other.0));
        zones
    }

    /// The zone itself.
    pub fn zone(&self) -> TimeZone {
        TimeZone::get(&self.0).unwrap_or(TimeZone::UTC)
    }

    /// Its name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for TimeZoneName {
    type Err = SettingsError;

    fn from_str(name: &str) -> Result<Self, SettingsError> {
        match TimeZone::get(name) {
            Ok(zone) => Ok(Self(zone.iana_name().unwrap_or(name).to_owned())),
            Err(_) => Err(SettingsError::TimeZone(name.to_owned())),
        }
    }
}

impl TryFrom<String> for TimeZoneName {
    type Error = SettingsError;

    fn try_from(name: String) -> Result<Self, SettingsError> {
        name.parse()
    }
}

impl From<TimeZoneName> for String {
    fn from(name: TimeZoneName) -> Self {
        name.0
    }
}

impl fmt::Debug for TimeZoneName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl CitySettings {
    /// The city's own language.
    pub fn own_language(&self) -> Language {
        self.languages.first().cloned().unwrap_or_else(Language::english)
    }

    /// The city's name for a reader of these languages.
    pub fn name_in(&self, wished: &[&str]) -> &str {
        self.name.pick(wished).map_or(self.slug.as_str(), |(_, name)| name)
    }

    /// The neighbourhood with this key.
    pub fn neighbourhood(&self, key: &str) -> Option<&Neighbourhood> {
        self.neighbourhoods.iter().find(|n| n.key == key)
    }

    /// The neighbourhood a point lies in.
    pub fn neighbourhood_at(&self, point: LonLat) -> Option<&Neighbourhood> {
        self.neighbourhoods.iter().find(|n| n.outline.contains(point))
    }

    /// The box around all neighbourhoods.
    pub fn bounds(&self) -> Option<Bounds> {
        self.neighbourhoods.iter().filter_map(|n| n.outline.bounds()).reduce(|a, b| Bounds {
            least: LonLat { lon: a.least.lon.min(b.least.lon), lat: a.least.lat.min(b.least.lat) },
            most: LonLat { lon: a.most.lon.max(b.most.lon), lat: a.most.lat.max(b.most.lat) },
        })
    }

    /// Whether a point can be a place in this city. A city without outlines takes any.
    pub fn covers(&self, point: LonLat) -> bool {
        self.neighbourhoods.is_empty() || self.neighbourhood_at(point).is_some()
    }

    /// What must be put right before these settings can be used.
    pub fn flaws(&self) -> Flaws {
        let mut flaws = Flaws::default();
        let is_fine = |one: &Wording| {
            Wording::check(one.kind, &one.texts, &self.languages).is_ok()
                && self.wordings.iter().filter(|other| other.kind == one.kind).count() == 1
        };
        if !self.wordings.iter().all(is_fine) {
            flaws.add("wordings", Flaw::Malformed);
        }
        if self.name.is_empty() {
            flaws.add("name", Flaw::Missing);
        }
        if self.name.iter().any(|(_, name)| name.chars().count() > 60) {
            flaws.add("name", Flaw::TooLong { most: 60 });
        }
        if self.tagline.iter().any(|(_, line)| line.chars().count() > 60) {
            flaws.add("tagline", Flaw::TooLong { most: 60 });
        }
        if self.about.iter().any(|(_, text)| text.chars().count() > 4_000) {
            flaws.add("about", Flaw::TooLong { most: 4_000 });
        }
        if self.languages.is_empty() {
            flaws.add("languages", Flaw::Missing);
        }
        if self.proof.desk.iter().any(|(_, text)| text.chars().count() > ProofRules::DESK) {
            flaws.add("desk", Flaw::TooLong { most: ProofRules::DESK });
        }
        let own = self.own_language();
        if self.theme_names.iter().any(|(_, names)| names.exact(own.as_str()).is_none()) {
            flaws.add("theme_names", Flaw::Missing);
        }
        flaws
    }

    /// The settings of a city that has only just been named: everything else as most start.
    pub fn new(
        slug: Slug,
        name: &str,
        language: Language,
        time_zone: TimeZoneName,
        currency: Currency,
        sender: Mail,
    ) -> Self {
        Self {
            slug,
            name: Texts::of(language.clone(), name),
            tagline: Texts::default(),
            about: Texts::default(),
            languages: vec![language],
            time_zone,
            currency,
            brand: Brand { hue: 252, chroma: 13 },
            sender,
            contact: Texts::default(),
            modules: vec![Module::Calls, Module::Events, Module::Organisations],
            theme_names: Vec::new(),
            neighbourhoods: Vec::new(),
            population: None,
            backdrop: String::new(),
            logo: None,
            order: Order::default(),
            proof: ProofRules::default(),
            wordings: Vec::new(),
            example: false,
        }
    }
}

/// The type an identifier of a city carries.
pub type CityId = Id<crate::City>;
