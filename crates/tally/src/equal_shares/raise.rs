//! Add1: giving every voter more, step by step, until the next step would overspend.

use super::Shares;
use super::run::Chosen;
use crate::amount::Decimal;
use crate::exact::Ratio;
use crate::limits::Allowed;
use crate::rule::{Completion, ExhaustiveOver, Method, Rule, Start, Stop};
use crate::tables::{RuleError, Tables, ratio_of};

/// Most runs of one count; far beyond any real election.
const MOST_RUNS: u64 = 1_000_000;

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

/// Runs from the start and raises it as long as the rule says.
///
/// Increments that provably change no winner are stepped over: the result is the same as
/// from taking each of them.
pub(crate) fn raise<'a>(shares: &mut impl Shares<'a>) -> Result<Raised, RuleError> {
    let tables = shares.tables();
    let step = increment_of(tables)?;
    let step_f64 = step.to_f64();
    let jumps = tables.rule.completion == Completion::AddOpt
        && tables.rule.method == Method::ExactEqualShares;
    let first = start_of(tables);
    let chosen = shares.run(&first, 0.0);
    let mut raised = Raised { chosen, start: first, increments: 0, runs: 1 };
    // How many increments ahead the next run looks.
    let mut look: f64 = 0.0;
    loop {
        let stops = tables.rule.stop == Stop::Exhaustive
            && is_exhaustive(tables, tables.rule, &raised.chosen);
        if stops || raised.chosen.winners.len() == shares.candidates() {
            return Ok(raised);
        }
        if raised.runs >= MOST_RUNS {
            return Err(RuleError::TooManySteps(MOST_RUNS));
        }
        let start = if jumps {
            let Some(change) = shares.next_change() else { return Ok(raised) };
            raised.start.plus(&change).reduced()
        } else {
            raised.start.plus(&step).reduced()
        };
        let chosen = shares.run(&start, look * step_f64);
        raised.runs += 1;
        if chosen.cost > tables.election.budget {
            return Ok(raised);
        }
        raised.increments += 1;
        raised.start = start;
        let unchanged = chosen.winners == raised.chosen.winners;
        let steady = chosen.steady;
        let mut ties = std::mem::take(&mut raised.chosen.ties);
        raised.chosen = chosen;
        ties.append(&mut raised.chosen.ties);
        raised.chosen.ties = ties;
        if !jumps {
            let skip = steps_within(steady, step_f64);
            raised.increments += skip;
            raised.start = raised.start.plus(&step.times(i128::from(skip))).reduced();
            look = next_look(look, skip, unchanged);
        }
    }
}

/// Whole steps within a distance, on the safe side.
fn steps_within(distance: f64, step: f64) -> u64 {
    let steps = (distance / step * (1.0 - 1e-9)).floor();
    // Beyond that, one more run costs nothing by comparison.
    let steps = steps.clamp(0.0, f64::from(u32::MAX));
    num_traits::ToPrimitive::to_u64(&steps).unwrap_or(0)
}

/// How far to look next: further while it pays, nearer when it did not.
fn next_look(look: f64, skipped: u64, unchanged: bool) -> f64 {
    let skipped = crate::exact::whole_f64(skipped);
    if look == 0.0 {
        return if unchanged { 4.0 } else { 0.0 };
    }
    if skipped + 1.0 >= look {
        return (look * 4.0).min(f64::from(u32::MAX));
    }
    (skipped * 2.0).max(if unchanged { 2.0 } else { 0.0 })
}
