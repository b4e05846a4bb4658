//! What an outcome means for voters, categories and districts.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

use super::{percent, rounded};
use crate::election::index_of;
use crate::exact::{amount_f64, whole_f64};
use crate::report::money_value;
use crate::tables::Tables;

/// The outcome as voters see it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Whole {
    /// Voters counted.
    pub voters: u64,
    /// Voters with at least one of their projects funded.
    pub with_a_winner: u64,
    /// The same in per cent.
    pub with_a_winner_percent: f64,
    /// How many of their projects are funded, on average.
    pub funded_each: f64,
    /// How many voters have how many of their projects funded.
    pub satisfaction: Vec<Satisfied>,
    /// Money per voter, each winner's cost spread evenly over those who chose it.
    pub money: Spread,
    /// By category; a project in several counts in each.
    pub categories: Vec<Part>,
    /// By district.
    pub districts: Vec<Part>,
}

/// Voters with equally many funded projects.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Satisfied {
    /// Funded projects.
    pub funded: usize,
    /// Voters.
    pub voters: u64,
}

/// How a quantity is spread over voters.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Spread {
    /// Average.
    pub mean: f64,
    /// A tenth of voters have at most this.
    pub tenth: f64,
    /// Half of them.
    pub median: f64,
    /// Nine tenths of them.
    pub nine_tenths: f64,
    /// The most.
    pub most: f64,
}

/// One category or district.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Part {
    /// Its name.
    pub name: String,
    /// Projects in it.
    pub projects: usize,
    /// Winners in it.
    pub winners: usize,
    /// What its winners cost.
    pub cost: Value,
    /// Its share of all money spent, in per cent.
    pub cost_percent: f64,
    /// Its share of all marks on ballots, in per cent.
    pub votes_percent: f64,
}

pub(super) fn whole(tables: &Tables<'_>, winners: &[usize]) -> Whole {
    let mut won = vec![false; tables.project_count()];
    for &winner in winners {
        if let Some(slot) = won.get_mut(winner) {
            *slot = true;
        }
    }
    let share: Vec<f64> = (0..tables.project_count())
        .map(|project| {
            let votes = tables.votes.get(project).copied().unwrap_or(0).max(1);
            amount_f64(tables.cost(project)) / whole_f64(votes)
        })
        .collect();
    let mut counts: BTreeMap<usize, u64> = BTreeMap::new();
    let mut money: Vec<(f64, u64)> = Vec::new();
    for group in tables.ballots.groups() {
        let chosen = group.projects.iter().map(|&project| index_of(project));
        let funded: Vec<usize> =
            chosen.filter(|&project| won.get(project) == Some(&true)).collect();
        let voters = u64::from(group.voters);
        *counts.entry(funded.len()).or_default() += voters;
        money.push((funded.iter().filter_map(|&project| share.get(project)).sum(), voters));
    }
    let voters = tables.voters;
    let without = counts.get(&0).copied().unwrap_or(0);
    let funded: u64 = counts
        .iter()
        .map(|(&funded, &voters)| u64::try_from(funded).unwrap_or(0).saturating_mul(voters))
        .sum();
    let satisfaction =
        counts.into_iter().map(|(funded, voters)| Satisfied { funded, voters }).collect();
    Whole {
        voters,
        with_a_winner: voters - without,
        with_a_winner_percent: percent(whole_f64(voters - without), whole_f64(voters)),
        funded_each: percent(whole_f64(funded), whole_f64(voters)) / 100.0,
        satisfaction,
        money: spread(tables, money),
        categories: parts(tables, &won, |project| &project.categories),
        districts: parts(tables, &won, |project| std::slice::from_ref(&project.district)),
    }
}

fn spread(tables: &Tables<'_>, mut money: Vec<(f64, u64)>) -> Spread {
    money.sort_by(|left, right| left.0.total_cmp(&right.0));
    let voters = tables.voters;
    let at = |tenths: u64| {
        let rank = (voters * tenths).div_ceil(10).max(1);
        let mut seen = 0;
        let found = money.iter().find(|(_, voters)| {
            seen += voters;
            seen >= rank
        });
        rounded(tables, found.map_or(0.0, |&(amount, _)| amount))
    };
    let total: f64 = money.iter().map(|&(amount, voters)| amount * whole_f64(voters)).sum();
    Spread {
        mean: rounded(tables, total / whole_f64(voters.max(1))),
        tenth: at(1),
        median: at(5),
        nine_tenths: at(9),
        most: at(10),
    }
}

fn parts(
    tables: &Tables<'_>,
    won: &[bool],
    names: impl Fn(&crate::election::Project) -> &[String],
) -> Vec<Part> {
    #[derive(Default)]
    struct Sum {
        projects: usize,
        winners: usize,
        cost: i128,
        votes: u64,
    }
    let mut sums: BTreeMap<String, Sum> = BTreeMap::new();
    let (mut all_cost, mut all_votes) = (0, 0);
    for (index, project) in tables.election.projects.iter().enumerate() {
        let is_winner = won.get(index) == Some(&true);
        let votes = tables.votes.get(index).copied().unwrap_or(0);
        let cost = if is_winner { project.cost } else { 0 };
        all_cost += cost;
        all_votes += votes;
        for name in names(project).iter().filter(|name| !name.is_empty()) {
            let sum = sums.entry(name.clone()).or_default();
            sum.projects += 1;
            sum.winners += usize::from(is_winner);
            sum.cost += cost;
            sum.votes += votes;
        }
    }
    sums.into_iter()
        .map(|(name, sum)| Part {
            name,
            projects: sum.projects,
            winners: sum.winners,
            cost: money_value(tables.election, sum.cost),
            cost_percent: percent(amount_f64(sum.cost), amount_f64(all_cost)),
            votes_percent: percent(whole_f64(sum.votes), whole_f64(all_votes)),
        })
        .collect()
}
