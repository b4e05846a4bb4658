//! Add1: giving every voter more, step by step, until the next step would overspend.

use num_bigint::BigInt;
use num_integer::Integer as _;

use super::Shares;
use super::jump::jump;
use super::outlook::Outlook;
use super::run::Chosen;
use crate::amount::Decimal;
use crate::exact::Ratio;
use crate::limits::Allowed;
use crate::rule::{Completion, ExhaustiveOver, Method, Rule, Start, Stop};
use crate::tables::{RuleError, Tables, ratio_of};
use crate::ties::Met;

/// Most runs of one count; far beyond any real election.
pub(super) const MOST_RUNS: u64 = 1_000_000;

/// Most increments stepped over at once: doubles count them exactly.
const MOST_AHEAD: f64 = 4_503_599_627_370_496.0;

/// Increments that a look ahead must pass over to be worth its while.
const WORTH_A_LOOK: f64 = 2.0;

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
    /// Ties met in any of them: each had a say in where raising ended.
    pub(crate) met: Met,
}

impl Raised {
    /// Where raising begins, or ends without one: after one run.
    pub(crate) fn new(chosen: Chosen, start: Ratio) -> Self {
        let mut met = Met::default();
        met.note(&chosen.ties);
        Self { chosen, start, increments: 0, runs: 1, met }
    }
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
    let number =
        number.ok_or_else(|| RuleError::Number { knob: "the increment", text: text.clone() })?;
    Ok(ratio_of(number).times(tables.election.unit()))
}

/// Whether nothing more fits into the budget.
fn is_exhaustive(tables: &Tables<'_>, rule: &Rule, chosen: &Chosen) -> bool {
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
        let counts = rule.exhaustive_over == ExhaustiveOver::All || tables.is_supported(project);
        counts
            && cost <= left
            && tables.eligible.get(project) == Some(&true)
            && tables.limits.allow(&used, project, cost) == Allowed::Yes
    })
}

/// Runs from the start and raises it as long as the rule says.
pub(crate) fn raise<'a, S: Shares<'a>>(shares: &mut S) -> Result<Raised, RuleError> {
    let rule = shares.tables().rule;
    if rule.completion == Completion::AddOpt && rule.method == Method::ExactEqualShares {
        return jump(shares);
    }
    step_by_step(shares)
}

/// Raises the start by the increment again and again.
///
/// Increments that provably change no winner are stepped over, and so are those at which raising
/// surely goes on: the result is the same as from taking each of them.
fn step_by_step<'a, S: Shares<'a>>(shares: &mut S) -> Result<Raised, RuleError> {
    let tables = shares.tables();
    let step = increment_of(tables)?;
    let step_f64 = step.to_f64();
    let first = start_of(tables);
    let mut raised = Raised::new(shares.glance(&first, 0.0), first);
    let mut ahead = Ahead::default();
    let mut outlook = Outlook::default();
    let mut skipped = 0;
    let most = steps_to_enough(tables, &raised.start, &step);
    while goes_on(shares, &raised.chosen) && raised.increments < most {
        if raised.runs >= MOST_RUNS {
            return Err(RuleError::TooManySteps(MOST_RUNS));
        }
        let passed = outlook.look(shares, raised.start.to_f64(), step_f64 * WORTH_A_LOOK);
        let passed = passed.map_or(0, |far| steps_within(far, step_f64));
        let steps = passed.clamp(1, most - raised.increments);
        let start = raised.start.plus(&step.times(i128::from(steps))).reduced();
        let chosen = shares.glance(&start, ahead.look * step_f64);
        raised.runs += 1;
        raised.met.note(&chosen.ties);
        if chosen.cost > tables.election.budget {
            break;
        }
        raised.increments += steps;
        let unchanged = chosen.winners == raised.chosen.winners;
        let steady = chosen.steady;
        (raised.chosen, raised.start, skipped) = (chosen, start, 0);
        if !stops_at(tables, &raised.chosen) {
            skipped = steps_within(steady, step_f64).min(most - raised.increments);
            raised.increments += skipped;
            raised.start = raised.start.plus(&step.times(i128::from(skipped))).reduced();
            ahead.learn(skipped, unchanged, S::LOOK_COST);
        }
    }
    if skipped > 0 {
        // The winners are the same, but others may be equal to them.
        raised.chosen = shares.run(&raised.start, 0.0);
        raised.runs += 1;
    }
    Ok(raised)
}

/// A start with which everybody could pay for everything alone. More money changes nothing from there on, and raising
/// ends though something is left that a limit keeps out.
pub(super) fn enough(tables: &Tables<'_>) -> Ratio {
    Ratio::whole((0..tables.project_count()).map(|project| tables.cost(project)).sum::<i128>())
}

/// How many steps lead to [`enough`].
fn steps_to_enough(tables: &Tables<'_>, start: &Ratio, step: &Ratio) -> u64 {
    let missing = enough(tables).minus(start);
    let steps = (missing.numer * &step.denom).div_ceil(&(missing.denom * &step.numer));
    num_traits::ToPrimitive::to_u64(&steps.max(BigInt::ZERO)).unwrap_or(u64::MAX)
}

/// Whether raising goes on after an outcome within the budget.
pub(super) fn goes_on<'a>(shares: &impl Shares<'a>, chosen: &Chosen) -> bool {
    !stops_at(shares.tables(), chosen) && chosen.winners.len() != shares.candidates()
}

/// Whether an outcome ends the raising.
fn stops_at(tables: &Tables<'_>, chosen: &Chosen) -> bool {
    tables.rule.stop == Stop::Exhaustive && is_exhaustive(tables, tables.rule, chosen)
}

/// Whole steps within a distance, on the safe side.
fn steps_within(distance: f64, step: f64) -> u64 {
    let steps = (distance / step * (1.0 - 1e-9)).floor();
    // Beyond that, one more run costs nothing by comparison.
    let steps = steps.clamp(0.0, MOST_AHEAD);
    num_traits::ToPrimitive::to_u64(&steps).unwrap_or(0)
}

/// How many increments ahead a run looks: further while it pays; after looking in vain
/// it rests, longer each time, because looking is work too.
#[derive(Debug, Default)]
struct Ahead {
    look: f64,
    missed: u32,
    rest: u32,
    pause: u32,
}

impl Ahead {
    /// The nearest look. Looking a little too far costs next to nothing, not far enough costs
    /// a run.
    const NEAREST: f64 = 16.0;

    /// How often in a row a look may be in vain: just before and after a change that is normal.
    const MISSES: u32 = 2;

    fn learn(&mut self, skipped: u64, unchanged: bool, cost: f64) {
        let skipped = crate::exact::whole_f64(skipped);
        let farther = (skipped * 4.0).max(Self::NEAREST);
        // The farther the look, the looser what it can promise. But what comes after a change is as
        // far away as changes mostly are: the look does not shrink to what was left before one.
        let nearer = self.look.min((self.look * farther).sqrt());
        if self.look > 0.0 && skipped < cost {
            self.missed += 1;
            self.look = nearer;
            if self.missed > Self::MISSES {
                self.pause = (self.pause * 2 + 1).min(63);
                self.rest = self.pause;
                self.missed = 0;
                self.look = 0.0;
            }
        } else if self.look > 0.0 {
            (self.pause, self.missed) = (0, 0);
            // Steps are counted with a margin, so nearly all is all.
            let is_too_near = skipped * 1.001 + 1.0 >= self.look;
            self.look = if is_too_near { farther.min(MOST_AHEAD) } else { nearer };
        } else if self.rest > 0 {
            self.rest -= 1;
        } else if unchanged {
            self.look = Self::NEAREST;
        }
    }
}
