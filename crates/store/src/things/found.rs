//! Finding things of one noun by words in the whole city, with bounded work: what is looked at is the newest of what has
//! the rarest of the words, up to a number. Who may read what was found is for others to say.

use std::collections::HashMap;

use city::{Id, Noun, Thing};

use super::search::{range, terms};
use crate::{Result, Tx};

/// How many entries are looked at for one search; where there are more, some older things are not found.
pub const LOOKED_AT: i64 = 300;

/// How many words of a search count.
pub const MOST_WORDS: usize = 3;

// What has the other words too, ?4–?5 and ?6–?7, each looked for among the few words of the thing. What a moderator hid or its
// author took back is not listed; a call that is kept in the archive is not either and can be read all the same.
const FITTING: &str = "join thing t on t.id = c.thing left join thing a on a.id = t.parent \
    where (t.listed = true or t.noun = 'call') \
    and (cast(?4 as text) is null or (select 1 from search o where o.thing = c.thing and o.term >= ?4 and o.term < ?5 limit 1) is not null) \
    and (cast(?6 as text) is null or (select 1 from search o where o.thing = c.thing and o.term >= ?6 and o.term < ?7 limit 1) is not null)";

crate::row! {
    /// A thing that has the words.
    pub struct Hit from "thing t" {
        thing: Id<Thing>,
        weight: i64,
        /// What it belongs to.
        parent: Option<Id<Thing>>,
        /// What that is.
        parent_noun: Option<Noun>,
        /// Whether that is listed.
        parent_listed: bool,
        /// What that belongs to in turn.
        around: Option<Id<Thing>>,
    }
}

crate::statements! {
    fn few(noun: Noun, from: &str, to: &str, most: i64) -> i64 = "select count(*) as entries from (select 1 as one from search where noun = ?1 and term >= ?2 and term < ?3 limit ?4) few";
    #[expect(clippy::too_many_arguments, reason = "two for each word")]
    fn exactly(noun: Noun, term: &str, most: i64, second_from: Option<&str>, second_to: Option<&str>, third_from: Option<&str>, third_to: Option<&str>) -> Vec<Hit> = "select c.thing as thing, c.weight as weight, t.parent as parent, a.noun as parent_noun, coalesce(a.listed, false) as parent_listed, a.parent as around from (select s.thing, s.weight from search s where s.noun = ?1 and s.term = ?2 order by s.thing desc limit ?3) c ", FITTING;
    #[expect(clippy::too_many_arguments, reason = "two for each word")]
    fn longer(noun: Noun, term: &str, most: i64, second_from: Option<&str>, second_to: Option<&str>, third_from: Option<&str>, third_to: Option<&str>, to: &str) -> Vec<Hit> = "select c.thing as thing, c.weight as weight, t.parent as parent, a.noun as parent_noun, coalesce(a.listed, false) as parent_listed, a.parent as around from (select s.thing, s.weight from search s where s.noun = ?1 and s.term > ?2 and s.term < ?8 order by s.term, s.thing limit ?3) c ", FITTING;
}

/// What was found.
#[derive(Debug, Clone, Default)]
pub struct Hits {
    /// The best first: the word itself in the title, then longer ones and those of the text, then the newest.
    pub hits: Vec<Hit>,
    /// Whether everything was looked at.
    pub whole: bool,
}

/// The things of a noun that have all of the words, of which the first three count.
pub fn of_noun(tx: &mut Tx, noun: Noun, words: &str) -> Result<Hits> {
    let mut sought = Vec::new();
    for (from, to) in terms(words).into_iter().take(MOST_WORDS).map(range) {
        let entries = few(tx, noun, &from, &to, LOOKED_AT + 1)?;
        sought.push((entries, from, to));
    }
    sought.sort();
    let mut sought = sought.into_iter();
    let Some((entries, term, end)) = sought.next() else { return Ok(Hits::default()) };
    let others: Vec<(i64, String, String)> = sought.collect();
    let mut others = others.iter().map(|(_, from, to)| (from.as_str(), to.as_str()));
    let ((from_2, to_2), (from_3, to_3)) = (others.next().unzip(), others.next().unzip());
    let itself = exactly(tx, noun, &term, LOOKED_AT, from_2, to_2, from_3, to_3)?;
    let longer = longer(tx, noun, &term, LOOKED_AT, from_2, to_2, from_3, to_3, &end)?;
    Ok(Hits { hits: ranked(itself, longer), whole: entries <= LOOKED_AT })
}

/// Each thing once, the best first.
fn ranked(itself: Vec<Hit>, longer: Vec<Hit>) -> Vec<Hit> {
    // The word itself is worth more than one that begins with it, in a title as in a text.
    let itself = itself.into_iter().map(|hit| Hit { weight: hit.weight * 2 + 1, ..hit });
    let longer = longer.into_iter().map(|hit| Hit { weight: hit.weight * 2, ..hit });
    let mut best: HashMap<Id<Thing>, Hit> = HashMap::new();
    for hit in itself.chain(longer) {
        let known = best.get(&hit.thing).map_or(0, |known| known.weight);
        if hit.weight > known {
            best.insert(hit.thing, hit);
        }
    }
    let mut hits: Vec<Hit> = best.into_values().collect();
    hits.sort_by_key(|hit| std::cmp::Reverse((hit.weight, hit.thing)));
    hits
}
