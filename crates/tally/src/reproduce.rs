//! What reproduces a printed result that a count by its rule does not.
//!
//! Cities rarely write down everything they did. Each attempt changes one thing that is known to
//! be left unsaid; the first that gives the printed winners is the likely reason.

use std::fmt;

use crate::count::count;
use crate::election::{Ballots, Election, Grouper};
use crate::rule::{
    AllAffordable, Completion, EmptyBallots, ExhaustiveOver, Method, Rule, Start, Stop, TieKey,
};

/// Most projects that are left out one at a time.
const MOST_LEFT_OUT: usize = 40;

/// What was done otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// Ties fell by this key.
    Ties(TieKey),
    /// The count stopped at the first project that did not fit, or went on after it.
    Skip(Skip),
    /// Projects that cost more than the budget took no part.
    TooDear(Vec<String>),
    /// The budget paid for everything, and everything was funded.
    EverythingFunded,
    /// The budget paid for everything, and the rule was applied all the same.
    RuleApplied,
    /// The rule's money was raised or completed in another way.
    Knob(&'static str),
    /// These projects were left out, for a reason the file does not give.
    LeftOut(Vec<String>),
}

/// What happens at a project that does not fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Skip {
    /// The count ends.
    Stops,
    /// It is skipped.
    GoesOn,
}

impl fmt::Display for Reason {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Ties(key) => {
                let by = match key {
                    TieKey::Cost => "the cheaper project",
                    TieKey::MaxCost => "the dearer project",
                    TieKey::Votes => "more votes",
                    TieKey::Score => "the higher score",
                    TieKey::Id => "the id",
                    TieKey::File => "the order of the file",
                    TieKey::Seed(_) => "a seed",
                };
                write!(out, "with ties by {by}")
            }
            Self::Skip(Skip::Stops) => {
                out.write_str("stopping at the first project that does not fit")
            }
            Self::Skip(Skip::GoesOn) => out.write_str("skipping what does not fit"),
            Self::TooDear(ids) => {
                let (verb, ids) = (if ids.len() == 1 { "project" } else { "projects" }, list(ids));
                write!(out, "with {verb} {ids}, dearer than the budget ignored")
            }
            Self::EverythingFunded => {
                out.write_str("with everything funded, as the budget pays for everything")
            }
            Self::RuleApplied => {
                out.write_str("with the rule applied though the budget pays for everything")
            }
            Self::Knob(knob) => write!(out, "with {knob}"),
            Self::LeftOut(ids) => {
                let noun = if ids.len() == 1 { "project" } else { "projects" };
                write!(out, "with {noun} {} left out", list(ids))
            }
        }
    }
}

fn list(ids: &[String]) -> String {
    ids.join(", ")
}

/// The first change of the rule or of who takes part that gives exactly the `printed` winners.
#[must_use]
pub fn reproduce(election: &Election, rule: &Rule, printed: &[usize]) -> Option<Reason> {
    let ids_of = |projects: &[usize]| -> Vec<String> {
        let found = projects.iter().filter_map(|&at| election.projects.get(at));
        found.map(|project| project.id.clone()).collect()
    };
    let mut wanted = ids_of(printed);
    wanted.sort_unstable();
    let gives = |election: &Election, rule: &Rule| {
        let Ok(outcome) = count(election, rule) else { return false };
        let winners = outcome.winners.iter().filter_map(|&at| election.projects.get(at));
        let mut ids: Vec<&str> = winners.map(|project| project.id.as_str()).collect();
        ids.sort_unstable();
        ids == wanted
    };
    let fits = election.cost_of(&(0..election.project_count()).collect::<Vec<_>>());
    let fits = fits <= election.budget;
    let mut turned = turns(rule).into_iter();
    let turned = turned.find(|(reason, other)| {
        (fits || *reason != Reason::EverythingFunded) && gives(election, other)
    });
    if let Some((reason, _)) = turned {
        return Some(reason);
    }
    let all = 0..election.project_count();
    let too_dear: Vec<usize> = all
        .filter(|&at| election.projects.get(at).is_some_and(|one| one.cost > election.budget))
        .collect();
    if !too_dear.is_empty() && gives(&without(election, &too_dear), rule) {
        return Some(Reason::TooDear(ids_of(&too_dear)));
    }
    let counted = count(election, rule).ok()?.winners;
    let extra: Vec<usize> = counted.into_iter().filter(|at| !printed.contains(at)).collect();
    let each = extra.iter().take(MOST_LEFT_OUT).map(std::slice::from_ref);
    let tried = each.chain(std::iter::once(extra.as_slice())).filter(|some| !some.is_empty());
    let mut found = tried.filter(|some| gives(&without(election, some), rule));
    found.next().map(|some| Reason::LeftOut(ids_of(some)))
}

/// The same rule with one thing done otherwise, likely things first.
fn turns(rule: &Rule) -> Vec<(Reason, Rule)> {
    let mut turns: Vec<(Reason, Rule)> = Vec::new();
    let mut turn = |reason: Reason, change: &dyn Fn(&mut Rule)| {
        let mut other = rule.clone();
        change(&mut other);
        if other != *rule {
            turns.push((reason, other));
        }
    };
    turn(Reason::EverythingFunded, &|rule| {
        rule.all_affordable = AllAffordable::Fund;
        // The bare method never funds everything on its own.
        if rule.is_shares() && rule.completion == Completion::None {
            rule.completion = Completion::Greedy;
        }
    });
    turn(Reason::RuleApplied, &|rule| rule.all_affordable = AllAffordable::ApplyRule);
    for key in
        [TieKey::Cost, TieKey::MaxCost, TieKey::Votes, TieKey::Score, TieKey::Id, TieKey::File]
    {
        turn(Reason::Ties(key.clone()), &|rule| rule.ties = vec![key.clone()]);
    }
    match rule.method {
        Method::Greedy => {
            turn(Reason::Skip(Skip::Stops), &|rule| rule.method = Method::GreedyNoSkip);
        }
        Method::GreedyNoSkip => {
            turn(Reason::Skip(Skip::GoesOn), &|rule| rule.method = Method::Greedy);
        }
        _ => {}
    }
    if rule.is_shares() {
        let knob = |name| Reason::Knob(name);
        turn(knob("a start of exactly budget ÷ voters"), &|rule| rule.start = Start::Exact);
        turn(knob("a start in whole units"), &|rule| rule.start = Start::Floor);
        turn(knob("an end at the first exhaustive outcome"), &|rule| rule.stop = Stop::Exhaustive);
        turn(knob("an end only before overspending"), &|rule| rule.stop = Stop::Overspend);
        turn(knob("exhaustion over all projects"), &|rule| {
            rule.exhaustive_over = ExhaustiveOver::All;
        });
        turn(knob("exhaustion over supported projects"), &|rule| {
            rule.exhaustive_over = ExhaustiveOver::Supported;
        });
        turn(knob("no completion"), &|rule| rule.completion = Completion::None);
        turn(knob("a greedy completion"), &|rule| rule.completion = Completion::Greedy);
        turn(knob("the completion add1"), &|rule| rule.completion = Completion::Add1);
        turn(knob("the completion add1u"), &|rule| rule.completion = Completion::Add1u);
        turn(knob("the comparison step"), &|rule| rule.comparison = true);
        turn(knob("no comparison step"), &|rule| rule.comparison = false);
    }
    turn(Reason::Knob("empty ballots left out"), &|rule| {
        rule.empty_ballots = EmptyBallots::Ignore;
    });
    turns
}

/// The same election without some of its projects.
fn without(election: &Election, left_out: &[usize]) -> Election {
    let mut place = Vec::with_capacity(election.project_count());
    let mut projects = Vec::new();
    for (at, project) in election.projects.iter().enumerate() {
        let is_in = !left_out.contains(&at);
        place.push(is_in.then(|| u32::try_from(projects.len()).unwrap_or(u32::MAX)));
        if is_in {
            projects.push(project.clone());
        }
    }
    Election { projects, ballots: remapped(&election.ballots, &place), ..election.clone() }
}

fn remapped(ballots: &Ballots, place: &[Option<u32>]) -> Ballots {
    let mut grouper = Grouper::default();
    for group in ballots.groups() {
        let place = |project: u32| place.get(crate::election::index_of(project)).copied().flatten();
        let chosen: Vec<u32> = group.projects.iter().filter_map(|&at| place(at)).collect();
        let points = group.projects.iter().zip(group.points);
        let points: Vec<i64> =
            points.filter(|&(&at, _)| place(at).is_some()).map(|(_, &points)| points).collect();
        // Fewer marks than before, so it cannot be too many.
        let _ = grouper.add(&chosen, &points, group.voters);
    }
    grouper.finish()
}
