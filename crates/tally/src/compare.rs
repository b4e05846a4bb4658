//! Would other rules or knobs change the winners?

use serde::Serialize;
use serde_json::Value;

use crate::count::{Outcome, count};
use crate::election::Election;
use crate::explain::explain;
use crate::report::money_value;
use crate::rule::{
    Completion, EmptyBallots, ExhaustiveOver, Method, Order, Overspending, Rule, Start, Stop,
    TieKey, Utility,
};
use crate::tables::RuleError;

/// How another rule, or the same one with another knob, would have counted.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Other {
    /// What is different: a rule such as `phragmen`, or a knob such as `start=floor`.
    pub change: String,
    /// How many projects win.
    pub winners: usize,
    /// What they cost.
    pub total_cost: Value,
    /// Ids that win only then.
    pub gains: Vec<String>,
    /// Ids that win only as counted.
    pub losses: Vec<String>,
    /// Voters with at least one of their projects funded, in per cent.
    pub with_a_winner_percent: f64,
    /// Average number of funded projects per voter.
    pub funded_each: f64,
}

/// Counts by the usual other rules and compares their outcomes with this one.
///
/// # Errors
/// [`RuleError`] when the rule itself does not fit the election.
pub fn compare_rules(
    election: &Election,
    rule: &Rule,
    outcome: &Outcome,
) -> Result<Vec<Other>, RuleError> {
    let usual = crate::file_rule::usual_utility(election.vote_type);
    let uniform = if usual == Utility::Cost { usual } else { Utility::Cardinality };
    let with = |method, utility, completion| Rule {
        completion,
        ties: rule.ties.clone(),
        eligibility: rule.eligibility.clone(),
        constraints: rule.constraints.clone(),
        empty_ballots: rule.empty_ballots,
        ..Rule::new(method, utility)
    };
    let others = [
        ("greedy", with(Method::Greedy, usual, Completion::None)),
        ("greedy-density", with(Method::GreedyDensity, Utility::Cardinality, Completion::None)),
        ("equal-shares", with(Method::EqualShares, usual, Completion::None)),
        ("equal-shares/add1", with(Method::EqualShares, usual, Completion::Add1)),
        ("equal-shares/add1u", with(Method::EqualShares, usual, Completion::Add1u)),
        ("equal-shares/phragmen", with(Method::EqualShares, usual, Completion::Phragmen)),
        ("exact-equal-shares/add1u", with(Method::ExactEqualShares, uniform, Completion::Add1u)),
        ("phragmen", with(Method::Phragmen, usual, Completion::None)),
    ];
    others.into_iter().map(|(name, other)| differ(election, outcome, name, &other)).collect()
}

/// Turns every knob that could matter, one at a time.
///
/// # Errors
/// [`RuleError`] when the rule itself does not fit the election.
pub fn sensitivity(
    election: &Election,
    rule: &Rule,
    outcome: &Outcome,
) -> Result<Vec<Other>, RuleError> {
    let mut others: Vec<(String, Rule)> = Vec::new();
    let mut turn = |name: &str, change: &dyn Fn(&mut Rule)| {
        let mut other = rule.clone();
        change(&mut other);
        if other != *rule {
            others.push((name.to_owned(), other));
        }
    };
    let raises =
        matches!(rule.completion, Completion::Add1 | Completion::Add1u | Completion::AddOpt);
    if rule.is_shares() {
        turn("start=exact", &|rule| rule.start = Start::Exact);
        turn("start=floor", &|rule| rule.start = Start::Floor);
        turn("utility=cost", &|rule| rule.utility = Utility::Cost);
        turn("utility=cardinality", &|rule| rule.utility = Utility::Cardinality);
        turn("completion=none", &|rule| rule.completion = Completion::None);
        turn("completion=add1", &|rule| rule.completion = Completion::Add1);
        turn("completion=add1u", &|rule| rule.completion = Completion::Add1u);
        turn("completion=greedy", &|rule| rule.completion = Completion::Greedy);
        turn("completion=phragmen", &|rule| rule.completion = Completion::Phragmen);
        turn("comparison=true", &|rule| rule.comparison = true);
        turn("comparison=false", &|rule| rule.comparison = false);
    }
    if raises {
        turn("stop=exhaustive", &|rule| rule.stop = Stop::Exhaustive);
        turn("stop=overspend", &|rule| rule.stop = Stop::Overspend);
        turn("exhaustive-over=all", &|rule| rule.exhaustive_over = ExhaustiveOver::All);
        turn("exhaustive-over=supported", &|rule| {
            rule.exhaustive_over = ExhaustiveOver::Supported;
        });
    }
    if rule.method == Method::Phragmen {
        turn("overspending=stop", &|rule| rule.overspending = Overspending::Stop);
        turn("overspending=skip", &|rule| rule.overspending = Overspending::Skip);
    }
    if !rule.is_shares() && rule.method != Method::Phragmen {
        turn("rule=greedy", &|rule| rule.method = Method::Greedy);
        turn("rule=greedy-no-skip", &|rule| rule.method = Method::GreedyNoSkip);
        turn("order=score", &|rule| rule.order = Order::Score);
        turn("order=density", &|rule| rule.order = Order::Density);
    }
    turn("empty-ballots=count", &|rule| rule.empty_ballots = EmptyBallots::Count);
    turn("empty-ballots=ignore", &|rule| rule.empty_ballots = EmptyBallots::Ignore);
    let keys = |names: &[TieKey]| names.to_vec();
    turn("ties=cost,votes,id", &|rule| {
        rule.ties = keys(&[TieKey::Cost, TieKey::Votes, TieKey::Id]);
    });
    turn("ties=votes,cost,id", &|rule| {
        rule.ties = keys(&[TieKey::Votes, TieKey::Cost, TieKey::Id]);
    });
    turn("ties=max-cost,id", &|rule| rule.ties = keys(&[TieKey::MaxCost, TieKey::Id]));
    turn("ties=id", &|rule| rule.ties = keys(&[TieKey::Id]));
    let mut same = None;
    others
        .into_iter()
        .map(|(name, other)| {
            let is_tie = Rule { ties: rule.ties.clone(), ..other.clone() } == *rule;
            if !is_tie || outcome.meets_ties() {
                return differ(election, outcome, &name, &other);
            }
            // Where no tie is met, no order of ties needs counting.
            let same = match &mut same {
                Some(same) => same,
                none => none.insert(beside(election, outcome, rule, outcome)?),
            };
            Ok(Other { change: name, ..same.clone() })
        })
        .collect()
}

fn differ(
    election: &Election,
    outcome: &Outcome,
    change: &str,
    rule: &Rule,
) -> Result<Other, RuleError> {
    let other = count(election, rule)?;
    Ok(Other { change: change.to_owned(), ..beside(election, outcome, rule, &other)? })
}

/// Another outcome beside this one, whatever is different.
fn beside(
    election: &Election,
    outcome: &Outcome,
    rule: &Rule,
    other: &Outcome,
) -> Result<Other, RuleError> {
    let without = |these: &[usize], those: &[usize]| {
        let ids = these.iter().filter(|winner| !those.contains(winner));
        let projects = ids.filter_map(|&winner| election.projects.get(winner));
        projects.map(|project| project.id.clone()).collect()
    };
    let whole = explain(election, rule, other, Some(&[]))?.whole;
    Ok(Other {
        change: String::new(),
        winners: other.winners.len(),
        total_cost: money_value(election, other.total_cost),
        gains: without(&other.winners, &outcome.winners),
        losses: without(&outcome.winners, &other.winners),
        with_a_winner_percent: whole.with_a_winner_percent,
        funded_each: whole.funded_each,
    })
}
