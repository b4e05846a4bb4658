//! Stories of projects under Phragmén's method: the count is played again in doubles.
#![expect(clippy::indexing_slicing, reason = "tables of one length, as in the count itself")]

use num_traits::ToPrimitive as _;
use serde_json::json;

use super::{LeastChange, Message, RoundView, Story, id, percent, plain_story, rounded};
use crate::count::Outcome;
use crate::election::index_of;
use crate::exact::{amount_f64, whole_f64};
use crate::report::money_value;
use crate::tables::Tables;

pub(super) fn stories(tables: &Tables<'_>, outcome: &Outcome, about: &[usize]) -> Vec<Story> {
    let mut load = vec![0.0; tables.ballots.len()];
    let mut stories: Vec<(usize, Story, f64, Option<u64>)> = about
        .iter()
        .map(|&project| (project, plain_story(tables, outcome, project), 0.0, None))
        .collect();
    let mut left = amount_f64(tables.election.budget);
    for (round, &winner) in outcome.winners.iter().enumerate() {
        let (cost, votes) = (amount_f64(tables.cost(winner)), supporters(tables, winner));
        let time = (cost + loads(tables, winner, &load)) / votes.max(1.0);
        for (project, story, best_cost, newcomers) in &mut stories {
            let place = story.place.unwrap_or(usize::MAX);
            if place <= round {
                continue;
            }
            let cost = amount_f64(tables.cost(*project));
            let earned = time * supporters(tables, *project) - loads(tables, *project, &load);
            let support = percent(earned, cost);
            story.rounds.push(RoundView { winner: Some(id(tables, winner)), support });
            let before = story.effective_support.unwrap_or(0.0);
            story.effective_support = Some(before.max(support));
            if *project == winner {
                story.reason = Message::new(
                    "won.phragmen",
                    [("round", json!(round + 1)), ("time", json!(rounded(tables, time)))],
                );
            } else if cost <= left {
                *best_cost = best_cost.max(earned.min(left));
                let count = ((cost - earned) / time - 1e-9).ceil().max(1.0).to_u64();
                *newcomers = match (*newcomers, count) {
                    (Some(least), Some(count)) => Some(least.min(count)),
                    (one, other) => one.or(other),
                };
            }
        }
        for supporter in tables.supporters(winner).0 {
            load[index_of(supporter.group)] = time;
        }
        left -= cost;
    }
    stories
        .into_iter()
        .map(|(project, mut story, best_cost, newcomers)| {
            if story.reason.key == "lost" {
                let supported = tables.is_supported(project);
                let key = if supported { "lost.phragmen" } else { "lost.no-supporters" };
                let support = json!(story.effective_support);
                story.reason =
                    Message::new(key, [("support", support), ("cost", story.cost.clone())]);
            }
            if !story.won && tables.eligible[project] {
                let cost = (best_cost * (1.0 - 1e-12)).floor().to_i128();
                let cost = cost.filter(|&cost| cost > 0);
                story.would_have_won = Some(LeastChange {
                    cost: cost.map(|cost| money_value(tables.election, cost)),
                    more_supporters: newcomers,
                    ..LeastChange::default()
                });
            }
            story
        })
        .collect()
}

/// Number of a project's supporters.
fn supporters(tables: &Tables<'_>, project: usize) -> f64 {
    let (supporters, _) = tables.supporters(project);
    whole_f64(supporters.iter().map(|supporter| u64::from(supporter.voters)).sum())
}

/// Sum of their loads.
fn loads(tables: &Tables<'_>, project: usize, load: &[f64]) -> f64 {
    let (supporters, _) = tables.supporters(project);
    let each = supporters
        .iter()
        .map(|supporter| f64::from(supporter.voters) * load[index_of(supporter.group)]);
    each.sum()
}
