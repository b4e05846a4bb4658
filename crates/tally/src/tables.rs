//! What every rule looks up: supporters by project, projects by ballot, scores.

use std::borrow::Cow;

use crate::amount::Decimal;
use crate::election::{Ballots, Election, VoteType, index_of};
use crate::exact::Ratio;
use crate::limits::Limits;
use crate::rule::{EmptyBallots, Method, Rule, Utility};
use crate::ties::{TieFacts, TieOrder};

/// One group among the supporters of a project.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Supporter {
    /// Index of the ballot group.
    pub(crate) group: u32,
    /// How many voters it has.
    pub(crate) voters: u32,
}

/// Everything that stays the same while a rule runs.
#[derive(Debug)]
pub(crate) struct Tables<'a> {
    pub(crate) election: &'a Election,
    pub(crate) rule: &'a Rule,
    pub(crate) ballots: Cow<'a, Ballots>,
    /// Number of voters who share the budget.
    pub(crate) voters: u64,
    /// Supporters of project `p`: `supporters[start[p]..start[p + 1]]`.
    start: Vec<u32>,
    supporters: Vec<Supporter>,
    /// Utility per supporter entry when voters differ in it, else empty (all one).
    units: Vec<i64>,
    /// Utility per mark of the ballots, parallel to the groups' projects, or empty.
    ballot_units: Vec<i64>,
    ballot_start: Vec<u32>,
    /// What one unit of a voter's utility is worth for each project: its cost or one.
    pub(crate) factor: Vec<i128>,
    /// Number of voters who chose each project.
    pub(crate) votes: Vec<u64>,
    /// Votes, points or Borda scores: what greedy rules order by.
    pub(crate) score: Vec<i128>,
    /// Sum of utilities in units (times `factor` for real utility).
    pub(crate) total_units: Vec<i128>,
    pub(crate) ties: TieOrder,
    /// Whether a project may win at all.
    pub(crate) eligible: Vec<bool>,
    pub(crate) limits: Limits,
}

/// Why a rule cannot be applied to an election.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RuleError {
    /// The utility needs points, but points are not positive numbers here.
    #[error("{0} ballots have no Borda scores; choose cost, cardinality or points")]
    NoBorda(&'static str),
    /// Exact Equal Shares needs voters to agree on what a project is worth.
    #[error("exact-equal-shares needs the utility cost or cardinality")]
    NotUniform,
    /// A knob that is not a number.
    #[error("{knob} \"{text}\" is not a number above zero")]
    Number {
        /// Which knob.
        knob: &'static str,
        /// Its text.
        text: String,
    },
    /// A limit names a project that does not exist.
    #[error("the limits name project {0}, which is not in the election")]
    UnknownProject(String),
    /// The completion does not fit the method.
    #[error("this completion does not go with {0}")]
    Completion(&'static str),
    /// The numbers of this election outgrow what is counted at once.
    #[error("this count needs more than {0} steps; choose a larger increment or add-opt")]
    TooManySteps(u64),
}

impl<'a> Tables<'a> {
    pub(crate) fn new(election: &'a Election, rule: &'a Rule) -> Result<Self, RuleError> {
        if rule.utility == Utility::Borda && election.vote_type != VoteType::Ordinal {
            return Err(RuleError::NoBorda(election.vote_type.name()));
        }
        let uniform = matches!(rule.utility, Utility::Cost | Utility::Cardinality);
        if rule.method == Method::ExactEqualShares && !uniform {
            return Err(RuleError::NotUniform);
        }
        let ballots = match rule.empty_ballots {
            EmptyBallots::Count => Cow::Borrowed(&election.ballots),
            EmptyBallots::Ignore => Cow::Owned(election.ballots.without_empty()),
        };
        let ids: Vec<&str> = election.projects.iter().map(|project| project.id.as_str()).collect();
        let (votes, score) = votes_and_scores(election, &ballots);
        let facts = TieFacts {
            cost: election.projects.iter().map(|project| project.cost).collect(),
            votes: votes.clone(),
            score: score.clone(),
        };
        let ties = TieOrder::new(&rule.ties, &ids, &facts);
        let factor = facts
            .cost
            .iter()
            .map(|&cost| if rule.utility == Utility::Cost { cost.max(1) } else { 1 })
            .collect();
        let mut tables = Self {
            election,
            rule,
            voters: ballots.voters(),
            start: Vec::new(),
            supporters: Vec::new(),
            units: Vec::new(),
            ballot_units: Vec::new(),
            ballot_start: Vec::new(),
            factor,
            votes,
            score,
            total_units: Vec::new(),
            ties,
            eligible: Vec::new(),
            limits: Limits::new(election, &rule.constraints)?,
            ballots,
        };
        tables.index_supporters(uniform);
        tables.eligible = tables.who_is_eligible()?;
        Ok(tables)
    }

    /// Two counting-sort passes over all marks with a utility above zero.
    fn index_supporters(&mut self, uniform: bool) {
        let count = self.election.project_count();
        let utility = self.rule.utility;
        let mut sizes = vec![0_u32; count + 1];
        let mut marks = 0_u32;
        for group in self.ballots.groups() {
            self.ballot_start.push(marks);
            marks += u32::try_from(group.projects.len()).unwrap_or(0);
            for (place, &project) in group.projects.iter().enumerate() {
                let unit = unit_of(utility, group.points, group.projects.len(), place);
                if !uniform {
                    self.ballot_units.push(unit);
                }
                if unit > 0
                    && let Some(size) = sizes.get_mut(index_of(project) + 1)
                {
                    *size += 1;
                }
            }
        }
        self.ballot_start.push(marks);
        let mut sum = 0;
        for size in &mut sizes {
            sum += *size;
            *size = sum;
        }
        self.start.clone_from(&sizes);
        self.supporters = vec![Supporter { group: 0, voters: 0 }; index_of(sum)];
        self.units = if uniform { Vec::new() } else { vec![0; index_of(sum)] };
        self.total_units = vec![0; count];
        for (number, group) in (0_u32..).zip(self.ballots.groups()) {
            for (place, &project) in group.projects.iter().enumerate() {
                let unit = unit_of(utility, group.points, group.projects.len(), place);
                let Some(slot) = sizes.get_mut(index_of(project)).filter(|_| unit > 0) else {
                    continue;
                };
                let at = index_of(*slot);
                *slot += 1;
                if let Some(entry) = self.supporters.get_mut(at) {
                    *entry = Supporter { group: number, voters: group.voters };
                }
                if let Some(entry) = self.units.get_mut(at) {
                    *entry = unit;
                }
                if let Some(total) = self.total_units.get_mut(index_of(project)) {
                    *total += i128::from(unit) * i128::from(group.voters);
                }
            }
        }
    }

    fn who_is_eligible(&self) -> Result<Vec<bool>, RuleError> {
        let rule = &self.rule.eligibility;
        let read = |knob, text: &str| {
            let text = text.trim();
            if text.is_empty() {
                return Ok(Decimal::whole(0));
            }
            let number = Decimal::parse(text).ok().filter(|number| number.digits >= 0);
            number.ok_or_else(|| RuleError::Number { knob, text: text.to_owned() })
        };
        let least_score = ratio_of(read("the least score", &rule.score)?);
        let least_share = ratio_of(read("the least share", &rule.share)?);
        let point = 10_i128.pow(self.score_places());
        let voters = i128::from(self.voters);
        let projects = self.votes.iter().zip(&self.score);
        Ok(projects
            .map(|(&votes, &score)| {
                let share = Ratio::new(i128::from(votes) * 100, voters.max(1));
                Ratio::new(score, point) >= least_score && share >= least_share
            })
            .collect())
    }

    /// Digits after the point in scores.
    pub(crate) fn score_places(&self) -> u32 {
        if self.election.vote_type.has_points() { self.election.point_places } else { 0 }
    }

    pub(crate) fn project_count(&self) -> usize {
        self.election.project_count()
    }

    pub(crate) fn cost(&self, project: usize) -> i128 {
        self.election.projects.get(project).map_or(0, |project| project.cost)
    }

    /// Supporters of a project and their utilities (empty when all are one).
    pub(crate) fn supporters(&self, project: usize) -> (&[Supporter], &[i64]) {
        let start = self.start.get(project).map_or(0, |&at| index_of(at));
        let end = self.start.get(project + 1).map_or(start, |&at| index_of(at));
        let entries = self.supporters.get(start..end).unwrap_or_default();
        (entries, self.units.get(start..end).unwrap_or_default())
    }

    /// Projects on a group's ballot with the utility of each (empty when all are one).
    pub(crate) fn ballot(&self, group: usize) -> (&[u32], &[i64]) {
        let projects = self.ballots.group(group).projects;
        let start = self.ballot_start.get(group).map_or(0, |&at| index_of(at));
        let units = self.ballot_units.get(start..start + projects.len()).unwrap_or_default();
        (projects, units)
    }

    /// Whether a project has a supporter.
    pub(crate) fn is_supported(&self, project: usize) -> bool {
        self.total_units.get(project).is_some_and(|&total| total > 0)
    }

    /// What each voter gets if `budget` is shared equally.
    pub(crate) fn equal_share(&self, budget: i128) -> Ratio {
        Ratio::new(budget, i128::from(self.voters.max(1)))
    }
}

/// An exact ratio from a decimal.
pub(crate) fn ratio_of(number: Decimal) -> Ratio {
    Ratio::new(number.digits, 10_i128.pow(number.places))
}

/// The utility of the mark at `place` of a ballot with `length` marks, per unit.
fn unit_of(utility: Utility, points: &[i64], length: usize, place: usize) -> i64 {
    match utility {
        Utility::Cost | Utility::Cardinality => 1,
        Utility::Points => points.get(place).copied().unwrap_or(1),
        Utility::Borda => i64::try_from(length - 1 - place.min(length - 1)).unwrap_or(0),
    }
}

/// Supporters and score of every project.
pub(crate) fn votes_and_scores(election: &Election, ballots: &Ballots) -> (Vec<u64>, Vec<i128>) {
    let mut votes = vec![0_u64; election.project_count()];
    let mut score = vec![0_i128; election.project_count()];
    for group in ballots.groups() {
        let length = group.projects.len();
        for (place, &project) in group.projects.iter().enumerate() {
            let worth = match election.vote_type {
                VoteType::Ordinal => i128::try_from(length - place).unwrap_or(0),
                kind if kind.has_points() => group.points.get(place).copied().map_or(0, i128::from),
                _ => 1,
            };
            let project = index_of(project);
            if let (Some(votes), Some(score)) = (votes.get_mut(project), score.get_mut(project)) {
                *votes += u64::from(group.voters);
                *score += worth * i128::from(group.voters);
            }
        }
    }
    (votes, score)
}
