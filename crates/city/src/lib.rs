//! The nouns every part of Kalaka shares: city, person, role, place, money, window.
//!
//! Pure: nothing here reads a clock, draws a random number, or does I/O. Time comes in
//! as an argument, and every rule can be tested without a database.

pub mod audit;
mod flaw;
mod id;
mod language;
mod money;
mod person;
mod place;
mod settings;
mod slug;
mod theme;
mod window;

pub use flaw::{Flaw, Flaws};
pub use id::{Id, IdError};
pub use language::{Language, LanguageError, Texts};
pub use money::{Currency, CurrencyError, Money};
pub use person::{
    Actor, Author, Mail, MailChoice, MailError, NameShown, Pace, Person, Role, Standing,
};
pub use place::{
    Bounds, FeatureFlaw, LonLat, Neighbourhood, Outline, PlaceError, neighbourhoods_geojson,
    parse_neighbourhoods,
};
pub use settings::{Brand, CityId, CitySettings, Module, SettingsError, TimeZoneName};
pub use slug::{Slug, SlugError};
pub use theme::Theme;
pub use window::{Window, WindowError, WindowState};

/// The tenant: a type to hang identifiers on. Its content is [`CitySettings`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum City {}
