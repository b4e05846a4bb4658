//! What the result of a call says in numbers. Counting goes through everything that was written and supported, so it is
//! done once, when the result comes out, and again after an idea of the call has changed.

use calls::{Call, IdeaState};
use city::Id;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{Json, Result, Table as _, Tx};

/// A result in numbers.
#[derive(Debug, Clone, PartialEq)]
pub struct Numbers {
    /// Who brought its ideas.
    pub authors: i64,
    /// Who supported them.
    pub supporters: i64,
    /// What was said about them.
    pub comments: i64,
    /// Everything that was written, whether or not it can be seen.
    pub written: Vec<Written>,
    /// What came from each neighbourhood.
    pub neighbourhoods: Vec<Neighbourhood>,
}

crate::row! {
    struct Totals { supporters: i64, comments: i64, authors: i64 }
    /// Ideas of a call in one state, seen or hidden.
    #[derive(Serialize, Deserialize)]
    pub struct Written { state: IdeaState, hidden: bool, ideas: i64 }
    /// Listed ideas of a call in a neighbourhood, and their supports.
    #[derive(Serialize, Deserialize)]
    pub struct Neighbourhood { key: String, ideas: i64, supports: i64 }
}

crate::table! {
    pub(crate) struct ResultRow in "result" key (call) {
        call: Id<Call>,
        authors: i64,
        supporters: i64,
        comments: i64,
        written: Json<Vec<Written>>,
        neighbourhoods: Json<Vec<Neighbourhood>>,
    }
}

crate::statements! {
    fn kept(call: Id<Call>) -> Option<ResultRow> = select "where call = ?1";
    fn totals(call: Id<Call>) -> Totals = "select (select count(distinct s.person) from support s join thing t on t.id = s.thing where t.parent = ?1 and t.noun = 'idea') as supporters, (select cast(coalesce(sum(t.comments), 0) as bigint) from thing t where t.parent = ?1 and t.noun = 'idea' and t.listed = true) as comments, (select count(distinct t.author) from thing t where t.parent = ?1 and t.noun = 'idea' and t.listed = true) as authors";
    fn written(call: Id<Call>) -> Vec<Written> = "select i.state as state, t.hidden as hidden, count(*) as ideas from idea i join thing t on t.id = i.id where i.call = ?1 group by i.state, t.hidden order by i.state, t.hidden";
    fn neighbourhoods(call: Id<Call>) -> Vec<Neighbourhood> = "select coalesce(i.neighbourhood, '') as key, count(*) as ideas, cast(sum(t.supports) as bigint) as supports from idea i join thing t on t.id = i.id where i.call = ?1 and t.listed = true and i.neighbourhood is not null group by i.neighbourhood order by ideas desc, supports desc, key";
    fn last_change(call: Id<Call>) -> Option<Timestamp> = "select changed_at from thing where parent = ?1 order by changed_at desc limit 1";
    fn uncounted(now: Timestamp, limit: i64) -> Vec<Id<Call>> = "select c.id from call c where c.results_at <= ?1 and not exists (select 1 from result r where r.call = c.id) order by c.id limit ?2";
    /// Throws away what was counted in a call, because something changed.
    pub fn forget(call: Id<Call>) -> () = "delete from result where call = ?1";
}

/// The numbers of a call's result: as they were counted, or counted now.
pub fn numbers(tx: &mut Tx, call: Id<Call>) -> Result<Numbers> {
    let Some(row) = kept(tx, call)? else { return count(tx, call) };
    let ResultRow { authors, supporters, comments, written, neighbourhoods, .. } = row;
    let (written, neighbourhoods) = (written.0, neighbourhoods.0);
    Ok(Numbers { authors, supporters, comments, written, neighbourhoods })
}

fn count(tx: &mut Tx, call: Id<Call>) -> Result<Numbers> {
    let Totals { supporters, comments, authors } = totals(tx, call)?;
    let (written, neighbourhoods) = (written(tx, call)?, neighbourhoods(tx, call)?);
    Ok(Numbers { authors, supporters, comments, written, neighbourhoods })
}

/// The numbers of a result, and when an idea of its call had last changed before they were counted.
#[derive(Debug, Clone)]
pub struct Counted {
    numbers: Numbers,
    changed: Option<Timestamp>,
}

/// Counts a call's result, to be kept in another transaction: it may take longer than a writer may.
pub fn counted(tx: &mut Tx, call: Id<Call>) -> Result<Counted> {
    let changed = last_change(tx, call)?;
    Ok(Counted { numbers: count(tx, call)?, changed })
}

/// Keeps what was counted, unless something has changed since.
pub fn keep(tx: &mut Tx, call: Id<Call>, counted: &Counted) -> Result<()> {
    if last_change(tx, call)? != counted.changed {
        return Ok(());
    }
    let Numbers { authors, supporters, comments, written, neighbourhoods } =
        counted.numbers.clone();
    let (written, neighbourhoods) = (Json(written), Json(neighbourhoods));
    ResultRow { call, authors, supporters, comments, written, neighbourhoods }.put(tx)
}

/// Calls whose result everybody can see and nobody has counted since something changed.
pub fn to_count(tx: &mut Tx, now: Timestamp, limit: i64) -> Result<Vec<Id<Call>>> {
    uncounted(tx, now, limit)
}
