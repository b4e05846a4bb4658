//! The API, in the name of an officer or a juror: how a call is evaluated, one's own marks, and what all marks of an idea say.

use std::collections::BTreeMap;

use acts::calls::evaluation as acting;
use axum::http::{Method, StatusCode};
use calls::Idea;
use calls::evaluation::{Conflict, EVALUATORS, Evaluation, Marked, Sight, Summary, Typed};
use city::{Flaw, Flaws, Id, Refusal, Slug};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use web::api::{Api, AuthorJson, NoQuery, Nothing, Sent, TextsJson, texts};
use web::at;
use web::http::{Problem, Visit};

/// The routes.
pub(crate) fn mount(api: Api) -> Api {
    let plan = at!(Desk as EVALUATORS, "/calls/{call}/evaluation", "Says how a call is evaluated.");
    let of = at!(
        Desk as EVALUATORS,
        "/ideas/{idea}/evaluation",
        "Gives the marks of an idea, as far as the reader may know them."
    );
    let put =
        at!(Desk as EVALUATORS, "/ideas/{idea}/evaluation", "Hands in one's own marks of an idea.");
    let away = at!(
        Desk as EVALUATORS,
        "/ideas/{idea}/evaluation/conflict",
        "Stays away from an idea that one would evaluate."
    );
    let back = at!(
        Desk as EVALUATORS,
        "/ideas/{idea}/evaluation/conflict",
        "Comes back to an idea that one stayed away from."
    );
    api.read(plan, self::plan)
        .read(of, self::of)
        .write(Method::PUT, put, StatusCode::OK, hand_in)
        .write(Method::PUT, away, StatusCode::NO_CONTENT, stay_away)
        .write(Method::DELETE, back, StatusCode::NO_CONTENT, come_back)
}

/// How a call is evaluated.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "EvaluationPlan")]
struct PlanJson {
    /// The highest mark; the lowest is 0.
    most: u8,
    /// How many evaluate each idea.
    readers: u8,
    /// Who reads the marks once the result is public.
    #[schemars(extend("enum" = ["staff", "authors", "everyone"]))]
    shown: &'static str,
    /// Which answers to the call's questions jurors read beside an idea.
    #[schemars(extend("enum" = ["open", "all"]))]
    answers: &'static str,
    /// Since when marks can be given no more.
    closed: Option<String>,
    measures: Vec<MeasureJson>,
    evaluators: Vec<AuthorJson>,
}

/// What is weighed.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Measure")]
struct MeasureJson {
    key: String,
    text: TextsJson,
    /// What a high mark takes.
    help: TextsJson,
    /// How much it counts, 1 to 10.
    weight: u8,
}

/// The marks of an idea.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "IdeaEvaluation")]
struct IdeaEvaluationJson {
    /// What the reader may know: everything, their own alone until they have handed in, or nothing where they are not impartial.
    #[schemars(extend("enum" = ["everything", "own", "nothing"]))]
    sight: &'static str,
    /// What all marks say, where they may know everything.
    summary: Option<SummaryJson>,
    evaluations: Vec<EvaluationJson>,
}

/// What all marks say, in hundredths of a mark.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "EvaluationSummary")]
struct SummaryJson {
    given: i64,
    done: i64,
    mean: Option<i64>,
    median: Option<i64>,
    low: Option<i64>,
    high: Option<i64>,
    /// Who stands apart from the others.
    apart: Vec<String>,
}

/// One person's marks.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Evaluation")]
struct EvaluationJson {
    evaluator: AuthorJson,
    /// As what they evaluate.
    #[schemars(extend("enum" = ["officer", "juror"]))]
    role: &'static str,
    #[schemars(extend("enum" = ["given", "begun", "done", "away"]))]
    state: &'static str,
    /// Counts its changes.
    version: i64,
    /// Why they stay away.
    #[schemars(extend("enum" = ["writes", "organisation", "close", "interest", "other", null]))]
    conflict: Option<&'static str>,
    marks: Vec<MarkJson>,
    /// The marks as they were handed in first, where they were changed since.
    first: Vec<MarkJson>,
    /// What they say to the author.
    word: String,
    handed_in: Option<String>,
}

/// One mark.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Mark")]
struct MarkJson {
    /// The key of what is weighed.
    measure: String,
    mark: Option<u8>,
    /// For colleagues, at most 1,000 characters.
    #[serde(default)]
    note: String,
}

/// One's own marks.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct NewMarks {
    /// The version of one's evaluation that was looked at.
    version: i64,
    marks: Vec<MarkJson>,
    /// To the author, at most 1,000 characters.
    #[serde(default)]
    word: String,
}

/// Why one stays away.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct NewConflict {
    #[schemars(extend("enum" = ["organisation", "close", "interest", "other"]))]
    conflict: String,
    /// In one's own words, for colleagues.
    #[serde(default)]
    why: String,
}

fn marks(marks: &[Marked]) -> Vec<MarkJson> {
    let one = |it: &Marked| MarkJson {
        measure: it.measure.clone(),
        mark: it.mark,
        note: it.note.clone(),
    };
    marks.iter().map(one).collect()
}

impl From<&Evaluation> for EvaluationJson {
    fn from(one: &Evaluation) -> Self {
        Self {
            evaluator: AuthorJson::from(&one.by),
            role: one.role.key(),
            state: one.state.key(),
            version: one.version,
            conflict: one.conflict.map(Conflict::key),
            marks: marks(&one.marks),
            first: marks(&one.first),
            word: one.word.clone(),
            handed_in: one.handed_in.map(|at| at.to_string()),
        }
    }
}

impl From<&Summary> for SummaryJson {
    fn from(all: &Summary) -> Self {
        Self {
            given: all.given,
            done: all.done,
            mean: all.mean,
            median: all.median,
            low: all.range.map(|(low, _)| low),
            high: all.range.map(|(_, high)| high),
            apart: all.apart.iter().map(ToString::to_string).collect(),
        }
    }
}

async fn plan(visit: Visit, slug: Slug, _: NoQuery) -> Result<PlanJson, Problem> {
    let (evaluating, evaluators) = visit
        .read(move |act| {
            let (call, evaluating) = acting::plan_of(act, &slug)?;
            Ok((evaluating, acting::evaluators(act, call.id)?))
        })
        .await?;
    let plan = evaluating.plan;
    Ok(PlanJson {
        most: plan.scale.most(),
        readers: plan.readers,
        shown: plan.shown.key(),
        answers: plan.answers.key(),
        closed: evaluating.closed.map(|at| at.to_string()),
        measures: plan
            .measures
            .iter()
            .map(|it| MeasureJson {
                key: it.key.clone(),
                text: texts(&it.text),
                help: texts(&it.help),
                weight: it.weight,
            })
            .collect(),
        evaluators: evaluators.iter().map(|one| AuthorJson::from(&one.person)).collect(),
    })
}

fn seen(act: &mut acts::Act, id: Id<Idea>) -> acts::Done<IdeaEvaluationJson> {
    let (_, idea) = acts::calls::idea::readable(act, id)?;
    let seen = acting::of_idea(act, &idea)?.ok_or(Refusal::NotFound)?;
    Ok(IdeaEvaluationJson {
        sight: match seen.sight {
            Sight::Everything => "everything",
            Sight::Own => "own",
            Sight::Nothing => "nothing",
        },
        summary: seen.summary.as_ref().map(SummaryJson::from),
        evaluations: seen.evaluations.iter().map(EvaluationJson::from).collect(),
    })
}

async fn of(visit: Visit, id: Id<Idea>, _: NoQuery) -> Result<IdeaEvaluationJson, Problem> {
    visit.read(move |act| seen(act, id)).await
}

async fn hand_in(
    visit: Visit,
    id: Id<Idea>,
    sent: Sent<NewMarks>,
) -> Result<IdeaEvaluationJson, Problem> {
    let NewMarks { version, marks, word } = sent.body;
    let mut typed = Typed { marks: BTreeMap::new(), word };
    for MarkJson { measure, mark, note } in marks {
        let mark = mark.map(|mark| mark.to_string()).unwrap_or_default();
        typed.marks.insert(measure, (mark, note));
    }
    visit
        .write(move |act| {
            acting::hand_in(act, id, &typed, version)?;
            seen(act, id)
        })
        .await
}

async fn stay_away(visit: Visit, id: Id<Idea>, sent: Sent<NewConflict>) -> Result<(), Problem> {
    visit
        .write(move |act| {
            let reason = Conflict::from_key(&sent.body.conflict);
            let reason = reason.filter(|it| *it != Conflict::Writes);
            let mut flaws = Flaws::default();
            let reason = flaws.keep("conflict", reason.ok_or(Flaw::NotAChoice));
            flaws.into_result()?;
            acting::stay_away(act, id, reason, &sent.body.why)
        })
        .await
}

async fn come_back(visit: Visit, id: Id<Idea>, _: Sent<Nothing>) -> Result<(), Problem> {
    visit.write(move |act| acting::come_back(act, id)).await
}
