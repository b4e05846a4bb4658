//! Languages of content, and texts that exist in several of them.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A language tag such as `nl`, `hu` or `sr-Latn` (BCP 47, at most 15 bytes).
///
/// Content can be in any language; the interface is translated into a few of them.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Language(String);

/// Why a text is not a language tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a language is a tag such as nl, hu or sr-Latn")]
pub struct LanguageError;

impl Language {
    /// English, the language everything in Kalaka exists in.
    pub fn english() -> Self {
        Self("en".to_owned())
    }

    /// The language of a tag, or English for what is no tag.
    pub fn from_tag_or_english(tag: &str) -> Self {
        tag.parse().unwrap_or_else(|_| Self::english())
    }

    /// The tag.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Language {
    type Err = LanguageError;

    fn from_str(tag: &str) -> Result<Self, LanguageError> {
        let mut parts = tag.split('-');
        let primary = parts.next().unwrap_or_default();
        let primary_is_fine =
            (2..=3).contains(&primary.len()) && primary.bytes().all(|b| b.is_ascii_lowercase());
        let rest_is_fine = parts.all(|part| {
            (2..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric())
        });
        if primary_is_fine && rest_is_fine && tag.len() <= 15 {
            Ok(Self(tag.to_owned()))
        } else {
            Err(LanguageError)
        }
    }
}

impl TryFrom<String> for Language {
    type Error = LanguageError;

    fn try_from(tag: String) -> Result<Self, LanguageError> {
        tag.parse()
    }
}

impl From<Language> for String {
    fn from(language: Language) -> Self {
        language.0
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// One text in several languages. Empty texts are not kept.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Texts(BTreeMap<Language, String>);

impl Texts {
    /// No text at all.
    pub const fn none() -> Self {
        Self(BTreeMap::new())
    }

    /// A text in one language.
    pub fn of(language: Language, text: impl Into<String>) -> Self {
        let mut texts = Self::default();
        texts.set(language, text);
        texts
    }

    /// Puts a text, or takes it out when it is blank.
    pub fn set(&mut self, language: Language, text: impl Into<String>) {
        let text = text.into();
        if text.trim().is_empty() {
            self.0.remove(&language);
        } else {
            self.0.insert(language, text);
        }
    }

    /// The text in exactly this language, or nothing.
    pub fn exact(&self, language: &str) -> Option<&str> {
        self.0.iter().find(|(tag, _)| tag.as_str() == language).map(|(_, text)| text.as_str())
    }

    /// The text for a reader: in the first of `wished` that exists, else in English, else in
    /// any language. With it comes the language it is in, for the `lang` attribute.
    pub fn pick<'a>(&'a self, wished: &[&str]) -> Option<(&'a Language, &'a str)> {
        wished
            .iter()
            .chain(&["en"])
            .find_map(|wish| self.0.iter().find(|(tag, _)| tag.as_str() == *wish))
            .or_else(|| self.0.iter().next())
            .map(|(tag, text)| (tag, text.as_str()))
    }

    /// Whether there is no text at all.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Every language with its text, in order of the tags.
    pub fn iter(&self) -> impl Iterator<Item = (&Language, &str)> {
        self.0.iter().map(|(tag, text)| (tag, text.as_str()))
    }
}

impl FromIterator<(Language, String)> for Texts {
    fn from_iter<I: IntoIterator<Item = (Language, String)>>(pairs: I) -> Self {
        let mut texts = Self::default();
        for (language, text) in pairs {
            texts.set(language, text);
        }
        texts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reader_gets_the_nearest_language_there_is() {
        let texts: Texts = [("nl", "Straten"), ("hu", "Utcák"), ("fr", " ")]
            .into_iter()
            .map(|(tag, text)| (tag.parse().unwrap(), text.to_owned()))
            .collect();
        assert_eq!(texts.pick(&["hu", "nl"]).unwrap().1, "Utcák");
        assert_eq!(texts.pick(&["fr", "nl"]).unwrap().1, "Straten", "a blank text does not count");
        assert_eq!(texts.pick(&["en"]).unwrap().1, "Utcák", "any language beats none");
        assert!(Texts::default().pick(&["en"]).is_none());
    }

    #[test]
    fn tags_are_short_and_plain() {
        for tag in ["nl", "hu", "sr-Latn", "pt-BR"] {
            assert!(tag.parse::<Language>().is_ok(), "{tag}");
        }
        for tag in ["", "N", "NL", "nl_BE", "nl-", "x", "nl-<script>", "nl-aaaaaaaaa"] {
            assert!(tag.parse::<Language>().is_err(), "{tag}");
        }
    }
}
