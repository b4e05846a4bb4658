//! Words the lexicon does not have as they stand: compounds of Dutch and Hungarian, and words mistyped.

use std::ops::Bound;

use crate::lexicon::{Concept, Vocabulary, vocabulary};
use crate::tongue::Tongue;
use crate::words::fold;

/// The shortest part of a compound.
const PART: usize = 3;

/// The shortest part that says something where the lexicon does not know the other.
const ALONE: usize = 5;

/// The shortest word in which a letter may be wrong.
const MISTYPED: usize = 6;

/// What a Dutch compound puts between its parts.
const LINKS: [&str; 5] = ["", "s", "en", "n", "e"];

/// The concepts of the parts of a word, or of the word it was meant to be.
pub(crate) fn parts(tongue: Tongue, word: &str) -> Vec<Concept> {
    let compounds = matches!(tongue, Tongue::Dutch | Tongue::Hungarian);
    let known = vocabulary(tongue);
    if compounds {
        let found = compound(tongue, known, word);
        if !found.is_empty() {
            return found;
        }
    }
    mistyped(tongue, known, word)
}

/// The concepts of both parts of a compound, where the lexicon knows both.
pub(crate) fn both_parts(tongue: Tongue, word: &str) -> Vec<Concept> {
    let known = vocabulary(tongue);
    let both = cuts(word)
        .find_map(|(left, right)| Some((first(tongue, known, left)?, last(tongue, known, right)?)));
    both.map(|(left, right)| left.iter().chain(right).copied().collect()).unwrap_or_default()
}

/// Both parts of a compound as they are written, without what links them, where the lexicon knows both.
pub(crate) fn parted(tongue: Tongue, word: &str) -> Option<[String; 2]> {
    let known = vocabulary(tongue);
    cuts(word).find_map(|(left, right)| {
        let (bare, _) = first_bare(tongue, known, left)?;
        let left = left.chars().take(bare.chars().count()).collect();
        last(tongue, known, right).map(|_| [left, right.to_owned()])
    })
}

/// The last part of a compound of which the lexicon does not know the first.
pub(crate) fn last_part(tongue: Tongue, word: &str) -> Option<String> {
    let known = vocabulary(tongue);
    let mut ends = cuts(word).map(|(_, right)| right);
    let found =
        ends.find(|right| right.chars().count() >= ALONE && last(tongue, known, right).is_some());
    found.map(str::to_owned)
}

/// The ways to cut a word into two parts that are long enough.
fn cuts(word: &str) -> impl Iterator<Item = (&str, &str)> {
    let long_enough = |part: &str| part.chars().count() >= PART;
    word.char_indices()
        .map(|(at, _)| word.split_at(at))
        .filter(move |(left, right)| long_enough(left) && long_enough(right))
}

/// Both parts, where the lexicon knows both; else the longer of the end and the beginning.
fn compound(tongue: Tongue, known: &Vocabulary, word: &str) -> Vec<Concept> {
    let both = both_parts(tongue, word);
    if !both.is_empty() {
        return both;
    }
    let letters = word.chars().count();
    let cuts = word.char_indices().enumerate().map(|(count, (at, _))| (count, at));
    let mut end: Option<(usize, &Vec<Concept>)> = None;
    let mut beginning: Option<(usize, &Vec<Concept>)> = None;
    for (count, at) in cuts.filter(|(count, _)| *count >= PART && count + PART <= letters) {
        let (left, right) = word.split_at(at);
        if letters - count >= ALONE && end.is_none() {
            end = last(tongue, known, right).map(|concepts| (letters - count, concepts));
        }
        if count >= ALONE {
            beginning = first(tongue, known, left).map(|concepts| (count, concepts)).or(beginning);
        }
    }
    let longer = end.into_iter().chain(beginning).max_by_key(|(length, _)| *length);
    longer.map(|(_, concepts)| concepts.clone()).unwrap_or_default()
}

/// A first part, with or without what links it to the next.
fn first<'a>(tongue: Tongue, known: &'a Vocabulary, part: &str) -> Option<&'a Vec<Concept>> {
    first_bare(tongue, known, part).map(|(_, concepts)| concepts)
}

/// The same with the part, folded and without what links it.
fn first_bare<'a>(
    tongue: Tongue,
    known: &'a Vocabulary,
    part: &str,
) -> Option<(String, &'a Vec<Concept>)> {
    let part = fold(part);
    let links = if tongue == Tongue::Dutch { LINKS.as_slice() } else { &[""] };
    links.iter().find_map(|link| {
        let bare = part.strip_suffix(link)?;
        if bare.chars().count() < PART {
            return None;
        }
        known.parts.get(bare).map(|concepts| (bare.to_owned(), concepts))
    })
}

/// A last part, which carries the endings.
fn last<'a>(tongue: Tongue, known: &'a Vocabulary, part: &str) -> Option<&'a Vec<Concept>> {
    known.parts.get(&fold(part)).or_else(|| {
        let stem = tongue.stem(part);
        if stem.chars().count() < PART { None } else { known.parts.get(&stem) }
    })
}

/// The word of the lexicon that begins alike and is one letter away.
fn mistyped(tongue: Tongue, known: &Vocabulary, word: &str) -> Vec<Concept> {
    let stem = tongue.stem(word);
    if stem.chars().count() < MISTYPED {
        return Vec::new();
    }
    let begins: String = stem.chars().take(2).collect();
    let range = (Bound::Included(begins.clone()), Bound::Unbounded);
    let alike =
        known.parts.range::<String, _>(range).take_while(|(word, _)| word.starts_with(&begins));
    let near = |other: &str| one_away(&stem, other);
    let found =
        alike.filter(|(other, _)| other.chars().count() >= MISTYPED).find(|(other, _)| near(other));
    found.map(|(_, concepts)| concepts.clone()).unwrap_or_default()
}

/// Whether one letter more, less or other, or two in the wrong order, makes one word of the other.
fn one_away(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    if one.len().abs_diff(other.len()) > 1 {
        return false;
    }
    let same = one.iter().zip(&other).take_while(|(a, b)| a == b).count();
    let rest = |word: &[char], skipped: usize| word.get(same + skipped..).map(<[char]>::to_vec);
    let swapped = || match (one.get(same..), other.get(same..)) {
        (Some([a, b, more @ ..]), Some([c, d, rest @ ..])) => a == d && b == c && more == rest,
        _ => false,
    };
    match one.len().cmp(&other.len()) {
        std::cmp::Ordering::Less => rest(&one, 0) == rest(&other, 1),
        std::cmp::Ordering::Greater => rest(&one, 1) == rest(&other, 0),
        std::cmp::Ordering::Equal => rest(&one, 1) == rest(&other, 1) || swapped(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(tongue: Tongue, word: &str) -> Vec<&'static str> {
        parts(tongue, word).into_iter().map(|concept| concept.name(Tongue::English)).collect()
    }

    #[test]
    fn compounds_are_taken_apart() {
        assert!(named(Tongue::Dutch, "schoolpleinbomen").contains(&"tree"));
        assert!(named(Tongue::Dutch, "stationsbuurt").contains(&"railway station"));
        let shed = named(Tongue::Hungarian, "könyvtárkert");
        assert!(shed.contains(&"library") && shed.contains(&"garden"), "{shed:?}");
        assert!(named(Tongue::English, "xylophonist").is_empty());
    }

    #[test]
    fn a_letter_may_be_wrong() {
        assert!(named(Tongue::English, "playgruond").contains(&"playground"));
        assert!(named(Tongue::French, "bibliothéqe").contains(&"library"));
        assert!(one_away("abcd", "abdc") && one_away("abcd", "abd") && one_away("abcd", "abxd"));
        assert!(!one_away("abcd", "badc") && !one_away("abcd", "ab"));
    }
}
