//! The greedy family: best first, as long as money lasts.

use std::cmp::Ordering;

use num_bigint::BigInt;

use crate::limits::Allowed;
use crate::rule::{Method, Order};
use crate::tables::Tables;
use crate::ties::Tie;

/// Projects from best to worst, by score or by utility per cost. Equal ones stand in
/// tie-breaking order.
pub(crate) fn ranking(tables: &Tables<'_>, order: Order) -> Vec<usize> {
    let mut projects: Vec<usize> = (0..tables.project_count())
        .filter(|&project| tables.eligible.get(project) == Some(&true))
        .collect();
    projects.sort_by(|&left, &right| {
        compare(tables, order, left, right)
            .then(tables.ties.place(left).cmp(&tables.ties.place(right)))
    });
    projects
}

/// Whether `left` stands before `right`, leaving ties open.
pub(crate) fn compare(tables: &Tables<'_>, order: Order, left: usize, right: usize) -> Ordering {
    match order {
        Order::Score => tables.score.get(right).cmp(&tables.score.get(left)),
        Order::Density => {
            let value = |project: usize| {
                let units = tables.total_units.get(project).copied().unwrap_or(0);
                let factor = tables.factor.get(project).copied().unwrap_or(1);
                (BigInt::from(units) * factor, tables.cost(project))
            };
            let ((left_gain, left_cost), (right_gain, right_cost)) = (value(left), value(right));
            // Something for nothing is best of all; nothing at all is worth nothing.
            let free = |gain: &BigInt, cost: i128| cost == 0 && *gain > BigInt::default();
            let left_free = free(&left_gain, left_cost);
            let right_free = free(&right_gain, right_cost);
            if left_free || right_free {
                return right_free.cmp(&left_free);
            }
            (right_gain * left_cost.max(1)).cmp(&(left_gain * right_cost.max(1)))
        }
    }
}

/// Adds projects to `chosen`, best first, within the budget and the limits.
/// Returns those it added.
pub(crate) fn fill(tables: &Tables<'_>, order: Order, chosen: &[usize]) -> Vec<usize> {
    let mut left = tables.election.budget;
    let mut used = tables.limits.unused();
    let mut taken = vec![false; tables.project_count()];
    for &project in chosen {
        left -= tables.cost(project);
        tables.limits.choose(&mut used, project, tables.cost(project));
        if let Some(slot) = taken.get_mut(project) {
            *slot = true;
        }
    }
    let mut waiting: Vec<usize> = ranking(tables, order);
    waiting.retain(|&project| taken.get(project) == Some(&false));
    let mut added = Vec::new();
    let mut at = 0;
    while let Some(&project) = waiting.get(at) {
        let cost = tables.cost(project);
        let allowed = tables.limits.allow(&used, project, cost);
        if allowed == Allowed::Yes && cost <= left {
            left -= cost;
            tables.limits.choose(&mut used, project, cost);
            added.push(project);
            waiting.remove(at);
            // What waited for this project comes first again, if it can.
            at = 0;
        } else if allowed == Allowed::NotYet {
            at += 1;
        } else if cost > left && tables.rule.method == Method::GreedyNoSkip {
            break;
        } else {
            waiting.remove(at);
        }
    }
    added
}

/// Groups of projects that stand equal in the ranking, and how each tie falls.
pub(crate) fn ties(tables: &Tables<'_>, order: Order) -> Vec<Tie> {
    ties_among(tables, order, &ranking(tables, order))
}

/// Ties that decide what [`fill`] added to `chosen`: where all of those that are equal fit, or none does, their
/// order changes nothing, unless limits make one wait for another.
pub(crate) fn ties_of_fill(
    tables: &Tables<'_>,
    order: Order,
    chosen: &[usize],
    added: &[usize],
) -> Vec<Tie> {
    let mut ranking = ranking(tables, order);
    ranking.retain(|project| !chosen.contains(project));
    let mut ties = ties_among(tables, order, &ranking);
    ties.retain(|tie| {
        let fit = tie.projects.iter().filter(|project| added.contains(project)).count();
        !tables.limits.is_none() || (fit > 0 && fit < tie.projects.len())
    });
    for tie in &mut ties {
        tie.round += chosen.len();
    }
    ties
}

fn ties_among(tables: &Tables<'_>, order: Order, ranking: &[usize]) -> Vec<Tie> {
    let groups = ranking.chunk_by(|&left, &right| compare(tables, order, left, right).is_eq());
    let mut place = 0;
    let mut ties = Vec::new();
    for group in groups {
        if group.len() > 1 {
            ties.push(tables.ties.resolve(place, group.to_vec()));
        }
        place += group.len();
    }
    ties
}
