//! Stories of projects under greedy rules.

use serde_json::json;

use super::{LeastChange, Message, Story, plain_story, score_value};
use crate::count::Outcome;
use crate::greedy::ranking;
use crate::report::money_value;
use crate::rule::Order;
use crate::tables::Tables;

/// A project's turn: its rank and the money left when it came.
#[derive(Clone, Copy)]
struct Turn {
    project: usize,
    left: i128,
}

pub(super) fn stories(tables: &Tables<'_>, outcome: &Outcome, about: &[usize]) -> Vec<Story> {
    let greedy_won = outcome.comparison.is_some_and(|found| found.greedy_won);
    let order = if greedy_won { Order::Score } else { tables.rule.order };
    let mut left = tables.election.budget;
    let turns: Vec<Turn> = ranking(tables, order)
        .into_iter()
        .map(|project| {
            let turn = Turn { project, left };
            if outcome.winners.contains(&project) {
                left -= tables.cost(project);
            }
            turn
        })
        .collect();
    about.iter().map(|&project| story(tables, outcome, &turns, order, project)).collect()
}

fn story(
    tables: &Tables<'_>,
    outcome: &Outcome,
    turns: &[Turn],
    order: Order,
    project: usize,
) -> Story {
    let mut story = plain_story(tables, outcome, project);
    let Some(rank) = turns.iter().position(|turn| turn.project == project) else {
        return story;
    };
    let left = turns.get(rank).map_or(0, |turn| turn.left);
    let score = tables.score.get(project).copied().unwrap_or(0);
    let cost = tables.cost(project);
    let values = [
        ("rank", json!(rank + 1)),
        ("score", score_value(tables, score)),
        ("left", money_value(tables.election, left)),
        ("cost", story.cost.clone()),
    ];
    let key = match (story.won, cost <= left) {
        (true, _) => "won.greedy",
        (false, true) => "lost.limits-or-stopped",
        (false, false) => "lost.no-room",
    };
    if matches!(story.reason.key, "won" | "lost") {
        story.reason = Message::new(key, values);
    }
    if !story.won {
        // The latest turn before which there was still enough money.
        let earlier = turns.iter().take(rank).rev().find(|turn| turn.left >= cost);
        let more_score = earlier.filter(|_| order == Order::Score).map(|turn| {
            let other = tables.score.get(turn.project).copied().unwrap_or(0);
            let wins_tie = tables.ties.place(project) < tables.ties.place(turn.project);
            score_value(tables, other - score + i128::from(!wins_tie))
        });
        story.would_have_won = Some(LeastChange {
            cost: Some(left)
                .filter(|&left| left > 0)
                .map(|left| money_value(tables.election, left)),
            more_score,
            ..LeastChange::default()
        });
    }
    story
}
