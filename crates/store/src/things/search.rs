//! Finding things by words: a table of our own, filled with words as people write them.
//!
//! Words are folded (one spelling for each letter, lower case, accents dropped) and looked up by their beginning, so that
//! "fiets" finds "fietsenstalling". The same text serves both databases. A thing is found within its parent.

use city::{Id, Thing};
use unicode_normalization::UnicodeNormalization as _;

use crate::{Result, Tx};

/// The most different words of one thing that can be found.
const MOST_TERMS: usize = 400;

/// Up to so many entries, a word's things are gone through rather than each thing in order asked.
const RARE: i64 = 1_000;

crate::statements! {
    fn drop_terms(thing: Id<Thing>) = "delete from search where thing = ?1";
    fn few(within: Id<Thing>, from: &str, to: &str, most: i64) -> i64 = "select count(*) as entries from (select 1 as one from search where within = ?1 and term >= ?2 and term < ?3 limit ?4) few";
    fn enter(within: i64, term: &str, thing: Id<Thing>, weight: i64) = "insert into search (within, term, thing, weight) values (?1, ?2, ?3, ?4) on conflict (within, term, thing) do nothing";
}

/// The words of a text, folded, each once, in order.
pub fn terms(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut word = String::new();
    for letter in text.nfc().chain([' ']) {
        if letter.is_alphanumeric() {
            word.extend(letter.to_lowercase().map(folded));
            continue;
        }
        let term = std::mem::take(&mut word);
        if term.chars().count() >= 2 && !found.contains(&term) {
            found.push(term.chars().take(40).collect());
        }
        if found.len() >= MOST_TERMS {
            break;
        }
    }
    found
}

/// The range of words that begin with a term.
fn range(term: String) -> (String, String) {
    let end = format!("{term}\u{10ffff}");
    (term, end)
}

/// The first two words of a search, the rarer first.
pub(crate) struct Words {
    /// The range of the one, if there is any.
    pub(crate) first: Option<(String, String)>,
    /// The range of the other.
    pub(crate) second: Option<(String, String)>,
    /// How often the first is met.
    pub(crate) frequency: Frequency,
}

/// How often a word is met, which says how best to look for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Frequency {
    /// There is none to look for.
    None,
    /// In few things.
    Rare,
    /// In many.
    Frequent,
}

impl Words {
    /// What to look for within a thing.
    pub(crate) fn of(tx: &mut Tx, within: Id<Thing>, text: &str) -> Result<Self> {
        let mut ranges = Vec::new();
        for term in terms(text).into_iter().take(2) {
            let (from, to) = range(term);
            let entries = few(tx, within, &from, &to, RARE + 1)?;
            ranges.push((entries, (from, to)));
        }
        ranges.sort_by_key(|(entries, _)| *entries);
        let frequency = match ranges.first() {
            None => Frequency::None,
            Some((entries, _)) if *entries <= RARE => Frequency::Rare,
            Some(_) => Frequency::Frequent,
        };
        let mut ranges = ranges.into_iter().map(|(_, range)| range);
        Ok(Self { first: ranges.next(), second: ranges.next(), frequency })
    }
}

/// A letter without its accent, for the languages around us.
fn folded(letter: char) -> char {
    match letter {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' => 'a',
        'ç' | 'ć' | 'č' => 'c',
        'è' | 'é' | 'ê' | 'ë' | 'ě' => 'e',
        'ì' | 'í' | 'î' | 'ï' => 'i',
        'ñ' => 'n',
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ő' => 'o',
        'š' | 'ś' => 's',
        'ù' | 'ú' | 'û' | 'ü' | 'ű' => 'u',
        'ý' | 'ÿ' => 'y',
        'ž' | 'ź' | 'ż' => 'z',
        other => other,
    }
}

/// Makes a thing findable by the words it has now; those of its title weigh more.
pub(crate) fn index(tx: &mut Tx, thing: &Thing, words: &str) -> Result<()> {
    drop_terms(tx, thing.id)?;
    let text = format!("{} {words}", thing.title);
    let title = terms(&thing.title).len();
    let within = thing.parent.map_or(0, Id::get);
    for (at, term) in terms(&text).iter().enumerate() {
        let weight = if at < title { 2 } else { 1 };
        enter(tx, within, term, thing.id, weight)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_as_people_write_them() {
        assert_eq!(
            terms("Een FIETSENstalling, à la gare! Hűvösebb"),
            ["een", "fietsenstalling", "la", "gare", "huvosebb"]
        );
        let composed = "Nyári hűs, één café";
        let apart = "Nya\u{301}ri hu\u{30b}s, e\u{301}e\u{301}n cafe\u{301}";
        assert_eq!(terms(apart), terms(composed), "accents as letters of their own");
        assert_eq!(terms("  \0 ,;"), Vec::<String>::new());
        assert!(terms(&"woord ".repeat(1000)).len() == 1);
    }
}
