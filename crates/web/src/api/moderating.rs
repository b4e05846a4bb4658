//! The API, in a moderator's name: reports, hiding, restoring.

use axum::http::{Method, StatusCode};
use calls::Subject;
use city::{Flaw, Flaws, Id};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::calls as rows;

use super::json::List;
use super::table::{Api, Mounts, NoQuery, Nothing, Sent, at};
use crate::http::{Problem, Visit};

/// The most reports of one list.
const MOST: i64 = 500;

/// The routes.
pub(super) fn mount<M: Mounts>(api: Api<M>) -> Api<M> {
    const DONE: StatusCode = StatusCode::NO_CONTENT;
    let hide = at!(Moderate, "/hidings", "Hides something, with a reason its author reads.");
    let restore = at!(Moderate, "/hidings/{noun}/{subject}/restore", "Shows something again.");
    let appeal = at!(Write, "/hidings/{noun}/{subject}/appeal", "Answers a hiding of one's own.");
    let stay = at!(
        Moderate,
        "/hidings/{noun}/{subject}/stay",
        "Keeps something hidden after its author answered, and says why."
    );
    let approve = at!(Moderate, "/approve", "Says that something reported or new is fine.");
    api.read(at!(Moderate, "/reports", "Lists reports that wait, the oldest first."), reports)
        .write(Method::POST, hide, DONE, self::hide)
        .write(Method::POST, restore, DONE, self::restore)
        .write(Method::POST, appeal, DONE, self::appeal)
        .write(Method::POST, stay, DONE, self::stay)
        .write(Method::POST, approve, DONE, self::approve)
}

/// A report that waits. Who sent it stays unsaid.
#[derive(Debug, Serialize, JsonSchema)]
struct Report {
    #[schemars(extend("enum" = ["idea", "comment"]))]
    noun: &'static str,
    subject: String,
    /// The idea it stands with.
    idea: String,
    #[schemars(extend("enum" = ["insult", "privacy", "spam", "other"]))]
    reason: &'static str,
    text: String,
    made: String,
}

/// Something to be hidden.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct NewHiding {
    #[schemars(extend("enum" = ["idea", "comment"]))]
    noun: String,
    subject: String,
    /// 10 to 1,000 characters.
    reason: String,
}

/// What an author says to a hiding.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Appeal {
    /// 10 to 2,000 characters.
    appeal: String,
}

/// What is said to that.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct AppealAnswer {
    /// 10 to 1,000 characters.
    answer: String,
}

/// Something that is fine.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Fine {
    #[schemars(extend("enum" = ["idea", "comment"]))]
    noun: String,
    subject: String,
}

fn word(subject: Subject) -> String {
    match subject {
        Subject::Idea(id) => id.to_string(),
        Subject::Comment(id) => id.to_string(),
    }
}

fn subject_of(noun: &str, word: &str) -> Result<Subject, Flaws> {
    let mut flaws = Flaws::default();
    let id = flaws.keep("subject", word.parse::<Id<Subject>>().map_err(|_| Flaw::NotAChoice));
    let known = ["idea", "comment"].contains(&noun);
    if !known {
        flaws.add("noun", Flaw::NotAChoice);
    }
    flaws.into_result_with(|| Subject::from_stored(noun, id?.get()))
}

async fn reports(visit: Visit, (): (), _: NoQuery) -> Result<List<Report>, Problem> {
    let found = visit.read(|tx, _| Ok(rows::moderation::open_reports(tx, MOST)?)).await?;
    let report = |report: &rows::moderation::OpenReport| Report {
        noun: report.subject.noun(),
        subject: word(report.subject),
        idea: report.idea.to_string(),
        reason: report.reason.key(),
        text: report.text.clone(),
        made: report.made_at.to_string(),
    };
    Ok(List::whole(found.iter().map(report).collect()))
}

async fn hide(visit: Visit, (): (), sent: Sent<NewHiding>) -> Result<(), Problem> {
    visit
        .write(move |tx, scene| {
            let subject = subject_of(&sent.body.noun, &sent.body.subject)?;
            let reason = &sent.body.reason;
            acts::moderating::hide(tx, &scene.stage, &scene.actor, subject, reason).map(|_| ())
        })
        .await
}

async fn restore(
    visit: Visit,
    (noun, word): (String, String),
    _: Sent<Nothing>,
) -> Result<(), Problem> {
    let subject = subject_of(&noun, &word).map_err(|_| Problem::NotFound)?;
    visit
        .write(move |tx, scene| {
            acts::moderating::restore(tx, &scene.stage, &scene.actor, subject).map(|_| ())
        })
        .await
}

async fn appeal(
    visit: Visit,
    (noun, word): (String, String),
    sent: Sent<Appeal>,
) -> Result<(), Problem> {
    let subject = subject_of(&noun, &word).map_err(|_| Problem::NotFound)?;
    visit
        .write(move |tx, scene| {
            let text = &sent.body.appeal;
            acts::moderating::appeal(tx, &scene.stage, &scene.actor, subject, text).map(|_| ())
        })
        .await
}

async fn stay(
    visit: Visit,
    (noun, word): (String, String),
    sent: Sent<AppealAnswer>,
) -> Result<(), Problem> {
    let subject = subject_of(&noun, &word).map_err(|_| Problem::NotFound)?;
    visit
        .write(move |tx, scene| {
            let answer = &sent.body.answer;
            acts::moderating::keep_hidden(tx, &scene.stage, &scene.actor, subject, answer)
                .map(|_| ())
        })
        .await
}

async fn approve(visit: Visit, (): (), sent: Sent<Fine>) -> Result<(), Problem> {
    visit
        .write(move |tx, scene| {
            let subject = subject_of(&sent.body.noun, &sent.body.subject)?;
            acts::moderating::approve(tx, &scene.stage, &scene.actor, subject).map(|_| ())
        })
        .await
}
