//! Writing a `.pb` file that passes the format's own checker.

use std::io::{self, Write};

use crate::election::{Election, Group, VoteType, index_of};

/// What to write beside the election itself.
#[derive(Debug, Clone, Copy, Default)]
pub struct WriteOptions<'a> {
    /// Winners for the `selected` column; the file's own column is kept if there are none.
    pub winners: Option<&'a [usize]>,
}

/// `META` keys the format knows, in its order; others are not written.
const META_KEYS: [&str; 38] = [
    "description",
    "country",
    "unit",
    "district",
    "subunit",
    "instance",
    "num_projects",
    "num_votes",
    "budget",
    "vote_type",
    "rule",
    "date_begin",
    "date_end",
    "min_length",
    "max_length",
    "min_sum_cost",
    "max_sum_cost",
    "min_points",
    "max_points",
    "min_sum_points",
    "max_sum_points",
    "default_score",
    "min_project_cost",
    "max_project_cost",
    "min_project_score_threshold",
    "neighborhoods",
    "subdistricts",
    "categories",
    "edition",
    "language",
    "currency",
    "fully_funded",
    "experimental",
    "comment",
    "acknowledgments",
    "leftover_budget",
    "budget_per_category",
    "budget_per_neighborhood",
];

/// Project columns beside the ones every file gets, in the format's order.
const PROJECT_KEYS: [&str; 8] = [
    "neighborhood",
    "subunit",
    "district",
    "description",
    "proposer",
    "public_id",
    "latitude",
    "longitude",
];

/// Writes an election. Ballots are written one by one with numbers for voters: who voted
/// was never kept.
///
/// # Errors
/// Whatever `out` fails with.
pub fn write(
    out: &mut impl Write,
    election: &Election,
    options: WriteOptions<'_>,
) -> io::Result<()> {
    write_meta(out, election)?;
    write_projects(out, election, options)?;
    write_votes(out, election)
}

fn write_meta(out: &mut impl Write, election: &Election) -> io::Result<()> {
    out.write_all(b"META\nkey;value\n")?;
    for key in META_KEYS {
        let value = match key {
            "num_projects" => Some(election.project_count().to_string()),
            "num_votes" => Some(election.ballots.voters().to_string()),
            "budget" => Some(election.money(election.budget).to_string()),
            "vote_type" => Some(election.vote_type.name().to_owned()),
            _ => election.meta(key).map(str::to_owned).or_else(|| filled(key)),
        };
        if let Some(value) = value {
            writeln!(out, "{key};{}", cell(&value))?;
        }
    }
    Ok(())
}

/// What stands in for a key the format insists on.
fn filled(key: &str) -> Option<String> {
    Some(
        match key {
            "description" => "Participatory budget",
            "country" => "Worldwide",
            "unit" | "instance" | "rule" => "unknown",
            "date_begin" | "date_end" => "1970",
            _ => return None,
        }
        .to_owned(),
    )
}

fn write_projects(
    out: &mut impl Write,
    election: &Election,
    options: WriteOptions<'_>,
) -> io::Result<()> {
    let (votes, scores) = crate::tables::votes_and_scores(election, &election.ballots);
    let by_score = election.vote_type.has_points() || election.vote_type == VoteType::Ordinal;
    let has = |test: &dyn Fn(&crate::election::Project) -> bool| election.projects.iter().any(test);
    let with_category = has(&|project| !project.categories.is_empty());
    let with_selected = options.winners.is_some() || has(&|project| project.selected.is_some());
    let with_beneficiaries = has(&|project| value_of(project, "beneficiaries").is_some());
    let other: Vec<&str> = PROJECT_KEYS
        .into_iter()
        .filter(|key| has(&|project| value_of(project, key).is_some()))
        .collect();
    out.write_all(b"PROJECTS\nproject_id;cost;votes")?;
    let mut header = |name: &str, wanted: bool| {
        if wanted { write!(out, ";{name}") } else { Ok(()) }
    };
    header("score", by_score)?;
    header("name", true)?;
    header("category", with_category)?;
    header("beneficiaries", with_beneficiaries)?;
    header("selected", with_selected)?;
    for key in &other {
        header(key, true)?;
    }
    out.write_all(b"\n")?;
    let mut order: Vec<usize> = (0..election.project_count()).collect();
    // The format wants the best first.
    order.sort_by_key(|&at| std::cmp::Reverse(scores.get(at).copied()));
    for at in order {
        let Some(project) = election.projects.get(at) else { continue };
        let mut row = vec![
            cell(&project.id),
            election.money(project.cost).to_string(),
            votes.get(at).copied().unwrap_or(0).to_string(),
        ];
        if by_score {
            let places = if election.vote_type.has_points() { election.point_places } else { 0 };
            let score = scores.get(at).copied().unwrap_or(0);
            row.push(crate::amount::Decimal::from_scaled(score, places).to_string());
        }
        // The format wants no empty name.
        row.push(cell(if project.name.is_empty() { &project.id } else { &project.name }));
        if with_category {
            row.push(cell(&project.categories.join(",")));
        }
        if with_beneficiaries {
            row.push(cell(value_of(project, "beneficiaries").unwrap_or_default()));
        }
        if with_selected {
            let selected = match options.winners {
                Some(winners) => i64::from(winners.contains(&at)),
                None => project.selected.unwrap_or(0),
            };
            row.push(selected.to_string());
        }
        row.extend(other.iter().map(|key| cell(value_of(project, key).unwrap_or_default())));
        writeln!(out, "{}", row.join(";"))?;
    }
    Ok(())
}

fn value_of<'p>(project: &'p crate::election::Project, key: &str) -> Option<&'p str> {
    let found = project.other.iter().find(|(name, _)| name == key);
    found.map(|(_, value)| value.as_str()).filter(|value| !value.is_empty())
}

fn write_votes(out: &mut impl Write, election: &Election) -> io::Result<()> {
    let with_points = election.vote_type.has_points();
    let points = if with_points { ";points" } else { "" };
    writeln!(out, "VOTES\nvoter_id;vote{points}")?;
    let mut number: u64 = 0;
    for group in election.ballots.groups() {
        let row = ballot_row(election, &group, with_points);
        for _ in 0..group.voters {
            number += 1;
            writeln!(out, "{number};{row}")?;
        }
    }
    Ok(())
}

fn ballot_row(election: &Election, group: &Group<'_>, with_points: bool) -> String {
    // Points are written highest first, as voters gave them.
    let mut order: Vec<usize> = (0..group.projects.len()).collect();
    order.sort_by_key(|&at| std::cmp::Reverse(group.points.get(at).copied()));
    let ids: Vec<&str> = order
        .iter()
        .filter_map(|&at| election.projects.get(index_of(*group.projects.get(at)?)))
        .map(|project| project.id.as_str())
        .collect();
    let mut row = cell(&ids.join(","));
    if with_points {
        let points = order.iter().filter_map(|&at| group.points.get(at).copied());
        let points: Vec<String> = points
            .map(|points| {
                let places = election.point_places;
                crate::amount::Decimal::from_scaled(i128::from(points), places).to_string()
            })
            .collect();
        row.push(';');
        row.push_str(&points.join(","));
    }
    row
}

/// A cell, quoted where it must be; line breaks become spaces.
fn cell(text: &str) -> String {
    let text = text.replace(['\n', '\r'], " ");
    if text.contains(';') || text.starts_with('"') {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text
    }
}
