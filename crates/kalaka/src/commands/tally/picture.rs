//! `--plot FILE.svg`: an outcome as a picture, and where the money of supporters went.
//!
//! The picture stands alone: no script, no font, nothing fetched. Its colours follow the scheme
//! of whoever looks at it, and every number is written out beside its bar.

use tally::election::{Election, Project};
use tally::explain::{Explanation, Story};
use tally::{Outcome, Rule};

use super::super::drawing::{
    BAR, LEFT, ROW, TOP, bar, document, heading, label, legend, share, shortened,
};

/// Most rows; the rest is counted.
const MOST_ROWS: usize = 60;

/// Winners with a colour of their own; the others share one.
const COLOURS: usize = 7;

/// The picture, as one SVG document.
pub(super) fn picture(
    election: &Election,
    rule: &Rule,
    outcome: &Outcome,
    explanation: &Explanation,
) -> String {
    let rows = rows(outcome, explanation);
    let mut body = String::new();
    let mut at = TOP;
    let most = rows.iter().filter_map(|&row| cost_of(election, row)).max().unwrap_or(1).max(1);
    for &row in &rows {
        cost_row(&mut body, election, explanation, row, most, at);
        at += ROW;
    }
    let hidden = explanation.projects.len() - rows.len();
    if hidden > 0 {
        label(&mut body, 16.0, at + 16.0, &format!("… and {hidden} more projects"));
        at += ROW;
    }
    let shown: Vec<&Story> = rows.iter().filter_map(|&row| explanation.projects.get(row)).collect();
    if shown.iter().any(|story| !story.supporters_spent.is_empty()) {
        at = money_flow(&mut body, outcome, explanation, &shown, at + 2.0 * ROW);
    }
    let title = format!(
        "{} of {} projects win by {}; they cost {} of {}",
        outcome.winners.len(),
        election.project_count(),
        rule.name(),
        election.money(outcome.total_cost),
        election.money(election.budget),
    );
    let mut legends = String::new();
    legend(&mut legends, 16.0, "won", "wins");
    legend(&mut legends, 116.0, "lost", "does not win");
    document(&title, at + ROW, &format!("{legends}{body}"))
}

/// Winners as they were chosen, then the others, most votes first.
fn rows(outcome: &Outcome, explanation: &Explanation) -> Vec<usize> {
    let stories = explanation.projects.iter().enumerate();
    let mut others: Vec<(usize, u64)> =
        stories.filter(|(_, story)| !story.won).map(|(at, story)| (at, story.votes)).collect();
    others.sort_by_key(|&(at, votes)| (std::cmp::Reverse(votes), at));
    let others = others.into_iter().map(|(at, _)| at);
    outcome.winners.iter().copied().chain(others).take(MOST_ROWS).collect()
}

fn cost_of(election: &Election, project: usize) -> Option<i128> {
    election.projects.get(project).map(|project| project.cost)
}

fn cost_row(
    out: &mut String,
    election: &Election,
    explanation: &Explanation,
    row: usize,
    most: i128,
    at: f64,
) {
    let Some((project, story)) = election.projects.get(row).zip(explanation.projects.get(row))
    else {
        return;
    };
    label(out, 16.0, at + 16.0, &name_of(project));
    let class = if story.won { "won" } else { "lost" };
    let width = BAR * share(project.cost, most);
    bar(out, class, LEFT, at, width);
    let told = format!("{}, {} votes", election.money(project.cost), story.votes);
    label(out, LEFT + BAR + 16.0, at + 16.0, &told);
}

/// Rows of where each project's supporters spent their money; returns where they end.
fn money_flow(
    out: &mut String,
    outcome: &Outcome,
    explanation: &Explanation,
    shown: &[&Story],
    top: f64,
) -> f64 {
    let mut at = top;
    heading(out, at, "Where the money of a project’s supporters went, by winner");
    at += ROW;
    let winners = outcome.winners.iter().filter_map(|&at| explanation.projects.get(at));
    let ids: Vec<&str> = winners.map(|story| story.project.as_str()).collect();
    let colour = |id: &str| ids.iter().position(|one| *one == id).unwrap_or(COLOURS).min(COLOURS);
    let others = (ids.len() > COLOURS).then_some("others");
    let mut x = 16.0;
    for (place, id) in ids.iter().copied().take(COLOURS).chain(others).enumerate() {
        bar(out, &format!("c{place}"), x, at - 3.0, 14.0);
        label(out, x + 20.0, at + 12.0, &shortened(id, 12));
        x += 118.0;
    }
    at += ROW * 1.5;
    for story in shown {
        let left = story.supporters_left.unwrap_or(0.0);
        let all = left + story.supporters_spent.iter().map(|spent| spent.money).sum::<f64>();
        if all <= 0.0 {
            continue;
        }
        label(out, 16.0, at + 16.0, &name_of_story(story));
        let mut x = LEFT;
        for spent in &story.supporters_spent {
            let width = BAR * spent.money / all;
            bar(out, &format!("c{}", colour(&spent.project)), x, at, width);
            x += width;
        }
        bar(out, "left", x, at, BAR * left / all);
        label(out, LEFT + BAR + 16.0, at + 16.0, &format!("{:.0} % left", 100.0 * left / all));
        at += ROW;
    }
    at
}

fn name_of(project: &Project) -> String {
    shortened(&format!("{} {}", project.id, project.name), 40)
}

fn name_of_story(story: &Story) -> String {
    shortened(&format!("{} {}", story.project, story.name), 40)
}
