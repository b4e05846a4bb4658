//! The API, in an officer's name: deciding a call, or one idea of a call without an end.

use axum::http::{Method, StatusCode};
use calls::{Choice, Idea, ResultWords, StepWords, Verdict};
use city::{Flaw, Flaws, Id, Slug};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::calls::correction::Former;
use web::api::{Api, NoQuery, Nothing, Sent, TextsJson, texts as written};
use web::at;
use web::http::{Problem, Visit};

use crate::call::api::{moment, texts};
use crate::idea::api::call_of;

/// The routes.
pub(crate) fn mount(api: Api) -> Api {
    let (post, ok) = (Method::POST, StatusCode::OK);
    let choices =
        at!(Desk here, "/calls/{call}/choices", "Keeps choices while a decision is prepared.");
    let decision = at!(Desk here, "/calls/{call}/decision", "Decides a call from its choices, or a step of its result where some are left for later; authors hear first.");
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
    let correct = at!(
        Desk here,
        "/ideas/{idea}/correction",
        "Corrects what was decided about an idea and is public; what was decided first stays readable."
    );
    let of = at!(
        Read,
        "/ideas/{idea}/decision",
        "Gives what was decided about an idea, also before it was corrected."
    );
    let api = api.read(of, decision_of).write(
        post.clone(),
        correct,
        StatusCode::NO_CONTENT,
        self::correct,
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
    /// Whether it is left for a later step of the result.
    #[serde(default)]
    later: bool,
}

/// What is said of a step, where choices are left for a later one.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct NewStep {
    /// What it is called.
    #[serde(default)]
    title: TextsJson,
    /// By when the rest is decided.
    #[serde(default)]
    #[schemars(extend("format" = "date-time"))]
    next_at: Option<String>,
}

impl NewStep {
    fn check(&self, flaws: &mut Flaws) -> StepWords {
        let title = texts(flaws, "step", &self.title);
        StepWords { title, next_at: moment(flaws, "next_at", self.next_at.as_deref()) }
    }
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
    /// What is said of it, where choices are left for later: then it is a step of the result.
    #[serde(default)]
    step: NewStep,
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
    /// What is said of the step.
    #[serde(default)]
    step: Option<NewStep>,
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
                let later = given.later;
                choices.push((idea, Choice { verdict, reason, deviation, later }));
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
            let step = sent.body.step.check(&mut flaws);
            flaws.into_result()?;
            let public_at = public_at.unwrap_or(act.now);
            let words = ResultWords { result, step };
            acts::calls::decision::decide(act, call.id, sent.body.version, public_at, &words)
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
            let step = match &change.step {
                Some(step) => step.check(&mut flaws),
                None => call.content.steps.last().map(|it| it.words.clone()).unwrap_or_default(),
            };
            flaws.into_result()?;
            let public_at = public_at.or(call.last_result()).unwrap_or(act.now);
            let (version, words) = (change.version, ResultWords { result, step });
            acts::calls::decision::change(act, call.id, version, &choices, public_at, &words)
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

/// A correction of what was decided.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct NewCorrection {
    /// How many corrections there are, as they were read.
    corrections: usize,
    #[schemars(extend("enum" = ["selected", "not_selected"]))]
    verdict: String,
    /// The reason for it, public.
    reason: String,
    /// Why the order of support is not followed, public.
    #[serde(default)]
    deviation: String,
    /// Why it is corrected, public.
    why: String,
}

/// What was decided about an idea.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Decision")]
struct DecisionJson {
    #[schemars(extend("enum" = ["selected", "not_selected"]))]
    verdict: &'static str,
    /// Its place in the order of support.
    place: usize,
    reason: String,
    /// Why the order of support was not followed, where it was not.
    deviation: Option<String>,
    /// The office that decided.
    office: TextsJson,
    /// Since when it is public; since when it stands so, where it was corrected.
    since: String,
    /// What was decided before it was corrected, the first first.
    corrected: Vec<FormerJson>,
}

/// A decision that was corrected.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "FormerDecision")]
struct FormerJson {
    #[schemars(extend("enum" = ["selected", "not_selected"]))]
    verdict: &'static str,
    reason: String,
    deviation: Option<String>,
    office: TextsJson,
    /// Since when it was public.
    since: String,
    /// Why it was corrected.
    why: String,
    /// When.
    corrected_at: String,
}

async fn decision_of(visit: Visit, id: Id<Idea>, _: NoQuery) -> Result<DecisionJson, Problem> {
    let (made, formers) = visit
        .read(move |act| {
            acts::calls::idea::readable(act, id)?;
            let made = store::calls::decision::of_idea(act.tx, id)?;
            let public = made.filter(|made| made.public_at <= act.now);
            let made = public.ok_or(city::Refusal::NotFound)?;
            Ok((made, store::calls::correction::of_idea(act.tx, id)?))
        })
        .await?;
    let since = formers.last().map_or(made.public_at, |last| last.corrected_at);
    let before = |former: Former| FormerJson {
        verdict: former.verdict.key(),
        reason: former.reason,
        deviation: former.deviation,
        office: written(&former.office),
        since: former.public_at.to_string(),
        why: former.why,
        corrected_at: former.corrected_at.to_string(),
    };
    Ok(DecisionJson {
        verdict: made.decision.verdict.key(),
        place: made.decision.place,
        reason: made.decision.reason,
        deviation: made.decision.deviation,
        office: written(&made.office),
        since: since.to_string(),
        corrected: formers.into_iter().map(before).collect(),
    })
}

async fn correct(visit: Visit, id: Id<Idea>, sent: Sent<NewCorrection>) -> Result<(), Problem> {
    visit
        .write(move |act| {
            let NewCorrection { corrections, verdict, reason, deviation, why } = &sent.body;
            let mut flaws = Flaws::default();
            let key = Verdict::from_key(verdict).ok_or(Flaw::NotAChoice);
            let verdict = flaws.keep("verdict", key);
            flaws.into_result()?;
            let (reason, deviation) = (reason.clone(), deviation.clone());
            let choice = Choice { verdict, reason, deviation, later: false };
            acts::calls::correction::correct(act, id, *corrections, &choice, why)
        })
        .await
}
