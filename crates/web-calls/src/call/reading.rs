//! The API, reading: calls.

use calls::Call;
use city::Slug;
use store::Tx;
use store::calls as rows;
use web::api::{Api, List, NoQuery};
use web::at;
use web::http::{Problem, Visit};

use crate::call::page::{readable, readable_calls};
use crate::json::{CallJson, Shaper};

/// The routes.
pub(crate) fn mount(api: Api) -> Api {
    api.read(at!(Read, "/calls", "Lists the calls, the newest first."), calls)
        .read(at!(Read, "/calls/{call}", "Gives a call."), call)
}

async fn calls(visit: Visit, (): (), _: NoQuery) -> Result<List<CallJson>, Problem> {
    let found = visit.read(readable_calls).await?;
    let shaper = Shaper(&visit);
    Ok(List::whole(found.iter().map(|(call, ideas)| shaper.call(call, *ideas)).collect()))
}

async fn call(visit: Visit, slug: Slug, _: NoQuery) -> Result<CallJson, Problem> {
    let (call, ideas) = visit
        .read(move |act| {
            let (call, _) = readable(act, &slug)?;
            let ideas = ideas_of(act.tx, &call)?;
            Ok((call, ideas))
        })
        .await?;
    Ok(Shaper(&visit).call(&call, ideas))
}

/// How many ideas a call has that can be seen.
pub(crate) fn ideas_of(tx: &mut Tx, call: &Call) -> acts::Done<i64> {
    Ok(rows::numbers::of_call(tx, call.id)?.iter().map(|count| count.ideas).sum())
}
