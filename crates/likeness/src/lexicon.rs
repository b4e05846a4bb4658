//! The lexicon: what people of a city speak of, each concept by its words in four languages.
//!
//! It is written by hand in `lexicon/*.txt`, one concept a line, and lies in the program.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::terms::Term;
use crate::tongue::Tongue;
use crate::words::{fold, split};

/// The files, and how much what stands in them says about a wish: that something be built or be near, next to nothing.
const FILES: [(&str, f64); 19] = [
    (include_str!("../lexicon/accessibility-facilities.txt"), TELLING),
    (include_str!("../lexicon/animals.txt"), TELLING),
    (include_str!("../lexicon/asking.txt"), ASKING),
    (include_str!("../lexicon/city-life.txt"), TELLING),
    (include_str!("../lexicon/city-life-more.txt"), TELLING),
    (include_str!("../lexicon/culture-events.txt"), TELLING),
    (include_str!("../lexicon/cycling-transit.txt"), TELLING),
    (include_str!("../lexicon/digital-democracy.txt"), TELLING),
    (include_str!("../lexicon/economy-work.txt"), TELLING),
    (include_str!("../lexicon/food-objects.txt"), TELLING),
    (include_str!("../lexicon/green.txt"), TELLING),
    (include_str!("../lexicon/housing-buildings.txt"), TELLING),
    (include_str!("../lexicon/light-noise-safety.txt"), TELLING),
    (include_str!("../lexicon/people-times-places.txt"), ASKING),
    (include_str!("../lexicon/play-sport.txt"), TELLING),
    (include_str!("../lexicon/schools-care.txt"), TELLING),
    (include_str!("../lexicon/streets.txt"), TELLING),
    (include_str!("../lexicon/waste-energy.txt"), TELLING),
    (include_str!("../lexicon/water-weather.txt"), TELLING),
];

/// Another word here has every city take its texts apart anew and look for what says the same.
const METHOD: &str = "1";

const TELLING: f64 = 1.0;
const ASKING: f64 = 0.3;

/// The most words of a phrase in the lexicon, without those that say nothing.
pub(crate) const LONGEST_PHRASE: usize = 4;

/// A concept of the lexicon.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Concept(usize);

/// What the lexicon says of a concept.
struct Entry {
    /// Its first English word, by which it is known for good.
    key: &'static str,
    /// Its first word in each language, in the order of [`Tongue::ALL`].
    names: [&'static str; 4],
    /// How much it says about a wish.
    telling: f64,
}

/// The words of one language.
#[derive(Default)]
pub(crate) struct Vocabulary {
    /// Concepts by the stems of a word or phrase.
    pub(crate) phrases: BTreeMap<String, Vec<Concept>>,
    /// Concepts by single words as they are written and by their stems: what compounds are made of.
    pub(crate) parts: BTreeMap<String, Vec<Concept>>,
}

struct Lexicon {
    entries: Vec<Entry>,
    /// Concepts by what they are known by for good.
    keys: BTreeMap<&'static str, Concept>,
    vocabularies: [Vocabulary; 4],
}

/// What each concept is made of: the concepts whose words stand in its own, in two languages at least, as `night` and
/// `bus` do in `night bus`, `nachtbus` and `bus de nuit`.
static MADE_OF: LazyLock<Vec<Vec<Concept>>> = LazyLock::new(|| {
    let columns = FILES.iter().flat_map(|(file, _)| file.lines()).map(|line| line.split('|'));
    columns.zip(0..).map(|(columns, at)| parts_of(Concept(at), columns)).collect()
});

fn parts_of(concept: Concept, columns: impl Iterator<Item = &'static str>) -> Vec<Concept> {
    let mut languages: BTreeMap<Concept, usize> = BTreeMap::new();
    for (tongue, column) in Tongue::ALL.into_iter().zip(columns) {
        let mut here: Vec<Concept> = forms(column).flat_map(|form| said_in(tongue, form)).collect();
        here.sort_unstable();
        here.dedup();
        for part in here.into_iter().filter(|part| *part != concept) {
            *languages.entry(part).or_default() += 1;
        }
    }
    languages.into_iter().filter(|(_, languages)| *languages >= 2).map(|(part, _)| part).collect()
}

/// The concepts of the words of a phrase and of the parts of a compound.
fn said_in(tongue: Tongue, form: &str) -> Vec<Concept> {
    let words = split(form);
    if let [word] = words.as_slice() {
        return crate::splitting::both_parts(tongue, word);
    }
    let known = &vocabulary(tongue).phrases;
    let told = words.iter().filter(|word| !tongue.is_stop_word(&fold(word)));
    told.filter_map(|word| known.get(&tongue.stem(word))).flatten().copied().collect()
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::read);

/// By what terms are made here, as a number: another one where the lexicon has changed, or how texts are taken apart.
pub fn edition() -> i64 {
    let files = FILES.iter().map(|(file, _)| *file);
    Term::digest(files.chain([METHOD])).number()
}

/// How many concepts there are.
pub fn concepts() -> usize {
    LEXICON.entries.len()
}

/// The words of a language.
pub(crate) fn vocabulary(tongue: Tongue) -> &'static Vocabulary {
    let [english, dutch, hungarian, french] = &LEXICON.vocabularies;
    match tongue {
        Tongue::English => english,
        Tongue::Dutch => dutch,
        Tongue::Hungarian => hungarian,
        Tongue::French => french,
    }
}

impl Concept {
    /// What it is called in a language.
    pub fn name(self, tongue: Tongue) -> &'static str {
        let Some(entry) = LEXICON.entries.get(self.0) else { return "" };
        let [english, dutch, hungarian, french] = entry.names;
        match tongue {
            Tongue::English => english,
            Tongue::Dutch => dutch,
            Tongue::Hungarian => hungarian,
            Tongue::French => french,
        }
    }

    /// The concepts its words are made of.
    pub(crate) fn made_of(self) -> &'static [Self] {
        MADE_OF.get(self.0).map(Vec::as_slice).unwrap_or_default()
    }

    /// The concept that is known by a key; none that an earlier lexicon knew.
    pub fn of_key(key: &str) -> Option<Self> {
        LEXICON.keys.get(key).copied()
    }

    /// What it is known by for good.
    pub fn key(self) -> &'static str {
        LEXICON.entries.get(self.0).map_or("", |entry| entry.key)
    }

    /// How much it says about a wish.
    pub(crate) fn telling(self) -> f64 {
        LEXICON.entries.get(self.0).map_or(0.0, |entry| entry.telling)
    }
}

impl Lexicon {
    fn read() -> Self {
        let mut lexicon =
            Self { entries: Vec::new(), keys: BTreeMap::new(), vocabularies: Default::default() };
        for (file, telling) in FILES {
            for line in file.lines() {
                lexicon.enter(line, telling);
            }
        }
        lexicon
    }

    fn enter(&mut self, line: &'static str, telling: f64) {
        let mut columns = line.split('|').map(str::trim);
        let Some(columns) =
            (|| Some([columns.next()?, columns.next()?, columns.next()?, columns.next()?]))()
        else {
            return;
        };
        let concept = Concept(self.entries.len());
        let names = columns.map(|column| forms(column).next().unwrap_or_default());
        let [key, ..] = names;
        self.keys.insert(key, concept);
        self.entries.push(Entry { key, names, telling });
        for ((tongue, vocabulary), column) in
            Tongue::ALL.into_iter().zip(&mut self.vocabularies).zip(columns)
        {
            for form in forms(column) {
                vocabulary.enter(tongue, form, concept);
            }
        }
    }
}

/// The words of a column.
fn forms(column: &'static str) -> impl Iterator<Item = &'static str> {
    column.split(',').map(str::trim)
}

impl Vocabulary {
    fn enter(&mut self, tongue: Tongue, form: &str, concept: Concept) {
        let mut words = split(form);
        let single = words.len() == 1;
        words.retain(|word| single || !tongue.is_stop_word(&fold(word)));
        words.truncate(LONGEST_PHRASE);
        let stems: Vec<String> = words.iter().map(|word| tongue.stem(word)).collect();
        let phrase = stems.join(" ");
        let add = |to: &mut BTreeMap<String, Vec<Concept>>, word: String| {
            let known = to.entry(word).or_default();
            if !known.contains(&concept) {
                known.push(concept);
            }
        };
        if phrase.is_empty() {
            return;
        }
        if let [word] = words.as_slice() {
            add(&mut self.parts, fold(word));
            add(&mut self.parts, phrase.clone());
        }
        add(&mut self.phrases, phrase);
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_concept_has_words_in_four_languages() {
        let mut lines = BTreeSet::new();
        let mut keys = BTreeSet::new();
        for line in FILES.iter().flat_map(|(file, _)| file.lines()) {
            let columns: Vec<&'static str> = line.split('|').map(str::trim).collect();
            assert_eq!(columns.len(), 4, "four languages: {line}");
            assert!(lines.insert(line), "twice: {line}");
            assert!(keys.insert(forms(columns[0]).next().unwrap()), "known already: {line}");
            for (tongue, column) in Tongue::ALL.into_iter().zip(columns) {
                let said = forms(column).filter(|form| {
                    let words = split(form);
                    words.len() == 1 || words.iter().any(|w| !tongue.is_stop_word(&fold(w)))
                });
                assert!(said.count() > 0, "nothing left in {tongue:?}: {line}");
                assert!(forms(column).all(|form| !form.is_empty()), "an empty word: {line}");
            }
        }
        assert!(lines.len() >= 1_500, "{} concepts", lines.len());
        assert_eq!(lines.len(), concepts());
    }

    #[test]
    fn concepts_are_found_by_their_keys() {
        let bench = Concept::of_key("bench").unwrap();
        assert_eq!((bench.key(), bench.name(Tongue::Dutch)), ("bench", "bank"));
        assert_eq!(Concept::of_key("what no lexicon knows"), None);
        assert_eq!(edition(), edition());
    }

    #[test]
    fn every_file_is_read() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/lexicon");
        assert_eq!(std::fs::read_dir(folder).unwrap().count(), FILES.len());
    }
}
