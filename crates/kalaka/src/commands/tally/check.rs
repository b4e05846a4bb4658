//! `kalaka tally check DIR`: recount published elections.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context as _, ensure};
use serde_json::json;
use tally::{Election, Named, count, file_rule};

use super::count::read;

/// What recounting one file found.
enum Found {
    Agrees,
    Differs(String),
    Skipped(String),
    Failed(String),
}

/// Recounts every `.pb` file of a folder by its own rule.
pub(super) fn run(dir: &Path, as_json: bool) -> anyhow::Result<ExitCode> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(dir)
        .with_context(|| format!("cannot list {}", dir.display()))?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|ending| ending == "pb"))
        .collect();
    ensure!(!files.is_empty(), "there is no .pb file in {}", dir.display());
    files.sort();
    let (mut agree, mut compared, mut wrong) = (0, 0, 0);
    let mut rows = Vec::new();
    for path in &files {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let (word, reason) = match recount(path) {
            Found::Agrees => {
                agree += 1;
                compared += 1;
                ("agrees", String::new())
            }
            Found::Differs(reason) => {
                compared += 1;
                wrong += 1;
                ("differs", reason)
            }
            Found::Skipped(reason) => ("skipped", reason),
            Found::Failed(reason) => {
                wrong += 1;
                ("failed", reason)
            }
        };
        if !as_json {
            let colon = if reason.is_empty() { "" } else { ": " };
            println!("{word:8} {name}{colon}{reason}");
        }
        rows.push(json!({"file": name, "result": word, "reason": reason}));
    }
    if as_json {
        let value = json!({
            "files": rows, "agree": agree, "compared": compared, "found": files.len(),
        });
        println!("{value}");
    } else {
        println!("{agree} of {compared} agree with their selected column ({} files).", files.len());
    }
    Ok(if wrong == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn recount(path: &Path) -> Found {
    let election = match read(path) {
        Ok(read) => read.election,
        Err(error) => return Found::Failed(format!("{error:#}")),
    };
    if election.projects.iter().all(|project| project.selected.is_none()) {
        return Found::Skipped("it has no selected column".to_owned());
    }
    let (rule, named) = file_rule(&election);
    if named == Named::Unknown {
        return Found::Skipped("it names no known rule".to_owned());
    }
    let outcome = match count(&election, &rule) {
        Ok(outcome) => outcome,
        Err(error) => return Found::Failed(error.to_string()),
    };
    compare(&election, &outcome.winners, named)
}

fn compare(election: &Election, winners: &[usize], named: Named) -> Found {
    let (mut missing, mut extra, mut other) = (Vec::new(), Vec::new(), Vec::new());
    for (index, project) in election.projects.iter().enumerate() {
        let won = winners.contains(&index);
        match project.selected {
            Some(1) if !won => missing.push(project.id.as_str()),
            None | Some(0) if won => extra.push(project.id.as_str()),
            // Above one: funded by something other than the rule.
            Some(2..) if won => other.push(project.id.as_str()),
            _ => {}
        }
    }
    if missing.is_empty() && extra.is_empty() && other.is_empty() {
        return Found::Agrees;
    }
    let extra_is_empty = extra.is_empty();
    let mut reasons = Vec::new();
    for (what, ids) in [
        ("selected but not counted as winners", missing),
        ("counted as winners but not selected", extra),
        ("counted as winners but selected otherwise (above 1)", other),
    ] {
        if !ids.is_empty() {
            reasons.push(format!("{what}: {}", ids.join(", ")));
        }
    }
    let left = election.budget - election.cost_of(winners);
    if !extra_is_empty && left >= 0 {
        reasons.push(format!(
            "by {} they fit the budget ({} left), and the file does not say why not",
            election.meta("rule").unwrap_or_default(),
            election.money(left)
        ));
    }
    if named == Named::Custom {
        reasons.push("its rule is the city's own (greedy-custom)".to_owned());
    }
    Found::Differs(reasons.join("; "))
}
