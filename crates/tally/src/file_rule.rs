//! The rule a Pabulib file names for itself.

use crate::election::{Election, VoteType};
use crate::rule::{Completion, ExhaustiveOver, Method, Rule, Start, Stop, Utility};

/// The utility that goes with a way of voting when nobody says otherwise.
#[must_use]
pub const fn usual_utility(vote_type: VoteType) -> Utility {
    match vote_type {
        VoteType::Approval | VoteType::ChooseOne => Utility::Cost,
        VoteType::Cumulative | VoteType::Scoring => Utility::Points,
        VoteType::Ordinal => Utility::Borda,
    }
}

/// How well the file's own words name a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Named {
    /// It names a rule that is known.
    Known,
    /// It names none, or says it is unknown: greedy was assumed.
    Unknown,
    /// It names a rule of the city's own: greedy is the nearest.
    Custom,
}

/// The rule and knobs the file's `META` section names.
///
/// Equal Shares in a file means what cities that used it published: a start in whole
/// units, increments of one unit, stopping only before overspending, and ties by cost,
/// then votes.
#[must_use]
pub fn file_rule(election: &Election) -> (Rule, Named) {
    let name = election.meta("rule").unwrap_or("unknown").to_ascii_lowercase();
    let utility = usual_utility(election.vote_type);
    let shares = |completion| Rule {
        completion,
        start: if completion == Completion::None { Start::Exact } else { Start::Floor },
        stop: Stop::Overspend,
        exhaustive_over: ExhaustiveOver::All,
        ..Rule::new(Method::EqualShares, utility)
    };
    let (mut rule, named) = match name.as_str() {
        "greedy" => (Rule::new(Method::Greedy, utility), Named::Known),
        "greedy-no-skip" => (Rule::new(Method::GreedyNoSkip, utility), Named::Known),
        "greedy-threshold" => (Rule::new(Method::GreedyThreshold, utility), Named::Known),
        "greedy-exclusive" => (Rule::new(Method::GreedyExclusive, utility), Named::Known),
        "equalshares" => (shares(Completion::None), Named::Known),
        "equalshares-comparison" => {
            (Rule { comparison: true, ..shares(Completion::None) }, Named::Known)
        }
        "equalshares/add1" => (shares(Completion::Add1), Named::Known),
        "equalshares/add1-comparison" => {
            (Rule { comparison: true, ..shares(Completion::Add1) }, Named::Known)
        }
        "greedy-custom" => (Rule::new(Method::Greedy, utility), Named::Custom),
        _ => (Rule::new(Method::Greedy, utility), Named::Unknown),
    };
    if let Some(threshold) = election.meta("min_project_score_threshold") {
        threshold.clone_into(&mut rule.eligibility.score);
    }
    (rule, named)
}
