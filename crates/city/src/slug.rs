//! Short names in addresses.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A short name for an address: 1–60 lower-case letters, digits and single hyphens.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Slug(String);

/// Why a text is not a slug.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("use 1 to 60 lower-case letters, digits and hyphens, such as cooler-streets")]
pub struct SlugError;

impl Slug {
    /// The slug as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// A slug made of a title: accents dropped, anything else a hyphen; `fallback` if nothing is
    /// left (a title in Arabic, say).
    pub fn from_title(title: &str, fallback: &str) -> Self {
        let mut slug = String::new();
        for letter in title.chars().flat_map(char::to_lowercase) {
            let plain = plain_letter(letter);
            if plain.is_empty() {
                if !slug.is_empty() && !slug.ends_with('-') {
                    slug.push('-');
                }
            } else {
                slug.push_str(plain);
            }
            if slug.len() >= 56 {
                break;
            }
        }
        let slug = slug.trim_end_matches('-').to_owned();
        if slug.is_empty() { Self(fallback.to_owned()) } else { Self(slug) }
    }

    /// The same slug with a number behind it, for the second of its name.
    #[must_use]
    pub fn numbered(&self, number: u32) -> Self {
        Self(format!(
            "{}-{number}",
            self.0.chars().take(49).collect::<String>().trim_end_matches('-')
        ))
    }
}

/// A letter without its accent, for the languages around us; empty for anything else.
fn plain_letter(letter: char) -> &'static str {
    const PLAIN: &str = "abcdefghijklmnopqrstuvwxyz0123456789";
    match letter {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' | 'ă' | 'ą' => "a",
        'ç' | 'ć' | 'č' => "c",
        'ď' | 'đ' => "d",
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ę' | 'ě' => "e",
        'ğ' => "g",
        'ì' | 'í' | 'î' | 'ï' | 'ī' | 'ı' => "i",
        'ł' => "l",
        'ñ' | 'ń' | 'ň' => "n",
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ő' => "o",
        'ř' => "r",
        'ś' | 'š' | 'ş' | 'ș' => "s",
        'ť' | 'ţ' | 'ț' => "t",
        'ù' | 'ú' | 'û' | 'ü' | 'ű' | 'ů' | 'ū' => "u",
        'ý' | 'ÿ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        _ => PLAIN.find(letter).and_then(|at| PLAIN.get(at..=at)).unwrap_or_default(),
    }
}

impl FromStr for Slug {
    type Err = SlugError;

    fn from_str(text: &str) -> Result<Self, SlugError> {
        let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        let fine = (1..=60).contains(&text.len())
            && text.bytes().all(plain)
            && !text.starts_with('-')
            && !text.ends_with('-')
            && !text.contains("--");
        if fine { Ok(Self(text.to_owned())) } else { Err(SlugError) }
    }
}

impl TryFrom<String> for Slug {
    type Error = SlugError;

    fn try_from(text: String) -> Result<Self, SlugError> {
        text.parse()
    }
}

impl From<Slug> for String {
    fn from(slug: Slug) -> Self {
        slug.0
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn titles_become_readable_addresses() {
        assert_eq!(
            Slug::from_title("Koelere straten 2027!", "call").as_str(),
            "koelere-straten-2027"
        );
        assert_eq!(Slug::from_title("Hűvösebb utcák", "call").as_str(), "huvosebb-utcak");
        assert_eq!(Slug::from_title("شوارع", "call").as_str(), "call");
    }

    proptest! {
        #[test]
        fn every_title_makes_a_valid_slug(title in ".{0,200}") {
            let slug = Slug::from_title(&title, "call");
            prop_assert_eq!(slug.as_str().parse::<Slug>(), Ok(slug.clone()));
            let second = slug.numbered(2);
            prop_assert_eq!(second.as_str().parse::<Slug>(), Ok(second.clone()));
        }
    }
}
