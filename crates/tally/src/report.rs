//! An outcome as data that any page or program can read.

use serde_json::{Value, json};

use crate::bundle::start_text;
use crate::count::Outcome;
use crate::election::Election;
use crate::rule::{Completion, Rule, TieKey};
use crate::tables::RuleError;
use crate::ties::Tie;

/// An amount as a JSON number where JSON numbers are exact, else as a decimal text.
#[must_use]
pub fn money_value(election: &Election, amount: i128) -> Value {
    let number = election.money(amount);
    if number.places == 0 {
        const EXACT: i128 = 1 << 53;
        if let Ok(whole) = i64::try_from(number.digits)
            && number.digits.abs() <= EXACT
        {
            return json!(whole);
        }
    }
    // Decimals of up to fifteen digits survive a double and back.
    match number.to_string() {
        text if text.len() <= 15 => {
            text.parse::<f64>().map_or_else(|_| json!(text), |number| json!(number))
        }
        text => json!(text),
    }
}

/// The report of a count: winners, cost, rule with all knobs, ties, digest.
///
/// # Errors
/// [`RuleError`] when the rule does not fit the election.
pub fn report(election: &Election, rule: &Rule, outcome: &Outcome) -> Result<Value, RuleError> {
    let id = |project: usize| election.projects.get(project).map(|project| project.id.as_str());
    let ids = |projects: &[usize]| -> Vec<&str> {
        projects.iter().filter_map(|&project| id(project)).collect()
    };
    let told = |ties: &[Tie]| -> Vec<Value> {
        let told = ties.iter().map(|tie| {
            json!({
                "round": tie.round + 1,
                "projects": ids(&tie.projects),
                "chosen": tie.projects.first().and_then(|&project| id(project)),
                "by": tie.by.name(),
            })
        });
        told.collect()
    };
    let comparison = outcome.comparison.map(|found| {
        json!({
            "prefer_rule": found.prefer_rule,
            "prefer_greedy": found.prefer_greedy,
            "indifferent": found.indifferent,
            "greedy_won": found.greedy_won,
        })
    });
    let by_completion = outcome.winners.get(outcome.by_method..).unwrap_or_default();
    Ok(json!({
        "rule": rule.name(),
        "knobs": knobs(rule),
        "vote_type": election.vote_type.name(),
        "voters": election.ballots.voters(),
        "projects": election.project_count(),
        "budget": money_value(election, election.budget),
        "winners": ids(&outcome.winners),
        "added_by_completion": ids(by_completion),
        "total_cost": money_value(election, outcome.total_cost),
        "ties": told(&outcome.ties),
        "ties_beside": told(&outcome.ties_beside),
        "ties_met": outcome.ties.len(),
        "start": outcome.start.as_ref().map(|start| start_text(election, start)),
        "increments": outcome.increments,
        "runs": outcome.runs,
        "exact": true,
        "decisions": {
            "by_error_bounds": outcome.decisions.filtered,
            "by_exact_comparison": outcome.decisions.compared,
        },
        "comparison": comparison,
        "all_affordable": outcome.all_affordable,
        "digest": crate::bundle::digest(election, rule)?,
    }))
}

/// Every knob of a rule by name.
#[must_use]
pub fn knobs(rule: &Rule) -> Value {
    let mut knobs = serde_json::to_value(rule).unwrap_or_default();
    if let Some(map) = knobs.as_object_mut() {
        map.insert("ties".to_owned(), json!(tie_names(&rule.ties)));
        if rule.comparison && rule.completion == Completion::Add1 {
            map.insert("completion".to_owned(), json!("comparison"));
        }
    }
    knobs
}

/// Names of tie keys.
#[must_use]
pub fn tie_names(ties: &[TieKey]) -> Vec<String> {
    ties.iter().map(TieKey::name).collect()
}
