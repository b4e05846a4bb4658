//! The API, in a moderator's name: reports, hiding, restoring.

use acts::things::{Found, find};
use axum::http::{Method, StatusCode};
use city::{Flaw, Flaws, Id, Noun, ReportReason, Ruling, Thing};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::heap::theirs;
use crate::api::{Api, List, NoQuery, Nothing, Sent};
use crate::at;
use crate::http::{Problem, Visit};

/// The most reports of one list.
const MOST: i64 = 500;

/// The routes.
pub(crate) fn mount(api: Api) -> Api {
    const DONE: StatusCode = StatusCode::NO_CONTENT;
    let hide = at!(Moderate anywhere, "/hidings", "Hides something, with a reason its author reads; where the city asks for two moderators, proposes it.");
    let confirm =
        at!(Moderate here, "/hidings/{noun}/{subject}/confirm", "Hides what a colleague proposed.");
    let dismiss = at!(
        Moderate here,
        "/hidings/{noun}/{subject}/dismiss",
        "Turns down what a colleague proposed, or takes one's own proposal back."
    );
    let restore = at!(Moderate here, "/hidings/{noun}/{subject}/restore", "Shows something again.");
    let appeal = at!(Write, "/hidings/{noun}/{subject}/appeal", "Answers a hiding of one's own.");
    let stay = at!(
        Moderate here,
        "/hidings/{noun}/{subject}/stay",
        "Keeps something hidden after its author answered, and says why."
    );
    let approve =
        at!(Moderate anywhere, "/approve", "Says that something reported, new or held is fine.");
    api.read(
        at!(Moderate anywhere, "/reports", "Lists reports that wait, the oldest first."),
        reports,
    )
    .write(Method::POST, hide, DONE, self::hide)
    .write(Method::POST, confirm, DONE, self::confirm)
    .write(Method::POST, dismiss, DONE, self::dismiss)
    .write(Method::POST, restore, DONE, self::restore)
    .write(Method::POST, appeal, DONE, self::appeal)
    .write(Method::POST, stay, DONE, self::stay)
    .write(Method::POST, approve, DONE, self::approve)
}

/// A report that waits. Who sent it stays unsaid.
#[derive(Debug, Serialize, JsonSchema)]
struct Report {
    noun: Noun,
    subject: String,
    /// The idea it stands with.
    idea: String,
    reason: ReportReason,
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
    /// Which rule of the conversation it breaks; `other` if left out.
    #[serde(default)]
    rule: Option<ReportReason>,
    /// Which law it breaks, where it does, at most 200 characters.
    #[serde(default)]
    law: String,
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

/// Something that is fine, or a report about a call that was seen to.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Fine {
    #[schemars(with = "Noun")]
    noun: String,
    subject: String,
}

/// The thing a body or an address names; a noun that nobody moderates is none.
fn thing_of(noun: &str, word: &str) -> Result<Id<Thing>, Flaws> {
    let mut flaws = Flaws::default();
    let id = flaws.keep("subject", word.parse().map_err(|_| Flaw::NotAChoice));
    if Noun::from_key(noun).is_none() {
        flaws.add("noun", Flaw::NotAChoice);
    }
    flaws.into_result_with(|| id)
}

async fn reports(visit: Visit, (): (), _: NoQuery) -> Result<List<Report>, Problem> {
    let found = visit
        .read(|act| {
            let open = store::things::report::open(act.tx, MOST)?;
            let open = theirs(act, open, |report| report.thing)?;
            let with_thing = |report: store::things::report::Open| {
                let found = find(act, report.thing)?;
                Ok((report, found))
            };
            open.into_iter().map(with_thing).collect::<acts::Done<Vec<_>>>()
        })
        .await?;
    let report = |(report, found): &(store::things::report::Open, Found)| Report {
        noun: found.noun(),
        subject: report.thing.to_string(),
        idea: found.page().id().to_string(),
        reason: report.reason,
        text: report.text.clone(),
        made: report.made_at.to_string(),
    };
    Ok(List::whole(found.iter().map(report).collect()))
}

async fn hide(visit: Visit, (): (), sent: Sent<NewHiding>) -> Result<(), Problem> {
    visit
        .write(move |act| {
            let subject = thing_of(&sent.body.noun, &sent.body.subject)?;
            let ruling = Ruling {
                rule: sent.body.rule.unwrap_or(ReportReason::Other),
                law: sent.body.law.clone(),
                ..Ruling::from(sent.body.reason.as_str())
            };
            acts::things::hiding::hide(act, subject, ruling).map(|_| ())
        })
        .await
}

async fn restore(
    visit: Visit,
    (noun, word): (String, String),
    _: Sent<Nothing>,
) -> Result<(), Problem> {
    let subject = thing_of(&noun, &word).map_err(|_| Problem::NotFound)?;
    visit.write(move |act| acts::things::hiding::restore(act, subject).map(|_| ())).await
}

async fn confirm(
    visit: Visit,
    (noun, word): (String, String),
    _: Sent<Nothing>,
) -> Result<(), Problem> {
    let subject = thing_of(&noun, &word).map_err(|_| Problem::NotFound)?;
    visit.write(move |act| acts::things::hiding::confirm(act, subject).map(|_| ())).await
}

async fn dismiss(
    visit: Visit,
    (noun, word): (String, String),
    _: Sent<Nothing>,
) -> Result<(), Problem> {
    let subject = thing_of(&noun, &word).map_err(|_| Problem::NotFound)?;
    visit.write(move |act| acts::things::hiding::dismiss(act, subject).map(|_| ())).await
}

async fn appeal(
    visit: Visit,
    (noun, word): (String, String),
    sent: Sent<Appeal>,
) -> Result<(), Problem> {
    let subject = thing_of(&noun, &word).map_err(|_| Problem::NotFound)?;
    visit
        .write(move |act| {
            let text = &sent.body.appeal;
            acts::things::hiding::appeal(act, subject, text).map(|_| ())
        })
        .await
}

async fn stay(
    visit: Visit,
    (noun, word): (String, String),
    sent: Sent<AppealAnswer>,
) -> Result<(), Problem> {
    let subject = thing_of(&noun, &word).map_err(|_| Problem::NotFound)?;
    visit
        .write(move |act| {
            let answer = &sent.body.answer;
            acts::things::hiding::keep(act, subject, answer).map(|_| ())
        })
        .await
}

async fn approve(visit: Visit, (): (), sent: Sent<Fine>) -> Result<(), Problem> {
    visit
        .write(move |act| {
            let subject = thing_of(&sent.body.noun, &sent.body.subject)?;
            acts::things::report::approve(act, subject).map(|_| ())
        })
        .await
}
