//! Tasks: what waits at the desk. Whatever changes a thing keeps its tasks up, so that the queue is one list in order,
//! of each kind of work and each noun; a page takes what it needs of each.

use std::collections::BTreeSet;

use city::{Actor, Ground, Id, Noun, Person, Reach, Theme, Thing, Waiting, Waits, Work};
use jiff::Timestamp;

use crate::things::search;
use crate::{Result, Tx};

/// How many things of each sort are counted and paged through; behind it, a filter leads on.
pub const MOST: i64 = 1_000;
/// A word that stands in more than this is looked for in each task in order, a rarer one by itself.
const RARE: i64 = 200;
/// The most words by which a task is found.
const WORDS: usize = 16;

crate::row! {
    /// Something that waits.
    pub struct Task from "task t" {
        /// The thing.
        pub thing: Id<Thing>,
        /// What is to be done with it.
        pub work: Work,
        /// The noun of the page it stands on.
        pub about: Noun,
        /// For whom it waits.
        pub waits: Waits,
        /// Since when.
        pub since_at: Timestamp,
        /// Whose it is.
        pub colleague: Option<Id<Person>>,
        /// What it belongs to.
        within: Id<Thing>,
        /// In which neighbourhood it lies, by key.
        neighbourhood: Option<String>,
    }
    struct About from "thing t left join comment c on c.id = t.id left join amendment m on m.id = t.id left join thing a on a.id = coalesce(c.about, m.idea, t.id) left join idea i on i.id = a.id" {
        noun: Noun = "a.noun",
        title: String = "a.title",
        text: Option<String> = "coalesce(c.text, m.reason)",
        theme: Option<Theme> = "i.theme",
        neighbourhood: Option<String> = "i.neighbourhood",
        within: Id<Thing> = "coalesce(i.call, a.id)",
    }
}

// What every list asks: of ?1 (work) about ?2 (noun), waiting so (?3) at ?4; theme ?5, neighbourhood ?6, colleague ?7
// (0: whosever it is; −1: nobody's), a word in the range ?8–?9, another in ?10–?11, within ?13.
const WANTED: &str = "t.about = ?2 and t.waits = ?3 and t.since_at <= ?4 \
    and (t.until_at is null or t.until_at > ?4) \
    and (cast(?5 as text) is null or t.theme = ?5) \
    and (cast(?6 as text) is null or t.neighbourhood = ?6) \
    and (cast(?13 as bigint) is null or t.within = ?13) \
    and (cast(?7 as bigint) = 0 or cast(?7 as bigint) = -1 and t.colleague is null or t.colleague = ?7) \
    and (cast(?8 as text) is null or (select 1 from task_word w where w.thing = t.thing and w.term >= ?8 and w.term < ?9 limit 1) is not null) \
    and (cast(?10 as text) is null or (select 1 from task_word o where o.thing = t.thing and o.term >= ?10 and o.term < ?11 limit 1) is not null) ";
const IN_ORDER: &str = "t.work = ?1 and ";
const OF_THEME: &str = "t.work = ?1 and t.theme = ?5 and ";
const OF_PLACE: &str = "t.work = ?1 and t.neighbourhood = ?6 and ";
const OF_WITHIN: &str = "t.work = ?1 and t.within = ?13 and ";
const OF_NOBODY: &str = "t.work = ?1 and t.colleague is null and ";
const OF_COLLEAGUE: &str = "t.work = ?1 and t.colleague = ?7 and ";
// Not by the order, which a rare word would make long.
const OF_WORD: &str = "t.work || '' = ?1 and t.thing in (select r.thing from task_word r where r.term >= ?8 and r.term < ?9) and ";
const FIRST: &str = "order by t.since_at, t.thing limit ?12";

/// The statements of one way to the tasks: those that are wanted, and how many there are, counted up to a bound.
macro_rules! ways {
    ($($list:ident, $count:ident: $way:ident;)*) => {
        mod ways {
            use super::*;
            crate::statements! {$(
                #[expect(clippy::too_many_arguments, reason = "one for each part of the filter")]
                pub(super) fn $list(work: Work, about: Noun, waits: Waits, now: Timestamp, theme: Option<Theme>, neighbourhood: Option<&str>, colleague: i64, from: Option<&str>, to: Option<&str>, second_from: Option<&str>, second_to: Option<&str>, limit: i64, within: Option<Id<Thing>>) -> Vec<Task>
                    = select "where ", $way, WANTED, FIRST;
                #[expect(clippy::too_many_arguments, reason = "one for each part of the filter")]
                pub(super) fn $count(work: Work, about: Noun, waits: Waits, now: Timestamp, theme: Option<Theme>, neighbourhood: Option<&str>, colleague: i64, from: Option<&str>, to: Option<&str>, second_from: Option<&str>, second_to: Option<&str>, limit: i64, within: Option<Id<Thing>>) -> i64
                    = "select count(*) as tasks from (select 1 as one from task t where ", $way, WANTED, "limit ?12) few";
            )*}
        }
    };
}

ways! {
    in_order, count_all: IN_ORDER;
    of_theme, count_theme: OF_THEME;
    of_place, count_place: OF_PLACE;
    of_within, count_within: OF_WITHIN;
    of_nobody, count_nobody: OF_NOBODY;
    of_colleague, count_colleague: OF_COLLEAGUE;
    of_word, count_word: OF_WORD;
}

#[cfg(test)]
pub(crate) use ways::STATEMENTS as WAYS;

crate::statements! {
    fn about(thing: Id<Thing>) -> Option<About> = select "where t.id = ?1";
    #[expect(clippy::too_many_arguments, reason = "one for each column")]
    fn enter(thing: Id<Thing>, work: Work, about: Noun, within: Id<Thing>, waits: Waits, theme: Option<Theme>, neighbourhood: Option<&str>, since_at: Timestamp, until_at: Option<Timestamp>)
        = "insert into task (thing, work, about, within, waits, theme, neighbourhood, since_at, until_at) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) on conflict (thing, work) do update set waits = excluded.waits, theme = excluded.theme, neighbourhood = excluded.neighbourhood, since_at = excluded.since_at, until_at = excluded.until_at";
    fn first_post(thing: Id<Thing>) -> Option<Timestamp> = "select coalesce(published_at, changed_at) as since from thing where id = ?1 and unreviewed = true and listed = true and hidden = false";
    fn drop_one(thing: Id<Thing>, work: Work) = "delete from task where thing = ?1 and work = ?2";
    fn drop_by(author: Id<Person>, work: Work) = "delete from task where work = ?2 and thing in (select t.id from thing t where t.author = ?1)";
    fn drop_words_by(author: Id<Person>) = "delete from task_word where thing in (select t.id from thing t where t.author = ?1) and not exists (select 1 from task k where k.thing = task_word.thing)";
    fn drop_words(thing: Id<Thing>) = "delete from task_word where thing = ?1";
    // As many as there may be: on PostgreSQL each statement is a way there and back. A word that is said twice is one.
    #[expect(clippy::too_many_arguments, reason = "one for each word")]
    fn enter_words(thing: Id<Thing>, term_1: &str, term_2: &str, term_3: &str, term_4: &str, term_5: &str, term_6: &str, term_7: &str, term_8: &str, term_9: &str, term_10: &str, term_11: &str, term_12: &str, term_13: &str, term_14: &str, term_15: &str, term_16: &str) = "insert into task_word (thing, term) values (?1, ?2), (?1, ?3), (?1, ?4), (?1, ?5), (?1, ?6), (?1, ?7), (?1, ?8), (?1, ?9), (?1, ?10), (?1, ?11), (?1, ?12), (?1, ?13), (?1, ?14), (?1, ?15), (?1, ?16), (?1, ?17) on conflict (term, thing) do nothing";
    fn few(from: &str, to: &str, most: i64) -> i64 = "select count(*) as entries from (select 1 as one from task_word where term >= ?1 and term < ?2 limit ?3) few";
    /// A task, if it waits.
    pub fn get(thing: Id<Thing>, work: Work) -> Option<Task> = select "where t.thing = ?1 and t.work = ?2";
    fn note_colleague(thing: Id<Thing>, work: Work, colleague: Option<Id<Person>>, given_at: Option<Timestamp>) = "update task set colleague = ?3, given_at = ?4 where thing = ?1 and work = ?2";
    /// A colleague's work of a kind, after a thing.
    pub fn of_colleague(colleague: Id<Person>, work: Work, after: Id<Thing>, limit: i64) -> Vec<Task> = select "where t.colleague = ?1 and t.work = ?2 and t.thing > ?3 order by t.thing limit ?4";
    fn drop_colleague(colleague: Id<Person>, work: Work) = "update task set colleague = null, given_at = null where colleague = ?1 and work = ?2";
    // From kind to kind along the index, however much waits of each.
    fn waiting_kinds() -> Vec<Option<Work>> = "with recursive kinds (work) as (select min(work) from task union all select (select min(t.work) from task t where t.work > k.work) from kinds k where k.work is not null) select work from kinds";
    /// What waits about a thing, whoever may do it.
    pub fn of_thing(thing: Id<Thing>) -> Vec<Task> = select "where t.thing = ?1 order by t.work";
}

/// Whose work is wanted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Whose {
    /// Whosever it is.
    #[default]
    Anybodys,
    /// What nobody has taken.
    Nobodys,
    /// One colleague's.
    Of(Id<Person>),
}

impl Whose {
    fn code(self) -> i64 {
        match self {
            Self::Anybodys => 0,
            Self::Nobodys => -1,
            Self::Of(person) => person.get(),
        }
    }
}

/// What is wanted of the queue.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Only this theme.
    pub theme: Option<Theme>,
    /// Only this neighbourhood, by key.
    pub neighbourhood: Option<String>,
    /// Only what belongs to this: a call.
    pub within: Option<Id<Thing>>,
    /// Whose.
    pub whose: Whose,
    /// Only what has these words (the first two count).
    pub words: String,
    /// Only what this one may do: for each kind of work, what lies where they have its role.
    pub by: Option<Actor>,
}

impl Task {
    /// The ground it stands on.
    pub fn ground(&self) -> Ground<'_> {
        Ground { within: Some(self.within), neighbourhood: self.neighbourhood.as_deref() }
    }
}

impl Filter {
    /// The same for work of one kind: as often as whoever is to do it has its role for a part of the city that the filter
    /// leaves.
    fn parts(&self, work: Work) -> Vec<Self> {
        let Some(actor) = &self.by else { return vec![self.clone()] };
        let mut parts = Vec::new();
        for reach in actor.reach_as(work.role()) {
            match reach {
                Reach::City => parts.push(self.clone()),
                Reach::Call(call) if self.within.is_none_or(|within| within == call) => {
                    parts.push(Self { within: Some(call), ..self.clone() });
                }
                Reach::Neighbourhoods(keys) => {
                    let wanted =
                        |key: &String| self.neighbourhood.as_ref().is_none_or(|it| it == key);
                    parts.extend(
                        keys.into_iter()
                            .filter(wanted)
                            .map(|key| Self { neighbourhood: Some(key), ..self.clone() }),
                    );
                }
                Reach::Call(_) => {}
            }
        }
        parts
    }
}

/// One sort of work: of which kind, about which noun.
pub type Sort = (Work, Noun);

/// What is read of the queue.
type List<T> = fn(
    &mut Tx,
    Work,
    Noun,
    Waits,
    Timestamp,
    Option<Theme>,
    Option<&str>,
    i64,
    Option<&str>,
    Option<&str>,
    Option<&str>,
    Option<&str>,
    i64,
    Option<Id<Thing>>,
) -> Result<T>;

/// A filter, ready to be asked: the words as ranges, and the shortest way.
struct Asked<'a> {
    filter: &'a Filter,
    words: Vec<(String, String)>,
    list: List<Vec<Task>>,
    count: List<i64>,
}

impl<'a> Asked<'a> {
    fn of(tx: &mut Tx, filter: &'a Filter) -> Result<Self> {
        let mut words = Vec::new();
        for term in search::terms(&filter.words).into_iter().take(2) {
            let (from, to) = search::range(term);
            let entries = few(tx, &from, &to, RARE + 1)?;
            words.push((entries, from, to));
        }
        words.sort();
        let is_rare = words.first().is_some_and(|(entries, ..)| *entries <= RARE);
        let (list, count): (List<Vec<Task>>, List<i64>) = match filter {
            Filter { whose: Whose::Of(_), .. } => (ways::of_colleague, ways::count_colleague),
            _ if is_rare => (ways::of_word, ways::count_word),
            Filter { within: Some(_), .. } => (ways::of_within, ways::count_within),
            Filter { neighbourhood: Some(_), .. } => (ways::of_place, ways::count_place),
            Filter { theme: Some(_), .. } => (ways::of_theme, ways::count_theme),
            Filter { whose: Whose::Nobodys, .. } => (ways::of_nobody, ways::count_nobody),
            _ => (ways::in_order, ways::count_all),
        };
        let words = words.into_iter().map(|(_, from, to)| (from, to)).collect();
        Ok(Self { filter, words, list, count })
    }

    fn ask<T>(
        &self,
        tx: &mut Tx,
        list: List<T>,
        (work, about): Sort,
        waits: Waits,
        now: Timestamp,
        limit: i64,
    ) -> Result<T> {
        let Filter { theme, neighbourhood, whose, within, .. } = self.filter;
        let word = |at: usize| match self.words.get(at) {
            Some((from, to)) => (Some(from.as_str()), Some(to.as_str())),
            None => (None, None),
        };
        let (first, second) = (word(0), word(1));
        list(
            tx,
            work,
            about,
            waits,
            now,
            *theme,
            neighbourhood.as_deref(),
            whose.code(),
            first.0,
            first.1,
            second.0,
            second.1,
            limit,
            *within,
        )
    }
}

/// The kinds of work of which anything waits: whoever asks for each sort by itself spares the others, which on PostgreSQL
/// are a way there and back each.
pub fn kinds(tx: &mut Tx) -> Result<Vec<Work>> {
    Ok(waiting_kinds(tx)?.into_iter().flatten().collect())
}

/// The first tasks of these sorts that are wanted, the oldest first.
pub fn first(
    tx: &mut Tx,
    sorts: &[Sort],
    waits: Waits,
    filter: &Filter,
    now: Timestamp,
    limit: i64,
) -> Result<Vec<Task>> {
    let mut all = Vec::new();
    for (sort, parts) in by_parts(sorts, filter) {
        all.extend(of_parts(tx, sort, waits, &parts, now, limit)?);
    }
    all.sort_by_key(|task| (task.since_at, task.thing));
    all.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    Ok(all)
}

/// How many tasks of these sorts are wanted, counted up to `most` and one more.
pub fn count(
    tx: &mut Tx,
    sorts: &[Sort],
    waits: Waits,
    filter: &Filter,
    now: Timestamp,
    most: i64,
) -> Result<i64> {
    let mut count = 0;
    for (sort, parts) in by_parts(sorts, filter) {
        let left = most + 1 - count;
        count += match parts.as_slice() {
            [whole] => {
                let asked = Asked::of(tx, whole)?;
                asked.ask(tx, asked.count, sort, waits, now, left)?
            }
            // What lies in two parts is one task.
            parts => {
                let tasks = of_parts(tx, sort, waits, parts, now, left)?;
                i64::try_from(tasks.len()).unwrap_or(i64::MAX)
            }
        };
        if count > most {
            break;
        }
    }
    Ok(count)
}

fn by_parts(sorts: &[Sort], filter: &Filter) -> Vec<(Sort, Vec<Filter>)> {
    sorts.iter().map(|sort| (*sort, filter.parts(sort.0))).collect()
}

/// The first tasks of a sort in some parts, each once, the oldest first.
fn of_parts(
    tx: &mut Tx,
    sort: Sort,
    waits: Waits,
    parts: &[Filter],
    now: Timestamp,
    limit: i64,
) -> Result<Vec<Task>> {
    let (mut all, mut once) = (Vec::new(), BTreeSet::new());
    for part in parts {
        let asked = Asked::of(tx, part)?;
        let tasks = asked.ask(tx, asked.list, sort, waits, now, limit)?;
        all.extend(tasks.into_iter().filter(|task| once.insert(task.thing)));
    }
    all.sort_by_key(|task| (task.since_at, task.thing));
    all.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    Ok(all)
}

/// Notes whose a task is from now on; nobody's where there is none.
pub fn give(
    tx: &mut Tx,
    thing: Id<Thing>,
    work: Work,
    to: Option<Id<Person>>,
    now: Timestamp,
) -> Result<()> {
    note_colleague(tx, thing, work, to, to.map(|_| now)).map(|_| ())
}

/// Gives all work of a kind back that is a colleague's: they may do it no longer.
pub fn give_back(tx: &mut Tx, colleague: Id<Person>, work: Work) -> Result<u64> {
    drop_colleague(tx, colleague, work)
}

/// Enters what waits about a thing, or changes it as it waits now; whose it is stays.
pub(crate) fn open(tx: &mut Tx, thing: Id<Thing>, waiting: &Waiting) -> Result<()> {
    let Some(it) = about(tx, thing)? else { return Ok(()) };
    let Waiting { work, waits, since, until } = *waiting;
    let place = it.neighbourhood.as_deref();
    enter(tx, thing, work, it.noun, it.within, waits, it.theme, place, since, until)?;
    drop_words(tx, thing)?;
    let mut words = search::terms(&format!("{} {}", it.title, it.text.unwrap_or_default()));
    words.truncate(WORDS);
    let Some(last) = words.last().cloned() else { return Ok(()) };
    words.resize(WORDS, last);
    let mut words = words.iter().map(String::as_str);
    let [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p] =
        [(); WORDS].map(|()| words.next().unwrap_or_default());
    enter_words(tx, thing, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p).map(|_| ())
}

/// Removes what waits no more.
pub(crate) fn close(tx: &mut Tx, thing: Id<Thing>, work: Work) -> Result<()> {
    if drop_one(tx, thing, work)? > 0 && of_thing(tx, thing)?.is_empty() {
        drop_words(tx, thing)?;
    }
    Ok(())
}

/// Keeps the tasks of some kinds up: what waits now is entered, the other kinds wait no more.
pub(crate) fn keep(
    tx: &mut Tx,
    thing: Id<Thing>,
    kinds: &[Work],
    waiting: Option<&Waiting>,
) -> Result<()> {
    for kind in kinds.iter().filter(|kind| waiting.is_none_or(|waiting| waiting.work != **kind)) {
        close(tx, thing, *kind)?;
    }
    waiting.map_or(Ok(()), |waiting| open(tx, thing, waiting))
}

/// Keeps up whether a thing is the post of somebody whom no moderator knows yet.
pub(crate) fn keep_first(tx: &mut Tx, thing: Id<Thing>) -> Result<()> {
    let since = first_post(tx, thing)?;
    let waiting =
        since.map(|since| Waiting { work: Work::First, waits: Waits::Here, since, until: None });
    keep(tx, thing, &[Work::First], waiting.as_ref())
}

/// Removes the tasks of one kind about everything that somebody wrote.
pub(crate) fn close_all_by(tx: &mut Tx, author: Id<Person>, work: Work) -> Result<()> {
    if drop_by(tx, author, work)? > 0 {
        drop_words_by(tx, author)?;
    }
    Ok(())
}
