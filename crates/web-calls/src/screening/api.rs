//! The API, in an officer's name: whether an idea meets the conditions.

use axum::http::{Method, StatusCode};
use calls::{Idea, Screening};
use city::Id;
use schemars::JsonSchema;
use serde::Deserialize;
use web::api::{Api, Nothing, Sent};
use web::at;
use web::http::{Problem, Visit};

use crate::idea::reading::on_idea;
use crate::json::IdeaInFull;

/// The routes.
pub(crate) fn mount(api: Api) -> Api {
    let ok = StatusCode::OK;
    let screening =
        at!(Desk here, "/ideas/{idea}/screening", "Says whether an idea meets the conditions.");
    let undo =
        at!(Desk here, "/ideas/{idea}/screening", "Takes back what was just said of an idea.");
    api.write(Method::POST, screening, ok, screen).write(Method::DELETE, undo, ok, take_back)
}

/// What an officer says about an idea.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct NewScreening {
    /// The idea's version that was looked at.
    version: i64,
    eligible: bool,
    /// The key of the condition that is not met.
    #[serde(default)]
    criterion: String,
    /// Why it is not, public, 10 to 1,000 characters.
    #[serde(default)]
    reason: String,
}

async fn screen(
    visit: Visit,
    id: Id<Idea>,
    sent: Sent<NewScreening>,
) -> Result<IdeaInFull, Problem> {
    let NewScreening { version, eligible, criterion, reason } = sent.body;
    let screening =
        if eligible { Screening::Eligible } else { Screening::Ineligible { criterion, reason } };
    on_idea(&visit, id, move |act| acts::calls::screening::screen(act, id, &screening, version))
        .await
}

async fn take_back(visit: Visit, id: Id<Idea>, _: Sent<Nothing>) -> Result<IdeaInFull, Problem> {
    on_idea(&visit, id, move |act| acts::calls::screening::take_back(act, id)).await
}
