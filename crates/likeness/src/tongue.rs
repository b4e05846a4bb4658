//! The languages whose words are understood.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use rust_stemmers::{Algorithm, Stemmer};

use crate::words::{fold, split};

/// A language whose words can be brought to their stems and looked up in the lexicon.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tongue {
    /// English.
    English,
    /// Dutch.
    Dutch,
    /// Hungarian.
    Hungarian,
    /// French.
    French,
}

/// By how many common words another language must be ahead of the one a text says it is in.
const DECLARED: usize = 2;

impl Tongue {
    /// All of them, in the order of the columns of the lexicon.
    pub const ALL: [Self; 4] = [Self::English, Self::Dutch, Self::Hungarian, Self::French];

    /// The language of a tag such as `nl-BE`.
    pub fn of_tag(tag: &str) -> Option<Self> {
        match tag.split('-').next()? {
            "en" => Some(Self::English),
            "nl" => Some(Self::Dutch),
            "hu" => Some(Self::Hungarian),
            "fr" => Some(Self::French),
            _ => None,
        }
    }

    /// Its tag.
    pub fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Dutch => "nl",
            Self::Hungarian => "hu",
            Self::French => "fr",
        }
    }

    /// The language a text is written in, by its commonest words. What its tag says counts as two of them, so that a short
    /// title keeps it and a text left in another language is understood all the same.
    pub fn guess(text: &str, tag: &str) -> Self {
        let declared = Self::of_tag(tag);
        let words: Vec<String> = split(text).iter().map(|word| fold(word)).collect();
        let common = |tongue: Self| {
            let stops = tongue.stop_words();
            let met = words.iter().filter(|word| stops.contains(word.as_str())).count();
            met + if declared == Some(tongue) { DECLARED } else { 0 }
        };
        // Of those equally ahead the declared one, else the first.
        let ahead = |tongue: &Self| (common(*tongue), declared == Some(*tongue));
        Self::ALL.into_iter().rev().max_by_key(ahead).unwrap_or(Self::English)
    }

    /// A word without its endings, accents and capitals.
    pub(crate) fn stem(self, word: &str) -> String {
        let algorithm = match self {
            Self::English => Algorithm::English,
            Self::Dutch => Algorithm::Dutch,
            Self::Hungarian => Algorithm::Hungarian,
            Self::French => Algorithm::French,
        };
        let mut stem = fold(&Stemmer::create(algorithm).stem(word));
        // "zwemmen" and "zwembad" begin alike.
        let doubled = stem.chars().rev().nth(1).is_some_and(|before| stem.ends_with(before));
        if self == Self::Dutch && doubled && !stem.ends_with(['a', 'e', 'i', 'o', 'u']) {
            stem.pop();
        }
        stem
    }

    /// Whether a folded word is so common that it says nothing.
    pub(crate) fn is_stop_word(self, folded: &str) -> bool {
        self.stop_words().contains(folded)
    }

    fn stop_words(self) -> &'static BTreeSet<String> {
        static STOPS: LazyLock<[BTreeSet<String>; 4]> = LazyLock::new(|| {
            [
                include_str!("../stopwords/en.txt"),
                include_str!("../stopwords/nl.txt"),
                include_str!("../stopwords/hu.txt"),
                include_str!("../stopwords/fr.txt"),
            ]
            .map(|file| file.split_whitespace().map(fold).collect())
        });
        let [english, dutch, hungarian, french] = &*STOPS;
        match self {
            Self::English => english,
            Self::Dutch => dutch,
            Self::Hungarian => hungarian,
            Self::French => french,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_left_in_another_language_is_understood() {
        assert_eq!(Tongue::guess("Un banc à l'ombre pour les aînés", "nl"), Tongue::French);
        assert_eq!(Tongue::guess("Bank", "nl"), Tongue::Dutch);
        assert_eq!(Tongue::guess("Park", "hu"), Tongue::Hungarian);
        assert_eq!(Tongue::guess("", "sr-Latn"), Tongue::English);
    }
}
