//! `--plot FILE.svg`: an outcome as a picture, and where the money of supporters went.
//!
//! The picture stands alone: no script, no font, nothing fetched. Its colours follow the scheme
//! of whoever looks at it, and every number is written out beside its bar.

use std::fmt::Write as _;

use tally::election::{Election, Project};
use tally::explain::{Explanation, Story};
use tally::plain::plain;
use tally::{Outcome, Rule};

const WIDTH: f64 = 960.0;
const LEFT: f64 = 300.0;
const BAR: f64 = 400.0;
const ROW: f64 = 24.0;
const TOP: f64 = 84.0;

/// Most rows; the rest is counted.
const MOST_ROWS: usize = 60;

/// Winners with a colour of their own; the others share one.
const COLOURS: usize = 7;

const STYLE: &str = "\
text{font:13px system-ui,sans-serif;fill:#1c1c1e}.head{font-size:18px;font-weight:600}\
.ground{fill:#fff}.won{fill:#1a7f4b}.lost{fill:#9a9aa2}.left{fill:#d9d9de}\
.c0{fill:#1f6fb2}.c1{fill:#c2571a}.c2{fill:#2f7d32}.c3{fill:#8a3fa0}.c4{fill:#b5892b}\
.c5{fill:#b3315f}.c6{fill:#2a8c8c}.c7{fill:#73737c}\
@media (prefers-color-scheme: dark){text{fill:#f2f2f5}.ground{fill:#17171a}.won{fill:#43c383}\
.lost{fill:#6f6f78}.left{fill:#3a3a41}.c0{fill:#6cb2ee}.c1{fill:#f0965c}.c2{fill:#79c97c}\
.c3{fill:#cb93dd}.c4{fill:#e2bd6a}.c5{fill:#ee86aa}.c6{fill:#6fd0d0}.c7{fill:#a0a0aa}}";

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
    let height = at + ROW;
    let mut out = String::new();
    let _ = writeln!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" \
         width=\"{WIDTH}\" height=\"{height}\" role=\"img\">"
    );
    let _ = writeln!(out, "<title>{}</title>\n<style>{STYLE}</style>", escaped(&title));
    let _ = writeln!(out, "<rect class=\"ground\" width=\"{WIDTH}\" height=\"{height}\"/>");
    let _ = writeln!(out, "<text class=\"head\" x=\"16\" y=\"34\">{}</text>", escaped(&title));
    legend(&mut out, 16.0, "won", "wins");
    legend(&mut out, 116.0, "lost", "does not win");
    let _ = writeln!(out, "{body}</svg>");
    out
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
    let _ = writeln!(
        out,
        "<text class=\"head\" x=\"16\" y=\"{at}\">Where the money of a project’s supporters went, by winner</text>"
    );
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

fn legend(out: &mut String, x: f64, class: &str, text: &str) {
    let _ =
        writeln!(out, "<rect class=\"{class}\" x=\"{x}\" y=\"52\" width=\"14\" height=\"14\"/>");
    label(out, x + 20.0, 64.0, text);
}

fn bar(out: &mut String, class: &str, x: f64, y: f64, width: f64) {
    let _ = writeln!(
        out,
        "<rect class=\"{class}\" x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"18\"/>"
    );
}

fn label(out: &mut String, x: f64, y: f64, text: &str) {
    let _ = writeln!(out, "<text x=\"{x:.1}\" y=\"{y:.1}\">{}</text>", escaped(text));
}

/// The share of a whole, for a bar.
fn share(part: i128, whole: i128) -> f64 {
    let thousandths = part.saturating_mul(10_000) / whole;
    f64::from(u32::try_from(thousandths).unwrap_or(0)) / 10_000.0
}

fn name_of(project: &Project) -> String {
    shortened(&format!("{} {}", project.id, project.name), 40)
}

fn name_of_story(story: &Story) -> String {
    shortened(&format!("{} {}", story.project, story.name), 40)
}

fn shortened(text: &str, most: usize) -> String {
    let text = plain(text.trim());
    if text.chars().count() <= most {
        return text.into_owned();
    }
    text.chars().take(most - 1).chain(['…']).collect()
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            _ => out.push(letter),
        }
    }
    out
}
