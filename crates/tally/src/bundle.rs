//! Recount bundles: everything that was counted, in canonical bytes, and the outcome.
//!
//! A bundle is one line of canonical JSON (UTF-8, keys sorted, no white space, whole
//! numbers only; amounts of money are decimal texts). Its keys:
//!
//! | key | value |
//! |---|---|
//! | `ballots` | list of `[voters, [project, …]]` or `[voters, [project, …], [points, …]]`: how many voters chose exactly these projects (positions in `projects`, from zero; best first on ordinal ballots, ascending otherwise). Sorted by projects, then points. Points are whole numbers in units of 10^−`point_places` |
//! | `budget` | decimal text |
//! | `digest` | SHA-256 in hexadecimal of the canonical bytes of this object *without* `digest` and `outcome`: it names what was counted, so it can be published before anyone counts |
//! | `format` | `kalaka-tally-bundle/1` |
//! | `outcome` | `{"start": text or null, "total_cost": text, "winners": [id, …]}`, winners in the order in which they were chosen; `start` is what each voter started with in the end, as `p/q` or `p` in currency units |
//! | `point_places` | digits after the point in points |
//! | `projects` | list of `{"categories": [text, …], "cost": text, "district": text, "id": text, "name": text}` in the file's order |
//! | `rule` | the [`Rule`] with every knob |
//! | `tie_order` | all project ids, the one that wins every tie first |
//! | `vote_type` | `approval`, `choose-1`, `cumulative`, `ordinal` or `scoring` |
//!
//! Nobody's identity is in it: ballots are only how many voters voted alike.

use std::io::{self, Write};

use serde::Deserialize;
use serde_json::{Value, json};

use crate::amount::{Decimal, MAX_PLACES};
use crate::canonical::{HashWriter, write_text, write_value};
use crate::count::{Outcome, count_with};
use crate::election::{Election, Grouper, MOST_POINTS, Project, VoteType};
use crate::exact::Ratio;
use crate::rule::Rule;
use crate::tables::{RuleError, Tables};

/// What the `format` key says.
pub const FORMAT: &str = "kalaka-tally-bundle/1";

/// Why a bundle cannot be trusted or read.
#[derive(Debug, thiserror::Error)]
pub enum BundleError {
    /// Not JSON, or not of this shape.
    #[error("this is not a bundle: {0}")]
    Shape(#[from] serde_json::Error),
    /// Another format.
    #[error("the bundle's format is \"{0}\", not \"{FORMAT}\"")]
    Format(String),
    /// A value that cannot be.
    #[error("the bundle's {0} cannot be right")]
    Value(&'static str),
    /// The rule does not fit.
    #[error(transparent)]
    Rule(#[from] RuleError),
}

/// A bundle that was read, with what it claims.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bundle {
    /// What was counted.
    pub election: Election,
    /// By which rule.
    pub rule: Rule,
    /// The digest it claims.
    pub digest: String,
    /// The order of ties it claims.
    pub tie_order: Vec<String>,
    /// The winners it claims.
    pub winners: Vec<String>,
    /// The total cost it claims.
    pub total_cost: String,
    /// The start it claims.
    pub start: Option<String>,
}

/// What a recount of a bundle found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// The recounted outcome.
    pub outcome: Outcome,
    /// The digest of what was counted.
    pub digest: String,
    /// What differs from the bundle's claims: keys of the bundle. Empty if all is well.
    pub differences: Vec<&'static str>,
}

/// The digest of an election and a rule: names what is counted.
///
/// # Errors
/// [`RuleError`] when the rule does not fit the election.
pub fn digest(election: &Election, rule: &Rule) -> Result<String, RuleError> {
    let tables = Tables::new(election, rule)?;
    Ok(digest_with(&tables))
}

pub(crate) fn digest_with(tables: &Tables<'_>) -> String {
    let mut hash = HashWriter::default();
    // A hash takes whatever it is given.
    let _ = write(&mut hash, tables, None);
    hash.hex()
}

/// Writes the bundle of an election, a rule and the outcome they lead to.
///
/// # Errors
/// Whatever `out` fails with; [`RuleError`] as an `InvalidInput` error.
pub fn write_bundle(
    out: &mut impl Write,
    election: &Election,
    rule: &Rule,
    outcome: &Outcome,
) -> io::Result<()> {
    let tables = Tables::new(election, rule)
        .map_err(|error| io::Error::new(io::ErrorKind::InvalidInput, error))?;
    let digest = digest_with(&tables);
    write(out, &tables, Some((&digest, outcome)))
}

/// Writes the keys in sorted order; without `digest` and `outcome` if `result` is none.
fn write(
    out: &mut impl Write,
    tables: &Tables<'_>,
    result: Option<(&str, &Outcome)>,
) -> io::Result<()> {
    let election = tables.election;
    out.write_all(b"{\"ballots\":[")?;
    write_ballots(out, election)?;
    out.write_all(b"],\"budget\":")?;
    write_text(out, &election.money(election.budget).to_string())?;
    if let Some((digest, _)) = result {
        out.write_all(b",\"digest\":")?;
        write_text(out, digest)?;
    }
    out.write_all(b",\"format\":")?;
    write_text(out, FORMAT)?;
    if let Some((_, outcome)) = result {
        out.write_all(b",\"outcome\":")?;
        write_value(out, &claims(election, outcome))?;
    }
    write!(out, ",\"point_places\":{},\"projects\":[", election.point_places)?;
    for (at, project) in election.projects.iter().enumerate() {
        if at > 0 {
            out.write_all(b",")?;
        }
        let value = json!({
            "categories": project.categories,
            "cost": election.money(project.cost).to_string(),
            "district": project.district,
            "id": project.id,
            "name": project.name,
        });
        write_value(out, &value)?;
    }
    out.write_all(b"],\"rule\":")?;
    write_value(out, &serde_json::to_value(tables.rule)?)?;
    out.write_all(b",\"tie_order\":")?;
    write_value(out, &json!(tie_order(tables)))?;
    out.write_all(b",\"vote_type\":")?;
    write_text(out, election.vote_type.name())?;
    out.write_all(b"}\n")
}

fn write_ballots(out: &mut impl Write, election: &Election) -> io::Result<()> {
    let ballots = election.ballots.canonical();
    for (at, group) in ballots.groups().enumerate() {
        if at > 0 {
            out.write_all(b",")?;
        }
        write!(out, "[{},[", group.voters)?;
        for (place, project) in group.projects.iter().enumerate() {
            let comma = if place > 0 { "," } else { "" };
            write!(out, "{comma}{project}")?;
        }
        if election.vote_type.has_points() {
            out.write_all(b"],[")?;
            for (place, points) in group.points.iter().enumerate() {
                let comma = if place > 0 { "," } else { "" };
                write!(out, "{comma}{points}")?;
            }
        }
        out.write_all(b"]]")?;
    }
    Ok(())
}

fn tie_order<'a>(tables: &Tables<'a>) -> Vec<&'a str> {
    let mut order: Vec<usize> = (0..tables.project_count()).collect();
    order.sort_by_key(|&project| tables.ties.place(project));
    let projects = order.into_iter().filter_map(|at| tables.election.projects.get(at));
    projects.map(|project| project.id.as_str()).collect()
}

/// What a bundle says about its outcome.
fn claims(election: &Election, outcome: &Outcome) -> Value {
    let ids = outcome.winners.iter().filter_map(|&at| election.projects.get(at));
    json!({
        "start": outcome.start.as_ref().map(|start| start_text(election, start)),
        "total_cost": election.money(outcome.total_cost).to_string(),
        "winners": ids.map(|project| project.id.as_str()).collect::<Vec<_>>(),
    })
}

/// A start in currency units, as an exact fraction in lowest terms.
pub(crate) fn start_text(election: &Election, start: &Ratio) -> String {
    start.over(election.unit()).to_string()
}

#[derive(Deserialize)]
struct Raw {
    ballots: Vec<RawBallot>,
    budget: String,
    digest: String,
    format: String,
    outcome: RawOutcome,
    point_places: u32,
    projects: Vec<RawProject>,
    rule: Rule,
    tie_order: Vec<String>,
    vote_type: String,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum RawBallot {
    Plain(u32, Vec<u32>),
    Points(u32, Vec<u32>, Vec<i64>),
}

#[derive(Deserialize)]
struct RawOutcome {
    start: Option<String>,
    total_cost: String,
    winners: Vec<String>,
}

#[derive(Deserialize)]
struct RawProject {
    categories: Vec<String>,
    cost: String,
    district: String,
    id: String,
    name: String,
}

/// Reads a bundle.
///
/// # Errors
/// [`BundleError`] when it is not one.
pub fn read_bundle(bytes: &[u8]) -> Result<Bundle, BundleError> {
    let raw: Raw = serde_json::from_slice(bytes)?;
    if raw.format != FORMAT {
        return Err(BundleError::Format(raw.format));
    }
    let vote_type = VoteType::from_name(&raw.vote_type).ok_or(BundleError::Value("vote_type"))?;
    let amount = |text: &str| Decimal::parse(text).ok().filter(|number| number.digits >= 0);
    if raw.point_places > MAX_PLACES {
        return Err(BundleError::Value("point_places"));
    }
    let budget = amount(&raw.budget).ok_or(BundleError::Value("budget"))?;
    let costs: Option<Vec<Decimal>> =
        raw.projects.iter().map(|project| amount(&project.cost)).collect();
    let costs = costs.ok_or(BundleError::Value("projects"))?;
    let places = costs.iter().fold(budget.places, |places, cost| places.max(cost.places));
    let mut projects = Vec::with_capacity(raw.projects.len());
    for (project, cost) in raw.projects.into_iter().zip(costs) {
        let cost = cost.scaled(places).map_err(|_| BundleError::Value("projects"))?;
        let RawProject { categories, district, id, name, .. } = project;
        projects.push(Project { id, cost, name, categories, district, ..Project::default() });
    }
    let mut grouper = Grouper::default();
    for ballot in raw.ballots {
        let (voters, chosen, points) = match ballot {
            RawBallot::Plain(voters, chosen) => (voters, chosen, Vec::new()),
            RawBallot::Points(voters, chosen, points) => (voters, chosen, points),
        };
        let known = chosen.iter().all(|&at| crate::election::index_of(at) < projects.len());
        let mut sorted = chosen.clone();
        sorted.sort_unstable();
        let in_order = vote_type == VoteType::Ordinal || sorted == chosen;
        sorted.dedup();
        let once = sorted.len() == chosen.len();
        let small = points.iter().all(|points| (-MOST_POINTS..=MOST_POINTS).contains(points));
        let fits = points.len() == if vote_type.has_points() { chosen.len() } else { 0 };
        if !(known && in_order && once && small && fits) || voters == 0 {
            return Err(BundleError::Value("ballots"));
        }
        grouper.add(&chosen, &points, voters).map_err(|_| BundleError::Value("ballots"))?;
    }
    let election = Election {
        meta: Vec::new(),
        vote_type,
        budget: budget.scaled(places).map_err(|_| BundleError::Value("budget"))?,
        places,
        point_places: raw.point_places,
        projects,
        ballots: grouper.finish(),
    };
    if election.index().len() != election.project_count() {
        return Err(BundleError::Value("projects"));
    }
    Ok(Bundle {
        election,
        rule: raw.rule,
        digest: raw.digest,
        tie_order: raw.tie_order,
        winners: raw.outcome.winners,
        total_cost: raw.outcome.total_cost,
        start: raw.outcome.start,
    })
}

/// Recounts a bundle and compares everything it claims, down to its bytes.
///
/// # Errors
/// [`BundleError`] when it is not a bundle or its rule does not fit.
pub fn verify(bytes: &[u8]) -> Result<Verdict, BundleError> {
    let bundle = read_bundle(bytes)?;
    let tables = Tables::new(&bundle.election, &bundle.rule)?;
    let outcome = count_with(&tables)?;
    let digest = digest_with(&tables);
    let mut differences = Vec::new();
    let ids = outcome.winners.iter().filter_map(|&at| bundle.election.projects.get(at));
    if !ids.map(|project| &project.id).eq(&bundle.winners) {
        differences.push("outcome.winners");
    }
    if bundle.election.money(outcome.total_cost).to_string() != bundle.total_cost {
        differences.push("outcome.total_cost");
    }
    let start = outcome.start.as_ref().map(|start| start_text(&bundle.election, start));
    if start != bundle.start {
        differences.push("outcome.start");
    }
    if tie_order(&tables) != bundle.tie_order {
        differences.push("tie_order");
    }
    if digest != bundle.digest {
        differences.push("digest");
    }
    if differences.is_empty() {
        let mut canonical = Vec::with_capacity(bytes.len());
        let written = write(&mut canonical, &tables, Some((&digest, &outcome)));
        if written.is_err() || canonical != bytes {
            differences.push("bytes");
        }
    }
    Ok(Verdict { outcome, digest, differences })
}
