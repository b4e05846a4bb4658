//! How many ideas a call has by theme, neighbourhood and state: kept up to date, so that a list can
//! say "412 ideas" without counting them each time.

use calls::{Call, Idea, IdeaState};
use city::{Id, Theme};
use jiff::Timestamp;

use super::idea::Filter;
use crate::{Result, Tx, args};

crate::row! {
    /// Ideas of one theme, neighbourhood and state; empty keys stand for none.
    pub struct Count { theme: String, neighbourhood: String, state: String, ideas: i64 }
    /// A call in numbers.
    pub struct Totals { supports: i64, supporters: i64, comments: i64, authors: i64 }
    struct PerCall { call: Id<Call>, ideas: i64 }
    /// Listed ideas of one call in one state.
    pub struct InState { call: Id<Call>, state: String, ideas: i64 }
    /// A support count with how many ideas have it.
    pub struct Spread { supports: i64, ideas: i64 }
}

crate::statements! {
    ADD = "insert into idea_count (call, theme, neighbourhood, state, ideas) values (?1, ?2, ?3, ?4, ?5) on conflict (call, theme, neighbourhood, state) do update set ideas = idea_count.ideas + excluded.ideas";
    COUNTS -> Count = "select theme, neighbourhood, state, ideas from idea_count where call = ?1 and ideas > 0 order by theme, neighbourhood, state";
    PER_CALL -> PerCall = "select call, cast(sum(ideas) as bigint) as ideas from idea_count group by call order by call";
    PER_CALL_AND_STATE -> InState = "select call, state, cast(sum(ideas) as bigint) as ideas from idea_count group by call, state order by call, state";
    STATES = "select state, cast(sum(ideas) as bigint) as ideas from idea_count group by state order by state";
    TOTALS -> Totals = "select (select cast(coalesce(sum(i.supports), 0) as bigint) from idea i where i.call = ?1 and i.listed = true) as supports, (select count(distinct s.person) from support s join idea i on i.id = s.idea where i.call = ?1) as supporters, (select cast(coalesce(sum(i.comments), 0) as bigint) from idea i where i.call = ?1 and i.listed = true) as comments, (select count(distinct i.author) from idea i where i.call = ?1 and i.listed = true) as authors";
    SPREAD -> Spread = "select supports, count(*) as ideas from idea where call = ?1 and listed = true group by supports order by supports";
    WAITING_SINCE = "select published_at from idea where call = ?1 and state = ?2 and hidden = false order by published_at, id limit 1";
    CITY_SUPPORTS = "select count(*) as supports from support where made_at > ?1";
}

/// Counts an idea in (1) or out (−1).
pub(super) fn count(tx: &mut Tx, idea: &Idea, by: i64) -> Result<()> {
    let theme = idea.input.theme.map_or("", Theme::key);
    let neighbourhood = idea.input.neighbourhood.as_deref().unwrap_or("");
    tx.execute(ADD, args![idea.call, theme, neighbourhood, idea.state.key(), by]).map(|_| ())
}

/// A call's ideas by theme, neighbourhood and state.
pub fn of_call(tx: &mut Tx, call: Id<Call>) -> Result<Vec<Count>> {
    tx.query(COUNTS, args![call])
}

/// How many of them a filter lets through; nothing when it filters by words.
pub fn matching(counts: &[Count], filter: &Filter) -> Option<i64> {
    let fits = |count: &&Count| {
        filter.theme.is_none_or(|theme| theme.key() == count.theme)
            && filter.neighbourhood.as_ref().is_none_or(|key| *key == count.neighbourhood)
            && filter.state.is_none_or(|state| state.key() == count.state)
    };
    filter
        .words
        .trim()
        .is_empty()
        .then(|| counts.iter().filter(fits).map(|count| count.ideas).sum())
}

/// How many ideas each call has.
pub fn per_call(tx: &mut Tx) -> Result<Vec<(Id<Call>, i64)>> {
    let stored: Vec<PerCall> = tx.query(PER_CALL, args![])?;
    Ok(stored.into_iter().map(|row| (row.call, row.ideas)).collect())
}

/// A call in numbers, counted anew: for its result page.
pub fn totals(tx: &mut Tx, call: Id<Call>) -> Result<Totals> {
    tx.one(TOTALS, args![call])
}

/// How support is spread over a call's ideas.
pub fn spread(tx: &mut Tx, call: Id<Call>) -> Result<Vec<Spread>> {
    tx.query(SPREAD, args![call])
}

/// Since when the oldest idea of a call waits in a state.
pub fn waiting_since(tx: &mut Tx, call: Id<Call>, state: IdeaState) -> Result<Option<Timestamp>> {
    let micros: Option<i64> = tx.opt(WAITING_SINCE, args![call, state.key()])?;
    Ok(micros.and_then(|micros| Timestamp::from_microsecond(micros).ok()))
}

/// How many supports were given since a moment, in the whole city.
pub fn supports_since(tx: &mut Tx, since: Timestamp) -> Result<i64> {
    tx.one(CITY_SUPPORTS, args![since])
}

/// How many listed ideas the city has in each state.
pub fn states(tx: &mut Tx) -> Result<Vec<(IdeaState, i64)>> {
    let stored: Vec<(String, i64)> = tx.query(STATES, args![])?;
    stored
        .into_iter()
        .map(|(key, ideas)| {
            Ok((crate::nouns::known(IdeaState::from_key(&key), "state of an idea")?, ideas))
        })
        .collect()
}

/// How many listed ideas each call has in each state.
pub fn per_call_and_state(tx: &mut Tx) -> Result<Vec<InState>> {
    tx.query(PER_CALL_AND_STATE, args![])
}
