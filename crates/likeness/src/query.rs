//! What somebody looks for, as they typed it.
//!
//! Words are looked for in all their forms. `"a word"` in quotes is meant as it is written, and `-word` is what must not be
//! there. Whatever else is typed stands between words.

use crate::tongue::Tongue;
use crate::words::{fold, split};

/// How much of what was typed is looked at.
const READ: usize = 400;

/// How many words are looked for, and how many must not be there.
const WANTED: usize = 5;
const UNWANTED: usize = 3;

/// What somebody looks for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    /// The words that are wanted, each once, in their order.
    pub wanted: Vec<Wanted>,
    /// The words that must not be there, folded.
    pub unwanted: Vec<String>,
}

/// A word that is wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// As it was typed, in lower case.
    pub written: String,
    /// Without its accents, as it is looked up.
    pub word: String,
    /// Whether it is wanted as it is written, and in no other form.
    pub exact: bool,
}

impl Query {
    /// Reads what was typed. `tag` is the language of who typed it: its commonest words are left out beside others.
    pub fn read(text: &str, tag: &str) -> Self {
        let text: String = text.chars().take(READ).collect();
        let mut query = Self::default();
        for (at, part) in text.split(['"', '“', '”', '„', '«', '»']).enumerate() {
            query.read_part(part, at % 2 == 1);
        }
        let tongue = Tongue::guess(&text, tag);
        let says = |wanted: &Wanted| wanted.exact || !tongue.is_stop_word(&wanted.word);
        if query.wanted.iter().any(says) {
            query.wanted.retain(says);
        }
        query.wanted.truncate(WANTED);
        query.unwanted.truncate(UNWANTED);
        query
    }

    fn read_part(&mut self, part: &str, exact: bool) {
        for piece in part.split_whitespace() {
            let without = !exact && piece.starts_with('-');
            for written in split(piece) {
                let word = fold(&written);
                if word.is_empty() {
                    continue;
                }
                if without {
                    self.unwanted.push(word);
                } else if self.wanted.iter().all(|wanted| wanted.word != word) {
                    self.wanted.push(Wanted { written, word, exact });
                }
            }
        }
    }

    /// Whether nothing is looked for.
    pub fn is_empty(&self) -> bool {
        self.wanted.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Vec<String>, Vec<String>) {
        let query = Query::read(text, "en");
        let told = |wanted: &Wanted| {
            if wanted.exact { format!("={}", wanted.word) } else { wanted.word.clone() }
        };
        (query.wanted.iter().map(told).collect(), query.unwanted)
    }

    fn said(words: &[&str]) -> Vec<String> {
        words.iter().map(|word| (*word).to_owned()).collect()
    }

    #[test]
    fn a_query_is_read_as_people_type_it() {
        assert_eq!(read("Bench by the Café"), (said(&["bench", "cafe"]), said(&[])));
        assert_eq!(read("the"), (said(&["the"]), said(&[])), "nothing else was typed");
        assert_eq!(read("“The bench” river"), (said(&["=the", "=bench", "river"]), said(&[])));
        assert_eq!(read("bench -river --dog"), (said(&["bench"]), said(&["river", "dog"])));
        assert_eq!(read("Kessel-Lo"), (said(&["kessel", "lo"]), said(&[])));
        assert_eq!(read("\"open"), (said(&["=open"]), said(&[])));
        assert_eq!(read("- \0 \" ( * x"), (said(&[]), said(&[])));
        assert_eq!(read("one two2 three four five six seven").0.len(), WANTED);
    }
}
