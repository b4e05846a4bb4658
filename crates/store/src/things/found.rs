//! Finding things of one noun by words in the whole city, with bounded work: of each word, and of each other that will do,
//! the newest things are looked at up to a number. Who may read what was found is for others to say.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use city::{Id, Language, Noun, Thing};

use super::asked::{Asked, How, Word};
use super::search::{TITLE, range};
use crate::{Result, Tx};

/// How many things of a word are looked at for one search, and how many are answered; where there are more, some older
/// things are not found.
pub const LOOKED_AT: i64 = 300;

/// What many statements take at once.
const WORDS_AT_ONCE: usize = 8;
const THINGS_AT_ONCE: usize = 16;

crate::row! {
    /// A thing that was found, and where it stands.
    pub struct Place from "thing t left join thing a on a.id = t.parent" {
        thing: Id<Thing> = "t.id",
        listed: bool = "t.listed",
        language: Language = "t.language",
        supports: i64 = "t.supports",
        /// What it belongs to.
        parent: Option<Id<Thing>> = "t.parent",
        /// What that is.
        parent_noun: Option<Noun> = "a.noun",
        /// Whether that is listed.
        parent_listed: Option<bool> = "a.listed",
        /// What that belongs to in turn.
        around: Option<Id<Thing>> = "a.parent",
    }
}

crate::statements! {
    #[expect(clippy::too_many_arguments, reason = "one for each word")]
    fn newest_of(noun: Noun, most: i64, term_1: &str, term_2: &str, term_3: &str, term_4: &str, term_5: &str, term_6: &str, term_7: &str, term_8: &str) -> Vec<(String, i64, i64)> = "select term, thing, weight from (select term, thing, weight from search where noun = ?1 and term = ?3 order by thing desc limit ?2) e3 union all select term, thing, weight from (select term, thing, weight from search where noun = ?1 and term = ?4 order by thing desc limit ?2) e4 union all select term, thing, weight from (select term, thing, weight from search where noun = ?1 and term = ?5 order by thing desc limit ?2) e5 union all select term, thing, weight from (select term, thing, weight from search where noun = ?1 and term = ?6 order by thing desc limit ?2) e6 union all select term, thing, weight from (select term, thing, weight from search where noun = ?1 and term = ?7 order by thing desc limit ?2) e7 union all select term, thing, weight from (select term, thing, weight from search where noun = ?1 and term = ?8 order by thing desc limit ?2) e8 union all select term, thing, weight from (select term, thing, weight from search where noun = ?1 and term = ?9 order by thing desc limit ?2) e9 union all select term, thing, weight from (select term, thing, weight from search where noun = ?1 and term = ?10 order by thing desc limit ?2) e10";
    fn longer(noun: Noun, word: &str, to: &str, most: i64) -> Vec<(i64, i64)> = "select thing, weight from search where noun = ?1 and term > ?2 and term < ?3 order by term, thing limit ?4";
    #[expect(clippy::too_many_arguments, reason = "one for each thing")]
    fn having(from: &str, to: &str, thing_1: i64, thing_2: i64, thing_3: i64, thing_4: i64, thing_5: i64, thing_6: i64, thing_7: i64, thing_8: i64, thing_9: i64, thing_10: i64, thing_11: i64, thing_12: i64, thing_13: i64, thing_14: i64, thing_15: i64, thing_16: i64) -> Vec<(String, i64, i64)> = "select term, thing, weight from search where thing in (?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18) and term >= ?1 and term < ?2";
    #[expect(clippy::too_many_arguments, reason = "one for each thing")]
    fn places(thing_1: i64, thing_2: i64, thing_3: i64, thing_4: i64, thing_5: i64, thing_6: i64, thing_7: i64, thing_8: i64, thing_9: i64, thing_10: i64, thing_11: i64, thing_12: i64, thing_13: i64, thing_14: i64, thing_15: i64, thing_16: i64) -> Vec<Place> = select "where t.id in (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)";
}

/// What was found.
#[derive(Debug, Clone, Default)]
pub struct Hits {
    /// The best first: what has more of the words, what has them as they were typed, in its title, as they are written, in
    /// the asker's language, with more support, the newest.
    pub hits: Vec<Hit>,
    /// Whether everything was looked at.
    pub whole: bool,
}

/// A thing that has words that were looked for.
#[derive(Debug, Clone)]
pub struct Hit {
    /// Where it stands.
    pub place: Place,
    /// Whether it has all of the words.
    pub all: bool,
    /// Whether all of them stand in its title.
    pub title: bool,
    /// Words that it has instead of ones that were mistyped.
    pub instead: Vec<String>,
}

/// How a thing has a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Met {
    how: How,
    in_title: bool,
    /// Which other word it has, by its number.
    other: Option<usize>,
}

/// The things that have a word, and what of it there is more of than was looked at.
#[derive(Debug, Default)]
struct Posted {
    things: HashMap<i64, Met>,
    more: Vec<(String, String)>,
}

impl Posted {
    fn add(&mut self, thing: i64, met: Met) {
        let known = self.things.entry(thing).or_insert(met);
        *known = (*known).max(met);
    }
}

/// The things of a noun that have the words, those that have all of them first; of each word `most` are looked at.
pub fn of_noun(tx: &mut Tx, noun: Noun, asked: &Asked, most: i64) -> Result<Hits> {
    let mut posted = Vec::new();
    for word in &asked.words {
        posted.push(of_word(tx, noun, word, most)?);
    }
    // What has all words has the one of which there is least.
    let rarest = posted.iter().min_by_key(|posted| (!posted.more.is_empty(), posted.things.len()));
    let Some(rarest) = rarest else { return Ok(Hits { whole: true, ..Hits::default() }) };
    let mut whole = rarest.more.is_empty();
    let limit = usize::try_from(most).unwrap_or_default();
    let mut base: Vec<i64> = rarest.things.keys().copied().collect();
    base.sort_unstable_by_key(|thing| std::cmp::Reverse((rarest.things.get(thing), *thing)));
    base.truncate(limit);
    for (word, posted) in asked.words.iter().zip(&mut posted) {
        look_again(tx, word, posted, &base)?;
    }
    let mut ranked = ranked(&posted);
    whole &= ranked.len() <= limit;
    ranked.truncate(limit);
    drop_unwanted(tx, &asked.unwanted, &mut ranked)?;
    // What a moderator hid or its author took back is not listed; a call that is kept in the archive is not either and can
    // be read all the same.
    let mut hits = placed(tx, asked, ranked)?;
    hits.retain(|hit| hit.place.listed || noun == Noun::Call);
    Ok(Hits { hits, whole })
}

/// The newest things that have a word, another that will do, or both of its parts.
fn of_word(tx: &mut Tx, noun: Noun, word: &Word, most: i64) -> Result<Posted> {
    let mut posted = Posted::default();
    let itself = std::iter::once((word.word.as_str(), How::Itself, None));
    let others = word.others.iter().enumerate();
    let others = others.map(|(at, other)| (other.word.as_str(), other.how, Some(at)));
    let words: Vec<(&str, How, Option<usize>)> = itself.chain(others).collect();
    for some in words.chunks(WORDS_AT_ONCE) {
        let mut asked = some.iter().map(|(word, ..)| *word);
        let [a, b, c, d, e, f, g, h] =
            [(); WORDS_AT_ONCE].map(|()| asked.next().unwrap_or_default());
        let mut counts: BTreeMap<String, i64> = BTreeMap::new();
        for (term, thing, weight) in newest_of(tx, noun, most, a, b, c, d, e, f, g, h)? {
            let Some((_, how, other)) = some.iter().find(|(word, ..)| *word == term) else {
                continue;
            };
            posted.add(thing, Met { how: *how, in_title: weight == TITLE, other: *other });
            *counts.entry(term).or_default() += 1;
        }
        let more = counts.into_iter().filter(|(_, count)| *count >= most);
        posted.more.extend(more.map(|(term, _)| only(term)));
    }
    if !word.exact {
        let (from, to) = range(word.word.clone());
        let longer = longer(tx, noun, &from, &to, most)?;
        if i64::try_from(longer.len()).unwrap_or(i64::MAX) >= most {
            posted.more.push((from, to));
        }
        for (thing, weight) in longer {
            let in_title = weight == TITLE;
            posted.add(thing, Met { how: How::Longer, in_title, other: None });
        }
    }
    if let [first, last] = word.parts.as_slice() {
        let last = of_word(tx, noun, last, most)?;
        for (thing, met) in of_word(tx, noun, first, most)?.things {
            let Some(also) = last.things.get(&thing) else { continue };
            let in_title = met.in_title && also.in_title;
            posted.add(thing, Met { how: How::Part, in_title, other: None });
        }
    }
    Ok(posted)
}

/// The range of one word and no longer one.
fn only(word: String) -> (String, String) {
    let end = format!("{word}\u{1}");
    (word, end)
}

/// Looks whether things have a word of which there is more than was looked at.
fn look_again(tx: &mut Tx, word: &Word, posted: &mut Posted, things: &[i64]) -> Result<()> {
    let more = std::mem::take(&mut posted.more);
    if more.is_empty() {
        return Ok(());
    }
    let unknown: Vec<i64> =
        things.iter().filter(|thing| !posted.things.contains_key(thing)).copied().collect();
    for (from, to) in &more {
        for (term, thing, weight) in of_things(tx, from, to, &unknown)? {
            let other = word.others.iter().position(|other| other.word == term);
            let how = match other.and_then(|at| word.others.get(at)) {
                Some(other) => other.how,
                None if term == word.word => How::Itself,
                None => How::Longer,
            };
            posted.add(thing, Met { how, in_title: weight == TITLE, other });
        }
    }
    Ok(())
}

/// The words in a range that some things have.
fn of_things(tx: &mut Tx, from: &str, to: &str, things: &[i64]) -> Result<Vec<(String, i64, i64)>> {
    let mut all = Vec::new();
    for some in things.chunks(THINGS_AT_ONCE) {
        let mut some = some.iter().copied();
        let [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p] =
            [(); THINGS_AT_ONCE].map(|()| some.next().unwrap_or(-1));
        all.extend(having(tx, from, to, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p)?);
    }
    Ok(all)
}

/// A thing with how it has each of the words, and what that is worth.
type Ranked = (i64, Vec<Option<Met>>, Worth);

/// How many words a thing has, how many of them are not mistyped ones, how many stand in its title, and how near they
/// are to what was typed.
type Worth = (usize, usize, usize, usize);

/// Everything that has a word, the best first.
fn ranked(posted: &[Posted]) -> Vec<Ranked> {
    let things: BTreeSet<i64> =
        posted.iter().flat_map(|posted| posted.things.keys().copied()).collect();
    let mut ranked: Vec<Ranked> = things
        .into_iter()
        .map(|thing| {
            let met: Vec<Option<Met>> =
                posted.iter().map(|posted| posted.things.get(&thing).copied()).collect();
            let worth = worth(&met);
            (thing, met, worth)
        })
        .collect();
    ranked.sort_by_key(|(thing, _, worth)| std::cmp::Reverse((*worth, *thing)));
    ranked
}

fn worth(met: &[Option<Met>]) -> Worth {
    let count = |is: fn(&Met) -> bool| met.iter().flatten().filter(|met| is(met)).count();
    let near = |met: &Met| match met.how {
        How::Meant => 0,
        How::Part => 1,
        How::Longer => 2,
        How::Form => 3,
        How::Itself => 4,
    };
    let nearness = met.iter().flatten().map(near).sum();
    (count(|_| true), count(|met| met.how != How::Meant), count(|met| met.in_title), nearness)
}

fn drop_unwanted(tx: &mut Tx, unwanted: &[String], ranked: &mut Vec<Ranked>) -> Result<()> {
    for word in unwanted {
        let things: Vec<i64> = ranked.iter().map(|(thing, ..)| *thing).collect();
        let (from, to) = range(word.clone());
        let having = of_things(tx, &from, &to, &things)?;
        let having: BTreeSet<i64> = having.into_iter().map(|(_, thing, _)| thing).collect();
        ranked.retain(|(thing, ..)| !having.contains(thing));
    }
    Ok(())
}

/// Where what was found stands; of what is equally good first what is in the asker's language, has more support, is newer.
fn placed(tx: &mut Tx, asked: &Asked, ranked: Vec<Ranked>) -> Result<Vec<Hit>> {
    let mut known: HashMap<i64, Place> = HashMap::new();
    for some in ranked.chunks(THINGS_AT_ONCE) {
        let mut some = some.iter().map(|(thing, ..)| *thing);
        let [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p] =
            [(); THINGS_AT_ONCE].map(|()| some.next().unwrap_or(-1));
        let found = places(tx, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p)?;
        known.extend(found.into_iter().map(|place| (place.thing.get(), place)));
    }
    let mut hits: Vec<(Worth, Hit)> = Vec::new();
    for (thing, met, worth) in ranked {
        let Some(place) = known.remove(&thing) else { continue };
        let words = asked.words.iter().zip(&met);
        let instead = words.filter_map(|(word, met)| {
            let met = met.filter(|met| met.how == How::Meant)?;
            met.other.and_then(|at| word.others.get(at)).map(|other| other.word.clone())
        });
        let hit = Hit {
            all: met.iter().all(Option::is_some),
            title: met.iter().all(|met| met.is_some_and(|met| met.in_title)),
            instead: instead.collect(),
            place,
        };
        hits.push((worth, hit));
    }
    hits.sort_by_key(|(worth, Hit { place, .. })| {
        let own = place.language.as_str() == asked.language;
        let support = place.supports.max(0).checked_ilog2();
        std::cmp::Reverse((*worth, own, support, place.thing))
    });
    Ok(hits.into_iter().map(|(_, hit)| hit).collect())
}
