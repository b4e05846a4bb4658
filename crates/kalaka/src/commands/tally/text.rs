//! Outcomes in English.

use std::fmt::Write as _;

use tally::plain::plain;
use tally::{Election, Other, Outcome, Rule};

use super::super::printed::plain_list;

/// The outcome in a few lines.
pub(super) fn outcome(election: &Election, rule: &Rule, outcome: &Outcome) -> String {
    let mut out = String::new();
    let winners = outcome.winners.len();
    let _ = writeln!(
        out,
        "{} of {} projects win by {}; they cost {} of {}.",
        winners,
        election.project_count(),
        rule.name(),
        election.money(outcome.total_cost),
        election.money(election.budget),
    );
    for (place, &winner) in outcome.winners.iter().enumerate() {
        let Some(project) = election.projects.get(winner) else { continue };
        let how = if place < outcome.by_method { "" } else { "  (completion)" };
        let cost = election.money(project.cost);
        let _ = writeln!(
            out,
            "{:>4}. {}  {cost}  {}{how}",
            place + 1,
            plain(&project.id),
            plain(&project.name)
        );
    }
    if outcome.all_affordable {
        let _ = writeln!(out, "The budget pays for everything eligible, so all of it is funded.");
    }
    if let Some(found) = outcome.comparison {
        let verdict = if found.greedy_won { "greedy" } else { rule.name() };
        let _ = writeln!(
            out,
            "Comparison: {} voters prefer {}, {} prefer greedy, {} neither; {verdict} wins.",
            found.prefer_rule,
            rule.name(),
            found.prefer_greedy,
            found.indifferent,
        );
    }
    for tie in outcome.ties.iter().take(10) {
        let ids = tie.projects.iter().filter_map(|&at| election.projects.get(at));
        let ids: Vec<_> = ids.map(|project| plain(&project.id)).collect();
        let _ = writeln!(
            out,
            "Tie in round {} between {}: decided by {}.",
            tie.round + 1,
            ids.join(", "),
            tie.by.name(),
        );
    }
    if outcome.ties.len() > 10 {
        let _ = writeln!(out, "… and {} more ties.", outcome.ties.len() - 10);
    }
    if !outcome.ties_beside.is_empty() {
        let beside = outcome.ties_beside.len();
        let _ = writeln!(out, "Ties met in other runs or in the comparison: {beside}.");
    }
    out
}

/// Other rules and other knobs, one line each.
pub(super) fn compared(rules: &[Other], knobs: &[Other]) -> String {
    let mut out = String::from("\nOther rules:\n");
    for other in rules {
        let _ = writeln!(
            out,
            "  {:26} {:>4} winners, cost {:>12}, {:>6.2} % of voters with a winner, {:.2} funded each{}",
            other.change,
            other.winners,
            other.total_cost,
            other.with_a_winner_percent,
            other.funded_each,
            changes(other),
        );
    }
    out.push_str("Would other knobs change winners?\n");
    for other in knobs {
        let same = other.gains.is_empty() && other.losses.is_empty();
        let verdict = if same { "no".to_owned() } else { format!("YES{}", changes(other)) };
        let _ = writeln!(out, "  {:26} {verdict}", other.change);
    }
    out
}

fn changes(other: &Other) -> String {
    let mut out = String::new();
    if !other.gains.is_empty() {
        let _ = write!(out, "; also {}", plain_list(&other.gains));
    }
    if !other.losses.is_empty() {
        let _ = write!(out, "; without {}", plain_list(&other.losses));
    }
    out
}
