//! A query as the words of a city understand it: each of its words with those that mean the same.

use city::Noun;
use likeness::{Query, Wanted, spelling};

use super::search::range;
use super::spelling as words;
use crate::{Result, Tx};

/// How many other words are looked for instead of one, and how many where it is mistyped.
pub(crate) const OTHERS: usize = 23;
const MEANT: usize = 6;

/// What somebody looks for, in words that the city has.
#[derive(Debug, Clone, Default)]
pub struct Asked {
    /// The words, all of which should be there.
    pub(crate) words: Vec<Word>,
    /// Words that must not be there.
    pub(crate) unwanted: Vec<String>,
    /// The tag of the language of who asks.
    pub(crate) language: String,
}

/// A word that is looked for.
#[derive(Debug, Clone, Default)]
pub(crate) struct Word {
    /// Folded.
    pub(crate) word: String,
    /// Whether it is wanted as it is written.
    pub(crate) exact: bool,
    /// Other words that will do, the nearest first.
    pub(crate) others: Vec<Other>,
    /// The two words it is made of, which will do together.
    pub(crate) parts: Vec<Word>,
}

/// A word that will do instead.
#[derive(Debug, Clone)]
pub(crate) struct Other {
    pub(crate) word: String,
    pub(crate) how: How,
}

/// How a word is met, the least first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum How {
    /// By what it was meant to be.
    Meant,
    /// By a part of a compound, or by its own parts.
    Part,
    /// By a longer word.
    Longer,
    /// By another form of it.
    Form,
    /// By itself.
    Itself,
}

crate::statements! {
    fn listed(noun: Noun, from: &str, to: &str) -> i64 = "select count(*) as things from (select thing from search where noun = ?1 and term >= ?2 and term < ?3 limit 20) s join thing t on t.id = s.thing where t.listed = true";
}

/// Understands a query. Only a word that nothing has in any form is taken for mistyped.
pub fn understand(tx: &mut Tx, query: &Query, language: &str) -> Result<Asked> {
    let mut asked = Asked { language: language.to_owned(), ..Asked::default() };
    asked.unwanted.clone_from(&query.unwanted);
    for wanted in &query.wanted {
        asked.words.push(understood(tx, wanted)?);
    }
    Ok(asked)
}

fn understood(tx: &mut Tx, wanted: &Wanted) -> Result<Word> {
    let mut word = with_forms(tx, wanted)?;
    if wanted.exact {
        return Ok(word);
    }
    for written in spelling::made_of(&wanted.written).into_iter().flatten() {
        let part = Wanted { word: likeness::fold(&written), written, exact: false };
        word.parts.push(with_forms(tx, &part)?);
    }
    if word.others.is_empty() && !is_there(tx, &word.word)? {
        let meant = words::meant(tx, &word.word)?.into_iter().take(MEANT);
        word.others = meant.map(|word| Other { word, how: How::Meant }).collect();
    }
    Ok(word)
}

/// A word with its other forms, and the compounds that it is a part of.
fn with_forms(tx: &mut Tx, wanted: &Wanted) -> Result<Word> {
    let word = Word { word: wanted.word.clone(), exact: wanted.exact, ..Word::default() };
    if wanted.exact {
        return Ok(word);
    }
    let mut related = words::related(tx, &wanted.written)?;
    related.retain(|(other, _)| *other != word.word);
    related.sort_by_key(|(other, whole)| (!whole, other.chars().count(), other.clone()));
    related.dedup_by(|one, other| one.0 == other.0);
    let how = |whole: bool| if whole { How::Form } else { How::Part };
    let others = related.into_iter().map(|(word, whole)| Other { word, how: how(whole) });
    Ok(Word { others: others.take(OTHERS).collect(), ..word })
}

/// Whether anything that is listed has a word that begins so.
fn is_there(tx: &mut Tx, word: &str) -> Result<bool> {
    let (from, to) = range(word.to_owned());
    for noun in Noun::ALL.iter().copied() {
        if listed(tx, noun, &from, &to)? > 0 {
            return Ok(true);
        }
    }
    Ok(false)
}

impl Asked {
    /// Whether nothing is looked for.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether a word of a text is one of those that are looked for.
    pub fn meets(&self, word: &str) -> bool {
        let word = likeness::fold(word);
        self.words.iter().any(|wanted| wanted.meets(&word))
    }

    /// Whether a text has all the words that are looked for, and none of those that must not be there.
    pub fn fits(&self, text: &str) -> bool {
        let words = super::search::terms(text);
        let begins = |unwanted: &String| words.iter().any(|word| word.starts_with(unwanted));
        self.words.iter().all(|wanted| words.iter().any(|word| wanted.meets(word)))
            && !self.unwanted.iter().any(begins)
    }
}

impl Word {
    /// Whether it is met by a folded word of a text.
    fn meets(&self, word: &str) -> bool {
        match self.exact {
            true => word == self.word,
            false => {
                word.starts_with(&self.word)
                    || self.others.iter().any(|other| other.word == word)
                    || self.parts.iter().any(|part| part.meets(word))
            }
        }
    }
}
