//! The words of a city as they are found in other forms: by their stems, as parts of compounds, and mistyped.
//!
//! A mistyped word and the one it was meant to be share what is left of their beginnings without a letter or two. Of a
//! kept word what is left without one is kept, few numbers each; who looks for a long word leaves out up to two.

use std::collections::BTreeSet;

use crate::splitting::{last_part, parted};
use crate::terms::Term;
use crate::tongue::Tongue;
use crate::words::{fold, split};

/// The shortest word in which a letter may be wrong, and in which two may.
const ONE_WRONG: usize = 4;
const TWO_WRONG: usize = 8;

/// How many letters of a word are kept without one of them.
const BEGINNING: usize = 8;

/// A stem by which a word is found.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stem {
    /// The language whose stem it is.
    pub tongue: Tongue,
    /// The stem.
    pub stem: String,
    /// Whether it is that of the word, or that of a part of it.
    pub whole: bool,
}

/// Words of a text that can be found in other forms: as they are written, in lower case, and folded.
pub fn telling_words(tongue: Tongue, text: &str) -> Vec<(String, String)> {
    let words = split(text).into_iter().map(|written| (fold(&written), written));
    let tells = |word: &str| {
        word.chars().nth(1).is_some()
            && word.chars().all(char::is_alphabetic)
            && !tongue.is_stop_word(word)
    };
    words.filter(|(word, _)| tells(word)).map(|(word, written)| (written, word)).collect()
}

/// The stems by which a word of a text is kept: its own first, and those of its parts.
pub fn kept_stems(tongue: Tongue, written: &str) -> Vec<Stem> {
    let mut stems = vec![Stem { tongue, stem: tongue.stem(written), whole: true }];
    if matches!(tongue, Tongue::Dutch | Tongue::Hungarian) {
        let parts = parted(tongue, written).map(Vec::from);
        for part in parts.or_else(|| Some(vec![last_part(tongue, written)?])).unwrap_or_default() {
            let stem = tongue.stem(&part);
            if stems.iter().all(|kept| kept.stem != stem) {
                stems.push(Stem { tongue, stem, whole: false });
            }
        }
    }
    stems
}

/// The stems by which a word that is looked for may have been kept, in whichever language.
pub fn sought_stems(written: &str) -> Vec<Stem> {
    let stem = |tongue: Tongue| Stem { tongue, stem: tongue.stem(written), whole: true };
    Tongue::ALL.into_iter().map(stem).collect()
}

/// The two words that a compound is made of, as they are written, where the lexicon knows both.
pub fn made_of(written: &str) -> Option<[String; 2]> {
    [Tongue::Dutch, Tongue::Hungarian].into_iter().find_map(|tongue| parted(tongue, written))
}

/// The numbers by which a folded word is kept for whoever mistypes it.
pub fn kept_spellings(word: &str) -> Vec<i64> {
    spellings(word, 1)
}

/// The numbers by which the word may have been kept that a folded one was meant to be, `wrong` letters away.
pub fn sought_spellings(word: &str, wrong: usize) -> Vec<i64> {
    spellings(word, wrong)
}

fn spellings(word: &str, without: usize) -> Vec<i64> {
    if word.chars().count() + 1 < ONE_WRONG {
        return Vec::new();
    }
    let mut left: BTreeSet<String> = BTreeSet::from([word.chars().take(BEGINNING).collect()]);
    let mut latest = left.clone();
    for _ in 0..without {
        latest = latest.iter().flat_map(|word| without_one(word)).collect();
        left.extend(latest.iter().cloned());
    }
    left.iter().map(|left| Term::digest(["spelling", left.as_str()]).number()).collect()
}

/// What is left of a word without one of its letters.
fn without_one(word: &str) -> impl Iterator<Item = String> {
    word.char_indices().map(|(at, letter)| {
        let (before, after) = word.split_at(at);
        format!("{before}{}", after.get(letter.len_utf8()..).unwrap_or_default())
    })
}

/// How many letters may be wrong in a folded word.
pub fn forgiven(word: &str) -> usize {
    match word.chars().count() {
        ..ONE_WRONG => 0,
        ONE_WRONG..TWO_WRONG => 1,
        _ => 2,
    }
}

/// How many letters are wrong between two words, if at most `most`: one more, one less, another, or two swapped.
pub fn wrong_letters(one: &str, other: &str, most: usize) -> Option<usize> {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    if one.len().abs_diff(other.len()) > most {
        return None;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=other.len()).collect();
    for (row, letter) in one.iter().enumerate() {
        let mut line = vec![row + 1];
        for (column, to) in other.iter().enumerate() {
            let at = |line: &[usize], place: usize| line.get(place).copied().unwrap_or(usize::MAX);
            let changed = at(&above, column) + usize::from(letter != to);
            let mut fewest = changed.min(at(&above, column + 1) + 1).min(at(&line, column) + 1);
            let is_swapped = row > 0
                && column > 0
                && one.get(row - 1) == Some(to)
                && other.get(column - 1) == Some(letter);
            if is_swapped {
                fewest = fewest.min(at(&before, column - 1) + 1);
            }
            line.push(fewest);
        }
        before = std::mem::replace(&mut above, line);
    }
    above.last().copied().filter(|wrong| *wrong <= most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wrong_letters_are_counted() {
        let wrong = |one, other| wrong_letters(one, other, 2);
        assert_eq!(wrong("bank", "bank"), Some(0));
        assert_eq!(wrong("bnak", "bank"), Some(1), "swapped");
        assert_eq!(wrong("bibliotek", "bibliotheek"), Some(2));
        assert_eq!(wrong("bank", "boom"), None);
        assert_eq!(wrong("", "ab"), Some(2));
        assert_eq!((forgiven("wet"), forgiven("bank"), forgiven("speeltuin")), (0, 1, 2));
    }

    #[test]
    fn a_compound_is_kept_by_its_parts() {
        let stems = |tongue: Tongue, word: &str| -> Vec<String> {
            kept_stems(tongue, word).into_iter().map(|stem| stem.stem).collect()
        };
        assert_eq!(stems(Tongue::Dutch, "speeltuinhek"), ["speeltuinhek", "speeltuin", "hek"]);
        assert_eq!(stems(Tongue::Dutch, "bomen"), ["bom"]);
        assert_eq!(stems(Tongue::English, "benches"), ["bench"]);
        let garden = Tongue::Hungarian.stem("kert");
        assert!(stems(Tongue::Hungarian, "könyvtárkert").contains(&garden));
        let parts = made_of("speeltuinhek").map(|parts| parts.join(" "));
        assert_eq!(parts.as_deref(), Some("speeltuin hek"));
        assert_eq!(made_of("bank"), None);
    }

    #[test]
    fn common_words_and_numbers_are_not_kept() {
        let words = telling_words(Tongue::Dutch, "De Hűvös bank in 2026 aan b12");
        let kept: Vec<_> =
            words.iter().map(|(written, word)| format!("{written} {word}")).collect();
        assert_eq!(kept, ["hűvös huvos", "bank bank"]);
    }
}
