//! Elections as JSON, and ballots as CSV.
//!
//! The JSON form is what a platform hands over:
//!
//! ```json
//! {"budget": "5000", "vote_type": "approval",
//!  "projects": [{"id": "bench", "cost": "1200", "name": "A bench"}],
//!  "ballots": [{"vote": ["bench"]}, {"vote": [], "voters": 3}]}
//! ```
//!
//! Ballots with points carry `points` beside `vote`; numbers may be JSON numbers or decimal
//! texts. The CSV form is ballots alone, one voter a row: columns `vote` and, where there
//! are points, `points`, each a list separated by commas, semicolons or blanks. The header
//! says whether a semicolon, a tab or a comma stands between cells; a list that holds it is
//! quoted, and a row with more cells than the header is refused.

use std::collections::HashMap;

use serde::Deserialize;
use serde_json::Value;

use crate::amount::Decimal;
use crate::election::{Election, Grouper, MOST_POINTS, Project, VoteType};
use crate::pabulib::{self, Read, ReadError};

/// Why a JSON election cannot be counted.
#[derive(Debug, thiserror::Error)]
pub enum JsonError {
    /// Not JSON of this shape; serde says where.
    #[error("not an election: {0}")]
    Shape(#[from] serde_json::Error),
    /// A value that cannot be.
    #[error("{place}: {problem}")]
    Value {
        /// Where: `budget`, `projects[3].cost`, `ballots[7].vote` …
        place: String,
        /// What is wrong.
        problem: &'static str,
    },
}

#[derive(Deserialize)]
struct RawElection {
    budget: Value,
    #[serde(default = "approval")]
    vote_type: String,
    #[serde(default)]
    rule: Option<String>,
    projects: Vec<RawProject>,
    ballots: Vec<RawBallot>,
}

fn approval() -> String {
    "approval".to_owned()
}

#[derive(Deserialize)]
struct RawProject {
    id: String,
    cost: Value,
    #[serde(default)]
    name: String,
    #[serde(default)]
    categories: Vec<String>,
    #[serde(default)]
    district: String,
    #[serde(default)]
    selected: Option<i64>,
}

#[derive(Deserialize)]
struct RawBallot {
    vote: Vec<String>,
    #[serde(default)]
    points: Vec<Value>,
    #[serde(default = "one")]
    voters: u32,
}

const fn one() -> u32 {
    1
}

fn wrong(place: String, problem: &'static str) -> JsonError {
    JsonError::Value { place, problem }
}

fn number(value: &Value, place: impl FnOnce() -> String) -> Result<Decimal, JsonError> {
    let text = match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        _ => return Err(wrong(place(), "is not a number")),
    };
    Decimal::parse(&text).map_err(|_| wrong(place(), "is not a number that fits"))
}

/// Reads an election from JSON.
///
/// # Errors
/// [`JsonError`] saying where and what.
pub fn read_json(bytes: &[u8]) -> Result<Election, JsonError> {
    let raw: RawElection = serde_json::from_slice(bytes)?;
    let vote_type = VoteType::from_name(&raw.vote_type)
        .ok_or_else(|| wrong("vote_type".to_owned(), "is not known"))?;
    let budget = number(&raw.budget, || "budget".to_owned())?;
    let costs = raw.projects.iter().enumerate();
    let costs = costs
        .map(|(at, project)| number(&project.cost, || format!("projects[{at}].cost")))
        .collect::<Result<Vec<_>, _>>()?;
    let places = costs.iter().fold(budget.places, |places, cost| places.max(cost.places));
    let scaled = |number: Decimal, place: String| {
        let fits = number.scaled(places).ok().filter(|&amount| amount >= 0);
        fits.ok_or_else(|| wrong(place, "is below zero or too large"))
    };
    let mut index = HashMap::new();
    let mut projects = Vec::with_capacity(costs.len());
    for ((at, project), cost) in raw.projects.into_iter().enumerate().zip(costs) {
        let number = u32::try_from(at).unwrap_or(u32::MAX);
        if index.insert(project.id.clone(), number).is_some() {
            return Err(wrong(format!("projects[{at}].id"), "appears twice"));
        }
        let RawProject { id, name, categories, district, selected, .. } = project;
        let cost = scaled(cost, format!("projects[{at}].cost"))?;
        projects.push(Project { id, cost, name, categories, district, selected, other: vec![] });
    }
    let mut points_of: Vec<Vec<Decimal>> = Vec::new();
    for (at, ballot) in raw.ballots.iter().enumerate() {
        let points = ballot.points.iter();
        points_of.push(
            points
                .map(|value| number(value, || format!("ballots[{at}].points")))
                .collect::<Result<_, _>>()?,
        );
    }
    let point_places = points_of.iter().flatten().map(|points| points.places).max().unwrap_or(0);
    let mut grouper = Grouper::default();
    for (at, (ballot, points)) in raw.ballots.iter().zip(&points_of).enumerate() {
        add(&mut grouper, &index, vote_type, ballot, points, point_places)
            .map_err(|problem| wrong(format!("ballots[{at}]"), problem))?;
    }
    let meta = raw.rule.map(|rule| ("rule".to_owned(), rule));
    Ok(Election {
        meta: meta.into_iter().collect(),
        vote_type,
        budget: scaled(budget, "budget".to_owned())?,
        places,
        point_places,
        projects,
        ballots: grouper.finish(),
    })
}

fn add(
    grouper: &mut Grouper,
    index: &HashMap<String, u32>,
    vote_type: VoteType,
    ballot: &RawBallot,
    points: &[Decimal],
    point_places: u32,
) -> Result<(), &'static str> {
    let found: Option<Vec<u32>> = ballot.vote.iter().map(|id| index.get(id).copied()).collect();
    let chosen = found.ok_or("names an unknown project")?;
    if ballot.voters == 0 {
        return Err("has no voters");
    }
    let expected = if vote_type.has_points() { chosen.len() } else { 0 };
    if points.len() != expected {
        return Err("does not have one number of points per project");
    }
    let scaled = points.iter().map(|points| {
        let scaled = points.scaled(point_places).ok()?;
        i64::try_from(scaled).ok().filter(|points| points.abs() <= MOST_POINTS)
    });
    let scaled: Option<Vec<i64>> = scaled.collect();
    let scaled = scaled.ok_or("has points that are too large")?;
    let mut marks: Vec<(u32, i64)> = chosen
        .iter()
        .enumerate()
        .map(|(at, &project)| (project, scaled.get(at).copied().unwrap_or(0)))
        .collect();
    if vote_type != VoteType::Ordinal {
        marks.sort_unstable();
    }
    let mut seen: Vec<u32> = chosen;
    seen.sort_unstable();
    if seen.windows(2).any(|two| two.first() == two.last()) {
        return Err("names a project twice");
    }
    let chosen: Vec<u32> = marks.iter().map(|&(project, _)| project).collect();
    let points: Vec<i64> = if vote_type.has_points() {
        marks.iter().map(|&(_, points)| points).collect()
    } else {
        Vec::new()
    };
    grouper.add(&chosen, &points, ballot.voters).map_err(|_| "is one too many")
}

/// Reads ballots from CSV for an election whose projects are known; the ballots it has are
/// replaced. Rules and oddities are those of a `.pb` file's `VOTES` section.
///
/// # Errors
/// [`ReadError`] with line and column of the CSV.
pub fn read_csv(election: &Election, text: &str) -> Result<Read, ReadError> {
    pabulib::read_ballots(election, text.as_bytes())
}
