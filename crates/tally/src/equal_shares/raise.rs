//! Add1: giving every voter more, step by step, until the next step would overspend.

use super::run::{Chosen, Runner};
use crate::amount::Decimal;
use crate::exact::Ratio;
use crate::limits::Allowed;
use crate::rule::{ExhaustiveOver, Rule, Start, Stop};
use crate::tables::{RuleError, Tables, ratio_of};

/// Most runs of one count; far beyond any real election.
const MOST_STEPS: u64 = 10_000_000;

/// The outcome that raising ended with.
#[derive(Debug, Clone)]
pub(crate) struct Raised {
    /// The outcome.
    pub(crate) chosen: Chosen,
    /// What each voter started with in it.
    pub(crate) start: Ratio,
    /// How many increments were given.
    pub(crate) increments: u64,
    /// How many runs it took.
    pub(crate) runs: u64,
}

/// What each voter starts with.
pub(crate) fn start_of(tables: &Tables<'_>) -> Ratio {
    let exact = tables.equal_share(tables.election.budget);
    match tables.rule.start {
        Start::Exact => exact,
        Start::Floor => {
            let unit = tables.election.unit();
            Ratio::whole(exact.over(unit).floor() * unit)
        }
    }
}

/// The increment in scaled units.
pub(crate) fn increment_of(tables: &Tables<'_>) -> Result<Ratio, RuleError> {
    let text = &tables.rule.increment;
    let number = Decimal::parse(text).ok().filter(|number| number.digits > 0);
    let number = number
        .ok_or_else(|| RuleError::Number { knob: "the increment", text: text.clone() })?;
    Ok(ratio_of(number).times(tables.election.unit()))
}

/// Whether nothing more fits into the budget.
pub(crate) fn is_exhaustive(tables: &Tables<'_>, rule: &Rule, chosen: &Chosen) -> bool {
    let mut used = tables.limits.unused();
    let mut is_chosen = vec![false; tables.project_count()];
    for &project in &chosen.winners {
        tables.limits.choose(&mut used, project, tables.cost(project));
        if let Some(slot) = is_chosen.get_mut(project) {
            *slot = true;
        }
    }
    let left = tables.election.budget - chosen.cost;
    let mut others = is_chosen.iter().enumerate().filter(|(_, chosen)| !**chosen);
    !others.any(|(project, _)| {
        let cost = tables.cost(project);
        let counts = rule.exhaustive_over == ExhaustiveOver::All
            || (tables.is_supported(project) && cost > 0);
        counts
            && cost <= left
            && tables.eligible.get(project) == Some(&true)
            && tables.limits.allow(&used, project, cost) == Allowed::Yes
    })
}

/// Runs from the start and raises it by the increment as long as the rule says.
pub(crate) fn raise(runner: &mut Runner<'_>) -> Result<Raised, RuleError> {
    let tables = runner.tables;
    let step = increment_of(tables)?;
    let first = start_of(tables);
    let chosen = runner.run(&first);
    let mut raised = Raised { chosen, start: first, increments: 0, runs: 1 };
    loop {
        let stops = tables.rule.stop == Stop::Exhaustive
            && is_exhaustive(tables, tables.rule, &raised.chosen);
        if stops || raised.chosen.winners.len() == runner.candidates() {
            return Ok(raised);
        }
        if raised.runs >= MOST_STEPS {
            return Err(RuleError::TooManySteps(MOST_STEPS));
        }
        let start = raised.start.plus(&step).reduced();
        let chosen = runner.run(&start);
        raised.runs += 1;
        if chosen.cost > tables.election.budget {
            return Ok(raised);
        }
        raised.increments += 1;
        raised.start = start;
        let mut ties = std::mem::take(&mut raised.chosen.ties);
        raised.chosen = chosen;
        ties.append(&mut raised.chosen.ties);
        raised.chosen.ties = ties;
    }
}
