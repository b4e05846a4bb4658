//! How many ideas a call has by theme, neighbourhood and state: kept up to date, so that a list can say "412 ideas"
//! without counting them each time.

use calls::{Call, Idea, IdeaState};
use city::{Id, Theme};
use jiff::Timestamp;

use super::idea::Filter;
use super::{result, statistics};
use crate::{Result, Tx};

crate::row! {
    /// Ideas of one theme, neighbourhood and state; empty keys stand for none.
    pub struct Count from "idea_count" { theme: String, neighbourhood: String, state: IdeaState, ideas: i64 }
    /// Listed ideas of one call in one state.
    pub struct InState { call: Id<Call>, state: IdeaState, ideas: i64 }
}

crate::statements! {
    fn add(call: Id<Call>, theme: &str, neighbourhood: &str, state: IdeaState, by: i64) = "insert into idea_count (call, theme, neighbourhood, state, ideas) values (?1, ?2, ?3, ?4, ?5) on conflict (call, theme, neighbourhood, state) do update set ideas = idea_count.ideas + excluded.ideas";
    /// A call's ideas by theme, neighbourhood and state.
    pub fn of_call(call: Id<Call>) -> Vec<Count> = select "where call = ?1 and ideas > 0 order by theme, neighbourhood, state";
    /// How many ideas each call has.
    pub fn per_call() -> Vec<(Id<Call>, i64)> = "select call, cast(sum(ideas) as bigint) as ideas from idea_count group by call order by call";
    /// How many listed ideas each call has in each state.
    pub fn per_call_and_state() -> Vec<InState> = "select call, state, cast(sum(ideas) as bigint) as ideas from idea_count group by call, state order by call, state";
    /// How many listed ideas the city has in each state.
    pub fn states() -> Vec<(IdeaState, i64)> = "select state, cast(sum(ideas) as bigint) as ideas from idea_count group by state order by state";
    fn oldest(call: Id<Call>, state: IdeaState) -> Option<Timestamp> = "select coalesce(t.published_at, t.changed_at) as since from idea i join thing t on t.id = i.id where i.call = ?1 and i.state = ?2 and t.hidden = false order by i.id limit 1";
}

/// Counts an idea in (1) or out (−1).
pub(super) fn count(tx: &mut Tx, idea: &Idea, by: i64) -> Result<()> {
    let theme = idea.input.theme.map_or("", Theme::key);
    let neighbourhood = idea.input.neighbourhood.as_deref().unwrap_or("");
    add(tx, idea.call, theme, neighbourhood, idea.state, by)?;
    statistics::stale(tx, idea.call)?;
    result::forget(tx, idea.call)
}

/// How many of a call's ideas a filter lets through; nothing when it filters by words.
pub fn matching(counts: &[Count], filter: &Filter) -> Option<i64> {
    filter
        .words
        .trim()
        .is_empty()
        .then(|| counts.iter().filter(|count| filter.fits(count)).map(|count| count.ideas).sum())
}

/// Since when the oldest idea of a call waits in a state.
pub fn waiting_since(tx: &mut Tx, call: Id<Call>, state: IdeaState) -> Result<Option<Timestamp>> {
    oldest(tx, call, state)
}
