//! The API: what mounts and describes it, the shapes that systems share, and the kit's own part.

mod json;
mod table;

use std::sync::Arc;

use axum::http::header;
use axum::response::{IntoResponse, Response};
use city::{Flaw, Flaws};

use crate::http::{App, Policy, Problem, Table, Visit, field_errors};
use crate::system::System;
use crate::{
    blocks, desk, imports, mandates, me, paths, people, proofs, recoveries, search, settings,
    things,
};

pub use json::{AuthorJson, List, MoneyJson, PointJson, TextsJson, moment, texts};
pub use table::{Api, At, NoQuery, Nothing, ROOT, Sent, Streamed};

/// The most items of one page of a list.
pub const MOST: i64 = 200;

/// Mounts the API with its document.
pub(crate) fn mount(table: Table, app: &App) -> Table {
    let table = table.feed(paths::API_DOCUMENT, Policy::Public, document);
    let mounted = endpoints(Api::new(Some(table)), app.systems()).into_table();
    mounted.unwrap_or_else(|| Table::new(app))
}

/// The API's document (OpenAPI 3.1), as `kalaka openapi` prints it.
pub fn openapi(systems: &[Arc<dyn System>]) -> String {
    let document = endpoints(Api::new(None), systems).document();
    // A value of JSON can always be written.
    format!("{document:#}\n")
}

async fn document(visit: Visit) -> Response {
    let text = visit.app.document().to_owned();
    ([(header::CONTENT_TYPE, "application/json")], text).into_response()
}

/// Every route of the API.
fn endpoints(api: Api, systems: &[Arc<dyn System>]) -> Api {
    let api = mandates::api::mount(people::api::mount(settings::api::mount(me::api::mount(api))));
    let api = blocks::api::mount(imports::api::mount(search::api::mount(api)));
    let api = proofs::api::mount(api);
    let api = recoveries::api::mount(api);
    let api = things::removals::api::mount(things::moderation::api::mount(api));
    let mut api = desk::api::mount(api);
    for system in systems {
        api = system.api(api.within(Some(system.module())));
    }
    api
}

/// Tells what must be put right.
pub fn invalid(visit: &Visit, flaws: &Flaws) -> Problem {
    Problem::Invalid(field_errors(&visit.words, flaws))
}

/// How many items are wanted, 1 to [`MOST`]; 50 if nothing was said.
pub fn limit_of(limit: Option<i64>, flaws: &mut Flaws) -> i64 {
    let limit = limit.unwrap_or(50);
    if !(1..=MOST).contains(&limit) {
        flaws.add("limit", Flaw::OutOfRange { least: 1, most: MOST });
    }
    limit
}
