//! The API: changes that people propose to those who write an idea.

use acts::calls::amendment as acting;
use axum::http::{Method, StatusCode};
use calls::{Amendment, Idea};
use city::Id;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use web::api::{Api, AuthorJson, List, NoQuery, Nothing, Sent};
use web::at;
use web::http::{Problem, Visit};

use crate::idea::reading::whole;
use crate::json::{IdeaInFull, Shaper};

/// The routes.
pub(crate) fn mount(api: Api) -> Api {
    let list = at!(Read, "/ideas/{idea}/amendments", "Lists the changes proposed to an idea.");
    let propose = at!(Write, "/ideas/{idea}/amendments", "Proposes a change of an idea's words.");
    let accept =
        at!(Write, "/amendments/{amendment}/acceptance", "Takes a change of one's idea in.");
    let decline = at!(Write, "/amendments/{amendment}/refusal", "Declines a change of one's idea.");
    let withdraw = at!(Write, "/amendments/{amendment}", "Takes back a change that one proposed.");
    api.read(list, of)
        .write(Method::POST, propose, StatusCode::CREATED, self::propose)
        .write(Method::POST, accept, StatusCode::OK, self::accept)
        .write(Method::POST, decline, StatusCode::OK, self::decline)
        .write(Method::DELETE, withdraw, StatusCode::NO_CONTENT, self::withdraw)
}

/// A change that somebody proposes.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Amendment")]
struct AmendmentJson {
    id: String,
    idea: String,
    author: AuthorJson,
    #[schemars(extend("enum" = ["open", "accepted", "declined", "withdrawn"]))]
    state: &'static str,
    /// Whether a moderator has hidden it; its author and staff still see it.
    hidden: bool,
    language: String,
    /// What the idea would be called.
    title: String,
    /// What it would say, as Markdown.
    text: String,
    /// Why.
    reason: String,
    made: String,
    /// Why it was declined; empty else.
    answer: String,
}

impl From<&Amendment> for AmendmentJson {
    fn from(one: &Amendment) -> Self {
        Self {
            id: one.id.to_string(),
            idea: one.idea.to_string(),
            author: AuthorJson::from(&one.author),
            state: one.state.key(),
            hidden: one.hidden,
            language: one.input.language.to_string(),
            title: one.input.title.clone(),
            text: one.input.text.clone(),
            reason: one.input.reason.clone(),
            made: one.made.to_string(),
            answer: one.answer.clone(),
        }
    }
}

/// A change to be proposed: the whole title and text as they would be.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct NewAmendment {
    /// 4 to 80 characters.
    title: String,
    /// Markdown, 20 to 5,000 characters.
    text: String,
    /// Why, 10 to 500 characters.
    reason: String,
}

/// Which version of the idea it was compared with.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Acceptance {
    /// The version of the idea.
    version: i64,
}

/// Why it is not taken in.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct AmendmentRefusal {
    /// 10 to 500 characters.
    answer: String,
}

async fn of(visit: Visit, id: Id<Idea>, _: NoQuery) -> Result<List<AmendmentJson>, Problem> {
    let all = visit
        .read(move |act| {
            let (call, idea) = acts::calls::idea::readable(act, id)?;
            acting::of(act, &call, &idea)
        })
        .await?;
    Ok(List::whole(all.iter().map(AmendmentJson::from).collect()))
}

async fn propose(
    visit: Visit,
    id: Id<Idea>,
    sent: Sent<NewAmendment>,
) -> Result<AmendmentJson, Problem> {
    let key = sent.once_or(visit.stage()?.store.new_id());
    let NewAmendment { title, text, reason } = sent.body;
    let made = visit
        .write(move |act| {
            let made = acting::propose(act, id, (&title, &text, &reason), &key)?;
            Ok(acting::find(act, made)?.2)
        })
        .await?;
    Ok(AmendmentJson::from(&made))
}

async fn accept(
    visit: Visit,
    id: Id<Amendment>,
    sent: Sent<Acceptance>,
) -> Result<IdeaInFull, Problem> {
    let version = sent.body.version;
    let (call, idea, steps) = visit
        .write(move |act| {
            acting::accept(act, id, version)?;
            let (_, idea, _) = acting::find(act, id)?;
            whole(act, idea.id)
        })
        .await?;
    Ok(Shaper(&visit).in_full(&call, &idea, &steps))
}

async fn decline(
    visit: Visit,
    id: Id<Amendment>,
    sent: Sent<AmendmentRefusal>,
) -> Result<AmendmentJson, Problem> {
    let answer = sent.body.answer;
    let one = visit
        .write(move |act| {
            acting::decline(act, id, &answer)?;
            Ok(acting::find(act, id)?.2)
        })
        .await?;
    Ok(AmendmentJson::from(&one))
}

async fn withdraw(visit: Visit, id: Id<Amendment>, _: Sent<Nothing>) -> Result<(), Problem> {
    visit.write(move |act| acting::withdraw(act, id)).await
}
