//! The API, in an officer's name: deciding a call, or one idea of a call without an end.

use axum::http::{Method, StatusCode};
use calls::{Choice, Idea, Verdict};
use city::{Flaw, Flaws, Id, Slug};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use web::api::{Api, Nothing, Sent, TextsJson};
use web::at;
use web::http::{Problem, Visit};

use crate::call::api::{moment, texts};
use crate::idea::api::call_of;

/// The routes.
pub(crate) fn mount(api: Api) -> Api {
    let (post, ok) = (Method::POST, StatusCode::OK);
    let choices =
        at!(Desk here, "/calls/{call}/choices", "Keeps choices while a decision is prepared.");
    let decision = at!(Desk here, "/calls/{call}/decision", "Decides a call from its choices; authors hear first.");
    let one = at!(
        Desk here,
        "/ideas/{idea}/decision",
        "Decides one idea of a call without an end from its choice; its authors hear first."
    );
    let change = at!(
        Desk here,
        "/calls/{call}/decision",
        "Changes or moves a decision that is scheduled, until its authors hear; nobody hears of the change."
    );
    let call_back = at!(
        Desk here,
        "/calls/{call}/decision/call-back",
        "Calls a scheduled decision back, until its authors hear; its choices and words are kept."
    );
    api.write(Method::PUT, choices, StatusCode::NO_CONTENT, choose)
        .write(post.clone(), decision, ok, decide)
        .write(Method::PATCH, change, ok, change_decision)
        .write(post.clone(), call_back, ok, take_off)
        .write(post, one, ok, decide_one)
}

/// Choices being prepared.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Choices {
    choices: Vec<NewChoice>,
}

/// A choice about one idea.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct NewChoice {
    idea: String,
    /// Null while it is open.
    #[serde(default)]
    #[schemars(extend("enum" = ["selected", "not_selected", null]))]
    verdict: Option<String>,
    /// Why, public.
    #[serde(default)]
    reason: String,
    /// Why the order of support is not followed, public.
    #[serde(default)]
    deviation: String,
}

/// A decision of a whole call.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct NewDecision {
    /// The call's version as the officer saw it.
    version: i64,
    /// When everyone sees it; at the earliest in a quarter of an hour.
    #[serde(default)]
    #[schemars(extend("format" = "date-time"))]
    public_at: Option<String>,
    /// The result in words.
    #[serde(default)]
    result: TextsJson,
}

/// A change of a decision that is scheduled. What is left out stays as it is.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct DecisionChange {
    /// The call's version as the officer saw it.
    version: i64,
    /// The choices that change.
    #[serde(default)]
    choices: Vec<NewChoice>,
    /// When everyone sees it; at the earliest in a quarter of an hour.
    #[serde(default)]
    #[schemars(extend("format" = "date-time"))]
    public_at: Option<String>,
    /// The result in words.
    #[serde(default)]
    result: Option<TextsJson>,
}

/// What is called back.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct CalledBack {
    /// The call's version as the officer saw it.
    version: i64,
}

/// When a decision becomes public; of one that was called back, when it would have.
#[derive(Debug, Serialize, JsonSchema)]
struct Decided {
    public_at: String,
}

impl NewChoice {
    /// Each of them with its idea.
    fn check(given: &[Self]) -> Result<Vec<(Id<Idea>, Choice)>, Flaws> {
        let mut flaws = Flaws::default();
        let mut choices = Vec::new();
        for (number, given) in given.iter().enumerate() {
            let field = |name: &str| format!("choices[{number}].{name}");
            let idea = flaws.keep(&field("idea"), given.idea.parse().map_err(|_| Flaw::NotAChoice));
            let verdict = given.verdict.as_deref().and_then(|key| {
                let verdict = Verdict::from_key(key).ok_or(Flaw::NotAChoice);
                flaws.keep(&field("verdict"), verdict)
            });
            let reason = flaws.text(&field("reason"), &given.reason, 0, calls::REASON_LENGTH.1);
            let deviation =
                flaws.text(&field("deviation"), &given.deviation, 0, calls::REASON_LENGTH.1);
            if let (Some(idea), Some(reason), Some(deviation)) = (idea, reason, deviation) {
                choices.push((idea, Choice { verdict, reason, deviation }));
            }
        }
        flaws.into_result_with(|| Some(choices))
    }
}

async fn choose(visit: Visit, slug: Slug, sent: Sent<Choices>) -> Result<(), Problem> {
    visit
        .write(move |act| {
            let call = call_of(act, &slug)?;
            let choices = NewChoice::check(&sent.body.choices)?;
            acts::calls::decision::choose(act, call.id, &choices)
        })
        .await
}

async fn decide(visit: Visit, slug: Slug, sent: Sent<NewDecision>) -> Result<Decided, Problem> {
    let public_at = visit
        .write(move |act| {
            let call = call_of(act, &slug)?;
            let mut flaws = Flaws::default();
            let public_at = moment(&mut flaws, "public_at", sent.body.public_at.as_deref());
            let result = texts(&mut flaws, "result", &sent.body.result);
            flaws.into_result()?;
            let public_at = public_at.unwrap_or(act.now);
            acts::calls::decision::decide(act, call.id, sent.body.version, public_at, &result)
        })
        .await?;
    Ok(Decided { public_at: public_at.to_string() })
}

async fn change_decision(
    visit: Visit,
    slug: Slug,
    sent: Sent<DecisionChange>,
) -> Result<Decided, Problem> {
    let public_at = visit
        .write(move |act| {
            let (call, change) = (call_of(act, &slug)?, &sent.body);
            let choices = NewChoice::check(&change.choices)?;
            let mut flaws = Flaws::default();
            let public_at = moment(&mut flaws, "public_at", change.public_at.as_deref());
            let result = match &change.result {
                Some(result) => texts(&mut flaws, "result", result),
                None => call.content.result.clone(),
            };
            flaws.into_result()?;
            let public_at = public_at.or(call.results).unwrap_or(act.now);
            let version = change.version;
            acts::calls::decision::change(act, call.id, version, &choices, public_at, &result)
        })
        .await?;
    Ok(Decided { public_at: public_at.to_string() })
}

async fn take_off(visit: Visit, slug: Slug, sent: Sent<CalledBack>) -> Result<Decided, Problem> {
    let public_at = visit
        .write(move |act| {
            let call = call_of(act, &slug)?;
            acts::calls::decision::call_back(act, call.id, sent.body.version)
        })
        .await?;
    Ok(Decided { public_at: public_at.to_string() })
}

async fn decide_one(visit: Visit, id: Id<Idea>, _: Sent<Nothing>) -> Result<Decided, Problem> {
    let public_at = visit
        .write(move |act| {
            let (call, _) = acts::calls::idea::readable(act, id)?;
            acts::calls::decision::decide_one(act, call.id, id)
        })
        .await?;
    Ok(Decided { public_at: public_at.to_string() })
}
