//! What a text is about, as terms that a database can keep and find it by.

use std::collections::BTreeMap;

use crate::lexicon::{Concept, LONGEST_PHRASE, vocabulary};
use crate::splitting;
use crate::tongue::Tongue;
use crate::words::{fold, split};

/// A term: a number made of what it stands for, the same in every version and on every machine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Term(i64);

/// How much a text is about a term.
pub type Weight = i64;

/// What a term stands for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A concept of the lexicon.
    Concept(Concept),
    /// A word, by its stem and as it was written.
    Word {
        /// Without endings.
        stem: String,
        /// As it stands in the text.
        written: String,
    },
    /// Two concepts at once: rarer than each, so that what is about both is found among thousands.
    Both(Concept, Concept),
}

/// The most concepts and words that a text is kept by.
const MOST: usize = 24;

/// Of how many concepts the pairs are kept.
const PAIRED: usize = 7;

/// What a word weighs that names a concept, one that does so as part of another word or phrase, and a word by itself.
const NAMED: Weight = 12;
const WITHIN: Weight = 5;
const WORD: Weight = 6;

/// By how much more the words of a title count, and what a term weighs at most.
const TITLE: Weight = 2;
const HEAVIEST: Weight = 48;

/// What a text is about.
#[derive(Debug, Clone, Default)]
pub struct Terms {
    concepts: BTreeMap<Concept, Weight>,
    words: BTreeMap<String, (Weight, String)>,
}

impl Terms {
    /// What a text with a title is about. `tag` is the language it says it is in.
    pub fn of(title: &str, text: &str, tag: &str) -> Self {
        let tongue = Tongue::guess(&format!("{title} {text}"), tag);
        let mut terms = Self::default();
        terms.read(tongue, title, TITLE);
        terms.read(tongue, text, 1);
        terms
    }

    fn read(&mut self, tongue: Tongue, text: &str, times: Weight) {
        let mut words = split(text);
        words.retain(|word| !tongue.is_stop_word(&fold(word)));
        let stems: Vec<String> = words.iter().map(|word| tongue.stem(word)).collect();
        let known = &vocabulary(tongue).phrases;
        let mut begun = stems.as_slice();
        let mut inside = 0_usize;
        for word in &words {
            let longest = (2..=LONGEST_PHRASE.min(begun.len())).rev();
            let phrase = longest
                .filter_map(|length| Some((length, known.get(&begun.get(..length)?.join(" "))?)))
                .next();
            if let Some((length, concepts)) = phrase {
                self.name(concepts, NAMED * times);
                inside = inside.max(length);
            }
            let Some((stem, rest)) = begun.split_first() else { break };
            match known.get(stem) {
                Some(concepts) if inside > 0 => self.name(concepts, WITHIN * times),
                Some(concepts) => {
                    self.name(concepts, NAMED * times);
                }
                None => {
                    let parts = splitting::parts(tongue, word);
                    self.name(&parts, (NAMED - 2) * times);
                }
            }
            let word = self.words.entry(stem.clone()).or_insert_with(|| (0, word.clone()));
            word.0 = (word.0 + WORD * times).min(HEAVIEST);
            inside = inside.saturating_sub(1);
            begun = rest;
        }
    }

    /// A word that can mean several things says a little of each; a concept says a little of those it is made of.
    fn name(&mut self, concepts: &[Concept], weight: Weight) {
        let several = Weight::try_from(concepts.len()).unwrap_or(Weight::MAX);
        let weight = (weight * 2 / (several + 1)).max(1);
        for concept in concepts {
            self.add(*concept, weight);
            for part in concept.made_of() {
                self.add(*part, (weight / 3).max(1));
            }
        }
    }

    fn add(&mut self, concept: Concept, weight: Weight) {
        let entry = self.concepts.entry(concept).or_default();
        *entry = (*entry + weight).min(HEAVIEST);
    }

    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        self.concepts.is_empty() && self.words.is_empty()
    }

    /// The terms, each once, with what they stand for and their weight: the weightiest concepts and words, and the pairs
    /// of the weightiest concepts.
    pub fn all(&self) -> Vec<(Term, Kind, Weight)> {
        self.heaviest(MOST)
    }

    /// The same, of so many concepts and words.
    pub(crate) fn heaviest(&self, most: usize) -> Vec<(Term, Kind, Weight)> {
        let mut concepts: Vec<(Concept, Weight)> =
            self.concepts.iter().map(|(concept, weight)| (*concept, *weight)).collect();
        let worth = |(concept, weight): &(Concept, Weight)| {
            if concept.telling() < 1.0 { *weight } else { *weight + HEAVIEST }
        };
        concepts.sort_by_key(|one| (std::cmp::Reverse(worth(one)), one.0));
        concepts.truncate(most);
        let mut words: Vec<(&String, &(Weight, String))> = self.words.iter().collect();
        words.sort_by_key(|(stem, (weight, _))| {
            (std::cmp::Reverse(*weight), std::cmp::Reverse(stem.chars().count()), *stem)
        });
        words.truncate(most);
        let mut all: Vec<(Term, Kind, Weight)> = Vec::new();
        for (concept, weight) in &concepts {
            let kind = Kind::Concept(*concept);
            all.push((kind.term(), kind, *weight));
        }
        for (stem, (weight, written)) in words {
            let kind = Kind::Word { stem: stem.clone(), written: written.clone() };
            all.push((kind.term(), kind, *weight));
        }
        let paired = concepts.get(..PAIRED.min(concepts.len())).unwrap_or_default();
        for (at, (one, weight)) in paired.iter().enumerate() {
            for (other, other_weight) in paired.iter().skip(at + 1) {
                let kind = Kind::Both(*one.min(other), *one.max(other));
                all.push((kind.term(), kind, (*weight).min(*other_weight)));
            }
        }
        let mut seen = std::collections::BTreeSet::new();
        all.retain(|(term, ..)| seen.insert(*term));
        all
    }
}

impl Kind {
    /// The number it is kept by.
    pub fn term(&self) -> Term {
        match self {
            Self::Concept(concept) => Term::digest(["concept", concept.key()]),
            Self::Word { stem, .. } => Term::digest(["word", stem.as_str()]),
            Self::Both(one, other) => {
                let (one, other) = (one.key(), other.key());
                Term::digest(["both", one.min(other), one.max(other)])
            }
        }
    }
}

impl Term {
    /// A term that a database kept.
    pub fn kept(number: i64) -> Self {
        Self(number)
    }

    /// What a database keeps of it.
    pub fn number(self) -> i64 {
        self.0
    }

    /// FNV-1a over the parts, without the sign.
    pub(crate) fn digest<'a>(parts: impl IntoIterator<Item = &'a str>) -> Self {
        let mut digest: u64 = 0xcbf2_9ce4_8422_2325;
        for byte in parts.into_iter().flat_map(|part| part.bytes().chain([0])) {
            digest = (digest ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
        Self(i64::try_from(digest >> 1).unwrap_or_default())
    }
}
