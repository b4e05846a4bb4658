//! Add-opt: from one change of who pays for what to the next, until the next would overspend.
//!
//! Changes at which raising surely goes on are passed over; where it ends is the last change before.

use super::Shares;
use super::outlook::Outlook;
use super::raise::{MOST_RUNS, Raised, enough, goes_on, start_of};
use super::run::Chosen;
use crate::exact::Ratio;
use crate::tables::RuleError;

/// Parts of a unit in which starts are passed over.
const PARTS: i128 = 1 << 20;

/// Changes that a look ahead must pass over to be worth its while.
const WORTH_A_LOOK: f64 = 2.0;

/// A raise under way.
struct Jumps<'s, S> {
    shares: &'s mut S,
    raised: Raised,
    /// The last start known to be the first, or at which somebody pays for something else.
    change: Ratio,
    /// How far a change was from the one before.
    stride: f64,
}

/// Jumps until the rule says stop.
pub(super) fn jump<'a, S: Shares<'a>>(shares: &mut S) -> Result<Raised, RuleError> {
    let first = start_of(shares.tables());
    let chosen = shares.run(&first, 0.0);
    let raised = Raised::new(chosen, first.clone());
    let mut jumps = Jumps { shares, raised, change: first, stride: 0.0 };
    let mut outlook = Outlook::default();
    let enough = enough(jumps.shares.tables());
    while goes_on(jumps.shares, &jumps.raised.chosen) {
        if jumps.raised.runs >= MOST_RUNS {
            return Err(RuleError::TooManySteps(MOST_RUNS));
        }
        if jumps.raised.start >= enough {
            return Ok(jumps.back_to_change());
        }
        let from = jumps.raised.start.to_f64();
        let least = (jumps.stride * WORTH_A_LOOK).max(from * 1e-9);
        let passed = outlook.look(jumps.shares, from, least);
        if let Some(rise) = passed.and_then(parts_of) {
            let start = jumps.raised.start.plus(&rise).reduced();
            let chosen = jumps.run(&start);
            (jumps.raised.chosen, jumps.raised.start) = (chosen, start);
        } else if !jumps.take_change() {
            return Ok(jumps.back_to_change());
        }
    }
    Ok(jumps.raised)
}

/// A distance in whole parts of a unit, if it has any.
fn parts_of(far: f64) -> Option<Ratio> {
    let parts = num_traits::ToPrimitive::to_i128(&(far * 1_048_576.0 * (1.0 - 1e-9)))?;
    (parts > 0).then(|| Ratio::new(parts, PARTS))
}

impl<'a, S: Shares<'a>> Jumps<'_, S> {
    fn run(&mut self, start: &Ratio) -> Chosen {
        let chosen = self.shares.run(start, 0.0);
        self.raised.runs += 1;
        self.raised.met.note(&chosen.ties);
        chosen
    }

    /// Goes to the next change, unless there is none or it costs too much.
    fn take_change(&mut self) -> bool {
        let Some(rise) = self.shares.next_change() else { return false };
        let start = self.raised.start.plus(&rise).reduced();
        let before = self.shares.bought().to_vec();
        let chosen = self.run(&start);
        self.stride = rise.to_f64();
        if chosen.cost > self.shares.tables().election.budget {
            return false;
        }
        // Where only a tie is met, nobody pays for something else.
        if self.shares.bought() != before {
            self.change = start.clone();
        }
        (self.raised.chosen, self.raised.start) = (chosen, start);
        true
    }

    /// Where changes were passed over, goes back to the last of them.
    fn back_to_change(mut self) -> Raised {
        let end = self.raised.start.clone();
        // Changes come close after each other: it is seldom far.
        let mut back = parts_of(self.stride).unwrap_or_else(|| Ratio::new(1, PARTS));
        let mut last = (self.change == end).then(|| end.clone());
        while last.is_none() {
            let from = end.minus(&back).max(self.change.clone());
            last = self.last_change(&from, &end);
            if from == self.change {
                last = last.or(Some(from));
            }
            back = back.times(4);
        }
        if let Some(last) = last
            && last != end
        {
            let last = last.reduced();
            let chosen = self.run(&last);
            (self.raised.chosen, self.raised.start) = (chosen, last);
        }
        self.raised
    }

    /// The last change after `from` and not after `end`.
    fn last_change(&mut self, from: &Ratio, end: &Ratio) -> Option<Ratio> {
        let mut at = from.reduced();
        let mut last = None;
        self.run(&at);
        while let Some(rise) = self.shares.next_change() {
            let next = at.plus(&rise).reduced();
            if next > *end {
                break;
            }
            let before = self.shares.bought().to_vec();
            self.run(&next);
            if self.shares.bought() != before {
                last = Some(next.clone());
            }
            at = next;
        }
        last
    }
}

#[cfg(test)]
mod tests {
    use super::super::ExactRunner;
    use super::*;
    use crate::election::{Election, Grouper, Project, VoteType};
    use crate::judging::random::Random;
    use crate::rule::{AllAffordable, Completion, ExhaustiveOver, Method, Rule, Stop, Utility};
    use crate::tables::Tables;

    /// Every change is a run; nothing is passed over.
    fn plainly(shares: &mut ExactRunner<'_>) -> (Vec<usize>, Ratio) {
        let mut start = start_of(shares.tables());
        let mut change = start.clone();
        let mut chosen = shares.run(&start, 0.0);
        while goes_on(shares, &chosen) {
            let Some(rise) = shares.next_change() else { break };
            let next = start.plus(&rise).reduced();
            let before = shares.bought().to_vec();
            let then = shares.run(&next, 0.0);
            if then.cost > shares.tables().election.budget {
                break;
            }
            if shares.bought() != before {
                change = next.clone();
            }
            (chosen, start) = (then, next);
        }
        (chosen.winners, change)
    }

    /// Some projects far more popular than others, many of one cost.
    fn election(random: &mut Random) -> Election {
        let voters = 20 + random.below(300);
        let count = 5 + random.below(30);
        let mut grouper = Grouper::default();
        for _ in 0..voters {
            let marks = 1 + random.below(7);
            let mut draw = || random.below(count) * random.below(count) / count;
            let mut chosen: Vec<u32> = (0..marks).map(|_| u32::try_from(draw()).unwrap()).collect();
            chosen.sort_unstable();
            chosen.dedup();
            grouper.add(&chosen, &[], 1).unwrap();
        }
        let budget = i128::try_from(voters * (20 + random.below(3_000))).unwrap();
        let projects = (0..count).map(|number| {
            let share = i128::try_from(1 + random.below(20) * random.below(20)).unwrap();
            let cost = budget * share / i128::try_from(60 + 30 * count).unwrap();
            Project { id: format!("{number:03}"), cost, ..Project::default() }
        });
        Election {
            meta: Vec::new(),
            vote_type: VoteType::Approval,
            budget,
            places: 0,
            point_places: 0,
            projects: projects.collect(),
            ballots: grouper.finish(),
        }
    }

    #[test]
    fn passing_over_changes_ends_where_taking_each_of_them_does() {
        let mut random = Random::new(37);
        let (mut runs, mut passed) = (0, 0);
        for round in 0..60 {
            let election = election(&mut random);
            let utility = if round % 2 == 0 { Utility::Cost } else { Utility::Cardinality };
            let rule = Rule {
                completion: Completion::AddOpt,
                stop: if round % 3 == 0 { Stop::Overspend } else { Stop::Exhaustive },
                exhaustive_over: if round % 5 == 0 {
                    ExhaustiveOver::All
                } else {
                    ExhaustiveOver::Supported
                },
                all_affordable: AllAffordable::ApplyRule,
                ..Rule::new(Method::ExactEqualShares, utility)
            };
            let tables = Tables::new(&election, &rule).unwrap();
            let raised = jump(&mut ExactRunner::new(&tables)).unwrap();
            let (winners, start) = plainly(&mut ExactRunner::new(&tables));
            assert_eq!((&raised.chosen.winners, &raised.start), (&winners, &start), "{round}");
            runs += raised.runs;
            passed += u64::from(raised.start != start_of(&tables));
        }
        assert!(passed > 40, "{passed} of 60 were raised, in {runs} runs");
    }
}
