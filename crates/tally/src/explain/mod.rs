//! Why each project won or lost, and what the outcome means for voters.
//!
//! Everything is data with message keys, so that a page can say it in any language.
//! Amounts of money in explanations are doubles rounded for people; what decided is
//! exact and stands in the [`Outcome`].

mod greed;
mod loads;
mod money;
mod whole;

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

pub use whole::{Part, Satisfied, Spread, Whole};

use crate::count::Outcome;
use crate::election::Election;
use crate::report::money_value;
use crate::rule::{Method, Rule};
use crate::tables::{RuleError, Tables};

/// Something to say: a key to translate and what goes into the sentence.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Message {
    /// Key, such as `lost.money`.
    pub key: &'static str,
    /// Values by name.
    pub values: BTreeMap<&'static str, Value>,
}

impl Message {
    pub(crate) fn new(
        key: &'static str,
        values: impl IntoIterator<Item = (&'static str, Value)>,
    ) -> Self {
        Self { key, values: values.into_iter().collect() }
    }
}

/// How a winner was paid for.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Payment {
    /// The most anyone paid.
    pub most: f64,
    /// Voters who paid that, or their utility times the price.
    pub in_full: u64,
    /// Supporters who paid less: all they had left.
    pub with_what_was_left: u64,
    /// Supporters who had nothing left.
    pub nothing: u64,
}

/// Money that a project's supporters spent on another one.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Spent {
    /// The winner it went to.
    pub project: String,
    /// How much.
    pub money: f64,
    /// How many of the supporters paid.
    pub voters: u64,
}

/// The least change of one kind that would have made a loser win, all else being equal:
/// the same start and the same purchases before. None where no such change would do.
#[derive(Debug, Clone, PartialEq, Serialize, Default)]
pub struct LeastChange {
    /// A cost of at most this.
    pub cost: Option<Value>,
    /// This many more voters for it and nothing else.
    pub more_supporters: Option<u64>,
    /// This many of its supporters choosing nothing else.
    pub fewer_other_choices: Option<u64>,
    /// This much more score (greedy rules).
    pub more_score: Option<Value>,
}

/// How a project stood in one round.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RoundView {
    /// What was bought in it; none at the end.
    pub winner: Option<String>,
    /// What the project's supporters could have given at the winner's price, in per cent
    /// of its cost.
    pub support: f64,
}

/// The story of one project.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Story {
    /// Its id.
    pub project: String,
    /// Its name.
    pub name: String,
    /// Whether it won.
    pub won: bool,
    /// Its place among the winners, from one.
    pub place: Option<usize>,
    /// Its cost.
    pub cost: Value,
    /// How many voters chose it.
    pub votes: u64,
    /// Effective support: the most its supporters could ever give at the price of what was
    /// bought, in per cent of its cost. A winner has 100.
    pub effective_support: Option<f64>,
    /// Why it won or lost.
    pub reason: Message,
    /// How it was paid for, if voters paid.
    pub payment: Option<Payment>,
    /// Where its supporters' money went, most first.
    pub supporters_spent: Vec<Spent>,
    /// What its supporters have left.
    pub supporters_left: Option<f64>,
    /// What would have made it win.
    pub would_have_won: Option<LeastChange>,
    /// Round by round.
    pub rounds: Vec<RoundView>,
}

/// The whole explanation.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Explanation {
    /// The outcome as voters see it.
    pub whole: Whole,
    /// The projects asked about, in the file's order.
    pub projects: Vec<Story>,
}

/// Explains an outcome: all projects, or only those in `about` (indices).
///
/// # Errors
/// [`RuleError`] when the rule does not fit the election.
pub fn explain(
    election: &Election,
    rule: &Rule,
    outcome: &Outcome,
    about: Option<&[usize]>,
) -> Result<Explanation, RuleError> {
    let tables = Tables::new(election, rule)?;
    let all: Vec<usize> = (0..tables.project_count()).collect();
    let about = about.unwrap_or(&all);
    let greedy_won = outcome.comparison.is_some_and(|found| found.greedy_won);
    let stories = if outcome.all_affordable {
        about.iter().map(|&project| plain_story(&tables, outcome, project)).collect()
    } else if rule.is_shares() && !greedy_won {
        money::stories(&tables, outcome, about)
    } else if rule.method == Method::Phragmen && !greedy_won {
        loads::stories(&tables, outcome, about)
    } else {
        greed::stories(&tables, outcome, about)
    };
    Ok(Explanation { whole: whole::whole(&tables, &outcome.winners), projects: stories })
}

/// What can be said of a project whatever the rule.
fn plain_story(tables: &Tables<'_>, outcome: &Outcome, project: usize) -> Story {
    let place = outcome.winners.iter().position(|&winner| winner == project);
    let facts = tables.election.projects.get(project);
    let (id, name) = facts.map_or(("", ""), |facts| (&facts.id, &facts.name));
    Story {
        project: id.to_owned(),
        name: name.to_owned(),
        won: place.is_some(),
        place: place.map(|place| place + 1),
        cost: money_value(tables.election, tables.cost(project)),
        votes: tables.votes.get(project).copied().unwrap_or(0),
        effective_support: None,
        reason: first_reason(tables, outcome, project, place),
        payment: None,
        supporters_spent: Vec::new(),
        supporters_left: None,
        would_have_won: None,
        rounds: Vec::new(),
    }
}

/// The reason that needs no look at the rounds; the key `lost` where there is none.
fn first_reason(
    tables: &Tables<'_>,
    outcome: &Outcome,
    project: usize,
    place: Option<usize>,
) -> Message {
    if outcome.all_affordable && place.is_some() {
        return Message::new("won.all-affordable", []);
    }
    if let Some(place) = place.filter(|&place| place >= outcome.by_method) {
        return Message::new("won.completion", [("place", Value::from(place + 1))]);
    }
    if tables.eligible.get(project) != Some(&true) {
        let score = tables.score.get(project).copied().unwrap_or(0);
        let rule = &tables.rule.eligibility;
        return Message::new(
            "lost.not-eligible",
            [
                ("score", score_value(tables, score)),
                ("least_score", Value::from(rule.score.clone())),
                ("least_share", Value::from(rule.share.clone())),
            ],
        );
    }
    Message::new(if place.is_some() { "won" } else { "lost" }, [])
}

/// A score as a number.
fn score_value(tables: &Tables<'_>, score: i128) -> Value {
    let number = crate::amount::Decimal::from_scaled(score, tables.score_places()).to_string();
    number.parse::<i64>().map_or_else(|_| Value::from(number), Value::from)
}

/// The id of a project.
fn id(tables: &Tables<'_>, project: usize) -> String {
    tables.election.projects.get(project).map(|project| project.id.clone()).unwrap_or_default()
}

/// Rounds an amount for people: to a thousandth of a scaled unit, in currency units.
fn rounded(tables: &Tables<'_>, amount: f64) -> f64 {
    let unit = crate::exact::amount_f64(tables.election.unit());
    (amount * 1000.0).round() / (1000.0 * unit)
}

/// A share in per cent, to two digits.
fn percent(part: f64, whole: f64) -> f64 {
    if whole <= 0.0 { 0.0 } else { (part / whole * 10_000.0).round() / 100.0 }
}
