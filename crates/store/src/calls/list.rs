//! A call's list: filtered, ordered, searched by words, page by page, by the shortest way.

use calls::{Call, Idea, IdeaState};
use city::{Id, Theme};

use super::idea::{Kept, all};
use super::numbers::{self, Count};
use super::way::{self, Outlook, Way as Shortest};
use crate::things::search;
use crate::{Result, Tx};

// What every list asks: theme ?4, neighbourhood ?5, state ?6.
const LISTED: &str = "t.parent = ?1 and t.noun = 'idea' and t.listed = true \
    and (cast(?4 as text) is null or i.theme = ?4) \
    and (cast(?5 as text) is null or i.neighbourhood = ?5) \
    and (cast(?6 as text) is null or i.state = ?6) ";
// A frequent word, in the range ?8–?9: each idea in order is asked whether it has it.
// As a value and not as `exists`, of which PostgreSQL would make a join with all entries of the word.
const FREQUENT: &str = "and (select 1 from search s where s.within = ?1 and s.thing = t.id and s.term >= ?8 and s.term < ?9 limit 1) is not null ";
// The same, where there may be no word.
const IF_WORD: &str = "and (cast(?8 as text) is null or (select 1 from search s where s.within = ?1 and s.thing = t.id and s.term >= ?8 and s.term < ?9 limit 1) is not null) ";
// Those of one theme ?12, neighbourhood ?13 or state ?14, of which one is given, are put in order.
const NARROW: &str = "and t.id in (select f.id from idea f where f.call = ?1 and f.theme = ?12 union all select f.id from idea f where f.call = ?1 and f.neighbourhood = ?13 union all select f.id from idea f where f.call = ?1 and f.state = ?14) ";
// A rare one: the ideas that have it are put in order (the plus keeps SQLite from walking the whole call instead).
const RARE: &str = "and t.id in (select s.thing from search s where s.within = ?1 and s.term >= ?8 and s.term < ?9) ";
// A second word's range, ?10–?11.
const SECOND: &str = "and (cast(?10 as text) is null or (select 1 from search o where o.within = ?1 and o.thing = t.id and o.term >= ?10 and o.term < ?11 limit 1) is not null) ";

const NEWEST: &str =
    "and (t.published_at, t.id) < (?2, ?3) order by t.published_at desc, t.id desc limit ?7";
const OLDEST: &str = "and (t.published_at, t.id) > (?2, ?3) order by t.published_at, t.id limit ?7";
const SUPPORTED: &str =
    "and (t.supports, t.id) < (?2, ?3) order by t.supports desc, t.id desc limit ?7";
const DISCUSSED: &str =
    "and (t.comments, t.id) < (?2, ?3) order by t.comments desc, t.id desc limit ?7";
// Backwards, for the page before one.
const LEAST_SUPPORTED: &str =
    "and (t.supports, t.id) > (?2, ?3) order by t.supports, t.id limit ?7";
const LEAST_DISCUSSED: &str =
    "and (t.comments, t.id) > (?2, ?3) order by t.comments, t.id limit ?7";

/// The statements of a list in one order: without words, with a frequent one, with a rare one, with a narrow filter.
macro_rules! lists {
    ($($plain:ident, $frequent:ident, $rare:ident, $narrow:ident: $order:ident;)*) => {
        mod lists {
            use super::*;
            crate::statements! {$(
                #[expect(clippy::too_many_arguments, reason = "one for each part of the filter")]
                pub(super) fn $plain(call: Id<Call>, value: i64, id: i64, theme: Option<Theme>, neighbourhood: Option<&str>, state: Option<IdeaState>, limit: i64) -> Vec<Kept>
                    = select "where ", LISTED, $order;
                #[expect(clippy::too_many_arguments, reason = "one for each part of the filter")]
                pub(super) fn $frequent(call: Id<Call>, value: i64, id: i64, theme: Option<Theme>, neighbourhood: Option<&str>, state: Option<IdeaState>, limit: i64, from: &str, to: &str, second_from: Option<&str>, second_to: Option<&str>) -> Vec<Kept>
                    = select "where ", LISTED, FREQUENT, SECOND, $order;
                #[expect(clippy::too_many_arguments, reason = "one for each part of the filter")]
                pub(super) fn $rare(call: Id<Call>, value: i64, id: i64, theme: Option<Theme>, neighbourhood: Option<&str>, state: Option<IdeaState>, limit: i64, from: &str, to: &str, second_from: Option<&str>, second_to: Option<&str>) -> Vec<Kept>
                    = select "where +", LISTED, RARE, SECOND, $order;
                #[expect(clippy::too_many_arguments, reason = "one for each part of the filter")]
                pub(super) fn $narrow(call: Id<Call>, value: i64, id: i64, theme: Option<Theme>, neighbourhood: Option<&str>, state: Option<IdeaState>, limit: i64, from: Option<&str>, to: Option<&str>, second_from: Option<&str>, second_to: Option<&str>, by_theme: Option<Theme>, by_neighbourhood: Option<&str>, by_state: Option<IdeaState>) -> Vec<Kept>
                    = select "where +", LISTED, NARROW, IF_WORD, SECOND, $order;
            )*}
        }
    };
}

lists! {
    newest, newest_frequent, newest_rare, newest_narrow: NEWEST;
    oldest, oldest_frequent, oldest_rare, oldest_narrow: OLDEST;
    supported, supported_frequent, supported_rare, supported_narrow: SUPPORTED;
    discussed, discussed_frequent, discussed_rare, discussed_narrow: DISCUSSED;
    least_supported, least_supported_frequent, least_supported_rare, least_supported_narrow: LEAST_SUPPORTED;
    least_discussed, least_discussed_frequent, least_discussed_rare, least_discussed_narrow: LEAST_DISCUSSED;
}

#[cfg(test)]
pub(crate) use lists::STATEMENTS;

city::stored! {
    /// In which order a list stands.
    pub enum Order {
        /// The newest first.
        Newest = "newest",
        /// The most supported first.
        Supported = "supported",
        /// The most discussed first.
        Discussed = "discussed",
        /// The oldest first.
        Oldest = "oldest",
    }
}

/// Which ideas of a call are wanted.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Only this theme.
    pub theme: Option<Theme>,
    /// Only this neighbourhood, by key.
    pub neighbourhood: Option<String>,
    /// Only this state.
    pub state: Option<IdeaState>,
    /// Only those with these words (the first two count).
    pub words: String,
}

/// Where a page begins: behind an idea that had this value in the order's column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cursor {
    /// Microseconds, supports or comments.
    pub value: i64,
    /// The idea.
    pub id: i64,
}

/// The cursor behind an idea.
pub fn cursor(order: Order, idea: &Idea) -> Cursor {
    let value = match order {
        Order::Newest | Order::Oldest => idea.published.as_microsecond(),
        Order::Supported => idea.supports,
        Order::Discussed => idea.comments,
    };
    Cursor { value, id: idea.id.get() }
}
/// One page of a call's listed ideas, behind `after`.
pub fn page(
    tx: &mut Tx,
    call: Id<Call>,
    filter: &Filter,
    order: Order,
    after: Option<Cursor>,
    limit: i64,
) -> Result<Vec<Idea>> {
    let start = match order {
        Order::Oldest => Cursor { value: i64::MIN, id: i64::MIN },
        _ => Cursor { value: i64::MAX, id: i64::MAX },
    };
    walk(tx, call, filter, (order, Way::Onwards), after.unwrap_or(start), limit)
}

/// The page that ends before `before`, in the list's own order.
pub fn page_before(
    tx: &mut Tx,
    call: Id<Call>,
    filter: &Filter,
    order: Order,
    before: Cursor,
    limit: i64,
) -> Result<Vec<Idea>> {
    let mut found = walk(tx, call, filter, (order, Way::Back), before, limit)?;
    found.reverse();
    Ok(found)
}

/// Which way a list is gone through.
#[derive(Debug, Clone, Copy)]
enum Way {
    Onwards,
    Back,
}

fn walk(
    tx: &mut Tx,
    call: Id<Call>,
    filter: &Filter,
    going: (Order, Way),
    Cursor { value, id }: Cursor,
    limit: i64,
) -> Result<Vec<Idea>> {
    let (theme, place, state) = (filter.theme, filter.neighbourhood.as_deref(), filter.state);
    let lists = lists_of(going);
    if filter.is_empty() {
        let rows = (lists.plain)(tx, call, value, id, theme, place, state, limit)?;
        return all(tx, rows);
    }
    let counts = numbers::of_call(tx, call)?;
    let listed = counts.iter().map(|count| count.ideas).sum();
    let words = search::sought(tx, call.thing(), &filter.words, |words| {
        way::worth_counting(listed, limit, words)
    })?;
    let narrowest = Narrow::of(&counts, filter);
    let outlook = Outlook {
        listed,
        fitting: counts.iter().filter(|count| filter.fits(count)).map(|count| count.ideas).sum(),
        narrowest: narrowest.as_ref().map(|narrow| narrow.ideas),
        entries: words.iter().map(|word| word.entries).collect(),
        page: limit,
    };
    let (mut froms, mut tos) =
        (words.iter().map(|word| word.from.as_str()), words.iter().map(|word| word.to.as_str()));
    let (first, second) = ((froms.next(), tos.next()), (froms.next(), tos.next()));
    let found = match (outlook.shortest(), first, narrowest) {
        (Shortest::Filter, (from, to), Some(by)) => (lists.narrow)(
            tx,
            call,
            value,
            id,
            theme,
            place,
            state,
            limit,
            from,
            to,
            second.0,
            second.1,
            by.theme,
            by.neighbourhood,
            by.state,
        ),
        (way, (Some(from), Some(to)), _) => {
            let ask = if way == Shortest::Word { lists.rare } else { lists.frequent };
            ask(tx, call, value, id, theme, place, state, limit, from, to, second.0, second.1)
        }
        _ => (lists.plain)(tx, call, value, id, theme, place, state, limit),
    };
    all(tx, found?)
}

impl Filter {
    /// Whether everything is wanted.
    fn is_empty(&self) -> bool {
        self.theme.is_none()
            && self.neighbourhood.is_none()
            && self.state.is_none()
            && self.words.trim().is_empty()
    }

    /// Whether it lets ideas that were counted together through, whatever their words.
    pub(super) fn fits(&self, count: &Count) -> bool {
        self.theme.is_none_or(|theme| theme.key() == count.theme)
            && self.neighbourhood.as_ref().is_none_or(|key| *key == count.neighbourhood)
            && self.state.is_none_or(|state| state == count.state)
    }
}

/// The one part of a filter that lets the fewest ideas through, and how many.
struct Narrow<'a> {
    ideas: i64,
    theme: Option<Theme>,
    neighbourhood: Option<&'a str>,
    state: Option<IdeaState>,
}

impl<'a> Narrow<'a> {
    fn of(counts: &[Count], filter: &'a Filter) -> Option<Self> {
        let ideas = |fits: &dyn Fn(&Count) -> bool| {
            counts.iter().filter(|count| fits(count)).map(|count| count.ideas).sum()
        };
        let nothing = Self { ideas: 0, theme: None, neighbourhood: None, state: None };
        let theme = filter.theme.map(|theme| Self {
            ideas: ideas(&|count| count.theme == theme.key()),
            theme: Some(theme),
            ..nothing
        });
        let neighbourhood = filter.neighbourhood.as_deref().map(|key| Self {
            ideas: ideas(&|count| count.neighbourhood == key),
            neighbourhood: Some(key),
            ..nothing
        });
        let state = filter.state.map(|state| Self {
            ideas: ideas(&|count| count.state == state),
            state: Some(state),
            ..nothing
        });
        [theme, neighbourhood, state].into_iter().flatten().min_by_key(|narrow| narrow.ideas)
    }
}

/// The statements of one order.
struct Lists {
    plain: Plain,
    frequent: Searching,
    rare: Searching,
    narrow: Narrowed,
}

fn lists_of(going: (Order, Way)) -> Lists {
    macro_rules! these {
        ($plain:ident, $frequent:ident, $rare:ident, $narrow:ident) => {
            Lists {
                plain: lists::$plain,
                frequent: lists::$frequent,
                rare: lists::$rare,
                narrow: lists::$narrow,
            }
        };
    }
    match going {
        (Order::Newest, Way::Onwards) | (Order::Oldest, Way::Back) => {
            these!(newest, newest_frequent, newest_rare, newest_narrow)
        }
        (Order::Oldest, Way::Onwards) | (Order::Newest, Way::Back) => {
            these!(oldest, oldest_frequent, oldest_rare, oldest_narrow)
        }
        (Order::Supported, Way::Onwards) => {
            these!(supported, supported_frequent, supported_rare, supported_narrow)
        }
        (Order::Supported, Way::Back) => these!(
            least_supported,
            least_supported_frequent,
            least_supported_rare,
            least_supported_narrow
        ),
        (Order::Discussed, Way::Onwards) => {
            these!(discussed, discussed_frequent, discussed_rare, discussed_narrow)
        }
        (Order::Discussed, Way::Back) => these!(
            least_discussed,
            least_discussed_frequent,
            least_discussed_rare,
            least_discussed_narrow
        ),
    }
}

/// A statement of a list without words.
type Plain = fn(
    &mut Tx,
    Id<Call>,
    i64,
    i64,
    Option<Theme>,
    Option<&str>,
    Option<IdeaState>,
    i64,
) -> Result<Vec<Kept>>;

/// A statement of a list with words.
type Searching = fn(
    &mut Tx,
    Id<Call>,
    i64,
    i64,
    Option<Theme>,
    Option<&str>,
    Option<IdeaState>,
    i64,
    &str,
    &str,
    Option<&str>,
    Option<&str>,
) -> Result<Vec<Kept>>;

/// A statement of a list with a narrow filter, and perhaps with words.
type Narrowed = fn(
    &mut Tx,
    Id<Call>,
    i64,
    i64,
    Option<Theme>,
    Option<&str>,
    Option<IdeaState>,
    i64,
    Option<&str>,
    Option<&str>,
    Option<&str>,
    Option<&str>,
    Option<Theme>,
    Option<&str>,
    Option<IdeaState>,
) -> Result<Vec<Kept>>;
