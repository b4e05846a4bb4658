//! What is typed is read whatever it is, and a word that was mistyped is found again.

use likeness::spelling::{forgiven, kept_spellings, sought_spellings, wrong_letters};
use likeness::{Query, fold};
use proptest::prelude::*;

/// A word with one letter more, less or other, or two swapped.
fn mistyped(word: &str, kind: u8, at: usize, letter: char) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    let at = at % letters.len();
    match kind % 4 {
        0 => letters.insert(at, letter),
        1 => {
            letters.remove(at);
        }
        2 => {
            if let Some(place) = letters.get_mut(at) {
                *place = letter;
            }
        }
        _ => {
            let next = (at + 1) % letters.len();
            letters.swap(at, next);
        }
    }
    letters.into_iter().collect()
}

fn meet(word: &str, typed: &str, wrong: usize) -> bool {
    let kept = kept_spellings(word);
    sought_spellings(typed, wrong).iter().any(|form| kept.contains(form))
}

proptest! {
    /// Whatever is typed, at most so many words are looked for, each in the one spelling in which words are kept.
    #[test]
    fn any_text_is_a_query(text in "\\PC{0,80}|[\"“„ a-zé'\u{0}\\-]{0,60}", tag in "en|nl|hu|fr|sr-Latn|") {
        let query = Query::read(&text, &tag);
        prop_assert!(query.wanted.len() <= 5 && query.unwanted.len() <= 3);
        let words = query.wanted.iter().map(|wanted| &wanted.word).chain(&query.unwanted);
        for word in words {
            prop_assert_eq!(&fold(word), word);
            prop_assert!(!word.is_empty() && word.chars().count() <= 80);
        }
        let mut words: Vec<&String> = query.wanted.iter().map(|wanted| &wanted.word).collect();
        words.sort();
        words.dedup();
        prop_assert_eq!(words.len(), query.wanted.len());
    }

    /// A word with one wrong letter is found by what is kept of it.
    #[test]
    fn one_wrong_letter_is_forgiven(word in "[a-zé]{4,14}", kind: u8, at: usize, letter in proptest::char::range('a', 'z')) {
        let (word, typed) = (fold(&word), fold(&mistyped(&word, kind, at, letter)));
        let is_swapped_round = kind % 4 == 3 && at % word.chars().count() + 1 == word.chars().count();
        prop_assume!(typed.chars().count() >= 4 && !is_swapped_round);
        prop_assert!(forgiven(&typed) >= 1);
        prop_assert!(wrong_letters(&typed, &word, 1).is_some(), "{} {}", typed, word);
        prop_assert!(meet(&word, &typed, 1), "{} {}", typed, word);
    }

    /// How many letters are wrong does not depend on who asks.
    #[test]
    fn wrong_letters_are_counted_alike_both_ways(one in "[ab]{0,7}", other in "[ab]{0,7}") {
        prop_assert_eq!(wrong_letters(&one, &other, 9), wrong_letters(&other, &one, 9));
        prop_assert_eq!(wrong_letters(&one, &one, 0), Some(0));
    }
}

/// Of long words with two wrong letters two in three are found: all but those whose first eight lack two of the word's. To find
/// those too would take four times as many rows for each word.
#[test]
fn two_wrong_letters_are_mostly_forgiven() {
    let words = [
        "bibliotheek",
        "fietsenstalling",
        "speeltuinhek",
        "zonnepaneel",
        "playground",
        "kerekparut",
    ];
    let (mut found, mut tried) = (0, 0);
    for word in words {
        for kinds in 0..16_u8 {
            for first in 0..word.len() {
                for second in (first + 2)..word.len() {
                    let typed = mistyped(word, kinds / 4, second, 'x');
                    let typed = mistyped(&typed, kinds % 4, first, 'q');
                    if wrong_letters(&typed, word, 2).is_none() || typed.len() < 8 {
                        continue;
                    }
                    tried += 1;
                    found += usize::from(meet(word, &typed, 2));
                }
            }
        }
    }
    println!("{found} of {tried}");
    assert!(found * 3 >= tried * 2, "{found} of {tried}");
}
