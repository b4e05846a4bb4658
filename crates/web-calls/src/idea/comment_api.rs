//! The API, in a resident's name: comment on an idea, choose a side, support what is said, report.

use axum::http::{Method, StatusCode};
use calls::Idea;
use city::{CommentInput, Ground, Id, Language, Report, Side, Thing};
use schemars::JsonSchema;
use serde::Deserialize;
use web::api::{Api, Nothing, Sent};
use web::at;
use web::http::{Problem, Visit};

use crate::json::{CommentJson, Shaper};

/// The routes.
pub(crate) fn mount(api: Api) -> Api {
    const DONE: StatusCode = StatusCode::NO_CONTENT;
    let report = at!(Write, "/ideas/{idea}/reports", "Reports an idea to the moderators.");
    api.write(
        Method::POST,
        at!(Write, "/ideas/{idea}/comments", "Writes a comment or an answer."),
        StatusCode::CREATED,
        comment,
    )
    .write(
        Method::DELETE,
        at!(Write, "/comments/{comment}", "Takes one's own comment back."),
        DONE,
        withdraw_comment,
    )
    .write(
        Method::PUT,
        at!(
            Write,
            "/comments/{comment}/side",
            "Changes the side of one's own comment, as long as nobody answered it."
        ),
        DONE,
        choose_side,
    )
    .write(
        Method::PUT,
        at!(Write, "/comments/{comment}/support", "Supports a comment."),
        DONE,
        support_comment,
    )
    .write(
        Method::DELETE,
        at!(Write, "/comments/{comment}/support", "Takes that back."),
        DONE,
        unsupport_comment,
    )
    .write(Method::POST, report, DONE, report_idea)
    .write(
        Method::POST,
        at!(Write, "/comments/{comment}/reports", "Reports a comment to the moderators."),
        DONE,
        report_comment,
    )
}

/// A comment to be written.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewComment {
    /// Markdown, 2 to 2,000 characters.
    text: String,
    /// The tag of the language it is written in; the city's own if left out.
    #[serde(default)]
    language: Option<String>,
    /// The comment it answers.
    #[serde(default)]
    parent: Option<String>,
    /// On which side it stands, where the call asks for one.
    #[serde(default)]
    #[schemars(extend("enum" = ["for", "against", null]))]
    side: Option<String>,
}

/// The side of one's own comment.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct NewSide {
    /// Null for neither.
    side: Option<Side>,
}

/// A report.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct NewReport {
    #[schemars(extend("enum" = ["insult", "privacy", "spam", "other"]))]
    reason: String,
    /// At most 500 characters.
    #[serde(default)]
    text: String,
}

impl NewComment {
    /// The checked words, and what they answer.
    pub(crate) fn check(
        &self,
        city: &city::CitySettings,
    ) -> Result<(CommentInput, Option<Id<city::Comment>>), city::Flaws> {
        let mut flaws = city::Flaws::default();
        let not_a_choice = |_| city::Flaw::NotAChoice;
        let language = match &self.language {
            None => Some(city.own_language()),
            Some(tag) => {
                flaws.keep("language", tag.parse::<Language>().map_err(|_| city::Flaw::NotAChoice))
            }
        };
        let parent = match &self.parent {
            None => Some(None),
            Some(word) => flaws.keep("parent", word.parse().map(Some).map_err(not_a_choice)),
        };
        let side = match &self.side {
            None => Some(None),
            Some(key) => {
                flaws.keep("side", Side::from_key(key).map(Some).ok_or(city::Flaw::NotAChoice))
            }
        };
        let (least, most) = CommentInput::LENGTH;
        let text = flaws.text("text", &self.text, least, most);
        flaws.into_result_with(|| {
            let (text, language, side) = (text?, language?, side?);
            Some((CommentInput { text, language, side }, parent?))
        })
    }
}

async fn comment(
    visit: Visit,
    id: Id<Idea>,
    sent: Sent<NewComment>,
) -> Result<CommentJson, Problem> {
    let key = sent.once_or(visit.stage()?.store.new_id());
    let written = visit
        .write(move |act| {
            let (input, parent) = sent.body.check(&act.stage.city)?;
            let written = acts::things::comment::write(act, id, parent, &input, &key)?;
            Ok(store::things::comment::get(act.tx, written)?)
        })
        .await?;
    Ok(Shaper(&visit).comment(&written, Ground::default()))
}

async fn choose_side(
    visit: Visit,
    id: Id<city::Comment>,
    sent: Sent<NewSide>,
) -> Result<(), Problem> {
    let side = sent.body.side;
    visit.write(move |act| acts::things::comment::choose(act, id, side).map(|_| ())).await
}

async fn support_comment(
    visit: Visit,
    id: Id<city::Comment>,
    _: Sent<Nothing>,
) -> Result<(), Problem> {
    visit.write(move |act| acts::things::support::give(act, id).map(|_| ())).await
}

async fn unsupport_comment(
    visit: Visit,
    id: Id<city::Comment>,
    _: Sent<Nothing>,
) -> Result<(), Problem> {
    visit.write(move |act| acts::things::support::take(act, id).map(|_| ())).await
}

async fn withdraw_comment(
    visit: Visit,
    id: Id<city::Comment>,
    _: Sent<Nothing>,
) -> Result<(), Problem> {
    visit.write(move |act| acts::things::comment::withdraw(act, id).map(|_| ())).await
}

async fn report_idea(visit: Visit, id: Id<Idea>, sent: Sent<NewReport>) -> Result<(), Problem> {
    report(visit, id.thing(), sent.body).await
}

async fn report_comment(
    visit: Visit,
    id: Id<city::Comment>,
    sent: Sent<NewReport>,
) -> Result<(), Problem> {
    report(visit, id.thing(), sent.body).await
}

async fn report(visit: Visit, thing: Id<Thing>, body: NewReport) -> Result<(), Problem> {
    visit
        .write(move |act| {
            let report = Report::check(&body.reason, &body.text)?;
            acts::things::report::send(act, thing, &report, None).map(|_| ())
        })
        .await
}
