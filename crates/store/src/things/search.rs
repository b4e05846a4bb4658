//! Finding things by words: a table of our own, filled with words as people write them.
//!
//! Words are folded (one spelling for each letter, lower case, accents dropped) and looked up by their beginning, so that
//! "fiets" finds "fietsenstalling". The same text serves both databases. A thing is found within its parent here, and in
//! the whole city by [`super::found`], there also by other forms of its words.

use city::{Id, Noun, Thing};
use likeness::Tongue;
use unicode_normalization::UnicodeNormalization as _;

use super::spelling;
use crate::{Result, Tx};

/// The most different words of one thing that can be found.
const MOST_TERMS: usize = 400;

/// What a word of a title weighs, and one of a text.
pub(crate) const TITLE: i64 = 2;
const TEXT: i64 = 1;

crate::statements! {
    fn terms_of(thing: Id<Thing>) -> Vec<String> = "select term from search where thing = ?1";
    fn drop_terms(thing: Id<Thing>) = "delete from search where thing = ?1";
    fn few(within: Id<Thing>, from: &str, to: &str, most: i64) -> i64 = "select count(*) as entries from (select 1 as one from search where within = ?1 and term >= ?2 and term < ?3 limit ?4) few";
    fn few_of_term(within: Id<Thing>, term: &str, most: i64) -> i64 = "select count(*) as entries from (select 1 as one from search where within = ?1 and term = ?2 limit ?3) few";
    fn enter(within: i64, thing: Id<Thing>, weight: i64, noun: Noun, term: &str) = "insert into search (within, term, thing, weight, noun) values (?1, ?5, ?2, ?3, ?4) on conflict (within, term, thing) do nothing";
    // Many at a time: on PostgreSQL each statement is a way there and back.
    #[expect(clippy::too_many_arguments, reason = "one for each word")]
    fn enter_sixteen(within: i64, thing: Id<Thing>, weight: i64, noun: Noun, term_1: &str, term_2: &str, term_3: &str, term_4: &str, term_5: &str, term_6: &str, term_7: &str, term_8: &str, term_9: &str, term_10: &str, term_11: &str, term_12: &str, term_13: &str, term_14: &str, term_15: &str, term_16: &str) = "insert into search (within, term, thing, weight, noun) values (?1, ?5, ?2, ?3, ?4), (?1, ?6, ?2, ?3, ?4), (?1, ?7, ?2, ?3, ?4), (?1, ?8, ?2, ?3, ?4), (?1, ?9, ?2, ?3, ?4), (?1, ?10, ?2, ?3, ?4), (?1, ?11, ?2, ?3, ?4), (?1, ?12, ?2, ?3, ?4), (?1, ?13, ?2, ?3, ?4), (?1, ?14, ?2, ?3, ?4), (?1, ?15, ?2, ?3, ?4), (?1, ?16, ?2, ?3, ?4), (?1, ?17, ?2, ?3, ?4), (?1, ?18, ?2, ?3, ?4), (?1, ?19, ?2, ?3, ?4), (?1, ?20, ?2, ?3, ?4) on conflict (within, term, thing) do nothing";
}

/// The words of a text, folded, each once, in order.
pub fn terms(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut word = String::new();
    for letter in text.nfc().chain([' ']) {
        if letter.is_alphanumeric() {
            word.push(letter);
            continue;
        }
        let term = likeness::fold(&std::mem::take(&mut word));
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
pub(crate) fn range(term: String) -> (String, String) {
    let end = format!("{term}\u{10ffff}");
    (term, end)
}

/// A word that is looked for: the range of the words that begin with it.
pub(crate) struct Sought {
    pub(crate) from: String,
    pub(crate) to: String,
    /// How many entries there are in the range, counted up to a bound.
    pub(crate) entries: i64,
}

/// The first two words of a search, the rarer first, with their entries within a thing counted up to `most`, which is
/// said for one word or two. Where one of two is rare enough by itself, nobody counts further.
pub(crate) fn sought(
    tx: &mut Tx,
    within: Id<Thing>,
    text: &str,
    most: impl Fn(usize) -> i64,
) -> Result<Vec<Sought>> {
    let mut terms = terms(text);
    terms.truncate(2);
    let mut words = Vec::new();
    for (from, to) in terms.into_iter().map(range) {
        let entries = few(tx, within, &from, &to, most(1))?;
        words.push(Sought { from, to, entries });
    }
    if words.len() > 1 && words.iter().all(|word| word.entries >= most(1)) {
        for word in &mut words {
            word.entries = few(tx, within, &word.from, &word.to, most(2))?;
        }
    }
    words.sort_by_key(|word| word.entries);
    Ok(words)
}

/// In how many things within one a word stands, counted up to `most`.
pub(crate) fn met(tx: &mut Tx, within: Id<Thing>, word: &str, most: i64) -> Result<i64> {
    few_of_term(tx, within, word, most)
}

/// What a thing says in one language.
pub(crate) struct Said<'a> {
    /// The language's tag.
    pub(crate) tag: &'a str,
    pub(crate) title: &'a str,
    pub(crate) text: &'a str,
}

/// Makes a thing findable by the words it has now; those of its title, in whichever language, weigh more.
pub(crate) fn index(tx: &mut Tx, thing: &Thing, said: &[Said]) -> Result<()> {
    let mut gone = terms_of(tx, thing.id)?;
    drop_terms(tx, thing.id)?;
    let all = |part: fn(&Said) -> String| said.iter().map(part).collect::<Vec<_>>().join(" ");
    let titles = all(|said| said.title.to_owned());
    let words = terms(&format!("{titles} {}", all(|said| said.text.to_owned())));
    let (of_title, others) = words.split_at(terms(&titles).len().min(words.len()));
    enter_all(tx, thing, TITLE, of_title)?;
    enter_all(tx, thing, TEXT, others)?;
    for Said { tag, title, text } in said {
        // A title may be in another language than its text.
        let (of_title, of_text) = (Tongue::guess(title, tag), Tongue::guess(text, tag));
        if of_title == of_text {
            spelling::learn(tx, of_text, &format!("{title} {text}"), &words)?;
        } else {
            spelling::learn(tx, of_title, title, &words)?;
            spelling::learn(tx, of_text, text, &words)?;
        }
    }
    gone.retain(|word| !words.contains(word));
    spelling::unlearn(tx, &gone)
}

/// Makes a thing findable by no word: it has none any more.
pub(crate) fn forget(tx: &mut Tx, thing: Id<Thing>) -> Result<()> {
    let words = terms_of(tx, thing)?;
    drop_terms(tx, thing)?;
    spelling::unlearn(tx, &words)
}

fn enter_all(tx: &mut Tx, thing: &Thing, weight: i64, terms: &[String]) -> Result<()> {
    let (within, noun, thing) = (thing.parent.map_or(0, Id::get), thing.noun, thing.id);
    let (many, few) = terms.as_chunks::<16>();
    for sixteen in many {
        let [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p] = sixteen;
        enter_sixteen(
            tx, within, thing, weight, noun, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p,
        )?;
    }
    for term in few {
        enter(tx, within, thing, weight, noun, term)?;
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
