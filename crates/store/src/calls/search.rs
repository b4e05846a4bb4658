//! Finding ideas by words: a table of our own, filled with words as people write them.
//!
//! Words are folded (lower case, accents dropped) and looked up by their beginning, so that "fiets"
//! finds "fietsenstalling". The same text serves both databases.

use calls::{Call, Idea};
use city::Id;

use crate::{Result, Tx, args};

/// The most different words of one idea that can be found.
const MOST_TERMS: usize = 400;

/// Up to so many entries, a word's ideas are gone through rather than each idea in order asked.
const RARE: i64 = 1_000;

/// How many words of a title are compared with other ideas.
const COMPARED: usize = 8;

crate::row! {
    struct Likeness { idea: Id<Idea>, shared: i64 }
}

crate::statements! {
    ALIKE -> Likeness = "select s.idea as idea, count(*) as shared from search s join idea i on i.id = s.idea where s.call = ?1 and s.idea <> ?2 and s.term in (?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) and i.listed = true and i.state in ('published', 'eligible') group by s.idea order by shared desc, s.idea desc limit ?11";
    DROP = "delete from search where idea = ?1";
    FEW = "select count(*) as entries from (select 1 as one from search where call = ?1 and term >= ?2 and term < ?3 limit ?4) few";
    INSERT = "insert into search (term, idea, call, weight) values (?1, ?2, ?3, ?4) on conflict (call, term, idea) do nothing";
}

/// The words of a text, folded, each once, in order.
pub fn terms(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut word = String::new();
    for letter in text.chars().chain([' ']) {
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
pub(super) struct Words {
    /// The range of the one, if there is any.
    pub(super) first: Option<(String, String)>,
    /// The range of the other.
    pub(super) second: Option<(String, String)>,
    /// How often the first is met.
    pub(super) frequency: Frequency,
}

/// How often a word is met, which says how best to look for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Frequency {
    /// There is none to look for.
    None,
    /// In few ideas.
    Rare,
    /// In many.
    Frequent,
}

impl Words {
    /// What to look for in a call's ideas.
    pub(super) fn of(tx: &mut Tx, call: Id<Call>, text: &str) -> Result<Self> {
        let mut ranges = Vec::new();
        for term in terms(text).into_iter().take(2) {
            let (from, to) = range(term);
            let entries: i64 = tx.one(FEW, args![call, from, to, RARE + 1])?;
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

/// Makes an idea findable by the words it has now.
pub fn index(tx: &mut Tx, idea: &Idea) -> Result<()> {
    tx.execute(DROP, args![idea.id])?;
    let text = format!("{} {} {}", idea.input.title, idea.input.place, idea.input.text);
    let title = terms(&idea.input.title).len();
    for (at, term) in terms(&text).iter().enumerate() {
        let weight = if at < title { 2 } else { 1 };
        tx.execute(INSERT, args![term, idea.id, idea.call, weight])?;
    }
    Ok(())
}

/// Undecided ideas of the same call that share words with a title, the most alike first, each with
/// how many of the compared words it has. Short words say too little to be compared.
pub fn alike(
    tx: &mut Tx,
    call: Id<Call>,
    idea: Id<Idea>,
    title: &str,
    limit: i64,
) -> Result<Vec<(Id<Idea>, i64)>> {
    let mut words = terms(title);
    words.retain(|word| word.chars().count() >= 4);
    words.sort_by_key(|word| std::cmp::Reverse(word.chars().count()));
    let mut words = words.into_iter().take(COMPARED);
    let mut next = || words.next().unwrap_or_default();
    let found: Vec<Likeness> = tx.query(
        ALIKE,
        args![call, idea, next(), next(), next(), next(), next(), next(), next(), next(), limit],
    )?;
    Ok(found.into_iter().map(|row| (row.idea, row.shared)).collect())
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
        assert_eq!(terms("  \0 ,;"), Vec::<String>::new());
        assert!(terms(&"woord ".repeat(1000)).len() == 1);
    }
}
