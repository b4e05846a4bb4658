//! Statistics for programs: the same numbers, as JSON.

use calls::{Answers, Outcomes};
use city::Slug;
use schemars::JsonSchema;
use serde::Serialize;
use web::api::{Api, NoQuery};
use web::at;
use web::http::{Problem, Visit};

use super::charts::inhabitants;
use super::found::{Found, of_call, of_city};

/// The routes.
pub(crate) fn mount(api: Api) -> Api {
    api.read(at!(Read, "/statistics", "Gives the statistics of the city."), city)
        .read(at!(Read, "/calls/{call}/statistics", "Gives the statistics of a call."), call)
}

async fn city(visit: Visit, (): (), _: NoQuery) -> Result<StatisticsJson, Problem> {
    let found = visit.read(of_city).await?;
    Ok(StatisticsJson::of(&visit, &found))
}

async fn call(visit: Visit, slug: Slug, _: NoQuery) -> Result<StatisticsJson, Problem> {
    let (_, found) = visit.read(move |act| of_call(act, &slug)).await?;
    Ok(StatisticsJson::of(&visit, &found))
}

/// Numbers, counted by the hour. Fewer than five people are never told; what is null is left out for that reason, or so
/// that a sum does not tell it.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Statistics")]
pub(super) struct StatisticsJson {
    /// When they were counted; null where they were not yet.
    counted: Option<String>,
    /// The stretches of time that things are counted in.
    periods: Vec<PeriodJson>,
    /// Who took part; null where they are too few.
    people: Option<PeopleJson>,
    /// How long it took until an idea was told whether it meets the conditions, altogether.
    answered: Option<AnswersJson>,
    /// The same for each stretch of time with answers.
    answers: Vec<AnswersJson>,
    ideas: OutcomesJson,
}

/// A stretch of time.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "StatisticsPeriod")]
struct PeriodJson {
    from: String,
    until: Option<String>,
}

/// Who took part: brought an idea, supported one or said something about one.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "StatisticsPeople")]
struct PeopleJson {
    total: i64,
    /// In each stretch of time, counted where they first did; empty where none may be told.
    periods: Vec<Option<i64>>,
    neighbourhoods: Vec<PeopleOfJson>,
}

/// Who took part in a neighbourhood, or in several that were too small to be told.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "StatisticsNeighbourhood")]
struct PeopleOfJson {
    /// Their keys; an empty one stands for ideas without a neighbourhood.
    neighbourhoods: Vec<String>,
    total: i64,
    /// How many live there, where the city says so.
    inhabitants: Option<i64>,
    periods: Vec<Option<i64>>,
}

/// How long answers took, in hours.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "StatisticsAnswers")]
struct AnswersJson {
    /// The beginning of the stretch of time; null where all are meant.
    from: Option<String>,
    count: i64,
    quarter: i64,
    half: i64,
    nine_of_ten: i64,
    promised: i64,
    in_time: i64,
}

/// What became of ideas, as far as it is public.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "StatisticsIdeas")]
struct OutcomesJson {
    written: i64,
    merged: i64,
    withdrawn: i64,
    hidden: i64,
    shown: i64,
    unscreened: i64,
    ineligible: i64,
    eligible: i64,
    waiting: i64,
    selected: i64,
    not_selected: i64,
}

impl StatisticsJson {
    pub(super) fn of(visit: &Visit, found: &Found) -> Self {
        let numbers = &found.numbers;
        let ends = numbers.periods.iter().skip(1).copied().map(Some).chain([numbers.until]);
        let periods = numbers.periods.iter().zip(ends).map(|(from, until)| PeriodJson {
            from: from.to_string(),
            until: until.map(|until| until.to_string()),
        });
        let people = numbers.people.as_ref().map(|people| PeopleJson {
            total: people.total,
            periods: people.periods.clone(),
            neighbourhoods: people
                .rows
                .iter()
                .map(|row| PeopleOfJson {
                    neighbourhoods: row.neighbourhoods.clone(),
                    total: row.total,
                    inhabitants: inhabitants(visit, row),
                    periods: row.periods.clone(),
                })
                .collect(),
        });
        let began = |it: &Answers| numbers.periods.get(it.period).map(ToString::to_string);
        Self {
            counted: found.at.map(|at| at.to_string()),
            periods: periods.collect(),
            people,
            answered: numbers.answered.as_ref().map(|it| answers(it, None)),
            answers: numbers.answers.iter().map(|it| answers(it, began(it))).collect(),
            ideas: outcomes(&found.outcomes),
        }
    }
}

fn answers(it: &Answers, from: Option<String>) -> AnswersJson {
    AnswersJson {
        from,
        count: it.count,
        quarter: it.quarter,
        half: it.half,
        nine_of_ten: it.nine_of_ten,
        promised: it.promised,
        in_time: it.in_time,
    }
}

fn outcomes(it: &Outcomes) -> OutcomesJson {
    OutcomesJson {
        written: it.written,
        merged: it.merged,
        withdrawn: it.withdrawn,
        hidden: it.hidden,
        shown: it.shown,
        unscreened: it.unscreened,
        ineligible: it.ineligible,
        eligible: it.eligible,
        waiting: it.waiting,
        selected: it.selected,
        not_selected: it.not_selected,
    }
}
