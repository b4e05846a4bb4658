//! Counting: an election and a rule in, an outcome out.

use crate::election::Election;
use crate::equal_shares::{ExactRunner, Raised, Runner, Shares, raise, start_of};
use crate::exact::Ratio;
use crate::greedy;
use crate::phragmen::{Before, phragmen};
use crate::rule::{AllAffordable, Completion, Method, Order, Rule};
use crate::tables::{RuleError, Tables};
use crate::ties::{Met, Tie};

/// What a count decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// Indices of the winners, in the order in which they were chosen.
    pub winners: Vec<usize>,
    /// What they cost together, in scaled units.
    pub total_cost: i128,
    /// How many of them the method itself chose; a completion added the rest.
    pub by_method: usize,
    /// Ties that were met on the way to the winners, and how they fell. Where the start is raised,
    /// those of the last run.
    pub ties: Vec<Tie>,
    /// Ties met only beside that, each once: in other runs while the start was raised, the one that would have
    /// overspent among them, and in what the comparison step compares with. They decide where raising ends or
    /// what is preferred.
    pub ties_beside: Vec<Tie>,
    /// For rules that share money: what each voter started with in the end.
    pub start: Option<Ratio>,
    /// How many increments each voter was given on top of the start; none are by add-opt.
    pub increments: u64,
    /// How many times the method was run.
    pub runs: u64,
    /// How decisions were reached.
    pub decisions: Decisions,
    /// What the comparison step found, if the rule has one.
    pub comparison: Option<Comparison>,
    /// Whether everything eligible was funded because the budget pays for it all.
    pub all_affordable: bool,
}

/// How the rounds of a count were decided. All of them are exact: where doubles with
/// proven error bounds could not tell projects apart, exact numbers were compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Decisions {
    /// Rounds in which error bounds left one possibility.
    pub filtered: u64,
    /// Rounds in which exact numbers were compared.
    pub compared: u64,
}

/// The comparison step: which of two outcomes do more voters prefer?
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Comparison {
    /// Voters with more funded projects of theirs under the rule.
    pub prefer_rule: u64,
    /// Voters with more funded projects of theirs under the greedy rule.
    pub prefer_greedy: u64,
    /// Voters with as many under both.
    pub indifferent: u64,
    /// Whether the greedy outcome won.
    pub greedy_won: bool,
}

impl Outcome {
    /// Whether the order of ties might matter: where it does not meet any, every order chooses the same projects.
    #[must_use]
    pub fn meets_ties(&self) -> bool {
        !self.ties.is_empty() || !self.ties_beside.is_empty()
    }

    fn of(tables: &Tables<'_>, winners: Vec<usize>) -> Self {
        Self {
            total_cost: tables.election.cost_of(&winners),
            by_method: winners.len(),
            winners,
            ties: Vec::new(),
            ties_beside: Vec::new(),
            start: None,
            increments: 0,
            runs: 1,
            decisions: Decisions::default(),
            comparison: None,
            all_affordable: false,
        }
    }
}

/// Counts an election by a rule.
///
/// # Errors
/// [`RuleError`] when the rule does not fit the election.
pub fn count(election: &Election, rule: &Rule) -> Result<Outcome, RuleError> {
    let tables = Tables::new(election, rule)?;
    count_with(&tables)
}

pub(crate) fn count_with(tables: &Tables<'_>) -> Result<Outcome, RuleError> {
    if let Some(outcome) = everything(tables) {
        return Ok(outcome);
    }
    let outcome = match tables.rule.method {
        Method::EqualShares => by_shares(tables, Runner::new(tables))?,
        Method::ExactEqualShares => by_shares(tables, ExactRunner::new(tables))?,
        Method::Phragmen => by_phragmen(tables),
        Method::Greedy
        | Method::GreedyNoSkip
        | Method::GreedyThreshold
        | Method::GreedyExclusive
        | Method::GreedyDensity => by_greed(tables),
    };
    Ok(if tables.rule.comparison { compare(tables, outcome) } else { outcome })
}

/// If the budget pays for everything eligible, everything eligible is funded. Equal Shares
/// without a completion is the bare method and is left alone.
fn everything(tables: &Tables<'_>) -> Option<Outcome> {
    let rule = tables.rule;
    let bare = rule.is_shares() && rule.completion == Completion::None;
    if rule.all_affordable == AllAffordable::ApplyRule || bare || !rule.constraints.is_empty() {
        return None;
    }
    let winners = greedy::ranking(tables, rule.order);
    if tables.election.cost_of(&winners) > tables.election.budget {
        return None;
    }
    Some(Outcome { all_affordable: true, runs: 0, ..Outcome::of(tables, winners) })
}

fn by_greed(tables: &Tables<'_>) -> Outcome {
    let winners = greedy::fill(tables, tables.rule.order, &[]);
    let ties = greedy::ties(tables, tables.rule.order);
    Outcome { ties, ..Outcome::of(tables, winners) }
}

fn by_phragmen(tables: &Tables<'_>) -> Outcome {
    let bought = phragmen(tables, Before::nothing());
    let decisions = Decisions { filtered: bought.filtered, compared: bought.compared };
    Outcome { ties: bought.ties, decisions, ..Outcome::of(tables, bought.winners) }
}

fn by_shares<'a>(
    tables: &'a Tables<'a>,
    mut shares: impl Shares<'a>,
) -> Result<Outcome, RuleError> {
    let raised = match tables.rule.completion {
        Completion::Add1 | Completion::Add1u | Completion::AddOpt => raise(&mut shares)?,
        Completion::None | Completion::Greedy | Completion::Phragmen => {
            let start = start_of(tables);
            Raised::new(shares.run(&start, 0.0), start)
        }
    };
    let before = || Before {
        chosen: raised.chosen.winners.clone(),
        loads: shares.balances().into_iter().map(|balance| -balance).collect(),
        denom: shares.denom().clone(),
    };
    Ok(complete(tables, &raised, before))
}

/// Spends what is left the way the completion says.
fn complete(tables: &Tables<'_>, raised: &Raised, before: impl FnOnce() -> Before) -> Outcome {
    let chosen = &raised.chosen;
    let mut ties = chosen.ties.clone();
    let mut decisions = Decisions { filtered: chosen.filtered, compared: chosen.compared };
    let mut winners = chosen.winners.clone();
    match tables.rule.completion {
        Completion::None | Completion::Add1 | Completion::AddOpt => {}
        Completion::Add1u | Completion::Greedy => {
            let added = greedy::fill(tables, Order::Score, &winners);
            ties.extend(greedy::ties_of_fill(tables, Order::Score, &winners, &added));
            winners.extend(added);
        }
        Completion::Phragmen => {
            let bought = phragmen(tables, before());
            winners.extend(bought.winners);
            ties.extend(bought.ties);
            decisions.filtered += bought.filtered;
            decisions.compared += bought.compared;
        }
    }
    Outcome {
        by_method: chosen.winners.len(),
        ties_beside: raised.met.without(&ties),
        ties,
        start: Some(raised.start.clone()),
        increments: raised.increments,
        runs: raised.runs,
        decisions,
        ..Outcome::of(tables, winners)
    }
}

/// The comparison step of Wieliczka and Świecie: the greedy outcome wins if more voters
/// have more of their projects funded by it.
fn compare(tables: &Tables<'_>, outcome: Outcome) -> Outcome {
    let greedy = greedy::fill(tables, Order::Score, &[]);
    let marks = |winners: &[usize]| {
        let mut won = vec![false; tables.project_count()];
        for &winner in winners {
            if let Some(slot) = won.get_mut(winner) {
                *slot = true;
            }
        }
        won
    };
    let (by_rule, by_greed) = (marks(&outcome.winners), marks(&greedy));
    let mut result =
        Comparison { prefer_rule: 0, prefer_greedy: 0, indifferent: 0, greedy_won: false };
    for group in 0..tables.ballots.len() {
        let (projects, _) = tables.ballot(group);
        let funded = |won: &[bool]| {
            let theirs = projects.iter().map(|&project| crate::election::index_of(project));
            theirs.filter(|&project| won.get(project) == Some(&true)).count()
        };
        let voters = u64::from(tables.ballots.group(group).voters);
        match funded(&by_rule).cmp(&funded(&by_greed)) {
            std::cmp::Ordering::Greater => result.prefer_rule += voters,
            std::cmp::Ordering::Less => result.prefer_greedy += voters,
            std::cmp::Ordering::Equal => result.indifferent += voters,
        }
    }
    result.greedy_won = result.prefer_greedy > result.prefer_rule;
    let comparison = Some(result);
    let mut beside = Met::default();
    beside.note(&outcome.ties_beside);
    if result.greedy_won {
        beside.note(&outcome.ties);
        let ties = greedy::ties(tables, Order::Score);
        let ties_beside = beside.without(&ties);
        return Outcome { ties, ties_beside, comparison, ..Outcome::of(tables, greedy) };
    }
    beside.note(&greedy::ties_of_fill(tables, Order::Score, &[], &greedy));
    let ties_beside = beside.without(&outcome.ties);
    Outcome { ties_beside, comparison, ..outcome }
}
