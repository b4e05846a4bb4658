//! What programs read and write: feeds at the addresses of the pages, and the API.

mod desk;
mod feeds;
mod ideas;
mod json;
mod reading;
mod table;

use calls::Call;
use city::Id;
use store::calls as rows;

use crate::http::{Scene, Table};
use table::{Api, Mounts};

pub(crate) use feeds::address as feed_address;

/// Mounts feeds and API.
pub(crate) fn mount(table: Table) -> Table {
    endpoints(Api::new(feeds::mount(table))).into_mounts()
}

/// Every route of the API.
fn endpoints<M: Mounts>(api: Api<M>) -> Api<M> {
    desk::mount(ideas::mount(reading::mount(api)))
}

/// Every call this reader may see with the number of its ideas, the newest first.
fn readable_calls(tx: &mut store::Tx, scene: &Scene) -> acts::Act<Vec<(Call, i64)>> {
    let counts = rows::numbers::per_call(tx)?;
    let ideas =
        |id: Id<Call>| counts.iter().find(|(call, _)| *call == id).map_or(0, |(_, ideas)| *ideas);
    let found = rows::call::list(tx)?.into_iter();
    let readable = found.filter(|call| calls::may_read_call(&scene.actor, call));
    Ok(readable
        .map(|call| {
            let ideas = ideas(call.id);
            (call, ideas)
        })
        .collect())
}
