//! Explanations in English.

use std::fmt::Write as _;

use serde_json::Value;
use tally::explain::{Explanation, LeastChange, Message, Story, Whole};
use tally::plain::plain;

/// A whole explanation.
pub(super) fn explanation(explanation: &Explanation) -> String {
    let mut out = whole(&explanation.whole);
    // Round by round only when one project was asked about.
    let one = explanation.projects.len() == 1;
    for story in &explanation.projects {
        out.push_str(&project(story));
        if one {
            for (round, view) in story.rounds.iter().enumerate() {
                let bought = view.winner.as_deref().map_or_else(
                    || "the end".to_owned(),
                    |winner| format!("round {}, {} is bought", round + 1, plain(winner)),
                );
                let _ = writeln!(out, "    {bought}: {:.2} % support", view.support);
            }
        }
    }
    out
}

fn whole(whole: &Whole) -> String {
    let mut out = String::new();
    let _ = writeln!(
        out,
        "\n{} of {} voters ({:.2} %) have at least one of their projects funded, {:.2} on average.",
        whole.with_a_winner, whole.voters, whole.with_a_winner_percent, whole.funded_each
    );
    let _ = writeln!(
        out,
        "Money for each voter's projects: {} on average, {} for half of them at most.",
        whole.money.mean, whole.money.median
    );
    for satisfied in &whole.satisfaction {
        let _ = writeln!(out, "  {:>3} funded: {} voters", satisfied.funded, satisfied.voters);
    }
    for (title, parts) in [("Category", &whole.categories), ("District", &whole.districts)] {
        for part in parts {
            let _ = writeln!(
                out,
                "{title} {}: {} of {} projects, {:.2} % of the money for {:.2} % of the votes.",
                plain(&part.name),
                part.winners,
                part.projects,
                part.cost_percent,
                part.votes_percent
            );
        }
    }
    out
}

fn project(story: &Story) -> String {
    let mut out = String::new();
    let verdict = if story.won { "wins" } else { "does not win" };
    let _ = writeln!(
        out,
        "\n{} {} ({} votes, cost {}) {verdict}: {}",
        plain(&story.project),
        plain(&story.name),
        story.votes,
        told(&story.cost),
        sentence(&story.reason)
    );
    if let Some(support) = story.effective_support {
        let _ = writeln!(out, "  Effective support: {support:.2} %.");
    }
    if let Some(payment) = &story.payment {
        let _ = writeln!(
            out,
            "  {} supporters pay in full (at most {}), {} what they have left, {} have nothing left.",
            payment.in_full, payment.most, payment.with_what_was_left, payment.nothing
        );
    }
    let spent: Vec<String> = story
        .supporters_spent
        .iter()
        .filter(|spent| spent.project != story.project)
        .take(5)
        .map(|spent| format!("{} ({})", plain(&spent.project), spent.money))
        .collect();
    if !spent.is_empty() {
        let _ = writeln!(out, "  Its supporters' money also went to {}.", spent.join(", "));
    }
    if let Some(change) = &story.would_have_won {
        let ways = ways(change);
        if !ways.is_empty() {
            let _ = writeln!(out, "  It would have won with {}.", ways.join(", or "));
        }
    }
    out
}

fn ways(change: &LeastChange) -> Vec<String> {
    let mut ways = Vec::new();
    if let Some(cost) = &change.cost {
        ways.push(format!("a cost of at most {}", told(cost)));
    }
    if let Some(more) = change.more_supporters {
        ways.push(format!("{more} more supporters"));
    }
    if let Some(fewer) = change.fewer_other_choices {
        ways.push(format!("{fewer} of its supporters choosing nothing else"));
    }
    if let Some(score) = &change.more_score {
        ways.push(format!("{} more votes or points", told(score)));
    }
    ways
}

/// A message in English.
fn sentence(message: &Message) -> String {
    let value = |name: &str| message.values.get(name).map(told).unwrap_or_default();
    match message.key {
        "won.all-affordable" => "the budget pays for everything.".to_owned(),
        "won.shares" => format!(
            "bought in round {} with {} effective votes; nobody pays more than {}.",
            value("round"),
            value("effective_votes"),
            value("most")
        ),
        "won.completion" => format!("added by the completion as winner {}.", value("place")),
        "won.greedy" => format!("rank {} with score {}.", value("rank"), value("score")),
        "won.phragmen" => format!(
            "bought in round {}, when each voter had earned {}.",
            value("round"),
            value("time")
        ),
        "won" => "it was funded.".to_owned(),
        "lost.money" => format!(
            "its supporters could give at most {} % of its cost; in the end they have {} left.",
            value("support"),
            value("left")
        ),
        "lost.no-supporters" => "nobody supports it.".to_owned(),
        "lost.not-eligible" => format!(
            "its score of {} (needed: {}) or its share of voters (needed: {} %) is too low.",
            value("score"),
            or_none(&value("least_score")),
            or_none(&value("least_share"))
        ),
        "lost.no-room" => format!(
            "at its turn (rank {}) only {} was left of the {} it costs.",
            value("rank"),
            value("left"),
            value("cost")
        ),
        "lost.limits-or-stopped" => format!(
            "at its turn (rank {}) the count had stopped or a limit ruled it out.",
            value("rank")
        ),
        "lost.phragmen" => format!(
            "its supporters never had more than {} % of its cost together.",
            value("support")
        ),
        _ => "the rule did not choose it.".to_owned(),
    }
}

fn or_none(text: &str) -> &str {
    if text.is_empty() { "none" } else { text }
}

fn told(value: &Value) -> String {
    match (value.as_str(), value.as_f64()) {
        (Some(text), _) => plain(text).into_owned(),
        // Doubles without ".0".
        (None, Some(number)) if value.is_f64() => number.to_string(),
        _ => value.to_string(),
    }
}
