//! The API, in an officer's name: what the office writes about one idea.

use axum::http::{Method, StatusCode};
use calls::Idea;
use city::{Ground, Id};
use schemars::JsonSchema;
use serde::Deserialize;
use web::api::{Api, Sent};
use web::at;
use web::http::{Problem, Visit};

use crate::idea::comment_api::NewComment;
use crate::idea::reading::on_idea;
use crate::json::{CommentJson, IdeaInFull, Shaper};

/// The routes.
pub(crate) fn mount(api: Api) -> Api {
    let ask = at!(Desk here, "/ideas/{idea}/change-request", "Asks an idea's author for a change.");
    let answer = at!(Desk here, "/ideas/{idea}/answer", "Answers an idea in the city's name.");
    api.write(Method::POST, ask, StatusCode::OK, ask_change).write(
        Method::POST,
        answer,
        StatusCode::CREATED,
        self::answer,
    )
}

/// What an author should change.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct ChangeRequest {
    /// What should change and why, 10 to 1,000 characters.
    change: String,
}

async fn ask_change(
    visit: Visit,
    id: Id<Idea>,
    sent: Sent<ChangeRequest>,
) -> Result<IdeaInFull, Problem> {
    on_idea(&visit, id, move |act| acts::calls::screening::ask_change(act, id, &sent.body.change))
        .await
}

async fn answer(
    visit: Visit,
    id: Id<Idea>,
    sent: Sent<NewComment>,
) -> Result<CommentJson, Problem> {
    let key = sent.once_or(visit.stage()?.store.new_id());
    let written = visit
        .write(move |act| {
            let (input, parent) = sent.body.check(&act.stage.city)?;
            let id = act.once(&key, |act| {
                acts::things::comment::answer_officially(act, id, parent, &input)
            })?;
            Ok(store::things::comment::get(act.tx, id)?)
        })
        .await?;
    Ok(Shaper(&visit).comment(&written, Ground::default()))
}
