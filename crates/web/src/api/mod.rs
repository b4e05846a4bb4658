//! What programs read and write: feeds at the addresses of the pages, and the API.

mod desk;
mod feeds;
mod ideas;
mod json;
mod managing;
mod moderating;
mod reading;
mod table;

use std::sync::LazyLock;

use axum::http::header;
use axum::response::IntoResponse;
use calls::Call;
use city::Id;
use store::calls as rows;

use crate::http::{Policy, Scene, Table};
use crate::paths;
use table::{Api, Mounts, Nowhere};

pub(crate) use feeds::address as feed_address;

/// Mounts feeds and API.
pub(crate) fn mount(table: Table) -> Table {
    let table = feeds::mount(table).feed(paths::API_DOCUMENT, Policy::Public, document);
    endpoints(Api::new(table)).into_mounts()
}

/// The API's document (OpenAPI 3.1), as `kalaka openapi` prints it.
pub fn openapi() -> String {
    let document = endpoints(Api::new(Nowhere)).document();
    // A value of JSON can always be written.
    format!("{document:#}\n")
}

async fn document() -> impl IntoResponse {
    static DOCUMENT: LazyLock<String> = LazyLock::new(openapi);
    ([(header::CONTENT_TYPE, "application/json")], DOCUMENT.as_str())
}

/// Every route of the API.
fn endpoints<M: Mounts>(api: Api<M>) -> Api<M> {
    managing::mount(moderating::mount(desk::mount(ideas::mount(reading::mount(api)))))
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
