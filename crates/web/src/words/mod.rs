//! What Kalaka says, in the reader's language.
//!
//! Each message of `locales/*/*.ftl` is a method of [`Words`]: `share-idea` is
//! `words.share_idea()`, and `call-closes = Closes { $date }` is `words.call_closes(date)`,
//! parameters in alphabetical order. The crate `words-build` writes the methods.

mod arg;
mod currency;
mod flaw;
mod format;
mod theme;

pub use arg::Arg;
pub use currency::currency_sign;

use jiff::Timestamp;
use jiff::tz::TimeZone;

include!(concat!(env!("OUT_DIR"), "/words.rs"));

/// The words of one language, with the city's time zone. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Words {
    locale: Locale,
    zone: TimeZone,
    this_year: i16,
}

impl Words {
    /// Words in a language. Times are shown in `zone`; `now` tells which year needs no mention.
    pub fn new(locale: Locale, zone: TimeZone, now: Timestamp) -> Self {
        let this_year = now.to_zoned(zone.clone()).year();
        Self { locale, zone, this_year }
    }

    /// The language.
    pub fn locale(&self) -> Locale {
        self.locale
    }

    /// The city's time zone.
    pub fn zone(&self) -> &TimeZone {
        &self.zone
    }

    /// The language tag, for `lang` attributes.
    pub fn tag(&self) -> &'static str {
        self.locale.tag()
    }
}

/// The name to show for a person: their own, or that they left.
pub fn name<'a>(w: &'a Words, name: &'a str) -> &'a str {
    if name.is_empty() { w.somebody_who_left() } else { name }
}

/// A language's own name, also of one that a city uses and the interface lacks; its tag when nobody told us.
pub fn own_name(tag: &str) -> String {
    match tag {
        "fr" => "Français".to_owned(),
        "de" => "Deutsch".to_owned(),
        "sr-Latn" => "Srpski".to_owned(),
        "ar" => "العربية".to_owned(),
        "uk" => "Українська".to_owned(),
        other => Locale::from_tag(other)
            .map_or_else(|| other.to_owned(), |locale| locale.own_name().to_owned()),
    }
}

impl Locale {
    /// The language of a tag such as `nl` or `nl-BE`, if the interface has it.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let known = |tag: &str| {
            Self::ALL.iter().copied().find(|locale| locale.tag().eq_ignore_ascii_case(tag))
        };
        known(tag).or_else(|| known(tag.split('-').next().unwrap_or_default()))
    }

    /// The language's own name for itself.
    pub fn own_name(self) -> &'static str {
        Words::new(self, TimeZone::UTC, Timestamp::UNIX_EPOCH).language_name()
    }
}
