//! The API, in an officer's name: two ideas that are one.

use axum::http::{Method, StatusCode};
use calls::Idea;
use city::{Flaw, Flaws, Id};
use schemars::JsonSchema;
use serde::Deserialize;
use web::api::{Api, Nothing, Sent};
use web::at;
use web::http::{Problem, Visit};

use crate::idea::reading::on_idea;
use crate::json::IdeaInFull;

/// The routes.
pub(crate) fn mount(api: Api) -> Api {
    let twin = at!(Desk here, "/ideas/{idea}/merge", "Merges an idea into its twin.");
    let undo = at!(Desk here, "/ideas/{idea}/merge", "Undoes a merge that nobody was told of yet.");
    api.write(Method::POST, twin, StatusCode::OK, merge).write(
        Method::DELETE,
        undo,
        StatusCode::OK,
        unmerge,
    )
}

/// Where a twin goes.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Merge {
    /// The idea that is kept.
    into: String,
}

async fn merge(visit: Visit, id: Id<Idea>, sent: Sent<Merge>) -> Result<IdeaInFull, Problem> {
    on_idea(&visit, id, move |act| {
        let mut flaws = Flaws::default();
        let into = sent.body.into.parse().map_err(|_| Flaw::NotAChoice);
        let into = flaws.keep("into", into);
        let into = flaws.into_result_with(|| into)?;
        acts::calls::screening::merge(act, id, into)
    })
    .await
}

async fn unmerge(visit: Visit, id: Id<Idea>, _: Sent<Nothing>) -> Result<IdeaInFull, Problem> {
    on_idea(&visit, id, move |act| acts::calls::screening::unmerge(act, id)).await
}
